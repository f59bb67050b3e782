"""A letter's `statements.ttl`, as people write it, becomes passages, statements and figures.

Invariant: every triple of the file ends up in exactly one place: a passage, a statement, a figure,
a thing that the file describes, or a finding that names its line. Nothing is dropped in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode

from kamergraaf.errors import Finding, Place
from kamergraaf.model import Factuality, Figure, Passage, Polarity, Statement, Status
from kamergraaf.rdf import vocabulary as v
from kamergraaf.rdf.statements import when_literal
from kamergraaf.rdf.turtle import Placed

_ONE = {
    v.STATEMENT: (v.IN_PASSAGE, v.SUBJECT, v.PREDICATE, v.OBJECT, v.POLARITY, v.FACTUALITY, v.STATUS),
    v.FIGURE: (v.IN_PASSAGE, v.FIGURE_TEXT, v.VALUE, v.UNIT, v.MEASURES),
    v.PASSAGE: (v.QUOTE, v.BEGIN_INDEX, v.END_INDEX),
}
_AT_MOST_ONE = {
    v.STATEMENT: (v.SUBJECT_TEXT, v.OBJECT_TEXT, v.WHEN, v.ATTRIBUTED_TO, v.CONFIDENCE, v.RULE),
    v.FIGURE: (v.WHEN,),
    v.PASSAGE: (),
}
_MANY = {v.STATEMENT: (v.ABOUT,), v.FIGURE: (v.CONCERNS,), v.PASSAGE: ()}


@dataclass(frozen=True, slots=True)
class Entry:
    """A described node of the file: its kind, the line it starts on, and its values by predicate."""

    node: NamedNode | BlankNode
    line: int
    values: dict[NamedNode, list[NamedNode | Literal]] = field(default_factory=dict)

    def one(self, predicate: NamedNode) -> str:
        """The single value's text; empty when there is none."""
        values = self.values.get(predicate)
        return values[0].value if values else ""


@dataclass(slots=True)
class Record:
    """What one letter's file holds. Every value comes with the line that it stands on."""

    file: Path
    passages: dict[str, tuple[Passage, int]] = field(default_factory=dict)
    empty: set[str] = field(default_factory=set)
    statements: list[tuple[Statement, int]] = field(default_factory=list)
    figures: list[tuple[Figure, int]] = field(default_factory=list)
    things: list[Placed] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def find(self, line: int, message: str, hint: str = "") -> None:
        """Note something wrong at a line."""
        self.findings.append(Finding(message, Place(str(self.file), line), hint))


def read_record(triples: Iterable[Placed], *, file: Path, letter: str) -> Record:
    """The file's triples, sorted out; what does not fit the model is in the record's findings."""
    record = Record(file)
    entries = _group(triples, record)
    for entry in _of_kind(entries, v.PASSAGE, v.EMPTY_PASSAGE):
        if _well_formed(entry, v.PASSAGE, record):
            _add_passage(entry, letter, record)
    for entry in _of_kind(entries, v.STATEMENT):
        if _well_formed(entry, v.STATEMENT, record):
            _add_statement(entry, record)
    for entry in _of_kind(entries, v.FIGURE):
        if _well_formed(entry, v.FIGURE, record):
            _add_figure(entry, record)
    return record


def _group(triples: Iterable[Placed], record: Record) -> list[Entry]:
    """The file's nodes in its order; triples about other things go to `record.things`."""
    entries: dict[NamedNode | BlankNode, Entry] = {}
    placed = list(triples)
    own = {
        triple.subject
        for triple, _ in placed
        if triple.predicate == v.TYPE and triple.object in (v.PASSAGE, v.EMPTY_PASSAGE, v.STATEMENT, v.FIGURE)
    }
    for triple, line in placed:
        subject, value = triple.subject, triple.object
        if subject not in own:
            record.things.append(Placed(triple, line))
        elif isinstance(value, NamedNode | Literal) and isinstance(subject, NamedNode | BlankNode):
            entry = entries.setdefault(subject, Entry(subject, line))
            entry.values.setdefault(triple.predicate, []).append(value)
        else:
            record.find(line, f"{v.shorten(triple.predicate.value)} points at something without an IRI")
    return list(entries.values())


def _of_kind(entries: list[Entry], *kinds: NamedNode) -> Iterator[Entry]:
    for entry in entries:
        if any(kind in entry.values.get(v.TYPE, ()) for kind in kinds):
            yield entry


