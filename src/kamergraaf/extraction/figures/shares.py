"""Numbers that relate: ranks ("derde grootste"), shares ("twee derde", "één op de vijf"), multiples.

Invariant: an ordinal alone is no rank; a fraction word alone ("een derde land") is no share.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from kamergraaf.extraction.figures.values import Sort
from kamergraaf.extraction.figures.words import FigureWords
from kamergraaf.language.numbers import number
from kamergraaf.language.words import word_groups

_FAMILIES = ("superlative", "rank", "fraction", "multiple")
_PLACES = Decimal("0.0001")
_TRIGGERS = frozenset(("top", "op", "keer", "maal", "factor", "na"))


@dataclass(frozen=True, slots=True)
class Relation:
    """A rank, share or multiple at `[start, end)`; `phrase` is where what it measures begins."""

    start: int
    end: int
    value: str
    unit: str
    sort: Sort
    phrase: int


class Relations:
    """Finds ranks, shares and multiples."""

    def __init__(self, words: FigureWords) -> None:
        self.words = words
        numbers = [line.split()[0] for line in word_groups("numbers")["words"]]
        count = rf"(?:\d{{1,3}}|[eé][eé]n|{_either(numbers)})"
        superlatives, fractions = (
            _either(words.families.get("superlative", ())),
            _either(words.families.get("fraction", ())),
        )
        nth = rf"(?:{_either(words.families.get('ordinal', ()))}|\d{{1,2}}(?:e|de|ste))"
        glued = (f"{one}{part}" for one in numbers for part in words.families.get("fraction", ()))
        self.triggers = _TRIGGERS.union(glued, *(words.families.get(name, ()) for name in _FAMILIES))
        self._top = re.compile(rf"\btop[\s-](?P<n>{count})\b", re.IGNORECASE)
        self._ranked = re.compile(rf"\b(?P<n>{nth})\s(?={superlatives}\b)", re.IGNORECASE)
        self._but = re.compile(
            rf"\bop\s(?P<n>{count})\sna\s(?=(?:de\s|het\s)?{superlatives}\b)", re.IGNORECASE
        )
        places = _either(words.families.get("rank", ()))
        self._placed = re.compile(rf"\bop\s(?P<rank>(?:de|een)\s(?P<n>{nth})\s{places})\b", re.IGNORECASE)
        self._ratio = re.compile(
            rf"\b(?P<a>{count})\sop\s(?:(?:elke|iedere|de)\s)?(?P<b>{count})(?![\w%]|[.,]\d)", re.IGNORECASE
        )
        self._fraction = re.compile(
            rf"\b(?P<a>de|{count})\s?(?P<b>{fractions})(?!\w)"
            r"(?=\s(?:van|der|deel|hiervan|daarvan|minder|meer|ervan)\b|\s?[.,;)]|\s?$|\s(?:af|toe|op)?ge\w+)",
            re.IGNORECASE,
        )
        self._times = re.compile(
            rf"\b(?P<n>\d{{1,3}}(?:,\d)?|{_either(numbers)})[\s-]?(?:keer|maal)\s(?:zo\s?[a-z]+|meer|groter|hoger)\b",
            re.IGNORECASE,
        )
        self._factor = re.compile(rf"\bfactor\s(?P<n>{count})\b", re.IGNORECASE)
        self._multiple = re.compile(
            rf"\b(?P<word>{_either(words.families.get('multiple', ()))})\b", re.IGNORECASE
        )

    def find(self, text: str) -> Iterator[Relation]:
        """Ranks, shares and multiples of a sentence, in no order."""
        yield from self._ranks(text)
        yield from self._shares(text)
        yield from self._multiples(text)

    def _ranks(self, text: str) -> Iterator[Relation]:
        for match in self._top.finditer(text):
            if (value := _whole(match["n"])) and value > 1:
                yield Relation(*match.span(), str(value), "plaats", Sort.RANK, match.end())
        for match in self._ranked.finditer(text):
            if value := self._ordinal(match["n"]):
                yield Relation(match.start(), match.end() - 1, str(value), "plaats", Sort.RANK, match.end())
        for match in self._but.finditer(text):
            if value := _whole(match["n"]):
                yield Relation(
                    match.start(), match.end() - 1, str(value + 1), "plaats", Sort.RANK, match.end()
                )
        for match in self._placed.finditer(text):
            if value := self._ordinal(match["n"]):
                yield Relation(*match.span("rank"), str(value), "plaats", Sort.RANK, match.end())

    def _shares(self, text: str) -> Iterator[Relation]:
        for match in self._ratio.finditer(text):
            above, below = _whole(match["a"]), _whole(match["b"])
            if above and below and above < below:
                yield Relation(*match.span(), _quotient(above, below), "deel", Sort.SHARE, match.end())
        for match in self._fraction.finditer(text):
            parts = self.words.value("fraction", match["b"].lower())
            pointing = match["a"].lower() == "de"
            taken = 1 if pointing else _whole(match["a"])
            if parts and taken and taken < parts and (parts == 2 or not pointing):
                yield Relation(*match.span(), _quotient(taken, parts), "deel", Sort.SHARE, match.end())

    def _multiples(self, text: str) -> Iterator[Relation]:
        for match in (*self._times.finditer(text), *self._factor.finditer(text)):
            value = number(match["n"])
            if value and value > 0:
                yield Relation(*match.span(), _plain(value), "keer", Sort.MULTIPLE, match.end())
        for match in self._multiple.finditer(text):
            factor = self.words.value("multiple", match["word"].lower())
            if factor:
                yield Relation(*match.span(), _plain(factor), "keer", Sort.MULTIPLE, match.end())

    def _ordinal(self, word: str) -> int | None:
        digits = re.match(r"\d{1,2}", word)
        if digits:
            return int(digits[0]) or None
        value = self.words.value("ordinal", word.lower())
        return int(value) if value else None


def _whole(word: str) -> int | None:
    value = number(word.lower().replace("é", "e"))
    return int(value) if value is not None and value == value.to_integral_value() and value > 0 else None


def _quotient(above: int | Decimal, below: int | Decimal) -> str:
    return _plain((Decimal(above) / Decimal(below)).quantize(_PLACES, rounding=ROUND_HALF_UP))


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _either(words: Iterable[str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, ordered)) or '(?!)'})"
