"""Each shape has one example that keeps it and some that break it, each in one way."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Quad, RdfFormat, parse

from kamergraaf.errors import InputError, SyntaxFault
from kamergraaf.rdf.shapes import ShapeFinding, check_shapes
from kamergraaf.rdf.vocabulary import PREFIXES, shorten

ONTOLOGY = Path(__file__).parents[2] / "ontology"

# A small world in which every shape finds something to look at, and all of it is well formed.
VALID = """
actor:nederland a kg:State ;
    skos:prefLabel "Nederland"@nl, "Netherlands"@en ; skos:altLabel "NL"@nl ;
    kg:adjective "Nederlandse"@nl ; kg:demonym "Nederlander"@nl ;
    skos:exactMatch wd:Q55 ; kg:identifierSource "a public table" .
actor:jan-jansen a kg:Person ; skos:prefLabel "Jan Jansen"@nl, "Jan Jansen"@en .
office:minister-van-wind a kg:Office ;
    skos:prefLabel "minister van Wind"@nl, "minister of Wind"@en ; kg:officeOf actor:nederland .
<https://w3id.org/kamergraaf/id/actor/jan-jansen#minister> a org:Membership ;
    org:member actor:jan-jansen ; org:role office:minister-van-wind ; org:organization actor:nederland ;
    kg:validFrom "2017-10-26"^^xsd:date ; kg:validUntil "2021-01-15"^^xsd:date .
measure:windheffing a kg:Measure ; skos:prefLabel "windheffing"@nl, "wind levy"@en .
topic:wind a kg:Topic, skos:Concept ;
    skos:prefLabel "wind"@nl, "wind"@en ; skos:topConceptOf kg:topics ; skos:inScheme kg:topics .
topic:meer-wind a kg:Phrase ;
    skos:prefLabel "meer wind"@nl ; skos:broader topic:wind ; kg:mentions actor:nederland .
letter:proef a kg:Letter ;
    dcterms:title "Brief over wind"@nl ; dcterms:language "nl" ; dcterms:date "2018"^^xsd:gYear ;
    kg:sender actor:nederland ; kg:addressee actor:nederland ; kg:signatory actor:jan-jansen ;
    kg:onBehalfOf actor:nederland .
letter:zin a kg:Passage ; kg:quote "Nederland wil vanaf 2014 3 molens meer wind."@nl ;
    nif:beginIndex 0 ; nif:endIndex 44 ; nif:referenceContext letter:proef .
letter:lege-zin a kg:Passage, kg:PassageWithoutStatement ;
    kg:quote "Hoogachtend,"@nl ; nif:beginIndex 45 ; nif:endIndex 57 .
statement:een a kg:Statement ; kg:passage letter:zin ;
    kg:subject actor:nederland ; kg:subjectText "Nederland"@nl ; kg:predicate kg:worksToward ;
    kg:object topic:meer-wind ; kg:objectText "meer wind"@nl ;
    kg:polarity kg:affirmed ; kg:factuality kg:desired ; kg:status kg:proposed ;
    kg:attributedTo actor:jan-jansen ;
    kg:about topic:wind ; kg:when "2014/.."^^edtf:EDTF ; kg:confidence 0.93 ; kg:rule "wil.noun" .
letter:cijfer a kg:Figure ; kg:passage letter:zin ; kg:figureText "3"@nl ; kg:value 3 ; kg:unit "molens"@nl ;
    kg:measures "molens erbij"@nl ; kg:concerns actor:nederland ; kg:when "2014"^^xsd:gYear .
