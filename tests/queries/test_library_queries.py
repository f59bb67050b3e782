"""Every query of the library, on the made-up graph: its answer, and what must hold of any of them."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.plugins.sparql import prepareQuery
from tests.queries.conftest import CASES, DATA, LIBRARY, read_graph, store_of, terms_of

from kamergraaf.rdf.vocabulary import shorten, term
from kamergraaf.store import EmbeddedStore, EndpointStore, Result, Store
from kamergraaf.store.contract import Form
from kamergraaf.store.sparql import services

# A colleague of these queries: the whole graph as nodes and edges, tested with the network.
EVERY = [query for query in LIBRARY.values() if not query.id.startswith("network-")]
LOCAL = [query for query in EVERY if not query.federated]
WITH_PARAMETERS = [query for query in LOCAL if query.parameters]
every_query = pytest.mark.parametrize("query_id", [query.id for query in EVERY])
local_query = pytest.mark.parametrize("query_id", [query.id for query in LOCAL])
Stores = Mapping[bool, EmbeddedStore]


def cell(value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> str:
    """A term for an answer file: shortened IRIs, and literals as they are."""
    if value is None:
        return ""
    if isinstance(value, ox.NamedNode):
        return shorten(value.value)
    if isinstance(value, ox.Literal) and not value.language:
        return f"{value.value} ^^{shorten(value.datatype.value)}"
    return f"{value.value} @{value.language}" if isinstance(value, ox.Literal) else str(value)


def lines(result: Result) -> list[str]:
    """An answer as lines, the variables first; triples are sorted, rows are in the query's own order."""
    if result.form is Form.BOOLEAN:
        return [str(result.boolean)]
    if result.form is Form.TRIPLES:
        return sorted({" ".join(map(cell, triple)) for triple in result.triples()})
    return ["\t".join(result.variables), *("\t".join(map(cell, row)) for row in result)]


def answer(query_id: str, store: Store, stores: Stores, *, bound: bool = True) -> list[str]:
    query = LIBRARY[query_id]
    terms = terms_of(query, stores[False]) if bound else {}
    return lines(store.query(query.text, parameters=terms))


@local_query
def test_the_answer_is_the_expected_one(
    query_id: str, stores: Stores, request: pytest.FixtureRequest
) -> None:
    found = answer(query_id, stores[LIBRARY[query_id].inferred], stores)
    assert len(found) > 1 or found == ["True"], "the made-up graph must hold something for each query"
    file = DATA / "expected" / f"{query_id}.txt"
    if request.config.getoption("--renew", default=False):
        file.write_text("".join(f"{line}\n" for line in found), "utf-8")
    assert found == file.read_text("utf-8").splitlines()


def test_no_answer_is_kept_of_a_query_that_is_gone() -> None:
    assert {file.stem for file in (DATA / "expected").iterdir()} == {query.id for query in LOCAL}
    assert CASES.keys() <= {query.id for query in WITH_PARAMETERS}


@local_query
def test_it_runs_unchanged_in_plain_sparql(query_id: str, stores: Stores) -> None:
    query = LIBRARY[query_id]
    native = stores[query.inferred].native
    plain = native.query(query.text, use_default_graph_as_union=True)
    assert lines(Result(plain, where="plain")) == answer(
        query_id, stores[query.inferred], stores, bound=False
    )


@pytest.mark.parametrize("query_id", [query.id for query in WITH_PARAMETERS])
def test_a_parameter_narrows_the_open_answer(query_id: str, stores: Stores) -> None:
    store = stores[LIBRARY[query_id].inferred]
    found, everything = (answer(query_id, store, stores, bound=bound) for bound in (True, False))
    if "\t" not in everything[0]:  # no table
        assert set(found) <= set(everything)
        return
    names = everything[0].split("\t")
    given = {name: cell(value) for name, value in terms_of(LIBRARY[query_id], stores[False]).items()}
    kept = []
    for row in everything[1:]:
        cells = dict(zip(names, row.split("\t"), strict=True))
        if all(cells[name] in (value, "") for name, value in given.items()):
            kept.append({name: given.get(name, value) for name, value in cells.items()})
    rows = [dict(zip(names, row.split("\t"), strict=True)) for row in found[1:]]
    if "_date_date" in given or "_offset_integer" in given or "_term_literal" in given:
        assert 0 < len(rows) < len(kept)  # these compare, so the open answer does not say with what
    elif "_lang_literal" not in given:
        assert rows == kept


