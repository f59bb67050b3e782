"""From a letter to proposed statements and named things: the one road through this room.

Invariant: every statement's quote is the letter's text at its offsets; the same letter, registry,
lexicon and pipeline give the same statements in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from kamergraaf.extraction.analysis import Sentence, Word
from kamergraaf.extraction.candidates import Candidate, candidates, title_candidates
from kamergraaf.extraction.choose import (
    HAND_THRESHOLD,
    Scorer,
    calibrated,
    choose,
    hand_score,
    learned_score,
    load_ranker,
)
from kamergraaf.extraction.discourse import Discourse
from kamergraaf.extraction.entities import find_named, group_entities, outermost
from kamergraaf.extraction.frames import Hit, find_hits
from kamergraaf.extraction.grammar import subjects
from kamergraaf.extraction.lexicon import Lexicon
from kamergraaf.extraction.mentions import Mention, NameFinder
from kamergraaf.extraction.naming import Namer, note_sentence
from kamergraaf.extraction.parsing import analyse, read_words
from kamergraaf.extraction.parties import Party
from kamergraaf.extraction.parts import counted
from kamergraaf.extraction.polarity import polarity_of
from kamergraaf.extraction.proposals import Extraction, Proposal
from kamergraaf.extraction.qualifiers import Scene, Words, factuality_of, speaker_clause, when_of
from kamergraaf.extraction.registry import Registry
from kamergraaf.extraction.setting import Setting, find_setting
from kamergraaf.language.sentences import sentences
from kamergraaf.model import Letter

if TYPE_CHECKING:
    from spacy.language import Language

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_PARSERS = ("kamergraaf_parser", "kamergraaf_frog", "parser")
_KINDS = (
    "Person",
    "State",
    "GovernmentBody",
    "ActorGroup",
    "Company",
    "Agreement",
    "Measure",
    "Event",
    "Place",
    "Organisation",
    "Office",
    "Actor",
)
_ADDRESSEES = {"Nederland": "Tweede Kamer"}


@dataclass(frozen=True, slots=True)
class Reading:
    """One counted sentence, taken apart, with its candidates: what choosing and training look at."""

    sentence: Sentence
    make_scene: Callable[[], Scene]
    namer: Namer
    found: tuple[Candidate, ...]

    @property
    def scene(self) -> Scene:
        """The operators of the sentence; found only when someone asks."""
        return self.make_scene()


class Engine:
    """Registry, lexicon and pipeline made ready once, for many letters."""

    def __init__(
        self, registry: Registry, lexicon: Lexicon, pipeline: Language, *, tree: bool | None = None
    ) -> None:
        self.registry, self.lexicon, self.pipeline = registry, lexicon, pipeline
        self.tree = any(name in pipeline.pipe_names for name in _PARSERS) if tree is None else tree
        self.finder = NameFinder(registry)
        self.words = Words.of(lexicon)

    def extract(self, letter: Letter, *, date: str | None = None, learned: bool = True) -> Extraction:
        """The statements and named things of a letter."""
        setting = self.setting(letter, date=date)
        scorer: Scorer = learned_score if learned else hand_score
        threshold = load_ranker().threshold if learned else HAND_THRESHOLD
        mentions = self.name(letter, setting)
        proposals = [
            to_proposal(letter, reading, candidate, score, setting=setting, registry=self.registry)
            for reading in self.read(letter, setting, mentions)
            for candidate, score in choose(reading.found, scorer, threshold=threshold)
        ]
        return Extraction(
            letter.slug, tuple(proposals), tuple(group_entities(mentions, letter.text)), setting
        )

    def setting(self, letter: Letter, *, date: str | None = None) -> Setting:
        """Whose letter it is, and when it was written."""
        return find_setting(letter.text, self.finder, date=date)

    def name(self, letter: Letter, setting: Setting) -> list[Mention]:
        """The named things of a letter."""
        begins = [span.start for span in sentences(letter.text)]
        return find_named(letter.text, self.finder, self.lexicon.kinds_of, setting, begins=begins)

    def read(self, letter: Letter, setting: Setting, mentions: Sequence[Mention]) -> Iterator[Reading]:
        """The counted sentences of a letter with their candidates, in order."""
        spans = [(span.start, span.end) for span in sentences(letter.text)]
        wanted = list(counted(letter.text, spans))
        discourse = Discourse(
            setting.government,
            setting.country.name,
            _ADDRESSEES.get(setting.country.name, "vraagsteller"),
            setting.ministry,
            _chamber(letter.text),
        )
        outer = outermost([m for m in mentions if not (m.kind == "Event" and _holds_names(m, mentions))])
        for words in self._words(letter, wanted):
            if not words:
                continue
            sentence = analyse(letter.text, words, outer, tree=self.tree, kinds_of=self.lexicon.kinds_of)
            discourse.sentence += 1
            namer = Namer(sentence, discourse, self.lexicon)
            hits = find_hits(sentence, self.lexicon)
            found = [candidate for hit in hits for candidate in candidates(namer, hit)]
            found += title_candidates(namer, self.lexicon)
            yield Reading(
                sentence, partial(Scene.of, sentence, self.lexicon, self.words), namer, tuple(found)
            )
            note_sentence(namer)

    def _words(self, letter: Letter, spans: Sequence[tuple[int, int]]) -> Iterator[list[Word]]:
        """The words of sentences; only those that hold a word of the lexicon or a name are parsed."""
        if not self.tree:
            yield from read_words(letter.text, spans, self._blank, tree=False)
            return
        worth = [self._may_hold(letter.text[start:end]) for start, end in spans]
        parsed = read_words(
            letter.text, [s for s, w in zip(spans, worth, strict=True) if w], self.pipeline, tree=True
        )
        plain = read_words(
            letter.text, [s for s, w in zip(spans, worth, strict=True) if not w], self._blank, tree=False
        )
        for wanted in worth:
            yield next(parsed if wanted else plain)

    def _may_hold(self, text: str) -> bool:
        return any(self.lexicon.triggers(word) for word in _WORD.findall(text))

    @cached_property
    def _blank(self) -> Language:
        from kamergraaf.language.tokens import blank_dutch

        return blank_dutch()


def to_proposal(
    letter: Letter,
    reading: Reading,
    candidate: Candidate,
    score: float,
    *,
    setting: Setting,
    registry: Registry,
) -> Proposal:
    """A chosen candidate with its qualifiers."""
    sentence, hit, scene = reading.sentence, candidate.hit, reading.scene
    return Proposal(
        start=sentence.start,
        end=sentence.end,
        quote=letter.text[sentence.start : sentence.end],
        subject=candidate.subject.name,
        subject_text=candidate.subject.text,
        subject_iri=_iri(candidate.subject, registry),
        subject_kind=_kind(candidate.subject),
        predicate=hit.entry.predicate,
        object=candidate.object.name,
        object_text=candidate.object.text,
        object_iri=_iri(candidate.object, registry),
        object_kind=_kind(candidate.object),
        polarity=polarity_of(
            scene,
            hit,
            (candidate.subject.chunk, candidate.object.chunk),
            decided_not=candidate.object.name.startswith("niet-"),
        ),
        factuality=factuality_of(
            scene, hit, governed=candidate.subject_filler.evidence.startswith("control")
        ),
        attributed_to=_speaker(reading, scene, hit, setting),
        when=when_of(sentence, sentence.clauses[hit.clause]),
        confidence=round(calibrated(score), 3),
        rule=hit.entry.rule,
    )


def _chamber(text: str) -> str:
    """The chamber that speaks in a motion ("De Kamer, gehoord de beraadslaging, ..."); "" in other texts."""
    return "Tweede Kamer" if re.search(r"De Kamer,\s+gehoord de beraadslaging", text) else ""


def _holds_names(event: Mention, mentions: Sequence[Mention]) -> bool:
    return any(event.start <= m.start and m.end <= event.end and m is not event for m in mentions)


def _iri(party: Party, registry: Registry) -> str | None:
    """The registry's IRI of a party, also of one known by its canonical name."""
    if party.iri is not None or party.source == "phrase":
        return party.iri
    thing = registry.named(party.name)
    return thing.iri if thing is not None else None


def _kind(party: Party) -> str:
    return next((kind for kind in _KINDS if kind in party.kinds and party.source != "clause"), "Phrase")


def _speaker(reading: Reading, scene: Scene, hit: Hit, setting: Setting) -> str | None:
    """Who says so, when that is not the writer."""
    report = speaker_clause(scene, hit)
    if report is not None:
        for chunk, _ in subjects(reading.sentence, reading.sentence.clauses[report.clause])[:1]:
            party = reading.namer.chunk_party(chunk, ())
            if (
                party is not None
                and party.source != "writer"
                and party.is_actor
                and party.name != setting.government
            ):
                return party.name
    for chunk in reading.sentence.chunks:
        if chunk.preposition in ("volgens", "aldus") and chunk.clause == hit.clause:
            party = reading.namer.chunk_party(chunk, ())
            if party is not None and party.is_actor and party.source != "writer":
                return party.name
    return None
