"""The build: registry + letters + reviewed statements -> checks -> `build/current`.

Invariant: nothing is written before every check has passed.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, Store, serialize

from kamergraaf.building.assemble import Assembly, Progress, assemble
from kamergraaf.building.release import new_release
from kamergraaf.building.summary import BuildSummary, summarise
from kamergraaf.errors import DataError, EvidenceError, Finding, Place
from kamergraaf.project import Project
from kamergraaf.rdf import vocabulary as v


def build(project: Project, *, progress: Progress | None = None) -> BuildSummary:
    """Build the project and make it current.

    Raises EvidenceError or DataError with every finding, SyntaxFault for a file that does not parse,
    OutputError when `build/` cannot be written; in each case the build before stays as it was.
    """
    assembly = assemble(project, progress=progress)
    check(assembly, project)
    lines = to_lines(assembly.quads)
    data = b"".join(lines)
    summary = summarise(
        assembly.quads, base=project.base, digest=sha256(data).hexdigest(), again=len(assembly.notes)
    )
    with new_release(project.build) as release:
        (release / "graph.nq").write_bytes(data)
        (release / "summary.json").write_text(summary.to_json(), "utf-8")
        _fill_store(release / "store", release / "graph.nq")
    return summary


def check(assembly: Assembly, project: Project) -> None:
    """Raise what is wrong with the assembly: the evidence first, then the data, then the shapes."""
    if assembly.evidence_findings:
        raise EvidenceError(assembly.evidence_findings)
    if assembly.data_findings:
        raise DataError(assembly.data_findings)
    if findings := check_shape_findings(assembly, project):
        raise DataError(findings)


def check_shape_findings(assembly: Assembly, project: Project) -> list[Finding]:
    """What SHACL says of the assembly, in words."""
    from kamergraaf.rdf.shapes import check_shapes

    return [
        Finding(
            f"{v.shorten(found.focus)}: {found.message_en}",
            Place(found.passage or "the graph"),
            f"The sentence is {found.quote!r}." if found.quote else "",
        )
        for found in check_shapes(assembly.quads, project.ontology)
    ]


def to_lines(quads: Iterable[Quad]) -> list[bytes]:
    """The quads as N-Quads lines, each once, sorted by bytes."""
    data = serialize(quads, format=RdfFormat.N_QUADS)
    assert data is not None
    return sorted(set(data.splitlines(keepends=True)))


def _fill_store(folder: Path, graph: Path) -> None:
    store = Store(str(folder))
    store.bulk_load(path=str(graph), format=RdfFormat.N_QUADS)
    store.optimize()
    store.flush()
    del store
