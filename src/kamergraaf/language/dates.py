"""Dates and periods in Dutch text, reckoned from the date of the letter.

Invariant: what cannot be reckoned without the letter's date is given only when that date is known,
but for a day or month without a year, whose year is then written XXXX. Expressions do not overlap;
the longest reading wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from kamergraaf.language.numbers import number
from kamergraaf.language.periods import MONTHS, When, day, months, nearest_year, shifted

__all__ = ["When", "find_dates"]

_SEASONS = {"voorjaar": 21, "lente": 21, "zomer": 22, "najaar": 23, "herfst": 23, "winter": 24}
_ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "1e": 1, "2e": 2, "3e": 3, "4e": 4}
_DECADES = {"vijftig": 5, "zestig": 6, "zeventig": 7, "tachtig": 8, "negentig": 9}
_SCHOOL = {"school": (8, 7), "studie": (9, 8), "academie": (9, 8), "collegejaar": (9, 8)}

_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_YEAR = r"(?:1[5-9]|20)\d{2}"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_DASH = r"\s?[-–—]\s?"
_COUNT = r"\d{1,3}|[a-z]{2,16}"
_TO = rf"(?:{_DASH}|\s(?:tot en met|t/m|tot|en|naar)\s)"
_SIDE = r"(?:\s(?P<side>jl\.?|jongstleden|l\.l\.|a\.s\.|aanstaande))?"

_Reader = Callable[[re.Match[str], date | None], str | None]


def find_dates(text: str, anchor: date | None = None) -> Iterator[When]:
    """Dates and periods in a text, in order; `anchor` is the date of the letter.

    >>> [when.value for when in find_dates("op 28 juni, eind 2023 en in 2014–2024", date(2018, 7, 2))]
    ['2018-06-28', '2023-10/2023-12', '2014/2024']
    """
    found: list[When] = []
    for pattern, reader in _PATTERNS:
        for match in pattern.finditer(text):
            value = reader(match, anchor)
            if value:
                start = match.start("year") if reader is _year else match.start()
                found.append(When(start, match.end(), value))
    end = 0
    for when in sorted(found, key=lambda when: (when.start, -when.end)):
        if when.start >= end:
            yield when
            end = when.end


def _full_date(match: re.Match[str], anchor: date | None) -> str | None:
    month, number_of_day = _month(match["month"]), int(match["day"])
    if match["year"] or match["relative"]:
        year = _named_year(match, anchor)
        return None if year is None else day(year, month, number_of_day)
    if anchor is None:
        return f"XXXX-{month:02}-{number_of_day:02}" if day(2000, month, number_of_day) else None
    return day(nearest_year(anchor, month, number_of_day, side=_side(match)), month, number_of_day)


def _days(match: re.Match[str], anchor: date | None) -> str | None:
    last_month = _month(match["month"])
    first_month = _month(match["from_month"]) if match["from_month"] else last_month
    if not match["year"] and anchor is None:
        return f"XXXX-{first_month:02}-{int(match['from']):02}/XXXX-{last_month:02}-{int(match['day']):02}"
    if match["year"]:
        year = int(match["year"])
    else:
        year = nearest_year(anchor or date.min, last_month, int(match["day"]))
    low, high = day(year, first_month, int(match["from"])), day(year, last_month, int(match["day"]))
    return f"{low}/{high}" if low and high and low < high else None


def _numeric(match: re.Match[str], _: date | None) -> str | None:
    return day(int(match["year"]), int(match["month"]), int(match["day"]))


def _month_of_year(match: re.Match[str], anchor: date | None) -> str | None:
    month = _month(match["month"])
    if match["year"] or match["relative"]:
        year = _named_year(match, anchor)
        return None if year is None else f"{year:04}-{month:02}"
    if anchor is None:
        return f"XXXX-{month:02}"
    return f"{nearest_year(anchor, month, side=_side(match)):04}-{month:02}"


def _year(match: re.Match[str], _: date | None) -> str | None:
    return match["year"]


def _open_years(match: re.Match[str], _: date | None) -> str | None:
    word, year = match["word"].lower(), match["year"]
    return f"../{year}" if word in ("tot", "vóór", "tot en met") else f"{year}/.."


def _years(match: re.Match[str], _: date | None) -> str | None:
    low, high = match["from"], match["to"]
    if len(high) == 2:
        high = low[:2] + high
    return f"{low}/{high}" if int(low) < int(high) <= int(low) + 200 else None


def _school_year(match: re.Match[str], _: date | None) -> str | None:
    low = int(match["from"])
    high = int(match["to"][-2:])
    if (low + 1) % 100 != high:
        return None
    begin, end = _SCHOOL.get(match["kind"].lower().removesuffix("jaar"), (9, 9))
    return f"{low}-{begin:02}/{low + 1}-{end:02}"


def _part_of_year(match: re.Match[str], anchor: date | None) -> str | None:
    year = _named_year(match, anchor)
    if year is None:
        return None
    part = match["part"].lower()
    if part in _SEASONS:
        return f"{year:04}-{_SEASONS[part]}"
    first, last = {"begin": (1, 3), "medio": (5, 8), "halverwege": (5, 8), "midden": (5, 8)}.get(
        part, (10, 12)
    )
    return months(year, first, last)


def _division(match: re.Match[str], anchor: date | None) -> str | None:
    year = _named_year(match, anchor, otherwise="dit")
    if year is None:
        return None
    size = {"kwartaal": 3, "helft": 6}[match["part"].lower()]
    word = match["which"].lower()
    which = 12 // size if word == "laatste" else _ORDINALS.get(word, 0)
    if not 1 <= which * size <= 12:
        return None
    return months(year, (which - 1) * size + 1, which * size)


def _decade(match: re.Match[str], _: date | None) -> str | None:
    word = match["decade"].lower()
    if word in _DECADES:
        return f"19{_DECADES[word]}X"
    return f"{'20' if word[0] in '012' else '19'}{word[0]}X" if len(word) == 2 else f"{word[:3]}X"


def _one_relative(match: re.Match[str], anchor: date | None) -> str | None:
    if anchor is None:
        return None
    by = _direction(match["which"])
    unit = match["unit"].lower()
    if unit == "jaar":
        return f"{anchor.year + by:04}"
    if unit == "maand":
        return shifted(anchor, by)
    if unit == "week":
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=by)
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    return _relative_quarter(anchor, by)


def _relative_quarter(anchor: date, by: int) -> str:
    place = anchor.year * 4 + (anchor.month - 1) // 3 + by
    first = place % 4 * 3 + 1
    return months(place // 4, first, first + 2)


def _stretch(match: re.Match[str], anchor: date | None) -> str | None:
    """ "de afgelopen drie jaar", "de komende jaren": a number of years, or an end left open."""
    if anchor is None:
        return None
    past = _direction(match["which"]) < 0
    count = number(match["count"].lower()) if match["count"] else None
    if match["count"] and count is None:
        return None
    unit = match["unit"].lower()
    now = f"{anchor.year:04}" if unit.startswith("ja") or unit == "decennia" else shifted(anchor, 0)
    if count is None:
        return f"/{now}" if past else f"{now}/"
    size = int(count) * (10 if unit == "decennia" else 1)
    if unit.startswith("ja") or unit == "decennia":
        other = f"{anchor.year + (-size if past else size):04}"
    elif unit.startswith("maand"):
        other = shifted(anchor, -size if past else size)
    else:
        days = timedelta(days=size * (7 if unit.startswith("w") else 1))
        now, other = anchor.isoformat(), (anchor - days if past else anchor + days).isoformat()
    return f"{other}/{now}" if past else f"{now}/{other}"


def _ago(match: re.Match[str], anchor: date | None) -> str | None:
    count = number(match["count"].lower())
    if anchor is None or count is None:
        return None
    unit = match["unit"].lower()
    if unit.startswith("ja"):
        return f"{anchor.year - int(count):04}"
    if unit.startswith("maand"):
        return shifted(anchor, -int(count))
    return (anchor - timedelta(days=int(count) * (7 if unit.startswith("w") else 1))).isoformat()


def _near_day(match: re.Match[str], anchor: date | None) -> str | None:
    by = {"gisteren": -1, "eergisteren": -2, "vandaag": 0, "heden": 0}[match["word"].lower()]
    return None if anchor is None else (anchor + timedelta(days=by)).isoformat()


def _month(word: str) -> int:
    return MONTHS[word.lower().rstrip(".")]


def _side(match: re.Match[str]) -> int:
    word = match["side"]
    return 0 if not word else 1 if word.lower() in ("a.s.", "aanstaande") else -1


def _direction(word: str) -> int:
    lowered = word.lower()
    if lowered.startswith(("vorig", "afgelopen", "voorbije", "laatste", "verleden")):
        return -1
    return 1 if lowered.startswith(("volgend", "komend", "aankomend", "aanstaand")) else 0


def _named_year(match: re.Match[str], anchor: date | None, *, otherwise: str = "") -> int | None:
    """The year a match gives in figures, or by "vorig jaar" and the like; None when that needs a date."""
    if match["year"]:
        return int(match["year"])
    word = match["relative"] or otherwise
    return None if anchor is None or not word else anchor.year + _direction(word)


_WHICH_YEAR = rf"(?:(?P<year>{_YEAR})|(?P<relative>dit|vorig|volgend|komend|afgelopen|verleden)\sjaar)"
_RELATIVE = (
    r"(?P<which>vorige?|afgelopen|verleden|dit|deze|volgende?|komende?|aanstaande?|aankomende?|voorbije)"
)
_BEFORE_YEAR = (
    "in|uit|van|voor|over|per|rond|omstreeks|tijdens|anno|jaar|jaren|medio|en|of|periode|begroting|op"
)

_PATTERNS: tuple[tuple[re.Pattern[str], _Reader], ...] = tuple(
    (re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)", re.IGNORECASE), reader)
    for pattern, reader in (
        (rf"(?P<day>{_DAY})\s(?P<month>{_MONTH})(?:\s(?:{_WHICH_YEAR}))?{_SIDE}", _full_date),
        (
            rf"(?P<from>{_DAY})(?:\s(?P<from_month>{_MONTH}))?{_TO}(?P<day>{_DAY})\s(?P<month>{_MONTH})"
            rf"(?:\s(?P<year>{_YEAR}))?",
            _days,
        ),
        (rf"(?P<day>{_DAY})(?P<mark>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<year>{_YEAR})", _numeric),
        (rf"(?P<year>{_YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3]\d)", _numeric),
        (rf"(?<!\d\s)(?P<month>{_MONTH})\s(?:van\s)?{_WHICH_YEAR}", _month_of_year),
        (
            rf"(?:(?<=\bin\s)|(?<=\bsinds\s)|(?<=\bvanaf\s)|(?<=\btot\s)|(?<=\bbegin\s)|(?<=\bmedio\s)|(?<=\beind\s)"
            rf"|(?<=\bvan\s)|(?<=\bmaand\s))(?P<month>{_MONTH})(?P<year>(?!))?(?P<relative>(?!))?{_SIDE}",
            _month_of_year,
        ),
        (rf"(?P<word>sinds|vanaf|na|tot|vóór|tot en met)\s(?P<year>{_YEAR})", _open_years),
        (rf"(?:{_BEFORE_YEAR})\s(?P<year>{_YEAR})(?!\s?[-–/]\s?\d)", _year),
        (rf"(?:van\s|tussen\s)?(?P<from>{_YEAR})(?:{_TO}|/)(?P<to>{_YEAR})", _years),
        (
            rf"(?P<kind>schooljaar|studiejaar|academiejaar|collegejaar|vergaderjaar|zittingsjaar|"
            rf"parlementair jaar|parlementaire jaar)\s(?P<from>{_YEAR})\s?[-–/]\s?(?P<to>{_YEAR}|\d\d)",
            _school_year,
        ),
        (
            rf"(?:(?:het|de|het)\s)?(?P<part>begin|medio|halverwege|midden|eind|einde|{'|'.join(_SEASONS)})"
            rf"(?:\svan)?\s{_WHICH_YEAR}",
            _part_of_year,
        ),
        (
            rf"(?P<which>{'|'.join(_ORDINALS)}|laatste)\s(?P<part>kwartaal|helft)"
            rf"(?:\s(?:van\s)?(?:het\sjaar\s)?{_WHICH_YEAR})?",
            _division,
        ),
        (
            rf"(?:begin\s|eind\s)?jaren\s(?:'|’|‘)?(?P<decade>{'|'.join(_DECADES)}|\d0|(?:1[89]|20)\d0)",
            _decade,
        ),
        (rf"{_RELATIVE}\s(?P<unit>jaar|maand|week|kwartaal)", _one_relative),
        (
            rf"(?P<which>afgelopen|voorbije|laatste|komende|aankomende)\s(?:(?P<count>{_COUNT})\s)?"
            rf"(?P<unit>jaren|jaar|maanden|maand|weken|dagen|decennia)",
            _stretch,
        ),
        (rf"(?P<count>{_COUNT})\s(?P<unit>jaar|jaren|maanden?|weken|week|dagen)\sgeleden", _ago),
        (r"(?P<word>gisteren|eergisteren|vandaag|heden)", _near_day),
    )
)
