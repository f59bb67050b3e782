"""The JSON-LD context loses nothing: what one library writes with it, another reads back the same."""

from __future__ import annotations

import json
from pathlib import Path

import rdflib
from pyoxigraph import RdfFormat, Triple, parse, serialize

from kamergraaf.rdf.vocabulary import PREFIXES

ONTOLOGY = Path(__file__).parents[2] / "ontology"
GRAPH = Path(__file__).parents[2] / "graph"
CONTEXT = json.loads((ONTOLOGY / "context.jsonld").read_text("utf-8"))["@context"]
HEAD = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())

LETTER = """
letter:proef a kg:Letter ; dcterms:title "Brief over wind"@nl ; dcterms:language "nl" ;
    dcterms:date "2018-07-02/2018"^^edtf:EDTF ; kg:sender actor:kabinet ; kg:annex "verslag"@nl .
<https://w3id.org/kamergraaf/id/letter/proef#char=0,9> a kg:Passage, kg:PassageWithoutStatement ;
    nif:beginIndex 0 ; nif:endIndex 9 ; kg:quote "Beste Kamer"@nl ; nif:referenceContext letter:proef .
statement:0123456789abcdef a kg:Statement ; kg:subject actor:kabinet ; kg:subjectText "we"@nl ;
    kg:predicate kg:values ; kg:object topic:wind ; kg:polarity kg:affirmed ; kg:factuality kg:actual ;
    kg:status kg:accepted ; kg:attributedTo actor:kabinet ; kg:about topic:wind, topic:water ;
    kg:passage <https://w3id.org/kamergraaf/id/letter/proef#char=0,9> ; kg:when "2018"^^xsd:gYear ;
    kg:confidence 0.93 ; kg:rule "values.verb" ;
    prov:wasGeneratedBy <https://w3id.org/kamergraaf/id/letter/proef#run> .
actor:kabinet kg:values topic:wind .
<https://w3id.org/kamergraaf/id/letter/proef#figure-0123456789abcdef> a kg:Figure ;
    kg:figureText "825.000"@nl ;
    kg:value 825000.0 ; kg:unit "banen"@nl ; kg:measures "banen"@nl ; kg:concerns actor:kabinet .
"""


def written_and_read_back(triples: set[Triple]) -> tuple[object, set[Triple]]:
    lines = serialize(triples, format=RdfFormat.N_TRIPLES)
    assert lines is not None
    text = rdflib.Graph().parse(data=lines, format="nt").serialize(format="json-ld", context=CONTEXT)
    return json.loads(text), {quad.triple for quad in parse(text, RdfFormat.JSON_LD)}


def read(turtle: str) -> set[Triple]:
    return {quad.triple for quad in parse(HEAD + turtle, RdfFormat.TURTLE)}


def test_a_letter_survives_json_ld() -> None:
    letter = read(LETTER)
    _, back = written_and_read_back(letter)
    assert back == letter


def test_what_is_written_reads_like_json() -> None:
    document, _ = written_and_read_back(read(LETTER))
    assert isinstance(document, dict)
    [statement] = [one for one in document["@graph"] if one.get("type") == "Statement"]
    assert statement["id"] == "statement:0123456789abcdef"
    assert statement["subject"] == "actor:kabinet"
    assert statement["subjectText"] == "we"
    assert statement["polarity"] == "affirmed"


def test_the_registry_survives_json_ld() -> None:
    for file in sorted((GRAPH / "registry").glob("*.ttl")):
        registry = {quad.triple for quad in parse(path=str(file), format=RdfFormat.TURTLE)}
        _, back = written_and_read_back(registry)
        assert back == registry, file.name


def test_the_context_has_a_word_for_every_term_of_a_statement_and_for_every_predicate() -> None:
    ontology = rdflib.Graph().parse(ONTOLOGY / "kamergraaf.ttl")
    kg = rdflib.Namespace(PREFIXES["kg"])
    own = {
        str(name).removeprefix(str(kg))
        for kind in ("ObjectProperty", "DatatypeProperty", "Class")
        for name in ontology.subjects(rdflib.RDF.type, rdflib.OWL[kind])
        if str(name).startswith(str(kg))
    }
    about_values = {"Polarity", "Factuality", "Status"}
    assert own - CONTEXT.keys() == about_values
