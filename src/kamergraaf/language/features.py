"""What the parser sees of a word: numbers of rows in its tables, from spelling alone.

Invariant: the rows of a word depend on nothing but its own letters and the word list of the model,
so training and use cannot differ, and a word without accents has the rows of the word with them
(only its shape differs).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from zlib import crc32

AFFIXES = (("p", 3), ("p", 5), ("s", 2), ("s", 3), ("s", 4), ("s", 6))
"""Beginnings (`p`) and endings (`s`) of a word that have a row each, with their length."""

AFFIX_ROWS = (3000, 4000, 1000, 3000, 5000, 5000)
SHAPE_ROWS = 64

_QUOTES = str.maketrans(
    dict.fromkeys("«»“”„‟″＂", '"') | dict.fromkeys("‘’‚‛´`", "'") | dict.fromkeys("–—−‐‑", "-")
)
_DIGITS = str.maketrans("123456789", "000000000")


def plain(word: str) -> str:
    """The word in lower case, without accents, digits as 0, quotes and dashes of one kind.

    >>> plain("Coördinatie"), plain("2018"), plain("«")
    ('coordinatie', '0000', '"')
    """
    lowered = word.translate(_QUOTES).lower().translate(_DIGITS)
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFKD", lowered)
    return "".join(char for char in decomposed if not unicodedata.combining(char)) or lowered


def shape(word: str) -> int:
    """A number below `SHAPE_ROWS` for how the word is written: capitals, digits, dots, hyphens.

    >>> shape("Rusland") == shape("Kamer"), shape("VS") == shape("vs")
    (True, False)
    """
    if not any(char.isalpha() for char in word):
        return 1 if any(char.isdigit() for char in word) else 2
    capitals = (
        0 if word.islower() else 3 if word.isupper() and len(word) > 1 else 2 if word[0].isupper() else 1
    )
    marks = (any(c.isdigit() for c in word)) + 2 * ("." in word) + 4 * ("-" in word)
    return 4 + capitals + 4 * marks


@dataclass(slots=True)
class Rows:
    """Rows of words, remembered by spelling: (own row, vector row, six affix rows, shape row)."""

    words: Mapping[str, int]
    vectors: Mapping[str, int]
    _known: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def __call__(self, word: str) -> tuple[int, ...]:
        """Rows of one word; 0 where the word list or the vectors lack it.

        >>> Rows({"de": 7}, {})("De")[:2]
        (7, 0)
        """
        rows = self._known.get(word)
        if rows is None:
            rows = self._look_up(word)
            if len(self._known) < 200_000:
                self._known[word] = rows
        return rows

    def _look_up(self, word: str) -> tuple[int, ...]:
        norm = plain(word)
        affixes = (
            crc32(f"{kind}{norm[:size] if kind == 'p' else norm[-size:]}".encode()) % rows
            for (kind, size), rows in zip(AFFIXES, AFFIX_ROWS, strict=True)
        )
        return (self.words.get(norm, 0), self.vectors.get(norm, 0), *affixes, shape(word))
