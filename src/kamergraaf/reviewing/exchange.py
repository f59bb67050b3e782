"""Import and export: a letter's statements as the annotation guide's file, and back.

Invariant: what is exported and imported again is the same statements. An import is accepted in the name
of a person, all of it or nothing, and each quote must stand in the letter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kamergraaf.building.folder import DECIDED, LetterFolder, read_folder
from kamergraaf.building.settle import names_of, settle
from kamergraaf.errors import DataError, Finding, InputError, Place, UsageError
from kamergraaf.model import Letter, Passage, Statement, Status
from kamergraaf.project import DEFINITIONS, Project
from kamergraaf.rdf.statements import when_literal
from kamergraaf.reviewing.guide import Line, read_lines
from kamergraaf.reviewing.labels import Labels, read_labels
from kamergraaf.reviewing.ledger import Ledger, write_attributes
from kamergraaf.reviewing.phrases import Phrases
from kamergraaf.reviewing.writing import Turtle


@dataclass(frozen=True, slots=True)
class Imported:
    """How many statements were accepted, how many stood there already or twice in the file."""

    accepted: int
    known: int

    def __str__(self) -> str:
        return f"{self.accepted} statements accepted, {self.known} known already"


def export_jsonl(
    project: Project, letter: str, *, statuses: Collection[Status] = (Status.ACCEPTED,)
) -> Iterator[str]:
    """The letter's statements of these statuses as lines of JSON, in the order of the letter.

    Raises UsageError for a letter that is not there.
    """
    folder = _folder(project, letter)
    settled = settle(folder, base=project.base)
    labels = read_labels(project)
    labels.add(placed.triple for placed in settled.things)
    chosen = [statement for statement in settled.statements if statement.status in statuses]
    placed = [(_place(statement), _line(statement, letter, labels).to_json()) for statement in chosen]
    yield from (line for _, line in sorted(placed))


def import_jsonl(
    project: Project,
    letter: str,
    file: Path,
    *,
    who: str,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Imported:
    """Accept the statements of a file in the name of `who`.

    Raises UsageError for a letter that is not there, InputError or DataError for a file that cannot be
    read or that says what the letter does not; then nothing is written.
    """
    folder = _folder(project, letter)
    try:
        lines = read_lines(file.read_text("utf-8"), file)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"the file cannot be read: {error}", place=Place(str(file))) from error
    settled = settle(folder, base=project.base)
    labels = read_labels(project)
    labels.add(placed.triple for placed in settled.things)
    phrases = Phrases(folder.iri)
    statements = _statements(lines, folder, file, labels, phrases)
    known = {one.digest for one in settled.statements if one.status is Status.ACCEPTED}
    fresh = {one.digest: one for one in statements if one.digest not in known}
    if fresh:
        used = {name for one in fresh.values() for name in names_of(one)}
        things = [
            placed.triple for placed in settled.things if getattr(placed.triple.subject, "value", "") in used
        ]
        things += [triple for name in sorted(used) if name in phrases for triple in phrases.describe(name)]
        ledger = Ledger(project.letters / letter / DECIDED, Turtle(folder.iri, project.base), who, clock)
        write_attributes(project.letters)
        ledger.enter(list(fresh.values()), things=things)
    return Imported(len(fresh), len(statements) - len(fresh))


def _folder(project: Project, letter: str) -> LetterFolder:
    path = project.letters / letter
    there = sorted(folder.name for folder in project.letters.glob("*") if folder.is_dir())
    if letter not in there:
        raise UsageError(f"there is no letter {letter}", value=letter, hint=f"There are {', '.join(there)}.")
    return read_folder(path, project)


def _place(statement: Statement) -> tuple[int, int, int, int]:
    """Where the sentence stands, and where the words of the subject and of the object stand in it."""
    passage, quote = statement.passage, statement.passage.quote
    subject, described = quote.find(statement.subject_text), quote.find(statement.object_text)
    return passage.start, passage.end, subject, described


def _line(statement: Statement, letter: str, labels: Labels) -> Line:
    return Line(
        letter=letter,
        quote=" ".join(statement.passage.quote.split()),
        subject=labels.name(statement.subject),
        subject_text=statement.subject_text,
        predicate=statement.predicate.removeprefix(DEFINITIONS),
        object=labels.name(statement.object),
        object_text=statement.object_text,
        polarity=statement.polarity,
        factuality=statement.factuality,
        attributed_to=labels.name(statement.attributed_to) if statement.attributed_to else None,
        when=statement.when,
    )


def _statements(
    lines: list[tuple[Line, int]], folder: LetterFolder, file: Path, labels: Labels, phrases: Phrases
) -> list[Statement]:
    """The lines as statements. Raises DataError with every line that does not hold."""
    statements: list[Statement] = []
    findings: list[Finding] = []
    reached = 0
    for line, number in lines:
        try:
            passage = _find(line, folder, reached)
            statements.append(_statement(line, passage, labels, phrases))
            reached = passage.start
        except ValueError as error:
            findings.append(
                Finding(str(error), Place(str(file), number), f"The line's quote is {line.quote!r}.")
            )
    if findings:
        raise DataError(findings)
    return statements


def _find(line: Line, folder: LetterFolder, reached: int) -> Passage:
    """Where the quote stands: at the line's offsets, else from the place reached on, else anywhere."""
    letter: Letter = folder.letter
    if line.letter != letter.slug:
        raise ValueError(f"the line is about the letter {line.letter!r}, not {letter.slug!r}")
    if line.start is not None and line.end is not None:
        if letter.text[line.start : line.end] != line.quote:
            raise ValueError(f"the quote does not stand at {line.start} to {line.end}")
        return Passage(folder.iri, line.start, line.end, line.quote)
    words = re.compile(r"\s+".join(map(re.escape, line.quote.split())))
    found = words.search(letter.text, reached) or words.search(letter.text)
    if found is None:
        raise ValueError("the quote does not stand in the letter")
    return Passage(folder.iri, found.start(), found.end(), found[0])


def _statement(line: Line, passage: Passage, labels: Labels, phrases: Phrases) -> Statement:
    if line.predicate not in labels.predicates:
        raise ValueError(f"{line.predicate!r} is no predicate of the ontology")
    for text in (line.subject_text, line.object_text):
        if text not in passage.quote:
            raise ValueError(f"{text!r} does not stand in the quote")
    if line.when:
        when_literal(line.when)

    def thing(name: str) -> str:
        return labels.written(name) or phrases.iri(name)

    return Statement(
        passage=passage,
        subject=thing(line.subject),
        predicate=DEFINITIONS + line.predicate,
        object=thing(line.object),
        polarity=line.polarity,
        factuality=line.factuality,
        attributed_to=thing(line.attributed_to) if line.attributed_to else None,
        when=line.when,
        status=Status.ACCEPTED,
        subject_text=line.subject_text,
        object_text=line.object_text,
    )
