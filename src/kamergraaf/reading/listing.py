"""Listing: what was left out of a letter, counted and shown.

Invariant: every omission of the letter is in exactly one row.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kamergraaf.model import Letter, Omission


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What was left out for one reason: how often, how many characters, and the texts."""

    reason: str
    count: int
    characters: int
    texts: tuple[str, ...]


def list_left_out(letter: Letter) -> tuple[LeftOut, ...]:
    """What was left out, by reason, most characters first."""
    rows: dict[str, list[Omission]] = {}
    for omission in letter.omissions:
        rows.setdefault(omission.reason, []).append(omission)
    found = [_row(letter, reason, omissions) for reason, omissions in rows.items()]
    return tuple(sorted(found, key=lambda row: (-row.characters, row.reason)))


def _row(letter: Letter, reason: str, omissions: Iterable[Omission]) -> LeftOut:
    texts = tuple(letter.source[omission.start : omission.end] for omission in omissions)
    return LeftOut(reason, len(texts), sum(map(len, texts)), texts)


def describe(letter: Letter, *, shown: int = 3) -> str:
    """A few lines for a person: what was left out and why, with the first texts of each reason.

    >>> from kamergraaf.reading import clean
    >>> print(describe(clean("Een zin.\\n\\nISSN 0921 - 7371\\n", slug="brief")))
    brief: 8 characters kept, 16 left out
      footer: 1 time, 16 characters
        ISSN 0921 - 7371
    """
    rows = list_left_out(letter)
    lines = [
        f"{letter.slug}: {len(letter.text):,} characters kept, {sum(r.characters for r in rows):,} left out"
    ]
    for row in rows:
        times = "time" if row.count == 1 else "times"
        lines.append(f"  {row.reason}: {row.count:,} {times}, {row.characters:,} characters")
        lines.extend(f"    {' '.join(text.split())[:100]}" for text in row.texts[:shown])
        if row.count > shown:
            lines.append(f"    ... and {row.count - shown:,} more")
    lines.extend(f"  {remark}" for remark in letter.remarks)
    return "\n".join(lines)
