"""The words that names are matched by: hyphens apart, initials whole.

Invariant: a piece stands at its offsets in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kamergraaf.extraction.heads import fold

TOKEN = re.compile(
    r"(?:[A-Z][a-z]?\.)+(?=\s?[A-Z]|\s[a-z])|(?:[A-Z]\.){2,}|[^\W_]+(?:(?:['’´&]|\.(?=[a-z]{2,4}\b))[^\W_]+)*|[^\w\s]",
    re.UNICODE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A token for matching names: words without hyphens."""

    text: str
    low: str
    start: int
    end: int


def pieces(text: str) -> list[Piece]:
    """The words and marks of a text, hyphens apart; dots stay with initials."""
    return [Piece(m[0], fold(m[0]), m.start(), m.end()) for m in TOKEN.finditer(text)]
