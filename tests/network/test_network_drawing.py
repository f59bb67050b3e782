"""Drawings are still, legible, and tell things apart without colour."""

from __future__ import annotations

import itertools
import math

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamergraaf.network import style
from kamergraaf.network.bundles import Bundle, bundle
from kamergraaf.network.captions import bend, place_captions, point_at
from kamergraaf.network.forces import spread
from kamergraaf.network.layout import box_of, positions
from kamergraaf.network.untangle import cost, untangle
from kamergraaf.network.wording import all_words, line_label


def made_up(edges: list[tuple[str, str]], **attributes: str) -> nx.MultiDiGraph:
    """A graph with just what a layout looks at."""
    plain = {
        "predicate_nl": "steunt",
        "predicate_en": "supports",
        "stance": "for",
        "factuality": "actual",
        "polarity": "affirmed",
    }
    graph = nx.MultiDiGraph()
    for ends in edges:
        for name in ends:
            graph.add_node(name, label_nl=f"de zaak {name}", label_en=f"the thing {name}", kind="topic")
    for place, (source, target) in enumerate(edges):
        graph.add_edge(source, target, f"s{place}", **(plain | attributes))
    return graph


STAR = [("hub", f"blad {place:03d}") for place in range(300)]
PARTS = [("a", "b"), ("c", "d"), ("d", "e"), ("f", "f")]


def overlaps(graph: nx.MultiDiGraph) -> list[tuple[str, str]]:
    places = positions(graph)
    found = []
    for one, two in itertools.combinations(graph, 2):
        (x, y), (u, v) = places[one], places[two]
        a, b = box_of(graph, one), box_of(graph, two)
        beside = abs(x - u) < a.half + b.half - 1
        if beside and y - a.above < v + b.below - 1 and v - b.above < y + a.below - 1:
            found.append((one, two))
    return found


@pytest.mark.parametrize("edges", [STAR, PARTS, [("a", "a")]], ids=["a star", "parts", "itself"])
def test_no_two_labels_lie_on_each_other(edges: list[tuple[str, str]]) -> None:
    assert overlaps(made_up(edges)) == []


def test_no_two_labels_of_the_letters_lie_on_each_other(sample: nx.MultiDiGraph) -> None:
    assert overlaps(sample) == []


def test_the_same_graph_gets_the_same_places(part: nx.MultiDiGraph) -> None:
    other = nx.MultiDiGraph()
    other.add_nodes_from(reversed(list(part.nodes(data=True))))
    other.add_edges_from(reversed(list(part.edges(keys=True, data=True))))
    assert positions(other) == positions(part)


def test_an_empty_graph_has_no_places() -> None:
    assert positions(nx.MultiDiGraph()) == {}


def test_things_that_hang_together_are_nearer_than_others() -> None:
    ring = [(place, place + 1) for place in range(11)]
    for points in (spread(12, ring), spread(400, [(place, place + 1) for place in range(399)])):
        steps = np.hypot(*np.diff(points, axis=0).T)
        assert steps.mean() == pytest.approx(1)
        assert np.hypot(*(points[0] - points[-1])) > 3 * steps.max()


def test_untangling_never_makes_it_worse() -> None:
    rng = np.random.default_rng(1)
    edges = sorted({(a, b) for a, b in rng.integers(0, 14, size=(30, 2)).tolist() if a < b})
    boxes, lengths = np.tile([40.0, 10.0, 30.0], (14, 1)), np.full(len(edges), 150.0)
    points = rng.normal(scale=200, size=(14, 2))
    better = untangle(points, edges, boxes, lengths=lengths)
    assert cost(better, edges, boxes, lengths=lengths) < cost(points, edges, boxes, lengths=lengths)


def test_every_statement_is_in_one_bundle_of_its_own_stance(sample: nx.MultiDiGraph) -> None:
    lines = bundle(sample)
    assert sorted(key for line in lines for key in line.statements) == sorted(
        key for *_, key in sample.edges(keys=True)
    )
    for line in lines:
        stances = {sample.edges[line.source, line.target, key]["stance"] for key in line.statements}
        assert stances == {line.stance}


def test_parallel_lines_bend_apart() -> None:
    graph = made_up([("a", "b"), ("b", "a")])
    graph.add_edge("a", "b", "no", **(graph.edges["a", "b", "s0"] | {"stance": "against"}))
    places = {"a": (0.0, 0.0), "b": (100.0, 0.0)}
    middles = [point_at(bend(line, places), 0.5) for line in bundle(graph)]
    assert len(middles) == 3
    assert min(math.dist(one, two) for one, two in itertools.combinations(middles, 2)) > 5


