"""Stores to test against: the same few quads embedded, and behind an endpoint on this machine.

The endpoint is `oxigraph serve` on a free port of the loopback address; where that program is not
installed, its half of the contract is skipped and says so.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sysconfig
import time
from collections.abc import Generator, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import pyoxigraph as ox
import pytest

from kamergraaf.store import EmbeddedStore, EndpointStore, Store

SAMPLE = """
@prefix kg: <https://w3id.org/kamergraaf/def#> .
@prefix actor: <https://w3id.org/kamergraaf/id/actor/> .
@prefix graph: <https://w3id.org/kamergraaf/graph/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
graph:registry {
    actor:noordland skos:prefLabel "Noordland"@nl, "Northland"@en .
    actor:zuidland skos:prefLabel "Zuidland"@nl .
    actor:oostland skos:prefLabel "Oostland \\"aan zee\\"\\n}"@nl .
}
graph:brief-1 {
    actor:noordland kg:supports actor:zuidland ; kg:validFrom "2020-02-01"^^xsd:date .
    actor:zuidland kg:validFrom "2021-03-01"^^xsd:date .
}
graph:brief-2 { actor:noordland kg:opposes actor:oostland . }
"""


def find_oxigraph() -> str | None:
    return shutil.which("oxigraph", path=sysconfig.get_path("scripts")) or shutil.which("oxigraph")


def serve(quads: bytes, *, kind: str = "application/trig") -> Generator[str]:
    """The URL of an endpoint that holds the quads, for as long as the generator lives."""
    program = find_oxigraph()
    if program is None:
        pytest.skip("the program `oxigraph` is not installed")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"127.0.0.1:{port}"
    server = subprocess.Popen(
        [program, "serve", "--bind", address, "--union-default-graph"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _post(f"http://{address}/store", quads, kind)
        yield f"http://{address}/query"
    finally:
        server.kill()
        server.wait()


def _post(url: str, data: bytes, kind: str) -> None:
    for _ in range(100):
        try:
            urlopen(Request(url, data, {"Content-Type": kind}), timeout=10).close()
            return
        except URLError:
            time.sleep(0.05)
    pytest.fail(f"{url} did not come up")


@pytest.fixture(scope="session")
def endpoint_url() -> Iterator[str]:
    yield from serve(SAMPLE.encode())


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("database")
    writable = ox.Store(str(folder))
    writable.load(SAMPLE, ox.RdfFormat.TRIG)
    writable.flush()
    return folder


@pytest.fixture(params=["embedded", "disk", "endpoint"])
def store(request: pytest.FixtureRequest) -> Store:
    """Each backend in turn, with the sample in it."""
    if request.param == "endpoint":
        return EndpointStore(request.getfixturevalue("endpoint_url"))
    if request.param == "disk":
        return EmbeddedStore(ox.Store.read_only(str(request.getfixturevalue("database"))))
    native = ox.Store()
    native.load(SAMPLE, ox.RdfFormat.TRIG)
    return EmbeddedStore(native)