"""

# What is broken: the triples that replace others, the focus, and the path that must be named.
BROKEN = [
    ("kg:subject actor:nederland", "kg:subject actor:niemand", "statement:een", "kg:subject"),
    (
        "kg:subject actor:nederland",
        "kg:subject actor:nederland, actor:jan-jansen",
        "statement:een",
        "kg:subject",
    ),
    ("kg:subject actor:nederland ;", "", "statement:een", "kg:subject"),
    ("kg:predicate kg:worksToward", "kg:predicate kg:dreamsOf", "statement:een", "kg:predicate"),
    ("kg:predicate kg:worksToward", "kg:predicate kg:standsFor", "statement:een", "kg:predicate"),
    ("kg:predicate kg:worksToward ;", "", "statement:een", "kg:predicate"),
    ("kg:object topic:meer-wind ;", "", "statement:een", "kg:object"),
    ("kg:object topic:meer-wind", 'kg:object "meer wind"@nl', "statement:een", "kg:object"),
    ("kg:polarity kg:affirmed", "kg:polarity kg:affirmed, kg:negated", "statement:een", "kg:polarity"),
    ("kg:polarity kg:affirmed", "kg:polarity kg:maybe", "statement:een", "kg:polarity"),
    ("kg:factuality kg:desired ;", "", "statement:een", "kg:factuality"),
    ("kg:status kg:proposed", "kg:status kg:affirmed", "statement:een", "kg:status"),
    (
        "kg:Statement ; kg:passage letter:zin",
        "kg:Statement ; kg:passage letter:weg",
        "statement:een",
        "kg:passage",
    ),
    (
        "kg:attributedTo actor:jan-jansen",
        "kg:attributedTo actor:jan-jansen, actor:nederland",
        "statement:een",
        "kg:attributedTo",
    ),
    ("kg:about topic:wind", "kg:about actor:nederland", "statement:een", "kg:about"),
    ('kg:subjectText "Nederland"@nl', 'kg:subjectText "Nederland"', "statement:een", "kg:subjectText"),
    ('kg:objectText "meer wind"@nl', 'kg:objectText "meer"@nl, "wind"@nl', "statement:een", "kg:objectText"),
    ('kg:when "2014/.."^^edtf:EDTF', 'kg:when "2014"', "statement:een", "kg:when"),
    ("kg:confidence 0.93", "kg:confidence 1.5", "statement:een", "kg:confidence"),
    ('kg:rule "wil.noun"', 'kg:rule "wil.noun", "wil.verb"', "statement:een", "kg:rule"),
    ('kg:quote "Hoogachtend,"@nl', 'kg:quote ""@nl', "letter:lege-zin", "kg:quote"),
    ('kg:quote "Hoogachtend,"@nl ;', "", "letter:lege-zin", "kg:quote"),
    ("nif:beginIndex 45", "nif:beginIndex 57", "letter:lege-zin", "nif:beginIndex"),
    ("nif:endIndex 57", 'nif:endIndex "57"', "letter:lege-zin", "nif:endIndex"),
    (
        "nif:referenceContext letter:proef",
        "nif:referenceContext letter:weg",
        "letter:zin",
        "nif:referenceContext",
    ),
    (
        "kg:Statement ; kg:passage letter:zin",
        "kg:Statement ; kg:passage letter:lege-zin",
        "letter:lege-zin",
        "^kg:passage",
    ),
    ('"Jan Jansen"@nl, "Jan Jansen"@en', '"Jan Jansen"@nl', "actor:jan-jansen", ""),
    (
        '"Jan Jansen"@nl, "Jan Jansen"@en',
        '"Jan Jansen"@nl, "Jan J."@nl',
        "actor:jan-jansen",
        "skos:prefLabel",
    ),
    ('"wind levy"@en', '"wind levy"', "measure:windheffing", "skos:prefLabel"),
    ('skos:altLabel "NL"@nl', 'skos:altLabel "NL"', "actor:nederland", "skos:altLabel"),
    ('kg:adjective "Nederlandse"@nl', 'kg:adjective "Nederlandse"', "actor:nederland", "kg:adjective"),
    ('kg:demonym "Nederlander"@nl', 'kg:demonym "Nederlander"', "actor:nederland", "kg:demonym"),
    ("skos:exactMatch wd:Q55", 'skos:exactMatch "Q55"', "actor:nederland", "skos:exactMatch"),
    ('; kg:identifierSource "a public table"', "", "actor:nederland", "kg:identifierSource"),
    ("; kg:officeOf actor:nederland", "", "office:minister-van-wind", "kg:officeOf"),
    ("org:member actor:jan-jansen ;", "", "actor:jan-jansen#minister", "org:member"),
    (
        "org:role office:minister-van-wind",
        "org:role actor:nederland",
        "actor:jan-jansen#minister",
        "org:role",
    ),
    (
        "org:organization actor:nederland",
        "org:organization topic:wind",
        "actor:jan-jansen#minister",
        "org:organization",
    ),
    ("2021-01-15", "2016-01-15", "actor:jan-jansen#minister", "kg:validFrom"),
    ('"2021-01-15"^^xsd:date', '"2021"^^xsd:gYear', "actor:jan-jansen#minister", "kg:validUntil"),
    ('skos:prefLabel "wind"@nl, "wind"@en', 'skos:prefLabel "wind"@nl', "topic:wind", "skos:prefLabel"),
    ("skos:topConceptOf kg:topics ;", "", "topic:wind", "skos:broader|skos:topConceptOf"),
    ("topic:wind a kg:Topic, skos:Concept", "topic:wind a skos:Concept", "topic:wind", ""),
    ('skos:prefLabel "meer wind"@nl ;', "", "topic:meer-wind", "skos:prefLabel"),
    ("skos:broader topic:wind", "skos:broader actor:nederland", "topic:meer-wind", "skos:broader"),
    ("kg:mentions actor:nederland", "kg:mentions actor:niemand", "topic:meer-wind", "kg:mentions"),
    ('dcterms:title "Brief over wind"@nl ;', "", "letter:proef", "dcterms:title"),
    ('dcterms:language "nl"', 'dcterms:language "Nederlands"', "letter:proef", "dcterms:language"),
    ('dcterms:date "2018"^^xsd:gYear', 'dcterms:date "najaar 2018"', "letter:proef", "dcterms:date"),
    ("kg:sender actor:nederland ;", "", "letter:proef", "kg:sender"),
    ("kg:addressee actor:nederland", "kg:addressee topic:wind", "letter:proef", "kg:addressee"),
    ("kg:signatory actor:jan-jansen", 'kg:signatory "J. Jansen"', "letter:proef", "kg:signatory"),
    ("kg:onBehalfOf actor:nederland", "kg:onBehalfOf actor:niemand", "letter:proef", "kg:onBehalfOf"),
    ("kg:Figure ; kg:passage letter:zin", "kg:Figure", "letter:cijfer", "kg:passage"),
    ('kg:figureText "3"@nl ;', "", "letter:cijfer", "kg:figureText"),
    ("kg:value 3", 'kg:value "drie"', "letter:cijfer", "kg:value"),
    ('kg:unit "molens"@nl ;', "", "letter:cijfer", "kg:unit"),
    ('kg:measures "molens erbij"@nl ;', "", "letter:cijfer", "kg:measures"),
    ("kg:concerns actor:nederland", "kg:concerns actor:niemand", "letter:cijfer", "kg:concerns"),
]


def quads(turtle: str) -> list[Quad]:
    head = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    return list(parse(head + turtle, RdfFormat.TURTLE))


def full(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped shapes and classes without the topics, which would only make each check slower."""
    folder = tmp_path_factory.mktemp("ontology")
    for name in ("shapes.ttl", "kamergraaf.ttl"):
        shutil.copy(ONTOLOGY / name, folder)
    return folder


