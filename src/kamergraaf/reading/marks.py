"""Marks: the numbers in running text that may point at a note.

Invariant: a mark is glued to a word (or to a year, or the punctuation behind them) or stands in
brackets; whether there is a note with its number is decided elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from kamergraaf.reading.lines import Line

Marks = Mapping[int, Sequence[tuple[int, int]]]
_DIGITS = re.compile(r"\d+")
_PUNCTUATION = frozenset(".,;:?!»”’\"')]")
_LONGEST = 3
_LONGEST_LINE = 100_000
_YEAR = 4


def find_marks(lines: Sequence[Line], reasons: Mapping[int, str]) -> Marks:
    """Where in the source each number stands that may be a mark; lines with a reason are left out.

    A number glued to a year counts only where no other mark bears it: a post box looks the same.
    """
    marks: dict[int, list[tuple[int, int]]] = defaultdict(list)
    at_years: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for index, line in enumerate(lines):
        skipped = index in reasons or len(line.text) > _LONGEST_LINE
        for match in () if skipped else _DIGITS.finditer(line.text):
            start, end = match.span()
            cut = start + _YEAR if _is_year_with_more(match.group()) else start
            if cut == start and not _is_mark(line.text, start, end):
                continue
            if line.text[cut] != "0":
                found = marks if cut == start else at_years
                found[int(line.text[cut:end])].append((line.start + cut, line.start + end))
    for number in at_years.keys() - marks.keys():
        marks[number] = at_years[number]
    return marks


def first_mark(marks: Marks, label: int, after: int, line: Line) -> tuple[int, int] | None:
    """The first mark with this number that stands after the mark before it and above the line."""
    places = marks.get(label, ())
    at = bisect_left(places, (after, 0))
    return places[at] if at < len(places) and places[at][1] <= line.start else None


def _is_year_with_more(digits: str) -> bool:
    return _YEAR < len(digits) <= _YEAR + _LONGEST and digits.startswith(("19", "20"))


def _is_mark(text: str, start: int, end: int) -> bool:
    if end - start > _LONGEST:
        return False
    before, after = text[max(0, start - 3) : start], text[end : end + 3]
    if before.endswith("["):
        return re.match(r"\s?\](?!\()", after) is not None
    if after.startswith(")") and before.rstrip()[-1:] not in ("", "("):
        return True
    word = before
    while word and word[-1] in _PUNCTUATION and len(before) - len(word) < 2:
        word = word[:-1]
    return word[-1:].isalpha()
