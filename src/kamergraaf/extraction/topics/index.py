"""The words of a topic scheme, made ready for one pass over a text.

Invariant: the index is built once from labels and word lists and does not change; what it says of a word
depends on that word alone, so it is remembered.

A word points at topics when it is a form of a label ("sancties"), when it is a compound whose first or
last part is one ("handelsoorlog", "olie-embargo"), or when it opens a longer label that goes on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kamergraaf.extraction.blocks import read_blocks
from kamergraaf.extraction.topics.forms import WORD, fold, forms_of, is_name, stem
from kamergraaf.extraction.topics.scheme import TopicScheme
from kamergraaf.extraction.topics.values import Evidence

_PREFIX = "https://w3id.org/kamergraaf/topic-words#"
_TOGETHER = " … "
_SHORTEST_FIRST, _SHORTEST_LAST, _SHORTEST_REST, _SHORTEST_BEFORE = 5, 6, 4, 3
_JOINTS = ("s", "en", "e", "n")
_REMEMBERED, _LONGEST_WORD = 100_000, 60


@dataclass(frozen=True, slots=True)
class Term:
    """A label of a topic as an entry; `name` is the label when its capitals must stand in the text."""

    topic: str
    label: str
    evidence: Evidence
    name: str = ""

    def fits(self, word: str) -> bool:
        """Whether the word has the capitals that the label asks for."""
        if not self.name:
            return True
        return word == self.name or (word[:1].isupper() and not self.name.isupper())


# The stems of a longer label, and the terms it stands for.
Stems = tuple[str, ...]
Opening = tuple[Stems, tuple[Term, ...]]


@dataclass(frozen=True, slots=True)
class WordFacts:
    """What one word can be: terms it is alone, longer labels it opens, halves of pairs."""

    folded: str
    stem: str
    terms: tuple[Term, ...]
    opens: tuple[Opening, ...]
    halves: tuple[Stems, ...]


@dataclass(frozen=True, slots=True)
class WordLists:
    """The lists of `ontology/topic-words.ttl`."""

    look_alike: frozenset[str] = frozenset()
    ending: frozenset[str] = frozenset()
    beginning: frozenset[str] = frozenset()
    title: frozenset[str] = frozenset()
    institution: frozenset[str] = frozenset()


class Index:
    """Answers what a word points at."""

    def __init__(self, scheme: TopicScheme, lists: WordLists) -> None:
        self.lists = lists
        self.words: dict[str, tuple[Term, ...]] = {}
        self.pairs: dict[Stems, tuple[tuple[Stems, Term], ...]] = {}
        self._opens: dict[str, tuple[Opening, ...]] = {}
        self._halves: dict[str, tuple[Stems, ...]] = {}
        self._known: dict[str, WordFacts] = {}
        self._fill(scheme)

    def facts(self, word: str) -> WordFacts:
        """What a word of the text can be."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            known = self._facts(word)
            if len(word) <= _LONGEST_WORD:
                self._known[word] = known
        return known

    def _fill(self, scheme: TopicScheme) -> None:
        words: dict[str, dict[tuple[str, str], Term]] = defaultdict(dict)
        phrases: dict[Stems, dict[str, Term]] = defaultdict(dict)
        pairs: dict[Stems, list[tuple[Stems, Term]]] = defaultdict(list)
        for label, term in _terms(scheme):
            if _TOGETHER in label:
                one, _, other = map(_stems, label.partition(_TOGETHER))
                if one and other:
                    pairs[one].append((other, term))
            elif len(parts := _stems(label)) > 1:
                phrases[parts].setdefault(term.topic, term)
            else:
                for place, form in enumerate(forms_of(label)):
                    if place == 0 or form not in self.lists.look_alike:
                        words[form].setdefault((term.topic, term.name), term)
        for name in filter(_stems, self.lists.institution):
            phrases.setdefault(_stems(name), {})
        self.words = {form: tuple(terms.values()) for form, terms in words.items()}
        self.pairs = {half: tuple(others) for half, others in pairs.items()}
        self._opens = _by_first((parts, tuple(terms.values())) for parts, terms in phrases.items())
        halves = {half for one, others in pairs.items() for half in (one, *(other for other, _ in others))}
        grouped: dict[str, list[Stems]] = defaultdict(list)
        for half in sorted(halves):
            grouped[half[0]].append(half)
        self._halves = {first: tuple(group) for first, group in grouped.items()}

    def _facts(self, word: str) -> WordFacts:
        folded = fold(word)
        root = stem(folded)
        terms = tuple(term for term in self.words.get(folded, ()) if term.fits(word.rstrip("0123456789")))
        if not terms and folded not in self.lists.look_alike and len(folded) <= _LONGEST_WORD:
            terms = tuple(_once(self._parts(word, folded)))
        return WordFacts(folded, root, terms, self._opens.get(root, ()), self._halves.get(root, ()))

    def _parts(self, word: str, folded: str) -> Iterator[Term]:
        """Terms of the parts of a compound."""
        if "-" in folded:
            raw = word.replace("‑", "-").split("-")
            for part in raw:
                found = [term for term in self.words.get(fold(part), ()) if term.fits(part)]
                yield from map(_as_part, found)
            if len(raw[-1]) > _SHORTEST_LAST and fold(raw[-1]) not in self.words:
                yield from self._parts("", fold(raw[-1]))
            return
        yield from map(_as_part, self._first(folded))
        yield from map(_as_part, self._last(folded))

    def _first(self, folded: str) -> Iterable[Term]:
        """Terms of the longest first part: "handelsoorlog"."""
        for end in range(len(folded) - _SHORTEST_REST, _SHORTEST_FIRST - 1, -1):
            terms = [term for term in self.words.get(folded[:end], ()) if not term.name]
            if folded[:end] in self.lists.look_alike:
                return ()
            if terms and self._may_follow(folded[end:]):
                return terms
        return ()

    def _last(self, folded: str) -> Iterable[Term]:
        """Terms of the longest last part: "wereldhandel"."""
        for start in range(len(folded) - _SHORTEST_LAST + 1):
            if folded[start:] in self.lists.look_alike:
                return ()
            if start < _SHORTEST_BEFORE:
                continue
            terms = [term for term in self.words.get(folded[start:], ()) if not term.name]
            if terms and folded[:start] not in self.lists.beginning:
                return terms
        return ()

    def _may_follow(self, rest: str) -> bool:
        """Whether what is left of a word can be a word of its own."""
        if rest in self.lists.ending:
            return False
        for joint in _JOINTS:
            if rest.startswith(joint) and rest[len(joint) :] in self.lists.ending:
                return False
        return len(rest) >= _SHORTEST_REST


