"""The network as a picture: one SVG file that stands by itself.

Invariant: what it shows is what the page shows at rest (same places, colours, shapes and lines); it has a
title and a description for those who do not see it; every text in it is escaped.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape as _escape
from xml.sax.saxutils import quoteattr

from kamergraaf.network import style
from kamergraaf.network.bundles import Bundle, bundle
from kamergraaf.network.captions import Caption, bend, place_captions, point_at
from kamergraaf.network.layout import Box, box_of, positions
from kamergraaf.network.wording import line_label, words

if TYPE_CHECKING:
    import networkx as nx

_FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
_MARGIN = 24
_LEGEND = 30  # the height of a row of the legend

# What XML 1.0 cannot hold, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Point = tuple[float, float]


def to_svg(graph: nx.MultiDiGraph, *, lang: str = "nl", title: str = "") -> str:
    """The SVG text of a graph, with a legend, in Dutch (`nl`) or English (`en`)."""
    places = positions(graph)
    boxes = {node: box_of(graph, node) for node in graph}
    left, top, right, bottom = _frame(places, boxes)
    text = words(lang)
    legend = list(_legend(graph, lang, left + _MARGIN, bottom + _MARGIN, right - left - 2 * _MARGIN))
    rows = 1 + max((row for row, _ in legend), default=0)
    height = bottom - top + rows * _LEGEND + 2 * _MARGIN
    lines = bundle(graph)
    texts = [line_label(line, graph, lang) for line in lines]
    captions = place_captions(lines, texts, places, boxes)
    heading = title or text["title"]
    desc = text["picture"].format(things=len(graph), statements=graph.number_of_edges())
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title desc" lang="{lang}" '
        f'viewBox="{left} {top} {right - left} {height}" width="{right - left}" height="{height}" '
        f"font-family={quoteattr(_FONT)}>",
        f'<title id="title">{escape(heading)}</title>',
        f'<desc id="desc">{escape(desc)}</desc>',
        f'<rect x="{left}" y="{top}" width="100%" height="100%" fill="{style.LIGHT.background}"/>',
        *(_edge(line, graph, places) for line in lines),
        *(_caption(*each) for each in zip(lines, texts, captions, strict=True)),
        *(_node(graph, node, places[node], lang) for node in graph),
        *(mark for _, mark in legend),
        "</svg>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def xml_characters(text: str) -> str:
    """A text with a question mark in a diamond for each character that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)


def escape(text: str) -> str:
    """A text as it stands in XML."""
    return _escape(xml_characters(text))


def shape_path(shape: str, x: float, y: float, r: float) -> str:
    """The outline of a shape of vis-network as an SVG path."""
    if shape == "dot":
        return (
            f"M{_n(x - r)} {_n(y)}a{_n(r)} {_n(r)} 0 1 0 {_n(2 * r)} 0a{_n(r)} {_n(r)} 0 1 0 {_n(-2 * r)} 0Z"
        )
    if shape == "star":
        turns = [(r * 1.3 if k % 2 == 0 else r * 0.55, math.pi * k / 5 - math.pi / 2) for k in range(10)]
    else:
        count, first = {"square": (4, -0.75), "diamond": (4, -0.5), "hexagon": (6, 0.0)}.get(shape, (3, -0.5))
        first = 0.5 if shape == "triangleDown" else first
        size = r * {"square": math.sqrt(2) * 0.95, "hexagon": 1.05}.get(shape, 1.2)
        turns = [(size, math.pi * (first + 2 * k / count)) for k in range(count)]
    points = [
        f"{_n(x + reach * math.cos(angle))} {_n(y + reach * math.sin(angle))}" for reach, angle in turns
    ]
    return f"M{'L'.join(points)}Z"


def _frame(places: Mapping[str, tuple[int, int]], boxes: Mapping[str, Box]) -> tuple[int, int, int, int]:
    if not places:
        return 0, 0, 640, 80
    return (
        math.floor(min(x - boxes[node].half for node, (x, _) in places.items())) - _MARGIN,
        math.floor(min(y - boxes[node].above for node, (_, y) in places.items())) - _MARGIN,
        math.ceil(max(x + boxes[node].half for node, (x, _) in places.items())) + _MARGIN,
        math.ceil(max(y + boxes[node].below for node, (_, y) in places.items())) + _MARGIN,
    )


def _node(graph: nx.MultiDiGraph, node: str, place: Point, lang: str) -> str:
    data, degree = graph.nodes[node], graph.degree(node)
    (x, y), size = place, style.text_size(degree)
    radius = style.node_size(data["kind"], degree)
    label = data[f"label_{lang}"]
    lines = style.wrap(label)
    first = y + radius + 4 + size
    spans = "".join(
        f'<tspan x="{_n(x)}" y="{_n(first + k * size * style.LINE_HEIGHT)}">{escape(line)}</tspan>'
        for k, line in enumerate(lines)
    )
    return (
        f"<g><title>{escape(label)}</title>{_sign(data['kind'], x, y, radius)}"
        f'<text text-anchor="middle" font-size="{size}" fill="{style.LIGHT.text}" {_halo(4)}>{spans}</text>'
        "</g>"
    )


