"""The letter as read: its clean text, the way back to the file, and what it says of itself.

Invariant: every value here is frozen and knows nothing of files or RDF. Offsets are half-open
`[start, end)` counts of Unicode code points; what points into the clean text says `Span`.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Segment:
    """A run that stands unbroken in both: clean[clean:clean+length] == source[source:source+length]."""

    clean: int
    source: int
    length: int


@dataclass(frozen=True, slots=True)
class Omission:
    """Source text that the reader left out of the clean text, and why (`footnote`, `footer`, `header`)."""

    start: int
    end: int
    reason: str


class Span(NamedTuple):
    """A half-open range of the clean text, unless it says otherwise."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Spot:
    """Where source `[start, end)` stands in the file: page (from 1) and box in a PDF, else line or paragraph.

    `box` is (left, bottom, right, top) in points from the page's lower left corner; `path` names the
    element (`al`, `p`, `cell`) that the text stands in.
    """

    start: int
    end: int
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    line: int | None = None
    path: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A note that was taken out of the running text. `place` is where it stands in the source; `mark`
    is the number in the clean text that points at it, empty when the text holds no number."""

    label: str
    text: str
    place: Span
    mark: Span | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading, up to the next heading of its level or above."""

    title: str
    level: int
    heading: Span
    body: Span


@dataclass(frozen=True, slots=True)
class Exchange:
    """One answer and the questions it answers. No answer: the letter gives none to these questions."""

    numbers: tuple[int, ...]
    questions: tuple[Span, ...]
    answer: Span | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in a debate without a break, as the report names the speaker."""

    speaker: str
    party: str
    label: Span
    body: Span


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signed, and as what."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Details:
    """What the letter says of itself. A field is empty when the letter does not say it.

    `kind` is letter, answer, notice, motion, debate, publication, record or text; dates are ISO dates;
    `asked` is when the questions were sent in; `language` is nl, fr, en, de or other, from its words.
    """

    kind: str = ""
    title: str = ""
    sender: str = ""
    on_behalf_of: tuple[str, ...] = ()
    addressee: str = ""
    signatories: tuple[Signatory, ...] = ()
    askers: tuple[str, ...] = ()
    date: str = ""
    asked: str = ""
    dossier: str = ""
    number: str = ""
    session: str = ""
    identifier: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as read: its clean text, the source it came from, and the map between the two.

    `segments` are sorted by `clean` and do not overlap. Characters that the reader made itself
    (the space for a line end, the empty line between paragraphs) belong to no segment.
    `remarks` are sentences about what the reader could not do ("page 3 has no text layer").

    >>> letter = Letter("x", text="belang neemt", source="be-\\nlang  neemt",
    ...                 segments=(Segment(0, 0, 2), Segment(2, 4, 4), Segment(7, 10, 5)))
    >>> letter.to_source(0, 6), letter.source[0:8]
    ((0, 8), 'be-\\nlang')
    """

    slug: str
    text: str
    source: str
    segments: tuple[Segment, ...]
    omissions: tuple[Omission, ...] = ()
    notes: tuple[Note, ...] = ()
    sections: tuple[Section, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    turns: tuple[Turn, ...] = ()
    details: Details = Details()
    spots: tuple[Spot, ...] = ()
    remarks: tuple[str, ...] = ()

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Half-open source offsets of clean `[start, end)`; line ends and omissions inside are included.

        Raises ValueError when the range is empty, outside the text, or holds no source character.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"[{start}, {end}) is not a range of a text of {len(self.text)} characters")
        first = max(0, bisect_right(self.segments, start, key=lambda segment: segment.clean) - 1)
        last = bisect_right(self.segments, end - 1, key=lambda segment: segment.clean)
        hits = [s for s in self.segments[first:last] if s.clean < end and start < s.clean + s.length]
        if not hits:
            raise ValueError(f"[{start}, {end}) holds no character of the source")
        low, high = hits[0], hits[-1]
        return (
            low.source + max(0, start - low.clean),
            high.source + min(end - high.clean, high.length),
        )

    def is_question(self, start: int, end: int) -> bool:
        """Whether clean `[start, end)` touches a question that the letter answers."""
        return any(
            span.start < end and start < span.end
            for exchange in self.exchanges
            for span in exchange.questions
        )

    def speaker_at(self, offset: int) -> Turn | None:
        """The turn of a debate that the character at `offset` of the clean text belongs to."""
        at = bisect_right(self.turns, offset, key=lambda turn: turn.label.start) - 1
        return self.turns[at] if at >= 0 and offset < self.turns[at].body.end else None

    def spots_at(self, start: int, end: int) -> tuple[Spot, ...]:
        """Where clean `[start, end)` stands in the file."""
        low, high = self.to_source(start, end)
        first = bisect_right(self.spots, low, key=lambda spot: spot.end)
        last = bisect_right(self.spots, high - 1, key=lambda spot: spot.start)
        return self.spots[first:last]
