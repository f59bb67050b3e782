"""Reasoning: what follows from the current build by OWL 2 RL, kept apart in `inferred.nq`.

Invariant: `graph.nq` is never changed; `inferred.nq` belongs to the release that it was drawn from
and goes with it, so nothing inferred outlives what it was inferred from.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from kamergraaf.building.make import to_lines
from kamergraaf.errors import OutputError, Place, UsageError
from kamergraaf.project import Project
from kamergraaf.rdf import vocabulary as v


@dataclass(frozen=True, slots=True)
class ReasonSummary:
    """How many triples follow, by predicate (prefixed names)."""

    quads: int
    predicates: dict[str, int]

    def __str__(self) -> str:
        shown = ", ".join(f"{name} {count}" for name, count in self.predicates.items())
        return f"{self.quads} triples follow, kept apart in the graph `inferred`: {shown or 'none'}"


def reason(project: Project) -> ReasonSummary:
    """Draw the conclusions of the current build and put them beside it.

    Raises UsageError when nothing has been built, OutputError when the file cannot be written,
    CheckFailed when what was said contradicts the ontology.
    """
    from kamergraaf.rdf.reasoning import infer

    release = (project.build / "current").resolve()
    if not (release / "graph.nq").is_file():
        raise UsageError("there is no build to reason over", hint="Run `kamergraaf build` first.")
    ontology_graph = NamedNode(project.graph_iri("ontology"))
    quads = list(parse(path=str(release / "graph.nq"), format=RdfFormat.N_QUADS))
    inferred = infer(
        [quad for quad in quads if quad.graph_name != ontology_graph],
        [quad for quad in quads if quad.graph_name == ontology_graph],
        NamedNode(project.graph_iri("inferred")),
    )
    _write(release / "inferred.nq", inferred)
    return ReasonSummary(quads=len(inferred), predicates=_count(inferred))


def _write(file: Path, quads: list[Quad]) -> None:
    aside = file.with_name(f".{file.name}.part")
    try:
        aside.write_bytes(b"".join(to_lines(quads)))
        aside.replace(file)
    except OSError as error:
        raise OutputError(f"it cannot be written: {error.strerror}", place=Place(str(file))) from error


def _count(quads: list[Quad]) -> dict[str, int]:
    counts = Counter(v.shorten(quad.predicate.value) for quad in quads)
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
