"""Fewer crossings: things of a small drawing try places near by and keep the best.

Invariant: no step makes the drawing worse by its own count of crossings, lines through labels, labels on
labels, lines that leave a thing side by side, and edges that are too short to read or needlessly long. The
same input gives the same places.

A hill climb with the costs of Davidson & Harel (1996, "Drawing graphs nicely using simulated annealing"),
without the annealing, so that it is quick: all tries of a thing are reckoned at once.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Points = NDArray[np.float64]
    Lines = NDArray[np.int64]

_ROUNDS, _TURNS = 14, 1700  # rounds at most, and turns of a thing in all
_WAYS = np.array(
    [(0.0, 0.0)]
    + [
        (reach * 1.3 * math.cos(turn * math.pi / 6), reach * math.sin(turn * math.pi / 6))
        for reach in (0.3, 0.8, 1.6, 3.0)
        for turn in range(12)
    ]
)
# Against a crossing, which counts 1.
_THROUGH, _COVER, _NARROW, _LONG, _SHORT, _FAR = 2.0, 12.0, 1.0, 0.8, 3.0, 1.5
_ANGLE = 0.14  # the sine of the angle below which two lines look like one


def untangle(points: Points, edges: Sequence[tuple[int, int]], boxes: Points, *, lengths: Points) -> Points:
    """Better places; `boxes`: half width, height above and below a point; `lengths`: what each edge likes."""
    drawing = _Drawing(points, edges, boxes, lengths)
    busiest = sorted(range(len(points)), key=lambda node: (-len(drawing.lines_of[node]), node))
    rounds = max(2, min(_ROUNDS, _TURNS // len(points)))
    for turn in range(rounds):
        step = float(lengths.mean()) * 0.5 ** (3 * turn / rounds)
        if not sum(drawing.improve(node, step) for node in busiest):
            break
    return drawing.points


def cost(points: Points, edges: Sequence[tuple[int, int]], boxes: Points, *, lengths: Points) -> float:
    """How bad a drawing is, in crossings."""
    drawing = _Drawing(points, edges, boxes, lengths)
    return float(sum(drawing.costs(node, points[node][None])[0] for node in range(len(points))) / 2)


class _Drawing:
    """The places as they are now, and what a thing would cost elsewhere."""

    def __init__(
        self, points: Points, edges: Sequence[tuple[int, int]], boxes: Points, lengths: Points
    ) -> None:
        self.points = points.copy()
        self.ends = np.array(edges)
        self.half, self.above, self.below = boxes.T
        self.lengths = lengths
        touches = [(self.ends == node).any(axis=1) for node in range(len(points))]
        self.lines_of = [np.flatnonzero(mask) for mask in touches]
        self._other_lines = [np.flatnonzero(~mask) for mask in touches]
        self._beside = [self.ends[lines].sum(axis=1) - node for node, lines in enumerate(self.lines_of)]
        fans = [
            [(hub, other) for hub in hubs for other in self._beside[hub] if other != node]
            for node, hubs in enumerate(self._beside)
        ]
        self._fans = [np.array(fan, dtype=np.int64).reshape(-1, 2) for fan in fans]

    def improve(self, node: int, step: float) -> bool:
        """Move a thing to the best place near by; whether it moved."""
        tries = self.points[node] + step * _WAYS
        found = self.costs(node, tries)
        best = int(found.argmin())
        if found[best] > found[0] - 1e-6:
            return False
        self.points[node] = tries[best]
        return True

    def costs(self, node: int, tries: Points) -> Points:
        """What the thing would cost at each of the places, an array of one number a place."""
        start = tries[:, None, :]
        end = self.points[self._beside[node]][None]
        liked = self.lengths[self.lines_of[node]]
        lengths = np.hypot(end[..., 0] - start[..., 0], end[..., 1] - start[..., 1]) / liked
        total: Points = (
            self._crossings(node, start, end)
            + _THROUGH * (self._own_lines_through(node, start, end) + self._lines_through(node, tries))
            + _COVER * self._covered(node, tries)
            + _NARROW * self._narrow(node, tries)
            + _LONG * lengths.sum(axis=1)
            + _SHORT * np.maximum(0, 1 - lengths).sum(axis=1)
            + _FAR * (np.maximum(0, lengths - 1.8) ** 2).sum(axis=1)
        )
        return total

    def _crossings(self, node: int, start: Points, end: Points) -> Lines:
        others = self.ends[self._other_lines[node]]
        a, b = start[:, :, None], end[:, :, None]
        c, d = self.points[others[:, 0]], self.points[others[:, 1]]
        across = _side(a, b, c) * _side(a, b, d) < -1e-6
        along = _side(c, d, a) * _side(c, d, b) < -1e-6
        count: Lines = (across & along).sum(axis=(1, 2))
        return count

    def _own_lines_through(self, node: int, start: Points, end: Points) -> Lines:
        low = self.points - np.stack([self.half, self.above], axis=1)
        high = self.points + np.stack([self.half, self.below], axis=1)
        hit = _inside(start[:, :, None], end[:, :, None], low, high)
        hit[:, :, node] = False
        hit[:, np.arange(len(self._beside[node])), self._beside[node]] = False
        count: Lines = hit.sum(axis=(1, 2))
        return count

    def _lines_through(self, node: int, tries: Points) -> Lines:
        others = self.ends[self._other_lines[node]]
        low = tries - np.array([self.half[node], self.above[node]])
        high = tries + np.array([self.half[node], self.below[node]])
        a, b = self.points[others[:, 0]][None], self.points[others[:, 1]][None]
        count: Lines = _inside(a, b, low[:, None], high[:, None]).sum(axis=1)
        return count

    def _covered(self, node: int, tries: Points) -> Lines:
        x, y = tries[:, :1], tries[:, 1:]
        beside = np.abs(self.points[:, 0] - x) < self.half + self.half[node]
        lower = self.points[:, 1] - self.above < y + self.below[node]
        upper = y - self.above[node] < self.points[:, 1] + self.below
        hit = beside & lower & upper
        hit[:, node] = False
        count: Lines = hit.sum(axis=1)
        return count

    def _narrow(self, node: int, tries: Points) -> Lines:
        """How many lines leave a neighbour in nearly the direction of this thing."""
        hubs, others = self.points[self._fans[node][:, 0]], self.points[self._fans[node][:, 1]]
        own, beside = tries[:, None] - hubs, others - hubs
        turn = own[..., 0] * beside[..., 1] - own[..., 1] * beside[..., 0]
        along = (own * beside).sum(axis=-1)
        lengths = np.hypot(own[..., 0], own[..., 1]) * np.hypot(beside[..., 0], beside[..., 1])
        count: Lines = ((np.abs(turn) < _ANGLE * lengths) & (along > 0)).sum(axis=1)
        return count


def _side(start: Points, end: Points, point: Points) -> Points:
    turn: Points = (end[..., 0] - start[..., 0]) * (point[..., 1] - start[..., 1]) - (
        end[..., 1] - start[..., 1]
    ) * (point[..., 0] - start[..., 0])
    return turn


def _inside(start: Points, end: Points, low: Points, high: Points) -> NDArray[np.bool_]:
    """Whether a line has a part in a box (the slab method of Kay & Kajiya 1986)."""
    enter, leave = _slab(start[..., 0], end[..., 0], low[..., 0], high[..., 0])
    enter_down, leave_down = _slab(start[..., 1], end[..., 1], low[..., 1], high[..., 1])
    np.maximum(enter, enter_down, out=enter)
    np.minimum(leave, leave_down, out=leave)
    hit: NDArray[np.bool_] = (enter < leave) & (enter < 1) & (leave > 0)
    return hit


def _slab(start: Points, end: Points, low: Points, high: Points) -> tuple[Points, Points]:
    """Between which shares of its way a line is between two coordinates."""
    run = end - start
    run[np.abs(run) < 1e-9] = 1e-9
    one, two = (low - start) / run, (high - start) / run
    return np.minimum(one, two), np.maximum(one, two)
