"""Who may fill the roles of a frame: every place where its slots let the subject or object stand.

Invariant: a filler points at words of the sentence (or at none, for the writer), names the slot it
fills and the evidence for it; nothing is chosen here.
"""

from __future__ import annotations

from collections.abc import Iterator

from kamergraaf.extraction.analysis import Chunk, Clause, Sentence
from kamergraaf.extraction.attachments import following_phrases, phrases_with, rules
from kamergraaf.extraction.beside import attributive, named, possessive
from kamergraaf.extraction.entries import Entry, Function, Kind, Slot
from kamergraaf.extraction.fillers import Filler, own_chunk
from kamergraaf.extraction.frames import Hit
from kamergraaf.extraction.grammar import (
    indirect_object,
    is_attributive,
    is_passive,
    objects,
    subjects,
    trailing_participle,
)
from kamergraaf.extraction.wordlists import small_words


def fillers(sentence: Sentence, hit: Hit, slots: tuple[Slot, ...]) -> list[Filler]:
    """Candidates for a role of a hit over its alternative slots; the same place is kept once."""
    seen: dict[tuple[int, int, int, int], Filler] = {}
    for rank, slot in enumerate(slots):
        for filler in _fill(sentence, hit, slot, rank):
            seen.setdefault(filler.key, filler)
    return list(seen.values())


def _fill(sentence: Sentence, hit: Hit, slot: Slot, rank: int) -> Iterator[Filler]:
    clause = sentence.clauses[hit.clause]
    match slot.function:
        case Function.SUBJECT:
            yield from _as_subject(sentence, hit, clause, slot, rank)
        case Function.OBJECT:
            yield from _as_object(sentence, hit, clause, slot, rank)
        case Function.INDIRECT:
            if (chunk := indirect_object(sentence, hit.place, clause)) is not None:
                yield Filler(slot, rank, "indirect", chunk)
        case Function.PREPOSITION:
            yield from _after_preposition(sentence, hit, clause, slot, rank)
        case Function.CLAUSE | Function.INFINITIVE:
            yield from _clauses(sentence, hit, clause, slot, rank)
        case Function.ATTRIBUTIVE:
            yield from attributive(sentence, hit, slot, rank)
        case Function.POSSESSIVE:
            yield from possessive(sentence, hit, slot, rank)
        case Function.ITSELF:
            if (chunk := own_chunk(sentence, hit.place)) is not None:
                yield Filler(slot, rank, "itself", chunk)
        case Function.MODIFIED:
            first = min(hit.places)
            before = (
                next((c for c in sentence.chunks if c.end == first), None)
                if hit.entry.kind is Kind.ADVERBIAL
                else None
            )
            if (chunk := before or is_attributive(sentence, hit.place)) is not None:
                yield Filler(slot, rank, "modified", chunk)
        case Function.NAMED:
            yield from named(sentence, hit, slot, rank)
        case Function.WRITER:
            yield Filler(slot, rank, "writer")


def is_verbal(entry: Entry) -> bool:
    """Whether an entry is a verb, with or without fixed words."""
    return entry.kind in (Kind.VERB, Kind.PHRASE)


def _as_subject(sentence: Sentence, hit: Hit, clause: Clause, slot: Slot, rank: int) -> Iterator[Filler]:
    if is_verbal(hit.entry):
        if (chunk := is_attributive(sentence, hit.place)) is not None:
            if hit.form.feature == "present_participle":
                yield Filler(slot, rank, "modified", chunk)
            else:
                yield from _by(sentence, hit, slot, rank)
            return
        if trailing_participle(sentence, hit.place, clause) is not None or _passive(sentence, hit, clause):
            yield from _by(sentence, hit, slot, rank)
            return
    if hit.entry.kind is Kind.PREDICATIVE and is_attributive(sentence, hit.place) is not None:
        return
    if hit.entry.kind is Kind.RELATION and not _is_predicate(sentence, hit, clause):
        return
    for chunk, evidence in subjects(sentence, clause):
        if chunk.start <= hit.place < chunk.end:
            continue
        yield Filler(slot, rank, "subject." + evidence, chunk)
    if hit.entry.kind is Kind.PREDICATIVE:
        for chunk, evidence in objects(sentence, hit.place, clause):
            if not chunk.start <= hit.place < chunk.end:
                yield Filler(slot, rank, "opinion." + evidence, chunk)
        yield from _complement(sentence, hit, clause, slot, rank)


def _is_predicate(sentence: Sentence, hit: Hit, clause: Clause) -> bool:
    """Whether a relation noun is said of the subject: after a copula, or behind "als"."""
    own = own_chunk(sentence, hit.place)
    if own is not None and own.preposition == "als":
        return True
    copula = any(sentence.words[p].low in small_words("copulas") for p in clause.verbs)
    content = any(
        sentence.words[p].tag in ("Vp", "Vi") and sentence.words[p].low not in small_words("copulas")
        for p in clause.verbs
    )
    return (copula and not content) or own is None


def _passive(sentence: Sentence, hit: Hit, clause: Clause) -> bool:
    """Whether the hit stands in the passive; "is toegetreden tot" of a verb without object is a perfect."""
    if not is_passive(sentence, hit.place, clause):
        return False
    if any(sentence.words[p].low in ("worden", "wordt", "werd", "werden", "word") for p in clause.verbs):
        return True
    return any(slot.function is Function.OBJECT for slot in hit.entry.object) and not any(
        chunk for chunk, _ in objects(sentence, hit.place, clause)
    )


