"""What the page is given: the drawing as pyvis makes it, and the statements behind it.

Invariant: the same graph gives the same payload, and every text in it is data: none is markup, in Python or
on the page. What many statements share (a sentence, a predicate, a holder) is written once.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from kamergraaf.model import Factuality, Polarity
from kamergraaf.network import style
from kamergraaf.network.bundles import Bundle, bundle
from kamergraaf.network.graph import GROUPS
from kamergraaf.network.layout import positions
from kamergraaf.network.picture import line_dashes, shape_path
from kamergraaf.network.wording import LANGUAGES, all_words

if TYPE_CHECKING:
    import networkx as nx

Json = dict[str, Any]  # what json.dumps takes: its depth has no useful type

_SMALL = 700  # up to this many lines, what is not chosen fades and lines answer to the pointer
_FACE = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"


def payload(graph: nx.MultiDiGraph, *, lang: str, title: dict[str, str]) -> Json:
    """Everything the page needs, ready for JSON."""
    lines = bundle(graph)
    return {
        "lang": lang,
        "title": title,
        "words": all_words(),
        "small": _SMALL,
        "edgeText": style.EDGE_TEXT_SIZE,
        "order": {"groups": GROUPS, "factuality": [*Factuality], "polarity": [*Polarity]},
        "style": _style(),
        "labels": {
            name: ["\n".join(style.wrap(data[f"label_{name}"])) for _, data in graph.nodes(data=True)]
            for name in LANGUAGES
        },
        "things": [
            [node, data["label_nl"], data["label_en"], data["kind"], data["aliases"].split("\n")]
            for node, data in graph.nodes(data=True)
        ],
        **_drawing(graph, lines, lang),
        **_statements(graph, lines),
    }


def _style() -> Json:
    kinds = {
        name: {**asdict(kind), "path": shape_path(kind.shape, 9, 9, 6.5)}
        for name, kind in style.KINDS.items()
    }
    return {
        "kinds": kinds,
        "lines": {name: asdict(line) for name, line in style.LINES.items()},
        "themes": {name: asdict(theme) for name, theme in style.THEMES.items()},
    }


def _drawing(graph: nx.MultiDiGraph, lines: Sequence[Bundle], lang: str) -> Json:
    """Nodes, edges and options as pyvis gives them to vis-network, and what the page knows of each line."""
    from pyvis.network import Network

    class Canvas(Network):  # type: ignore[misc]  # pyvis has no types
        """A pyvis network that looks its nodes up in a table instead of a list."""

        def get_nodes(self) -> dict[int, Json]:
            nodes: dict[int, Json] = self.node_map
            return nodes

    canvas = Canvas(directed=True)
    canvas.set_options(json.dumps(_options(graph, lines)))
    places = positions(graph)
    number = {node: place for place, node in enumerate(graph)}
    for node, data in graph.nodes(data=True):
        degree, (x, y) = graph.degree(node), places[node]
        canvas.add_node(
            number[node],
            label="\n".join(style.wrap(data[f"label_{lang}"])) or " ",
            shape=style.KINDS[data["kind"]].shape,
            group=data["kind"],
            size=style.node_size(data["kind"], degree),
            font={"size": style.text_size(degree)},
            x=x,
            y=y,
        )
    for place, line in enumerate(lines):
        canvas.add_edge(number[line.source], number[line.target], id=place, **_edge(line))
    nodes, edges, _, _, _, options = canvas.get_network_data()
    facts = [
        [number[line.source], number[line.target], line.stance, int(line.unsure), int(line.denied)]
        for line in lines
    ]
    return {"nodes": nodes, "edges": edges, "options": json.loads(options), "lines": facts}


def _edge(line: Bundle) -> Json:
    look = style.LINES[line.stance]
    head = {
        "enabled": True,
        "type": "bar" if line.denied else "arrow",
        "scaleFactor": 0.7 if line.denied else 0.55,
    }
    found: Json = {"arrows": {"to": head}, "width": look.width}
    if dashes := line_dashes(line):
        found["dashes"] = dashes
    if line.curve:
        kind = "curvedCW" if line.curve > 0 else "curvedCCW"
        found["smooth"] = {"enabled": True, "type": kind, "roundness": abs(line.curve)}
    return found


def _options(graph: nx.MultiDiGraph, lines: Sequence[Bundle]) -> Json:
    large = len(lines) > _SMALL or len(graph) > _SMALL
    return {
        "autoResize": False,
        "layout": {"improvedLayout": False},
        "physics": {"enabled": False},
        "interaction": {
            "hover": not large,
            "dragNodes": not large,
            "selectConnectedEdges": False,
            "hoverConnectedEdges": False,
            "keyboard": {"enabled": False},
        },
        "nodes": {
            "font": {"face": _FACE, "strokeWidth": 4},
            "scaling": {"label": {"drawThreshold": 1}},
            "labelHighlightBold": False,
            "borderWidthSelected": 4,
        },
        "edges": {
            "font": {"face": _FACE, "size": style.EDGE_TEXT_SIZE, "strokeWidth": 4, "align": "middle"},
            "scaling": {"label": {"drawThreshold": 6}},
            "labelHighlightBold": False,
            "selectionWidth": 1,
            "hoverWidth": 0.5,
            "smooth": False,
        },
    }


def _statements(graph: nx.MultiDiGraph, lines: Sequence[Bundle]) -> Json:
    line_of = {key: place for place, line in enumerate(lines) for key in line.statements}
    predicates, passages, holders, letters = (_Once[Any]() for _ in range(4))
    rows = []
    for _, _, key, data in graph.edges(keys=True, data=True):
        letter = letters.place((data["letter"], data["letter_title"]))
        rows.append(
            [
                line_of[key],
                predicates.place((data["predicate_nl"], data["predicate_en"], data["group"])),
                passages.place((letter, data["start"], data["end"], data["quote"])),
                holders.place((data["holder_nl"], data["holder_en"])),
                int(data["own_voice"]),
                data["polarity"],
                data["factuality"],
                data["status"],
                data["when"],
                data["subject_text"],
                data["object_text"],
                key,
            ]
        )
    return {
        "statements": rows,
        "predicates": predicates.values,
        "passages": passages.values,
        "holders": holders.values,
        "letters": [[title, iri] for iri, title in letters.values],
    }


_Value = TypeVar("_Value", bound=Hashable)


class _Once(Generic[_Value]):
    """Values in the order in which they came first; each is kept once and known by its place."""

    def __init__(self) -> None:
        self.values: list[_Value] = []
        self._places: dict[_Value, int] = {}

    def place(self, value: _Value) -> int:
        """Where the value is kept."""
        if value not in self._places:
            self._places[value] = len(self.values)
            self.values.append(value)
        return self._places[value]
