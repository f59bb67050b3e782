"""The annotation guide's file: one statement a line of JSON, with names in place of IRIs.

Invariant: a line that is read and written again is the same line; what a line lacks or has too much is
named with its number, and nothing of a file with a fault is used.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kamergraaf.errors import DataError, Finding, Place
from kamergraaf.model import Factuality, Polarity

_TEXTS = ("letter", "quote", "subject", "subject_text", "predicate", "object", "object_text")
_OPEN = ("attributed_to", "when")
_MORE = ("start", "end", "confidence", "rule")


@dataclass(frozen=True, slots=True)
class Line:
    """A statement as the guide writes it. `start` and `end` are there where a machine wrote the line."""

    letter: str
    quote: str
    subject: str
    subject_text: str
    predicate: str
    object: str
    object_text: str
    polarity: Polarity
    factuality: Factuality
    attributed_to: str | None = None
    when: str | None = None
    start: int | None = None
    end: int | None = None

    def to_json(self) -> str:
        """The line, with the guide's keys in the guide's order."""
        keys = (*_TEXTS, "polarity", "factuality", *_OPEN)
        return json.dumps({key: getattr(self, key) for key in keys}, ensure_ascii=False)


def read_lines(text: str, file: Path) -> list[tuple[Line, int]]:
    """The statements of a file with their line numbers. Raises DataError with every fault."""
    lines: list[tuple[Line, int]] = []
    findings: list[Finding] = []
    for number, row in enumerate(text.split("\n"), start=1):
        if not row.strip():
            continue
        try:
            lines.append((_line(row), number))
        except ValueError as error:
            hint = "Each line is one statement, as in the annotation guide."
            findings.append(Finding(f"the line is no statement: {error}", Place(str(file), number), hint))
    if findings:
        raise DataError(findings)
    return lines


def _line(row: str) -> Line:
    try:
        values = json.loads(row)
    except json.JSONDecodeError as error:
        raise ValueError(f"it is no JSON ({error.msg} at character {error.pos + 1})") from error
    if not isinstance(values, dict):
        raise ValueError("it is no object")
    _check(values)
    return Line(
        **{key: values[key] for key in _TEXTS},
        polarity=Polarity(values["polarity"]),
        factuality=Factuality(values["factuality"]),
        attributed_to=values.get("attributed_to") or None,
        when=values.get("when") or None,
        start=values.get("start"),
        end=values.get("end"),
    )


def _check(values: dict[str, object]) -> None:
    """Raises ValueError for keys that are missing or unknown, and for values of another type."""
    needed = (*_TEXTS, "polarity", "factuality")
    if missing := [key for key in needed if key not in values]:
        raise ValueError(f"it has no {' and no '.join(missing)}")
    if unknown := sorted(values.keys() - {*needed, *_OPEN, *_MORE}):
        raise ValueError(f"it has {' and '.join(unknown)}, which the guide does not know")
    for key, wanted in _types(needed):
        value = values.get(key)
        absent = value is None and key not in needed
        if not absent and (not isinstance(value, wanted) or isinstance(value, bool)):
            raise ValueError(f"its {key} is {value!r}")
    for key in ("subject", "object", "quote", "predicate"):
        if not str(values[key]).strip():
            raise ValueError(f"its {key} is empty")


def _types(needed: Iterable[str]) -> Iterable[tuple[str, type]]:
    yield from ((key, str) for key in (*needed, *_OPEN))
    yield from ((key, int) for key in ("start", "end"))
