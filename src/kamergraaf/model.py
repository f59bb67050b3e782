"""The values that all rooms speak: letters, passages, statements, figures.

Invariant: every value here is frozen, checks itself when made, and knows nothing of files, RDF
libraries or the network. Offsets are half-open `[start, end)` counts of Unicode code points into
a letter's clean text; IRIs are plain strings.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum


class Polarity(StrEnum):
    """Whether the sentence affirms or denies."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Factuality(StrEnum):
    """How real the sentence makes it (annotation guide, "Qualifiers")."""

    ACTUAL = "actual"
    PLANNED = "planned"
    DESIRED = "desired"
    POSSIBLE = "possible"


class Status(StrEnum):
    """What people decided about a statement."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


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


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as read: its clean text, the source it came from, and the map between the two.

    `segments` are sorted by `clean` and do not overlap. Characters that the reader made itself
    (the space for a line end, the empty line between paragraphs) belong to no segment.

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

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Half-open source offsets of clean `[start, end)`; line ends and omissions inside are included.

        Raises ValueError when the range is empty, outside the text, or holds no source character.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"[{start}, {end}) is not a range of a text of {len(self.text)} characters")
        keys = [segment.clean for segment in self.segments]
        inside = [
            (max(start, segment.clean), min(end, segment.clean + segment.length), segment)
            for segment in self.segments[max(0, bisect_right(keys, start) - 1) : bisect_right(keys, end - 1)]
        ]
        hits = [(low, high, segment) for low, high, segment in inside if low < high]
        if not hits:
            raise ValueError(f"[{start}, {end}) holds no character of the source")
        (low, _, first), (_, high, last) = hits[0], hits[-1]
        return first.source + low - first.clean, last.source + high - last.clean


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a letter's clean text and the words that must stand there."""

    letter: str
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a passage needs 0 <= start < end, not [{self.start}, {self.end})")
        if not self.quote:
            raise ValueError("a passage needs a quote")

    @property
    def iri(self) -> str:
        """The letter's IRI with the RFC 5147 fragment that NIF uses."""
        return f"{self.letter}#char={self.start},{self.end}"


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that one passage says an actor does, thinks, asks, promises or is, towards one object.

    `subject`, `predicate`, `object`, `attributed_to` and `about` are IRIs. `attributed_to` is None
    when the letter speaks in its own voice. `when` is a year, a date or an EDTF interval as text.
    `rule` and `confidence` (0 to 1) are set by the machine that proposed it, not by a reader.
    """

    passage: Passage
    subject: str
    predicate: str
    object: str
    polarity: Polarity = Polarity.AFFIRMED
    factuality: Factuality = Factuality.ACTUAL
    attributed_to: str | None = None
    when: str | None = None
    about: tuple[str, ...] = ()
    status: Status = Status.PROPOSED
    subject_text: str = ""
    object_text: str = ""
    confidence: float | None = None
    rule: str | None = None

    def __post_init__(self) -> None:
        if self.confidence is not None and not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence lies between 0 and 1, not {self.confidence}")

    @property
    def digest(self) -> str:
        """Sixteen hex digits over letter, passage, subject, predicate, object, polarity and factuality."""
        passage = self.passage
        return digest(
            passage.letter,
            passage.iri,
            self.subject,
            self.predicate,
            self.object,
            self.polarity,
            self.factuality,
        )

    @property
    def is_plain_fact(self) -> bool:
        """Whether the plain triple is asserted: affirmed, actual, the letter's own voice, not rejected."""
        return (
            self.polarity is Polarity.AFFIRMED
            and self.factuality is Factuality.ACTUAL
            and self.attributed_to is None
            and self.status is not Status.REJECTED
        )


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a passage: its value, unit, what it measures and of what.

    `value` is a decimal as text in SPARQL's form ("825000", "0.5"); `unit` and `measures` are Dutch
    words; `concerns` are IRIs of things the figure is about; `when` as in a statement.
    """

    passage: Passage
    text: str
    value: str
    unit: str
    measures: str
    concerns: tuple[str, ...] = ()
    when: str | None = None

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[+-]?\d+(?:\.\d+)?", self.value):
            raise ValueError(f"the value of a figure is a decimal number, not {self.value!r}")

    @property
    def digest(self) -> str:
        """Sixteen hex digits over passage, text, value, unit and measures."""
        return digest(self.passage.iri, self.text, self.value, self.unit, self.measures)


def digest(*parts: str) -> str:
    """Sixteen hex digits (64 bits) of the SHA-256 of the parts, one a line."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
