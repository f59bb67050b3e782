"""Acts and documents of the European Union, its Official Journal, its cases, and case law by ECLI.

Invariant: which of the two numbers of an act is the year follows from its kind and how it is written;
where that leaves two readings, neither is taken.

Directives and decisions put the year first ("96/71/EG"); regulations put it last after "nr."
("(EG) nr. 139/2004") and first since 2015 ("(EU) 2016/679").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kamergraaf.extraction.references.kinds import Kinds
from kamergraaf.extraction.references.values import Found

_TREATY = r"EU|EG|EEG|EGKS|Euratom|GBVB|JBZ|UE|CE|CFSP"
_ACTS = ("richtlijn", "verordening", "kaderbesluit", "besluit", "gbvb-optreden")
_DELEGATED = {"gedelegeerde": "_del", "uitvoerings": "_impl"}
_NUMBER = rf"(?P<one>\d{{1,4}})\s?/\s?(?P<two>\d{{1,4}})(?!\d|/\d)(?:\s?/\s?(?P<after>{_TREATY})\b)?"
_MORE = re.compile(
    rf"(?:,|\s?en|\sof)\s(?:\((?P<before>{_TREATY})(?:,\s?Euratom)?\)\s)?(?P<nr>nr\.\s?)?{_NUMBER}"
)
_INSTITUTION = re.compile(r"\svan\s(?:het\sEuropees\sParlement|de\sRaad|de\s(?:Europese\s)?Commissie)")
_LOOSE = re.compile(rf"(?<![\w/.,-])\d{{1,4}}/\d{{1,4}}/(?:{_TREATY})\b")
_CELEX = re.compile(
    r"(?<!\w)(?:CELEX(?:[\s-]?n(?:umme)?r\.?)?[\s:]{0,4})?(?P<number>[1-9](?:19|20)\d\d(?:[LRDFEHCKS]|PC|DC|SC|JC|XC|CJ|CC|TJ|CO|AE|AP|IP|XG)\d{4}(?:\(\d\d\))?)(?!\w)"
)
_JOURNAL_YEAR = r"(?:\(?(?P<year>(?:19|20)\d\d)\)?[\s,]{0,4}(?:nr\.\s)?)?"
_CASE = r"(?P<number>[CT]\s?[-‑–]\s?\d{1,4}/\d\d)(?!\w)"
_ECLI = re.compile(r"ECLI:\s?[A-Z]{2}:[A-Z0-9.]{1,10}:\d{4}:[A-Z0-9.]{1,25}")
_OLDEST, _YEAR_FIRST_SINCE = 1952, 2015


class Europe:
    """Reads references to acts and documents of the EU, and case law by ECLI."""

    def __init__(self, kinds: Kinds) -> None:
        self.kinds = kinds
        acts = "|".join(f"(?P<{name.replace('-', '_')}>{_inside(kinds.words(name))})" for name in _ACTS)
        self._act = re.compile(
            rf"(?<!\w)(?:\w+-)?(?P<mode>[Gg]edelegeerde\s|[Uu]itvoerings)?(?:{acts})\s"
            rf"(?:\((?P<before>{_TREATY})(?:,\s?(?:Euratom|EGKS))?\)\s?)?(?P<nr>n(?:r|o|umme)r?\.?\s?)?{_NUMBER}"
        )
        series = kinds.words("commissiedocument", "eu-werkdocument")
        self._document = re.compile(
            rf"(?<!\w)(?P<series>{series})\s?(?:\(\s?(?P<year>(?:19|20)\d\d)\s?\)|/(?P<y2>(?:19|20)\d\d)/|\s(?P<y3>20\d\d)/)[\s,]{{0,4}}(?:nr\.\s?)?"
            r"0*(?P<number>\d{1,4})(?!\d)(?:\s?(?:final|definitief|def\b\.?))?"
        )
        self._journal = re.compile(
            rf"(?<!\w){kinds.words('publicatieblad')}\s?{_JOURNAL_YEAR}(?P<series>[LC])\s?(?P<number>\d{{1,3}})(?!\d)"
        )
        self._case = re.compile(rf"(?<!\w){kinds.words('zaak')}\s(?:nr\.\s)?{_CASE}")

    def find(self, text: str) -> Iterator[Found]:
        """References to the EU's acts, documents, journal and cases."""
        yield from self._acts(text)
        for match in self._document.finditer(text):
            year = match["year"] or match["y2"] or match["y3"]
            kind = "commissiedocument" if match["series"] == "COM" else "eu-werkdocument"
            yield Found(
                *match.span(), kind, {"series": match["series"], "year": year, "number": match["number"]}
            )
        for match in _CELEX.finditer(text):
            yield Found(*match.span(), "celex", {"number": match["number"]})
        for match in self._journal.finditer(text):
            yield Found(
                *match.span(),
                "publicatieblad",
                {key: value or "" for key, value in match.groupdict().items()},
            )
        for match in self._case.finditer(text):
            yield Found(*match.span(), "zaak", {"number": re.sub(r"\s?[-‑–]\s?", "-", match["number"])})
        for match in _ECLI.finditer(text) if "ECLI" in text else ():
            number = match[0].replace(" ", "").rstrip(".")
            yield Found(match.start(), match.start() + len(match[0].rstrip(".")), "ecli", {"number": number})

    def _acts(self, text: str) -> Iterator[Found]:
        for match in self._act.finditer(text):
            kind = next(name for name in _ACTS if match[name.replace("-", "_")])
            mode = _DELEGATED.get((match["mode"] or "").strip().lower(), "")
            if self._is_european(text, match, kind):
                yield self._one(match, match.start(), kind, mode)
                more = _MORE.match(text, match.end())
                while more and (more["after"] or more["before"] or match["after"] or match["before"]):
                    yield self._one(more, more.start("one"), kind, mode)
                    more = _MORE.match(text, more.end())
        for match in _LOOSE.finditer(text):
            yield Found(
                *match.span(), "eu-besluit", note="the reference does not say which kind of act it is"
            )

    def _is_european(self, text: str, match: re.Match[str], kind: str) -> bool:
        """Whether the words say that the act is one of the EU: "verordening 2021/5" may be a town's."""
        said = match["before"] or match["after"] or match["mode"] or kind in ("kaderbesluit", "gbvb-optreden")
        return bool(
            said
            or (kind == "verordening" and match["nr"])
            or kind == "richtlijn"
            or _INSTITUTION.match(text, match.end())
        )

    def _one(self, match: re.Match[str], start: int, kind: str, mode: str) -> Found:
        read = year_and_number(match["one"], match["two"], kind=kind, labelled=bool(match["nr"]))
        if read is None:
            return Found(start, match.end(), kind, note="which of the two numbers is the year is not certain")
        year, number = read
        eli = self.kinds.named(kind).eli
        parts = {
            "year": str(year),
            "number": str(number),
            "padded": f"{number:04}",
            "eli": eli and eli + mode,
        }
        return Found(start, match.end(), kind, parts)


