"""Measures of a network: who is central, who belongs together, and whose stances are in balance.

Invariant: the same graph gives the same rows in the same order, whatever the hash seed; a table says in
one sentence what it counts and after whom.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from kamergraaf.model import Factuality
from kamergraaf.network.wording import words

if TYPE_CHECKING:
    import networkx as nx

ACTORS = ("state", "organisation", "group", "person", "place")  # a place can act: "Europa"
_SEED = 7
_SAMPLED = 1_500  # from so many things on, betweenness is estimated from as many starting points

Cell = str | int | float


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under their columns, with a title and a note on what is counted."""

    title: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def measure(graph: nx.MultiDiGraph, *, lang: str = "nl", top: int | None = None) -> tuple[Table, ...]:
    """Centrality, communities, stances between actors, and the balance of their triangles.

    `top` keeps the first rows of each table.
    """
    names = {node: data[f"label_{lang}"] for node, data in graph.nodes(data=True)}
    found = (
        ("centrality", _centrality(graph, names)),
        ("communities", _communities(graph, names)),
        ("stances", _stances(graph, names)),
        ("agreement", _agreement(graph, names)),
        ("balance", _balance(graph, names, lang)),
    )
    return tuple(_table(name, list(rows)[:top], lang) for name, rows in found)


def signs(graph: nx.MultiDiGraph) -> dict[tuple[str, str], int]:
    """The net stance of a thing towards another: statements for it less statements against it.

    Only what is actual counts, whoever says so; 0 when they cancel out; pairs without a stance are absent.
    """
    net: dict[tuple[str, str], int] = defaultdict(int)
    for source, target, data in graph.edges(data=True):
        if data["stance"] != "neutral" and data["factuality"] == Factuality.ACTUAL and source != target:
            net[source, target] += 1 if data["stance"] == "for" else -1
    return dict(sorted(net.items()))


def triangles(graph: nx.MultiDiGraph) -> list[tuple[tuple[str, str, str], int]]:
    """Every three things of which each two are bound by a stance, with the product of the signs.

    A triangle is balanced when the product is 1 (Cartwright & Harary 1956, "Structural balance: a
    generalization of Heider's theory", Psychological Review 63). Stances in both directions are added up.
    """
    import networkx as nx

    both: dict[tuple[str, str], int] = defaultdict(int)
    for (source, target), net in signs(graph).items():
        both[min(source, target), max(source, target)] += net
    bound = nx.Graph()
    bound.add_edges_from((*pair, {"sign": 1 if net > 0 else -1}) for pair, net in sorted(both.items()) if net)
    found = []
    for first, second in sorted(tuple(sorted(edge)) for edge in bound.edges()):
        for third in sorted(set(bound[first]) & set(bound[second])):
            if third > second:
                pairs = combinations((first, second, third), 2)
                product = 1
                for a, b in pairs:
                    product *= bound.edges[a, b]["sign"]
                found.append(((first, second, third), product))
    return found


def _centrality(graph: nx.MultiDiGraph, names: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    import networkx as nx

    number, plain = _numbered(graph)
    sampled = _SAMPLED if len(plain) > _SAMPLED else None
    between = nx.betweenness_centrality(plain.to_undirected(), k=sampled, seed=_SEED)
    rank = nx.pagerank(plain, weight="weight") if len(plain) else {}
    actors = [node for node, data in graph.nodes(data=True) if data["kind"] in ACTORS]
    rows = [
        (
            names[node],
            graph.out_degree(node),
            graph.in_degree(node),
            between[number[node]],
            rank[number[node]],
        )
        for node in actors
    ]
    rows.sort(key=lambda row: (-(row[1] + row[2]), -row[4], row[0]))
    for name, out, into, betweenness, pagerank in rows:
        yield name, out, into, round(betweenness, 4), round(pagerank, 4)


def _communities(graph: nx.MultiDiGraph, names: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    import networkx as nx

    number, plain = _numbered(graph)
    node_of = {place: node for node, place in number.items()}
    parts = nx.community.louvain_communities(plain.to_undirected(), weight="weight", seed=_SEED)
    for place, part in enumerate(sorted(map(sorted, parts), key=lambda part: (-len(part), part)), start=1):
        members = sorted((node_of[one] for one in part), key=lambda node: (-graph.degree(node), node))
        yield (
            place,
            len(members),
            ", ".join(names[node] for node in members[:6]) + ("…" if members[6:] else ""),
        )


def _numbered(graph: nx.MultiDiGraph) -> tuple[dict[str, int], nx.DiGraph]:
    """The graph over numbers, so that no set orders by hash; an edge weighs its number of statements."""
    import networkx as nx

    number = {node: place for place, node in enumerate(graph)}
    weights = Counter((number[source], number[target]) for source, target in graph.edges())
    plain = nx.DiGraph()
    plain.add_nodes_from(number.values())
    plain.add_weighted_edges_from((*ends, weight) for ends, weight in sorted(weights.items()))
    return number, plain


def _stances(graph: nx.MultiDiGraph, names: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for source, target, data in graph.edges(data=True):
        if data["stance"] != "neutral" and data["factuality"] == Factuality.ACTUAL and source != target:
            counts[source, target][data["stance"]] += 1
    between = [pair for pair in counts if all(graph.nodes[node]["kind"] in ACTORS for node in pair)]
    rows = [
        (
            names[a],
            names[b],
            counts[a, b]["for"],
            counts[a, b]["against"],
            counts[a, b]["for"] - counts[a, b]["against"],
        )
        for a, b in between
    ]
    yield from sorted(rows, key=lambda row: (-abs(row[4]), row[0], row[1]))


def _agreement(graph: nx.MultiDiGraph, names: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    """Pairs of actors by the things on which both take a stance."""
    on: dict[str, dict[str, int]] = defaultdict(dict)
    for (source, target), net in signs(graph).items():
        if graph.nodes[source]["kind"] in ACTORS and net:
            on[target][source] = 1 if net > 0 else -1
    same: Counter[tuple[str, str]] = Counter()
    opposite: Counter[tuple[str, str]] = Counter()
    for stances in on.values():
        for pair in combinations(sorted(stances), 2):
            (same if stances[pair[0]] == stances[pair[1]] else opposite)[pair] += 1
    rows = [(names[a], names[b], same[a, b], opposite[a, b]) for a, b in same.keys() | opposite.keys()]
    yield from sorted(rows, key=lambda row: (-(row[2] + row[3]), -row[3], row[0], row[1]))


def _balance(graph: nx.MultiDiGraph, names: Mapping[str, str], lang: str) -> Iterator[tuple[Cell, ...]]:
    text = words(lang)
    found = sorted(triangles(graph), key=lambda each: (each[1], [names[node] for node in each[0]]))
    for nodes, product in found:
        yield (
            *(names[node] for node in nodes),
            text["measure.balanced" if product > 0 else "measure.unbalanced"],
        )


def _table(name: str, rows: list[tuple[Cell, ...]], lang: str) -> Table:
    text = words(lang)
    columns = tuple(text[f"measure.{name}.columns"].split("|"))
    return Table(text[f"measure.{name}"], text[f"measure.{name}.note"], columns, tuple(rows))
