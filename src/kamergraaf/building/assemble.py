"""Assembling: everything that people wrote in a project, as quads, with what is wrong with it.

Invariant: a file that does not parse stops the assembly; everything else that is wrong becomes a
finding that names file and line, so that one run shows all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from kamergraaf.building.folder import SLUG, LetterFolder, read_folder
from kamergraaf.building.settle import Settled, settle
from kamergraaf.errors import Finding, InputError, Place
from kamergraaf.project import Project
from kamergraaf.rdf import vocabulary as v
from kamergraaf.rdf.evidence import check_coverage, check_evidence, describe
from kamergraaf.rdf.records import Record
from kamergraaf.rdf.statements import figure_quads, passage_quads, statement_quads
from kamergraaf.rdf.turtle import in_graph, read_graph

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and how many there are."""

_NOT_IN_GRAPH = (
    *("shapes.ttl", "lexicon.ttl", "words.ttl", "inflection.ttl"),
    *("references.ttl", "figures.ttl", "topic-words.ttl"),
)


@dataclass(slots=True)
class Assembly:
    """A project's quads, the findings about its data and its evidence, and what is worth a look.

    `notes` are no faults: decisions that wait to be made again, since their sentence changed.
    """

    quads: list[Quad] = field(default_factory=list)
    data_findings: list[Finding] = field(default_factory=list)
    evidence_findings: list[Finding] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)


def assemble(project: Project, *, progress: Progress | None = None) -> Assembly:
    """All quads of the project, sorted by nothing yet, with all findings.

    Raises SyntaxFault or InputError when a file does not parse or cannot be read.
    """
    assembly = Assembly()
    ontology = [path for path in project.ontology.glob("*.ttl") if path.name not in _NOT_IN_GRAPH]
    assembly.quads += read_graph(ontology, NamedNode(project.graph_iri("ontology")))
    assembly.quads += read_graph(project.registry.glob("**/*.ttl"), NamedNode(project.graph_iri("registry")))
    known = Known(assembly.quads)
    folders = sorted(path for path in project.letters.glob("*") if path.is_dir())
    for number, folder in enumerate(folders):
        if progress:
            progress("letters", number, len(folders))
        _add_letter(folder, project, known, assembly)
    if progress:
        progress("letters", len(folders), len(folders))
    return assembly


class Known:
    """What the ontology and the registry describe: the things and predicates that statements may name."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        typed = [
            (quad.subject.value, quad.object)
            for quad in quads
            if quad.predicate == v.TYPE and isinstance(quad.subject, NamedNode)
        ]
        self.things = frozenset(iri for iri, _ in typed)
        self.predicates = frozenset(iri for iri, kind in typed if kind == v.PREDICATE_CLASS)

    def check(self, record: Record, *beside: Record) -> Iterator[Finding]:
        """Findings for names in a record that neither the project, it, nor a record beside it describes."""
        things = self.things | {
            triple.subject.value
            for described in (record, *beside)
            for triple, _ in described.things
            if triple.predicate == v.TYPE and isinstance(triple.subject, NamedNode)
        }
        for statement, line in record.statements:
            named = [statement.subject, statement.object, statement.attributed_to or "", *statement.about]
            for iri in filter(None, named):
                if iri not in things:
                    yield _unknown("a thing", iri, things, record, line)
            if statement.predicate not in self.predicates:
                yield _unknown("a predicate", statement.predicate, self.predicates, record, line)
        for figure, line in record.figures:
            for iri in figure.concerns:
                if iri not in things:
                    yield _unknown("a thing", iri, things, record, line)


def _unknown(what: str, iri: str, known: Iterable[str], record: Record, line: int) -> Finding:
    name = v.shorten(iri)
    near = get_close_matches(name, [v.shorten(other) for other in known], n=3)
    hint = f"Near it are {', '.join(near)}." if near else "Nothing near it is known."
    return Finding(f"{name} is not {what} that the project describes", Place(str(record.file), line), hint)


def _add_letter(path: Path, project: Project, known: Known, assembly: Assembly) -> None:
    if not SLUG.fullmatch(path.name):
        hint = "Use lower-case letters, digits and single hyphens: it becomes part of IRIs."
        assembly.data_findings.append(Finding("the letter's folder has no fit name", Place(str(path)), hint))
        return
    graph = NamedNode(project.graph_iri(path.name))
    folder = read_folder(path, project)
    assembly.quads += [in_graph(placed.triple, graph) for placed in folder.metadata]
    assembly.quads += _run_quads(folder.iri, folder.source, graph)
    assembly.data_findings += folder.findings
    if folder.findings:
        return
    settled = settle(folder, base=project.base)
    _check_letter(folder, settled, known, assembly)
    assembly.notes += settled.notes
    empty = folder.reviewed.empty
    assembly.quads += _settled_quads(settled, graph, empty=empty, base=project.base, sender=folder.senders[0])


def _check_letter(folder: LetterFolder, settled: Settled, known: Known, assembly: Assembly) -> None:
    """All findings about what was written, decided and proposed; only what people wrote must be whole."""
    reviewed, decided, proposed = folder.reviewed, settled.decided, folder.proposed
    for record in (reviewed, folder.decisions.record, proposed):
        assembly.data_findings += record.findings
    told = Record(folder.source, things=folder.metadata)
    assembly.data_findings += known.check(reviewed, told)
    assembly.data_findings += known.check(decided, told, reviewed)
    assembly.data_findings += known.check(proposed, told, reviewed, decided)
    assembly.data_findings += settled.findings
    for record in (reviewed, decided, proposed):
        assembly.data_findings += _twice(record)
        assembly.evidence_findings += check_evidence(record, folder.letter)
    if folder.is_reviewed and not reviewed.findings and not assembly.evidence_findings:
        assembly.data_findings += check_coverage(reviewed, folder.letter)


def _run_quads(iri: str, file: Path, graph: NamedNode) -> list[Quad]:
    """The one run that made the letter's statements, and the digest of the text that it used."""
    run, letter = NamedNode(f"{iri}#run"), NamedNode(iri)
    try:
        digest = sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        raise InputError(f"the letter cannot be read: {error.strerror}", place=Place(str(file))) from error
    return [
        Quad(run, v.TYPE, v.ACTIVITY, graph),
        Quad(run, v.USED, letter, graph),
        Quad(letter, v.SHA256, Literal(digest), graph),
    ]


def _twice(record: Record) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for statement, line in record.statements:
        if (other := first.setdefault(statement.digest, line)) != line:
            message = f"{describe(statement)} stands twice for this passage, first at line {other}"
            yield Finding(message, Place(str(record.file), line), "Leave one out.")


def _settled_quads(
    settled: Settled, graph: NamedNode, *, empty: set[str], base: str, sender: str
) -> Iterator[Quad]:
    for placed in settled.things:
        yield in_graph(placed.triple, graph)
    for passage in settled.passages.values():
        yield from passage_quads(passage, graph, empty=passage.iri in empty)
    for statement in settled.statements:
        yield from statement_quads(statement, graph, base=base, sender=sender)
    for figure in settled.figures:
        yield from figure_quads(figure, graph)
