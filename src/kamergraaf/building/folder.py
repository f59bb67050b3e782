"""A letter's folder: its source as received, what is known of it, and what was found in it.

Invariant: reading changes nothing, and each file has one maker: people write `letter.ttl` and
`statements.ttl`, the machine writes `proposed.ttl`, reviewers' decisions are in `decisions.ttl`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import NamedNode

from kamergraaf.errors import Finding, InputError, Place
from kamergraaf.model import Letter
from kamergraaf.project import Project
from kamergraaf.rdf import vocabulary as v
from kamergraaf.rdf.decisions import Decisions, read_decisions
from kamergraaf.rdf.records import Record, read_record
from kamergraaf.rdf.turtle import Placed, read_turtle
from kamergraaf.reading import read_letter

SOURCES = (".txt", ".pdf", ".html", ".htm", ".xhtml", ".xml", ".docx")
"""The endings of `letter.*` that can be a letter's source."""

METADATA, REVIEWED, PROPOSED, DECIDED = "letter.ttl", "statements.ttl", "proposed.ttl", "decisions.ttl"
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What a folder's name looks like: it becomes part of IRIs."""


@dataclass(slots=True)
class LetterFolder:
    """A letter's folder as it was read. A record is empty where its file is not there."""

    iri: str
    source: Path
    letter: Letter
    metadata: list[Placed]
    reviewed: Record
    proposed: Record
    decisions: Decisions
    senders: tuple[str, ...]
    findings: list[Finding] = field(default_factory=list)

    @property
    def is_reviewed(self) -> bool:
        """Whether people have read the letter and written down every sentence."""
        return self.reviewed.file.is_file()


def read_folder(folder: Path, project: Project) -> LetterFolder:
    """All that the folder holds. Raises SyntaxFault or InputError for a file that cannot be read."""
    iri = project.iri("letter", folder.name)
    source = find_source(folder)
    letter = read_letter(source, slug=folder.name)
    metadata = read_turtle(folder / METADATA)
    senders = tuple(
        placed.triple.object.value
        for placed in metadata
        if placed.triple.subject == NamedNode(iri)
        and placed.triple.predicate == v.SENDER
        and isinstance(placed.triple.object, NamedNode)
    )
    found = LetterFolder(
        iri=iri,
        source=source,
        letter=letter,
        metadata=metadata,
        reviewed=_record(folder / REVIEWED, iri),
        proposed=_record(folder / PROPOSED, iri),
        decisions=decisions_in(folder, iri),
        senders=senders,
    )
    if len(senders) != 1:
        message = f"the letter {iri} has {len(senders)} senders (kg:sender)"
        place, hint = Place(str(folder / METADATA)), "Name the one that speaks in it."
        found.findings.append(Finding(message, place, hint))
    return found


def find_source(folder: Path) -> Path:
    """The one `letter.*` that is the source; `letter.txt` when there is none. Raises InputError for two."""
    sources = [path for ending in SOURCES if (path := folder / f"letter{ending}").is_file()]
    if len(sources) > 1:
        names = " and ".join(path.name for path in sources)
        raise InputError(
            f"the folder has {len(sources)} sources: {names}",
            place=Place(str(folder)),
            value=names,
            hint="Keep the one that was received.",
        )
    return sources[0] if sources else folder / "letter.txt"


def decisions_in(folder: Path, letter: str) -> Decisions:
    """The decisions on a letter; none where there is no file."""
    file = folder / DECIDED
    return read_decisions(read_turtle(file) if file.is_file() else [], file=file, letter=letter)


def _record(file: Path, letter: str) -> Record:
    return read_record(read_turtle(file) if file.is_file() else [], file=file, letter=letter)
