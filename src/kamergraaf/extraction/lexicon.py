"""The lexicon of a project: `ontology/{lexicon,words,inflection}.ttl` read into values ready for matching.

Invariant: all Dutch words of the engine's frames come through here; a file that breaks the shape in
`docs/lexicon.md` is an error that names file, line and entry, never a rule that silently does not match.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kamergraaf.extraction.entries import Entry, Item, Kind, Operator, Trigger, WordList
from kamergraaf.extraction.lexicon_files import read_entries, read_irregulars, read_words
from kamergraaf.language.inflection import Irregulars, noun_forms

__all__ = ["Lexicon", "fold", "load_lexicon"]

_COMPOUNDING = frozenset({Kind.NOUN, Kind.MEASURE, Kind.RELATION})
_SHORTEST_HEAD, _SHORTEST_MODIFIER = 5, 3


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every frame, operator and word list of a project, indexed by word form."""

    entries: tuple[Entry, ...]
    operators: tuple[Operator, ...]
    lists: tuple[WordList, ...]
    by_form: Mapping[str, tuple[Trigger[Entry], ...]]
    by_lemma: Mapping[str, tuple[Entry, ...]]
    operators_by_form: Mapping[str, tuple[Trigger[Operator], ...]]
    heads: Mapping[str, frozenset[str]] = field(repr=False)

    def family(self, name: str) -> tuple[WordList, ...]:
        """The word lists of one use: negator, hedge, subordinator, writer, head, ..."""
        return tuple(words for words in self.lists if words.family == name)

    def triggers(self, word: str) -> tuple[Trigger[Entry], ...]:
        """What a word may trigger, also as the head of a compound ("wapensteun" through "steun")."""
        lower = word.lower()
        if found := self.by_form.get(lower):
            return found
        for start in range(_SHORTEST_MODIFIER, len(lower) - _SHORTEST_HEAD + 1):
            heads = self.by_form.get(lower[start:], ())
            if nouns := tuple(head for head in heads if head.item.kind in _COMPOUNDING):
                return nouns
        return ()

    def kinds_of(self, noun: str) -> frozenset[str]:
        """The kinds that the head lists give a noun, in any number and as the head of a compound."""
        lower = fold(noun)
        for start in (0, *range(_SHORTEST_MODIFIER, len(lower) - 2)):
            if kinds := self.heads.get(lower[start:]):
                return kinds
        return frozenset()


def load_lexicon(folder: Path) -> Lexicon:
    """The lexicon in a project's ontology folder.

    Raises SyntaxFault when a file does not parse, InputError when an entry breaks the shape.
    """
    irregulars = read_irregulars(folder / "inflection.ttl")
    words = read_words(folder / "words.ttl", irregulars)
    entries = read_entries(folder / "lexicon.ttl", irregulars, words.slots)
    lemmas: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        lemmas[entry.lemma].append(entry)
    return Lexicon(
        entries=entries,
        operators=words.operators,
        lists=words.lists,
        by_form=_index(entries),
        by_lemma={lemma: tuple(found) for lemma, found in lemmas.items()},
        operators_by_form=_index(words.operators),
        heads=_heads(words.lists, irregulars),
    )


def fold(text: str) -> str:
    """Lower case without accents.

    >>> fold("Geëist")
    'geeist'
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _index(items: Iterable[Item]) -> dict[str, tuple[Trigger[Item], ...]]:
    index: dict[str, list[Trigger[Item]]] = defaultdict(list)
    for item in items:
        for form in item.forms:
            trigger = Trigger(item, form)
            word = form.tokens[form.anchor]
            index[word].append(trigger)
            if not word.isascii() and fold(word) != word:
                index[fold(word)].append(trigger)
    return {word: tuple(triggers) for word, triggers in index.items()}


def _heads(lists: Iterable[WordList], irregulars: Irregulars) -> dict[str, frozenset[str]]:
    heads: dict[str, frozenset[str]] = {}
    pairs = ((word, words.kinds) for words in lists if words.family == "head" for word in words.words)
    for word, kinds in pairs:
        for form in noun_forms(word, irregulars=irregulars):
            key = fold(form.tokens[0])
            heads[key] = heads.get(key, frozenset()) | kinds
    return heads
