"""Proposals and decisions in the build: what people wrote stands above, and nothing comes in unseen."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from tests.building.test_build import LETTER, edit
from tests.building.test_validate import needs_java

from kamergraaf.building import assemble, build, validate
from kamergraaf.building.folder import read_folder
from kamergraaf.building.settle import Settled, settle
from kamergraaf.errors import DataError, EvidenceError, InputError, SyntaxFault
from kamergraaf.model import Statement, Status
from kamergraaf.project import Project
from kamergraaf.rdf.status import DECIDED, with_status

SLUG = "2020-graanverdrag"
HEAD = """@base <https://voorbeeld.example/id/letter/2020-graanverdrag> .
@prefix actor: <https://voorbeeld.example/id/actor/> .
@prefix agreement: <https://voorbeeld.example/id/agreement/> .
@prefix statement: <https://voorbeeld.example/id/statement/> .
@prefix topic: <https://voorbeeld.example/id/topic/> .
@prefix kg: <https://w3id.org/kamergraaf/def#> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
FIRST = (
    "<#char=0,26> a kg:Passage ; nif:beginIndex 0 ; nif:endIndex 26 ;"
    ' kg:quote "Aan de Staten van Strelsau"@nl .\n'
)
SECOND = (
    "<#char=28,64> a kg:Passage ; nif:beginIndex 28 ; nif:endIndex 64 ;"
    ' kg:quote "Het kabinet steunt het Graanverdrag."@nl .\n'
)
SUPPORTS = """[] a kg:Statement ; kg:passage <#char=28,64> ; kg:subject actor:strelsau-kabinet ;
    kg:subjectText "Het kabinet"@nl ; kg:predicate kg:supports ; kg:object agreement:graanverdrag ;
    kg:objectText "Graanverdrag"@nl ; kg:polarity kg:affirmed ; kg:factuality kg:actual ;
    kg:status kg:proposed ; kg:confidence 0.9 ; kg:rule "proef" .
"""
VALUES = SUPPORTS.replace("kg:supports", "kg:values")
IN_FIRST = (
    SUPPORTS.replace("<#char=28,64>", "<#char=0,26>")
    .replace(' kg:subjectText "Het kabinet"@nl ;', "")
    .replace('kg:objectText "Graanverdrag"@nl ;', "")
)


def propose(project: Project, *parts: str) -> None:
    (project.root / LETTER / "proposed.ttl").write_text(HEAD + "".join(parts), "utf-8")


def decide(project: Project, *parts: str) -> None:
    (project.root / LETTER / "decisions.ttl").write_text(HEAD + "".join(parts), "utf-8")


def decision(
    statement: Statement, status: str, *, time: str = "2025-01-31T09:00:00Z", who: str = "Ans"
) -> str:
    return (
        f"statement:{statement.digest} kg:decision [ kg:status kg:{status} ; "
        f'prov:wasAttributedTo "{who}" ; prov:generatedAtTime "{time}"^^xsd:dateTime ] .\n'
    )


def told(statement: Statement, text: str) -> str:
    """A statement of `proposed.ttl` as `decisions.ttl` tells it."""
    kept = text.replace("[]", f"statement:{statement.digest}", 1)
    return kept.replace("kg:status kg:proposed ; ", "").replace('kg:confidence 0.9 ; kg:rule "proef" ', "")


def settled(project: Project) -> Settled:
    return settle(read_folder(project.letters / SLUG, project), base=project.base)


def proposal(project: Project) -> Statement:
    ((statement, _),) = read_folder(project.letters / SLUG, project).proposed.statements
    return statement


def triples(quads: list[Quad], predicate: str) -> list[tuple[str, str]]:
    wanted = NamedNode(f"https://w3id.org/kamergraaf/def#{predicate}")
    found = [quad for quad in quads if quad.predicate == wanted]
    return [(str(quad.subject), str(quad.object)) for quad in found]


def test_a_proposal_that_people_wrote_already_is_not_doubled(small: Project) -> None:
    before = build(small)
    propose(small, FIRST, SECOND, SUPPORTS)
    assert build(small) == before


def test_a_proposal_beside_what_people_wrote_is_proposed_and_gives_its_plain_triple(small: Project) -> None:
    propose(small, SECOND, VALUES)
    assert build(small).status == {"accepted": 6, "proposed": 1}
    assert len(triples(assemble(small).quads, "values")) == 1


