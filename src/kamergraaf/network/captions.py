"""Where the words on the lines go: along their line, off the things and off each other.

Invariant: no caption lies on a node, on a node's label or on another caption; one for which there is
no room is left out, and the line still says by its look where the subject stands.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kamergraaf.network import style
from kamergraaf.network.bundles import Bundle
from kamergraaf.network.layout import Box

Point = tuple[float, float]

_ALONG = (0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74)
_CELL = 5.0  # the grain of the map of what is covered, in pixels


@dataclass(frozen=True, slots=True)
class Caption:
    """The middle of a caption and its angle in degrees, never upside down."""

    x: float
    y: float
    angle: float


def place_captions(
    lines: Sequence[Bundle],
    texts: Sequence[str],
    places: Mapping[str, Point],
    boxes: Mapping[str, Box],
) -> list[Caption | None]:
    """A caption for each line, in order, or None."""
    taken = {cell for node, box in boxes.items() for cell in _cells_of_box(places[node], box)}
    found: list[Caption | None] = [None] * len(lines)
    for number in sorted(range(len(lines)), key=lambda number: (len(texts[number]), number)):
        for share in _ALONG:
            caption = caption_at(lines[number], places, share)
            cells = set(_cells_of(caption, texts[number]))
            if not cells & taken and _fits(lines[number], texts[number], places):
                taken |= cells
                found[number] = caption
                break
    return found


def bend(line: Bundle, places: Mapping[str, Point]) -> tuple[Point, Point, Point]:
    """Start, control point and end of a line, bent as vis-network bends `curvedCW` and `curvedCCW`."""
    start, end = places[line.source], places[line.target]
    if start == end:
        return start, (start[0] + 60, start[1] - 60), end
    way = 1 if line.curve >= 0 else -1
    share = abs(line.curve) * 0.5 + 0.5
    turn = math.atan2(start[1] - end[1], end[0] - start[0]) + way * share * math.pi
    reach = way * share * math.dist(start, end)
    return start, (start[0] + reach * math.sin(turn), start[1] + reach * math.cos(turn)), end


def point_at(curve: tuple[Point, Point, Point], share: float) -> Point:
    """The point of a quadratic curve at a share of its way."""
    a, b, c = (1 - share) ** 2, 2 * share * (1 - share), share**2
    start, via, end = curve
    return a * start[0] + b * via[0] + c * end[0], a * start[1] + b * via[1] + c * end[1]


def caption_at(line: Bundle, places: Mapping[str, Point], share: float) -> Caption:
    """The caption of a line at a share of its way."""
    curve = bend(line, places)
    (x, y), before, after = (point_at(curve, at) for at in (share, share - 0.02, share + 0.02))
    angle = math.degrees(math.atan2(after[1] - before[1], after[0] - before[0]))
    if not -90 <= angle <= 90:
        angle += -180 if angle > 0 else 180
    return Caption(x, y, angle)


def _fits(line: Bundle, text: str, places: Mapping[str, Point]) -> bool:
    room = math.dist(places[line.source], places[line.target])
    return style.text_width([text], style.EDGE_TEXT_SIZE) < room * 0.9


def _cells_of(caption: Caption, text: str) -> Iterator[tuple[int, int]]:
    width, height = style.text_width([text], style.EDGE_TEXT_SIZE) + 4, style.EDGE_TEXT_SIZE + 3
    cos, sin = math.cos(math.radians(caption.angle)), math.sin(math.radians(caption.angle))
    steps, rows = math.ceil(width / _CELL), math.ceil(height / _CELL)
    for step in range(steps + 1):
        for row in range(rows + 1):
            a, b = width * (step / steps - 0.5), height * (row / rows - 0.5)
            yield _cell(caption.x + a * cos - b * sin, caption.y + a * sin + b * cos)


def _cells_of_box(place: Point, box: Box) -> Iterator[tuple[int, int]]:
    left, top = _cell(place[0] - box.half, place[1] - box.above)
    right, bottom = _cell(place[0] + box.half, place[1] + box.below)
    return ((column, row) for column in range(left, right + 1) for row in range(top, bottom + 1))


def _cell(x: float, y: float) -> tuple[int, int]:
    return math.floor(x / _CELL), math.floor(y / _CELL)
