"""Whether a sentence affirms or denies a frame.

Invariant: a negator counts only in the clause of the trigger, in its roles, or in the operators over it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kamergraaf.extraction.analysis import Chunk, Clause
from kamergraaf.extraction.entries import Kind, Role
from kamergraaf.extraction.frames import Hit
from kamergraaf.extraction.qualifiers import VERBAL, Scene, governing, opener_of
from kamergraaf.model import Polarity


def polarity_of(
    scene: Scene, hit: Hit, chunks: Iterable[Chunk | None], *, decided_not: bool = False
) -> Polarity:
    """Whether the sentence affirms or denies the hit, given the chunks of its roles.

    `decided_not`: the denial is part of what was decided ("niet-deelname").
    """
    sentence, clause = scene.sentence, scene.sentence.clauses[hit.clause]
    if decided_not:
        return Polarity.AFFIRMED
    denied = hit.entry.polarity is Polarity.NEGATED
    roles = [chunk for chunk in chunks if chunk is not None]
    if hit.entry.kind in VERBAL or hit.entry.kind is Kind.ADVERBIAL:
        denied ^= _clause_denied(scene, clause, hit, roles)
    else:
        denied ^= _noun_denied(scene, hit, clause)
    for operator in governing(scene, hit):
        if operator.operator.polarity is Polarity.NEGATED:
            denied = not denied
        if operator.clause != hit.clause and operator.operator.role is not Role.REPORTING:
            denied ^= _negator_in(scene, scene.sentence.clauses[operator.clause], operator.places)
    if opener_of(sentence, clause) in scene.words.preposition_negators:
        denied = True
    return Polarity.NEGATED if denied else Polarity.AFFIRMED


def _clause_denied(scene: Scene, clause: Clause, hit: Hit, roles: Sequence[Chunk]) -> bool:
    return (
        _negator_in(scene, clause, hit.places)
        or any(_has_noun_negator(scene, chunk) for chunk in roles)
        or any(
            scene.sentence.words[place].low in scene.words.noun_negators
            and (own := scene.sentence.chunk_of[place]) >= 0
            and any(place <= p < scene.sentence.chunks[own].end for p in hit.places)
            for place in clause.words
        )
        or any(scene.sentence.words[p - 1].low in scene.words.noun_negators for p in hit.places if p)
    )


def _negator_in(scene: Scene, clause: Clause, places: Sequence[int]) -> bool:
    words = scene.sentence.words
    return any(
        words[place].low in scene.words.negators
        and place not in places
        and not _is_false(scene, place)
        and not _denies_a_word(scene, place)
        for place in clause.words
    )


def _is_false(scene: Scene, place: int) -> bool:
    words = scene.sentence.words
    return any(
        tuple(w.low for w in words[place : place + len(phrase)]) == phrase
        for phrase in scene.words.false_negators
    )


def _denies_a_word(scene: Scene, place: int) -> bool:
    """Whether the word after is denied, not the clause: "niet de VS maar Frankrijk"."""
    words = scene.sentence.words
    following = words[place + 1] if place + 1 < len(words) else None
    if following is None:
        return False
    owner = scene.sentence.chunk_of[place]
    if owner >= 0 and scene.sentence.chunks[owner].start < place < scene.sentence.chunks[owner].head:
        return True
    chunk = next((c for c in scene.sentence.chunks if c.first == place + 1), None)
    if chunk is not None and chunk.end + 1 < len(words):
        return words[chunk.end].low == "maar" or (
            words[chunk.end].text == "," and words[chunk.end + 1].low == "maar"
        )
    return False


def _has_noun_negator(scene: Scene, chunk: Chunk) -> bool:
    words = scene.sentence.words
    return any(words[p].low in scene.words.noun_negators for p in range(max(0, chunk.start - 1), chunk.head))


def _noun_denied(scene: Scene, hit: Hit, clause: Clause) -> bool:
    words = scene.sentence.words
    own = scene.sentence.chunk_of[hit.place]
    if own < 0:
        return False
    chunk = scene.sentence.chunks[own]
    before = words[chunk.first].low if chunk.preposition else ""
    if _has_noun_negator(scene, chunk) or before in scene.words.preposition_negators:
        return True
    copula = any(words[p].low in ("is", "zijn", "was", "waren", "blijft") for p in clause.verbs)
    return hit.entry.kind is Kind.RELATION and copula and _negator_in(scene, clause, hit.places)
