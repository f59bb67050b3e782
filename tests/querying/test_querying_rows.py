from __future__ import annotations

import datetime
import importlib.util
from decimal import Decimal

import pyoxigraph as ox
import pytest
from tests.queries.conftest import LIBRARY, read_graph, store_of

from kamergraaf.querying import Names, Rows
from kamergraaf.querying.cells import on_one_line, to_python
from kamergraaf.rdf.vocabulary import term

STORE = store_of(read_graph())
NAMES = Names(STORE, LIBRARY)


def rows(text: str) -> Rows:
    return Rows(STORE.query(text), names=NAMES)


FIGURES = (
    "SELECT ?figure ?value ?_letter_iri { ?number kg:figureText ?figure ; kg:value ?value } ORDER BY ?value"
)


def test_rows_are_a_sequence_of_terms() -> None:
    found = rows(FIGURES)
    assert len(found) == 2
    assert found[0]["value"] == ox.Literal(2)
    assert [row["value"] for row in found[1:]] == [ox.Literal(300)]
    assert [value for _, value, _ in found] == [ox.Literal(2), ox.Literal(300)]
    assert found == rows(FIGURES)
    assert found != rows(FIGURES.replace("ORDER BY ?value", "ORDER BY DESC(?value)"))


def test_dicts_hold_python_values_without_the_parameters() -> None:
    assert rows(FIGURES).dicts() == [{"figure": "twee procent", "value": 2}, {"figure": "300", "value": 300}]


def test_rows_print_as_a_table_with_names() -> None:
    text = repr(rows("SELECT ?who { ?who kg:withdrewFrom ?what }"))
    assert "Zuidland" in text
    assert text.endswith("1 row")


def test_many_rows_print_only_the_first() -> None:
    found = rows("SELECT ?s ?p { ?s ?p ?o }")
    assert len(repr(found).splitlines()) < 30
    assert f"{len(found)} rows; the first 20 are shown" in repr(found)
    assert found._repr_html_().count("<tr>") == 21


def test_html_is_escaped_and_links_things() -> None:
    html = Rows(
        STORE.query(
            "SELECT ?a ?b ?c { VALUES (?a ?b ?c) { ('<script>\"' actor:zuidland <javascript:x> ) } }"
        ),
        names=NAMES,
    )._repr_html_()
    assert "&lt;script&gt;&quot;" in html
    assert '<a href="https://w3id.org/kamergraaf/id/actor/zuidland">Zuidland</a>' in html
    assert 'href="javascript' not in html


def test_rows_go_to_pandas_with_their_types() -> None:
    pandas = pytest.importorskip("pandas", reason="the extra `notebook` brings pandas")
    frame = rows(FIGURES).to_pandas()
    assert list(frame.columns) == ["figure", "value"]
    assert frame["value"].sum() == 302
    assert pandas.api.types.is_integer_dtype(frame["value"])
    assert list(rows("SELECT ?s { ?s kg:blocks ?o }").to_pandas().columns) == ["s"]


@pytest.mark.skipif(importlib.util.find_spec("polars") is None, reason="the extra `polars` is not installed")
def test_rows_go_to_polars_with_their_types() -> None:
    frame = rows("SELECT ?a ?b { VALUES (?a ?b) { (1 'x') (2 3) (UNDEF UNDEF) } }").to_polars()
    assert frame["a"].to_list() == [1, 2, None]
    assert frame["b"].to_list() == ["x", "3", None]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("3", "integer", 3),
        ("0.5", "decimal", Decimal("0.5")),
        ("0.5", "double", 0.5),
        ("true", "boolean", True),
        ("0", "boolean", False),
        ("2018-06-28", "date", datetime.date(2018, 6, 28)),
        ("2018", "gYear", "2018"),
        ("niets", "integer", "niets"),
        ("2018-02-30", "date", "2018-02-30"),
        ("x", "decimal", "x"),
    ],
)
def test_a_literal_becomes_the_python_value_it_stands_for(text: str, kind: str, value: object) -> None:
    found = to_python(ox.Literal(text, datatype=term(f"xsd:{kind}")))
    assert (found, type(found)) == (value, type(value))


def test_other_terms_become_texts() -> None:
    assert to_python(None) is None
    assert to_python(term("actor:x")) == "https://w3id.org/kamergraaf/id/actor/x"
    assert to_python(ox.BlankNode("b")) == "_:b"
    assert to_python(ox.Literal("x", language="nl")) == "x"


@pytest.mark.parametrize("mark", ["\x00", "\x1b", "\x7f", "\x9b", "\u202e", "\u2066"])
def test_marks_that_steer_are_dropped(mark: str) -> None:
    assert on_one_line(f"a{mark}b") == "ab"


def test_letters_with_accents_stay() -> None:
    assert on_one_line("één coöperatie\u00a0naïef – “x”") == "één coöperatie naïef – “x”"
