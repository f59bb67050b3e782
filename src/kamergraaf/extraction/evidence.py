"""What speaks for a candidate, in words: the features that choosing weighs.

Invariant: a feature is true or absent, and depends on the candidate's own sentence alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from kamergraaf.extraction.analysis import Sentence
from kamergraaf.extraction.entries import Kind
from kamergraaf.extraction.fillers import Filler, own_chunk
from kamergraaf.extraction.frames import Hit
from kamergraaf.extraction.heads import head_noun
from kamergraaf.extraction.parties import Party

THINGS_THAT_ACT = frozenset(
    [
        "threatens",
        "attacks",
        "undermines",
        "blocks",
        "imposed",
        "contributesTo",
        "strengthens",
        "violates",
        "complements",
        "targets",
        "implements",
        "partOf",
        "assists",
        "callsFor",
        "worksToward",
    ]
)


def features(
    sentence: Sentence, hit: Hit, subject: Filler, thing: Filler, owner: Party, one: Party
) -> Iterator[str]:
    """What a candidate looks like, in words."""
    entry = hit.entry
    yield f"predicate={entry.predicate}"
    yield f"kind={entry.kind}"
    for atom in subject.evidence.replace("+", " ").split():
        yield f"subject:{atom}"
    for atom in thing.evidence.replace("+", " ").split():
        yield f"object:{atom}"
    yield f"subject.how={subject.evidence.split('.')[0]}|{len(subject.evidence.split('+'))}"
    yield f"object.how={thing.evidence.split('.')[0]}|{len(thing.evidence.split('+'))}"
    yield f"subject.source={owner.source}"
    yield f"object.source={one.source}"
    yield f"subject.type={_type(owner)}"
    yield f"object.type={_type(one)}"
    if not owner.is_actor and entry.predicate not in THINGS_THAT_ACT:
        yield "subject.cannot-act"
    if entry.subject_kinds and not owner.kinds & entry.subject_kinds:
        yield "subject.kind-wrong" if owner.known_kinds else "subject.kind-unknown"
    if entry.object_kinds and one.kinds & entry.object_kinds:
        yield "object.kind-fits"
    elif entry.object_kinds:
        yield "object.kind-wrong" if one.known_kinds else "object.kind-unknown"
        yield f"predicate={entry.predicate}|kind-misfit"
    if subject.rank:
        yield "subject.later-slot"
    if thing.rank:
        yield "object.later-slot"
    yield f"rule={entry.rule}"
    yield f"predicate={entry.predicate}|{entry.kind}"
    yield f"predicate={entry.predicate}|subject={_type(owner)}"
    yield f"predicate={entry.predicate}|object={_type(one)}"
    yield f"kind={entry.kind}|{subject.evidence.split('.')[0]}|{thing.evidence.split('.')[0]}"
    yield f"form={hit.form.feature}"
    yield f"length={min(5, len(sentence.words) // 10)}"
    yield f"named={min(3, len(sentence.mentions))}"
    if subject.chunk is not None and thing.chunk is not None:
        yield "subject-first" if subject.chunk.start < thing.chunk.start else "object-first"
        yield f"gap={min(4, abs(subject.chunk.start - thing.chunk.start) // 4)}"
    yield f"words={min(3, len(hit.places))}"
    yield f"distance={_distance(hit, thing)}"
    yield f"clause={sentence.clauses[hit.clause].kind}"
    if hit.entry.kind is Kind.NOUN and (own := own_chunk(sentence, hit.place)) is not None:
        yield f"noun.under={own.preposition or 'none'}"
    if head_noun(one.name) in _VAGUE:
        yield "object.vague"
    if head_noun(owner.name) in _VAGUE:
        yield "subject.vague"
    if entry.priority:
        yield f"priority={entry.priority}"


_VAGUE = frozenset(
    [
        "dit",
        "dat",
        "deze",
        "die",
        "aantal",
        "deel",
        "vraag",
        "vragen",
        "antwoord",
        "wijze",
        "manier",
        "mate",
        "geval",
        "zaak",
        "punt",
        "kader",
        "gebied",
        "feit",
        "moment",
        "tijd",
        "jaar",
        "rol",
        "stap",
        "stappen",
        "vorm",
        "basis",
        "orde",
        "weg",
        "hand",
        "aspect",
        "aspecten",
        "context",
    ]
)


def _type(party: Party) -> str:
    if party.source == "writer":
        return "writer"
    if party.iri is not None:
        return "named.actor" if party.is_actor else "named.thing"
    if party.name[:1].isupper() and party.source == "name":
        return "new.actor" if party.is_actor else "new.thing"
    return "phrase.actor" if party.is_actor else ("phrase.known" if party.kinds else "phrase")


def _distance(hit: Hit, thing: Filler) -> str:
    if thing.chunk is None:
        return "none"
    gap = min(abs(thing.chunk.first - place) for place in hit.places)
    return "0-2" if gap <= 2 else "3-6" if gap <= 6 else "7-12" if gap <= 12 else "far"
