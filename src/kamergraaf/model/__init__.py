"""The values that all rooms speak: letters, passages, statements, figures.

Invariant: every value here is frozen, checks itself when made, and knows nothing of files, RDF
libraries or the network. Offsets are half-open `[start, end)` counts of Unicode code points into
a letter's clean text; IRIs are plain strings.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum

from kamergraaf.model.letter import Details as Details
from kamergraaf.model.letter import Exchange as Exchange
from kamergraaf.model.letter import Letter as Letter
from kamergraaf.model.letter import Note as Note
from kamergraaf.model.letter import Omission as Omission
from kamergraaf.model.letter import Section as Section
from kamergraaf.model.letter import Segment as Segment
from kamergraaf.model.letter import Signatory as Signatory
from kamergraaf.model.letter import Span as Span
from kamergraaf.model.letter import Spot as Spot
from kamergraaf.model.letter import Turn as Turn


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
