"""First places for the things of a connected network: near in the graph is near in the plane.

Invariant: the same edges give the same places. Things are numbers from 0; the mean edge has length 1.

Small networks: springs of Kamada & Kawai (1989, "An algorithm for drawing general undirected graphs"),
where an edge wants to be longer the fewer neighbours its ends share, then ForceAtlas2 (Jacomy et al. 2014,
PLOS ONE 9(6)), both of networkx. Large networks, in near-linear time: Pivot MDS (Brandes & Pich 2007,
"Eigensolver methods for progressive multidimensional scaling of large data"), then springs with repulsion
among near things only.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Points = NDArray[np.float64]

Edge = tuple[int, int]

_SEED = 7
_EXACT = 260  # up to this many things the slow and better way
_PIVOTS = 60
_ROUNDS = 120


def spread(count: int, edges: Sequence[Edge], *, seed: int = 0) -> Points:
    """An array of `count` places (x, y) for the things of a connected network; a seed gives other ones."""
    if count == 1:
        return np.zeros((1, 2))
    points = _spread_small(count, edges, seed) if count <= _EXACT else _spread_large(count, edges)
    ends = np.array(edges)
    mean = float(np.hypot(*(points[ends[:, 0]] - points[ends[:, 1]]).T).mean())
    centred: Points = (points - points.mean(axis=0)) / max(mean, 1e-9)
    return centred


def _spread_small(count: int, edges: Sequence[Edge], seed: int) -> Points:
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(edges)
    for a, b in edges:
        graph.edges[a, b]["length"] = math.sqrt(len(set(graph[a]) ^ set(graph[b])))
    around = np.random.default_rng(seed).permutation(count) if seed else np.arange(count)
    circle = nx.circular_layout([int(node) for node in around])
    rough = nx.kamada_kawai_layout(graph, pos=circle, weight="length")
    if count < 4:
        return _as_points(rough)
    return _as_points(
        nx.forceatlas2_layout(
            graph, pos=rough, seed=_SEED, max_iter=200, scaling_ratio=4.0, gravity=0.1, strong_gravity=True
        )
    )


def _as_points(places: dict[int, NDArray[np.float64]]) -> Points:
    return np.array([places[node] for node in range(len(places))], dtype=float)


def _spread_large(count: int, edges: Sequence[Edge]) -> Points:
    from scipy.spatial import cKDTree

    ends = np.array(edges)
    points = _pivot_mds(count, edges)
    points *= math.sqrt(count) / max(float(np.abs(points).max()), 1e-9)
    points += np.random.default_rng(_SEED).normal(scale=0.3, size=points.shape)
    degree = np.bincount(ends.ravel(), minlength=count).astype(float)
    for turn in range(_ROUNDS):
        pairs = cKDTree(points).query_pairs(2.5, output_type="ndarray")
        move = np.zeros_like(points)
        _pull(move, points, ends, 0.35 / np.sqrt(degree))
        if len(pairs):
            _repel(move, points, pairs)
        limit = 0.8 * (1 - turn / _ROUNDS) + 0.02
        length = np.maximum(np.hypot(move[:, 0], move[:, 1]), 1e-9)[:, None]
        points += move / length * np.minimum(length, limit)
    return points


def _pull(move: Points, points: Points, ends: NDArray[np.int64], weight: Points) -> None:
    way = points[ends[:, 1]] - points[ends[:, 0]]
    np.add.at(move, ends[:, 0], way * weight[ends[:, 0], None])
    np.add.at(move, ends[:, 1], -way * weight[ends[:, 1], None])


def _repel(move: Points, points: Points, pairs: NDArray[np.int64]) -> None:
    way = points[pairs[:, 1]] - points[pairs[:, 0]]
    square = np.maximum((way**2).sum(axis=1), 0.01)[:, None]
    push = way / square
    np.add.at(move, pairs[:, 0], -push)
    np.add.at(move, pairs[:, 1], push)


def _pivot_mds(count: int, edges: Sequence[Edge]) -> Points:
    beside: list[list[int]] = [[] for _ in range(count)]
    for a, b in edges:
        beside[a].append(b)
        beside[b].append(a)
    pivot = max(range(count), key=lambda node: (len(beside[node]), -node))
    nearest = np.full(count, np.inf)
    columns = []
    for _ in range(min(_PIVOTS, count)):
        away = _distances(beside, pivot)
        columns.append(away**2)
        nearest = np.minimum(nearest, away)
        pivot = int(nearest.argmax())
    squares = np.array(columns).T
    centred = squares.mean(axis=0)[None] + squares.mean(axis=1)[:, None] - squares - squares.mean()
    _, axes = np.linalg.eigh(centred.T @ centred)
    axes = axes[:, ::-1][:, :2]
    signs = np.where(axes[np.abs(axes).argmax(axis=0), [0, 1]] < 0, -1.0, 1.0)
    points: Points = centred @ (axes * signs)
    return points


def _distances(beside: Sequence[Sequence[int]], start: int) -> NDArray[np.float64]:
    away = np.full(len(beside), -1.0)
    away[start] = 0
    queue = deque([start])
    while queue:
        here = queue.popleft()
        for there in beside[here]:
            if away[there] < 0:
                away[there] = away[here] + 1
                queue.append(there)
    return away
