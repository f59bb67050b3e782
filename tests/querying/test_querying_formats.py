"""Writing results, on a few rows that hold what is hard to write."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
import rdflib
from tests.queries.conftest import LIBRARY, read_graph, store_of

from kamergraaf.errors import StoreError, UsageError
from kamergraaf.querying import FORMATS, Names, guess_format, list_library, write_result
from kamergraaf.querying.readable import Style
from kamergraaf.rdf.vocabulary import term
from kamergraaf.store import Result
from kamergraaf.store.contract import Form

HARD = 'a "b", c\n<d> | e; \x1b[31mrood\x07 \u202ered'
ROWS = (
    "SELECT ?thing ?number ?text ?nothing ?_actor_iri "
    "{ VALUES (?thing ?number ?text ?_actor_iri) { (actor:noordland 1 ?hard actor:x) } }"
)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Broken(io.StringIO):
    def write(self, _: str) -> int:
        raise OSError("the disk is full")


def rows() -> Result:
    return store_of([]).query(
        ROWS.replace("?hard", str(ox.Literal(HARD, language="nl")), 2).replace("?hard", "")
    )


def yes() -> Result:
    return store_of([]).query("ASK {}")


def triples() -> Result:
    return store_of(read_graph()).query("CONSTRUCT { ?s kg:supports ?o } WHERE { ?s kg:supports ?o }")


def written(result: Result, format_: str, stream: io.StringIO | None = None, **style: object) -> str:
    stream = io.StringIO() if stream is None else stream
    write_result(result, format_, stream, style=Style(**style))  # type: ignore[arg-type]
    return stream.getvalue()


# The standard formats


def test_csv_is_standard_and_whole() -> None:
    head, row = csv.reader(io.StringIO(written(rows(), "csv"), newline=""))
    assert head == ["thing", "number", "text", "nothing", "_actor_iri"]
    assert row == [term("actor:noordland").value, "1", HARD, "", term("actor:x").value]


def test_tsv_holds_terms() -> None:
    head, row = written(rows(), "tsv").splitlines()[:2]
    assert head.split("\t") == ["?thing", "?number", "?text", "?nothing", "?_actor_iri"]
    assert row.split("\t")[:2] == [str(term("actor:noordland")), "1"]


def test_json_and_xml_are_the_standard_results() -> None:
    binding = json.loads(written(rows(), "json"))["results"]["bindings"][0]
    assert binding["text"] == {"type": "literal", "value": HARD, "xml:lang": "nl"}
    clean = store_of([]).query("SELECT ?a { VALUES ?a { 'x & <y>' } }")
    root = ElementTree.fromstring(written(clean, "xml"))
    assert [element.text for element in root.iter() if element.tag.endswith("literal")] == ["x & <y>"]


@pytest.mark.parametrize(
    ("format_", "text"), [("json", '{"head":{},"boolean":true}\n'), ("csv", "true"), ("tsv", "true")]
)
def test_a_boolean_is_written(format_: str, text: str) -> None:
    assert written(yes(), format_) == text


@pytest.mark.parametrize(
    ("format_", "parser"), [("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld")]
)
def test_triples_are_read_back_by_a_second_library(format_: str, parser: str) -> None:
    graph = rdflib.Graph().parse(data=written(triples(), format_), format=parser)
    assert {tuple(map(str, triple)) for triple in graph} == {
        tuple(part.value for part in triple) for triple in triples().triples()
    }


def test_turtle_has_the_prefixes_it_uses() -> None:
    text = written(triples(), "turtle")
    assert "@prefix kg: <https://w3id.org/kamergraaf/def#> ." in text
    assert "@prefix org:" not in text
    assert "actor:noordland kg:supports" in text


def test_triples_are_sorted_and_each_is_written_once() -> None:
    result = store_of(read_graph()).query(LIBRARY["edges-construct"].text)
    lines = written(result, "ntriples").splitlines()
    assert lines == sorted(set(lines))


def test_json_ld_takes_the_context_it_is_given(tmp_path: Path) -> None:
    file = tmp_path / "context.jsonld"
    file.write_text(
        '{"@context": {"steunt": {"@id": "https://w3id.org/kamergraaf/def#supports", "@type": "@id"}}}'
    )
    assert '"steunt":' in written(triples(), "jsonld", context=file)
    assert "kg:supports" in written(triples(), "jsonld", context=tmp_path / "none.jsonld")


# What people read


def test_a_table_shows_names_and_hides_parameters() -> None:
    text = written(rows(), "table", names=Names(store_of(read_graph()), LIBRARY), title="Wie", language="en")
    assert text.startswith("Wie\n")
    assert "Northland" in text
    assert "_actor_iri" not in text
    assert "1 row" in text


def test_without_names_a_table_shows_prefixed_names() -> None:
    assert "actor:noordland" in written(rows(), "table")


def test_a_name_beside_its_thing_is_shown_once() -> None:
    names = Names(store_of(read_graph()), LIBRARY)
    ask = "SELECT ?who ?who_name { ?who skos:prefLabel ?who_name FILTER(?who_name = 'Noordland'@nl) }"
    store = store_of(read_graph())
    assert written(store.query(ask), "table", names=names).count("Noordland") == 1
    assert written(store.query(ask), "table").count("Noordland") == 1


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_a_table_fits_its_width(width: int) -> None:
    store = store_of(read_graph())
    text = written(store.query(LIBRARY["letter-statements"].text), "table", width=width)
    assert max(map(len, text.splitlines())) <= width
    assert max(map(len, text.splitlines())) > width // 2


@pytest.mark.parametrize("format_", ["table", "md", "csv", "tsv", "json"])
def test_nothing_steers_a_terminal(format_: str) -> None:
    text = written(rows(), format_, Terminal())
    assert "rood" in text
    assert not {char for char in text if ord(char) < 32 and char not in "\n\r\t"} - set(
        "\x1b" * (format_ == "table")
    )
    assert "\x1b[31m" not in text
    assert "\u202e" not in text


@pytest.mark.parametrize("format_", ["turtle", "ntriples"])
def test_no_triple_steers_a_terminal(format_: str) -> None:
    text = f"CONSTRUCT {{ <http://e/s> <http://e/p> {ox.Literal(HARD)} }} WHERE {{ }}"
    assert "\x1b" not in written(store_of([]).query(text), format_, Terminal())


def test_markdown_escapes_and_links() -> None:
    head, rule, row = written(rows(), "md").splitlines()
    assert head == "| thing | number | text | nothing |"
    assert rule == "| --- | --- | --- | --- |"
    assert row.startswith(
        f'| [actor:noordland](<{term("actor:noordland").value}>) | 1 | a "b", c \\<d\\> \\| e; '
    )


@pytest.mark.parametrize("format_", ["table", "md"])
def test_a_boolean_is_said(format_: str) -> None:
    assert written(yes(), format_) == "yes\n"
    assert written(store_of([]).query("ASK { ?s ?p ?o }"), format_) == "no\n"


def test_triples_make_a_table_of_three() -> None:
    head = written(triples(), "md").splitlines()[0]
    assert head == "| subject | predicate | object |"


def test_no_rows_are_said_to_be_none() -> None:
    assert "0 rows" in written(store_of([]).query("SELECT ?s { ?s ?p ?o }"), "table")


# Choosing


@pytest.mark.parametrize(
    ("result", "format_"),
    [(rows, "turtle"), (rows, "jsonld"), (triples, "csv"), (triples, "json"), (yes, "ntriples")],
)
def test_a_format_that_does_not_fit_says_what_does(result: object, format_: str) -> None:
    assert callable(result)
    with pytest.raises(UsageError, match="It can be: ") as raised:
        written(result(), format_)
    fitting = raised.value.hint.removeprefix("It can be: ").removesuffix(".").split(", ")
    for fit in fitting:
        assert written(result(), fit)


def test_an_unknown_format_is_named() -> None:
    with pytest.raises(UsageError, match="there is no format 'excel'"):
        written(rows(), "excel")


def test_a_format_is_guessed_from_ending_terminal_and_form() -> None:
    assert guess_format(Form.ROWS, output=Path("x.CSV"), terminal=True) == "csv"
    assert guess_format(Form.ROWS, output=Path("x.dat"), terminal=False) == "csv"
    assert guess_format(Form.ROWS, terminal=True) == "table"
    assert guess_format(Form.BOOLEAN) == "table"
    assert guess_format(Form.TRIPLES, terminal=True) == "turtle"
    assert guess_format(Form.TRIPLES, output=Path("x.jsonld")) == "jsonld"


def test_every_format_fits_some_answer() -> None:
    fitting = set()
    for result in (rows, yes, triples):
        with pytest.raises(UsageError) as raised:
            written(result(), "none")
        fitting |= set(raised.value.hint.removeprefix("It can be: ").removesuffix(".").split(", "))
    assert fitting == set(FORMATS)


# What goes wrong


@pytest.mark.parametrize("format_", ["csv", "json", "md", "table"])
def test_a_stream_that_fails_is_not_blamed_on_the_store(format_: str) -> None:
    with pytest.raises(OSError, match="the disk is full"):
        write_result(rows(), format_, Broken())


def test_a_store_that_fails_is_a_store_error() -> None:
    broken = ox.parse_query_results(
        b'{"head":{"vars":["a"]},"results":{"bindings":[{"a":', ox.QueryResultsFormat.JSON
    )
    with pytest.raises(StoreError, match="broke off"):
        written(Result(broken, where="http://e/"), "csv")


# The library as a list


def test_the_list_shows_what_people_can_ask() -> None:
    stream = io.StringIO()
    list_library(LIBRARY, stream, width=100)
    text = stream.getvalue()
    assert "withdrawals" in text
    assert "--actor" in text
    assert "exists" not in text
    dutch = io.StringIO()
    list_library(LIBRARY, dutch, language="nl", width=300)
    assert LIBRARY["withdrawals"].summary_nl in dutch.getvalue()


def test_the_list_is_json_for_programs() -> None:
    stream = io.StringIO()
    list_library(LIBRARY, stream, format_="json")
    queries = {query["id"]: query for query in json.loads(stream.getvalue())}
    assert queries["offices-on-date"]["parameters"] == [
        {"name": "actor", "kind": "iri", "default": None},
        {"name": "date", "kind": "date", "default": "2018-07-02"},
        {"name": "lang", "kind": "literal", "default": "nl"},
    ]
    assert queries["wikidata-population"]["federated"] is True


def test_the_list_has_no_other_format() -> None:
    with pytest.raises(UsageError, match="table, json"):
        list_library(LIBRARY, io.StringIO(), format_="csv")
