"""Where the things of a network stand, computed beforehand so that a drawing opens still.

Invariant: the same graph gives the same whole-numbered places, and no two labels lie on each other.
Parts that hang together are laid out by themselves and then packed side by side.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kamergraaf.network import style
from kamergraaf.network.forces import spread
from kamergraaf.network.untangle import cost, untangle

if TYPE_CHECKING:
    import networkx as nx
    from numpy.typing import NDArray

    Points = NDArray[np.float64]

_EDGE = 60.0  # the length that an edge would like beside its caption and its ends, in pixels at zoom 1
_UNTANGLED = 260  # up to this many things
_STARTS, _TRIED = 4, 240  # small drawings are begun in several ways: so often, of so many things in all
_STRETCH = np.array([1.6, 1.0])  # labels are wide, so drawings are
_SHARES = (0.0, 0.8, 1.0, 1.3)  # lengths of shelves that are tried, in sides of a square with room for all
_SCREEN = 1.5  # the width of a screen's free room in its heights
_GAP = 8.0  # kept free around a label
_ROOM = 2.5  # the area that a drawing gets to begin with, in areas of its labels
_ROUNDS, _GROWTH = 8, 1.03  # after so many rounds of pushing labels apart the drawing grows


@dataclass(frozen=True, slots=True)
class Box:
    """What a node and its label cover around the node's own point."""

    half: float
    above: float
    below: float


def positions(graph: nx.MultiDiGraph) -> dict[str, tuple[int, int]]:
    """A place for every node, in pixels; y grows downwards."""
    import networkx as nx

    plain = nx.Graph()
    plain.add_nodes_from(sorted(graph))
    plain.add_edges_from(sorted({(min(ends), max(ends)) for ends in graph.edges() if ends[0] != ends[1]}))
    parts = sorted(
        (sorted(part) for part in nx.connected_components(plain)), key=lambda part: (-len(part), part)
    )
    boxes = [np.array([_numbers(box_of(graph, node)) for node in part]) for part in parts]
    laid = [_lay_out(graph, part, box) for part, box in zip(parts, boxes, strict=True)]
    placed = _pack(laid, boxes)
    return {
        node: (round(x), round(y))
        for part, points in zip(parts, placed, strict=True)
        for node, (x, y) in zip(part, points.tolist(), strict=True)
    }


def box_of(graph: nx.MultiDiGraph, node: str) -> Box:
    """The box of a node with its longer label, Dutch or English."""
    data, degree = graph.nodes[node], graph.degree(node)
    size, radius = style.text_size(degree), style.node_size(data["kind"], degree)
    labels = [style.wrap(data["label_nl"]), style.wrap(data["label_en"])]
    width = max(style.text_width(lines, size) for lines in labels)
    height = max(map(len, labels)) * size * style.LINE_HEIGHT
    return Box(max(width / 2, radius), radius, radius + 4 + height)


def _numbers(box: Box) -> tuple[float, float, float]:
    return box.half, box.above, box.below


