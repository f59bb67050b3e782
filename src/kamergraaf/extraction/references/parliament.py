"""What parliament makes beside its papers: debates, written questions, motions, promises, case numbers.

Invariant: a motion gets the identifier of a paper only when that paper's number stands beside a mention
of it; the finder then gives the same identifier to its other mentions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kamergraaf.extraction.references.kinds import Kinds
from kamergraaf.extraction.references.papers import YEARS
from kamergraaf.extraction.references.values import Found

_CHAMBERS = {"II": "tk", "ll": "tk", "TK": "tk", "I": "ek", "EK": "ek", "2": "tk", "1": "ek"}
_CHAMBER = r"(?:[\s,]{0,4}\(?(?P<chamber>II|I|ll|EK|TK)(?![A-Za-z])\)?)?"
_NUMBER = r"(?:(?:nrs?\.?|nummers?)\s?)?(?P<number>\d{1,5})(?![\w/]|[.,]\d|\s?[-–]\s?\d)"
_NUMBERS_MORE = re.compile(r"(?:,|\s?(?:,\s?)?en)\s(?:nr\.?\s?)(?P<number>\d{1,5})(?![\w/])")
_NAME = (
    r"(?:(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Tt]er|[Tt]en|[Ee]l|[Vv]an\s[Dd]e[rn]?|[Vv]on|[Ll]e|[Ii]n\s['’]t|['’]t)\s)*"
    r"[A-ZÀ-Þ](?:[^\W\d_]|[’'-]){1,40}(?:\s(?:[A-ZÀ-Þ](?:[^\W\d_]|[’'-]){1,40}|(?:van|de|der|den)(?=\s[A-ZÀ-Þ])))*"
)
_MEMBERS = r"(?:(?:het\s)?(?:lid|Kamerlid)|de\s(?:leden|Kamerleden)|mevrouw|de\shee?r(?:en)?)"
_MOTION_NUMBER = re.compile(r",?\sop\sstuk\s?(?:nr\.?|nummer|\.)?\s?(?P<number>\d{1,4})(?!\w)")
_PROMISE = re.compile(r"(?<!\w)(?:TZ\d{6}-\d{3}|(?<=[Tt]oezegging\s)T\d{5})(?!\w)")
_CASE = re.compile(r"(?<!\w)20\d\d[ZDA]\d{5}(?!\w)")
_UNFOLLOWED = "the years do not follow each other"


class Parliament:
    """Reads references to debates, questions, motions, promises and case numbers."""

    def __init__(self, kinds: Kinds) -> None:
        years = rf"[\s,:(]{{0,4}}(?:(?:vergader|zittings?)jaar\s)?{YEARS}[\s,)]{{0,4}}"
        self._annex = re.compile(
            rf"(?<!\w){kinds.words('aanhangsel')}{_CHAMBER}(?:{years}(?:{_NUMBER})?"
            r"|[\s,]{0,4}(?:nrs?\.?|nummers?)\s?(?P<alone>\d{1,5})(?![\w/]|[.,]\d|\s?[-–]\s?\d))"
        )
        self._debate = re.compile(
            rf"(?<!\w){kinds.words('handelingen')}{_CHAMBER}{years}(?:(?:(?:nr\.?|nummer)\s?)?(?P<sitting>\d{{1,3}})(?![\w/]|\s?[-–]\s?\d))?"
            r"(?:[\s,;]{0,4}(?:item|onderdeel|agendapunt)\s?(?P<item>\d{1,3}))?"
        )
        self._motion = re.compile(
            rf"(?<!\w){kinds.words('motie')}(?:-(?P<dashed>{_NAME}(?:[/–-]{_NAME})*)"
            rf"|\s(?:van\s)?{_MEMBERS}\s(?P<members>{_NAME}(?:(?:,\s|\s?/\s?|\sen\s){_NAME})*)"
            rf"|\s(?P<bare>{_NAME}(?:[/–-]{_NAME})+|(?:[Vv]an\s(?:[Dd]e[rn]?\s)?)?[A-ZÀ-Þ][\w-]+(?=\sc\.s))|(?=,?\sop\sstuk))(?:\sc\.?s\b\.?)?"
        )
        self._belgian = re.compile(
            r"(?<!\w)(?P<series>CRIV|CRABV|DOC)\s(?P<number>\d\d\s(?:(?:COM|PLEN)\s\d{1,4}|\d{3,4}/\d{3}))(?!\w)"
        )

    def find(self, text: str) -> Iterator[Found]:
        """References to debates, questions, motions, promises and case numbers."""
        if "andelingen" in text or "anhangsel" in text:
            yield from self._questions(text)
            yield from self._debates(text)
        if "otie" in text:
            yield from self._motions(text)
        for match in _PROMISE.finditer(text) if "T" in text else ():
            yield Found(*match.span(), "toezegging", {"number": match[0]})
        for match in _CASE.finditer(text):
            yield Found(*match.span(), "kamernummer", {"number": match[0]})
        for match in self._belgian.finditer(text) if "CR" in text or "DOC" in text else ():
            yield Found(*match.span(), "kamerdocument-belgie", match.groupdict())

    def _questions(self, text: str) -> Iterator[Found]:
        for match in self._annex.finditer(text):
            number = match["number"] or match["alone"] or ""
            if not number and not match["first"]:
                continue
            years, note = session(match["first"], match["last"])
            parts = {"chamber": _CHAMBERS.get(match["chamber"] or "", ""), "years": years}
            end = match.end() if number else match.end("last")
            yield Found(match.start(), end, "aanhangsel", {**parts, "number": number}, note)
            while number and (more := _NUMBERS_MORE.match(text, end)):
                yield Found(
                    more.start("number"), more.end(), "aanhangsel", {**parts, "number": more["number"]}, note
                )
                end = more.end()

    def _debates(self, text: str) -> Iterator[Found]:
        for match in self._debate.finditer(text):
            years, note = session(match["first"], match["last"])
            parts = {
                "chamber": _CHAMBERS.get(match["chamber"] or "", ""),
                "years": years,
                "year": match["first"],
                "sitting": match["sitting"] or "",
                "item": match["item"] or "",
            }
            end = max(match.end(group) for group in ("last", "sitting", "item"))
            yield Found(match.start(), end, "handelingen", parts, note)

    def _motions(self, text: str) -> Iterator[Found]:
        for match in self._motion.finditer(text):
            name = match["dashed"] or match["members"] or match["bare"] or ""
            numbered = _MOTION_NUMBER.match(text, match.end())
            end = numbered.end() if numbered else match.end()
            if not name and not numbered:
                continue
            note = "a motion named without the number of its paper"
            if numbered:
                note = "a paper's number without its dossier"
            yield Found(match.start(), end, "motie", note=note, name=motion_key(name))


def session(first: str | None, last: str | None) -> tuple[str, str]:
    """The parliamentary year as identifiers write it, and what is wrong with it.

    >>> session("2023", "24"), session("2023", "34")
    (('20232024', ''), ('', 'the years do not follow each other'))
    """
    if not first or not last:
        return "", ""
    full = int(first[:2] + last) if len(last) == 2 else int(last)
    full += 100 if len(last) == 2 and full < int(first) else 0
    return (f"{first}{full}", "") if full == int(first) + 1 else ("", _UNFOLLOWED)


def motion_key(name: str) -> str:
    """What all ways to name one motion share.

    >>> motion_key("Van Dijk en De Vries") == motion_key("Van Dijk/De Vries")
    True
    """
    return "/".join(
        sorted(part.strip().lower() for part in re.split(r",\s|\s?/\s?|\sen\s|[–]", name) if part.strip())
    )
