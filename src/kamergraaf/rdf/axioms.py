"""Triples of an OWL ontology as axioms that can be left out one by one.

Invariant: pure; the background (declarations) together with all axioms means the same to a reasoner
as the triples they came from, save annotations, which mean nothing to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kamergraaf.rdf.vocabulary import TYPE, term

Subject: TypeAlias = NamedNode | BlankNode | Triple

DECLARED_KINDS = {
    kind: term(f"owl:{kind}")
    for kind in (
        "Class",
        "ObjectProperty",
        "DatatypeProperty",
        "AnnotationProperty",
        "NamedIndividual",
        "Ontology",
    )
}
DECLARATIONS = frozenset(DECLARED_KINDS.values()) | {term("rdfs:Datatype")}
FIRST, REST, NIL = term("rdf:first"), term("rdf:rest"), term("rdf:nil")

# An n-ary axiom, the property that holds its list, and the axiom about two that it stands for.
_N_ARY = {
    term("owl:AllDisjointClasses"): (term("owl:members"), term("owl:disjointWith")),
    term("owl:AllDisjointProperties"): (term("owl:members"), term("owl:propertyDisjointWith")),
    term("owl:AllDifferent"): (term("owl:distinctMembers"), term("owl:differentFrom")),
}
_BOTH_SIDES = {pair for _, pair in _N_ARY.values()}
_EITHER_SIDE = {
    term("owl:equivalentClass"),
    term("owl:equivalentProperty"),
    term("owl:inverseOf"),
    term("owl:sameAs"),
}
_NOT_LOGICAL = {term("rdfs:label"), term("rdfs:comment"), term("rdfs:seeAlso"), term("rdfs:isDefinedBy")}
_RESERVED = tuple(term(f"{prefix}:").value for prefix in ("owl", "rdf", "rdfs", "xsd"))


@dataclass(frozen=True, slots=True)
class Axiom:
    """One axiom: its head, and the triples of the class expressions that the head points at."""

    head: Triple
    body: tuple[Triple, ...] = ()

    @property
    def triples(self) -> tuple[Triple, ...]:
        """All triples of the axiom, head first."""
        return (self.head, *self.body)

    @property
    def symbols(self) -> frozenset[NamedNode]:
        """The names that the axiom is about, without the words of OWL itself."""
        terms = {part for triple in self.triples for part in triple}
        return frozenset(part for part in terms if isinstance(part, NamedNode) and not is_reserved(part))


@dataclass(frozen=True, slots=True)
class Axioms:
    """An ontology taken apart: declarations, which always stay, and axioms in a fixed order."""

    background: tuple[Triple, ...]
    axioms: tuple[Axiom, ...]


def is_reserved(name: NamedNode) -> bool:
    """Whether the name is one of RDF, RDFS, OWL or XML Schema."""
    return name.value.startswith(_RESERVED)


def take_apart(triples: Iterable[Triple]) -> Axioms:
    """Declarations and axioms; axioms about many (all disjoint, all different) become axioms about two."""
    given = sorted(set(triples), key=str)
    by_subject: dict[Subject, list[Triple]] = defaultdict(list)
    for triple in given:
        by_subject[triple.subject].append(triple)
    annotations = _NOT_LOGICAL | {
        triple.subject for triple in given if triple.object == DECLARED_KINDS["AnnotationProperty"]
    }
    ontologies = {triple.subject for triple in given if triple.object == DECLARED_KINDS["Ontology"]}
    background = tuple(
        triple for triple in given if triple.predicate == TYPE and triple.object in DECLARATIONS
    )
    pointed_at = {triple.object for triple in given if isinstance(triple.object, BlankNode)}
    axioms: list[Axiom] = []
    for triple in given:
        if triple in background or triple.predicate in annotations or triple.subject in ontologies:
            continue
        if isinstance(triple.subject, NamedNode):
            axioms.append(Axiom(triple, tuple(_below(triple.object, by_subject))))
        elif triple.subject not in pointed_at and triple.predicate == TYPE and triple.object in _N_ARY:
            axioms.extend(_pairs(triple, by_subject))
        elif (
            triple.subject not in pointed_at
            and triple.predicate != TYPE
            and not _is_n_ary(triple, by_subject)
        ):
            body = (*_below(triple.subject, by_subject), *_below(triple.object, by_subject))
            axioms.append(Axiom(triple, tuple(one for one in dict.fromkeys(body) if one != triple)))
    return Axioms(background, tuple(axioms))


def relevant(axioms: Sequence[Axiom], seeds: Collection[NamedNode]) -> list[Axiom]:
    """The axioms that can say something about the seeds, found by walking from name to name.

    What is left out can hardly matter, but nothing here proves that: check that the
    contradiction is still there.
    """
    known = set(seeds)
    left = list(axioms)
    found: list[Axiom] = []
    while True:
        fitting = [axiom for axiom in left if _applies(axiom, known)]
        if not fitting:
            return sorted(found, key=axioms.index)
        found += fitting
        left = [axiom for axiom in left if axiom not in fitting]
        known.update(*(axiom.symbols for axiom in fitting))


def read_list(node: Subject | Literal, triples: Iterable[Triple]) -> list[Subject | Literal]:
    """The members of an RDF list."""
    first = {triple.subject: triple.object for triple in triples if triple.predicate == FIRST}
    rest = {triple.subject: triple.object for triple in triples if triple.predicate == REST}
    members: list[Subject | Literal] = []
    while isinstance(node, NamedNode | BlankNode) and node in first and len(members) < len(first):
        members.append(first[node])
        node = rest.get(node, NIL)
    return members


def _below(node: object, by_subject: dict[Subject, list[Triple]]) -> Iterator[Triple]:
    """The triples of a blank node and of the blank nodes that it leads to."""
    seen: set[object] = set()
    queue = [node]
    while queue:
        here = queue.pop()
        if not isinstance(here, BlankNode) or here in seen:
            continue
        seen.add(here)
        yield from by_subject.get(here, ())
        queue.extend(triple.object for triple in by_subject.get(here, ()))


def _is_n_ary(triple: Triple, by_subject: dict[Subject, list[Triple]]) -> bool:
    return any(other.predicate == TYPE and other.object in _N_ARY for other in by_subject[triple.subject])


def _pairs(head: Triple, by_subject: dict[Subject, list[Triple]]) -> Iterator[Axiom]:
    assert isinstance(head.object, NamedNode)
    members_of, relation = _N_ARY[head.object]
    body = list(_below(head.subject, by_subject))
    for triple in body:
        if triple.subject == head.subject and triple.predicate in (members_of, term("owl:members")):
            for one, other in combinations(read_list(triple.object, body), 2):
                if isinstance(one, NamedNode | BlankNode):
                    inner = dict.fromkeys((*_below(one, by_subject), *_below(other, by_subject)))
                    yield Axiom(Triple(one, relation, other), tuple(inner))


def _applies(axiom: Axiom, known: set[NamedNode]) -> bool:
    subject, predicate, value = axiom.head
    if isinstance(subject, BlankNode) or predicate in _EITHER_SIDE:
        return not axiom.symbols.isdisjoint(known)
    if predicate in _BOTH_SIDES:
        return subject in known and (not isinstance(value, NamedNode) or value in known)
    return subject in known
