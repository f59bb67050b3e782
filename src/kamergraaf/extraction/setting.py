"""Whose letter it is, and when it was written: what its words are read against.

Invariant: everything here comes from the letter's own words or from whoever calls.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kamergraaf.extraction.mentions import NameFinder
from kamergraaf.extraction.registry import Thing


@dataclass(frozen=True, slots=True)
class Setting:
    """Who writes, for which state, and when: what a letter's words are read against."""

    country: Thing
    government: str
    date: str | None
    ministry: str = ""


def find_setting(text: str, finder: NameFinder, *, date: str | None = None) -> Setting:
    """Whose letter it is, by which state its own words name most, and its date if it gives one."""
    registry = finder.registry
    belgian = len(re.findall(r"\bBelgi(?:e|ë|sche?)\b|\bons land\b", text))
    dutch = len(re.findall(r"\bNederland(?:se?|er)?\b|\bKamerbrief\b|\bTweede Kamer\b|Handelingen", text))
    country = registry.named("België" if belgian > dutch or _looks_belgian(text, dutch) else "Nederland")
    if country is None:
        country = Thing("", "State", "Nederland")
    government = "Nederlands kabinet" if country.name == "Nederland" else "Belgische regering"
    return Setting(country, government, date or find_date(text), _ministry(text))


_SIGNED = re.compile(r"Antwoord van (?:Minister|Staatssecretaris) [^()]{3,40}\(([A-Z][^()–]{3,60})[)–]")


def _ministry(text: str) -> str:
    """The ministry of who answers, when the head of the document names it behind the name."""
    match = _SIGNED.search(text)
    return f"Ministerie van {match[1].strip()}" if match else ""


def _looks_belgian(text: str, dutch: int) -> bool:
    marks = len(
        re.findall(
            r"\beerste minister\b|\bFOD\b|\bFederale\b|\bgeacht lid\b|\bgeachte lid\b|^Vraag$|^Antwoord$",
            text,
            re.M,
        )
    )
    return marks > dutch


_MONTHS = {
    name: number
    for number, name in enumerate(
        [
            "januari",
            "februari",
            "maart",
            "april",
            "mei",
            "juni",
            "juli",
            "augustus",
            "september",
            "oktober",
            "november",
            "december",
        ],
        1,
    )
}


_DATE = re.compile(r"(\d{1,2}) (" + "|".join(_MONTHS) + r") (\d{4})", re.I)


def find_date(text: str) -> str | None:
    """The letter's own date: when the answer came in, else the first date after "Datum", else None."""
    for pattern in (r"(?:ontvangen|Datum|Den Haag,|’s-Gravenhage,|'s-Gravenhage,)[^\d]{0,20}",):
        match = re.search(pattern + _DATE.pattern, text, re.I)
        if match:
            day, month, year = match.groups()[-3:]
            return f"{year}-{_MONTHS[month.lower()]:02}-{int(day):02}"
    return None
