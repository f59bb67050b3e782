"""The values of the figure finder.

Invariant: offsets are half-open code points into the sentence that was searched, and a figure's `text`
is the sentence's own words there.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kamergraaf.model import Figure, Passage


class Bound(StrEnum):
    """How the number stands to what it measures."""

    EXACT = "exact"
    NEARLY = "nearly"
    OVER = "over"
    ABOUT = "about"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    MORE_THAN = "more-than"
    LESS_THAN = "less-than"


class Sort(StrEnum):
    """What kind of figure it is."""

    AMOUNT = "amount"
    PERCENTAGE = "percentage"
    COUNT = "count"
    QUANTITY = "quantity"
    DURATION = "duration"
    RANK = "rank"
    SHARE = "share"
    MULTIPLE = "multiple"


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure at `[start, end)`, with the words for its bound before it ("bijna 50%").

    `value` is a decimal as text; of a share it is the quotient, rounded to four places. `measures` are
    the sentence's words for what is measured. `when` is a date, year or EDTF text, or None.
    """

    start: int
    end: int
    text: str
    value: str
    unit: str
    measures: str
    sort: Sort
    bound: Bound = Bound.EXACT
    when: str | None = None

    def on(self, passage: Passage, *, concerns: tuple[str, ...] = ()) -> Figure:
        """The figure as a record of a passage."""
        return Figure(passage, self.text, self.value, self.unit, self.measures, concerns, self.when)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark of the sentence."""

    start: int
    end: int
    text: str
    low: str

    @property
    def is_word(self) -> bool:
        """Whether it has a letter."""
        return any(letter.isalpha() for letter in self.text)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands: value, unit of measure ("" when it is none) and where its words are.

    `bound` is at-least or at-most when the number is the end of a range ("10 tot 20 procent").
    """

    start: int
    end: int
    value: str
    unit: str = ""
    scaled: bool = False
    bound: Bound = Bound.EXACT
