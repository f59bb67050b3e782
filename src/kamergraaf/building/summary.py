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
    """What a build holds. All counts; `digest` is the SHA-256 of `graph.nq`.

    `not_read` are the sentences that have neither a statement nor the mark that they hold none; `again`
    are the decisions that wait to be made again, since their sentence changed.
    """

    digest: str
    quads: int
    graphs: dict[str, int]
    classes: dict[str, int]
    predicates: dict[str, int]
    status: dict[str, int]
    factuality: dict[str, int]
    polarity: dict[str, int]
    plain_triples: int
    not_read: int = 0
    again: int = 0

    def to_json(self) -> str:
        """The counts as JSON, keys sorted."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2, sort_keys=True) + "\n"

    def __str__(self) -> str:
        count = self.classes.get
        passages, empty = count("Passage", 0), count("PassageWithoutStatement", 0)
        speaking = passages - empty - self.not_read
        proposed = self.status.get("proposed", 0)
        more = f", {proposed} of them proposed" if proposed else ""
        again = f"; {self.again} decisions to make again: their sentence changed" if self.again else ""
        return (
            f"{self.quads} quads in {len(self.graphs)} graphs: {count('Letter', 0)} letter(s), "
            f"{count('Statement', 0)} statements{more}, {self.plain_triples} plain triples, "
            f"{count('Figure', 0)} figures; {speaking} of {passages} sentences have a statement{again}"
        )


def summarise(quads: Iterable[Quad], *, base: str, digest: str, again: int = 0) -> BuildSummary:
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
        not_read=_count_unread(once),
        again=again,
    )


def _count_unread(quads: set[Quad]) -> int:
    """How many passages hold no statement that stands, and are not marked as holding none."""
    rejected = {quad.subject for quad in quads if quad.predicate == v.STATUS and quad.object == v.REJECTED}
    figures = {quad.subject for quad in quads if quad.predicate == v.TYPE and quad.object == v.FIGURE}
    speaking = {
        quad.object
        for quad in quads
        if quad.predicate == v.IN_PASSAGE and quad.subject not in rejected and quad.subject not in figures
    }
    kinds = {kind: set[object]() for kind in (v.PASSAGE, v.EMPTY_PASSAGE)}
    for quad in quads:
        if quad.predicate == v.TYPE and isinstance(quad.object, NamedNode) and quad.object in kinds:
            kinds[quad.object].add(quad.subject)
    return len(kinds[v.PASSAGE] - kinds[v.EMPTY_PASSAGE] - speaking)


def _counts(kinds: Counter[tuple[NamedNode, str]], predicate: NamedNode) -> dict[str, int]:
    return dict(sorted((name, count) for (kind, name), count in kinds.items() if kind == predicate))
