"""Paragraphs: which lines belong together.

Invariant: a paragraph is a run of consecutive kept lines; every kept line is in exactly one.
A break is made only on evidence: an empty line, a heading, a bullet, or a line that ends a
sentence well before the right margin. A sentence that runs over a page is not broken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kamergraaf.reading.hyphens import HYPHENS
from kamergraaf.reading.labels import find_label, is_label
from kamergraaf.reading.lines import Line
from kamergraaf.reading.pages import RULE

WIDEST_COLUMN = 130
_SLACK = 6
_SAME_SIZE = 0.06
_STEP_BACK = 3.0
_ENDS_SENTENCE = re.compile(r"[.!?:…][»”’\")\]_*]*\d{0,3}$")
_BULLET = re.compile(r"(?:[•▪●◦*]|\(cid:\d+\)|[-–] |\d{1,2}[.)] |[a-z]\) )")
_GLYPH = re.compile(r"[•▪●◦]|\(cid:\d+\) ")
_CAPITAL = re.compile(r"[«“‘\"'(]*[A-ZÀ-ÖØ-Þ0-9]")
HASHES = re.compile(r"(#{1,6}) +(?=\S)")


def find_paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines, grouped. Lines wider than a printed column each stand for a whole paragraph."""
    paragraphs: list[list[Line]] = []
    width = column_width(lines)
    for line in lines:
        if paragraphs and _goes_on(paragraphs[-1][-1], line, width) and not _ends_item(paragraphs[-1], line):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return paragraphs


def _ends_item(item: Sequence[Line], line: Line) -> bool:
    """Whether a line stands where the sign of the item above does, and that item ended its sentence."""
    first = item[0].look
    if first is None or line.look is None or not _BULLET.match(item[0].text):
        return False
    return line.look.left < first.left + 1 and _ENDS_SENTENCE.search(item[-1].text) is not None


def column_width(lines: Sequence[Line]) -> int:
    """The usual full width of the text's lines: that of its 90th percentile."""
    widths = sorted(len(line.text) for line in lines)
    return widths[len(widths) * 9 // 10] if widths else 0


def _goes_on(previous: Line, line: Line, width: float) -> bool:
    if _stands_alone(previous.text) or _stands_alone(line.text) or _set_apart(previous, line):
        return False
    ended = _ENDS_SENTENCE.search(previous.text) is not None
    if ended and (find_label(line.text) or line.text.isdigit()):
        return False
    starts_small = not _CAPITAL.match(line.text) and not _BULLET.match(line.text)
    if previous.is_heading != line.is_heading and not starts_small:
        return False
    if width > WIDEST_COLUMN and line.look is None:
        return starts_small and not ended
    if line.after_gap and line.page == previous.page:
        return not ended and _goes_on_below(previous, line, width, starts_small=starts_small)
    listed = _BULLET.match(line.text) and (ended or previous.text.endswith((";", ",")))
    if _GLYPH.match(line.text) or listed:
        return False
    if starts_small or previous.text.endswith((",", *HYPHENS)) or _is_open(previous.text):
        return True
    return not (ended and line.page != previous.page) and not _broke_early(previous, line, width)


def _is_open(text: str) -> bool:
    """Whether a bracket is still open at the end."""
    return text.rfind("(") > text.rfind(")")


def _stands_alone(text: str) -> bool:
    """Whether a line is a paragraph whatever stands around it: a label, a heading with hashes, a rule."""
    return is_label(text) or HASHES.match(text) is not None or RULE.fullmatch(text) is not None


def _set_apart(previous: Line, line: Line) -> bool:
    """Whether the page shows two lines as different things: by size, in the margin, as cells of a row."""
    one, other = previous.look, line.look
    if one is None or other is None:
        return False
    if one.aside or other.aside or abs(one.size - other.size) > _SAME_SIZE * one.size:
        return True
    return one.row == other.row or (one.cell and other.left < one.left - _STEP_BACK)


def _goes_on_below(previous: Line, line: Line, width: float, *, starts_small: bool) -> bool:
    """Whether a sentence goes on below an empty line: in small letters, or from a line that is full."""
    if previous.text.endswith((",", ";")):
        return False
    if starts_small or previous.text.endswith(HYPHENS):
        return True
    return (
        not _broke_early(previous, line, width)
        and _BULLET.match(line.text) is None
        and find_label(line.text) is None
    )


def _broke_early(previous: Line, line: Line, width: float) -> bool:
    """Whether the line's first word would have fitted on the previous line, so that its end was meant."""
    return 1 + line.first_word < previous.room_in(width) - _SLACK
