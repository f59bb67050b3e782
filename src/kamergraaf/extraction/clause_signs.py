"""What word order says of a place in a sentence: whether a clause opens there and which verb comes next.

Invariant: a sign looks at words, tags and chunks alone and changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from kamergraaf.extraction.analysis import VERBS, Chunk, Word


class Signs:
    """The signs of one sentence."""

    def __init__(self, words: Sequence[Word], chunks: Sequence[Chunk]) -> None:
        self.words, self.chunks = words, chunks
        self.inside_chunk = {p: c for c in chunks for p in range(c.start, c.end)}

    def _attributive(self, place: int) -> bool:
        chunk = self.inside_chunk.get(place)
        return chunk is not None and chunk.start <= place <= chunk.head

    def _in_the_role_of(self, place: int) -> bool:
        """Whether "als" names a role ("Als lid steunt Chili ..."): one chunk, then the finite verb."""
        chunk = self.inside_chunk.get(place + 1)
        end = chunk.end if chunk is not None else place + 1
        return chunk is not None and end < len(self.words) and self.words[end].tag == "Vf" and place == 0

    def _te_infinitive(self, place: int) -> bool:
        """Whether "om ... te" + infinitive follows before another finite verb or clause opens."""
        for at in range(place + 1, min(len(self.words) - 1, place + 40)):
            word = self.words[at]
            if (
                word.low == "te"
                and self.words[at + 1].tag in ("Vi", "Vf", "NOUN")
                and self.words[at + 1].low.endswith("n")
            ):
                return True
            if word.tag == "Vf" and not self._attributive(at) and word.low not in ("te",):
                return False
            if word.text in ";:":
                return False
        return False

    def _is_relative(self, place: int) -> bool:
        word = self.words[place]
        at = place - 1
        if at >= 0 and self.words[at].tag == "ADP":
            at -= 1
        while at >= 0 and (self.words[at].text in ',»”")' or self.words[at].text.isdigit()):
            at -= 1
        after_noun = at >= 0 and (
            self.words[at].tag in ("NOUN", "PROPN", "NUM", "X", "PRON")
            or self.words[at].low in ("dat", "die", "degenen", "degene")
        )
        if not after_noun:
            return False
        if word.low in ("dat", "die") and word.tag not in ("REL", "PRON", "DET"):
            return False
        if (
            word.low in ("die", "dat")
            and place in self.inside_chunk
            and self.inside_chunk[place].head != place
            and word.tag != "REL"
        ):
            return False
        return self._verb_final(place) or word.tag == "REL"

    def _after_verb(self, place: int) -> bool:
        return any(self.words[at].tag in VERBS for at in range(max(0, place - 6), place))

    def _finite_ahead(self, place: int) -> bool:
        return any(self.words[at].tag == "Vf" for at in range(place + 1, min(len(self.words), place + 45)))

    def _verb_final(self, place: int) -> bool:
        """Whether a finite verb is still to come, as in a subordinate clause."""
        for at in range(place + 1, min(len(self.words), place + 45)):
            word = self.words[at]
            if word.tag == "Vf" and not self._attributive(at):
                return at > place + 1 or at + 1 >= len(self.words) or True
            if word.text in (";", ":"):
                return False
        return False

    def _antecedent(self, place: int) -> int:
        """The chunk right before a relative pronoun; with a tree the noun that the clause hangs from."""
        at = place - 1
        if at >= 0 and self.words[at].tag == "ADP":
            at -= 1
        before = [
            chunk
            for chunk in self.chunks
            if chunk.end <= at + 1 and not (chunk.pronoun and chunk.preposition)
        ]
        if not before:
            return -1
        chosen = before[-1]
        for chunk in before:
            if any(
                word.head == chunk.head and word.relation.startswith("acl")
                for word in self.words[place : place + 30]
            ):
                chosen = chunk
        return chosen.number

    def _main_order(self, start: int, verb: int) -> bool:
        """Whether at most one chunk stands before the finite verb."""
        inner = [
            chunk for chunk in self.chunks if start <= chunk.start and chunk.end <= verb and chunk.inside < 0
        ]
        loose = [chunk for chunk in inner if not chunk.preposition]
        return len(loose) <= 1 and verb - start <= 14

    def _next_verb(self, place: int) -> int:
        """The next finite verb before another opener; an infinitive with "te" counts as none."""
        for at in range(place, len(self.words)):
            word = self.words[at]
            if word.tag == "Vf" and not self._attributive(at):
                return at
            if at > place and (word.text in ";:" or word.tag in ("SCONJ", "REL")):
                return -1
            if word.low == "om" and self._te_infinitive(at):
                return -1
        return -1
