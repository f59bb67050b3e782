"""Statements as quads: IRIs by digest, and the plain triple only where it may stand."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from kamergraaf.model import Factuality, Figure, Passage, Polarity, Statement, Status
from kamergraaf.rdf import vocabulary as v
from kamergraaf.rdf.statements import figure_quads, statement_quads, when_literal

BASE = "https://voorbeeld.example/"
GRAPH = NamedNode(BASE + "graph/brief")
FACT = Statement(
    passage=Passage(BASE + "id/letter/brief", 3, 9, "steunt"),
    subject=BASE + "id/actor/a",
    predicate=v.PREFIXES["kg"] + "supports",
    object=BASE + "id/agreement/b",
    status=Status.ACCEPTED,
)


def quads_of(statement: Statement) -> list[Quad]:
    return list(statement_quads(statement, GRAPH, base=BASE, sender=BASE + "id/actor/kabinet"))


def has_plain_triple(statement: Statement) -> bool:
    return any(quad.subject == NamedNode(statement.subject) for quad in quads_of(statement))


def test_an_affirmed_actual_statement_of_the_letter_gives_the_plain_triple() -> None:
    assert has_plain_triple(FACT)
    assert has_plain_triple(replace(FACT, status=Status.PROPOSED))


@pytest.mark.parametrize(
    "other",
    [
        replace(FACT, polarity=Polarity.NEGATED),
        replace(FACT, factuality=Factuality.PLANNED),
        replace(FACT, factuality=Factuality.DESIRED),
        replace(FACT, factuality=Factuality.POSSIBLE),
        replace(FACT, attributed_to=BASE + "id/actor/c"),
        replace(FACT, status=Status.REJECTED),
    ],
)
def test_any_other_statement_does_not(other: Statement) -> None:
    assert not has_plain_triple(other)
    assert len(quads_of(other)) == len(quads_of(FACT)) - 1


def test_the_sender_speaks_when_nobody_else_does() -> None:
    speakers = [quad.object for quad in quads_of(FACT) if quad.predicate == v.ATTRIBUTED_TO]
    assert speakers == [NamedNode(BASE + "id/actor/kabinet")]


def test_a_reviewers_decision_does_not_change_the_iri() -> None:
    assert FACT.digest == replace(FACT, status=Status.REJECTED, about=("x",), when="2018").digest


@pytest.mark.parametrize(
    "change",
    [
        {"subject": "x"},
        {"predicate": "x"},
        {"object": "x"},
        {"polarity": Polarity.NEGATED},
        {"factuality": Factuality.POSSIBLE},
    ],
)
def test_what_it_says_does(change: dict[str, str]) -> None:
    assert FACT.digest != replace(FACT, **change).digest  # type: ignore[arg-type]


@given(st.text(), st.text(), st.text())
def test_an_iri_of_a_statement_is_always_an_iri(subject: str, predicate: str, thing: str) -> None:
    digest = replace(FACT, subject=subject, predicate=predicate, object=thing).digest
    assert NamedNode(f"{BASE}id/statement/{digest}")


@pytest.mark.parametrize(
    ("text", "datatype"),
    [
        ("2018", v.YEAR),
        ("2018-06", v.YEAR_MONTH),
        ("2018-06-28", v.DATE),
        ("2014/2024", v.EDTF),
        ("201X", v.EDTF),
        ("2018-07-02/..", v.EDTF),
    ],
)
def test_a_moment_gets_the_type_that_fits_it(text: str, datatype: NamedNode) -> None:
    assert when_literal(text).datatype == datatype


@pytest.mark.parametrize("text", ["gisteren", "28 juni", "", "/"])
def test_words_are_no_moment(text: str) -> None:
    with pytest.raises(ValueError, match="no date"):
        when_literal(text)


def test_a_figure_keeps_its_value_exactly() -> None:
    figure = Figure(FACT.passage, "0,1", "0.10", "%", "aandeel", concerns=(FACT.object,), when="2019")
    values = {quad.predicate: quad.object for quad in figure_quads(figure, GRAPH)}
    assert values[v.VALUE] == Literal("0.10", datatype=v.DECIMAL)
    assert values[v.WHEN] == Literal("2019", datatype=v.YEAR)
