"""What the lexicon is made of: entries, slots, operators and word lists, as frozen values.

Invariant: everything here is plain data that came from `ontology/`; no Dutch word stands in this file
but as an example, and nothing here looks at a text. `docs/lexicon.md` explains the shape to people.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from kamergraaf.language.inflection import Form
from kamergraaf.model import Factuality, Polarity


class Kind(StrEnum):
    """How an entry's words stand in a sentence."""

    VERB = "verb"  # "steunt het verdrag"
    PHRASE = "phrase"  # a verb with fixed words: "hecht belang aan"
    NOUN = "noun"  # a nominalisation: "de terugtrekking uit"
    PREDICATIVE = "predicative"  # after a copula or opinion verb: "is voorstander van", "acht nodig"
    RELATION = "relation"  # a noun that names its holder: "lid van", "minister van"
    MEASURE = "measure"  # a noun that is subject or object itself: "heffingen op staal"
    ADVERBIAL = "adverbial"  # "in samenwerking met", "conform"


class Function(StrEnum):
    """What kind of place a slot is."""

    SUBJECT = "subject"
    OBJECT = "object"
    INDIRECT = "indirect"
    CLAUSE = "clause"
    INFINITIVE = "infinitive"
    ATTRIBUTIVE = "attributive"
    POSSESSIVE = "possessive"
    ITSELF = "itself"
    MODIFIED = "modified"
    NAMED = "named"
    PREPOSITION = "preposition"
    WRITER = "writer"


class Role(StrEnum):
    """What an operator does to the verb in its complement."""

    MODAL = "modal"
    INTENTION = "intention"
    ASPECT = "aspect"
    REFUSAL = "refusal"
    REPORTING = "reporting"


@dataclass(frozen=True, slots=True)
class Slot:
    """A place where a role's words may stand; `marker` is its preposition or subordinator."""

    name: str
    function: Function
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the statement it holds; an empty `subject` is the writer's government."""

    text: str
    subject: str
    object: str
    polarity: Polarity = Polarity.AFFIRMED
    factuality: Factuality = Factuality.ACTUAL


@dataclass(frozen=True, slots=True)
class Entry:
    """One frame: words that express a predicate, and where its subject and object stand.

    `words` are alternatives of which one must stand in the clause as it is written here (`*` stands for
    up to three words). `subject`, `object` and `aside` are alternatives too, in the order of
    preference; `aside` is an argument that is neither. Kinds are local names of classes and of the
    head lists in `words.ttl`; an empty set asks for nothing. `polarity` NEGATED means that the words
    reverse it; a `factuality` is fixed by the words.
    """

    rule: str
    kind: Kind
    predicate: str
    lemma: str
    forms: tuple[Form, ...]
    subject: tuple[Slot, ...]
    object: tuple[Slot, ...]
    aside: tuple[Slot, ...] = ()
    particle: str = ""
    reflexive: bool = False
    words: tuple[str, ...] = ()
    passive: bool = False
    polarity: Polarity = Polarity.AFFIRMED
    factuality: Factuality | None = None
    subject_kinds: frozenset[str] = frozenset()
    object_kinds: frozenset[str] = frozenset()
    subject_excludes: frozenset[str] = frozenset()
    object_excludes: frozenset[str] = frozenset()
    priority: int = 0
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Operator:
    """Words that change how real a verb in their complement is, deny it, or say who tells it."""

    name: str
    role: Role
    lemma: str
    forms: tuple[Form, ...]
    complement: tuple[Slot, ...]
    particle: str = ""
    reflexive: bool = False
    words: tuple[str, ...] = ()
    factuality: Factuality | None = None
    polarity: Polarity = Polarity.AFFIRMED


@dataclass(frozen=True, slots=True)
class WordList:
    """Words of one use, such as negators or the heads of agreements; `family` says which use."""

    name: str
    family: str
    words: tuple[str, ...]
    factuality: Factuality | None = None
    polarity: Polarity = Polarity.AFFIRMED
    kinds: frozenset[str] = frozenset()
    note: str = ""


Item = TypeVar("Item", Entry, Operator)


@dataclass(frozen=True, slots=True)
class Trigger(Generic[Item]):
    """An entry or operator and the form of it that a word of a text may be."""

    item: Item
    form: Form
