"""A network as a file; the ending of its name says which kind.

Invariant: the file is whole or is not there, and the same graph gives the same bytes. GraphML and GEXF
hold texts and numbers only, so that networkx reads them back and Gephi opens them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kamergraaf.errors import UsageError
from kamergraaf.files import written_aside
from kamergraaf.network import style
from kamergraaf.network.layout import positions
from kamergraaf.network.page import to_html
from kamergraaf.network.picture import to_svg, xml_characters

if TYPE_CHECKING:
    import networkx as nx

Writer = Callable[["nx.MultiDiGraph", str, Mapping[str, str]], str]


def write_network(
    graph: nx.MultiDiGraph, output: Path, *, lang: str = "nl", title: Mapping[str, str] | None = None
) -> None:
    """Write a graph as .html, .svg, .graphml or .gexf; `title` has a heading in each language.

    Raises UsageError for another ending, OutputError when it cannot be written.
    """
    writer = writer_for(output)
    text = writer(graph, lang, title or {})
    with written_aside(output) as file:
        file.write(text)


def writer_for(output: Path) -> Writer:
    """What writes a file with this ending. Raises UsageError when nothing does."""
    writer = _WRITERS.get(output.suffix.lower())
    if writer is None:
        raise UsageError(
            f"a network cannot be written as {output.suffix or 'a file without ending'}",
            value=str(output),
            hint=f"Take one of {', '.join(_WRITERS)}.",
        )
    return writer


def to_graphml(graph: nx.MultiDiGraph) -> str:
    """GraphML: nodes and edges with all their attributes; the IRIs are the ids."""
    import networkx as nx

    buffer = io.BytesIO()
    nx.write_graphml_xml(_plain(graph), buffer)
    return buffer.getvalue().decode() + "\n"


def to_gexf(graph: nx.MultiDiGraph) -> str:
    """GEXF 1.2 for Gephi, with the places, sizes and colours that the picture has."""
    import networkx as nx

    plain = _plain(graph)
    for node, (x, y) in positions(graph).items():
        data = graph.nodes[node]
        plain.nodes[node]["label"] = plain.nodes[node]["label_nl"]
        plain.nodes[node]["viz"] = {
            "position": {"x": float(x), "y": float(-y), "z": 0.0},
            "size": float(style.node_size(data["kind"], graph.degree(node))),
            "color": _colour(style.KINDS[data["kind"]].light),
        }
    for _, _, key, data in plain.edges(keys=True, data=True):
        data |= {"id": key, "label": data["predicate_nl"], "viz": {"color": _colour(_line_colour(data))}}
    text = "\n".join(nx.generate_gexf(plain, encoding="utf-8", version="1.2draft"))
    undated = re.sub(r' lastmodifieddate="[^"]*"', "", text)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{undated}\n'


def _plain(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """The graph with texts that XML can hold, numbers, and yes or no for truth values."""
    plain = type(graph)()
    for node, data in graph.nodes(data=True):
        plain.add_node(node, **{name: _value(value) for name, value in data.items()})
    for source, target, key, data in graph.edges(keys=True, data=True):
        plain.add_edge(source, target, key, **{name: _value(value) for name, value in data.items()})
    return plain


def _value(value: str | int | bool) -> str | int:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return xml_characters(value) if isinstance(value, str) else value


def _line_colour(data: Mapping[str, Any]) -> str:
    return style.LINES[data["stance"]].light


def _colour(code: str) -> dict[str, int | float]:
    red, green, blue = (int(code[at : at + 2], 16) for at in (1, 3, 5))
    return {"r": red, "g": green, "b": blue, "a": 1.0}


_WRITERS: dict[str, Writer] = {
    ".html": lambda graph, lang, title: to_html(graph, lang=lang, title=title),
    ".svg": lambda graph, lang, title: to_svg(graph, lang=lang, title=title.get(lang, "")),
    ".graphml": lambda graph, _lang, _title: to_graphml(graph),
    ".gexf": lambda graph, _lang, _title: to_gexf(graph),
}