def test_a_proposal_where_people_found_nothing_counts_as_rejected(small: Project) -> None:
    propose(small, FIRST, IN_FIRST)
    assert build(small).status == {"accepted": 6, "rejected": 1}
    assert settled(small).notes == []


def test_accepting_a_statement_where_people_found_nothing_is_a_contradiction(small: Project) -> None:
    propose(small, FIRST, IN_FIRST)
    one = proposal(small)
    decide(small, FIRST, told(one, IN_FIRST), decision(one, "accepted"))
    with pytest.raises(DataError, match="marked as without a statement"):
        build(small)


def test_a_letter_that_nobody_read_needs_no_coverage_and_claims_none(small: Project) -> None:
    (small.root / LETTER / "statements.ttl").unlink()
    propose(small, FIRST, SECOND, SUPPORTS)
    summary = build(small)
    assert (summary.classes["Passage"], summary.not_read) == (2, 1)
    assert "PassageWithoutStatement" not in summary.classes
    assert "1 of 2 sentences have a statement" in str(summary)


def test_passages_that_only_the_machine_read_are_not_mixed_with_those_of_people(small: Project) -> None:
    before = build(small).classes["Passage"]
    half = (
        FIRST.replace("0,26", "0,6").replace("endIndex 26", "endIndex 6").replace(" Staten van Strelsau", "")
    )
    propose(small, half, SECOND, VALUES)
    assert build(small).classes["Passage"] == before


def test_what_the_file_of_people_says_stands_above_a_decision(small: Project) -> None:
    propose(small, SECOND, SUPPORTS)
    one = proposal(small)
    decide(small, SECOND, told(one, SUPPORTS), decision(one, "rejected"))
    assert build(small).status == {"accepted": 6}
    (note,) = settled(small).notes
    assert "statements.ttl has it accepted" in str(note)


def test_the_latest_decision_counts_whatever_the_order_of_the_lines(small: Project) -> None:
    propose(small, SECOND, VALUES)
    one = proposal(small)
    lines = [
        decision(one, "accepted", time="2025-01-31T09:00:00Z"),
        decision(one, "rejected", time="2025-01-31T11:30:00+01:00", who="Bo"),
        decision(one, "accepted", time="2025-01-31T10:00:00.5Z", who="Cas"),
    ]
    for order in (lines, lines[::-1]):
        decide(small, SECOND, told(one, VALUES), *order)
        assert build(small).status == {"accepted": 6, "rejected": 1}


def test_the_gate_holds_for_proposals(small: Project) -> None:
    propose(small, SECOND.replace("steunt", "stuit"), VALUES)
    with pytest.raises(EvidenceError, match=r"proposed\.ttl.*no evidence for"):
        build(small)
    propose(small, SECOND, VALUES.replace("Het kabinet", "De Kamer"))
    with pytest.raises(EvidenceError, match="'De Kamer' does not stand in the quote"):
        build(small)


def test_the_gate_holds_for_what_was_decided(small: Project) -> None:
    propose(small, SECOND, VALUES)
    one = proposal(small)
    wrong = told(one, VALUES).replace("Het kabinet", "De Kamer")
    decide(small, SECOND, wrong, decision(one, "accepted"))
    with pytest.raises(EvidenceError, match=r"decisions\.ttl.*'De Kamer' does not stand in the quote"):
        build(small)


def test_a_proposal_must_name_what_is_described(small: Project) -> None:
    propose(small, SECOND, VALUES.replace("agreement:graanverdrag", "agreement:graan"))
    with pytest.raises(
        DataError, match=r"proposed\.ttl.*agreement/graan> is not a thing|graan is not a thing"
    ):
        build(small)
    propose(small, SECOND, VALUES.replace("agreement:graanverdrag", "topic:open-handel"))
    assert build(small).status["proposed"] == 1


