"""The made-up graph of `tests/data/queries`, what each query is asked on it, and what it must answer.

`pytest tests/queries --renew` writes the answers anew; read the difference before it is kept.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox
import pytest
from tests.store.conftest import serve

from kamergraaf.project import shipped_root
from kamergraaf.querying import LibraryQuery, Names, load_library
from kamergraaf.querying.parameters import bind
from kamergraaf.store import EmbeddedStore, EndpointStore, Term

DATA = Path(__file__).parents[1] / "data" / "queries"
LIBRARY = load_library(shipped_root() / "queries")
CASES: Mapping[str, Mapping[str, str]] = tomllib.loads((DATA / "cases.toml").read_text("utf-8"))
INFERRED = ox.NamedNode("https://w3id.org/kamergraaf/graph/inferred")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew", action="store_true", help="write the expected answers of the queries anew")


def read_graph(*, inferred: bool = False) -> list[ox.Quad]:
    """The quads of the made-up graph; the inferred ones only on request, as in a build."""
    quads = list(ox.parse(path=DATA / "graph.trig", format=ox.RdfFormat.TRIG))
    return [quad for quad in quads if inferred or quad.graph_name != INFERRED]


def store_of(quads: list[ox.Quad]) -> EmbeddedStore:
    native = ox.Store()
    native.extend(quads)
    return EmbeddedStore(native)


def terms_of(query: LibraryQuery, store: EmbeddedStore) -> dict[str, Term]:
    """The terms of what a query is asked here."""
    return bind(query, CASES.get(query.id, {}), names=Names(store, LIBRARY))


@pytest.fixture(scope="session")
def stores() -> dict[bool, EmbeddedStore]:
    """The made-up graph, by whether what was inferred is in it."""
    return {inferred: store_of(read_graph(inferred=inferred)) for inferred in (False, True)}


@pytest.fixture(scope="session")
def endpoints() -> Iterator[dict[bool, EndpointStore]]:
    """The same behind endpoints."""
    servers = {
        inferred: serve(
            ox.serialize(read_graph(inferred=inferred), format=ox.RdfFormat.N_QUADS) or b"",
            kind="application/n-quads",
        )
        for inferred in (False, True)
    }
    yield {inferred: EndpointStore(next(server)) for inferred, server in servers.items()}
    for server in servers.values():
        server.close()
