"""Reads the three Turtle files of the lexicon into values and says precisely what is wrong in them.

Invariant: a property or value that is not in the shape is an error, so a misspelt property never
passes for one that was left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox

from kamergraaf.errors import DataError, InputError, Place, SyntaxFault
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
_ENTRY = frozenset(
    "type canonicalForm otherForm partOfSpeech particle reflexive fixedWords passive priority sense usageExample".split()
)
_SENSE = frozenset(
    "reference subjOfProp objOfProp aside requiresSubject requiresObject excludesSubject excludesObject"
    " setsPolarity setsFactuality".split()
)
_EXAMPLE = frozenset("value expectsSubject expectsObject expectsPolarity expectsFactuality".split())
_OPERATOR = frozenset(
    "type canonicalForm particle reflexive fixedWords operatorRole complement setsPolarity setsFactuality".split()
)
_LIST = frozenset("type family word setsPolarity setsFactuality headOf comment".split())
_SLOT = frozenset("type slotFunction marker comment".split())
_NOUN = frozenset({"plural", "uncountable"})
_VERB = frozenset("stem presentSingular pastSingular pastPlural participle standsAlone".split())

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Words:
    """What `words.ttl` holds."""

    slots: Mapping[str, Slot]
    operators: tuple[Operator, ...]
    lists: tuple[WordList, ...]


class _Block:
    """One subject of a file with its values, in the order of the file."""

    __slots__ = ("file", "key", "values")

    def __init__(self, file: Path, key: str) -> None:
        self.file, self.key, self.values = file, key, dict[str, list[str]]()

    @property
    def name(self) -> str:
        return _local(self.key)

    def fault(self, message: str, value: object = None) -> DataError:
        return DataError(
            f"{self.name}: {message}",
            place=Place(str(self.file), _line_of(self.file, self.name)),
            value=value,
            hint="docs/lexicon.md describes the shape of an entry.",
        )

    def only(self, allowed: frozenset[str]) -> None:
        if unknown := sorted(self.values.keys() - allowed):
            raise self.fault(f"{', '.join(unknown)} is no property of this kind of block", unknown[0])

    def all(self, name: str) -> tuple[str, ...]:
        return tuple(self.values.get(name, ()))

    def one(self, name: str, default: str | None = None) -> str:
        found = self.values.get(name, ())
        if len(found) == 1:
            return found[0]
        if not found and default is not None:
            return default
        raise self.fault(f"needs one {name}, has {len(found)}", list(found))

    def choice(self, name: str, choices: type[Choice], default: Choice) -> Choice:
        return self.optional(name, choices) or default

    def optional(self, name: str, choices: type[Choice]) -> Choice | None:
        if not self.values.get(name):
            return None
        value = _local(self.one(name))
        if value not in list(choices):
            raise self.fault(f"{name} is {value!r}, not one of {', '.join(choices)}", value)
        return choices(value)


def read_irregulars(file: Path) -> Irregulars:
    """The verbs and plurals that the rules of spelling cannot know."""
    verbs: dict[str, Irregular] = {}
    plurals: dict[str, tuple[str, ...]] = {}
    for block in _blocks(file).values():
        if block.key.startswith(f"{_LEXICON}/noun#"):
            block.only(_NOUN)
            plurals[block.name] = block.all("plural")
            continue
        block.only(_VERB)
        verbs[block.name] = Irregular(
            stem=block.one("stem", ""),
            present=block.all("presentSingular"),
            past_singular=block.all("pastSingular"),
            past_plural=block.all("pastPlural"),
            participle=block.all("participle"),
            alone=block.one("standsAlone", "false") == "true",
        )
    return Irregulars(verbs, plurals)


def read_words(file: Path, irregulars: Irregulars) -> Words:
    """Slots, operators and word lists."""
    blocks = _blocks(file)
    slots = {block.key: _slot(block) for block in blocks.values() if "slotFunction" in block.values}
    operators, lists = [], []
    for block in blocks.values():
        if "operatorRole" in block.values:
            operators.append(_operator(block, blocks, slots, irregulars))
        elif "family" in block.values:
            lists.append(_word_list(block))
    return Words(slots, tuple(operators), tuple(lists))


def read_entries(file: Path, irregulars: Irregulars, slots: Mapping[str, Slot]) -> tuple[Entry, ...]:
    """Every entry, sorted by rule."""
    blocks = _blocks(file)
    entries = (_entry(block, blocks, irregulars, slots) for block in blocks.values() if "sense" in block.values)
    return tuple(sorted(entries, key=lambda entry: entry.rule))


def _entry(
    block: _Block, blocks: Mapping[str, _Block], irregulars: Irregulars, slots: Mapping[str, Slot]
) -> Entry:
    block.only(_ENTRY)
    sense = blocks[block.one("sense")]
    sense.key = block.key
    sense.only(_SENSE)
    kind = block.choice("type", _EntryType, _EntryType.NONE).kind
    if kind is None:
        raise block.fault(f"type is not one of {', '.join(_EntryType)[:-2]}", block.all("type"))
    lemma = blocks[block.one("canonicalForm")].one("writtenRep")
    fillers = _slots(sense, "objOfProp", slots)
    subject = _slots(sense, "subjOfProp", slots)
    if not (subject and fillers):
        raise block.fault("needs at least one subjOfProp and one objOfProp")
    passive = kind in (Kind.VERB, Kind.PHRASE) and any(slot.function in _PASSIVE_SLOTS for slot in fillers)
    return Entry(
        rule=block.name,
        kind=kind,
        predicate=_local(sense.one("reference")),
        lemma=lemma,
        forms=_forms(block, blocks, lemma, irregulars),
        subject=subject,
        object=fillers,
        aside=_slots(sense, "aside", slots),
        particle=block.one("particle", ""),
        reflexive=block.one("reflexive", "false") == "true",
        words=block.all("fixedWords"),
        passive=passive and block.one("passive", "true") == "true",
        polarity=sense.choice("setsPolarity", Polarity, Polarity.AFFIRMED),
        factuality=sense.optional("setsFactuality", Factuality),
        subject_kinds=_kinds(sense, "requiresSubject"),
        object_kinds=_kinds(sense, "requiresObject"),
        subject_excludes=_kinds(sense, "excludesSubject"),
        object_excludes=_kinds(sense, "excludesObject"),
        priority=int(block.one("priority", "0")),
        examples=tuple(_example(blocks[key], block) for key in block.all("usageExample")),
    )


class _EntryType(StrEnum):
    VERB = "VerbEntry"
    PHRASE = "PhraseEntry"
    NOUN = "NounEntry"
    PREDICATIVE = "PredicativeEntry"
    RELATION = "RelationEntry"
    MEASURE = "MeasureEntry"
    ADVERBIAL = "AdverbialEntry"
    NONE = ""

    @property
    def kind(self) -> Kind | None:
        return Kind(self.removesuffix("Entry").lower()) if self else None


def _example(block: _Block, entry: _Block) -> Example:
    block.key = entry.key
    block.only(_EXAMPLE)
    return Example(
        text=block.one("value"),
        subject=block.one("expectsSubject"),
        object=block.one("expectsObject"),
        polarity=block.choice("expectsPolarity", Polarity, Polarity.AFFIRMED),
        factuality=block.choice("expectsFactuality", Factuality, Factuality.ACTUAL),
    )


def _forms(
    block: _Block, blocks: Mapping[str, _Block], lemma: str, irregulars: Irregulars
) -> tuple[Form, ...]:
    others = tuple(
        _fixed(blocks[key].one("writtenRep"), Feature.INFLECTED) for key in block.all("otherForm")
    )
    if " " in lemma:
        return (_fixed(lemma, Feature.FIXED), *others)
    speech = _local(block.one("partOfSpeech"))
    if speech == "verb":
        particle = block.one("particle", "")
        if not lemma.startswith(particle):
            raise block.fault(f"the verb does not begin with its particle {particle!r}", particle)
        return verb_forms(lemma, particle=particle, irregulars=irregulars) + others
    if speech == "noun":
        return noun_forms(lemma.lower(), irregulars=irregulars) + others
    if speech == "adjective":
        return adjective_forms(lemma) + others
    return (_fixed(lemma, Feature.FIXED), *others)


def _fixed(text: str, feature: Feature) -> Form:
    tokens = tuple(text.lower().split())
    return Form(tokens, feature, anchor=max(range(len(tokens)), key=lambda index: len(tokens[index])))


def _operator(
    block: _Block, blocks: Mapping[str, _Block], slots: Mapping[str, Slot], irregulars: Irregulars
) -> Operator:
    block.only(_OPERATOR)
    lemma = blocks[block.one("canonicalForm")].one("writtenRep")
    particle = block.one("particle", "")
    return Operator(
        name=block.name,
        role=block.choice("operatorRole", Role, Role.MODAL),
        lemma=lemma,
        forms=verb_forms(lemma, particle=particle, irregulars=irregulars),
        complement=_slots(block, "complement", slots),
        particle=particle,
        reflexive=block.one("reflexive", "false") == "true",
        words=block.all("fixedWords"),
        factuality=block.optional("setsFactuality", Factuality),
        polarity=block.choice("setsPolarity", Polarity, Polarity.AFFIRMED),
    )


def _word_list(block: _Block) -> WordList:
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


def _slot(block: _Block) -> Slot:
    block.only(_SLOT)
    function = block.choice("slotFunction", Function, Function.SUBJECT)
    return Slot(block.name, function, block.one("marker", ""))


def _slots(block: _Block, name: str, slots: Mapping[str, Slot]) -> tuple[Slot, ...]:
    found = block.all(name)
    if unknown := [key for key in found if key not in slots]:
        raise block.fault(f"{name} names a slot that words.ttl does not define: {_local(unknown[0])}", unknown[0])
    order = list(slots)
    return tuple(slots[key] for key in sorted(found, key=order.index))


def _kinds(block: _Block, name: str) -> frozenset[str]:
    return frozenset(_local(value) for value in block.all(name))


def _blocks(file: Path) -> dict[str, _Block]:
    blocks: dict[str, _Block] = {}
    try:
        triples: Iterable[ox.Quad] = ox.parse(path=str(file), format=ox.RdfFormat.TURTLE)
        for triple in triples:
            key = triple.subject.value
            block = blocks.get(key) or blocks.setdefault(key, _Block(file, key))
            block.values.setdefault(_local(triple.predicate.value), []).append(triple.object.value)
    except SyntaxError as error:
        raise SyntaxFault(f"the file does not parse: {error.msg}", place=Place(str(file), error.lineno)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"the file cannot be read: {error}", place=Place(str(file))) from error
    return blocks


def _local(iri: str) -> str:
    return iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :]


def _line_of(file: Path, name: str) -> int | None:
    needle = f":{name} "
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        if needle in f"{line} ":
            return number
    return None
