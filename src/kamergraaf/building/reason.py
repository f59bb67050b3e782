"""Reasoning: what follows from the current build by OWL 2 RL, kept apart in `inferred.nq`.

Invariant: `graph.nq` is never changed; `inferred.nq` belongs to the release that it was drawn from
and goes with it, so nothing inferred outlives what it was inferred from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from kamergraaf.building.make import to_lines
from kamergraaf.errors import UsageError
from kamergraaf.files import written_aside
from kamergraaf.project import Project
from kamergraaf.rdf import vocabulary as v


@dataclass(frozen=True, slots=True)
class ReasonSummary:
    """How many triples follow, by predicate (prefixed names)."""

    quads: int
    predicates: dict[str, int]
    contradictions: tuple[str, ...] = ()

    def __str__(self) -> str:
        shown = ", ".join(f"{name} {count}" for name, count in self.predicates.items())
        lines = [f"{self.quads} triples follow, kept apart in the graph `inferred`: {shown or 'none'}"]
        return "\n".join([*lines, *(f"contradiction: {text}" for text in self.contradictions)])


def reason(project: Project) -> ReasonSummary:
    """Draw the conclusions of the current build and put them beside it.

    What contradicts is told in the summary and taken out of nothing. Raises UsageError when nothing
    has been built, OutputError when the file cannot be written.
    """
    from kamergraaf.rdf.reasoning import materialise

    release = (project.build / "current").resolve()
    if not (release / "graph.nq").is_file():
        raise UsageError("there is no build to reason over", hint="Run `kamergraaf build` first.")
    ontology_graph = NamedNode(project.graph_iri("ontology"))
    quads = list(parse(path=str(release / "graph.nq"), format=RdfFormat.N_QUADS))
    inference = materialise(
        [quad for quad in quads if quad.graph_name != ontology_graph],
        [quad for quad in quads if quad.graph_name == ontology_graph],
        NamedNode(project.graph_iri("inferred")),
    )
    with written_aside(release / "inferred.nq", "wb") as file:
        file.writelines(to_lines(inference.quads))
    return ReasonSummary(
        quads=len(inference.quads),
        predicates=_count(inference.quads),
        contradictions=tuple(map(str, inference.contradictions)),
    )


def _count(quads: Iterable[Quad]) -> dict[str, int]:
    counts = Counter(v.shorten(quad.predicate.value) for quad in quads)
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