def test_a_well_formed_graph_breaks_no_shape(folder: Path) -> None:
    assert check_shapes(quads(VALID), folder) == []


@pytest.mark.parametrize(("good", "bad", "focus", "path"), BROKEN)
def test_each_fault_is_found_where_it_is(folder: Path, good: str, bad: str, focus: str, path: str) -> None:
    assert VALID.count(good) == 1
    findings = check_shapes(quads(VALID.replace(good, bad)), folder)
    assert (full(focus), path) in {(found.focus, found.path) for found in findings}
    assert all(found.message_nl != found.message_en for found in findings)


def test_each_property_that_a_shape_asks_about_has_a_broken_example() -> None:
    """A shape added without an example of what it refuses is seen here."""
    shapes = rdflib.Graph().parse(ONTOLOGY / "shapes.ttl")
    sh = rdflib.Namespace(PREFIXES["sh"])
    asked = {
        shorten(str(path)) for path in shapes.objects(predicate=sh.path) if isinstance(path, rdflib.URIRef)
    }
    about_the_ontology = {"kg:group", "rdfs:subPropertyOf", "rdfs:label", "skos:definition", "skos:narrower"}
    assert asked - {path for _, _, _, path in BROKEN} == about_the_ontology


def test_what_only_a_letter_names_needs_no_english_label(folder: Path) -> None:
    phrase = 'letter:nieuw a kg:Phrase, kg:State ; skos:prefLabel "Nieuwland"@nl .'
    assert check_shapes(quads(VALID + phrase), folder) == []


