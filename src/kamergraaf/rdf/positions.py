"""Conflicts of positions: facts about one pair whose predicates the ontology holds apart.

Invariant: pure. A conflict is no fault of the data: letters of different days and voices bring both
sides, so they are reported apart and the reasoner sees one side only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from pyoxigraph import NamedNode

from kamergraaf.rdf.axioms import Axiom
from kamergraaf.rdf.reasons import Contradiction, Witness
from kamergraaf.rdf.vocabulary import term

# From a property to each property above it, and the axioms that lead there.
Ways: TypeAlias = Mapping[object, Mapping[object, tuple[Axiom, ...]]]

_SUB_PROPERTY, _DISJOINT = term("rdfs:subPropertyOf"), term("owl:propertyDisjointWith")
_CONFLICT = (
    "a position and its opposite are both stated",
    "een standpunt en zijn tegendeel zijn beide uitgesproken",
)


def split_conflicts(
    axioms: Sequence[Axiom], facts: Sequence[Axiom], witness: Witness
) -> tuple[list[Contradiction], list[Axiom]]:
    """The conflicts, and the facts without the second side of each."""
    ways = _ways_up(axioms)
    by_pair: dict[tuple[object, object], list[Axiom]] = defaultdict(list)
    for fact in facts:
        by_pair[fact.head.subject, fact.head.object].append(fact)
    conflicts: list[Contradiction] = []
    dropped: set[Axiom] = set()
    for axiom in (one for one in axioms if one.head.predicate == _DISJOINT):
        for group in by_pair.values():
            one_side = [fact for fact in group if axiom.head.subject in ways.get(fact.head.predicate, {})]
            other_side = [fact for fact in group if axiom.head.object in ways.get(fact.head.predicate, {})]
            if one_side and other_side:
                up = ways[one_side[0].head.predicate][axiom.head.subject]
                across = ways[other_side[0].head.predicate][axiom.head.object]
                reasons = witness.reasons([*up, *across, axiom, one_side[0], other_side[0]])
                conflicts.append(Contradiction(*_CONFLICT, reasons))
                dropped.update(other_side)
    return conflicts, [fact for fact in facts if fact not in dropped]


def _ways_up(axioms: Sequence[Axiom]) -> Ways:
    heads = [axiom.head for axiom in axioms if axiom.head.predicate in (_SUB_PROPERTY, _DISJOINT)]
    properties = {one for head in heads for one in (head.subject, head.object) if isinstance(one, NamedNode)}
    steps: dict[object, list[Axiom]] = defaultdict(list)
    for axiom in axioms:
        if axiom.head.predicate == _SUB_PROPERTY:
            steps[axiom.head.subject].append(axiom)
    return {start: _ways_from(start, steps) for start in properties}


def _ways_from(start: NamedNode, steps: Mapping[object, list[Axiom]]) -> dict[object, tuple[Axiom, ...]]:
    ways: dict[object, tuple[Axiom, ...]] = {start: ()}
    queue: list[object] = [start]
    for here in queue:
        for axiom in steps.get(here, ()):
            if axiom.head.object not in ways:
                ways[axiom.head.object] = (*ways[here], axiom)
                queue.append(axiom.head.object)
    return ways
