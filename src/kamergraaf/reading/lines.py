"""Lines: a text as it was set, one line at a time, with the place of each in the source.

Invariant: a line's `[start, end)` are the source offsets of its text without outer white space;
lines come in order and do not overlap.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kamergraaf.errors import InputError

MOST_LINES = 1_000_000
_LINE = re.compile(r"[^\n\r\f]*(?:\r\n|[\n\r\f])?")


@dataclass(frozen=True, slots=True)
class Look:
    """How a line is set on a page, in characters of average size; plain text does not say.

    `room` is how much is left of its column behind it and `first` the width of its first word. Lines with
    one `row` stand beside each other; `cell` marks those that do. `aside` is the margin, `heading` a
    larger or bolder face.
    """

    room: float
    first: float
    left: float
    size: float
    row: int
    cell: bool = False
    aside: bool = False
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source: its text without outer white space, where it stands, and on which page.

    `after_gap`: white space is above it.
    """

    text: str
    start: int
    end: int
    page: int
    after_gap: bool = False
    look: Look | None = None

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing on it."""
        return not self.text

    @property
    def is_heading(self) -> bool:
        """Whether it is set as one."""
        return self.look is not None and self.look.heading

    def room_in(self, width: float) -> float:
        """How many characters would still fit on it in a column of this width."""
        return self.look.room if self.look else width - len(self.text)

    @property
    def first_word(self) -> float:
        """The width of its first word, in characters."""
        return self.look.first if self.look else float(len(self.text.split(None, 1)[0]))


def split_lines(source: str) -> list[Line]:
    """All lines with their offsets. A form feed starts a page, and so does a line set in by one space
    where the others are not, as PDF text writes the first line of a page.

    Raises InputError when there are more than MOST_LINES of them.
    """
    lines: list[Line] = []
    page = 0
    for match in _LINE.finditer(source):
        raw = match.group().rstrip("\n\r\f")
        if match.start() == len(source) and not raw:
            break
        if len(lines) >= MOST_LINES:
            raise InputError(
                f"the letter has more than {MOST_LINES:,} lines", hint="Split it: a letter is shorter."
            )
        text = raw.strip()
        start = match.start() + len(raw) - len(raw.lstrip())
        if lines and raw.startswith(" ") and not raw.startswith("  ") and text:
            page += 1
        lines.append(Line(text, start, start + len(text), page))
        page += match.group().endswith("\f")
    return lines
