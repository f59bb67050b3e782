"""Lines and pages: which lines are the letter's own, and which are the page's (footers, notes).

Invariant: every line that holds more than white space is either kept or part of exactly one
omission. A block of notes is only left out when one of its numbers is glued to a word further up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kamergraaf.model import Omission

HYPHENS = ("-", "\u2010", "\u00ad")
_HEADER = re.compile(r"# (source|status|topic|date|kind): ")
_FURNITURE = re.compile(
    r"(?:ah|h|kst|blg|nds|stb|stcrt)-(?:tk-|ek-)?[\dA-Z]+(?:-[\dA-Z]+)*"
    r"|ISSN \d{4} ?- ?\d{3}[\dX]"
    r"|[’']s-Gravenhage \d{4}"
    r"|(?:Tweede|Eerste) Kamer, vergaderjaar \d{4}[–-]\d{2,4}.*"
)
_LONGEST_RUN_ON = 3
_PAGE_NUMBER = re.compile(r"\d{1,4}")
_NOTE = re.compile(r"(\d{1,3})\s+\S")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source: its text without outer white space, `[start, end)` of that text, and its page."""

    text: str
    start: int
    end: int
    page: int
    after_gap: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing on it."""
        return not self.text


def split_lines(source: str) -> list[Line]:
    """All lines with their offsets. A form feed starts a page, and so does a line after an empty or
    noted bottom that is set in by one space, as PDF text writes the first line of a page."""
    lines: list[Line] = []
    page = 0
    for match in re.finditer(r"[^\n\f]*[\n\f]?", source):
        raw = match.group().rstrip("\n\f")
        if match.start() == len(source) and not raw:
            break
        text = raw.strip()
        start = match.start() + len(raw) - len(raw.lstrip())
        if lines and raw.startswith(" ") and not raw.startswith("  ") and text:
            page += 1
        lines.append(Line(text, start, start + len(text), page))
        page += match.group().endswith("\f")
    return lines


def find_omissions(source: str, lines: Sequence[Line]) -> tuple[tuple[Omission, ...], list[Line]]:
    """What is left out and why, and the lines that are kept; `after_gap` marks those after an empty line."""
    reasons: dict[int, str] = {}
    _mark_headers(lines, reasons)
    _mark_furniture(lines, reasons)
    _mark_notes(source, lines, reasons)
    omissions: list[Omission] = []
    for index, reason in sorted(reasons.items()):
        line = lines[index]
        previous = omissions[-1] if omissions else None
        if previous and previous.reason == reason and not source[previous.end : line.start].strip():
            omissions[-1] = replace(previous, end=line.end)
        else:
            omissions.append(Omission(line.start, line.end, reason))
    return tuple(omissions), _keep(lines, reasons)


def _keep(lines: Sequence[Line], reasons: dict[int, str]) -> list[Line]:
    kept: list[Line] = []
    gap = False
    for index, line in enumerate(lines):
        if line.is_blank:
            gap = True
        elif index not in reasons:
            kept.append(replace(line, after_gap=gap))
            gap = False
    return kept


def _mark_headers(lines: Sequence[Line], reasons: dict[int, str]) -> None:
    for index, line in enumerate(lines):
        if not _HEADER.match(line.text):
            return
        reasons[index] = "header"


def _mark_furniture(lines: Sequence[Line], reasons: dict[int, str]) -> None:
    near = False
    for index, line in enumerate(lines):
        if line.is_blank:
            continue
        found = _FURNITURE.fullmatch(line.text) is not None
        if found or (near and _PAGE_NUMBER.fullmatch(line.text)):
            reasons[index] = "footer"
        near = found


def _mark_notes(source: str, lines: Sequence[Line], reasons: dict[int, str]) -> None:
    """Mark blocks at a page's foot that start with a note's number, and what such a note runs on into."""
    at_foot, run_on = True, list[range]()
    below, below_index = None, len(lines)
    for block in reversed(_blocks(lines, reasons)):
        last = lines[block[-1]]
        if (below and last.page != below.page) or any(i in reasons for i in range(block[-1], below_index)):
            at_foot, run_on = True, []
        below, below_index = lines[block[0]], block[0]
        if not at_foot:
            continue
        if _are_notes(source, [lines[index] for index in block]):
            for part in (block, *run_on):
                reasons.update(dict.fromkeys(part, "footnote"))
            run_on = []
        elif len(block) <= _LONGEST_RUN_ON and below.text[0].islower():
            run_on.append(block)
        else:
            at_foot = False


def _blocks(lines: Sequence[Line], reasons: dict[int, str]) -> list[range]:
    """Runs of kept lines between empty lines, omissions and page ends."""
    starts: list[int] = []
    ends: list[int] = []
    for index, line in enumerate(lines):
        if line.is_blank or index in reasons:
            continue
        if not ends or ends[-1] != index or lines[index - 1].page != line.page:
            starts.append(index)
            ends.append(index + 1)
        else:
            ends[-1] = index + 1
    return [range(start, end) for start, end in zip(starts, ends, strict=True)]


def _are_notes(source: str, block: Sequence[Line]) -> bool:
    """Whether the block starts with a number, and one of its numbers is glued to a word further up."""
    numbers = [match.group(1) for line in block if (match := _NOTE.match(line.text))]
    if not _NOTE.match(block[0].text):
        return False
    text = source[: block[0].start]
    return any(re.search(rf"[^\W\d_][.,;:?!»”’\")]*{number}(?!\d)", text) for number in numbers)
