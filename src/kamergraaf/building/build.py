"""The build: registry + letters + reviewed statements -> checks -> `build/current`.

Invariant: nothing is written before every check has passed.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, serialize

from kamergraaf.building.assemble import Assembly, Progress, assemble
from kamergraaf.building.release import new_release
from kamergraaf.errors import DataError, EvidenceError, Finding, Place
from kamergraaf.project import DEFINITIONS, Project
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

    def __str__(self) -> str:
        count = self.classes.get
        passages, empty = count("Passage", 0), count("PassageWithoutStatement", 0)
        return (
            f"{self.quads} quads in {len(self.graphs)} graphs: {count('Letter', 0)} letter(s), "
            f"{count('Statement', 0)} statements, {self.plain_triples} plain triples, "
            f"{count('Figure', 0)} figures; {passages - empty} of {passages} sentences have a statement"
        )


def build(project: Project, *, progress: Progress | None = None) -> BuildSummary:
    """Build the project and make it current.

    Raises EvidenceError or DataError with every finding, SyntaxFault for a file that does not parse,
    OutputError when `build/` cannot be written; in each case the build before stays as it was.
    """
    assembly = assemble(project, progress=progress)
    check(assembly, project)
    lines = to_lines(assembly.quads)
    data = b"".join(lines)
    summary = summarise(assembly.quads, base=project.base, digest=sha256(data).hexdigest())
    with new_release(project.build) as release:
        (release / "graph.nq").write_bytes(data)
        (release / "summary.json").write_text(_to_json(summary), "utf-8")
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


def summarise(quads: Iterable[Quad], *, base: str, digest: str) -> BuildSummary:
    """Counts over the quads, each once."""
    once = set(quads)
    graphs = Counter(quad.graph_name.value.removeprefix(f"{base}graph/") for quad in once)
    kinds = Counter[tuple[NamedNode, str]]()
    for quad in once:
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


def _to_json(summary: BuildSummary) -> str:
    return json.dumps(asdict(summary), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _fill_store(folder: Path, graph: Path) -> None:
    store = Store(str(folder))
    store.bulk_load(path=str(graph), format=RdfFormat.N_QUADS)
    store.optimize()
    store.flush()
    del store
