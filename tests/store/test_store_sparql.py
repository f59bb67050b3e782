from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Store

from kamergraaf.store.sparql import (
    first_keyword,
    services,
    tokens,
    undeclared_prefixes,
    variables,
    with_values,
)

A = {"a": NamedNode("http://e/a")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT ?a { ?s ?p ?a }", "SELECT ?a { VALUES (?a) { (<http://e/a>) } ?s ?p ?a }"),
        ("ASK{}", "ASK{ VALUES (?a) { (<http://e/a>) }}"),
        (
            "SELECT (EXISTS { ?x ?y ?z } AS ?a) { ?s ?p ?o }",
            "SELECT (EXISTS { ?x ?y ?z } AS ?a) { VALUES (?a) { (<http://e/a>) } ?s ?p ?o }",
        ),
        (
            "CONSTRUCT { ?s ?p [ ?q ?a ] } WHERE { ?s ?p ?a }",
            "CONSTRUCT { ?s ?p [ ?q ?a ] } WHERE { VALUES (?a) { (<http://e/a>) } ?s ?p ?a }",
        ),
        ("CONSTRUCT WHERE { ?a ?p ?o }", "CONSTRUCT WHERE { ?a ?p ?o }\n VALUES (?a) { (<http://e/a>) }"),
        (
            "SELECT ?a { SELECT ?a { ?a ?p ?o } }",
            "SELECT ?a { SELECT ?a { ?a ?p ?o } }\n VALUES (?a) { (<http://e/a>) }",
        ),
        ("DESCRIBE ?a # {", "DESCRIBE ?a # {\n VALUES (?a) { (<http://e/a>) }"),
        ("# {\nASK { }", "# {\nASK { VALUES (?a) { (<http://e/a>) } }"),
    ],
)
def test_values_stand_where_filters_see_them(text: str, expected: str) -> None:
    assert with_values(text, A) == expected
    if "AS ?a" not in text:
        Store().query(expected)


def test_two_parameters_are_one_row_of_values() -> None:
    bound = with_values("SELECT * { }", {**A, "b": Literal('x"y', language="nl")})
    assert 'VALUES (?a ?b) { (<http://e/a> "x\\"y"@nl) }' in bound


def test_without_parameters_the_text_stays() -> None:
    assert with_values("SELECT * { ", {}) == "SELECT * { "


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?s ?p 'SERVICE <http://e/>' }",
        "SELECT * { ?s ?p '''SERVICE ' <http://e/>''' }",
        'SELECT * { ?s ?p """ " SERVICE <http://e/> \\""" """ }',
        "SELECT * { ?service ?p ?o } # SERVICE <http://e/>",
        "SELECT * { ?s <http://e/SERVICE> ?o }",
        "PREFIX service: <http://e/> SELECT * { ?s service:x ?o }",
    ],
)
def test_a_service_is_not_seen_where_there_is_none(text: str) -> None:
    assert services(text) == []


@pytest.mark.parametrize("text", ["{service<http://e/>{}}", "{ SERVICE # x\n SILENT <http://e/> {} }"])
def test_a_service_is_seen(text: str) -> None:
    assert services(f"SELECT * {text}") == ["http://e/"]


def test_a_comparison_is_not_an_iri() -> None:
    assert variables("FILTER(?a < ?b && ?c > ?d)") == ["a", "b", "c", "d"]


def test_a_prefix_is_found_beside_paths_dots_and_dashes() -> None:
    text = "PREFIX a: <http://e/> SELECT * { ?s a:x/^b:y.c|d-e:f* ?o . ?o a g:h. _:n a:x '1'^^i:j }"
    assert list(undeclared_prefixes(text)) == ["b", "d-e", "g", "i"]


def test_an_empty_text_has_no_keyword() -> None:
    assert first_keyword("# nothing") is None
    assert list(tokens("  ")) == []
