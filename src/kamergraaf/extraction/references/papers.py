"""Parliamentary papers: dossier and number in all the ways that letters write them.

Invariant: a number is tied to a dossier only when the words tie them; a number that could belong to
either of two dossiers, or to none, is given without one.

Read here: "Kamerstuk 33 694, nr. 12", "Kamerstukken II 2024/25, 36600-VII, nr. 1", "21 501-02 nr. 2732",
"25 424, nr. 679, nr. 684 en 685", "36 410 XVI, nrs. 5 t/m 7", "Kamerstukken I 2023/24, 36 410, A",
"33694-12", "Tweede Kamer, vergaderjaar 2022-2023, 26 485, nr. 424", and a dossier alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kamergraaf.extraction.references.kinds import Kinds
from kamergraaf.extraction.references.values import Found
from kamergraaf.language.periods import MONTHS

_LAST_YEAR = r"\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d)(?!\d)"
YEARS = r"(?P<first>(?:19|20)\d\d)\s?[-–/]\s?(?P<last>(?:19|20)\d\d|\d\d)(?!\d)"
_LONGEST_RANGE = 25
_ROMAN = r"(?=[IVX])X{0,2}(?:IX|IV|V?I{0,3})B?"
_DOSSIER = re.compile(r"(?P<high>[1-9]\d)[\s.]?(?P<low>\d{3})(?![\d€]|[.,]\d)")
_CHAPTER = re.compile(
    rf"\s?[-–]\s?(?P<dashed>{_ROMAN}|[A-Z])(?!\w)|[\s,]{{1,2}}hoofdstuk\s(?P<chapter>{_ROMAN}|[A-Z])(?!\w)"
    rf"|\s(?P<spaced>{_ROMAN}|[A-Z])(?![\w-])"
)
_DIVISION = re.compile(r"\s?[-–]\s?(?P<part>\d\d)(?!\d)")
_KINGDOM = re.compile(r"\s?[-–]?\s?\((?P<kingdom>R\s?\d{3,4})\)")
_DIRECT = re.compile(r"\s?[-–](?P<number>[1-9]\d{0,3}|[A-Z]{1,3})(?![\w-])")
_LABEL = r"(?:nrs?\b\.?|nos?\.|nummers?|stuk(?:ken)?(?:\s(?:met\s)?n(?:umme)?rs?\.?)?|#)"
_NUMBERED = re.compile(rf"[\s,;:]{{0,4}}{_LABEL}\s?(?P<number>\d{{1,5}}|[A-Z]{{1,3}})(?![\w/])")
_LETTERED = re.compile(r"\s?,\s?(?P<number>[A-Z]{1,3})(?![\w.-])")
_NEXT = re.compile(
    rf"\s?(?P<joint>,?\s?en(?:\snaar)?|,|t/m|tot\sen\smet|[-–])\s?(?P<label>{_LABEL}\s?)?"
    r"(?P<number>\d{1,4}|[A-Z]{1,3})(?![\w/%€]|[.,:]\d|\s?\d{3}(?!\d))"
)
_NOT_A_NUMBER = re.compile(
    rf"\s(?:{'|'.join(MONTHS)}|miljoen|miljard|euro|procent|jaar|maanden|weken|dagen|keer)\b", re.IGNORECASE
)
_BEFORE_FREE = re.compile(r"(?:postbus|€|EUR|tel\.?|telefoon|fax)\s?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier's number as written in identifiers, and where it ends; `note` when no rule covers it."""

    start: int
    end: int
    number: str
    note: str = ""


