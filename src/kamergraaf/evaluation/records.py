"""The lines of the annotation guide: statements and named things as JSON Lines.

Invariant: a line that is read has every field of the guide with a value of the right kind; what does
not is refused with its file and line. Fields that the guide does not name are kept out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kamergraaf.errors import InputError, Place
from kamergraaf.model import Factuality, Polarity


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One statement as the guide writes it: canonical names, the words as they stand, qualifiers."""

    letter: str
    quote: str
    subject: str
    predicate: str
    object: str
    subject_text: str = ""
    object_text: str = ""
    polarity: str = Polarity.AFFIRMED.value
    factuality: str = Factuality.ACTUAL.value
    attributed_to: str | None = None
    when: str | None = None
    confidence: float | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class EntityLine:
    """One named thing of a letter with all its spellings there."""

    letter: str
    name: str
    type: str
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Annotation:
    """What one reader, or the engine, found in one letter."""

    letter: str
    statements: tuple[StatementLine, ...]
    entities: tuple[EntityLine, ...]


_NEEDED = ("letter", "quote", "subject", "predicate", "object")
_OPTIONAL = ("subject_text", "object_text", "attributed_to", "when", "confidence", "rule")


def read_annotations(folder: Path) -> dict[str, Annotation]:
    """Every annotated letter of a folder: `<letter>.jsonl` beside `<letter>.entities.jsonl`, by file name.

    Raises InputError for a folder without such files and for a line that is not of the guide's form.
    """
    files = sorted(file for file in folder.glob("*.jsonl") if not file.name.endswith(".entities.jsonl"))
    if not files:
        raise InputError(
            "there are no annotated letters here",
            place=Place(str(folder)),
            hint="Expected <letter>.jsonl and <letter>.entities.jsonl, as the annotation guide writes them.",
        )
    return {file.stem: read_annotation(file) for file in files}


def read_annotation(file: Path) -> Annotation:
    """One letter's statements, with its named things where their file is there."""
    entities = file.with_name(f"{file.stem}.entities.jsonl")
    return Annotation(
        letter=file.stem,
        statements=tuple(_statement(row, place) for row, place in _rows(file)),
        entities=tuple(_entity(row, place) for row, place in _rows(entities)) if entities.is_file() else (),
    )


def to_line(record: StatementLine | EntityLine) -> str:
    """The record as one line of JSON, without the fields that say nothing."""
    names = record.__slots__
    row = {name: getattr(record, name) for name in names}
    return json.dumps(
        {k: v for k, v in row.items() if v is not None or k in ("attributed_to", "when")}, ensure_ascii=False
    )


def write_lines(records: Iterable[StatementLine | EntityLine], file: Path) -> None:
    """Write records as JSON Lines, UTF-8."""
    file.write_text("".join(to_line(record) + "\n" for record in records), "utf-8")


def _rows(file: Path) -> Iterator[tuple[dict[str, Any], Place]]:
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"the file cannot be read: {error}", place=Place(str(file))) from error
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        place = Place(str(file), number)
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(f"the line is not JSON: {error}", place=place, value=line) from error
        if not isinstance(row, dict):
            raise InputError("the line is not a JSON object", place=place, value=line)
        yield row, place


def _statement(row: dict[str, Any], place: Place) -> StatementLine:
    _check(row, _NEEDED, place)
    polarity, factuality = row.get("polarity", "affirmed"), row.get("factuality", "actual")
    if polarity not in set(Polarity) or factuality not in set(Factuality):
        raise InputError(
            f"{polarity!r} / {factuality!r} is no qualifier of the guide", place=place, value=row
        )
    return StatementLine(
        **{name: row[name] for name in _NEEDED},
        **{name: row[name] for name in _OPTIONAL if row.get(name) is not None},
        polarity=polarity,
        factuality=factuality,
    )


def _entity(row: dict[str, Any], place: Place) -> EntityLine:
    _check(row, ("letter", "name", "type"), place)
    return EntityLine(row["letter"], row["name"], row["type"], tuple(row.get("forms", ())))


def _check(row: dict[str, Any], names: tuple[str, ...], place: Place) -> None:
    if missing := [name for name in names if not isinstance(row.get(name), str)]:
        raise InputError(f"the line has no text for {', '.join(missing)}", place=place, value=row)
