"""Notes of a PDF: small print at the foot of a page that a number starts.

Invariant: all lines from the first note to the foot of the page are set smaller than the text; a
note that goes on at the foot of the next page is one note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kamergraaf.reading.lines import Line
from kamergraaf.reading.marks import find_marks, first_mark
from kamergraaf.reading.notes import FoundNote
from kamergraaf.reading.pages import FOOTNOTE
from kamergraaf.reading.pdf_layout import PageLine, body_size

_SMALL = 0.94
_RAISED = 0.8
_LABEL = re.compile(r"(\d{1,3})(?!\d)[.)]?\s*(?=\S)")


def find_small_notes(
    lines: Sequence[Line], page_lines: Sequence[PageLine], reasons: Mapping[int, str]
) -> list[FoundNote]:
    """The notes; `page_lines` are the same lines with their boxes."""
    found: list[tuple[int, list[int]]] = []
    for foot in _small_feet(lines, page_lines, reasons):
        parts = _parts(lines, page_lines, foot, last=found[-1][0] if found else 0)
        if parts and parts[0][0] == 0:
            if not found:
                parts = parts[1:] if len(parts) > 1 else []
            else:
                found[-1][1].extend(parts.pop(0)[1])
        found.extend(parts)
    taken = {index: FOOTNOTE for _, indexes in found for index in indexes}
    marks = find_marks(lines, {**reasons, **taken})
    notes: list[FoundNote] = []
    after = 0
    for label, indexes in found:
        first = lines[indexes[0]]
        mark = first_mark(marks, label, after, first)
        after = mark[1] if mark else after
        match = _LABEL.match(first.text)
        notes.append(FoundNote(str(label), tuple(indexes), first.start + (match.end() if match else 0), mark))
    return notes


def _small_feet(
    lines: Sequence[Line], page_lines: Sequence[PageLine], reasons: Mapping[int, str]
) -> Iterator[list[int]]:
    """The lines of small print at the foot of each page."""
    kept = [index for index in range(len(lines)) if index not in reasons]
    body = body_size([page_lines[index] for index in kept])
    foot: list[int] = []
    for at, index in enumerate(kept):
        foot = [*foot, index] if page_lines[index].size < _SMALL * body else []
        ends = at + 1 == len(kept) or lines[kept[at + 1]].page != lines[index].page
        if ends and foot:
            yield foot
        if ends:
            foot = []


def _parts(
    lines: Sequence[Line], page_lines: Sequence[PageLine], foot: Sequence[int], *, last: int
) -> list[tuple[int, list[int]]]:
    """The notes of one foot: number and lines. A first part with number 0 goes on from the page before."""
    parts: list[tuple[int, list[int]]] = []
    for index in foot:
        match = _LABEL.match(lines[index].text)
        raised = page_lines[index].words[0].size < _RAISED * page_lines[index].size
        if match and (raised or int(match[1]) == last + 1):
            last = int(match[1])
            parts.append((last, [index]))
        elif parts:
            parts[-1][1].append(index)
        else:
            parts.append((0, [index]))
    return parts
