"""Assembling: everything that people wrote in a project, as quads, with what is wrong with it.

Invariant: a file that does not parse stops the assembly; everything else that is wrong becomes a
finding that names file and line, so that one run shows all of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from kamergraaf.errors import Finding, InputError, Place
from kamergraaf.project import Project
from kamergraaf.rdf import vocabulary as v
from kamergraaf.rdf.evidence import check_coverage, check_evidence, describe
from kamergraaf.rdf.records import Record, read_record
from kamergraaf.rdf.statements import figure_quads, passage_quads, statement_quads
from kamergraaf.rdf.turtle import in_graph, read_graph, read_turtle
from kamergraaf.reading import read_letter

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and how many there are."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NOT_IN_GRAPH = (
    *("shapes.ttl", "lexicon.ttl", "words.ttl", "inflection.ttl"),
    *("references.ttl", "figures.ttl", "topic-words.ttl"),
)


@dataclass(slots=True)
class Assembly:
    """A project's quads, and the findings about its data and its evidence."""

    quads: list[Quad] = field(default_factory=list)
    data_findings: list[Finding] = field(default_factory=list)
    evidence_findings: list[Finding] = field(default_factory=list)


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

    def check(self, record: Record) -> Iterator[Finding]:
        """Findings for names that nothing describes."""
        things = self.things | {
            triple.subject.value
            for triple, _ in record.things
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


def _add_letter(folder: Path, project: Project, known: Known, assembly: Assembly) -> None:
    if not _SLUG.fullmatch(folder.name):
        hint = "Use lower-case letters, digits and single hyphens: it becomes part of IRIs."
        assembly.data_findings.append(
            Finding("the letter's folder has no fit name", Place(str(folder)), hint)
        )
        return
    iri, graph = project.iri("letter", folder.name), NamedNode(project.graph_iri(folder.name))
    letter = read_letter(folder / "letter.txt")
    metadata = read_turtle(folder / "letter.ttl")
    assembly.quads += [in_graph(placed.triple, graph) for placed in metadata]
    assembly.quads += _run_quads(iri, folder / "letter.txt", graph)
    senders = [
        placed.triple.object.value
        for placed in metadata
        if placed.triple.subject == NamedNode(iri)
        and placed.triple.predicate == v.SENDER
        and isinstance(placed.triple.object, NamedNode)
    ]
    if len(senders) != 1:
        message = f"the letter {iri} has {len(senders)} senders (kg:sender)"
        place, hint = Place(str(folder / "letter.ttl")), "Name the one that speaks in it."
        assembly.data_findings.append(Finding(message, place, hint))
        return
    file = folder / "statements.ttl"
    if not file.is_file():
        return
    record = read_record(read_turtle(file), file=file, letter=iri)
    assembly.data_findings += record.findings
    assembly.data_findings += known.check(record)
    assembly.data_findings += _twice(record)
    assembly.evidence_findings += check_evidence(record, letter)
    if not record.findings and not assembly.evidence_findings:
        assembly.data_findings += check_coverage(record, letter)
    assembly.quads += _record_quads(record, graph, base=project.base, sender=senders[0])


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


def _record_quads(record: Record, graph: NamedNode, *, base: str, sender: str) -> Iterator[Quad]:
    for placed in record.things:
        yield in_graph(placed.triple, graph)
    for passage, _ in record.passages.values():
        yield from passage_quads(passage, graph, empty=passage.iri in record.empty)
    for statement, _ in record.statements:
        yield from statement_quads(statement, graph, base=base, sender=sender)
    for figure, _ in record.figures:
        yield from figure_quads(figure, graph)
