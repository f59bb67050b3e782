"""The page is one file that asks for nothing, and texts of letters stay texts."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.network.network_sample import iri

from kamergraaf.network.page import as_json_block, to_html, vis_network

EVIL = '</script><img src=x onerror="window.broken=1"><!-- {{data}} \u2028'


class Reader(HTMLParser):
    """What a browser would make of the page: elements, and the text of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.blocks: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self.blocks.append((tag, dict(attrs), ""))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem is not None:
            tag, attrs, text = self.blocks.pop()
            self.blocks.append((tag, attrs, text + data))


def data_of(page: str) -> dict[str, Any]:
    block = next(text for _, attrs, text in Reader(page).blocks if attrs.get("type") == "application/json")
    found: dict[str, Any] = json.loads(block)
    return found


@pytest.fixture(scope="module")
def page(part: nx.MultiDiGraph) -> str:
    return to_html(part)


def test_nothing_is_fetched(page: str) -> None:
    for tag, attributes in Reader(page).elements:
        assert tag not in ("link", "img", "iframe", "object", "embed", "base")
        assert "src" not in attributes
        assert not any(name.startswith("on") for name in attributes)
        assert attributes.get("href", "#").startswith("#")  # type: ignore[union-attr]
    assert "sourceMappingURL" not in page


def test_the_policy_allows_the_scripts_and_styles_of_the_page_and_nothing_else(page: str) -> None:
    reader = Reader(page)
    policy = next(str(found["content"]) for tag, found in reader.elements if found.get("http-equiv"))
    rules = {
        name: value.split()
        for name, *value_ in [rule.split(" ", 1) for rule in policy.split("; ")]
        for value in value_
    }
    assert rules["default-src"] == ["'none'"]
    assert "unsafe" not in policy
    assert "http" not in policy
    for tag, rule in (("script", "script-src"), ("style", "style-src")):
        texts = [text for kind, attrs, text in reader.blocks if kind == tag and "type" not in attrs]
        hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts]
        assert rules[rule] == [f"'sha256-{digest}'" for digest in hashes]


def test_it_is_drawn_by_pyvis_and_keeps_the_licence_of_vis_network(page: str, part: nx.MultiDiGraph) -> None:
    assert "@license" in vis_network()
    assert vis_network() in page
    data = data_of(page)
    assert len(data["nodes"]) == part.number_of_nodes()
    assert all({"id", "label", "shape", "x", "y", "size", "group"} <= set(node) for node in data["nodes"])
    assert all("arrows" in edge for edge in data["edges"])
    assert data["options"]["physics"] == {"enabled": False}


def test_every_statement_is_in_the_page_with_its_sentence(page: str, part: nx.MultiDiGraph) -> None:
    data = data_of(page)
    found = {row[-1]: data["passages"][row[2]][3] for row in data["statements"]}
    assert found == {key: values["quote"] for *_, key, values in part.edges(keys=True, data=True)}


def test_texts_of_letters_cannot_become_markup(part: nx.MultiDiGraph) -> None:
    graph = part.copy()
    for node in graph:
        graph.nodes[node].update(label_nl=EVIL, label_en=EVIL, aliases=EVIL)
    for *_, data in graph.edges(data=True):
        data.update(quote=EVIL, predicate_nl=EVIL, holder_nl=EVIL, letter_title=EVIL, when=EVIL)
    written = to_html(graph, title={"nl": EVIL, "en": EVIL})
    clean = Reader(to_html(part))
    assert [tag for tag, _ in Reader(written).elements] == [tag for tag, _ in clean.elements]
    assert EVIL in json.dumps(data_of(written), ensure_ascii=False).replace('\\"', '"')


@given(st.recursive(st.text() | st.integers(), lambda values: st.lists(values, max_size=3)))
def test_a_json_block_holds_any_text_and_no_markup(value: object) -> None:
    block = as_json_block(value)
    assert json.loads(block) == value
    assert not re.search("[<>&\u2028\u2029]", block)


def test_a_title_stands_in_both_languages(part: nx.MultiDiGraph) -> None:
    written = to_html(part, lang="en", title={"nl": "Rond Turkije", "en": "Around Turkey"})
    assert '<html lang="en">' in written
    assert "<title>Around Turkey</title>" in written
    assert data_of(written)["title"] == {"nl": "Rond Turkije", "en": "Around Turkey"}


def test_what_many_statements_share_is_written_once(page: str, part: nx.MultiDiGraph) -> None:
    shared = [data["quote"] for _, target, data in part.edges(data=True) if target == iri("turkije")]
    assert page.count(shared[0]) == 1
