"""Every error that a person can meet, under one base class.

Invariant: an error carries the offending value and its place as fields, its text says what is
wrong, where, and what to do, and its class alone decides the exit code.

    KamergraafError
    ├── UsageError            exit 2   the command was called wrongly
    │   ├── UnknownName                a name, alias or query id that is not there
    │   └── QueryRefused               SPARQL that this command does not run (an update)
    ├── InputError            exit 3   a file or a text is not what it should be
    │   ├── SyntaxFault                Turtle, SPARQL or TOML that does not parse
    │   └── FindingsError              a check over many things, with all its findings
    │       ├── DataError                  statements or registry entries that break the model
    │       └── EvidenceError              statements whose quote does not hold
    ├── OutputError           exit 3   something cannot be written
    ├── StoreError            exit 3   a store or endpoint that cannot be read
    └── CheckFailed           exit 1   a check ran and the answer is "no"
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stands. Lines and columns count from 1."""

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        parts = [self.file, self.line, self.column]
        return ":".join(str(part) for part in parts if part is not None)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found wrong: where, what, and what to do about it."""

    message: str
    place: Place | None = None
    hint: str = ""

    def __str__(self) -> str:
        head = f"{self.place}: {self.message}" if self.place else self.message
        return f"{head}\n  {self.hint}" if self.hint else head


class KamergraafError(Exception):
    """What is wrong, where, and what to do.

    >>> str(InputError("the file is empty", place=Place("brief.txt"), hint="Save the letter again."))
    'brief.txt: the file is empty\\n  Save the letter again.'
    """

    exit_code = 3

    def __init__(
        self, message: str, *, place: Place | None = None, value: object = None, hint: str = ""
    ) -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.value = value
        self.hint = hint

    def __str__(self) -> str:
        head = f"{self.place}: {self.message}" if self.place else self.message
        return f"{head}\n  {self.hint}" if self.hint else head


class UsageError(KamergraafError):
    """The command was called wrongly."""

    exit_code = 2


class UnknownName(UsageError):
    """A name that is not there; `near` holds what looks like it, best first."""

    def __init__(self, message: str, *, value: str, near: Sequence[str] = (), hint: str = "") -> None:
        hint = hint or (f"Did you mean: {', '.join(near)}?" if near else "")
        super().__init__(message, value=value, hint=hint)
        self.near = tuple(near)


class QueryRefused(UsageError):
    """A SPARQL request that is understood and not run."""


class InputError(KamergraafError):
    """A file or a text is not what it should be."""


class SyntaxFault(InputError):
    """A text that does not parse; the hint shows the line."""


class FindingsError(InputError):
    """A check over many things failed; `findings` holds every one of them."""

    what = "the data"

    def __init__(self, findings: Sequence[Finding]) -> None:
        count = f"{len(findings)} thing{'s' if len(findings) != 1 else ''}"
        lines = "\n".join(str(finding) for finding in findings)
        super().__init__(f"{count} wrong with {self.what}; nothing was written\n{lines}")
        self.findings = tuple(findings)


class DataError(FindingsError):
    """Statements, passages or registry entries that break the model."""


class EvidenceError(FindingsError):
    """Statements whose quote is not in the letter at its offsets."""

    what = "the evidence"


class OutputError(KamergraafError):
    """Something cannot be written; nothing was."""


class StoreError(KamergraafError):
    """A store or endpoint that cannot be opened or that answers with an error."""


class CheckFailed(KamergraafError):
    """A check ran to its end and the answer is "no"."""

    exit_code = 1
