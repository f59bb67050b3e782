"""Conclusions from small data, under the shipped ontology or a smaller one where that shows more."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse

from kamergraaf.rdf.reasoning import infer, materialise
from kamergraaf.rdf.vocabulary import PREFIXES, term

ONTOLOGY = Path(__file__).parents[2] / "ontology"
HEAD = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
LETTER = NamedNode("https://w3id.org/kamergraaf/graph/proef")
INFERRED = NamedNode("https://w3id.org/kamergraaf/graph/inferred")

STATEMENT = """
statement:een a kg:Statement ; kg:passage letter:zin ; kg:status kg:accepted ;
    kg:subject actor:anna ; kg:predicate kg:welcomes ; kg:object event:top .
letter:zin a kg:Passage ; kg:quote "Anna verwelkomt de top."@nl ; nif:referenceContext letter:proef .
letter:cijfer a kg:Figure ; kg:passage letter:zin ; kg:concerns actor:anna .
"""


def quads(turtle: str, *, graph: NamedNode = LETTER) -> list[Quad]:
    parsed = parse(HEAD + turtle, RdfFormat.TURTLE)
    return [Quad(quad.subject, quad.predicate, quad.object, graph) for quad in parsed]


def triple(text: str) -> Triple:
    [quad] = quads(text + " .")
    return quad.triple


@pytest.fixture(scope="module")
def ontology() -> list[Quad]:
    """The shipped ontology with its topics and alignments, as a build has it in one graph."""
    return [
        quad
        for name in ("kamergraaf.ttl", "topics.ttl", "alignments.ttl")
        for quad in quads((ONTOLOGY / name).read_text("utf-8"))
    ]


@pytest.mark.parametrize(
    ("said", "follows"),
    [
        ("actor:a kg:welcomes event:top", "actor:a kg:supports event:top"),
        ("actor:a kg:welcomes event:top", "actor:a kg:standsFor event:top"),
        ("actor:a kg:condemns event:top", "actor:a kg:criticises event:top"),
        ("actor:a kg:investsIn topic:wind", "actor:a kg:helps topic:wind"),
        ("actor:a kg:cooperatesWith actor:b", "actor:b kg:cooperatesWith actor:a"),
        ("actor:a kg:alliedWith actor:b", "actor:b kg:partnerOf actor:a"),
        ("place:a kg:partOf place:b . place:b kg:partOf place:c", "place:a kg:partOf place:c"),
        ("actor:a kg:memberOf actor:b", "actor:b kg:hasMember actor:a"),
        ("actor:a kg:holdsOffice office:b", "office:b a kg:Office"),
        ("place:a kg:supports topic:wind", "place:a a kg:ActingParty"),
        ("actor:a a kg:State", "actor:a a kg:Actor"),
    ],
)
def test_what_the_ontology_promises_follows(ontology: list[Quad], said: str, follows: str) -> None:
    expected = triple(follows)
    assert Quad(expected.subject, expected.predicate, expected.object, INFERRED) in infer(
        quads(said + " ."), ontology, INFERRED
    )


def test_only_what_was_not_said_about_things_and_in_declared_words_comes_out(ontology: list[Quad]) -> None:
    said = quads("actor:a a kg:State ; kg:welcomes event:top ; rdfs:seeAlso <https://example.org/> .")
    inferred = infer(said, ontology, INFERRED)
    declared = {quad.subject for quad in ontology}
    assert inferred
    assert {quad.graph_name for quad in inferred} == {INFERRED}
    assert {quad.triple for quad in inferred}.isdisjoint(quad.triple for quad in said)
    assert {quad.subject for quad in inferred} == {term("actor:a"), term("event:top")}
    assert {quad.predicate for quad in inferred} <= declared | {term("rdf:type")}
    assert {quad.object for quad in inferred if quad.predicate == term("rdf:type")} <= declared


def test_a_statement_stays_what_it_is(ontology: list[Quad]) -> None:
    records = {term("statement:een"), term("letter:zin"), term("letter:cijfer")}
    inferred = infer(quads(STATEMENT), ontology, INFERRED)
    assert not any(part in records for quad in inferred for part in quad.triple)


def test_what_a_statement_says_does_not_follow_from_the_statement(ontology: list[Quad]) -> None:
    assert infer(quads(STATEMENT), ontology, INFERRED) == []


def test_the_same_data_in_another_order_give_the_same_list(ontology: list[Quad]) -> None:
    said = quads("actor:a kg:alliedWith actor:b . actor:b kg:welcomes event:top . actor:c a kg:Person .")
    forwards = infer(said, ontology, INFERRED)
    assert forwards == infer(said[::-1], ontology[::-1], INFERRED)
    assert forwards == sorted(forwards, key=str)


def test_what_was_inferred_before_is_not_taken_as_said(ontology: list[Quad]) -> None:
    said = quads("actor:a kg:welcomes event:top .")
    once = infer(said, ontology, INFERRED)
    assert infer([*said, *once], ontology, INFERRED) == once


def test_things_of_two_classes_that_are_never_both_are_reported(ontology: list[Quad]) -> None:
    said = quads('actor:a kg:signed actor:b . actor:b a kg:State ; skos:prefLabel "B"@nl, "B"@en .')
    found = materialise(said, ontology, INFERRED).contradictions
    [clash] = [one for one in found if "`agreement`" in one.reasons[0].en]
    assert clash.nl == "wat van `B` gezegd is, spreekt zichzelf tegen"
    assert [reason.en for reason in clash.reasons] == [
        "nothing is both `actor` and `agreement`",
        "`B` is said to be `actor`",
        "`B` is said to be `agreement`",
    ]


def test_a_position_and_its_opposite_are_reported_with_the_sentence(ontology: list[Quad]) -> None:
    said = quads(
        "actor:anna kg:welcomes event:top ; kg:supports event:top ; kg:opposes event:top ." + STATEMENT
    )
    [clash] = materialise(said, ontology, INFERRED).contradictions
    assert [(reason.en, reason.graph) for reason in clash.reasons] == [
        ("nobody both `supports` and `opposes` the same thing", None),
        ("`actor:anna` `opposes` `event:top`", LETTER.value),
        ("`actor:anna` `supports` `event:top`", LETTER.value),
    ]


def test_what_can_be_nothing_is_reported_and_not_given_out() -> None:
    rules = quads("kg:A a owl:Class ; rdfs:subClassOf owl:Nothing .")
    inference = materialise(quads("actor:a a kg:A ."), rules, INFERRED)
    assert inference.quads == ()
    assert [one.en for one in inference.contradictions] == ["what is said of `actor:a` contradicts itself"]


def test_data_without_contradictions_report_none(ontology: list[Quad]) -> None:
    said = quads("actor:a a kg:State ; kg:supports event:top . actor:b kg:opposes event:top .")
    assert materialise(said, ontology, INFERRED).contradictions == ()
