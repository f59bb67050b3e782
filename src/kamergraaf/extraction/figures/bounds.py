"""How exact a number is meant: the words right before or behind it.

Invariant: the words of a bound belong to the figure's own words, so a figure shows how it is meant.
"""

from __future__ import annotations

import re

from kamergraaf.extraction.figures.values import Bound
from kamergraaf.extraction.figures.words import FigureWords

_REACH, _CHANGE_REACH = 40, 70
_LETTERS = re.compile(r"[^\W\d_]+")


def bound_of(text: str, start: int, end: int, *, words: FigureWords, measure: bool) -> tuple[Bound, int, int]:
    """The bound of the number at `[start, end)` and the stretch with its words.

    `measure` says that the number has a unit or scale: only then "onder de" and the like are bounds.
    """
    if match := words.after.match(text, end):
        return words.bounds[_plain(match[1])], start, match.end()
    low = max(0, start - _REACH)
    match = words.before.search(text, low, start)
    if not match:
        return Bound.EXACT, start, end
    said = _plain(match[1])
    if said.endswith((" de", " het")) and not measure:
        return Bound.EXACT, start, end
    if said == "tot" and (text[start].isalpha() or _changed(text, start, end, words)):
        return Bound.EXACT, start, end
    return words.bounds[said], match.start(1), end


def _changed(text: str, start: int, end: int, words: FigureWords) -> bool:
    """Whether "tot" says where a change ended: "verhoogd tot 60 miljoen"."""
    around = text[max(0, start - _CHANGE_REACH) : end + _CHANGE_REACH // 2].lower()
    return not set(_LETTERS.findall(around)).isdisjoint(words.families.get("change", frozenset()))


def _plain(words: str) -> str:
    return re.sub(r"\s", " ", words).lower()
