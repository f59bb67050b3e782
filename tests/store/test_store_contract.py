"""What every store must do, whatever is behind it. Each test runs against each backend."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kamergraaf.rdf.vocabulary import term
from kamergraaf.store import EndpointStore, Store
from kamergraaf.store.contract import Form

NOORDLAND = term("actor:noordland")


def values(store: Store, text: str, **parameters: ox.NamedNode | ox.Literal) -> list[tuple[str | None, ...]]:
    result = store.query(text, parameters=parameters)
    return [tuple(None if cell is None else cell.value for cell in row) for row in result]


def test_rows_come_in_the_order_asked_with_none_for_what_is_unbound(store: Store) -> None:
    result = store.query(
        "SELECT ?who ?english { ?who skos:prefLabel ?dutch FILTER(LANG(?dutch) = 'nl')"
        " OPTIONAL { ?who skos:prefLabel ?english FILTER(LANG(?english) = 'en') } } ORDER BY ?who"
    )
    assert (result.form, result.variables) == (Form.ROWS, ("who", "english"))
    rows = [(who, english) for who, english in result]
    assert rows == [
        (NOORDLAND, ox.Literal("Northland", language="en")),
        (term("actor:oostland"), None),
        (term("actor:zuidland"), None),
    ]


def test_a_row_is_read_by_name_and_as_a_mapping(store: Store) -> None:
    text = "SELECT ?what ?nothing { actor:noordland kg:supports ?what }"
    assert [row["what"] for row in store.query(text)] == [term("actor:zuidland")]
    assert list(store.query(text).mappings()) == [{"what": term("actor:zuidland"), "nothing": None}]


def test_ask_gives_a_boolean(store: Store) -> None:
    assert store.query("ASK { actor:noordland kg:supports ?x }").boolean is True
    assert store.query("ASK { actor:noordland kg:condemns ?x }").boolean is False


def test_construct_gives_triples(store: Store) -> None:
    result = store.query("CONSTRUCT { ?b kg:supports ?a } WHERE { ?a kg:supports ?b }")
    assert result.form is Form.TRIPLES
    assert list(result.triples()) == [ox.Triple(term("actor:zuidland"), term("kg:supports"), NOORDLAND)]


def test_an_answer_is_not_taken_for_one_of_another_form(store: Store) -> None:
    with pytest.raises(TypeError):
        list(store.query("ASK {}"))
    with pytest.raises(TypeError):
        list(store.query("SELECT * {}").triples())
    assert store.query("SELECT * {}").boolean is None


def test_an_answer_is_read_once(store: Store) -> None:
    result = store.query("SELECT ?who { ?who kg:supports ?what }")
    assert len(list(result)) == 1
    with pytest.raises(TypeError, match="has been read"):
        list(result)


def test_the_default_graph_is_the_union_and_each_graph_can_be_named(store: Store) -> None:
    assert len(values(store, "SELECT * { actor:noordland ?p ?o }")) == 5
    assert values(store, "SELECT ?o { GRAPH graph:brief-2 { ?s ?p ?o } }") == [
        (term("actor:oostland").value,)
    ]


def test_a_parameter_binds_an_iri(store: Store) -> None:
    text = "SELECT ?what ?_who_iri { ?_who_iri kg:supports|kg:opposes ?what } ORDER BY ?what"
    assert values(store, text, _who_iri=NOORDLAND) == [
        (term("actor:oostland").value, NOORDLAND.value),
        (term("actor:zuidland").value, NOORDLAND.value),
    ]
    assert values(store, text, _who_iri=term("actor:zuidland")) == []


def test_a_parameter_reaches_a_filter(store: Store) -> None:
    text = (
        "SELECT ?who ?_date_date { ?who kg:validFrom ?from"
        " FILTER(COALESCE(?from <= ?_date_date, true)) } ORDER BY ?who"
    )
    day = ox.Literal("2020-12-31", datatype=term("xsd:date"))
    assert [who for who, _ in values(store, text, _date_date=day)] == [NOORDLAND.value]
    assert [who for who, _ in values(store, text)] == [NOORDLAND.value, term("actor:zuidland").value]


def test_a_parameter_reaches_the_condition_of_an_optional(store: Store) -> None:
    text = (
        "SELECT ?who ?name ?_lang_literal { ?who kg:validFrom ?from"
        " OPTIONAL { ?who skos:prefLabel ?name FILTER(LANG(?name) = ?_lang_literal) } } ORDER BY ?who"
    )
    assert [row[1] for row in values(store, text, _lang_literal=ox.Literal("en"))] == ["Northland", None]


def test_a_parameter_reaches_two_sub_selects_that_project_it(store: Store) -> None:
    text = (
        "SELECT ?from ?what ?_who_iri {"
        " { SELECT ?_who_iri ?from { ?_who_iri kg:validFrom ?from } }"
        " { SELECT ?_who_iri ?what { ?_who_iri kg:supports ?what } } }"
    )
    assert values(store, text, _who_iri=NOORDLAND) == [
        ("2020-02-01", term("actor:zuidland").value, NOORDLAND.value)
    ]


def test_a_parameter_reaches_a_construct_and_an_ask(store: Store) -> None:
    construct = store.query(
        "CONSTRUCT { ?_who_iri kg:supports ?what } WHERE { ?_who_iri kg:supports ?what }",
        parameters={"_who_iri": term("actor:zuidland")},
    )
    assert list(construct.triples()) == []
    ask = "ASK { ?_who_iri kg:supports ?what }"
    assert store.query(ask, parameters={"_who_iri": NOORDLAND}).boolean is True
    assert store.query(ask, parameters={"_who_iri": term("actor:zuidland")}).boolean is False


@pytest.mark.parametrize("text", ['Oostland "aan zee"\n}', "x' } } #", "?who", "\\u0041", "é\t\r\n\\"])
def test_a_text_is_bound_as_it_is(store: Store, text: str) -> None:
    asked = "SELECT ?_name_literal { BIND(?_name_literal AS ?copy) }"
    assert values(store, asked, _name_literal=ox.Literal(text, language="nl")) == [(text,)]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_no_text_breaks_out_of_its_literal(store: Store, text: str) -> None:
    asked = "SELECT ?_name_literal { }"
    assert values(store, asked, _name_literal=ox.Literal(text)) == [(text,)]


def test_a_fault_in_the_text_is_a_syntax_error_with_its_place(store: Store) -> None:
    with pytest.raises(SyntaxError, match="error at 2:"):
        store.query("SELECT ?s\nWHERE ?s }")


def test_a_first_row_can_be_read_without_the_rest(store: Store) -> None:
    numbers = " ".join(str(number) for number in range(2000))
    first = next(iter(store.query(f"SELECT ?n {{ VALUES ?n {{ {numbers} }} }}")))
    assert first["n"] == ox.Literal(0)


def test_a_query_that_names_its_graphs_sees_only_those(store: Store) -> None:
    if isinstance(store, EndpointStore):
        pytest.skip("a server that is told to take the union of its graphs overrules the query")
    text = "SELECT ?o FROM graph:brief-2 WHERE { ?s ?p ?o }"
    assert values(store, text) == [(term("actor:oostland").value,)]
    named = "SELECT ?o FROM NAMED graph:brief-2 WHERE { GRAPH ?g { ?s ?p ?o } }"
    assert values(store, named) == [(term("actor:oostland").value,)]
