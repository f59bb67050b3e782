"""The text of a PDF: page furniture told from text by its place, notes by the size of their letters.

Invariant: a line is furniture when it stands at the same place on other pages too, or has the form
of a page footer; a note is set smaller than the text and stands at the foot of its page.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from kamergraaf.model import Spot
from kamergraaf.reading.assemble import Draft
from kamergraaf.reading.labels import is_label
from kamergraaf.reading.lines import Line, Look
from kamergraaf.reading.notes import find_notes
from kamergraaf.reading.pages import FOOTER, mark_furniture
from kamergraaf.reading.pdf_layout import PageLine, are_level, body_size
from kamergraaf.reading.pdf_notes import find_small_notes
from kamergraaf.reading.text import draft_of_lines

PAGE_HEADER, SIDEWAYS, MARGIN = "page header", "sideways", "margin"
_ZONE = 0.13
_GAP = 1.45
_DIGITS = re.compile(r"\d+")
_SHORT = 20
_LARGER = 1.12
_LONGEST_HEADING = 160


def draft_of_pages(pages: Sequence[Sequence[PageLine]]) -> Draft:
    """The draft of a letter from the lines of its pages."""
    source, lines, spots = _write(pages)
    flat = [line for page in pages for line in page]
    reasons = mark_furniture(lines)
    repeated = {index: reason for index, reason in _repeated(pages).items() if index not in reasons}
    if len(reasons) + len(repeated) < len(lines):
        reasons |= repeated
    reasons |= {index: MARGIN for index, line in enumerate(flat) if line.aside and lines[index].page > 0}
    reasons |= {index: SIDEWAYS for index, line in enumerate(flat) if not line.words[0].upright}
    notes = find_small_notes(lines, flat, reasons) or find_notes(lines, reasons)
    draft = draft_of_lines(source, lines, reasons, notes)
    draft.spots = spots
    return draft


def _write(pages: Sequence[Sequence[PageLine]]) -> tuple[str, list[Line], list[Spot]]:
    """The source, its lines, and the place of each word."""
    parts: list[str] = []
    lines: list[Line] = []
    spots: list[Spot] = []
    length = row = 0
    looks = _Looks(pages)
    for number, page in enumerate(pages):
        above: PageLine | None = None
        for line, gap in zip(page, _gaps(page), strict=True):
            start = length + int(gap)
            spots += _spots(line, start, number + 1)
            row += above is None or not are_level(above, line)
            look = looks.of(line, row)
            lines.append(Line(line.text, start, start + len(line.text), number, gap, look))
            parts.append("\n" * gap + f"{line.text}\n")
            length, above = length + len(parts[-1]), line
        parts.append("\f")
        length += 1
    return "".join(parts), lines, spots


class _Looks:
    """How the lines of a document are set, against what is usual in it."""

    def __init__(self, pages: Sequence[Sequence[PageLine]]) -> None:
        lines = [line for page in pages for line in page]
        widths = [line.width / len(line.text) for line in lines if len(line.text) > _SHORT]
        self.letter = (median(widths) if widths else 0.0) or 1.0
        self.margins = _right_margins(lines)
        self.body = body_size(lines)
        letters = Counter[bool]()
        for line in lines:
            letters[line.bold] += len(line.text)
        self.plain = letters[False] > letters[True]

    def of(self, line: PageLine, row: int) -> Look:
        """The look of one line, in letters of the document."""
        larger = line.size > _LARGER * self.body
        return Look(
            room=(self.margins.get(_column(line), line.right) - line.right) / self.letter,
            first=line.words[0].width / self.letter,
            left=line.left / self.letter,
            size=line.size,
            row=row,
            cell=line.cell,
            aside=line.aside,
            heading=len(line.text) <= _LONGEST_HEADING and (larger or (self.plain and line.bold)),
        )


def _spots(line: PageLine, start: int, page: int) -> list[Spot]:
    spots: list[Spot] = []
    for space, word in line.spaced_words():
        start += len(space)
        box = (round(word.left, 1), round(word.bottom, 1), round(word.right, 1), round(word.top, 1))
        spots.append(Spot(start, start + len(word.text), page=page, box=box))
        start += len(word.text)
    return spots


def _column(line: PageLine) -> int:
    return round(line.column / 10)


def _right_margins(lines: Sequence[PageLine]) -> dict[int, float]:
    """How far the text of each column comes to the right on all pages: its 95th percentile."""
    edges: dict[int, list[float]] = defaultdict(list)
    for line in lines:
        if not line.aside:
            edges[_column(line)].append(line.right)
    return {column: sorted(rights)[len(rights) * 19 // 20] for column, rights in edges.items()}


def _gaps(page: Sequence[PageLine]) -> list[bool]:
    """Whether more than the usual white space is above each line of a page."""
    steps = [
        above.bottom - line.bottom
        for above, line in pairwise(page)
        if 0 < above.bottom - line.bottom < 4 * line.size
    ]
    usual = Counter(round(step, 0) for step in steps).most_common(1)
    step = usual[0][0] if usual else 0.0
    gaps = [False] * min(1, len(page))
    for above, line in pairwise(page):
        down = above.bottom - line.bottom
        same_column = line.left < above.right and above.left < line.right
        gaps.append(same_column and down > _GAP * max(step, line.size))
    return gaps


def _repeated(pages: Sequence[Sequence[PageLine]]) -> dict[int, str]:
    """The lines at the top and foot of pages that stand there on other pages too."""
    places: dict[tuple[int, str], list[tuple[int, int, str]]] = defaultdict(list)
    where: dict[int, str] = {}
    index = 0
    for number, page in enumerate(pages):
        low = min((line.bottom for line in page), default=0)
        high = max((line.top for line in page), default=0)
        for line in page:
            above, below = high - line.top, line.bottom - low
            if min(above, below) < _ZONE * (high - low) and not is_label(line.text):
                where[index] = PAGE_HEADER if above < below else FOOTER
                key = round(line.bottom / 3), _DIGITS.sub("#", line.text)
                places[key].append((index, number, line.text))
            index += 1
    least = max(2, len(pages) // 3)
    return {
        index: where[index]
        for found in places.values()
        if len({number for _, number, _ in found}) >= least and _count_pages(found)
        for index, _, _ in found
    }


def _count_pages(found: Sequence[tuple[int, int, str]]) -> bool:
    """Whether the numbers in lines that are alike for the rest stay the same or count the pages."""
    rows = [[int(part) for part in _DIGITS.findall(text)] for _, _, text in found]
    pages = [number for _, number, _ in found]
    return all(
        len(set(column)) == 1 or len({value - page for value, page in zip(column, pages, strict=True)}) == 1
        for column in zip(*rows, strict=True)
    )