class Papers:
    """Reads references to parliamentary papers and dossiers."""

    def __init__(self, kinds: Kinds) -> None:
        self.divided = kinds.named("kamerstuk").divided
        years = rf"[\s,(]{{0,4}}(?:(?:vergader|zittings?)jaar\s)?{YEARS}[\s,)]{{0,4}}"
        self._head = re.compile(
            rf"(?<!\w)(?:{kinds.words('kamerstuk')}(?:\s(?:van|der)\s(?:de\s)?(?:Tweede|Eerste)\sKamer)?"
            rf"(?:[\s,]{{0,4}}\(?(?P<chamber>II|I|ll|EK|TK)(?![A-Za-z])\)?)?(?:{years})?"
            rf"|(?:(?:Tweede|Eerste)\sKamer(?:\sder\sStaten-Generaal)?,?\s(?:vergaderjaar\s)?|(?:TK|EK)\s)"
            rf"(?:19|20)\d\d{_LAST_YEAR})[\s,;:(]{{0,4}}"
        )
        self._dossier_head = re.compile(
            rf"(?<!\w){kinds.words('dossier')}[\s:]{{1,3}}(?:(?:nr|nummer)\.?\s?)?"
        )
        self._loose = re.compile(
            r"\bstuk(?:ken)?\s(?:met\s)?(?:nummers?|nrs?\.?|\.)\s?(?P<number>\d{1,5})(?![\w/])"
        )

    def find(self, text: str) -> Iterator[Found]:
        """References, first those that a word introduces, then those without one."""
        yield from self._introduced(text)
        yield from self._free(text)
        if "ossier" in text or "etsvoorstel" in text:
            yield from self._dossiers(text)
        for match in self._loose.finditer(text):
            yield Found(*match.span(), "stuknummer", note="a paper's number without its dossier")

    def _introduced(self, text: str) -> Iterator[Found]:
        for head in self._head.finditer(text):
            dossiers = self._list_of_dossiers(text, head.end())
            if dossiers:
                yield from self._numbers(text, head.start(), dossiers)
            elif (numbered := _NUMBERED.match(text, head.end())) and head.end() > head.start():
                yield Found(
                    head.start(), numbered.end(), "stuknummer", note="a paper's number without its dossier"
                )

    def _free(self, text: str) -> Iterator[Found]:
        """Dossier and number without a word before them."""
        for match in _FREE.finditer(text):
            if _BEFORE_FREE.search(text, max(0, match.start() - 12), match.start()):
                continue
            dossier = self.read_dossier(text, match.start())
            if dossier and (
                _NUMBERED.match(text, dossier.end)
                or ("-" in dossier.number and _DIRECT.match(text, dossier.end))
            ):
                yield from self._numbers(text, dossier.start, [dossier])

    def _dossiers(self, text: str) -> Iterator[Found]:
        for head in self._dossier_head.finditer(text):
            for dossier in self._list_of_dossiers(text, head.end()):
                yield Found(dossier.start, dossier.end, "dossier", {"dossier": dossier.number}, dossier.note)

    def _list_of_dossiers(self, text: str, place: int) -> list[Dossier]:
        """The dossiers that stand side by side from `place` on, before any number: most often one."""
        found: list[Dossier] = []
        while dossier := self.read_dossier(text, place):
            found.append(dossier)
            joint = _JOINT.match(text, dossier.end)
            if not joint:
                break
            place = joint.end()
        return found

    def _numbers(self, text: str, start: int, dossiers: list[Dossier]) -> Iterator[Found]:
        """The papers of a dossier and of those after it ("..., nr. 2 en 33 694, nr. 5"), or the dossiers."""
        numbers = list(_read_numbers(text, dossiers[-1].end))
        if numbers and len(dossiers) > 1:
            note = "more than one dossier stands before the number"
            yield Found(start, numbers[-1][1], "kamerstuk", note=note)
            return
        if not numbers:
            for one in dossiers:
                begin = start if one is dossiers[0] else one.start
                yield Found(begin, one.end, "dossier", {"dossier": one.number}, one.note)
        following: Dossier | None = dossiers[0]
        while numbers and following:
            dossier, place = following, following.end
            for low, high, number in numbers:
                begin = start if place == dossier.end else low
                parts = {"dossier": dossier.number, "number": number}
                yield Found(begin, high, "kamerstuk", parts, dossier.note)
                place = high
            joint = _JOINT.match(text, place)
            following = self.read_dossier(text, joint.end()) if joint else None
            if following:
                start, numbers = following.start, list(_read_numbers(text, following.end))

    def read_dossier(self, text: str, place: int) -> Dossier | None:
        """The dossier that begins at `place`, with the chapter or part that belongs to its number."""
        match = _DOSSIER.match(text, place)
        if not match:
            return None
        number, end = match["high"] + match["low"], match.end()
        if kingdom := _KINGDOM.match(text, end):
            return Dossier(place, kingdom.end(), "", "no public rule for dossiers of Kingdom acts (R...)")
        division = _DIVISION.match(text, end)
        if division and (
            number in self.divided or division["part"][0] == "0" or _NUMBERED.match(text, division.end())
        ):
            return Dossier(place, division.end(), f"{number}-{division['part']}")
        chapter = _CHAPTER.match(text, end)
        if chapter:
            name = chapter["dashed"] or chapter["chapter"] or chapter["spaced"]
            if len(name) > 1 or chapter["chapter"] or _NUMBERED.match(text, chapter.end()):
                return Dossier(place, chapter.end(), f"{number}-{name}")
        return Dossier(place, end, number)


_FREE = re.compile(
    r"(?<![\w€$£.,/%+-])(?<!\d\s)[1-9]\d[\s.]?\d{3}(?=\s?[-–(]|\s?,?\s?(?:[XVIA-Z]+\b\s?,?\s?)?(?:nrs?\b|no\.))"
)
_JOINT = re.compile(r"\s?(?:,\s?en|,|;|en|en\snaar)\s?(?=[1-9]\d[\s.]?\d{3}(?!\d))")


def _read_numbers(text: str, place: int) -> Iterator[tuple[int, int, str]]:
    """Start, end and number of each paper that is named after a dossier."""
    match = _DIRECT.match(text, place) or _NUMBERED.match(text, place) or _LETTERED.match(text, place)
    if not match:
        return
    yield match.start("number"), match.end(), match["number"]
    if match.re is _DIRECT:
        return
    while following := _NEXT.match(text, match.end()):
        if _NOT_A_NUMBER.match(text, following.end()) or not _goes_on(text, following):
            return
        low, high, last = following.start("number"), following.end(), following["number"]
        if following["joint"].strip(" ,") not in ("", "en", "en naar"):
            yield from ((low, high, number) for number in _between(match["number"], last))
        yield low, high, last
        match = following


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Whether a number without a label of its own is one of a list, not the next thing in the sentence."""
    if match["label"]:
        return True
    if match["number"].isalpha() and len(match["number"]) > 1:
        return False
    return text[match.end() : match.end() + 1] in ("", ".", ",", ";", ")", "]", "\n") or bool(
        re.match(r"\s(?:en|t/m|tot en met)\s", text[match.end() : match.end() + 14])
    )


def _between(first: str, last: str) -> Iterator[str]:
    """The numbers between the two ends of a range that is not absurdly long."""
    if first.isdigit() and last.isdigit() and 0 < int(last) - int(first) <= _LONGEST_RANGE:
        yield from (str(number) for number in range(int(first) + 1, int(last)))
