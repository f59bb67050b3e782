from __future__ import annotations

import io
from pathlib import Path

import pytest
from tests.queries.conftest import LIBRARY, read_graph, store_of

from kamergraaf.errors import InputError, QueryRefused, SyntaxFault, UnknownName, UsageError
from kamergraaf.querying import ask, read_query, run_file_or_text, run_query
from kamergraaf.rdf.vocabulary import term
from kamergraaf.store import EmbeddedStore


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    return store_of(read_graph())


def fault(store: EmbeddedStore, text: str) -> str:
    with pytest.raises(SyntaxFault) as raised:
        run_query(store, text)
    return str(raised.value)


def test_a_library_query_is_asked_by_id_and_names(store: EmbeddedStore) -> None:
    asked = ask(store, LIBRARY, "withdrawals", {"actor": "Republiek Zuid"})
    assert asked.terms == {"_actor_iri": term("actor:zuidland")}
    assert [row["agreement"] for row in asked.result] == [term("agreement:verdrag-van-duinstad")]


def test_an_unknown_id_parameter_or_thing_is_named(store: EmbeddedStore) -> None:
    for query_id, values in (
        ("withdrawls", {}),
        ("withdrawals", {"who": "x"}),
        ("withdrawals", {"actor": "x"}),
    ):
        with pytest.raises(UnknownName):
            ask(store, LIBRARY, query_id, values)


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <http://e/a> <http://e/b> 1 }",
        "delete where { ?s ?p ?o }",
        "PREFIX a: <http://e/> # SELECT\nBASE <http://e/> WITH a:g DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "CLEAR ALL",
        "LOAD <http://127.0.0.1:9/x>",
        "DROP SILENT DEFAULT",
    ],
)
def test_an_update_is_refused_and_changes_nothing(store: EmbeddedStore, update: str) -> None:
    before = len(store.native)
    with pytest.raises(QueryRefused, match="kamergraaf build"):
        run_query(store, update)
    assert len(store.native) == before


def test_another_server_is_asked_only_when_allowed(store: EmbeddedStore) -> None:
    text = "ASK { SERVICE SILENT <http://127.0.0.1:9/sparql> { ?s ?p ?o } }"
    with pytest.raises(QueryRefused, match=r"http://127\.0\.0\.1:9/sparql"):
        run_query(store, text)
    assert run_query(store, text, federated=True).boolean is True
    with pytest.raises(QueryRefused, match="wikidata"):
        ask(store, LIBRARY, "wikidata-population")


def test_the_word_service_in_a_text_is_no_service(store: EmbeddedStore) -> None:
    assert run_query(store, "ASK { ?s ?p ?o FILTER(?o != 'SERVICE <x>') }").boolean is True


# Faults


def test_a_fault_shows_line_column_and_the_line_with_a_caret(store: EmbeddedStore) -> None:
    message = fault(store, "SELECT ?s\nWHERE {\n  ?s ?p ?o }}\n")
    assert message.startswith("query:3:13: ")
    assert message.splitlines()[1:] == ["    ?s ?p ?o }}", "              ^"]


def test_a_fault_in_a_file_names_the_file(store: EmbeddedStore, tmp_path: Path) -> None:
    file = tmp_path / "vraag.rq"
    file.write_text("SELECT ?s WHERE { ?s ?p }", "utf-8")
    with pytest.raises(SyntaxFault, match=r"vraag\.rq:1:25: "):
        run_file_or_text(store, str(file))


def test_an_unknown_prefix_lists_ours(store: EmbeddedStore) -> None:
    message = fault(store, "SELECT *\n{ ?s kgg:supports ?o }")
    assert "query:2:6: the prefix kgg: is not declared" in message
    assert "     ^" in message
    assert "kg:, actor:" in message


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "SELEC ?s { ?s ?p ?o }",
            "1:1: a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE, not with 'SELEC'",
        ),
        ("SELECT ?s\nWHERE { ?s ?p ?o ", "2:7: this { is not closed: a } is missing after it"),
        ("SELECT (COUNT(?s AS ?n) { ?s ?p ?o }", "1:8: this ( is not closed"),
        ("SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }", "The SELECT contains a variable that is unbound"),
        (
            "SELECT * { ?s <http://e/a b> ?o }",
            "1:15: this IRI is not closed, or holds a mark that it may not",
        ),
        ("SELECT * { ?s ?p 'a }", "1:18: this ' is not closed"),
        ("SELECT * { } LIMIT x", "query:1:20: the query cannot be read on from here"),
        ("ASK { } }", "query:1:9: "),
    ],
)
def test_a_fault_is_said_in_words(store: EmbeddedStore, text: str, says: str) -> None:
    message = fault(store, text)
    assert says in message
    assert "[_]" not in message
    assert "\\u{" not in message


@pytest.mark.parametrize("text", ["", "  \n", "# nothing but a comment", "PREFIX a: <http://e/>"])
def test_an_empty_query_is_named(store: EmbeddedStore, text: str) -> None:
    assert "the query is empty" in fault(store, text)


def test_a_long_line_is_shown_around_the_fault(store: EmbeddedStore) -> None:
    message = fault(store, f"SELECT * {{ {'?s ?p ?o . ' * 100} ?s oops:x ?o }}")
    line, caret = message.splitlines()[1:3]
    assert len(line) <= 110
    assert line[caret.index("^") :].startswith("oops:x")


def test_a_fault_cannot_steer_the_terminal(store: EmbeddedStore) -> None:
    assert "\x1b" not in fault(store, "SELECT * { ?s \x1b[31m ?o }")


# Where a query comes from


def test_a_query_is_a_text_a_file_or_standard_input(tmp_path: Path) -> None:
    file = tmp_path / "vraag.rq"
    file.write_bytes(b"\xef\xbb\xbfASK { }")
    assert read_query(str(file)) == ("ASK { }", str(file))
    assert read_query("ASK { }") == ("ASK { }", "query")
    assert read_query("DESCRIBE <http://e/a>") == ("DESCRIBE <http://e/a>", "query")
    assert read_query("-", stdin=io.StringIO("ASK {}")) == ("ASK {}", "stdin")
    assert read_query("ASK { " + "?s ?p ?o . " * 1000 + "}")[1] == "query"


def test_a_file_that_is_not_there_is_not_taken_for_a_query() -> None:
    with pytest.raises(UsageError, match=r"no file 'vraag\.rq', and it is not a query"):
        read_query("vraag.rq")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    file = tmp_path / "vraag.rq"
    file.write_bytes(b"ASK { ?s ?p 'caf\xe9' }")
    with pytest.raises(InputError, match=r"vraag\.rq: the query cannot be read"):
        read_query(str(file))
    with pytest.raises(InputError, match="cannot be read"):
        read_query(str(tmp_path))