def year_and_number(one: str, two: str, *, kind: str, labelled: bool) -> tuple[int, int] | None:
    """Year and number of an act; None when both readings are possible.

    >>> year_and_number("96", "71", kind="richtlijn", labelled=False)
    (1996, 71)
    >>> year_and_number("139", "2004", kind="verordening", labelled=True)
    (2004, 139)
    """
    first, second = _year(one), _year(two)
    year_first = None if first is None or int(two) == 0 else (first, int(two))
    year_last = None if second is None or int(one) == 0 else (second, int(one))
    if kind != "verordening":
        return year_first
    if labelled:
        return year_last
    if (
        year_first
        and len(one) == 4
        and year_first[0] >= _YEAR_FIRST_SINCE
        and (len(two) < 4 or year_last is None)
    ):
        return year_first
    if year_first and year_last:
        return None
    return year_last or (year_first if year_first and year_first[0] >= _YEAR_FIRST_SINCE else None)


def _year(digits: str) -> int | None:
    """A year of the Communities written in two or four digits."""
    value = int(digits)
    if len(digits) == 4:
        return value if _OLDEST <= value <= 2099 else None
    return 1900 + value if len(digits) == 2 and value >= _OLDEST % 100 else None


def _inside(pattern: str) -> str:
    return pattern.removeprefix("(?:").removesuffix(")")
