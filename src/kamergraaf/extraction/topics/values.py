"""The values of the topic finder.

Invariant: offsets are half-open code points into the text that was searched.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Evidence(StrEnum):
    """How the words point at the topic, strongest first."""

    LABEL = "label"
    COMPOUND = "compound"
    WORDS = "words"
    TOGETHER = "together"


WEIGHTS = {Evidence.LABEL: 1.0, Evidence.COMPOUND: 0.8, Evidence.WORDS: 0.6, Evidence.TOGETHER: 0.6}


@dataclass(frozen=True, slots=True)
class TopicHit:
    """A topic (its IRI) and the words at `[start, end)` that point at it, by which of its labels."""

    start: int
    end: int
    text: str
    topic: str
    label: str
    evidence: Evidence

    @property
    def weight(self) -> float:
        """How much this find counts for its letter."""
        return WEIGHTS[self.evidence]


@dataclass(frozen=True, slots=True)
class LetterTopic:
    """A topic of a letter: its share of all that the letter is about (0 to 1), and its finds."""

    topic: str
    share: float
    hits: tuple[TopicHit, ...]
