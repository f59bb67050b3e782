"""Journals and laws of the Netherlands, resolutions of the United Nations, identifiers as they stand.

Invariant: a resolution is one of the Security Council, the General Assembly or the Human Rights Council only
when that body is named within the sentence; its number alone never says whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kamergraaf.extraction.references.kinds import Kinds
from kamergraaf.extraction.references.values import Found

_JOURNALS = ("tractatenblad", "staatsblad", "staatscourant")
_BODIES = ("resolutie-veiligheidsraad", "resolutie-algemene-vergadering", "resolutie-mensenrechtenraad")
_ISSUE = r"(?P<year>(?:18|19|20)\d\d)(?:\s?[,/]\s?|\s)(?:nr\.?\s?)?(?P<number>\d{1,6})(?![\w/]|[.,]\d)"
_ISSUE_MORE = re.compile(
    rf"(?:,|\s?en|;)\s(?:{_ISSUE}|(?P<same>\d{{1,4}})(?=[\s).,;]|$)(?!\s(?:jaar|miljoen|euro)))"
)
_LAW = re.compile(r"BWB[RV]\d{7}(?!\d)")
_SYMBOL = re.compile(
    r"(?<!\w)(?P<symbol>S/RES/(?P<number>\d{1,4})\s?\((?P<year>\d{4})\)|A/(?:HRC/)?RES/\d{1,2}/\d{1,3})"
)
_NUMBERED = r"(?P<number>\d{1,4})(?!\d)(?:\s?\((?P<year>(?:19|20)\d\d)\)|/(?P<slash>\d{1,4})(?!\d))?"
_RESOLUTION_MORE = re.compile(
    rf"(?:,|\s?en)\s{_NUMBERED}(?![\w%/]|[.,]\d|\s?(?:jaar|miljoen|miljard|euro|procent|landen))"
)
_LITERAL = re.compile(
    r"(?<![\w-])(?P<kind>kst|blg|ah-[te]k|h-[te]k|stb|stcrt|trb)-(?P<rest>\d{4,8}(?:-[A-Za-z0-9]{1,6}){0,3}|\d{5}(?:-[A-Z]{1,6})?-[A-Z\d]{1,4})(?![\w])"
)
_LITERAL_KINDS = {
    "kst": "kamerstuk", "blg": "bijlage", "ah-tk": "aanhangsel", "ah-ek": "aanhangsel", "h-tk": "handelingen",
    "h-ek": "handelingen", "stb": "staatsblad", "stcrt": "staatscourant", "trb": "tractatenblad",
}  # fmt: skip
_SENTENCE_REACH = 90
_END = re.compile(r"[.?!;]\s")


class Others:
    """Reads references to journals, laws, resolutions, and identifiers that stand in the text as such."""

    def __init__(self, kinds: Kinds) -> None:
        self._journal = {
            kind: re.compile(rf"(?<!\w)(?P<foreign>Belgisch(?:e)?\s)?{kinds.words(kind)}\s?{_ISSUE}")
            for kind in _JOURNALS
        }
        self._bodies = {kind: re.compile(rf"(?<!\w){kinds.words(kind)}(?![a-z])") for kind in _BODIES}
        named = [
            word
            for kind in _BODIES
            for word in kinds.named(kind).words
            if "resolutie" in word or word == "UNSCR"
        ]
        words = "|".join(re.escape(word) for word in sorted(named, key=len, reverse=True))
        self._resolution = re.compile(
            rf"(?<!\w)(?:VN-)?(?:{words}|{kinds.words('resolutie')})\s(?:nr\.\s?|nummer\s)?{_NUMBERED}(?![\w%]|[.,]\d)"
        )

    def find(self, text: str) -> Iterator[Found]:
        """References to journals, laws and resolutions, and identifiers as such."""
        for kind, pattern in self._journal.items():
            for match in pattern.finditer(text):
                yield from self._issues(text, match, kind)
        for match in _LAW.finditer(text) if "BWB" in text else ():
            yield Found(*match.span(), "wet", {"number": match[0]})
        if "esolut" in text or "RES/" in text or "UNSC" in text or "VNVR" in text:
            yield from self._resolutions(text)
        for match in _LITERAL.finditer(text):
            parts = {"identifier": match[0], "year": re.sub(r"\D.*", "", match["rest"])[:4]}
            yield Found(*match.span(), _LITERAL_KINDS[match["kind"]], parts)

    def _issues(self, text: str, match: re.Match[str], kind: str) -> Iterator[Found]:
        note = "the Belgian gazette" if match["foreign"] else ""
        year, start = match["year"], match.start()
        found: re.Match[str] | None = match
        while found:
            year = found["year"] or year
            number = found["number"] or found["same"]
            yield Found(start, found.end(), kind, {"year": year, "number": number}, note)
            found = _ISSUE_MORE.match(text, found.end())
            start = found.start("year" if found["year"] else "same") if found else start

    def _resolutions(self, text: str) -> Iterator[Found]:
        for match in _SYMBOL.finditer(text):
            symbol = match["symbol"].replace(" ", "")
            kind = _BODIES[0] if symbol[0] == "S" else _BODIES[2] if "HRC" in symbol else _BODIES[1]
            yield Found(*match.span(), kind, {"identifier": symbol})
        for match in self._resolution.finditer(text):
            body = self._body(text, match)
            found: re.Match[str] | None = match
            start = match.start()
            while found:
                yield _resolution(found, start, body)
                found = _RESOLUTION_MORE.match(text, found.end())
                start = found.start("number") if found else start

    def _body(self, text: str, match: re.Match[str]) -> str:
        """The body whose name stands nearest in the same sentence, after the number first."""
        ends = _END.search(text, match.end(), match.end() + _SENTENCE_REACH)
        after = text[match.start() : ends.start() if ends else match.end() + _SENTENCE_REACH]
        low = max(0, match.start() - _SENTENCE_REACH)
        before = text[low : match.start()]
        before = before[max((end.end() for end in _END.finditer(before)), default=0) :]
        for stretch in (after, before):
            named = [
                (hit.start(), kind)
                for kind, pattern in self._bodies.items()
                for hit in pattern.finditer(stretch)
            ]
            if named:
                return (min(named) if stretch is after else max(named))[1]
        return "resolutie"


def _resolution(match: re.Match[str], start: int, body: str) -> Found:
    number, year, slash = match["number"], match["year"], match["slash"]
    if slash and len(slash) == 4 and slash[:2] in ("19", "20"):
        year, slash = slash, None
    if slash:
        kind = body if body in _BODIES[1:] else "resolutie"
        parts = {"session": number, "number": slash}
        return Found(start, match.end(), kind, parts, "" if kind in _BODIES else _WHOSE, f"{number}/{slash}")
    if body == _BODIES[0]:
        note = "" if year else "a resolution's number without its year"
        return Found(start, match.end(), body, {"number": number, "year": year or ""}, note, number)
    note = _WHOSE if body == "resolutie" else "resolutions of this body have a session and a number"
    return Found(start, match.end(), "resolutie", {"number": number, "year": year or ""}, note, number)


_WHOSE = "the sentence does not say whose resolution it is"