def test_a_finding_shows_the_sentence(folder: Path) -> None:
    broken = VALID.replace("kg:polarity kg:affirmed ;", "")
    assert check_shapes(quads(broken), folder) == [
        ShapeFinding(
            focus=full("statement:een"),
            path="kg:polarity",
            message_nl="Een uitspraak heeft precies één polariteit: kg:affirmed of kg:negated.",
            message_en="A statement has exactly one polarity: kg:affirmed or kg:negated.",
            passage=full("letter:zin"),
            quote="Nederland wil vanaf 2014 3 molens meer wind.",
        )
    ]


def test_a_finding_shows_the_offending_value(folder: Path) -> None:
    [found] = check_shapes(quads(VALID.replace("kg:confidence 0.93", "kg:confidence 1.5")), folder)
    assert found.value == "1.5"
    assert str(found) == (
        "statement:een kg:confidence: A confidence is one decimal from 0 to 1. (it has 1.5)\n"
        "  https://w3id.org/kamergraaf/id/letter/zin: “Nederland wil vanaf 2014 3 molens meer wind.”"
    )


def test_a_rejected_statement_may_stand_in_a_passage_without_statements(folder: Path) -> None:
    moved = VALID.replace("kg:Statement ; kg:passage letter:zin", "kg:Statement ; kg:passage letter:lege-zin")
    assert check_shapes(quads(moved.replace("kg:status kg:proposed", "kg:status kg:rejected")), folder) == []


def test_to_support_and_oppose_the_same_thing_is_no_fault_of_form(folder: Path) -> None:
    both = "actor:nederland kg:supports topic:wind ; kg:opposes topic:wind ."
    assert check_shapes(quads(VALID + both), folder) == []


def test_a_thing_without_an_iri_is_refused(folder: Path) -> None:
    nameless = '[] a kg:Event ; skos:prefLabel "storm"@nl, "storm"@en .'
    [found] = check_shapes(quads(VALID + nameless), folder)
    assert found.focus.startswith("_:")
    assert found.message_en == "An actor, agreement, measure, event, place or office has an IRI."


@pytest.mark.parametrize(
    ("added", "path"),
    [
        ("kg:dreamsOf a owl:ObjectProperty .", ""),
        ('kg:dreamsOf a owl:ObjectProperty ; rdfs:label "droomt van"@nl, "dreams of"@en .', ""),
        ("kg:Dream a owl:Class .", ""),
        ('kg:supports kg:group "G" .', "kg:group"),
        ('kg:dreamsOf a owl:ObjectProperty, kg:Predicate ; kg:group "B" .', "rdfs:subPropertyOf"),
        ("topic:wind skos:narrower actor:nederland .", "skos:narrower"),
    ],
    ids=[
        "no label",
        "no definition",
        "a class without a label",
        "unknown group",
        "no super-property",
        "narrower",
    ],
)
def test_a_fault_in_the_ontology_is_found(folder: Path, added: str, path: str) -> None:
    findings = check_shapes(quads(VALID + added), folder)
    assert (full(added.split()[0]), path) in {(found.focus, found.path) for found in findings}


def test_the_ontology_and_its_topics_pass() -> None:
    assert check_shapes([], ONTOLOGY) == []


def test_shapes_that_are_no_shacl_are_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "shapes.ttl").write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . "
        '<x:s> a sh:NodeShape ; sh:targetNode <x:n> ; sh:property [ sh:path <x:p> ; sh:minCount "two" ] .'
    )
    with pytest.raises(InputError, match=r"shapes\.ttl: the shapes cannot be used"):
        check_shapes(quads(VALID), tmp_path)


def test_shapes_that_do_not_parse_are_refused_with_the_line(tmp_path: Path) -> None:
    (tmp_path / "shapes.ttl").write_text("<x:a> <x:b> <x:c> .\n<x:a> <x:b> ] .\n")
    with pytest.raises(SyntaxFault, match=r"shapes\.ttl:2"):
        check_shapes([], tmp_path)