@local_query
def test_every_store_gives_the_same_answer(
    query_id: str, stores: Stores, endpoints: Mapping[bool, EndpointStore]
) -> None:
    inferred = LIBRARY[query_id].inferred
    assert answer(query_id, endpoints[inferred], stores) == answer(query_id, stores[inferred], stores)


@local_query
def test_the_order_does_not_hang_on_how_the_graph_was_loaded(query_id: str, stores: Stores) -> None:
    inferred = LIBRARY[query_id].inferred
    quads = read_graph(inferred=inferred)
    random.Random(1).shuffle(quads)
    assert answer(query_id, store_of(quads), stores) == answer(query_id, stores[inferred], stores)


@local_query
def test_a_thing_described_in_two_graphs_is_found_once(query_id: str, stores: Stores) -> None:
    inferred = LIBRARY[query_id].inferred
    quads = read_graph(inferred=inferred)
    registry, letter = term("graph:registry"), term("graph:2022-verdrag")
    again = [
        ox.Quad(quad.subject, quad.predicate, quad.object, letter)
        for quad in quads
        if quad.graph_name == registry
    ]
    assert answer(query_id, store_of(quads + again), stores) == answer(query_id, stores[inferred], stores)


@local_query
def test_a_rejected_statement_is_as_if_it_were_not_there(query_id: str, stores: Stores) -> None:
    inferred = LIBRARY[query_id].inferred
    rejected = term("statement:00c")
    without = store_of([quad for quad in read_graph(inferred=inferred) if quad.subject != rejected])
    assert answer(query_id, without, stores, bound=False) == [
        line
        for line in answer(query_id, stores[inferred], stores, bound=False)
        if not line.startswith("statement:00c ")
    ]


@every_query
def test_a_second_parser_reads_it(query_id: str) -> None:
    assert prepareQuery(LIBRARY[query_id].text)


@local_query
def test_a_second_engine_gives_the_same_rows(query_id: str, stores: Stores) -> None:
    query = LIBRARY[query_id]
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(
        data=ox.serialize(read_graph(inferred=query.inferred), format=ox.RdfFormat.N_QUADS), format="nquads"
    )
    theirs = dataset.query(query.text)
    ours = stores[query.inferred].query(query.text)
    if ours.form is Form.BOOLEAN:
        assert theirs.askAnswer == ours.boolean
        return
    if ours.form is Form.TRIPLES:
        assert theirs.graph is not None
        assert {plain(triple) for triple in theirs.graph} == {plain(triple) for triple in ours.triples()}
        return
    expected = Counter(plain(row) for row in ours)
    rows = Counter(plain(row) for row in theirs if isinstance(row, rdflib.query.ResultRow))
    assert rows == expected


def plain(terms: Iterable[object]) -> tuple[str, ...]:
    """Terms of either library as texts that compare."""
    return tuple(
        "" if term is None else str(term) if isinstance(term, str) else str(getattr(term, "value", term))
        for term in terms
    )


@every_query
def test_it_says_what_it_answers_in_both_languages(query_id: str) -> None:
    query = LIBRARY[query_id]
    assert query.summary[0].isupper()
    assert query.summary_nl[0].isupper()
    assert query.summary != query.summary_nl
    assert query.tags
    assert query.internal or not query.summary.endswith(".")


@every_query
def test_evidence_is_a_quote_with_its_letter_or_a_second_quote(query_id: str) -> None:
    text = LIBRARY[query_id].text
    projected = text[text.find("SELECT") : text.find("WHERE")]
    if "?quote" in projected:
        assert "?letter" in projected or "_quote" in projected


@every_query
def test_a_query_asks_another_server_only_if_it_says_so(query_id: str) -> None:
    assert bool(services(LIBRARY[query_id].text)) == LIBRARY[query_id].federated


def test_the_library_covers_what_people_ask() -> None:
    assert len([query for query in EVERY if not query.internal]) >= 32
