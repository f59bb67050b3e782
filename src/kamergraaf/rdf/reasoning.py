"""What follows from what was said: OWL 2 RL by `reasonable`, and the clashes that it comes upon.

Invariant: only triples that nobody said, about things of the data, in words that the ontology declares
come out, in one graph of their own and in a fixed order. Statements, passages and figures are never
reasoned about: what somebody says of a thing must not change what the saying is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import combinations

from pyoxigraph import NamedNode, Quad, Triple

from kamergraaf.rdf import vocabulary as v
from kamergraaf.rdf.axioms import Axiom, take_apart
from kamergraaf.rdf.reasons import Contradiction, Witness

_RECORDS = {v.STATEMENT, v.PASSAGE, v.EMPTY_PASSAGE, v.FIGURE}
_NOTHING, _SAME, _DIFFERENT = v.term("owl:Nothing"), v.term("owl:sameAs"), v.term("owl:differentFrom")
_DISJOINT_CLASSES, _DISJOINT_PROPERTIES = v.term("owl:disjointWith"), v.term("owl:propertyDisjointWith")


@dataclass(frozen=True, slots=True)
class Inference:
    """What follows, sorted, and the contradictions among what was said and what follows.

    A contradiction's reasons are the rule that is broken and the triples that break it; a triple
    that was said comes with its graph, one that only follows comes without.
    """

    quads: tuple[Quad, ...]
    contradictions: tuple[Contradiction, ...]


def infer(said: Iterable[Quad], ontology: Iterable[Quad], graph: NamedNode) -> list[Quad]:
    """What follows from the data under the ontology and was not said, sorted, in the graph.

    `materialise` gives the same and the contradictions with it.
    """
    return list(materialise(said, ontology, graph).quads)


def materialise(said: Iterable[Quad], ontology: Iterable[Quad], graph: NamedNode) -> Inference:
    """What follows from the data under the ontology, and what contradicts.

    `said` may hold whole graphs, statements included; quads that stand in `graph` already do not count.
    """
    quads = [quad for quad in said if quad.graph_name != graph]
    rules = [quad.triple for quad in ontology]
    axioms = take_apart(rules)
    vocabulary = {triple.subject for triple in axioms.background}
    facts = _facts(quads, vocabulary)
    things = {term for fact in facts for term in (fact.subject, fact.object)} - vocabulary
    logic = [*axioms.background, *(triple for axiom in axioms.axioms for triple in axiom.triples)]
    closure = [
        one for one in _reason([*logic, *facts]) if one.subject in things and _is_telling(one, vocabulary)
    ]
    known = {quad.triple for quad in quads} | set(rules)
    witness = Witness(rules, quads)
    return Inference(
        tuple(
            Quad(one.subject, one.predicate, one.object, graph)
            for one in sorted(set(closure) - known, key=str)
            if one.object != _NOTHING
        ),
        tuple(_contradictions(sorted({*closure, *facts}, key=str), axioms.axioms, witness)),
    )


def _facts(quads: Iterable[Quad], vocabulary: Set[object]) -> set[Triple]:
    """The triples between named things, without those about records or about words of the ontology."""
    quads = list(quads)
    records = {quad.subject for quad in quads if quad.predicate == v.TYPE and quad.object in _RECORDS}
    left_out = records | vocabulary
    return {
        quad.triple
        for quad in quads
        if isinstance(quad.subject, NamedNode)
        and isinstance(quad.object, NamedNode)
        and quad.subject not in left_out
        and quad.object not in records
    }


def _reason(triples: Iterable[Triple]) -> Iterator[Triple]:
    """All that follows, itself included, as far as it is between names."""
    import rdflib
    from reasonable import PyReasoner

    nodes: dict[object, object] = {}
    for triple in (triples := list(triples)):
        for term in triple:
            if term not in nodes:
                kind = rdflib.URIRef if isinstance(term, NamedNode) else rdflib.BNode
                nodes[term] = kind(term.value)
    names = {node: term for term, node in nodes.items() if isinstance(term, NamedNode)}
    reasoner = PyReasoner()
    reasoner.from_graph([tuple(nodes[term] for term in triple) for triple in triples])
    for found in reasoner.reason():
        subject, predicate, value = (names.get(node) or _named(node) for node in found)
        if subject and predicate and value:
            yield Triple(subject, predicate, value)


def _named(node: object) -> NamedNode | None:
    import rdflib

    return NamedNode(str(node)) if isinstance(node, rdflib.URIRef) else None


def _is_telling(triple: Triple, vocabulary: Set[object]) -> bool:
    """Whether it is said in words that the ontology declares, and not that a thing is itself."""
    if triple.predicate == v.TYPE:
        return triple.object == _NOTHING or triple.object in vocabulary
    if triple.predicate == _SAME:
        return triple.subject != triple.object
    return triple.predicate == _DIFFERENT or triple.predicate in vocabulary


def _contradictions(
    closure: Iterable[Triple], axioms: Iterable[Axiom], witness: Witness
) -> Iterator[Contradiction]:
    rules = {
        frozenset((axiom.head.subject, axiom.head.object)): axiom
        for axiom in axioms
        if axiom.head.predicate in (_DISJOINT_CLASSES, _DISJOINT_PROPERTIES)
    }
    by_subject: dict[object, list[Triple]] = defaultdict(list)
    by_pair: dict[object, list[Triple]] = defaultdict(list)
    for triple in closure:
        if triple.predicate == v.TYPE:
            by_subject[triple.subject].append(triple)
        else:
            by_pair[triple.subject, triple.object].append(triple)
    for types in by_subject.values():
        for one, other in combinations(types, 2):
            if rule := rules.get(frozenset((one.object, other.object))):
                yield _clash([rule, Axiom(one), Axiom(other)], witness)
        yield from (_clash([Axiom(one)], witness) for one in types if one.object == _NOTHING)
    for relations in by_pair.values():
        for one, other in combinations(relations, 2):
            rule = rules.get(frozenset((one.predicate, other.predicate)))
            if rule or {one.predicate, other.predicate} == {_SAME, _DIFFERENT}:
                yield _clash([*([rule] if rule else []), Axiom(one), Axiom(other)], witness)


def _clash(reasons: list[Axiom], witness: Witness) -> Contradiction:
    words = witness.words(reasons[-1].head.subject)  # type: ignore[arg-type]  # facts are between names
    return Contradiction(
        f"what is said of {words.en} contradicts itself",
        f"wat van {words.nl} gezegd is, spreekt zichzelf tegen",
        witness.reasons(reasons),
    )