def _lay_out(graph: nx.MultiDiGraph, part: list[str], boxes: Points) -> Points:
    number = {node: place for place, node in enumerate(part)}
    edges, lengths = _edges(graph, number)
    if len(part) == 1:
        return np.zeros((1, 2))
    starts = 1 if len(part) > _UNTANGLED else max(1, min(_STARTS, _TRIED // len(part)))
    found = []
    for seed in range(starts):
        points = _lie_down(spread(len(part), edges, seed=seed))
        points = _with_room(points * float(lengths.mean()) * _STRETCH, boxes)
        if len(part) <= _UNTANGLED:
            points = untangle(points, edges, boxes + _GAP / 2, lengths=lengths)
        found.append(_part_labels(points, boxes))
    return (
        min(found, key=lambda points: cost(points, edges, boxes, lengths=lengths)) if starts > 1 else found[0]
    )


def _edges(graph: nx.MultiDiGraph, number: Mapping[str, int]) -> tuple[list[tuple[int, int]], Points]:
    """The pairs that hang together, and how long each would like to be: its longest predicate must fit."""
    liked: dict[tuple[int, int], float] = {}
    for source, target, data in graph.edges(number, data=True):
        if source != target:
            ends = (number[source], number[target])
            words = [data["predicate_nl"], data["predicate_en"]]
            length = style.text_width(words, style.EDGE_TEXT_SIZE) + _EDGE
            length += sum(
                style.node_size(graph.nodes[node]["kind"], graph.degree(node)) for node in (source, target)
            )
            pair = (min(ends), max(ends))
            liked[pair] = max(length, liked.get(pair, 0.0))
    return sorted(liked), np.array([liked[pair] for pair in sorted(liked)])


def _lie_down(points: Points) -> Points:
    """The places turned so that they stretch from left to right, as screens and pages do."""
    _, axes = np.linalg.eigh(points.T @ points)
    axes = axes[:, ::-1] * np.where(axes[np.abs(axes).argmax(axis=0), [0, 1]] < 0, -1.0, 1.0)[::-1]
    turned: Points = points @ axes
    return turned


def _with_room(points: Points, boxes: Points) -> Points:
    wanted = _ROOM * float((2 * boxes[:, 0] * (boxes[:, 1] + boxes[:, 2])).sum())
    width, height = np.ptp(points, axis=0) + 2 * _EDGE
    larger: Points = points * max(1.0, math.sqrt(wanted / (width * height)))
    return larger


def _part_labels(points: Points, boxes: Points) -> Points:
    """The places with boxes that lie on each other pushed apart until none do."""
    now = points.copy()
    half, above, below = boxes.T
    middle = np.stack([np.zeros(len(now)), (below - above) / 2], axis=1)
    sides = np.stack([half, (above + below) / 2], axis=1) + _GAP / 2
    turn = 0
    while len(pairs := _touching(now + middle, sides)):
        _push(now, middle, sides, pairs)
        turn += 1
        if turn % _ROUNDS == 0:
            now *= _GROWTH
    return now


def _touching(centres: Points, sides: Points) -> NDArray[np.int64]:
    """Pairs of boxes that share more than half a pixel, searched near by only."""
    from scipy.spatial import cKDTree

    reach = 2 * sides.max(axis=0)
    pairs: NDArray[np.int64] = cKDTree(centres / reach).query_pairs(1.0, p=math.inf, output_type="ndarray")
    if not len(pairs):
        return pairs
    a, b = pairs.T
    free = np.abs(centres[a] - centres[b]) >= sides[a] + sides[b] - 0.5
    touching: NDArray[np.int64] = pairs[~free.any(axis=1)]
    return touching


def _push(now: Points, middle: Points, sides: Points, pairs: NDArray[np.int64]) -> None:
    """Move both boxes of each pair half of what they share, along the axis where they share less."""
    a, b = pairs.T
    way = (now + middle)[b] - (now + middle)[a]
    shared = sides[a] + sides[b] - np.abs(way)
    axis = shared.argmin(axis=1)
    row = np.arange(len(pairs))
    sign = np.where(way[row, axis] < 0, -1.0, 1.0)
    move = np.zeros_like(way)
    move[row, axis] = sign * shared[row, axis] * 0.51
    meets = np.bincount(pairs.ravel(), minlength=len(now)).astype(float)
    np.add.at(now, a, -move / np.sqrt(meets[a])[:, None])
    np.add.at(now, b, move / np.sqrt(meets[b])[:, None])


def _pack(parts: list[Points], boxes: list[Points]) -> list[Points]:
    """The first part, and the others on shelves under it or beside it, as fits a screen better."""
    frames = np.array([_frame(points, box) for points, box in zip(parts, boxes, strict=True)]).reshape(-1, 4)
    sizes = frames[:, 2:] - frames[:, :2]
    side = math.sqrt(float(np.prod(sizes, axis=1).sum()))
    tried = [_shelves(sizes, share * side) for share in _SHARES]
    tried += [_shelves(sizes[:, ::-1], share * side)[:, ::-1] for share in _SHARES]
    corners = min(tried, key=lambda found: _need(found, sizes))
    return [points + corner - frame[:2] for points, corner, frame in zip(parts, corners, frames, strict=True)]


def _shelves(sizes: Points, room: float) -> Points:
    """The corners of boxes in rows; a row has this width or that of the first box, which stays first."""
    corners = np.zeros_like(sizes)
    room = max(room, float(sizes[:1, 0].sum()))
    x = y = shelf = 0.0
    for place in sorted(range(len(sizes)), key=lambda place: (place > 0, -sizes[place][1], place)):
        width, height = sizes[place].tolist()
        if x > 0 and x + width > room:
            x, y, shelf = 0.0, y + shelf, 0.0
        corners[place] = x, y
        x, shelf = x + width, max(shelf, height)
    return corners


def _need(corners: Points, sizes: Points) -> float:
    """How high a screen of the usual shape must be to show it all."""
    if not len(corners):
        return 0.0
    width, height = (corners + sizes).max(axis=0)
    return max(float(width) / _SCREEN, float(height))


def _frame(points: Points, boxes: Points) -> tuple[float, float, float, float]:
    half, above, below = boxes.T
    margin = 3 * _GAP
    return (
        float((points[:, 0] - half).min()) - margin,
        float((points[:, 1] - above).min()) - margin,
        float((points[:, 0] + half).max()) + margin,
        float((points[:, 1] + below).max()) + margin,
    )
