"""Whether an ontology keeps to OWL 2 DL, as far as its triples show.

Invariant: pure. Checked are the rules that people break by editing: every name declared, and as one
kind; no property of two kinds; properties that reach through others (transitive ones and what stands
above them) in no axiom that forbids it; only datatypes that OWL 2 knows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kamergraaf.rdf.axioms import DECLARATIONS, DECLARED_KINDS, is_reserved
from kamergraaf.rdf.vocabulary import TYPE, shorten, term

_CLASS, _OBJECT, _DATA, _ANNOTATION = (
    DECLARED_KINDS[kind] for kind in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")
)
_DATATYPE = term("rdfs:Datatype")
_PROPERTY_KINDS = {
    _OBJECT: "an object property",
    _DATA: "a datatype property",
    _ANNOTATION: "an annotation property",
}

_NAMES_OF_CLASSES = {
    term("rdfs:subClassOf"),
    term("owl:disjointWith"),
    term("owl:complementOf"),
    term("owl:onClass"),
}
_NAMES_OF_PROPERTIES = {
    term("rdfs:subPropertyOf"),
    term("owl:propertyDisjointWith"),
    term("owl:equivalentProperty"),
    term("owl:onProperty"),
}
_SIMPLE_ONLY = {
    term("owl:FunctionalProperty"),
    term("owl:InverseFunctionalProperty"),
    term("owl:AsymmetricProperty"),
    term("owl:IrreflexiveProperty"),
}
_OBJECT_ONLY = _SIMPLE_ONLY - {term("owl:FunctionalProperty")} | {
    term("owl:SymmetricProperty"),
    term("owl:TransitiveProperty"),
    term("owl:ReflexiveProperty"),
}
_CARDINALITIES = {
    *(term(f"owl:{bound}Cardinality") for bound in ("min", "max")),
    *(term(f"owl:{bound}QualifiedCardinality") for bound in ("min", "max")),
    term("owl:cardinality"),
    term("owl:qualifiedCardinality"),
}
# The datatype map of OWL 2, section 4 of its structural specification; langString came with RDF 1.1.
_XSD_DATATYPES = """
    decimal integer nonNegativeInteger nonPositiveInteger positiveInteger negativeInteger long int short byte
    unsignedLong unsignedInt unsignedShort unsignedByte double float string normalizedString token language
    Name NCName NMTOKEN boolean hexBinary base64Binary anyURI dateTime dateTimeStamp
