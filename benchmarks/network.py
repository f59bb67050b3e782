"""How long a large page takes to open, beside pyvis as it comes, in one headless Chromium without a network.

    python benchmarks/network.py [--things 5000] [--statements 10000] [--runs 3]

For each page: its size, when something is first drawn, the longest time in which the page answers nobody
in the first seconds, and how long a drawing of everything takes. The median of the runs, and all of them.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

import networkx as nx

from kamergraaf.network import write_network
from kamergraaf.network.graph import stance_of

PREDICATES = (
    ("steunt", "supports", "A+"),
    ("bekritiseert", "criticises", "A-"),
    ("roept op tot", "calls for", "B"),
    ("zet zich in voor", "works toward", "C"),
    ("werkt samen met", "cooperates with", "D"),
)
ACTORS = ("state", "organisation", "person", "group")
THINGS = ("phrase", "topic", "measure", "agreement", "event")
WATCH_SECONDS = 20

# Runs in the page before its own scripts: when is anything drawn, and how long does it answer nobody?
WATCH = """
window.watched = { drawn: null, longest: 0 };
const longer = (task) => { window.watched.longest = Math.max(window.watched.longest, task.duration); };
const observer = new PerformanceObserver((list) => list.getEntries().forEach(longer));
observer.observe({ type: "longtask", buffered: true });
const look = setInterval(() => {
  const canvas = document.querySelector("canvas");
  if (!canvas || !canvas.width || !canvas.height) return;
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  if (!data.some((value) => value > 0)) return;
  window.watched.drawn = performance.now();
  clearInterval(look);
}, 50);
"""


def main() -> None:
    """Measure both pages and print a table."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    options.add_argument("--things", type=int, default=5000)
    options.add_argument("--statements", type=int, default=10_000)
    options.add_argument("--runs", type=int, default=3)
    given = options.parse_args()
    graph = made_up(things=given.things, statements=given.statements)
    with tempfile.TemporaryDirectory() as folder:
        ours, plain = Path(folder) / "kamergraaf.html", Path(folder) / "pyvis.html"
        started = time.perf_counter()
        write_network(graph, ours)
        print(f"{graph}; written in {time.perf_counter() - started:.1f} s")
        write_plain(graph, plain)
        print("| page | MB | first drawn, s | longest freeze, s | one drawing, s |\n|---|---|---|---|---|")
        for name, file in (("kamergraaf draw", ours), ("pyvis as it comes", plain)):
            runs = [watch(file) for _ in range(given.runs)]
            cells = (figure([run[key] for run in runs]) for key in ("drawn", "longest", "once"))
            print(f"| {name} | {file.stat().st_size / 1e6:.1f} | {' | '.join(cells)} |", flush=True)


def made_up(*, things: int, statements: int) -> nx.MultiDiGraph:
    """A graph with the shape of letters: few actors speak much, most things are named once or twice."""
    chance = random.Random(7)
    actors = range(max(2, things // 16))
    weights = [1 / (place + 1) ** 0.9 for place in actors]
    graph = nx.MultiDiGraph()
    for place in range(things):
        kind = ACTORS[place % len(ACTORS)] if place in actors else THINGS[place % len(THINGS)]
        labels = {"label_nl": f"omschrijving van zaak {place}", "label_en": f"description of thing {place}"}
        graph.add_node(place, kind=kind, aliases="", **labels)
    for place in range(statements):
        source = chance.choices(actors, weights)[0]
        target = place % things if place < things else chance.randrange(things)
        graph.add_edge(source, target, f"s{place}", **statement(place, *chance.choice(PREDICATES)))
    return nx.relabel_nodes(graph, {place: f"https://example.org/{place:06}" for place in graph})


def statement(place: int, dutch: str, english: str, group: str) -> dict[str, Any]:
    """What an edge carries."""
    return {
        "predicate": f"https://example.org/def#{english.replace(' ', '')}",
        "predicate_nl": dutch,
        "predicate_en": english,
        "group": group,
        "stance": stance_of(group, "affirmed"),
        "polarity": "affirmed",
        "factuality": "planned" if place % 10 == 0 else "actual",
        "status": "accepted",
        "holder": "https://example.org/kabinet",
        "holder_nl": "Nederlands kabinet",
        "holder_en": "Dutch government",
        "own_voice": True,
        "when": "",
        "letter": f"https://example.org/letter/{place // 100}",
        "letter_title": f"Brief {place // 100}",
        "quote": f"Dit is zin {place}, waarin het kabinet zegt hoe het over de uitvoering denkt.",
        "start": place % 100 * 120,
        "end": place % 100 * 120 + 110,
        "subject_text": "het kabinet",
        "object_text": "de uitvoering",
    }


def write_plain(graph: nx.MultiDiGraph, file: Path) -> None:
    """The same things and statements through pyvis with nothing changed, its script in the page."""
    from pyvis.network import Network

    canvas = Network(directed=True, cdn_resources="in_line")
    number = {node: place for place, node in enumerate(graph)}
    for node, data in graph.nodes(data=True):
        canvas.add_node(number[node], label=data["label_nl"])
    for source, target, data in graph.edges(data=True):
        canvas.add_edge(number[source], number[target], label=data["predicate_nl"], title=data["quote"])
    file.write_text(canvas.generate_html(), "utf-8")


def watch(file: Path) -> dict[str, float | None]:
    """What a fresh browser sees of a page; None for what it had not seen after the time to watch."""
    from selenium.common.exceptions import TimeoutException
    from selenium.webdriver import Chrome, ChromeOptions
    from selenium.webdriver.chrome.service import Service

    options = ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    options.page_load_strategy = "none"
    for argument in (
        "--headless=new",
        "--no-sandbox",
        "--window-size=1440,900",
        "--host-resolver-rules=MAP * ~NOTFOUND",
    ):
        options.add_argument(argument)
    with Chrome(options=options, service=Service(shutil.which("chromedriver"))) as browser:
        browser.set_script_timeout(WATCH_SECONDS)
        browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
        browser.get(file.as_uri())
        time.sleep(WATCH_SECONDS)
        try:
            found = browser.execute_script(
                "const network = window.kamergraaf?.network ?? window.network;"
                "const start = performance.now(); network.redraw();"
                "return { ...window.watched, once: performance.now() - start }"
            )
        except TimeoutException:
            return {"drawn": None, "longest": None, "once": None}
    return {key: None if value is None else value / 1000 for key, value in found.items()}


def figure(values: list[float | None]) -> str:
    """The median, and all values behind it."""
    seen = [value for value in values if value is not None]
    if len(seen) < len(values):
        return f"more than {WATCH_SECONDS}"
    return f"{statistics.median(seen):.2f} ({', '.join(f'{value:.2f}' for value in sorted(seen))})"


if __name__ == "__main__":
    main()
