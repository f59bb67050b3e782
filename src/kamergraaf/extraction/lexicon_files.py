"""Reads the three Turtle files of the lexicon into values and says precisely what is wrong in them.

Invariant: a property or value that is not in the shape is an error, so a misspelt property never
passes for one that was left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kamergraaf.extraction.blocks import Block, local_name, read_blocks
from kamergraaf.extraction.entries import Entry, Example, Function, Kind, Operator, Role, Slot, WordList
from kamergraaf.language.inflection import (
    Feature,
    Form,
    Irregular,
    Irregulars,
    adjective_forms,
    noun_forms,
    verb_forms,
)
from kamergraaf.model import Factuality, Polarity

_LEXICON = "https://w3id.org/kamergraaf/lexicon"
_PASSIVE_SLOTS = frozenset({Function.OBJECT, Function.PREPOSITION, Function.CLAUSE, Function.INFINITIVE})


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ENTRY = _names(
    "type canonicalForm otherForm partOfSpeech particle reflexive fixedWords passive priority"
    " sense usageExample"
)
_SENSE = _names(
    "reference subjOfProp objOfProp aside requiresSubject requiresObject excludesSubject excludesObject"
    " setsPolarity setsFactuality"
)
_EXAMPLE = _names("value expectsSubject expectsObject expectsPolarity expectsFactuality")
_OPERATOR = _names(
    "type canonicalForm particle reflexive fixedWords operatorRole complement setsPolarity setsFactuality"
)
_LIST = _names("type family word setsPolarity setsFactuality headOf comment")
_SLOT = _names("type slotFunction marker comment")
_NOUN = _names("plural uncountable")
_VERB = _names("stem presentSingular pastSingular pastPlural participle standsAlone")


class _EntryType(StrEnum):
    VERB = "VerbEntry"
    PHRASE = "PhraseEntry"
    NOUN = "NounEntry"
    PREDICATIVE = "PredicativeEntry"
    RELATION = "RelationEntry"
    MEASURE = "MeasureEntry"
    ADVERBIAL = "AdverbialEntry"

    @property
    def kind(self) -> Kind:
        return Kind(self.removesuffix("Entry").lower())


@dataclass(frozen=True, slots=True)
class Words:
    """What `words.ttl` holds."""

    slots: Mapping[str, Slot]
    operators: tuple[Operator, ...]
    lists: tuple[WordList, ...]


def read_irregulars(file: Path) -> Irregulars:
    """The verbs and plurals that the rules of spelling cannot know."""
    verbs: dict[str, Irregular] = {}
    plurals: dict[str, tuple[str, ...]] = {}
    for block in read_blocks(file).values():
        if block.key.startswith(f"{_LEXICON}/noun#"):
            block.only(_NOUN)
            plurals[block.name] = block.all("plural")
        elif block.key.startswith(f"{_LEXICON}/verb#"):
            block.only(_VERB)
            verbs[block.name] = Irregular(
                stem=block.one("stem", ""),
                present=block.all("presentSingular"),
                past_singular=block.all("pastSingular"),
                past_plural=block.all("pastPlural"),
                participle=block.all("participle"),
                alone=block.flag("standsAlone"),
            )
        else:
            raise block.fault("is neither noun: nor verb:", block.key)
    return Irregulars(verbs, plurals)


def read_words(file: Path, irregulars: Irregulars) -> Words:
    """Slots, operators and word lists."""
    blocks = read_blocks(file)
    slots = {key: _slot(block) for key, block in blocks.items() if key.startswith(f"{_LEXICON}/slot#")}
    reader = _Reader(blocks, irregulars, slots)
    operators, lists = [], []
    for key, block in blocks.items():
        if key.startswith(f"{_LEXICON}/operator#"):
            operators.append(reader.operator(block))
        elif key.startswith(f"{_LEXICON}/list#"):
            lists.append(_word_list(block))
    return Words(slots, tuple(operators), tuple(lists))


def read_entries(file: Path, irregulars: Irregulars, slots: Mapping[str, Slot]) -> tuple[Entry, ...]:
    """Every entry, sorted by rule."""
    blocks = read_blocks(file)
    reader = _Reader(blocks, irregulars, slots)
    entries = [reader.entry(block) for key, block in blocks.items() if key.startswith(f"{_LEXICON}#")]
    return tuple(sorted(entries, key=lambda entry: entry.rule))


class _Reader:
    """Makes values of the blocks of one file; a verb that many entries share is inflected once."""

    def __init__(
        self, blocks: Mapping[str, Block], irregulars: Irregulars, slots: Mapping[str, Slot]
    ) -> None:
        self.blocks, self.irregulars, self.slots = blocks, irregulars, slots
        self.order = {key: place for place, key in enumerate(slots)}
        self.paradigms: dict[tuple[str, str], tuple[Form, ...]] = {}

    def entry(self, block: Block) -> Entry:
        block.only(_ENTRY)
        sense = block.child("sense", self.blocks)
        sense.only(_SENSE)
        kind = block.choice("type", _EntryType, None).kind
        lemma = block.child("canonicalForm", self.blocks).one("writtenRep")
        subject, filler = self.places(sense, "subjOfProp"), self.places(sense, "objOfProp")
        if not (subject and filler):
            raise block.fault("needs at least one subjOfProp and one objOfProp")
        passive = (
            kind in (Kind.VERB, Kind.PHRASE)
            and any(slot.function is Function.SUBJECT for slot in subject)
            and any(slot.function in _PASSIVE_SLOTS for slot in filler)
        )
        return Entry(
            rule=block.name,
            kind=kind,
            predicate=local_name(sense.one("reference")),
            lemma=lemma,
            forms=self.forms(block, lemma),
            subject=subject,
            object=filler,
            aside=self.places(sense, "aside"),
            particle=block.one("particle", ""),
            reflexive=block.flag("reflexive"),
            words=block.all("fixedWords"),
            passive=passive and block.flag("passive", default=True),
            polarity=sense.choice("setsPolarity", Polarity, Polarity.AFFIRMED),
            factuality=sense.optional("setsFactuality", Factuality),
            subject_kinds=_kinds(sense, "requiresSubject"),
            object_kinds=_kinds(sense, "requiresObject"),
            subject_excludes=_kinds(sense, "excludesSubject"),
            object_excludes=_kinds(sense, "excludesObject"),
            priority=block.number("priority"),
            examples=tuple(_example(child) for child in block.children("usageExample", self.blocks)),
        )

    def operator(self, block: Block) -> Operator:
        block.only(_OPERATOR)
        lemma = block.child("canonicalForm", self.blocks).one("writtenRep")
        return Operator(
            name=block.name,
            role=block.choice("operatorRole", Role, None),
            lemma=lemma,
            forms=self.verb(block, lemma),
            complement=self.places(block, "complement"),
            particle=block.one("particle", ""),
            reflexive=block.flag("reflexive"),
            words=block.all("fixedWords"),
            factuality=block.optional("setsFactuality", Factuality),
            polarity=block.choice("setsPolarity", Polarity, Polarity.AFFIRMED),
        )

    def forms(self, block: Block, lemma: str) -> tuple[Form, ...]:
        others = tuple(
            _fixed(child.one("writtenRep"), Feature.INFLECTED)
            for child in block.children("otherForm", self.blocks)
        )
        speech = "" if " " in lemma else local_name(block.one("partOfSpeech"))
        if speech == "verb":
            return self.verb(block, lemma) + others
        if speech == "noun":
            return noun_forms(lemma, irregulars=self.irregulars) + others
        if speech == "adjective":
            return adjective_forms(lemma) + others
        return (_fixed(lemma, Feature.FIXED), *others)

    def verb(self, block: Block, lemma: str) -> tuple[Form, ...]:
        particle = block.one("particle", "")
        if not lemma.startswith(particle):
            raise block.fault(f"the verb does not begin with its particle {particle!r}", particle)
        if (lemma, particle) not in self.paradigms:
            self.paradigms[lemma, particle] = verb_forms(lemma, particle=particle, irregulars=self.irregulars)
        return self.paradigms[lemma, particle]

    def places(self, block: Block, name: str) -> tuple[Slot, ...]:
        found = block.all(name)
        if unknown := [key for key in found if key not in self.slots]:
            slot = local_name(unknown[0])
            raise block.fault(f"{name} names a slot that words.ttl does not define: {slot}", slot)
        return tuple(self.slots[key] for key in sorted(found, key=self.order.__getitem__))


def _example(block: Block) -> Example:
    block.only(_EXAMPLE)
    return Example(
        text=block.one("value"),
        subject=block.one("expectsSubject"),
        object=block.one("expectsObject"),
        polarity=block.choice("expectsPolarity", Polarity, Polarity.AFFIRMED),
        factuality=block.choice("expectsFactuality", Factuality, Factuality.ACTUAL),
    )


def _fixed(text: str, feature: Feature) -> Form:
    tokens = tuple(text.lower().split())
    return Form(tokens, feature, anchor=max(range(len(tokens)), key=lambda place: len(tokens[place])))


def _word_list(block: Block) -> WordList:
    block.only(_LIST)
    return WordList(
        name=block.name,
        family=block.one("family"),
        words=block.all("word"),
        factuality=block.optional("setsFactuality", Factuality),
        polarity=block.choice("setsPolarity", Polarity, Polarity.AFFIRMED),
        kinds=_kinds(block, "headOf"),
        note=block.one("comment", ""),
    )


def _slot(block: Block) -> Slot:
    block.only(_SLOT)
    return Slot(block.name, block.choice("slotFunction", Function, None), block.one("marker", ""))


def _kinds(block: Block, name: str) -> frozenset[str]:
    return frozenset(local_name(value) for value in block.all(name))
