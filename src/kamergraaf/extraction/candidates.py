"""Possible statements of a sentence: a trigger with one subject and one object, and what speaks for it.

Invariant: a candidate never has the same thing as subject and object, and respects the kinds that its
entry asks for; its features are words, each true or absent, that depend on its own sentence alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kamergraaf.extraction.agents import agents
from kamergraaf.extraction.analysis import Sentence
from kamergraaf.extraction.entries import Entry, Function, Kind, Slot
from kamergraaf.extraction.evidence import features
from kamergraaf.extraction.fillers import Filler
from kamergraaf.extraction.frames import Hit
from kamergraaf.extraction.heads import fold
from kamergraaf.extraction.lexicon import Lexicon
from kamergraaf.extraction.naming import Namer
from kamergraaf.extraction.parties import Party
from kamergraaf.extraction.phrases import base_form, coordinated
from kamergraaf.extraction.roles import fillers
from kamergraaf.language.inflection import Feature, Form

_MOST = 4
_TO_WHOM = frozenset(
    ["callsFor", "addresses", "consultsWith", "agreesWith", "assists", "committedTo", "cooperatesWith"]
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible statement with its evidence."""

    hit: Hit
    subject: Party
    object: Party
    subject_filler: Filler
    object_filler: Filler
    features: tuple[str, ...]


def candidates(namer: Namer, hit: Hit) -> list[Candidate]:
    """The possible statements of one hit."""
    sentence, entry = namer.sentence, hit.entry
    if (pairs := _between(namer, hit)) is not None:
        return pairs
    found: list[Candidate] = []
    subject_fillers = _limited(fillers(sentence, hit, _without_writer(entry)))
    if not any(namer.parties(filler) for filler in subject_fillers):
        subject_fillers += agents(sentence, hit)
    object_fillers = _limited(fillers(sentence, hit, entry.object))
    asides = [f.chunk.number for f in fillers(sentence, hit, entry.aside) if f.chunk is not None]
    has_writer = any(slot.function is Function.WRITER for slot in entry.subject)
    if has_writer:
        subject_fillers += fillers(
            sentence, hit, tuple(s for s in entry.subject if s.function is Function.WRITER)
        )
    for subject in subject_fillers:
        for thing in object_fillers:
            if subject.key == thing.key and subject.chunk is not None:
                continue
            if thing.chunk is not None and thing.chunk.number in asides and len(object_fillers) > 1:
                continue
            found.extend(_combine(namer, hit, subject, thing, asides))
    return found


def title_candidates(namer: Namer, lexicon: Lexicon) -> list[Candidate]:
    """A title beside a name: the person holds the office."""
    sentence = namer.sentence
    found = []
    for title in sentence.titles:
        start = next(
            (
                p
                for p in range(title.start, title.end)
                if "Office" in lexicon.kinds_of(sentence.words[p].text)
            ),
            title.start,
        )
        hit = Hit(_TITLE, _TITLE_FORM, start, (start,), sentence.clause_of[start])
        person = namer.mention_party(title.person, None)
        text = base_form(sentence, title.start, title.end)
        office = Party(text, text, None, frozenset({"Office"}), "phrase")
        filler = Filler(_TITLE_SLOT, 0, "title")
        found.append(
            Candidate(
                hit,
                person,
                office,
                filler,
                filler,
                ("predicate=holdsOffice", "kind=title", "before" if title.end == title.name else "after"),
            )
        )
    return found


_TITLE_SLOT = Slot("named", Function.NAMED)
_TITLE_FORM = Form((), Feature.FIXED)
_TITLE = Entry(
    "holdsOffice.title.named", Kind.RELATION, "holdsOffice", "", (), (_TITLE_SLOT,), (_TITLE_SLOT,)
)


def _without_writer(entry: Entry) -> tuple:  # type: ignore[type-arg]
    return tuple(slot for slot in entry.subject if slot.function is not Function.WRITER)


def _limited(found: list[Filler]) -> list[Filler]:
    return found[:_MOST]


def _combine(
    namer: Namer, hit: Hit, subject: Filler, thing: Filler, asides: Sequence[int]
) -> Iterator[Candidate]:
    stop = [f.chunk.number for f in (subject,) if f.chunk is not None] + list(asides)
    prefix = _prefix(namer.sentence, hit)
    owners = namer.parties(subject, stop=[thing.chunk.number] if thing.chunk is not None else ())
    things = namer.parties(thing, stop=stop)
    for owner in owners:
        for one in things:
            if prefix:
                one = replace(one, name=f"{prefix} {one.text}", text=f"{prefix} {one.text}")
            elif one.source == "clause" and _denied(namer.sentence, hit, thing):
                one = replace(one, name=f"niet-{one.name}")
            if _fits(hit.entry, owner, one):
                yield Candidate(
                    hit,
                    owner,
                    one,
                    subject,
                    thing,
                    tuple(features(namer.sentence, hit, subject, thing, owner, one)),
                )


def _prefix(sentence: Sentence, hit: Hit) -> str:
    """ "aandacht voor": what is asked for when attention is asked for something."""
    attention = any(sentence.words[p].low == "aandacht" for p in hit.places)
    return "aandacht voor" if attention and hit.entry.predicate == "callsFor" else ""


def _denied(sentence: Sentence, hit: Hit, thing: Filler) -> bool:
    """Whether what was decided is not to do something."""
    if hit.entry.predicate != "decided" or thing.verb < 0:
        return False
    return any(sentence.words[p].low == "niet" for p in range(max(hit.places), thing.verb))


def _between(namer: Namer, hit: Hit) -> list[Candidate] | None:
    """ "samenwerking tussen A, B en C": every pair, when both roles may stand behind "tussen"."""
    both = (
        [s for s in hit.entry.subject if s.marker == "tussen"],
        [s for s in hit.entry.object if s.marker == "tussen"],
    )
    if not (both[0] and both[1]):
        return None
    found = fillers(namer.sentence, hit, tuple(both[0]))
    if not found or found[0].chunk is None:
        return None
    group = coordinated(namer.sentence, found[0].chunk)
    if len(group) < 2:
        return None
    members = [p for chunk in group if (p := namer.chunk_party(chunk, [c.number for c in group])) is not None]
    pairs = []
    for place, one in enumerate(members):
        for other in members[place + 1 :]:
            if _fits(hit.entry, one, other):
                pairs.append(
                    Candidate(
                        hit,
                        one,
                        other,
                        found[0],
                        found[0],
                        (*features(namer.sentence, hit, found[0], found[0], one, other), "between"),
                    )
                )
    return pairs


def _fits(entry: Entry, subject: Party, thing: Party) -> bool:
    """Whether two parties may stand in an entry's roles."""
    if fold(subject.name) == fold(thing.name):
        return False
    if thing.source == "addressee" and entry.predicate not in _TO_WHOM:
        return False
    if entry.kind is Kind.ADVERBIAL and entry.object_kinds and not thing.kinds & entry.object_kinds:
        return False
    if subject.kinds & entry.subject_excludes or thing.kinds & entry.object_excludes:
        return False
    return bool(thing.name.strip()) and bool(subject.name.strip())