def test_what_people_wrote_may_not_lean_on_what_the_machine_describes(small: Project) -> None:
    edit(
        small,
        f"{LETTER}/statements.ttl",
        'topic:heffing a kg:Phrase ; skos:prefLabel "heffing"@nl, "levy"@en .',
        "",
    )
    propose(small, 'topic:heffing a kg:Phrase ; skos:prefLabel "heffing"@nl .')
    with pytest.raises(DataError, match=r"statements\.ttl.*heffing is not a thing"):
        build(small)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("kg:rejected", "kg:proposed", "is no verdict"),
        ("kg:status kg:rejected ; ", "", "needs one kg:status, not 0"),
        ('prov:wasAttributedTo "Ans" ; ', "", "needs one prov:wasAttributedTo, not 0"),
        ('"Ans"', '""', "a decision has a name"),
        ('"Ans"', '"Ans", "Bo"', "needs one prov:wasAttributedTo, not 2"),
        ("T09:00:00Z", "T09:00:00", "has no time zone"),
        ("2025-01-31", "gisteren", "Invalid isoformat"),
        ('"Ans"', '"Ans" ; kg:rule "x"', "has no kg:rule"),
        ("kg:decision [", "kg:besluit [", "nobody decided on"),
        ("<#char=28,64>", "<#char=28,63>", "is not described in this file"),
    ],
)
def test_a_decision_that_does_not_hold_is_named_with_its_line(
    small: Project, old: str, new: str, message: str
) -> None:
    propose(small, SECOND, VALUES)
    one = proposal(small)
    text = told(one, VALUES) + decision(one, "rejected")
    assert old in text
    decide(small, SECOND, text.replace(old, new))
    with pytest.raises(DataError, match=message) as caught:
        build(small)
    assert f"{LETTER}/decisions.ttl:" in str(caught.value)


def test_the_marks_of_a_merge_that_failed_are_a_fault_of_the_file(small: Project) -> None:
    propose(small, SECOND, VALUES)
    decide(small, "<<<<<<< HEAD\n", decision(proposal(small), "rejected"), "=======\n")
    with pytest.raises(SyntaxFault, match=r"decisions\.ttl"):
        build(small)


def test_a_letter_with_two_sources_is_refused(small: Project) -> None:
    (small.root / LETTER / "letter.html").write_text("<p>Aan de Staten</p>", "utf-8")
    with pytest.raises(InputError, match=r"2 sources: letter\.txt and letter\.html"):
        build(small)


def test_only_what_people_hold_can_be_asked_of_the_graph(small: Project) -> None:
    propose(small, SECOND, SUPPORTS, VALUES, SUPPORTS.replace("kg:supports", "kg:opposes"))
    build(small)
    quads = list(parse(path=str(small.build / "current" / "graph.nq"), format=RdfFormat.N_QUADS))
    assert len(triples(quads, "values")) == len(triples(quads, "opposes")) == 1
    kept = list(with_status(quads, DECIDED))
    assert triples(kept, "values") == triples(kept, "opposes") == []
    assert len(triples(kept, "supports")) == len(triples(quads, "supports")) == 1
    assert len(triples(kept, "status")) == 6
    gone = {quad.predicate.value for quad in quads} - {quad.predicate.value for quad in kept}
    assert {iri.rsplit("#")[-1] for iri in gone} == {"values", "opposes", "confidence", "rule"}
    assert list(with_status(quads, list(Status))) == quads


def test_a_triple_that_a_denied_statement_shares_is_not_held_up_by_it(small: Project) -> None:
    denied = VALUES.replace("kg:affirmed", "kg:negated")
    propose(small, SECOND, VALUES, denied)
    (_, _), (statement, _) = read_folder(small.letters / SLUG, small).proposed.statements
    decide(small, SECOND, told(statement, denied), decision(statement, "accepted"))
    quads = assemble(small).quads
    assert len(triples(quads, "values")) == 1
    assert triples(list(with_status(quads, DECIDED)), "values") == []


@needs_java
def test_a_proposal_that_the_ontology_forbids_is_no_contradiction_of_what_people_hold(small: Project) -> None:
    wrong = SUPPORTS.replace("kg:supports", "kg:imposed")
    propose(small, SECOND, wrong)
    assert validate(small).in_order
    one = proposal(small)
    decide(small, SECOND, told(one, wrong), decision(one, "accepted"))
    assert not validate(small).in_order


def test_decisions_to_make_again_are_told_and_are_no_fault(small: Project) -> None:
    propose(small, SECOND, VALUES)
    one = proposal(small)
    decide(
        small,
        SECOND.replace("Graanverdrag.", "Graanakkoord."),
        told(one, VALUES).replace("Graanverdrag", "Graanakkoord"),
        decision(one, "accepted"),
    )
    report = next(part for part in validate(small).sections if part.name.startswith("statements"))
    assert not report.findings
    assert "to be decided again" in str(report)
    assert build(small).again == 1
