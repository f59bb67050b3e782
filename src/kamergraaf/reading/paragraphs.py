"""Paragraphs: which lines belong together.

Invariant: a paragraph is a run of consecutive kept lines; every kept line is in exactly one.
A break is made only on evidence: an empty line, a heading, a bullet, or a line that ends a
sentence well before the right margin. A sentence that runs over a page is not broken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kamergraaf.reading.pages import HYPHENS, Line

_WIDEST_COLUMN = 130
_SLACK = 6
_ENDS_SENTENCE = re.compile(r"[.!?:…][»”’\")\]]*\d{0,3}$")
_HEADING = re.compile(
    r"(?:Vraag|Vragen|Antwoord|Antwoorden)(?: op vra(?:ag|gen))?(?: \d+(?:(?:, ?| en | t/m )\d+)*)?\s*:?$"
)
_BULLET = re.compile(r"(?:[•▪●◦*]|\(cid:\d+\)|[-–] |\d{1,2}[.)] |[a-z]\) )")
_CAPITAL = re.compile(r"[«“‘\"'(]*[A-ZÀ-ÖØ-Þ0-9]")


def find_paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines, grouped. Lines wider than a printed column each stand for a whole paragraph."""
    paragraphs: list[list[Line]] = []
    width = _column_width(lines)
    for line in lines:
        if paragraphs and _goes_on(paragraphs[-1][-1], line, width):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return paragraphs


def _column_width(lines: Sequence[Line]) -> int:
    """The usual full width of the text's lines: that of its 90th percentile."""
    widths = sorted(len(line.text) for line in lines)
    return widths[len(widths) * 9 // 10] if widths else 0


def _goes_on(previous: Line, line: Line, width: int) -> bool:
    if _HEADING.match(previous.text) or _HEADING.match(line.text):
        return False
    ended = _ENDS_SENTENCE.search(previous.text) is not None
    starts_small = not _CAPITAL.match(line.text) and not _BULLET.match(line.text)
    if line.after_gap and line.page == previous.page:
        return starts_small and not ended and not previous.text.endswith((",", ";"))
    if width > _WIDEST_COLUMN:
        return starts_small and not ended
    if _BULLET.match(line.text) and (ended or previous.text.endswith((";", ","))):
        return False
    if starts_small or previous.text.endswith((",", *HYPHENS)):
        return True
    return not (ended and line.page != previous.page) and not _broke_early(previous, line, width)


def _broke_early(previous: Line, line: Line, width: int) -> bool:
    """Whether the line's first word would have fitted on the previous line, so that its end was meant."""
    return len(previous.text) + 1 + len(line.text.split()[0]) < width - _SLACK
