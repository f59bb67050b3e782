"""What a build holds, counted.

Invariant: the counts are of different quads, and the same quads give the same text.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from pyoxigraph import NamedNode, Quad

from kamergraaf.project import DEFINITIONS
from kamergraaf.rdf import vocabulary as v

_COUNTED = frozenset((v.TYPE, v.PREDICATE, v.STATUS, v.FACTUALITY, v.POLARITY))


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build holds. All counts; `digest` is the SHA-256 of `graph.nq`."""

    digest: str
    quads: int
    graphs: dict[str, int]
    classes: dict[str, int]
    predicates: dict[str, int]
    status: dict[str, int]
    factuality: dict[str, int]
    polarity: dict[str, int]
    plain_triples: int

    def to_json(self) -> str:
        """The counts as JSON, keys sorted."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2, sort_keys=True) + "\n"

    def __str__(self) -> str:
        count = self.classes.get
        passages, empty = count("Passage", 0), count("PassageWithoutStatement", 0)
        return (
            f"{self.quads} quads in {len(self.graphs)} graphs: {count('Letter', 0)} letter(s), "
            f"{count('Statement', 0)} statements, {self.plain_triples} plain triples, "
            f"{count('Figure', 0)} figures; {passages - empty} of {passages} sentences have a statement"
        )


def summarise(quads: Iterable[Quad], *, base: str, digest: str) -> BuildSummary:
    """Counts over the quads, each once."""
    once = set(quads)
    graphs, kinds = Counter[str](), Counter[tuple[NamedNode, str]]()
    for quad in once:
        if isinstance(quad.graph_name, NamedNode):
            graphs[quad.graph_name.value.removeprefix(f"{base}graph/")] += 1
        if not isinstance(quad.object, NamedNode):
            continue
        if quad.predicate in _COUNTED and quad.object.value.startswith(DEFINITIONS):
            kinds[quad.predicate, quad.object.value.removeprefix(DEFINITIONS)] += 1
    predicates = _counts(kinds, v.PREDICATE)
    plain = {NamedNode(DEFINITIONS + name) for name in predicates}
    return BuildSummary(
        digest=digest,
        quads=len(once),
        graphs=dict(sorted(graphs.items())),
        classes=_counts(kinds, v.TYPE),
        predicates=predicates,
        status=_counts(kinds, v.STATUS),
        factuality=_counts(kinds, v.FACTUALITY),
        polarity=_counts(kinds, v.POLARITY),
        plain_triples=sum(quad.predicate in plain for quad in once),
    )


def _counts(kinds: Counter[tuple[NamedNode, str]], predicate: NamedNode) -> dict[str, int]:
    return dict(sorted((name, count) for (kind, name), count in kinds.items() if kind == predicate))
