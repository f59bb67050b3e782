"""Notes: the blocks at a page's foot whose numbers are glued to a word further up.

Invariant: a note is taken out only when its number follows on the note before it, its mark stands
in the text above it, and all that stands below it on the page are notes and what they run on into.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kamergraaf.reading.hyphens import HYPHENS
from kamergraaf.reading.lines import Line
from kamergraaf.reading.marks import Marks, find_marks, first_mark
from kamergraaf.reading.pages import FOOTER, RULE

_LABEL = re.compile(r"(?:\[(\d{1,3})\]\s*|(\d{1,3})\)\s+|(\d{1,3})\s+)(?=\S)|\[(\d{1,3})\]$")
_ENDS = re.compile(r"[.!?][»”’\")\]]*$")
_LONGEST_RUN_ON = 3
_LONGEST_NOTE = 1500
_MOST_LOST = 3


@dataclass(frozen=True, slots=True)
class FoundNote:
    """A note's number, the lines it stands on, where its words start, and its mark in the source."""

    label: str
    lines: Sequence[int]
    start: int
    mark: tuple[int, int] | None


def find_notes(lines: Sequence[Line], reasons: Mapping[int, str]) -> list[FoundNote]:
    """The notes of all pages, in order."""
    if not any(_label(line) for index, line in enumerate(lines) if index not in reasons):
        return []
    marks = find_marks(lines, reasons)
    notes: list[FoundNote] = []
    last, after = 0, 0
    for page in _pages(lines, reasons):
        found = _notes_of_page(lines, page, marks, last, after)
        notes.extend(found)
        if found:
            last = int(found[-1].label)
            after = max((note.mark[1] for note in found if note.mark), default=after)
    return notes


def _pages(lines: Sequence[Line], reasons: Mapping[int, str]) -> Iterator[list[int]]:
    """The indexes of the lines with text, page by page; a page ends at its footer or where another starts."""
    page: list[int] = []
    for index, line in enumerate(lines):
        if line.is_blank:
            continue
        ends = reasons.get(index) == FOOTER or RULE.fullmatch(line.text) is not None
        if page and (ends or line.page != lines[page[-1]].page):
            yield page
            page = []
        if index not in reasons and not ends:
            page.append(index)
    yield page


def _notes_of_page(
    lines: Sequence[Line], page: Sequence[int], marks: Marks, last: int, after: int
) -> list[FoundNote]:
    """The notes at the foot of one page, from the first line on from which everything is notes."""
    for at, index in enumerate(page):
        label = _label(lines[index])
        if label is None or not last < label <= last + 1 + _MOST_LOST or not _starts_block(lines, page, at):
            continue
        found = _all_notes(lines, page[at:], marks, last, after)
        if any(note.mark for note in found):
            return found
    return []


def _label(line: Line) -> int | None:
    match = _LABEL.match(line.text)
    return int(match[match.lastindex or 1]) if match else None


def _starts_block(lines: Sequence[Line], page: Sequence[int], at: int) -> bool:
    """Whether the line can be the first note: the page's first, after white space, or after a full stop."""
    return at == 0 or _after_gap(lines, page, at) or bool(_ENDS.search(lines[page[at - 1]].text))


def _after_gap(lines: Sequence[Line], page: Sequence[int], at: int) -> bool:
    return page[at] != page[at - 1] + 1 or lines[page[at]].after_gap


def _all_notes(
    lines: Sequence[Line], page: Sequence[int], marks: Marks, last: int, after: int
) -> list[FoundNote]:
    """The notes that these lines are; none when some of the lines are no note."""
    starts: list[tuple[int, int, tuple[int, int] | None]] = []
    for at, index in enumerate(page):
        label = _label(lines[index])
        if label is not None and last < label <= last + 1 + _MOST_LOST:
            mark = first_mark(marks, label, after, lines[index])
            starts.append((at, label, mark))
            last, after = label, mark[1] if mark else after
        elif not _runs_on(lines, page[starts[-1][0] : at + 1]):
            return []
    ends = [at for at, _, _ in starts[1:]] + [len(page)]
    return [
        FoundNote(str(label), tuple(page[at:end]), _words_start(lines[page[at]]), mark)
        for (at, label, mark), end in zip(starts, ends, strict=True)
    ]


def _runs_on(lines: Sequence[Line], note: Sequence[int]) -> bool:
    """Whether the last of these lines still belongs to the note that the first one starts."""
    if lines[note[-1]].end - lines[note[0]].start > _LONGEST_NOTE:
        return False
    top = len(note) - 1
    while top > 0 and not _after_gap(lines, note, top):
        top -= 1
    if top == 0:
        return True
    above, line = lines[note[top - 1]].text, lines[note[top]].text
    if len(note) - top > _LONGEST_RUN_ON:
        return False
    return line[0].islower() or above.endswith(HYPHENS) or not _ENDS.search(above)


def _words_start(line: Line) -> int:
    match = _LABEL.match(line.text)
    return line.start + (match.end() if match else 0)
