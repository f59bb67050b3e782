"""Numbers in Dutch text: "825.000", "1,5 miljoen", "50%", "twee procent", "€ 3 mld." -> value and unit.

Invariant: a value is exact (no binary fractions) and written as SPARQL writes a decimal; the quantity
points at the words it was read from. Dates and the numbers of articles, files and papers are no
quantities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kamergraaf.language.periods import MONTHS
from kamergraaf.language.words import word_groups

_WORDS_BEFORE = re.compile(
    r"(?:artikel(?:en)?|artt?\.|nrs?\.|nummers?|vra(?:ag|gen)|antwoord(?:en)?|bijlage|hoofdstuk|paragraaf|punt|lid|"
    r"resolutie|richtlijn|verordening|kamerstuk(?:ken)?|dossier|pagina|blz\.|p\.|stb\.|trb\.|stcrt\.|COM\(?|ad|noot)\s*\(?$",
    re.IGNORECASE,
)


_DAYS_TOGETHER = re.compile(rf"\s?(?:en|tot|tot en met|t/m|,|-|–)\s?\d{{1,2}}\s(?:{'|'.join(MONTHS)})\b")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number at `[start, end)` of the text; `value` is a decimal as text, `unit` a Dutch word or ""."""

    start: int
    end: int
    value: str
    unit: str = ""

    @property
    def decimal(self) -> Decimal:
        """The value to reckon with."""
        return Decimal(self.value)


def quantities(text: str) -> Iterator[Quantity]:
    """The quantities in a text, in order; the unit is "%", "euro", "dollar", ... or the word counted.

    >>> [(found.value, found.unit) for found in quantities("825.000 banen, € 1,5 mld. en 50% meer.")]
    [('825000', 'banen'), ('1500000000', 'euro'), ('50', '%')]
    >>> list(quantities("op 28 juni 2018, artikel 5"))
    []
    """
    for match in _pattern().finditer(text):
        if not _is_quantity(text, match):
            continue
        value = _value(match["number"])
        for scale in (match["scale"] or "").split():
            value *= _scales()[scale.lower()]
        unit = _unit(match["currency"], match["unit"])
        end = (
            match.end("unit")
            if match["unit"]
            else match.end("scale")
            if match["scale"]
            else match.end("number")
        )
        if not unit:
            unit, end = _noun_after(text, end)
        start = match.start("currency") if match["currency"] else match.start("number")
        yield Quantity(start, end, _plain(value), unit)


def number(word: str) -> Decimal | None:
    """The value of a number in figures or in Dutch words; None when it is none.

    >>> number("1.234,5"), number("vijfentwintig"), number("honderdtwintig"), number("kabinet")
    (Decimal('1234.5'), Decimal('25'), Decimal('120'), None)
    """
    if re.fullmatch(_FIGURES, word):
        return _value(word)
    return _spelled(word.lower())


_FIGURES = r"\d{1,3}(?:[.  ]\d{3})+(?:,\d+)?|\d+(?:,\d+)?"


@cache
def _pattern() -> re.Pattern[str]:
    groups = word_groups("numbers")
    words = sorted(_simple_words(), key=len, reverse=True)
    spelled = rf"(?:{'|'.join(words)})(?:(?:en|ën|honderd|duizend|{'|'.join(words)}))*"
    scales = "|".join(
        re.escape(entry.split()[0]) for entry in sorted(groups["scales"], key=len, reverse=True)
    )
    units = "|".join(
        re.escape(form)
        for form in sorted(" ".join(groups["units"]).replace("=", " ").split(), key=len, reverse=True)
    )
    return re.compile(
        rf"(?<![\w.,/\-–])(?:(?P<currency>€|\$|£|US\$|EUR|USD)\s?)?(?P<number>{_FIGURES}|{spelled})(?![\w/]|[.,:]\d|-\d)"
        rf"(?:[\s ](?P<scale>(?:{scales})(?:[\s ](?:{scales}))?)(?![\w]))?"
        rf"(?:[\s ]?(?P<unit>%|{units})(?!\w))?",
        re.IGNORECASE,
    )


def _is_quantity(text: str, match: re.Match[str]) -> bool:
    word = match["number"]
    bare = not (match["currency"] or match["scale"] or match["unit"])
    if word[0].isdigit():
        if not bare:
            return True
        return not (_is_date_or_reference(text, match) or _is_item(text, match))
    if _spelled(word.lower()) is None:
        return False
    return not bare or word.lower() not in ("een", "één", "ene")


