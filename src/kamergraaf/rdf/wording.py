"""Axioms in words, Dutch and English, so that a person sees why things contradict each other.

Invariant: pure; every axiom gets a sentence, one that has no pattern here is shown as its triple.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kamergraaf.rdf.axioms import Axiom, read_list
from kamergraaf.rdf.vocabulary import LABEL, TYPE, shorten, term

Labels: TypeAlias = Mapping[tuple[NamedNode, str], str]

LANGUAGES = ("en", "nl")

# What an axiom's head says; {s} is its subject, {o} its object.
_HEADS: dict[str, dict[NamedNode, str]] = {
    "en": {
        term("rdfs:subClassOf"): "{s} is a kind of {o}",
        term("owl:equivalentClass"): "{s} is the same as {o}",
        term("owl:disjointWith"): "nothing is both {s} and {o}",
        term("rdfs:subPropertyOf"): "{s} is a kind of {o}",
        term("owl:equivalentProperty"): "{s} is the same as {o}",
        term("owl:propertyDisjointWith"): "nobody both {s} and {o} the same thing",
        term("owl:inverseOf"): "{s} is {o} the other way round",
        term("rdfs:domain"): "what stands before {s} is always {o}",
        term("rdfs:range"): "what stands after {s} is always {o}",
        term("owl:sameAs"): "{s} is the same as {o}",
        term("owl:differentFrom"): "{s} is not {o}",
        TYPE: "{s} is said to be {o}",
    },
    "nl": {
        term("rdfs:subClassOf"): "{s} is een soort {o}",
        term("owl:equivalentClass"): "{s} is hetzelfde als {o}",
        term("owl:disjointWith"): "niets is zowel {s} als {o}",
        term("rdfs:subPropertyOf"): "{s} is een vorm van {o}",
        term("owl:equivalentProperty"): "{s} is hetzelfde als {o}",
        term("owl:propertyDisjointWith"): "{s} en {o} gaan niet samen bij hetzelfde",
        term("owl:inverseOf"): "{s} is {o} andersom",
        term("rdfs:domain"): "wat voor {s} staat, is altijd {o}",
        term("rdfs:range"): "wat na {s} staat, is altijd {o}",
        term("owl:sameAs"): "{s} is dezelfde als {o}",
        term("owl:differentFrom"): "{s} is niet {o}",
        TYPE: "van {s} is gezegd: het is {o}",
    },
}

# What it means that a property is said to be of a kind of OWL's.
_CHARACTERISTICS: dict[str, dict[NamedNode, str]] = {
    "en": {
        term("owl:FunctionalProperty"): "one thing has at most one {s}",
        term("owl:InverseFunctionalProperty"): "no two things have the same {s}",
        term("owl:SymmetricProperty"): "{s} holds both ways",
        term("owl:AsymmetricProperty"): "{s} never holds both ways",
        term("owl:TransitiveProperty"): "{s} passes on from link to link",
        term("owl:ReflexiveProperty"): "{s} holds of everything with itself",
        term("owl:IrreflexiveProperty"): "{s} never holds of a thing with itself",
    },
    "nl": {
        term("owl:FunctionalProperty"): "een zaak heeft hoogstens één {s}",
        term("owl:InverseFunctionalProperty"): "geen twee zaken hebben dezelfde {s}",
        term("owl:SymmetricProperty"): "{s} geldt over en weer",
        term("owl:AsymmetricProperty"): "{s} geldt nooit over en weer",
        term("owl:TransitiveProperty"): "{s} geldt door van schakel op schakel",
        term("owl:ReflexiveProperty"): "{s} geldt van alles tot zichzelf",
        term("owl:IrreflexiveProperty"): "{s} geldt nooit van iets tot zichzelf",
    },
}

# Class expressions: {p} is the property, {c} the class or value, {n} the number.
_LISTS = {
    "en": {term("owl:unionOf"): " or ", term("owl:intersectionOf"): " and ", term("owl:oneOf"): " or "},
    "nl": {term("owl:unionOf"): " of ", term("owl:intersectionOf"): " en ", term("owl:oneOf"): " of "},
}
_RESTRICTIONS = {
    "en": {
        term("owl:someValuesFrom"): "something that {p} some {c}",
        term("owl:allValuesFrom"): "something that {p} only {c}",
        term("owl:hasValue"): "something that {p} {c}",
        term("owl:minCardinality"): "something that {p} at least {n} things",
        term("owl:maxCardinality"): "something that {p} at most {n} things",
        term("owl:cardinality"): "something that {p} exactly {n} things",
        term("owl:minQualifiedCardinality"): "something that {p} at least {n} {c}",
        term("owl:maxQualifiedCardinality"): "something that {p} at most {n} {c}",
        term("owl:qualifiedCardinality"): "something that {p} exactly {n} {c}",
    },
    "nl": {
        term("owl:someValuesFrom"): "iets met {p} tot minstens één {c}",
        term("owl:allValuesFrom"): "iets met {p} alleen tot {c}",
        term("owl:hasValue"): "iets met {p} tot {c}",
        term("owl:minCardinality"): "iets met minstens {n} keer {p}",
        term("owl:maxCardinality"): "iets met hoogstens {n} keer {p}",
        term("owl:cardinality"): "iets met precies {n} keer {p}",
        term("owl:minQualifiedCardinality"): "iets met minstens {n} keer {p} tot {c}",
        term("owl:maxQualifiedCardinality"): "iets met hoogstens {n} keer {p} tot {c}",
        term("owl:qualifiedCardinality"): "iets met precies {n} keer {p} tot {c}",
    },
}
_NOT = {"en": "not {c}", "nl": "geen {c}"}


@dataclass(frozen=True, slots=True)
class Words:
    """The same thing said in English and in Dutch."""

    en: str
    nl: str


def labels_of(triples: Iterable[Triple]) -> dict[tuple[NamedNode, str], str]:
    """What things and terms are called, by name and language."""
    kinds = (term("rdfs:label"), LABEL)
    found: dict[tuple[NamedNode, str], str] = {}
    for subject, predicate, value in triples:
        if predicate in kinds and isinstance(subject, NamedNode) and isinstance(value, Literal):
            key = subject, value.language or ""
            found[key] = min(value.value, found.get(key, value.value))  # whatever the order of the triples
    return found


def say(axiom: Axiom, labels: Labels) -> Words:
    """The axiom as a sentence without a full stop, in both languages.

    >>> subclass = Triple(term("kg:Treaty"), term("rdfs:subClassOf"), term("kg:Agreement"))
    >>> say(Axiom(subclass), {(term("kg:Treaty"), "nl"): "verdrag", (term("kg:Agreement"), "nl"): "afspraak"})
    Words(en='`kg:Treaty` is a kind of `kg:Agreement`', nl='`verdrag` is een soort `afspraak`')
    """
    return Words(*(_sentence(axiom, labels, language) for language in LANGUAGES))


def name(node: object, labels: Labels, language: str) -> str:
    """What a thing is called between back quotes: its label, else its short IRI or its value."""
    if isinstance(node, NamedNode):
        return f"`{labels.get((node, language)) or shorten(node.value)}`"
    return f"`{node.value}`" if isinstance(node, Literal) else "`something without a name`"


def _sentence(axiom: Axiom, labels: Labels, language: str) -> str:
    subject, predicate, value = axiom.head
    known = _HEADS[language].get(predicate, "{s} {p} {o}")
    if predicate == TYPE and isinstance(value, NamedNode):
        known = _CHARACTERISTICS[language].get(value, known)
    return known.format(
        s=_expression(subject, axiom, labels, language),
        p=name(predicate, labels, language),
        o=_expression(value, axiom, labels, language),
    )


def _expression(node: object, axiom: Axiom, labels: Labels, language: str) -> str:
    """A class expression in words; a name when it is no blank node."""
    if not isinstance(node, BlankNode):
        return name(node, labels, language)
    about = {triple.predicate: triple.object for triple in axiom.triples if triple.subject == node}
    for predicate, joint in _LISTS[language].items():
        if predicate in about:
            members = read_list(about[predicate], axiom.triples)
            return joint.join(_expression(member, axiom, labels, language) for member in members)
    if (negated := about.get(term("owl:complementOf"))) is not None:
        return _NOT[language].format(c=_expression(negated, axiom, labels, language))
    if (inverse := about.get(term("owl:inverseOf"))) is not None:
        return _HEADS[language][term("owl:inverseOf")].format(s="", o=name(inverse, labels, language)).strip()
    for predicate, pattern in _RESTRICTIONS[language].items():
        if predicate in about:
            filler = about.get(term("owl:onClass"), about[predicate])
            return pattern.format(
                p=_expression(about.get(term("owl:onProperty")), axiom, labels, language),
                c=_expression(filler, axiom, labels, language),
                n=getattr(about[predicate], "value", ""),
            )
    return name(node, labels, language)