def _well_formed(entry: Entry, kind: NamedNode, record: Record) -> bool:
    """Whether the entry has what its kind needs and nothing that its kind does not know."""
    name = v.shorten(kind.value)
    before = len(record.findings)
    for predicate in _ONE[kind]:
        if len(entry.values.get(predicate, ())) != 1:
            count = len(entry.values.get(predicate, ()))
            record.find(entry.line, f"a {name} needs one {v.shorten(predicate.value)}, not {count}")
    for predicate in _AT_MOST_ONE[kind]:
        if len(entry.values.get(predicate, ())) > 1:
            record.find(entry.line, f"a {name} has at most one {v.shorten(predicate.value)}")
    known = {v.TYPE, *_ONE[kind], *_AT_MOST_ONE[kind], *_MANY[kind]}
    for predicate in entry.values.keys() - known:
        record.find(entry.line, f"a {name} has no {v.shorten(predicate.value)}")
    return len(record.findings) == before


def _add_passage(entry: Entry, letter: str, record: Record) -> None:
    try:
        start, end = int(entry.one(v.BEGIN_INDEX)), int(entry.one(v.END_INDEX))
        passage = Passage(letter, start, end, entry.one(v.QUOTE))
    except ValueError as error:
        record.find(entry.line, f"the passage does not hold: {error}")
        return
    if entry.node.value != passage.iri:
        record.find(
            entry.line,
            f"the passage <{entry.node.value}> has offsets {start} to {end}",
            hint=f"Its IRI must be <{passage.iri}>.",
        )
        return
    record.passages[passage.iri] = (passage, entry.line)
    if v.EMPTY_PASSAGE in entry.values[v.TYPE]:
        record.empty.add(passage.iri)


def _add_statement(entry: Entry, record: Record) -> None:
    passage = _passage_of(entry, record)
    if passage is None:
        return
    try:
        statement = Statement(
            passage=passage,
            subject=entry.one(v.SUBJECT),
            predicate=entry.one(v.PREDICATE),
            object=entry.one(v.OBJECT),
            polarity=Polarity(_local(entry.one(v.POLARITY))),
            factuality=Factuality(_local(entry.one(v.FACTUALITY))),
            status=Status(_local(entry.one(v.STATUS))),
            attributed_to=entry.one(v.ATTRIBUTED_TO) or None,
            when=_when(entry),
            about=tuple(sorted(value.value for value in entry.values.get(v.ABOUT, ()))),
            subject_text=entry.one(v.SUBJECT_TEXT),
            object_text=entry.one(v.OBJECT_TEXT),
            confidence=float(text) if (text := entry.one(v.CONFIDENCE)) else None,
            rule=entry.one(v.RULE) or None,
        )
    except ValueError as error:
        record.find(entry.line, f"the statement does not hold: {error}")
        return
    if isinstance(entry.node, NamedNode) and not entry.node.value.endswith(f"/{statement.digest}"):
        hint = f"Write [] in its place, or the IRI that ends in {statement.digest}."
        record.find(entry.line, f"<{entry.node.value}> is not the digest of this statement", hint)
        return
    record.statements.append((statement, entry.line))


def _add_figure(entry: Entry, record: Record) -> None:
    passage = _passage_of(entry, record)
    if passage is None:
        return
    try:
        figure = Figure(
            passage=passage,
            text=entry.one(v.FIGURE_TEXT),
            value=entry.one(v.VALUE),
            unit=entry.one(v.UNIT),
            measures=entry.one(v.MEASURES),
            concerns=tuple(sorted(value.value for value in entry.values.get(v.CONCERNS, ()))),
            when=_when(entry),
        )
    except ValueError as error:
        record.find(entry.line, f"the figure does not hold: {error}")
        return
    record.figures.append((figure, entry.line))


def _passage_of(entry: Entry, record: Record) -> Passage | None:
    iri = entry.one(v.IN_PASSAGE)
    if found := record.passages.get(iri):
        return found[0]
    record.find(entry.line, f"its passage <{iri}> is not described in this file")
    return None


def _when(entry: Entry) -> str | None:
    text = entry.one(v.WHEN)
    return when_literal(text).value if text else None


def _local(iri: str) -> str:
    return iri.removeprefix(v.PREFIXES["kg"])
