"""The names we use: namespaces, prefixes, and the terms that code speaks of.

Invariant: every IRI that code needs is made here once; labels and definitions live in `ontology/`.
"""

from __future__ import annotations

from pyoxigraph import NamedNode

from kamergraaf.project import DEFAULT_BASE, DEFINITIONS, KINDS

PREFIXES: dict[str, str] = {
    "kg": DEFINITIONS,
    **{kind: f"{DEFAULT_BASE}id/{kind}/" for kind in KINDS},
    "graph": f"{DEFAULT_BASE}graph/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "org": "http://www.w3.org/ns/org#",
    "schema": "https://schema.org/",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "sh": "http://www.w3.org/ns/shacl#",
    "wd": "http://www.wikidata.org/entity/",
}


def term(name: str) -> NamedNode:
    """The IRI of a prefixed name.

    >>> term("kg:supports").value
    'https://w3id.org/kamergraaf/def#supports'
    """
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def shorten(iri: str) -> str:
    """The prefixed name of an IRI when one of our prefixes fits, else the IRI.

    >>> shorten("https://w3id.org/kamergraaf/id/actor/navo")
    'actor:navo'
    """
    fitting = [(len(base), prefix, base) for prefix, base in PREFIXES.items() if iri.startswith(base)]
    if not fitting:
        return iri
    _, prefix, base = max(fitting)
    return f"{prefix}:{iri[len(base) :]}"


TYPE = term("rdf:type")
LABEL = term("skos:prefLabel")

STATEMENT = term("kg:Statement")
PASSAGE = term("kg:Passage")
EMPTY_PASSAGE = term("kg:PassageWithoutStatement")
FIGURE = term("kg:Figure")
LETTER = term("kg:Letter")
PREDICATE_CLASS = term("kg:Predicate")

SUBJECT = term("kg:subject")
SUBJECT_TEXT = term("kg:subjectText")
PREDICATE = term("kg:predicate")
OBJECT = term("kg:object")
OBJECT_TEXT = term("kg:objectText")
POLARITY = term("kg:polarity")
FACTUALITY = term("kg:factuality")
ATTRIBUTED_TO = term("kg:attributedTo")
WHEN = term("kg:when")
ABOUT = term("kg:about")
IN_PASSAGE = term("kg:passage")
STATUS = term("kg:status")
REJECTED = term("kg:rejected")
CONFIDENCE = term("kg:confidence")
RULE = term("kg:rule")
QUOTE = term("kg:quote")
SENDER = term("kg:sender")

FIGURE_TEXT = term("kg:figureText")
VALUE = term("kg:value")
UNIT = term("kg:unit")
MEASURES = term("kg:measures")
CONCERNS = term("kg:concerns")

BEGIN_INDEX = term("nif:beginIndex")
END_INDEX = term("nif:endIndex")
REFERENCE_CONTEXT = term("nif:referenceContext")

GENERATED_BY = term("prov:wasGeneratedBy")
ACTIVITY = term("prov:Activity")
USED = term("prov:used")
SHA256 = term("schema:sha256")

DATE = term("xsd:date")
YEAR = term("xsd:gYear")
YEAR_MONTH = term("xsd:gYearMonth")
DECIMAL = term("xsd:decimal")
INTEGER = term("xsd:integer")
EDTF = term("edtf:EDTF")
