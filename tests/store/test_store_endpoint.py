"""What an endpoint can do wrong, each from a tiny server on this machine."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest

from kamergraaf.errors import StoreError
from kamergraaf.store import EndpointStore

JSON = "application/sparql-results+json"
WHOLE = b'{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"1"}}]}}'


class Reply(NamedTuple):
    """What the server says. `missing` bytes fewer are sent than promised.

    It waits for the event `wait`: before it says anything, between all bytes (`drips`), or after ten.
    """

    body: bytes = WHOLE
    status: int = 200
    kind: str = JSON
    missing: int = 0
    headers: tuple[tuple[str, str], ...] = ()
    wait: threading.Event | None = None
    drips: bool | None = None


class Fake(ThreadingHTTPServer):
    reply = Reply()
    seen: tuple[dict[str, list[str]], dict[str, str]] = ({}, {})

    def handle_error(self, *_: object) -> None:
        """A client that hangs up in the middle is what some tests are about."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/query"


class Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        server = self.server
        assert isinstance(server, Fake)
        reply = server.reply
        data = self.rfile.read(int(self.headers["Content-Length"])).decode()
        server.seen = (parse_qs(data), dict(self.headers.items()))
        if reply.wait is not None and reply.drips is None:
            reply.wait.wait(10)
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.kind)
        self.send_header("Content-Length", str(len(reply.body) + reply.missing))
        for header in reply.headers:
            self.send_header(*header)
        self.end_headers()
        if reply.wait is None or reply.drips is None:
            self.wfile.write(reply.body)
            return
        self.wfile.write(reply.body[:10])
        for byte in reply.body[10:]:
            if reply.wait.wait(0.02 if reply.drips else 10):
                return
            self.wfile.write(bytes([byte]))

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Fake]:
    fake = Fake(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=fake.serve_forever, args=(0.01,))
    thread.start()
    yield fake
    fake.shutdown()
    thread.join()
    fake.server_close()


@pytest.fixture
def fault(server: Fake) -> Callable[[Reply], str]:
    """What a store says when it meets a reply."""

    def meet(reply: Reply) -> str:
        server.reply = reply
        with pytest.raises(StoreError) as raised:
            list(EndpointStore(server.url).query("SELECT ?n { ?n ?p ?o }"))
        assert server.url in str(raised.value)
        return str(raised.value)

    return meet


def test_a_whole_answer_is_read(server: Fake) -> None:
    assert [row["n"] for row in EndpointStore(server.url).query("SELECT ?n { }")] == [ox.Literal("1")]


def test_an_answer_in_xml_is_read(server: Fake) -> None:
    xml = (
        b"""<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head/><boolean>true</boolean></sparql>"""
    )
    server.reply = Reply(xml, kind="application/sparql-results+xml; charset=utf-8")
    assert EndpointStore(server.url).query("ASK { }").boolean is True


def test_the_query_is_posted_with_its_prefixes_and_values(server: Fake) -> None:
    store = EndpointStore(server.url)
    store.query(
        "SELECT ?_who_iri { ?_who_iri kg:supports ?n }", parameters={"_who_iri": ox.NamedNode("http://e/s")}
    )
    form, headers = server.seen
    assert form["query"] == [
        "PREFIX kg: <https://w3id.org/kamergraaf/def#> "
        "SELECT ?_who_iri { VALUES (?_who_iri) { (<http://e/s>) } ?_who_iri kg:supports ?n }"
    ]
    assert JSON in headers["Accept"]


def test_a_query_with_a_fault_is_not_sent(server: Fake) -> None:
    with pytest.raises(SyntaxError):
        EndpointStore(server.url).query("SELECT ?n { ?n }")
    assert server.seen == ({}, {})


def test_a_failure_of_the_server_is_shown_with_its_words(fault: Callable[[Reply], str]) -> None:
    message = fault(Reply(b"out of\n memory", status=500, kind="text/plain"))
    assert "answers 500 Internal Server Error: out of memory" in message


def test_a_long_failure_is_cut(fault: Callable[[Reply], str]) -> None:
    assert len(fault(Reply(b"stack " * 1000, status=500, kind="text/plain"))) < 500


def test_a_page_instead_of_results_is_no_answer(fault: Callable[[Reply], str]) -> None:
    message = fault(Reply(b"<html>Welcome</html>", kind="text/html"))
    assert "answers with text/html, not with SPARQL results: <html>Welcome</html>" in message
    assert "address of the query endpoint" in message


@pytest.mark.parametrize("cut", [5, 40, len(WHOLE) - 1])
def test_an_answer_that_is_cut_off_is_no_answer(fault: Callable[[Reply], str], cut: int) -> None:
    assert "broke off" in fault(Reply(WHOLE[:cut]))
    assert "broke off" in fault(Reply(WHOLE[:cut], missing=len(WHOLE) - cut))


def test_chunks_that_stop_are_no_answer(server: Fake) -> None:
    server.reply = Reply(b"20\r\n" + WHOLE[:32] + b"\r\n", headers=(("Transfer-Encoding", "chunked"),))
    with pytest.raises(StoreError, match="the answer is not whole"):
        list(EndpointStore(server.url).query("SELECT ?n { }"))


def test_triples_cut_off_between_two_lines_are_no_answer(server: Fake) -> None:
    server.reply = Reply(
        b"<http://e/s> <http://e/p> <http://e/o> .\n", kind="application/n-triples", missing=42
    )
    with pytest.raises(StoreError, match="42 bytes are missing"):
        list(EndpointStore(server.url).query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }").triples())


def test_an_address_that_moved_is_not_followed(fault: Callable[[Reply], str]) -> None:
    message = fault(Reply(b"", status=302, headers=(("Location", "/elsewhere"),)))
    assert "answers 302" in message
    assert "moved" in message


def test_a_refused_query_shows_why(fault: Callable[[Reply], str]) -> None:
    assert "no such graph" in fault(Reply(b"no such graph", status=400, kind="text/plain"))


def test_a_login_is_sent_and_never_shown(server: Fake) -> None:
    server.reply = Reply(b"", status=401)
    store = EndpointStore(server.url.replace("http://", "http://anna:geheim@"))
    with pytest.raises(StoreError) as raised:
        store.query("ASK { }")
    assert server.seen[1]["Authorization"] == "Basic YW5uYTpnZWhlaW0="
    assert "geheim" not in str(raised.value)


def test_a_server_that_does_not_answer_in_time_is_named(server: Fake) -> None:
    release = threading.Event()
    server.reply = Reply(wait=release)
    with pytest.raises(StoreError, match=r"gives no answer within 0\.2 seconds"):
        EndpointStore(server.url).query("ASK { }", timeout=0.2)
    release.set()


@pytest.mark.parametrize("drips", [True, False])
def test_an_answer_that_drips_or_stops_is_no_answer(server: Fake, drips: bool) -> None:
    release = threading.Event()
    server.reply = Reply(WHOLE + b" " * 1000, wait=release, drips=drips)
    with pytest.raises(StoreError, match=r"too long|timed out"):
        list(EndpointStore(server.url).query("SELECT ?n { }", timeout=0.3))
    release.set()


def test_a_server_that_is_off_is_named(server: Fake) -> None:
    store = EndpointStore("http://127.0.0.1:9/query")
    with pytest.raises(StoreError, match=r"http://127\.0\.0\.1:9/query cannot be reached"):
        store.query("ASK { }")