def build_index(scheme: TopicScheme, folder: Path) -> Index:
    """The index of a scheme with the word lists in a project's ontology folder."""
    lists: dict[str, frozenset[str]] = {}
    for key, block in read_blocks(folder / "topic-words.ttl").items():
        if key.startswith(_PREFIX):
            block.only(frozenset({"type", "word", "comment"}))
            lists[block.name] = frozenset(fold(word) for word in block.all("word"))
    empty: frozenset[str] = frozenset()
    return Index(
        scheme,
        WordLists(
            look_alike=lists.get("look-alike", empty),
            ending=lists.get("ending", empty),
            beginning=lists.get("beginning", empty),
            title=lists.get("title", empty),
            institution=lists.get("institution", empty),
        ),
    )


def _terms(scheme: TopicScheme) -> Iterator[tuple[str, Term]]:
    """Every label with its term, names of topics first, so that a label beats other words."""
    for topic in scheme.topics.values():
        for label in topic.labels:
            yield label, Term(topic.iri, label, Evidence.LABEL, label if _needs_capitals(label) else "")
    for topic in scheme.topics.values():
        for label in topic.hidden:
            evidence = Evidence.TOGETHER if _TOGETHER in label else Evidence.WORDS
            yield label, Term(topic.iri, label, evidence, label if _needs_capitals(label) else "")


def _needs_capitals(label: str) -> bool:
    return is_name(label) and " " not in label


def _stems(label: str) -> Stems:
    return tuple(stem(fold(match[0])) for match in WORD.finditer(label))


def _by_first(phrases: Iterable[Opening]) -> dict[str, tuple[Opening, ...]]:
    grouped: dict[str, list[Opening]] = defaultdict(list)
    for parts, terms in phrases:
        grouped[parts[0]].append((parts, terms))
    return {first: tuple(sorted(group, key=lambda one: -len(one[0]))) for first, group in grouped.items()}


def _as_part(term: Term) -> Term:
    evidence = Evidence.COMPOUND if term.evidence is Evidence.LABEL else Evidence.WORDS
    return Term(term.topic, term.label, evidence, term.name)


def _once(terms: Iterable[Term]) -> Iterator[Term]:
    seen = set()
    for term in terms:
        if term.topic not in seen:
            seen.add(term.topic)
            yield term