"""
_OWL_DATATYPES = {
    *(term(f"xsd:{name}") for name in _XSD_DATATYPES.split()),
    *(term(f"rdf:{name}") for name in ("PlainLiteral", "XMLLiteral", "langString")),
    term("owl:real"),
    term("owl:rational"),
    term("rdfs:Literal"),
}


def profile_faults(ontology: Iterable[Triple]) -> list[str]:
    """What takes the ontology out of OWL 2 DL, one sentence each, sorted; empty when nothing was found."""
    triples = list(ontology)
    kinds = _kinds(triples)
    faults = {
        *_two_kinds(kinds),
        *_undeclared(triples, kinds),
        *_not_simple(triples),
        *_datatypes(triples, kinds),
    }
    return sorted(faults)


def undeclared_terms(data: Iterable[Triple], ontology: Iterable[Triple], *, namespace: str) -> list[str]:
    """Properties and classes of the namespace that the data use and nothing declares, sorted."""
    used: set[object] = set()
    declared: set[object] = {triple.subject for triple in ontology if triple.predicate == TYPE}
    for triple in data:
        used.add(triple.object if triple.predicate == TYPE else triple.predicate)
        if triple.predicate == TYPE and triple.object in DECLARATIONS:
            declared.add(triple.subject)
    return sorted(
        name.value
        for name in used - declared
        if isinstance(name, NamedNode) and name.value.startswith(namespace)
    )


def _kinds(triples: list[Triple]) -> dict[object, set[NamedNode]]:
    kinds: dict[object, set[NamedNode]] = defaultdict(set)
    for triple in triples:
        if triple.predicate == TYPE and isinstance(triple.object, NamedNode):
            kinds[triple.subject].add(triple.object)
    return kinds


def _two_kinds(kinds: dict[object, set[NamedNode]]) -> Iterator[str]:
    for name, given in kinds.items():
        if not isinstance(name, NamedNode):
            continue
        properties = sorted(text for kind, text in _PROPERTY_KINDS.items() if kind in given)
        if len(properties) > 1:
            yield f"{shorten(name.value)} is {' and '.join(properties)}"
        if _CLASS in given and _DATATYPE in given:
            yield f"{shorten(name.value)} is a class and a datatype"
        if _OBJECT not in given and (wrong := sorted(shorten(kind.value) for kind in given & _OBJECT_ONLY)):
            yield f"{shorten(name.value)} is {', '.join(wrong)} and no object property"


def _undeclared(triples: list[Triple], kinds: dict[object, set[NamedNode]]) -> Iterator[str]:
    def is_property(name: object) -> bool:
        return not kinds[name].isdisjoint(_PROPERTY_KINDS)

    for subject, predicate, value in triples:
        if not is_reserved(predicate) and not is_property(predicate):
            yield f"{shorten(predicate.value)} is used as a property and not declared"
        if predicate in _NAMES_OF_CLASSES or (predicate == TYPE and isinstance(value, NamedNode)):
            for name in {value} if predicate in (TYPE, term("owl:onClass")) else {subject, value}:
                if isinstance(name, NamedNode) and not is_reserved(name) and _CLASS not in kinds[name]:
                    yield f"{shorten(name.value)} is used as a class and not declared"
        if predicate in _NAMES_OF_PROPERTIES:
            for name in (subject, value):
                if isinstance(name, NamedNode) and not is_property(name):
                    yield f"{shorten(name.value)} is used as a property and not declared"
        if predicate in (term("rdfs:domain"), term("rdfs:range")):
            if not is_property(subject):
                yield f"{shorten(getattr(subject, 'value', '?'))} has a domain or range and is not declared"
            if isinstance(value, NamedNode) and not is_reserved(value) and _CLASS not in kinds[value]:
                yield f"{shorten(value.value)} is used as a class and not declared"


def _not_simple(triples: list[Triple]) -> Iterator[str]:
    """Transitive properties and those above them may not be counted, be disjoint, or run one way only."""
    transitive, chain = term("owl:TransitiveProperty"), term("owl:propertyChainAxiom")
    composite: set[object] = {t.subject for t in triples if transitive in t or t.predicate == chain}
    while True:
        above: set[object] = set()
        for subject, predicate, value in triples:
            if predicate == term("rdfs:subPropertyOf") and subject in composite:
                above.add(value)
            if predicate == term("owl:inverseOf") and {subject, value} & composite:
                above |= {one for one in (subject, value) if isinstance(one, NamedNode)}
        if above <= composite:
            break
        composite |= above
    counted = {t.subject for t in triples if t.predicate in _CARDINALITIES}
    why = "is transitive or above a transitive property"
    for subject, predicate, value in triples:
        if predicate == TYPE and value in _SIMPLE_ONLY and subject in composite:
            yield f"{_short(subject)} {why}, so it cannot be {_short(value)}"
        if predicate == term("owl:propertyDisjointWith"):
            for one in {subject, value} & composite:
                yield f"{_short(one)} {why}, so it cannot be disjoint with another"
        if predicate == term("owl:onProperty") and value in composite and subject in counted:
            yield f"{_short(value)} {why}, so it cannot be counted"


def _datatypes(triples: list[Triple], kinds: dict[object, set[NamedNode]]) -> Iterator[str]:
    for subject, predicate, value in triples:
        if predicate == term("rdfs:range") and _DATA in kinds[subject] and isinstance(value, NamedNode):
            if value not in _OWL_DATATYPES:
                yield f"the range of {_short(subject)} is {_short(value)}, which OWL 2 does not know"
        elif (
            isinstance(value, Literal) and _DATA in kinds[predicate] and value.datatype not in _OWL_DATATYPES
        ):
            yield f"{_short(subject)} has a value of {_short(value.datatype)}, which OWL 2 does not know"


def _short(node: object) -> str:
    if isinstance(node, NamedNode):
        return shorten(node.value)
    return "a class without a name" if isinstance(node, BlankNode) else str(node)
