"""The page as people meet it: in a real browser, cut off from every network.

Needs Chromium and its driver (Debian: chromium, chromium-driver); without them these tests skip and say so.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from tests.network.network_sample import iri

from kamergraaf.network import write_network

pytest.importorskip("selenium", reason="selenium is not installed: pip install 'kamergraaf[dev]'")

from selenium.webdriver import Chrome, ChromeOptions, Keys
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

BROWSER = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
DRIVER = shutil.which("chromedriver")

pytestmark = [
    pytest.mark.skipif(
        BROWSER is None or DRIVER is None,
        reason="no Chromium with its driver here (Debian: apt-get install chromium chromium-driver)",
    ),
    pytest.mark.xdist_group("browser"),
]

# Kept by the page itself, from before its first script runs.
WATCH = """
window.violations = [];
const keep = (event) => window.violations.push(event.violatedDirective);
document.addEventListener("securitypolicyviolation", keep);
"""
Browser = Any  # selenium types only half of what it offers
EVIL = '</script><img src="http://example.org/x" onerror="window.broken = 1"><b>vet</b>'


class Page:
    """A page that is open in the browser."""

    def __init__(self, browser: Browser, file: Path) -> None:
        self.browser = browser
        browser.get_log("performance")  # what came before is not of this page
        browser.get_log("browser")
        browser.get(file.as_uri())
        self.wait(lambda: self.script("return document.documentElement.dataset.drawn === 'yes'"))

    def script(self, text: str, *values: object) -> Any:
        return self.browser.execute_script(text, *values)

    def wait(self, holds: Callable[[], object]) -> None:
        WebDriverWait(self.browser, 20, poll_frequency=0.05).until(lambda _: holds())

    def text(self, name: str) -> str:
        return str(self.script("return document.getElementById(arguments[0]).textContent", name))

    def press(self, *keys: str) -> None:
        ActionChains(self.browser).send_keys(*keys).perform()

    def click_at(self, place: dict[str, float]) -> None:
        chain: Any = ActionChains(self.browser)
        chain.w3c_actions.pointer_action.move_to_location(round(place["x"]), round(place["y"]))
        chain.w3c_actions.pointer_action.click()
        chain.perform()

    def quotes(self) -> list[str]:
        found = self.script(
            "return [...document.querySelectorAll('#cards blockquote')].map(e => e.textContent)"
        )
        return list(found)

    def shown(self) -> int:
        return int(self.script("return window.kamergraaf.lines.filter(line => line.visible).length"))


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    options = ChromeOptions()
    options.binary_location = BROWSER or ""
    for argument in (
        "--headless=new",
        "--window-size=1280,900",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        f"--user-data-dir={tmp_path_factory.mktemp('profile')}",
        *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = Chrome(options=options, service=Service(DRIVER))
    driver.execute_cdp_cmd("Network.enable", {})
    offline = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
    driver.execute_cdp_cmd("Network.emulateNetworkConditions", offline)
    driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def file(part: nx.MultiDiGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "network.html"
    write_network(part, path)
    return path


@pytest.fixture
def page(browser: Browser, file: Path) -> Page:
    return Page(browser, file)


def edge_of(graph: nx.MultiDiGraph, subject: str, thing: str) -> dict[str, Any]:
    (data,) = graph.get_edge_data(iri(subject), iri(thing)).values()
    return dict(data)


def place_of_line(page: Page, subject: str, thing: str) -> dict[str, float]:
    found = page.script(
        "const k = window.kamergraaf;"
        "const between = l => l.from.iri === arguments[0] && l.to.iri === arguments[1];"
        "return k.screenPlace({ line: k.lines.find(between) });",
        iri(subject),
        iri(thing),
    )
    return dict(found)


def test_clicking_a_line_shows_its_sentence(page: Page, part: nx.MultiDiGraph) -> None:
    page.click_at(place_of_line(page, "turkije", "measure/wapenexportverbod"))
    page.wait(page.quotes)
    data = edge_of(part, "turkije", "measure/wapenexportverbod")
    assert page.quotes() == [data["quote"]]
    facts = page.text("cards")
    assert "Veiligheid in Europa" in facts
    assert f"tekens {data['start']}–{data['end']}" in facts
    assert "Nederlands kabinet (de brief zelf)" in facts
    assert "feitelijk, bevestigd" in facts
    assert str(data["quote"]) in page.text("announce")


def test_clicking_a_thing_shows_everything_said_of_it(page: Page, part: nx.MultiDiGraph) -> None:
    find = "const k = window.kamergraaf; const thing = k.things.find(each => each.iri === arguments[0]);"
    page.click_at(page.script(f"{find} return k.screenPlace({{ thing }})", iri("turkije")))
    page.wait(page.quotes)
    assert len(page.quotes()) == part.degree(iri("turkije"))
    assert "Turkije" in page.text("panel-title")


def test_no_request_leaves_and_no_policy_is_broken(page: Page) -> None:
    page.script("window.kamergraaf.choose({ thing: window.kamergraaf.things[0] }, { view: true })")
    page.script("window.kamergraaf.speak('en')")
    page.script("document.getElementById('tab-table').click()")
    messages = [json.loads(entry["message"])["message"] for entry in page.browser.get_log("performance")]
    asked = [
        found["params"]["request"]["url"]
        for found in messages
        if found["method"] == "Network.requestWillBeSent"
    ]
    assert asked
    assert all(url.startswith(("file:", "data:")) for url in asked)
    assert page.script("return window.violations") == []
    assert page.browser.get_log("browser") == []


def test_it_opens_still(page: Page, part: nx.MultiDiGraph) -> None:
    places = "return JSON.stringify(window.kamergraaf.network.getPositions())"
    before = page.script(places)
    page.browser.execute_async_script("setTimeout(arguments[0], 300)")
    assert page.script(places) == before
    assert len(json.loads(before)) == part.number_of_nodes()


def test_the_keyboard_alone_finds_a_thing_and_reads_its_sentences(page: Page) -> None:
    page.press(Keys.TAB, Keys.ENTER)  # the link to the table
    assert page.script("return document.getElementById('view-table').hidden") is False
    page.browser.refresh()
    page.wait(lambda: page.script("return document.documentElement.dataset.drawn"))
    for _ in range(4):  # past the link and the two languages
        page.press(Keys.TAB)
    page.press("koolstof", Keys.ARROW_DOWN)
    assert "koolstofgrensheffing" in page.script("return document.activeElement.textContent")
    page.press(Keys.ENTER)
    page.wait(page.quotes)
    assert page.script("return document.activeElement.id") == "panel-title"
    page.press(Keys.ESCAPE)
    assert page.script("return document.getElementById('panel').hidden") is True


def test_arrow_keys_walk_the_list(page: Page) -> None:
    page.browser.find_element(By.ID, "search").send_keys(Keys.ARROW_DOWN)
    names = page.script("return [...document.querySelectorAll('#things button')].map(b => b.textContent)")
    page.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN)
    assert page.script("return document.activeElement.textContent") == names[2]
    page.press(Keys.HOME, Keys.ARROW_UP)
    assert page.script("return document.activeElement.id") == "search"


def test_keys_move_and_zoom_the_picture(page: Page) -> None:
    view = "const n = window.kamergraaf.network; return [n.getScale(), n.getViewPosition().x]"
    page.script("document.getElementById('canvas').focus()")
    scale, x = page.script(view)
    page.press("+")
    page.press(Keys.ARROW_RIGHT)
    larger, moved = page.script(view)
    assert larger > scale
    assert moved > x
    page.press("0")
    assert page.script(view)[0] == pytest.approx(scale)


def test_a_filter_holds_for_picture_table_and_list_alike(page: Page, part: nx.MultiDiGraph) -> None:
    all_lines = page.shown()
    for box in page.browser.find_elements(By.CSS_SELECTOR, "[data-facet=group]"):
        if box.get_attribute("data-value") != "A-":
            box.click()
    against = [data for *_, data in part.edges(data=True) if data["group"] == "A-"]
    rows = page.script("return [...document.querySelectorAll('#rows .quote')].map(cell => cell.textContent)")
    assert 0 < page.shown() < all_lines
    assert sorted(rows) == sorted(data["quote"] for data in against)
    listed = page.script("return document.querySelectorAll('#things button').length")
    visible = page.script("return window.kamergraaf.things.filter(thing => thing.visible).length")
    hidden = page.script("return window.kamergraaf.network.body.nodeIndices.length")
    assert listed == visible == hidden
    page.browser.find_element(By.ID, "reset").click()
    assert page.shown() == all_lines


def test_the_table_sorts_and_its_rows_open_their_sentence(page: Page) -> None:
    page.browser.find_element(By.ID, "tab-table").click()
    head = page.browser.find_element(By.CSS_SELECTOR, "[data-column=subject] button")
    head.click()
    names = "return [...document.querySelectorAll('#rows tr')].map(row => row.cells[0].textContent)"
    first = page.script(names)
    page.browser.find_element(By.CSS_SELECTOR, "[data-column=subject] button").click()
    assert page.script("return document.querySelector('[data-column=subject]').ariaSort") == "descending"
    assert page.script(names)[0] == first[-1]
    cell = "document.querySelector('#rows tr').cells"
    quote = page.script(f"return {cell}[3].textContent")
    page.script(f"{cell}[1].querySelector('button').focus()")
    page.press(Keys.ENTER)
    page.wait(page.quotes)
    assert page.quotes() == [quote]


def test_the_search_finds_words_in_sentences(page: Page) -> None:
    page.browser.find_element(By.ID, "search").send_keys("klacht")
    button = page.browser.find_element(By.CSS_SELECTOR, "#sentences button")
    button.click()
    page.wait(page.quotes)
    assert all("klacht" in quote for quote in page.quotes())


def test_an_alias_finds_a_thing(page: Page) -> None:
    page.browser.find_element(By.ID, "search").send_keys("wto")
    names = page.script("return [...document.querySelectorAll('#things button')].map(b => b.textContent)")
    assert any("Wereldhandelsorganisatie" in name for name in names)


def test_it_speaks_both_languages(page: Page) -> None:
    page.browser.find_element(By.CSS_SELECTOR, "[data-lang=en]").click()
    assert page.script("return document.documentElement.lang") == "en"
    body = page.script("return document.body.innerText")
    assert "Kind of statement" in body
    assert "Turkey" in body
    assert not {"Wat voor uitspraak", "Alles tonen", "Turkije"} & set(body.splitlines())


def test_it_follows_a_dark_screen(page: Page) -> None:
    ground = "return getComputedStyle(document.body).backgroundColor"
    light = page.script(ground)
    scheme = [{"name": "prefers-color-scheme", "value": "dark"}]
    page.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": scheme})
    try:
        assert page.script(ground) != light
    finally:
        page.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_every_control_has_a_name(page: Page) -> None:
    nameless = page.script(
        "return [...document.querySelectorAll('button, input, [tabindex=\"0\"]')].filter(e =>"
        " !(e.textContent.trim() || e.ariaLabel || e.labels?.length)).map(e => e.outerHTML)"
    )
    assert nameless == []


def test_texts_of_letters_stay_texts(browser: Browser, part: nx.MultiDiGraph, tmp_path: Path) -> None:
    graph = part.copy()
    for node in graph:
        graph.nodes[node].update(label_nl=f"{EVIL} {graph.nodes[node]['label_nl']}", label_en=EVIL)
    for *_, data in graph.edges(data=True):
        data.update(
            quote=EVIL, subject_text="vet", predicate_nl=EVIL, holder_nl=EVIL, letter_title=EVIL, when=EVIL
        )
    write_network(graph, tmp_path / "evil.html", title={"nl": EVIL, "en": EVIL})
    page = Page(browser, tmp_path / "evil.html")
    page.script("window.kamergraaf.choose({ thing: window.kamergraaf.things[0] }, { view: true })")
    page.browser.find_element(By.ID, "search").send_keys("vet")
    page.script("document.getElementById('tab-table').click()")
    assert set(page.quotes()) == {EVIL}
    assert page.script("return document.querySelectorAll('img, b').length") == 0
    assert page.script("return window.broken") is None
    assert page.script("return window.violations") == []


def test_an_empty_network_says_so(browser: Browser, tmp_path: Path) -> None:
    write_network(nx.MultiDiGraph(), tmp_path / "none.html")
    page = Page(browser, tmp_path / "none.html")
    assert page.text("counts") == "Geen uitspraken om te tonen."
    assert page.browser.get_log("browser") == []


def test_a_thing_that_was_moved_stays_where_it_was_put(page: Page) -> None:
    find = "const k = window.kamergraaf; const thing = k.things.find(each => each.iri === arguments[0]);"
    where = f"{find} return k.screenPlace({{ thing }})"
    start = page.script(where, iri("stef-blok"))
    chain: Any = ActionChains(page.browser, duration=40)
    pointer = chain.w3c_actions.pointer_action
    pointer.move_to_location(round(start["x"]), round(start["y"]))
    pointer.pointer_down()
    for step in range(1, 6):
        pointer.move_to_location(round(start["x"]) + 8 * step, round(start["y"]) - 10 * step)
    pointer.pointer_up()
    chain.perform()
    moved = page.script(where, iri("stef-blok"))
    assert moved["y"] < start["y"] - 20
    page.browser.find_element(By.CSS_SELECTOR, "[data-lang=en]").click()
    assert page.script(where, iri("stef-blok")) == pytest.approx(moved, abs=2)


def test_a_crowd_of_lines_is_painted_and_each_can_still_be_clicked(
    browser: Browser, part: nx.MultiDiGraph, tmp_path: Path
) -> None:
    source, target, data = next(iter(part.edges(data=True)))
    crowd = nx.MultiDiGraph()
    pairs = [(f"actor {hub}", f"zaak {hub} {leaf}") for hub in range(3) for leaf in range(260)]
    for place, ends in enumerate([*pairs, ("actor apart", "zaak apart")]):
        for end, node in zip(ends, (source, target), strict=True):
            crowd.add_node(end, **(part.nodes[node] | {"label_nl": end, "label_en": end}))
        crowd.add_edge(*ends, f"s{place}", **(data | {"quote": f"Er staat iets over {ends[1]}."}))
    write_network(crowd, tmp_path / "crowd.html")
    page = Page(browser, tmp_path / "crowd.html")
    known = "return window.kamergraaf.network.body.edgeIndices.length"
    assert page.script(known) == 0
    page.click_at(
        page.script(
            "const k = window.kamergraaf;"
            "return k.screenPlace({ line: k.lines.find(line => line.from.iri === 'actor apart') })"
        )
    )
    page.wait(page.quotes)
    assert page.quotes() == ["Er staat iets over zaak apart."]
    assert page.script(known) == 1
    page.script("const k = window.kamergraaf; k.choose({ thing: k.things[0] }, { view: true })")
    assert page.script(known) >= 260
