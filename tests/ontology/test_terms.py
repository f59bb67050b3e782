"""The ontology keeps to OWL 2 DL, and each term is what the design and the annotation guide say it is."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from kamergraaf.model import Factuality, Polarity, Status
from kamergraaf.project import DEFINITIONS
from kamergraaf.rdf.profile import profile_faults
from kamergraaf.rdf.vocabulary import TYPE, term

ONTOLOGY = Path(__file__).parents[2] / "ontology"

PREDICATES = {
    "A+": "supports welcomes values agreesWith",
    "A-": "opposes criticises condemns isConcernedAbout",
    "B": "callsFor addresses consultsWith proposes",
    "C": "committedTo worksToward decided joined signed ratified implements withdrewFrom violates",
    "D": "cooperatesWith contributesTo investsIn assists strengthens",
    "E": "imposed threatens attacks undermines blocks",
    "F": "memberOf partOf holdsOffice partnerOf alliedWith complements targets",
}
GROUPS = {
    "A+": "standsFor",
    "A-": "standsAgainst",
    "B": "speaks",
    "C": "bindsItself",
    "D": "helps",
    "E": "harms",
    "F": "isRelatedTo",
}
CLASSES = {
    "State": "Actor",
    "Organisation": "Actor",
    "Person": "Actor",
    "ActorGroup": "Actor",
    "IntergovernmentalOrganisation": "Organisation",
    "GovernmentBody": "Organisation",
    "Company": "Organisation",
    "CivilSociety": "Organisation",
    "Treaty": "Agreement",
    "PoliticalCommitment": "Agreement",
    "Framework": "Agreement",
    "Measure": "Entity",
    "Event": "Entity",
    "Place": "Entity",
    "Office": "Entity",
    "Topic": "Entity",
    "Phrase": "Topic",
    "Letter": "Entity",
    "PassageWithoutStatement": "Passage",
}


def read(name: str) -> set[Triple]:
    return {quad.triple for quad in parse(path=str(ONTOLOGY / name), format=RdfFormat.TURTLE)}


TRIPLES = read("kamergraaf.ttl")


def kg(name: str) -> NamedNode:
    return term(f"kg:{name}")


def objects(subject: NamedNode, predicate: str) -> set[object]:
    wanted = term(predicate)
    return {one.object for one in TRIPLES if one.subject == subject and one.predicate == wanted}


def above(name: NamedNode, predicate: str) -> set[object]:
    found: set[object] = {name}
    while True:
        more = {one for each in found if isinstance(each, NamedNode) for one in objects(each, predicate)}
        if more <= found:
            return found
        found |= more


def test_the_ontology_and_its_topics_keep_to_owl_2_dl() -> None:
    assert profile_faults(TRIPLES | read("topics.ttl")) == []


def test_every_term_of_ours_is_declared_once_with_one_label_and_definition_in_each_language() -> None:
    own = {one.subject for one in TRIPLES if getattr(one.subject, "value", "").startswith(DEFINITIONS)}
    assert len(own) > 100
    for name in own:
        assert isinstance(name, NamedNode)
        for words in ("rdfs:label", "skos:definition"):
            given = [word for word in objects(name, words) if isinstance(word, Literal)]
            assert sorted(str(word.language) for word in given) == ["en", "nl"], (name, words)
            assert all(word.value.strip() for word in given)


def test_no_two_predicates_share_a_label() -> None:
    predicates = [one.subject for one in TRIPLES if one.predicate == TYPE and one.object == kg("Predicate")]
    labels = Counter(
        label for one in predicates if isinstance(one, NamedNode) for label in objects(one, "rdfs:label")
    )
    assert [label for label, count in labels.items() if count > 1] == []


def test_the_predicates_are_those_of_the_annotation_guide_in_their_groups() -> None:
    grouped = {name: group for group, names in PREDICATES.items() for name in names.split()}
    found = {
        str(one.subject.value).removeprefix(DEFINITIONS)
        for one in TRIPLES
        if one.predicate == TYPE and one.object == kg("Predicate") and isinstance(one.subject, NamedNode)
    }
    assert found == grouped.keys()
    for name, group in grouped.items():
        assert objects(kg(name), "kg:group") == {Literal(group)}
        assert kg(GROUPS[group]) in above(kg(name), "rdfs:subPropertyOf")
        assert objects(kg(name), "rdfs:domain")
        assert objects(kg(name), "rdfs:range")


def test_groups_and_inverses_cannot_stand_in_a_statement() -> None:
    for name in (*GROUPS.values(), "hasMember", "hasPart", "heldBy"):
        assert kg("Predicate") not in objects(kg(name), "rdf:type")


@pytest.mark.parametrize(("name", "parent"), CLASSES.items())
def test_the_classes_stand_under_each_other_as_designed(name: str, parent: str) -> None:
    assert kg(parent) in above(kg(name), "rdfs:subClassOf")


@pytest.mark.parametrize(
    ("name", "parent"), [("welcomes", "supports"), ("condemns", "criticises"), ("investsIn", "contributesTo")]
)
def test_the_stronger_act_is_the_weaker_too(name: str, parent: str) -> None:
    assert kg(parent) in objects(kg(name), "rdfs:subPropertyOf")


def test_properties_have_the_characteristics_of_the_design() -> None:
    for name in ("cooperatesWith", "partnerOf", "alliedWith"):
        assert term("owl:SymmetricProperty") in objects(kg(name), "rdf:type")
    assert term("owl:TransitiveProperty") in objects(kg("partOf"), "rdf:type")
    assert kg("opposes") in objects(kg("supports"), "owl:propertyDisjointWith")
    assert kg("memberOf") in objects(kg("hasMember"), "owl:inverseOf")


@pytest.mark.parametrize(
    ("kind", "values"), [("Polarity", Polarity), ("Factuality", Factuality), ("Status", Status)]
)
def test_the_values_are_those_of_the_model(
    kind: str, values: type[Polarity] | type[Factuality] | type[Status]
) -> None:
    found = {one.subject for one in TRIPLES if one.predicate == TYPE and one.object == kg(kind)}
    assert found == {kg(value) for value in values}


def test_each_file_says_what_it_is_for_and_names_no_licence() -> None:
    for file in ONTOLOGY.glob("*.ttl"):
        assert file.read_text("utf-8").startswith("# "), file.name
    header = {one.predicate for one in TRIPLES if one.subject == NamedNode(DEFINITIONS.rstrip("#"))}
    assert term("dcterms:title") in header
    assert term("owl:versionInfo") in header
    assert not any("licen" in name.value for name in header)


def test_the_version_of_the_ontology_stands_in_its_version_iri() -> None:
    ontology = NamedNode(DEFINITIONS.rstrip("#"))
    [version] = objects(ontology, "owl:versionInfo")
    [iri] = objects(ontology, "owl:versionIRI")
    assert isinstance(version, Literal)
    assert isinstance(iri, NamedNode)
    assert re.fullmatch(r"\d+\.\d+\.\d+", version.value)
    assert iri.value == f"{ontology.value}/{version.value}"


def test_alignments_speak_only_of_our_terms_and_codes_of_plover() -> None:
    plover = (
        "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION "
    )
    codes = {Literal(code) for code in (plover + "MOBILIZE COERCE ASSAULT").split()}
    aligned = read("alignments.ttl")
    declared = {one.subject for one in TRIPLES | aligned if one.predicate == TYPE}
    assert {one.subject for one in aligned} <= declared
    assert {one.object for one in aligned if one.predicate == kg("plover")} <= codes
    for namespace in ("prov", "org", "sem", "nif", "schema", "eli", "wd"):
        base = term(f"{namespace}:").value
        assert any(getattr(one.object, "value", "").startswith(base) for one in aligned), namespace
