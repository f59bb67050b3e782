"""A candidate for a role, and the chunk that a word stands in.

Invariant: a filler points at words of its sentence, or at none for the writer.
"""

from __future__ import annotations

from dataclasses import dataclass

from kamergraaf.extraction.analysis import Chunk, Sentence
from kamergraaf.extraction.entries import Slot
from kamergraaf.extraction.mentions import Mention


@dataclass(frozen=True, slots=True)
class Filler:
    """A candidate for a role: a chunk, a name inside a noun phrase, a clause (by its verb), or the writer."""

    slot: Slot
    rank: int
    evidence: str
    chunk: Chunk | None = None
    mention: Mention | None = None
    verb: int = -1
    possessive: int = -1

    @property
    def key(self) -> tuple[int, int, int, int]:
        """What tells two fillers apart."""
        return (
            self.chunk.number if self.chunk else -1,
            self.mention.start if self.mention else -1,
            self.verb,
            self.possessive,
        )


def own_chunk(sentence: Sentence, place: int) -> Chunk | None:
    """The chunk that a word stands in."""
    number = sentence.chunk_of[place]
    return sentence.chunks[number] if number >= 0 else None
