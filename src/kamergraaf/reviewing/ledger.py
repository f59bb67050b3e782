"""The ledger: how a reviewer's decision gets into a letter's `decisions.ttl`.

Invariant: each entry is on the disk, whole, before the next question is asked, and reads back; lines of
others stay, whoever wrote them and whenever. Entries come in a sorted order, so that two reviewers'
files differ only where they decided.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from pyoxigraph import Triple

from kamergraaf.errors import InputError, Place
from kamergraaf.files import written_aside
from kamergraaf.model import Statement
from kamergraaf.rdf.decisions import Decision
from kamergraaf.reviewing.writing import Turtle

Clock: TypeAlias = Callable[[], datetime]
_TOLD = " a kg:Statement ;"
ATTRIBUTES = ("decisions.ttl merge=union", "decisions.ttl text eol=lf")
"""What git is told of these files: two versions merge to the lines of both."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The lines that one decision added and took away: what undoing it needs."""

    added: frozenset[str]
    dropped: frozenset[str]


@dataclass(frozen=True, slots=True)
class Ledger:
    """A letter's `decisions.ttl`, in the hands of the person `who`."""

    file: Path
    turtle: Turtle
    who: str
    clock: Clock

    def enter(
        self,
        decided: Sequence[Statement],
        *,
        things: Iterable[Triple] = (),
        instead: Collection[Statement] = (),
    ) -> Entry:
        """Write down the statements with the status that each now has, and the things that they name.

        `instead` are statements decided before, on a sentence that changed: their lines go. Raises
        InputError for a file in which a line is no whole entry, OutputError when it cannot be written.
        """
        lines = set(self.turtle.things(things))
        for statement in decided:
            iri = f"{self.turtle.base}id/statement/{statement.digest}"
            lines.add(self.turtle.passage(statement.passage))
            lines.add(self.turtle.told(statement))
            lines.add(self.turtle.decision(Decision(iri, statement.status, self.who, self._now())))
        before = _entries(self.file)
        gone = self._outdated(before, lines, [self.turtle.statement_name(one) for one in instead])
        entry = Entry(frozenset(lines - before), frozenset(gone - lines))
        self._write((before - entry.dropped) | lines)
        return entry

    def take_back(self, entry: Entry) -> None:
        """Undo an entry: its lines go, and what it took away comes back."""
        self._write((_entries(self.file) - entry.added) | entry.dropped)

    def _now(self) -> str:
        return self.clock().astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def _outdated(self, before: Collection[str], lines: Collection[str], names: Sequence[str]) -> set[str]:
        """Lines about other words at the offsets of the new passages, about the names, and what the
        new lines tell otherwise."""
        passages = {line.split(" ", 1)[0] for line in lines if line.startswith("<#char=")}
        changed = {line.split(" ", 1)[0] for line in before if line not in lines} & passages
        stale = {f" kg:passage {passage} ;" for passage in changed}
        gone = {line.split(" ", 1)[0] for line in before if any(mark in line for mark in stale)}
        gone |= changed | set(names)
        told = {line.split(" ", 1)[0] for line in lines if _TOLD in line}
        return {
            line
            for line in before
            if (name := line.split(" ", 1)[0]) in gone or (name in told and _TOLD in line)
        }

    def _write(self, entries: Collection[str]) -> None:
        text = "\n".join([*self.turtle.header(), "", *sorted(entries)]) + "\n"
        with written_aside(self.file) as out:
            out.write(text)


def write_attributes(letters: Path) -> None:
    """Tell git how decisions merge, in the folder of all letters; what stands there stays."""
    file = letters / ".gitattributes"
    there = file.read_text("utf-8").splitlines() if file.is_file() else []
    if missing := [line for line in ATTRIBUTES if line not in there]:
        with written_aside(file) as out:
            out.write("\n".join([*there, *missing]) + "\n")


def _entries(file: Path) -> set[str]:
    """The lines of the file that are entries. Raises InputError where an entry is not one line."""
    if not file.is_file():
        return set()
    entries: set[str] = set()
    for number, line in enumerate(file.read_text("utf-8").split("\n"), start=1):
        text = line.strip()
        if not text or text.startswith(("@", "#", "PREFIX ", "BASE ")):
            continue
        if not re.match(r"[\w<\[]", text) or not text.endswith(" ."):
            raise InputError(
                "an entry does not stand on one line, so nothing can be added",
                place=Place(str(file), number),
                value=text,
                hint="Write each entry on one line that ends in a space and a full stop.",
            )
        entries.add(text)
    return entries
