"""People: who signed a letter, and lists of names and offices.

Invariant: a signatory's name starts with initials and stands behind or below an office.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kamergraaf.model import Signatory

_OFFICE = r"(?:viceminister-president|minister-president|minister|staatssecretaris|eerste minister)"
_INITIALS = r"(?:[A-ZÀ-Þ][a-z]?\.[ -]?){1,6}"
_PREFIX = r"(?:(?:van|de|der|den|ter|ten|te|el|al|von|in|’t|'t)\s+)*(?:d’)?"
_SURNAME = r"[A-ZÀ-Þ][\w’'.-]*(?:[ -](?:van|de|der|den)?[ -]?[A-ZÀ-Þ][\w’'-]*){0,3}"
_NAME = rf"(?:[dm]rs?\. |ir\. |prof\. ){{0,3}}{_INITIALS}\s?{_PREFIX}{_SURNAME}"
# An office at the start of a line or a clause, or with a capital; no second office before the name.
_SIGNED = re.compile(
    rf"(?P<role>(?:(?:^|(?<=[,.] )|(?<=\n))(?:de|het)|(?<=\s)(?-i:De|Het))\s+{_OFFICE}\b"
    rf"(?:(?!\b(?:de|het)\s+{_OFFICE}\b).){{0,120}}?),?\s+(?P<name>{_NAME})(?=$|\s+(?:de|het)\s+{_OFFICE}\b)",
    re.IGNORECASE | re.DOTALL,
)
_ROLE_ALONE = re.compile(
    rf"(?:mede namens .{{0,200}},\s+)?(?P<role>(?:de|het)\s+{_OFFICE}\b[^.]{{0,120}}?),?", re.IGNORECASE
)
_NAME_ALONE = re.compile(_NAME)
_LONGEST = 400


def find_signatories(texts: Sequence[str]) -> tuple[Signatory, ...]:
    """Who signed, in order, each once."""
    found: dict[Signatory, None] = {}
    for text, below in pairwise([*texts, ""]):
        if len(text) > _LONGEST:
            continue
        for signatory in _signed(text, below):
            found[signatory] = None
    return tuple(found)


def _signed(text: str, below: str) -> Iterator[Signatory]:
    alone = _ROLE_ALONE.fullmatch(text)
    if alone and _NAME_ALONE.fullmatch(below):
        yield Signatory(below, _role(alone["role"]))
        return
    for match in _SIGNED.finditer(text):
        if _initials(match["name"]):
            yield Signatory(" ".join(match["name"].split()), _role(match["role"]))


def _initials(name: str) -> bool:
    """Whether the name's first letters are capitals (the pattern looks past case for the offices)."""
    return re.match(rf"(?:[a-z]+\. )*{_INITIALS}", name) is not None and name[-1] != "."


def _role(text: str) -> str:
    return strip_article(" ".join(text.split()).rstrip(",."))


def strip_article(text: str) -> str:
    """Without "de" or "het" in front."""
    return re.sub(r"^(?:de|het)\s+", "", text, flags=re.IGNORECASE)


def split_names(text: str) -> tuple[str, ...]:
    """The names or offices of a list, at the commas and the "en" that part them.

    >>> split_names("Hirsch (GroenLinks-PvdA) en Teunissen (PvdA)")
    ('Hirsch (GroenLinks-PvdA)', 'Teunissen (PvdA)')
    >>> split_names("de Minister-President en de Minister voor Handel, Natuur en Zorg")
    ('Minister-President', 'Minister voor Handel, Natuur en Zorg')
    """
    text = " ".join(text.split()).strip(" ,")
    if not text:
        return ()
    if re.match(rf"(?:de |het )?{_OFFICE}", text, re.IGNORECASE):
        parts = re.split(rf"(?:,| en),?\s+(?=(?:de |het ){_OFFICE})", text, flags=re.IGNORECASE)
        return tuple(strip_article(part.strip(" ,")) for part in parts if part.strip(" ,"))
    parts = re.split(r",\s+(?![^(]*\))|\s+en\s+(?![^(]*\))", text)
    return tuple(part.strip(" ,") for part in parts if part.strip(" ,"))