def test_a_line_is_straight_when_it_is_alone() -> None:
    (line,) = bundle(made_up([("a", "b")]))
    _, via, _ = bend(line, {"a": (0.0, 0.0), "b": (100.0, 40.0)})
    assert via == pytest.approx((50.0, 20.0))


@pytest.mark.parametrize(
    ("names", "denied", "label"),
    [
        (["steunt"], False, "steunt"),
        (["steunt", "steunt"], False, "steunt"),
        (["steunt", "hecht aan", "verwelkomt", "deelt"], False, "steunt · hecht aan +2"),
        (["steunt"], True, "niet: steunt"),
    ],
)
def test_a_line_says_its_predicates(names: list[str], denied: bool, label: str) -> None:
    graph = nx.MultiDiGraph()
    for place, name in enumerate(names):
        graph.add_edge("a", "b", str(place), predicate_nl=name)
    line = Bundle("a", "b", "for", unsure=False, denied=denied, statements=tuple(map(str, range(len(names)))))
    assert line_label(line, graph, "nl") == label


def test_captions_keep_off_things_and_off_each_other() -> None:
    graph = made_up([("a", "b")])
    lines = bundle(graph)
    boxes = {node: box_of(graph, node) for node in graph}
    near, far = {"a": (0.0, 0.0), "b": (60.0, 0.0)}, {"a": (0.0, 0.0), "b": (400.0, 0.0)}
    assert place_captions(lines, ["steunt"], near, boxes) == [None]
    (caption,) = place_captions(lines, ["steunt"], far, boxes)
    assert caption is not None
    assert (caption.x, caption.y, caption.angle) == pytest.approx((200, 0, 0))
    first, second = place_captions(lines * 2, ["steunt", "steunt ook"], far, boxes)
    assert second is None or first is None or abs(first.x - second.x) > 30


def test_captions_never_stand_on_their_head() -> None:
    graph = made_up([("a", "b")])
    boxes = {node: box_of(graph, node) for node in graph}
    for turn in range(0, 360, 15):
        end = (400 * math.cos(math.radians(turn)), 400 * math.sin(math.radians(turn)))
        (caption,) = place_captions(bundle(graph), ["steunt"], {"a": (0.0, 0.0), "b": end}, boxes)
        assert caption is not None
        assert -90 <= caption.angle <= 90


def test_no_two_kinds_look_alike_without_colour() -> None:
    looks = [(kind.shape, kind.hollow, kind.scale) for kind in style.KINDS.values()]
    assert len(set(looks)) == len(looks)


def test_no_two_stances_look_alike_without_colour() -> None:
    looks = [(line.width, line.dashes, line.unsure) for line in style.LINES.values()]
    assert len(set(looks)) == len(looks)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_and_signs_stand_out_from_their_background(name: str) -> None:
    theme = style.THEMES[name]
    grounds = (theme.background, theme.surface)
    texts = [theme.text, theme.quiet, *(getattr(line, name) for line in style.LINES.values())]
    signs = [getattr(kind, name) for kind in style.KINDS.values()] + [theme.focus]
    assert min(contrast(text, ground) for text in texts for ground in grounds) >= 4.5
    assert min(contrast(sign, ground) for sign in signs for ground in grounds) >= 3
    assert contrast(theme.text, theme.mark) >= 4.5
    assert contrast(theme.quiet, theme.raised) >= 4.5


def contrast(one: str, two: str) -> float:
    """The contrast ratio of WCAG 2.2."""

    def luminance(code: str) -> float:
        parts = [int(code[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    low, high = sorted((luminance(one), luminance(two)))
    return (high + 0.05) / (low + 0.05)


def test_both_languages_have_the_same_words() -> None:
    dutch, english = all_words()["nl"], all_words()["en"]
    assert list(dutch) == list(english)
    assert all(dutch.values()) and all(english.values())


@given(st.text(max_size=200))
def test_wrapping_keeps_the_words_or_says_that_it_cut(text: str) -> None:
    lines = style.wrap(text)
    assert 1 <= len(lines) <= style.LABEL_LINES
    kept = "".join("".join(lines).split())
    whole = "".join(text.split())
    assert kept == whole or (kept.endswith("…") and whole.startswith(kept[:-1]))
