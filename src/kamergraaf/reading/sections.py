"""Sections: headings and what stands under them.

Invariant: sections come in the order of their headings; a heading that the format marks as one is
always one, and an unmarked short line only when prose follows it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kamergraaf.model import Section, Span
from kamergraaf.reading.labels import is_label
from kamergraaf.reading.weave import Paragraph

_LONGEST = 90
_PROSE = 120
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})\.? +(?=[A-ZÀ-Þ])")
_STARTS = re.compile(r"[«“‘\"'(]*[A-ZÀ-ÖØ-Þ0-9]")
_ENDS = re.compile(r"[.,;:?][»”’\")]*$")
_NO_HEADING = re.compile(
    r"(?:De|Het|Mede namens)\b.*\b(?:minister|staatssecretaris)\b"
    r"|Aan (?:de|het) |Geachte |[A-Z]\.|Datum\b|Betreft\b",
    re.IGNORECASE,
)


def find_sections(paragraphs: Sequence[Paragraph]) -> tuple[Section, ...]:
    """The sections of a text, each up to the next heading of its level or above."""
    headings = _headings(paragraphs)
    end = paragraphs[-1].end if paragraphs else 0
    sections: list[Section] = []
    for at, (paragraph, level) in enumerate(headings):
        following = next((below.start for below, other in headings[at + 1 :] if other <= level), end)
        body = Span(min(paragraph.end, following), following)
        sections.append(Section(paragraph.text, level, Span(paragraph.start, paragraph.end), body))
    return tuple(sections)


def _headings(paragraphs: Sequence[Paragraph]) -> list[tuple[Paragraph, int]]:
    found: list[tuple[Paragraph, int]] = []
    below = ""
    for paragraph in reversed(paragraphs):
        if not is_label(paragraph.text):
            if paragraph.kind == "heading" and any(map(str.isalpha, paragraph.text)):
                found.append((paragraph, paragraph.level or 1))
            elif paragraph.kind == "text" and _looks_like_heading(paragraph.text, below):
                numbered = _NUMBERED.match(paragraph.text)
                found.append((paragraph, 1 + (numbered[1].count(".") if numbered else 0)))
        below = paragraph.text
    return found[::-1]


def _looks_like_heading(text: str, below: str) -> bool:
    """Whether a short line without a full stop stands above prose."""
    return (
        len(text) <= _LONGEST
        and _STARTS.match(text) is not None
        and _ENDS.search(text) is None
        and any(map(str.isalpha, text))
        and _NO_HEADING.match(text) is None
        and len(below) >= _PROSE
        and below.rstrip('»”’")0123456789').endswith((".", "?", "!", ":"))
    )
