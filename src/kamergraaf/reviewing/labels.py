"""Labels: from the name that the annotation guide writes to a thing's IRI, and back.

Invariant: a name is never linked by guess. It stands for a thing only when it is that thing's Dutch
preferred label, or, where a person may type, a spelling of one thing alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from kamergraaf.project import DEFINITIONS, Project
from kamergraaf.rdf import vocabulary as v
from kamergraaf.rdf.turtle import read_turtle

_ALTERNATIVE = v.term("skos:altLabel")
_TOPICS = frozenset((v.term("kg:Topic").value, v.term("kg:Phrase").value))
_SPELLINGS = (v.LABEL, _ALTERNATIVE)


class Labels:
    """What things are called, what they are, and which predicates there are."""

    def __init__(self, triples: Iterable[Triple] = ()) -> None:
        """Labels from triples; what was added first keeps its name."""
        self._names: dict[str, str] = {}
        self._things: dict[str, str] = {}
        self._meant: defaultdict[str, list[str]] = defaultdict(list)
        self._exact: defaultdict[str, list[str]] = defaultdict(list)
        self._kinds: defaultdict[str, set[str]] = defaultdict(set)
        self.add(triples)

    def add(self, triples: Iterable[Triple]) -> None:
        """Also know what these triples say."""
        for triple in triples:
            subject, value = triple.subject, triple.object
            if not isinstance(subject, NamedNode):
                continue
            if triple.predicate == v.TYPE and isinstance(value, NamedNode):
                self._kinds[subject.value].add(value.value)
            elif triple.predicate in _SPELLINGS and isinstance(value, Literal):
                if triple.predicate == v.LABEL and value.language == "nl":
                    self._names.setdefault(subject.value, value.value)
                    self._things.setdefault(value.value, subject.value)
                for index, text in ((self._meant, value.value.casefold()), (self._exact, value.value)):
                    if subject.value not in index[text]:
                        index[text].append(subject.value)

    def named(self, name: str) -> str | None:
        """The thing whose Dutch preferred label this is."""
        return self._things.get(name)

    def written(self, name: str) -> str | None:
        """The thing with this preferred label, else the one that is also written so, letter for letter."""
        found = self._not_topics(name, self._exact.get(name, ()))
        return self._things.get(name) or (found[0] if len(found) == 1 else None)

    def meant(self, text: str) -> list[str]:
        """The things that a person may mean by a text; case does not matter. A preferred label goes first."""
        if exact := self._things.get(text):
            return [exact]
        return self._not_topics(text, self._meant.get(text.casefold(), ()))

    def _not_topics(self, text: str, found: Iterable[str]) -> list[str]:
        """What is found, but topics only by their preferred label: "staal" is not the steel industry."""
        folded = text.casefold()
        return [
            iri for iri in found if self._names.get(iri, "").casefold() == folded or not self._is_topic(iri)
        ]

    def _is_topic(self, iri: str) -> bool:
        return not _TOPICS.isdisjoint(self._kinds.get(iri, ()))

    def only(self, text: str) -> str | None:
        """The one thing that a text can stand for; None when there is none or there are several."""
        found = self.meant(text)
        return found[0] if len(found) == 1 else None

    def name(self, iri: str) -> str:
        """The Dutch preferred label, else the prefixed name or the IRI."""
        return self._names.get(iri) or v.shorten(iri)

    def kinds(self, iri: str) -> frozenset[str]:
        """The classes that the thing is said to be of, by their local names."""
        return frozenset(kind.removeprefix(DEFINITIONS) for kind in self._kinds.get(iri, ()))

    @property
    def predicates(self) -> tuple[str, ...]:
        """The local names of all predicates, sorted."""
        found = (iri for iri, kinds in self._kinds.items() if v.PREDICATE_CLASS.value in kinds)
        return tuple(sorted(iri.removeprefix(DEFINITIONS) for iri in found))

    def copy(self) -> Labels:
        """Labels that can learn more without telling these."""
        twin = Labels()
        twin._names, twin._things = dict(self._names), dict(self._things)
        twin._meant.update({text: list(found) for text, found in self._meant.items()})
        twin._exact.update({text: list(found) for text, found in self._exact.items()})
        twin._kinds.update({iri: set(kinds) for iri, kinds in self._kinds.items()})
        return twin


def read_labels(project: Project) -> Labels:
    """The labels of the registry, the topics and the predicates."""
    return Labels(_established(project))


def _established(project: Project) -> Iterator[Triple]:
    files = sorted(project.registry.glob("**/*.ttl"))
    for file in [*files, project.ontology / "topics.ttl", project.ontology / "kamergraaf.ttl"]:
        if file.is_file():
            yield from (placed.triple for placed in read_turtle(file))