def _is_date_or_reference(text: str, match: re.Match[str]) -> bool:
    word, after = match["number"], text[match.end() :].lstrip()
    first = after.split(None, 1)[0].lower() if after.strip() else ""
    if first.rstrip(".,;:)") in MONTHS or _DAYS_TOGETHER.match(text[match.end() :]):
        return True
    before = text[: match.start()]
    if _WORDS_BEFORE.search(before):
        return True
    last = before.rstrip(" ,(").rsplit(None, 1)[-1].lower() if before.strip(" ,(") else ""
    is_year = len(word) == 4 and word[:2] in ("18", "19", "20")
    return is_year or last.rstrip(".") in MONTHS


def _is_item(text: str, match: re.Match[str]) -> bool:
    """Whether the number stands at the start of a line as the mark of an item, or is a note's number."""
    before, after = text[: match.start()], text[match.end() : match.end() + 2]
    return (not before or before.endswith("\n")) and after[:1] in (".", ")")


def _value(figures: str) -> Decimal:
    spelled = _spelled(figures.lower()) if not figures[0].isdigit() else None
    if spelled is not None:
        return spelled
    return Decimal(re.sub(r"[.  ]", "", figures).replace(",", "."))


def _plain(value: Decimal) -> str:
    text = format(value.normalize(), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _unit(currency: str | None, unit: str | None) -> str:
    for sign in (unit, currency):
        if sign:
            return _units().get(sign.lower(), sign.lower())
    return ""


def _noun_after(text: str, end: int) -> tuple[str, int]:
    """The word after a bare number, as its unit: "246.000 banen". Long or small words only."""
    match = re.match(
        r"[\s ](?:(?P<adjective>[A-ZÀ-Þa-zà-ÿ]\w+[es])\s)?(?P<noun>[a-zà-ÿ][\w-]{2,}(?:en|s|er|n))\b",
        text[end:],
    )
    if not match or match["noun"] in _not_units():
        return "", end
    return match["noun"], end + match.end("noun")


@cache
def _not_units() -> frozenset[str]:
    return frozenset(" ".join(word_groups("numbers")["not units"]).split())


@cache
def _scales() -> dict[str, Decimal]:
    return {
        name: Decimal(value) for name, value in (line.split() for line in word_groups("numbers")["scales"])
    }


@cache
def _units() -> dict[str, str]:
    """Every way to write a unit -> the unit."""
    found: dict[str, str] = {
        "€": "euro",
        "eur": "euro",
        "$": "dollar",
        "us$": "dollar",
        "usd": "dollar",
        "£": "pond",
    }
    for line in word_groups("numbers")["units"]:
        unit, _, forms = line.partition("=")
        found |= dict.fromkeys([unit.strip(), *forms.split()], unit.strip())
    return found


@cache
def _simple_words() -> dict[str, int]:
    return {word: int(value) for word, value in (line.split() for line in word_groups("numbers")["words"])}


@cache
def _below_hundred() -> dict[str, int]:
    """Words for 1 to 99."""
    simple = {word: value for word, value in _simple_words().items() if value < 100}
    ones = {word: value for word, value in simple.items() if 0 < value < 10}
    tens = {word: value for word, value in simple.items() if value >= 20}
    joined = {
        f"{one}{joint}{ten}": ones[one] + tens[ten] for one in ones for ten in tens for joint in ("en", "ën")
    }
    return simple | joined


def _spelled(word: str) -> Decimal | None:
    """Value of a Dutch number word up to 999.999, or None."""
    thousands, found, rest = word.partition("duizend")
    if found:
        high = Decimal(1) if not thousands else _below_thousand(thousands)
        low = Decimal(0) if not rest else _below_thousand(rest.removeprefix("en"))
        return None if high is None or low is None else high * 1000 + low
    return _below_thousand(word)


def _below_thousand(word: str) -> Decimal | None:
    hundreds, found, rest = word.partition("honderd")
    if found:
        high = 1 if not hundreds else _below_hundred().get(hundreds)
        low = 0 if not rest else _below_hundred().get(rest.removeprefix("en"), _below_hundred().get(rest))
        return None if high is None or low is None else Decimal(high * 100 + low)
    value = _below_hundred().get(word)
    return None if value is None else Decimal(value)
