"""Settling: what reviewers wrote, what they decided and what the machine proposes become one list.

Invariant: every statement comes out once. What people wrote in `statements.ttl` stands above a decision,
a decision above a proposal; a decision on a sentence that changed settles nothing and is noted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from pyoxigraph import NamedNode

from kamergraaf.building.folder import LetterFolder
from kamergraaf.errors import Finding, Place
from kamergraaf.model import Figure, Letter, Passage, Statement, Status
from kamergraaf.rdf.evidence import describe
from kamergraaf.rdf.records import Record
from kamergraaf.rdf.turtle import Placed


@dataclass(slots=True)
class Settled:
    """What of a letter goes into the graph. `decided` is what decisions say, moved along with its sentences.

    `again` are the decisions whose sentence changed, as far as the file says what was decided.
    """

    decided: Record
    statements: list[Statement] = field(default_factory=list)
    passages: dict[str, Passage] = field(default_factory=dict)
    figures: list[Figure] = field(default_factory=list)
    things: list[Placed] = field(default_factory=list)
    again: list[Statement] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def settle(folder: LetterFolder, *, base: str) -> Settled:
    """The statements of a letter with the status that each of them has."""
    reviewed, proposed = folder.reviewed, folder.proposed
    settled = Settled(Record(folder.decisions.record.file, things=folder.decisions.record.things))
    settled.passages = {iri: passage for iri, (passage, _) in reviewed.passages.items()}
    settled.figures = _figures(reviewed, proposed)
    settled.statements = [statement for statement, _ in reviewed.statements]
    written = {statement.digest for statement in settled.statements}
    decided = _decided(folder, settled, base=base)
    _note_strays(folder, settled, base=base)
    _check_marks(folder, settled, decided)
    for digest, (statement, _) in decided.items():
        if digest not in written:
            settled.statements.append(statement)
    seen = written | decided.keys()
    told = {_iri(statement, base) for statement, _ in folder.decisions.record.statements}
    places = {statement.digest: place for place, statement in enumerate(settled.statements)}
    for statement, _ in proposed.statements:
        if statement.digest not in seen:
            settled.statements.append(_judged(statement, folder, told, base=base))
        elif statement.digest not in written:
            place = places[statement.digest]
            kept = settled.statements[place]
            settled.statements[place] = replace(kept, confidence=statement.confidence, rule=statement.rule)
    if not folder.is_reviewed:
        settled.passages |= {iri: passage for iri, (passage, _) in proposed.passages.items()}
    settled.passages |= {statement.passage.iri: statement.passage for statement in settled.statements}
    settled.passages |= {figure.passage.iri: figure.passage for figure in settled.figures}
    settled.things = list(_things(folder, settled))
    return settled


def _decided(folder: LetterFolder, settled: Settled, *, base: str) -> dict[str, tuple[Statement, int]]:
    """The decided statements by digest, each by its latest decision; those that moved have moved along."""
    latest: dict[str, tuple[Statement, int]] = {}
    times: dict[str, datetime] = {}
    for statement, line in folder.decisions.record.statements:
        known = folder.decisions.latest.get(_iri(statement, base))
        moved = follow(statement, folder.letter)
        if known is None:
            hint = "Leave the statement out, or add the line of the decision again."
            message = f"nobody decided on {describe(statement)}"
            settled.findings.append(Finding(message, _place(folder, line), hint))
        elif moved is None:
            settled.again.append(statement)
            message = f"the sentence of {describe(statement)} changed after it was {statement.status}"
            _note(settled, folder, line, message)
        elif moved.digest not in times or times[moved.digest] < known[0].moment:
            latest[moved.digest] = moved, line
            times[moved.digest] = known[0].moment
    for statement, line in latest.values():
        settled.decided.statements.append((statement, line))
        settled.decided.passages[statement.passage.iri] = statement.passage, line
    return latest


def _note_strays(folder: LetterFolder, settled: Settled, *, base: str) -> None:
    """A note for each decision on a statement that neither the file nor the machine describes."""
    records = (folder.decisions.record, folder.proposed, folder.reviewed)
    known = {_iri(statement, base) for record in records for statement, _ in record.statements}
    for iri, (decision, line) in folder.decisions.latest.items():
        if iri not in known:
            message = f"{decision.who} {decision.status} {iri}, which nothing describes now"
            _note(settled, folder, line, message)


def follow(statement: Statement, letter: Letter) -> Statement | None:
    """The statement with its passage where its sentence stands now; None when that is not to be said.

    A sentence that stands in the letter once, elsewhere, has moved; one that stands there several
    times, or not at all, cannot be followed.
    """
    passage = statement.passage
    if letter.text[passage.start : passage.end] == passage.quote:
        return statement
    start = letter.text.find(passage.quote)
    if start < 0 or letter.text.find(passage.quote, start + 1) >= 0:
        return None
    moved = Passage(passage.letter, start, start + len(passage.quote), passage.quote)
    return replace(statement, passage=moved)


def _judged(statement: Statement, folder: LetterFolder, told: set[str], *, base: str) -> Statement:
    """A proposal with its status: decided by name alone, or read by someone who found nothing there.

    Of what `decisions.ttl` tells (`told`) the sentence changed: else it would have been settled before.
    """
    iri = _iri(statement, base)
    if iri in folder.decisions.latest and iri not in told:
        return replace(statement, status=folder.decisions.latest[iri][0].status)
    if statement.passage.iri in folder.reviewed.empty:
        return replace(statement, status=Status.REJECTED)
    return replace(statement, status=Status.PROPOSED)


def _check_marks(folder: LetterFolder, settled: Settled, decided: dict[str, tuple[Statement, int]]) -> None:
    """A finding for each statement that was accepted in a sentence marked as without one."""
    for statement, line in decided.values():
        if statement.status is Status.ACCEPTED and statement.passage.iri in folder.reviewed.empty:
            message = f"{describe(statement)} was accepted, and its sentence is marked as without a statement"
            hint = "Make it a kg:Passage in statements.ttl and write the statement there, or reject it."
            settled.findings.append(Finding(message, _place(folder, line), hint))
    written = {statement.digest: statement for statement, _ in folder.reviewed.statements}
    for statement, line in decided.values():
        told = written.get(statement.digest)
        if told and told.status is not statement.status:
            message = f"{describe(statement)} was {statement.status}; statements.ttl has it {told.status}"
            _note(settled, folder, line, f"{message}, and that counts")


def _figures(*records: Record) -> list[Figure]:
    return list({figure.digest: figure for record in records for figure, _ in record.figures}.values())


def _things(folder: LetterFolder, settled: Settled) -> Iterator[Placed]:
    """What people wrote of things, and what else a statement names; one file describes a thing."""
    yield from folder.reviewed.things
    described = _subjects(folder.metadata) | _subjects(folder.reviewed.things)
    used = {name for statement in settled.statements for name in names_of(statement)}
    used |= {thing for figure in settled.figures for thing in figure.concerns}
    for record in (folder.decisions.record, folder.proposed):
        for placed in record.things:
            subject = placed.triple.subject
            if isinstance(subject, NamedNode) and subject.value in used - described:
                yield placed
        described |= _subjects(record.things)


def names_of(statement: Statement) -> Iterable[str]:
    """The IRIs of the things that a statement names."""
    parts = (statement.subject, statement.object, statement.attributed_to, *statement.about)
    return [part for part in parts if part]


def _subjects(things: Iterable[Placed]) -> set[str]:
    return {placed.triple.subject.value for placed in things if isinstance(placed.triple.subject, NamedNode)}


def _iri(statement: Statement, base: str) -> str:
    return f"{base}id/statement/{statement.digest}"


def _place(folder: LetterFolder, line: int) -> Place:
    return Place(str(folder.decisions.record.file), line)


def _note(settled: Settled, folder: LetterFolder, line: int, message: str) -> None:
    hint = "`kamergraaf review` shows what is proposed there now."
    settled.notes.append(Finding(message, _place(folder, line), hint))
