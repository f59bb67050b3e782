"""Numbers: under which dossier, number and year a paper was published.

Invariant: numbers are taken from the paper's own identifier, its page footers and its head, never
from a reference in running text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_DOSSIER = r"\d{2} ?\d{3}(?:[- ](?:\(?[A-Z]{1,5}\)?|\d{2}))?"
_IDENTIFIER = re.compile(r"(?:ah|h|kst|blg|nds|stb|stcrt)-(?:tk-|ek-)?[\dA-Za-z]+(?:-[\dA-Za-z]+)*")
_FOOTER = re.compile(
    rf"(?:Tweede|Eerste) Kamer, vergaderjaar (?P<session>\d{{4}}[–-]\d{{2,4}}), "
    rf"(?P<dossier>{_DOSSIER}), nr\. (?P<number>[\dA-Z]+)"
)
_SESSION = re.compile(r"[Vv]ergaderjaar (?P<session>\d{4}[–-]\d{2,4})")
_TITLE = re.compile(rf"(?P<dossier>{_DOSSIER})\s+[A-ZÀ-Þ].*", re.DOTALL)
_NUMBER = re.compile(r"(?:Nr|NR)\. ?(?P<number>\d{1,4})\b")
_MOTION = re.compile(rf"\bkrijgt nr\. (?P<number>\d+) \((?P<dossier>{_DOSSIER})\)")
_ANNEX = re.compile(r"Aanhangsel van de Handelingen")


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a paper; what does not stand in it is empty."""

    dossier: str = ""
    number: str = ""
    session: str = ""
    identifier: str = ""


def find_numbers(head: Sequence[str], texts: Sequence[str], furniture: Sequence[str]) -> Numbers:
    """The numbers in the furniture, in the head of the text, or in what the chair says of a motion."""
    identifier = next((text for text in furniture if _IDENTIFIER.fullmatch(text)), "")
    footer = _search(_FOOTER, furniture)
    session = footer or _search(_SESSION, [*furniture, *head])
    title, number, motion = _match(_TITLE, head), _match(_NUMBER, head), _search(_MOTION, texts)
    dossier = next((match["dossier"] for match in (footer, title, motion) if match), "")
    named = next((match["number"] for match in (footer, number, motion) if match), "")
    annex = any(_ANNEX.match(text) for text in head)
    if annex and not named:
        named = next((text for text in head if re.fullmatch(r"\d{2,5}", text)), "")
    return Numbers(
        dossier=plain_dossier(dossier),
        number=named or (identifier.rsplit("-", 1)[-1] if identifier.startswith("ah-") else ""),
        session=plain_session(session["session"]) if session else "",
        identifier=identifier,
    )


def plain_dossier(text: str) -> str:
    """A dossier number as identifiers write it.

    >>> plain_dossier("33 694"), plain_dossier("21 501-02"), plain_dossier("35 300 (V)")
    ('33694', '21501-02', '35300-V')
    """
    joined = re.sub(r"^(\d{2}) (\d{3})", r"\1\2", text.strip())
    return re.sub(r"[- ]\(?([A-Z]+|\d{2})\)?$", r"-\1", joined)


def plain_session(text: str) -> str:
    """A parliamentary year with both years in full.

    >>> plain_session("2014/15"), plain_session("2023–2024")
    ('2014-2015', '2023-2024')
    """
    first, last = re.split(r"[–/-]", text.strip(), maxsplit=1)
    return f"{first}-{first[: 4 - len(last)]}{last}"


def _search(pattern: re.Pattern[str], texts: Sequence[str]) -> re.Match[str] | None:
    return next((match for text in texts if (match := pattern.search(text))), None)


def _match(pattern: re.Pattern[str], texts: Sequence[str]) -> re.Match[str] | None:
    return next((match for text in texts if (match := pattern.match(text))), None)