def _sign(kind: str, x: float, y: float, radius: float) -> str:
    look = style.KINDS[kind]
    fill, width = (style.LIGHT.background, 2.5) if look.hollow else (look.light, 1)
    return (
        f'<path d="{shape_path(look.shape, x, y, radius)}" fill="{fill}" stroke="{look.light}" '
        f'stroke-width="{width}"/>'
    )


def _edge(line: Bundle, graph: nx.MultiDiGraph, places: Mapping[str, Point]) -> str:
    look = style.LINES[line.stance]
    start, via, end = curve = bend(line, places)
    radius = style.node_size(graph.nodes[line.target]["kind"], graph.degree(line.target)) + 3
    low, high = 0.0, 1.0
    for _ in range(20):
        middle = (low + high) / 2
        near = math.dist(point_at(curve, middle), end) <= radius and line.source != line.target
        low, high = (low, middle) if near else (middle, high)
    tip, before = point_at(curve, low), point_at(curve, max(low - 0.05, 0))
    dashes = line_dashes(line)
    dash = f' stroke-linecap="round" stroke-dasharray="{" ".join(map(str, dashes))}"' if dashes else ""
    body = f"M{_n(start[0])} {_n(start[1])}Q{_n(via[0])} {_n(via[1])} {_n(end[0])} {_n(end[1])}"
    return (
        f'<path d="{body}" fill="none" stroke="{look.light}" stroke-width="{look.width}"{dash}/>'
        f'<path d="{_head(tip, before, look.width, denied=line.denied)}" fill="{look.light}"/>'
    )


def line_dashes(line: Bundle) -> tuple[int, ...]:
    """The dashes of a line: those of its stance, or of what is not so yet."""
    look = style.LINES[line.stance]
    return look.unsure if line.unsure else look.dashes


def _head(tip: Point, before: Point, width: float, *, denied: bool) -> str:
    angle = math.atan2(tip[1] - before[1], tip[0] - before[0])
    if denied:
        corners = [(-3.0, -7.0), (0.0, -7.0), (0.0, 7.0), (-3.0, 7.0)]
    else:
        size = 6 + 1.6 * width
        corners = [(0.0, 0.0), (-size, -size * 0.42), (-size * 0.75, 0.0), (-size, size * 0.42)]
    cos, sin = math.cos(angle), math.sin(angle)
    turned = [(tip[0] + a * cos - b * sin, tip[1] + a * sin + b * cos) for a, b in corners]
    return f"M{'L'.join(f'{_n(x)} {_n(y)}' for x, y in turned)}Z"


def _caption(line: Bundle, text: str, caption: Caption | None) -> str:
    if caption is None:
        return ""
    return (
        f'<text transform="translate({_n(caption.x)} {_n(caption.y)}) rotate({_n(caption.angle)})" '
        f'dy="0.35em" text-anchor="middle" font-size="{style.EDGE_TEXT_SIZE}" '
        f'fill="{style.LINES[line.stance].light}" {_halo(4)}>{escape(text)}</text>'
    )


def _legend(
    graph: nx.MultiDiGraph, lang: str, left: float, top: float, room: float
) -> Iterator[tuple[int, str]]:
    """Each mark of the legend with the row that it stands in."""
    text = words(lang)
    kinds = {data["kind"] for _, data in graph.nodes(data=True)}
    lines = {line.stance for line in bundle(graph)}
    entries = [(_sign(kind, 9, 0, 8), text[f"kind.{kind}"]) for kind in style.KINDS if kind in kinds]
    entries += [
        (_stroke(stance, style.LINES[stance].dashes), text[f"stance.{stance}"])
        for stance in style.LINES
        if stance in lines
    ]
    entries.append((_stroke("neutral", style.LINES["neutral"].unsure), text["legend.unsure"]))
    entries.append((_stroke("neutral", (), denied=True), text["legend.denied"]))
    x, row = 0.0, 0
    for mark, label in entries:
        width = 44 + style.text_width([label], 13) + 18
        if x > 0 and x + width > room:
            x, row = 0.0, row + 1
        at = f"translate({_n(left + x)} {_n(top + row * _LEGEND)})"
        shift = 26 if "stroke-dash" not in mark and "L30 0" not in mark else 40
        yield (
            row,
            (
                f'<g transform="{at}">{mark}<text x="{shift}" y="4.5" font-size="13" '
                f'fill="{style.LIGHT.text}">{escape(label)}</text></g>'
            ),
        )
        x += width


def _stroke(stance: str, dashes: tuple[int, ...], *, denied: bool = False) -> str:
    look = style.LINES[stance]
    dash = f' stroke-linecap="round" stroke-dasharray="{" ".join(map(str, dashes))}"' if dashes else ""
    return (
        f'<path d="M0 0L30 0" fill="none" stroke="{look.light}" stroke-width="{look.width}"{dash}/>'
        f'<path d="{_head((32, 0), (0, 0), look.width, denied=denied)}" fill="{look.light}"/>'
    )


def _halo(width: int) -> str:
    return f'paint-order="stroke" stroke="{style.LIGHT.halo}" stroke-width="{width}" stroke-linejoin="round"'


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
