"""Contradictions and their reasons, as values that a person can read.

Invariant: frozen values, and one pure witness that knows what things are called and who said what.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad, Triple

from kamergraaf.rdf import vocabulary as v
from kamergraaf.rdf.axioms import Axiom
from kamergraaf.rdf.wording import Words, labels_of, name, say


@dataclass(frozen=True, slots=True)
class Reason:
    """One of the things that cannot all be true. When a letter says it: with its graph, passage and quote."""

    en: str
    nl: str
    graph: str | None = None
    passage: str | None = None
    quote: str | None = None

    def __str__(self) -> str:
        place = self.passage or self.graph
        if not place:
            return self.en
        return f"{self.en} ({place}: “{self.quote}”)" if self.quote else f"{self.en} ({place})"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What goes wrong, and a smallest set of reasons: take any one away and it is gone.

    `reasons` is empty when more of its sort were found than are explained. `term` is the IRI of the
    class that can have no member, where it is about one.
    """

    en: str
    nl: str
    reasons: tuple[Reason, ...] = ()
    term: str | None = None

    def __str__(self) -> str:
        return "\n".join([self.en, *(f"  - {reason}" for reason in self.reasons)])


class Witness:
    """Knows what things are called, in which graph a triple stands, and which passage says it."""

    def __init__(self, ontology: Iterable[Triple], quads: Sequence[Quad]) -> None:
        self._labels = labels_of([*ontology, *(quad.triple for quad in quads)])
        self._graphs = {quad.triple: quad.graph_name for quad in quads}
        self._quotes = {quad.subject: quad.object for quad in quads if quad.predicate == v.QUOTE}
        parts: dict[object, dict[NamedNode, object]] = defaultdict(dict)
        for quad in quads:
            if quad.predicate in (v.SUBJECT, v.PREDICATE, v.OBJECT, v.IN_PASSAGE):
                parts[quad.subject][quad.predicate] = quad.object
        self._passages = {
            (each.get(v.SUBJECT), each.get(v.PREDICATE), each.get(v.OBJECT)): each.get(v.IN_PASSAGE)
            for each in parts.values()
        }

    def reasons(self, axioms: Iterable[Axiom]) -> tuple[Reason, ...]:
        """The axioms in words, each once, with where they were said."""
        return tuple(self._reason(axiom) for axiom in dict.fromkeys(axioms))

    def words(self, term: NamedNode) -> Words:
        """What the thing is called, between back quotes."""
        return Words(name(term, self._labels, "en"), name(term, self._labels, "nl"))

    def _reason(self, axiom: Axiom) -> Reason:
        words = say(axiom, self._labels)
        graph = self._graphs.get(axiom.head)
        passage = self._passages.get(tuple(axiom.head))
        quote = self._quotes.get(passage) if isinstance(passage, NamedNode) else None
        return Reason(
            words.en,
            words.nl,
            graph.value if isinstance(graph, NamedNode) else None,
            passage.value if isinstance(passage, NamedNode) else None,
            getattr(quote, "value", None),
        )