def _complement(sentence: Sentence, hit: Hit, clause: Clause, slot: Slot, rank: int) -> Iterator[Filler]:
    """ "het is van belang dat ...", "om ...": the clause behind a predicate without another subject."""
    yield from _clauses(sentence, hit, clause, Slot(slot.name, Function.CLAUSE, ""), rank)


def _by(sentence: Sentence, hit: Hit, slot: Slot, rank: int) -> Iterator[Filler]:
    """The agent of a passive: "door" and its noun."""
    clause = sentence.clauses[hit.clause]
    for chunk, evidence in phrases_with(sentence, "door", hit.place, clause):
        yield Filler(slot, rank, "by." + evidence, chunk)


def _as_object(sentence: Sentence, hit: Hit, clause: Clause, slot: Slot, rank: int) -> Iterator[Filler]:
    if is_verbal(hit.entry):
        chunk = is_attributive(sentence, hit.place)
        if chunk is not None and hit.form.feature != "present_participle":
            yield Filler(slot, rank, "modified", chunk)
            return
        if (chunk := trailing_participle(sentence, hit.place, clause)) is not None:
            yield Filler(slot, rank, "trailing", chunk)
            return
        if _passive(sentence, hit, clause):
            for chunk, evidence in subjects(sentence, clause):
                yield Filler(slot, rank, "passive." + evidence, chunk)
            return
    for chunk, evidence in objects(sentence, hit.place, clause):
        if any(chunk.start <= p < chunk.end for p in hit.places if p != hit.place):
            continue
        yield Filler(slot, rank, "object." + evidence, chunk)


def _after_preposition(
    sentence: Sentence, hit: Hit, clause: Clause, slot: Slot, rank: int
) -> Iterator[Filler]:
    own = own_chunk(sentence, hit.place)
    anchor = max(hit.places) if hit.entry.kind is Kind.PHRASE else hit.place
    if hit.entry.kind in (Kind.NOUN, Kind.RELATION, Kind.MEASURE) and own is not None:
        row = following_phrases(sentence, own)
        for position, chunk in enumerate(row):
            if rules(chunk.preposition, slot.marker):
                tree = "+tree" if sentence.has_tree and sentence.words[chunk.head].head == hit.place else ""
                yield Filler(slot, rank, ("row.first" if position == 0 else "row.later") + tree, chunk)
        for chunk, evidence in phrases_with(sentence, slot.marker, hit.place, clause):
            if chunk not in row:
                yield Filler(slot, rank, "loose." + evidence, chunk)
        return
    for chunk, evidence in phrases_with(sentence, slot.marker, anchor, clause):
        if (
            chunk.pronoun
            and chunk.head == chunk.opens
            and (inner := _er_clause(sentence, chunk, clause)) is not None
        ):
            yield Filler(slot, rank, "er.clause", None, None, inner)
        else:
            yield Filler(slot, rank, "pp." + evidence, chunk)
    for chunk, evidence in (
        phrases_with(sentence, slot.marker, hit.place, clause) if anchor != hit.place else ()
    ):
        yield Filler(slot, rank, "pp." + evidence, chunk)
    if clause.kind == "relative" and clause.opener >= 0 and clause.antecedent >= 0:
        opener = sentence.words[clause.opener]
        before = sentence.words[clause.opener - 1] if clause.opener else None
        if (
            opener.low == "waar" + slot.marker
            or (opener.low == "waarmee" and slot.marker == "met")
            or (before is not None and before.low == slot.marker and opener.tag == "REL")
        ):
            yield Filler(slot, rank, "relative.pp", sentence.chunks[clause.antecedent])


def _er_clause(sentence: Sentence, chunk: Chunk, clause: Clause) -> int | None:
    """The verb of the clause that "erop", "ervoor" points forward to."""
    if not sentence.words[chunk.head].low.startswith("er"):
        return None
    for other in sentence.clauses:
        if (
            other.start > chunk.head
            and other.parent == clause.number
            and other.verbs
            and other.kind in ("sub", "infinitive")
        ):
            return other.verbs[-1]
    return None


def _clauses(sentence: Sentence, hit: Hit, clause: Clause, slot: Slot, rank: int) -> Iterator[Filler]:
    """Complement clauses behind the trigger, and "te" infinitives in its own clause."""
    words = sentence.words
    for other in sentence.clauses:
        if other.parent != clause.number or other.start <= min(hit.places) or not other.verbs or other.joined:
            continue
        opener = words[other.opener].low if other.opener >= 0 else ""
        wanted = {"dat": ("dat",), "of": ("of",), "te": ("om", "te"), "": ("dat", "om")}.get(
            slot.marker, (slot.marker,)
        )
        if opener in wanted:
            yield Filler(slot, rank, "clause." + opener, None, None, _content_verb(sentence, other))
    if (slot.marker in ("te", "") and hit.entry.kind is not Kind.NOUN) or slot.marker == "te":
        for place in clause.verbs:
            if (
                place != hit.place
                and words[place].tag in ("Vi", "Vf")
                and place
                and words[place - 1].low == "te"
                and place not in hit.places
            ):
                yield Filler(slot, rank, "clause.te", None, None, place)


def _content_verb(sentence: Sentence, clause: Clause) -> int:
    """The verb that says what is done: the participle or infinitive rather than the auxiliary."""
    content = [p for p in clause.verbs if sentence.words[p].low not in small_words("auxiliaries")]
    return content[-1] if content else clause.verbs[-1]
