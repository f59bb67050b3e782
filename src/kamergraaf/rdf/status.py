"""The graph as a reader of a certain strictness sees it: only statements of some statuses.

Invariant: pure; what is left out are statements and the plain triples that no statement left in
asserts, nothing else. So any query answers for those statuses without a change to its text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from pyoxigraph import NamedNode, Quad

from kamergraaf.model import Status
from kamergraaf.rdf import vocabulary as v

DECIDED = frozenset((Status.ACCEPTED, Status.REJECTED))
"""The statuses that people gave: all but what is merely proposed."""

_READ = frozenset(
    (v.SUBJECT, v.PREDICATE, v.OBJECT, v.POLARITY, v.FACTUALITY, v.STATUS, v.ATTRIBUTED_TO, v.SENDER)
)
_FACT = {v.POLARITY: v.term("kg:affirmed"), v.FACTUALITY: v.term("kg:actual")}


def with_status(quads: Iterable[Quad], statuses: Collection[Status]) -> Iterator[Quad]:
    """The quads without statements of other statuses and without the triples that only those assert."""
    held = list(quads)
    kept = {v.term(f"kg:{status}") for status in statuses}
    nodes: dict[object, dict[NamedNode, object]] = {}
    graph_of: dict[object, object] = {}
    for quad in held:
        if quad.predicate in _READ:
            nodes.setdefault(quad.subject, {})[quad.predicate] = quad.object
            graph_of[quad.subject] = quad.graph_name
    senders = {graph_of[node]: values[v.SENDER] for node, values in nodes.items() if v.SENDER in values}
    dropped = {node for node, values in nodes.items() if v.STATUS in values and values[v.STATUS] not in kept}
    lost: set[tuple[object, ...]] = set()
    held_up: set[tuple[object, ...]] = set()
    for node, values in nodes.items():
        if v.STATUS in values and _asserts(values, senders.get(graph_of[node])):
            triple = (values.get(v.SUBJECT), values.get(v.PREDICATE), values.get(v.OBJECT), graph_of[node])
            (lost if node in dropped else held_up).add(triple)
    lost -= held_up
    for quad in held:
        if quad.subject not in dropped and tuple(quad) not in lost:
            yield quad


def _asserts(values: Mapping[NamedNode, object], sender: object) -> bool:
    """Whether a statement with these values asserts its plain triple (see `Statement.is_plain_fact`)."""
    return (
        all(values.get(part) == wanted for part, wanted in _FACT.items())
        and values.get(v.STATUS) != v.REJECTED
        and values.get(v.ATTRIBUTED_TO) == sender
    )
