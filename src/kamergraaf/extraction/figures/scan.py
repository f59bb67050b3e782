"""Where a sentence has numbers: quantities of the language room, cut to their own words, ranges made whole.

Invariant: every number here was read by `quantities` or `number`; the text handed to them has the
length of the sentence, so offsets hold. Sentences without a figure or number word are not handed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache

from kamergraaf.extraction.figures.values import Bound, Number
from kamergraaf.language.numbers import Quantity, number, quantities
from kamergraaf.language.words import word_groups

_SCALE = re.compile(r"\s([^\W\d_]+\.?)")
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_NUMERAL = re.compile(
    r"(?P<currency>US\$|€|\$|£|EUR|USD)?\s?(?P<numeral>\d{1,3}(?:[.\s]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)*|[^\W\d_]+)",
    re.IGNORECASE,
)
_BROKEN = re.compile(r"(?<=[(\s])(?P<high>\d{1,3})\.\s(?=\d{3}(?:\.\d{3})*\b)")
_DASH = re.compile(r"(?<=\d)(?P<dash>\s?[-–]\s?)(?=\d+(?:[.,]\d+)?\s?(?:%|procent|miljoen|miljard|euro))")
_RANGE = re.compile(r"\s?(?P<joint>tot(?:\sen\smet)?|t/m|à|a|en|of|-|–)\s?", re.IGNORECASE)
_REACH_BACK, _REACH_ON = 60, 100
# Letters whose lower case is another number of letters or that match others without regard to case.
_ODD_LETTERS = str.maketrans({"İ": "I", "ı": "i", "ſ": "s", "K": "K", "Å": "Å"})


def has_number(text: str, letters: Iterable[str]) -> bool:
    """Whether a text with these lower-case words can hold a number; most sentences cannot."""
    return bool(_DIGIT.search(text)) or any(map(_counts, letters))


def find_numbers(text: str) -> list[Number]:
    """The numbers of a sentence in order, without the noun that they count."""
    places = list(_places(text))
    if not places:
        return []
    plain, moved = _mended(text)
    low, high = _widen(text, places[0], places[-1])
    found = []
    for one in quantities(plain[low:high]):
        start, end = one.start + low, one.end + low
        cut = _cut(plain, replace(one, start=start, end=end))
        found.append(replace(cut, start=moved.get(cut.start, cut.start)))
    return list(_ranges(text, found))


def _places(text: str) -> Iterator[int]:
    """Where figures and number words stand."""
    if digit := _DIGIT.search(text):
        yield digit.start()
    for match in _WORD.finditer(text):
        if _counts(match[0].lower()):
            yield match.start()
    if digit:
        yield from (match.start() for match in _DIGIT.finditer(text, max(digit.end(), len(text) - _REACH_ON)))


@lru_cache(maxsize=1 << 16)
def _counts(low: str) -> bool:
    return low not in ("een", "één", "ene") and (low in _scales() or number(low) is not None)


@cache
def _scales() -> frozenset[str]:
    return frozenset(line.split()[0] for line in word_groups("numbers")["scales"]) | {"procent", "percent"}


@cache
def _units() -> frozenset[str]:
    return frozenset(line.partition("=")[0].strip() for line in word_groups("numbers")["units"]) | {
        "dollar",
        "pond",
    }


def _widen(text: str, first: int, last: int) -> tuple[int, int]:
    """The stretch to read: from some words before the first number to some after the last, at white space."""
    low = text.rfind(" ", 0, max(0, first - _REACH_BACK)) + 1
    if len(text) - last <= _REACH_ON or any(True for _ in _DIGIT.finditer(text, last + _REACH_ON)):
        return low, len(text)
    high = text.find(" ", last + _REACH_ON)
    return low, high if high > 0 else len(text)


def _mended(text: str) -> tuple[str, dict[int, int]]:
    """The text as `quantities` reads it best, same length: "2. 605.000" joined, "10-15%" taken apart.

    The dictionary gives, for a number that was moved, where it really starts.
    """
    moved = {}
    plain = text.translate(_ODD_LETTERS)
    for match in _BROKEN.finditer(text):
        before = text[: match.start()].rstrip()[-1:]
        if before in ("(", ":") or before.isalpha():
            plain = f"{plain[: match.start()]} {match['high']}.{plain[match.end() :]}"
            moved[match.start() + 1] = match.start()
    if len(plain) != len(text):
        return text, {}
    return _DASH.sub(lambda match: " " * len(match["dash"]), plain), moved


def _cut(text: str, one: Quantity) -> Number:
    """The quantity without the noun it counts; its unit only when that is a measure."""
    match = _NUMERAL.match(text, one.start, one.end)
    end = match.end() if match else one.end
    scaled = False
    while (word := _SCALE.match(text, end, one.end)) and word[1].lower() in _scales():
        if word[1].lower() in ("procent", "percent"):
            break
        end, scaled = word.end(), True
    if one.unit in _units():
        return Number(one.start, one.end, one.value, one.unit, scaled)
    return Number(one.start, end, one.value, "", scaled)


def _ranges(text: str, numbers: list[Number]) -> Iterator[Number]:
    """Numbers; the ends of a range with their bound, the first with unit and scale of the second."""
    high = False
    for place, one in enumerate(numbers):
        following = numbers[place + 1] if place + 1 < len(numbers) else None
        if following and not high and _is_range(text, one, following):
            like = one if one.unit or one.scaled else _scaled_like(text, one, following)
            yield replace(like, bound=Bound.AT_LEAST)
            high = True
        else:
            yield replace(one, bound=Bound.AT_MOST) if high else one
            high = False


def _is_range(text: str, one: Number, other: Number) -> bool:
    """Whether two numbers are the ends of a range: "4 à 5 miljard", "tussen 3% en 5%"."""
    joint = _RANGE.fullmatch(text, one.end, other.start)
    if not joint or one.unit not in ("", other.unit) or (one.scaled and not one.unit and other.unit):
        return False
    between = "tussen" in text[max(0, one.start - 12) : one.start].lower()
    return between if joint["joint"].lower() == "en" else joint["joint"].lower() != "of"


def _scaled_like(text: str, one: Number, other: Number) -> Number:
    match = _NUMERAL.match(text, other.start, other.end)
    bare = number(match["numeral"]) if match else None
    if not bare:
        return replace(one, unit=other.unit)
    value = Decimal(one.value) * Decimal(other.value) / bare
    text_value = format(value.normalize(), "f")
    return replace(one, value=text_value, unit=other.unit, scaled=other.scaled)
