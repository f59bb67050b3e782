"""Parallel statements bundled to lines that can be told apart.

Invariant: every statement of the graph is in exactly one bundle, and two bundles between the same two
things never lie on each other. A bundle holds the statements with the same direction, stance, certainty
and polarity, so a line never shows two stances at once.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamergraaf.model import Factuality, Polarity

if TYPE_CHECKING:
    import networkx as nx

_SPREAD = 0.2  # how far parallel lines bend apart, as vis-network's roundness
_STANCE_ORDER = {"for": 0, "against": 1, "neutral": 2}


@dataclass(frozen=True, slots=True)
class Bundle:
    """A line of the drawing: its ends, its look and the IRIs of its statements in the order of the letters.

    `curve` is 0 for a straight line, else how much it bends: clockwise when positive.
    """

    source: str
    target: str
    stance: str
    unsure: bool
    denied: bool
    statements: tuple[str, ...]
    curve: float = 0.0


def bundle(graph: nx.MultiDiGraph) -> list[Bundle]:
    """The lines to draw, in an order that depends on the graph alone."""
    between: dict[tuple[str, str], dict[tuple[str, str, str, bool, bool], list[str]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for source, target, key, data in graph.edges(keys=True, data=True):
        unsure = data["factuality"] != Factuality.ACTUAL
        denied = data["polarity"] == Polarity.NEGATED
        pair = (min(source, target), max(source, target))
        between[pair][source, target, data["stance"], unsure, denied].append(key)
    return [line for pair in sorted(between) for line in _spread(pair, between[pair])]


def _spread(pair: tuple[str, str], looks: dict[tuple[str, str, str, bool, bool], list[str]]) -> list[Bundle]:
    ordered = sorted(looks, key=lambda look: (look[0], _STANCE_ORDER[look[2]], look[3], look[4]))
    middle = (len(ordered) - 1) / 2
    return [
        Bundle(*look, statements=tuple(looks[look]), curve=_curve(place - middle, forward=look[0] == pair[0]))
        for place, look in enumerate(ordered)
    ]


def _curve(offset: float, *, forward: bool) -> float:
    return round(offset * _SPREAD * (1 if forward else -1), 3) + 0.0
