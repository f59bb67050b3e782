"""A store that is a SPARQL 1.1 Protocol endpoint over HTTP.

Invariant: only queries are sent, by POST; what is not a full answer in a format that was asked for
is a StoreError with the URL, never an empty result.
"""

from __future__ import annotations

import base64
import io
import socket
import time
from http.client import HTTPException, HTTPResponse
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pyoxigraph as ox

from kamergraaf.errors import StoreError
from kamergraaf.rdf.vocabulary import PREFIXES
from kamergraaf.store.contract import NO_PARAMETERS, Parameters, Result
from kamergraaf.store.sparql import first_keyword, services, undeclared_prefixes, with_values

DEFAULT_TIMEOUT = 60.0
_ROW_FORMATS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
}
_TRIPLE_FORMATS = {"application/n-triples": ox.RdfFormat.N_TRIPLES, "text/turtle": ox.RdfFormat.TURTLE}


class EndpointStore:
    """A store at a URL. A user and password in the URL are sent as basic authentication and shown nowhere."""

    def __init__(self, url: str, *, timeout: float = DEFAULT_TIMEOUT) -> None:
        parts = urlsplit(url)
        user, at, host = parts.netloc.rpartition("@")
        self.name = urlunsplit(parts._replace(netloc=host))
        self._timeout = timeout
        self._opener = build_opener(_NoRedirects)
        self._headers = {"User-Agent": "kamergraaf"}
        if at:
            self._headers["Authorization"] = f"Basic {base64.b64encode(user.encode()).decode()}"

    def query(
        self, text: str, *, parameters: Parameters = NO_PARAMETERS, timeout: float | None = None
    ) -> Result:
        """See `Store.query`. The text is parsed here first, so a fault in it never travels."""
        if not services(text):  # which would be asked
            ox.Store().query(text, prefixes=PREFIXES)
        text = _with_prefixes(text)
        seconds = self._timeout if timeout is None else timeout
        form = first_keyword(text)
        wants_triples = form is not None and form.keyword in ("CONSTRUCT", "DESCRIBE")
        formats = _TRIPLE_FORMATS if wants_triples else _ROW_FORMATS
        response = self._post(with_values(text, parameters), accept=", ".join(formats), timeout=seconds)
        kind = response.headers.get_content_type()
        if kind not in formats:
            with response:
                raise self._error(
                    f"answers with {kind}, not with SPARQL results", _excerpt(response), _IS_IT_AN_ENDPOINT
                )
        body: IO[bytes] = io.BufferedReader(_Body(response, seconds=seconds))
        if wants_triples:
            triples = (quad.triple for quad in ox.parse(body, _TRIPLE_FORMATS[kind], base_iri=self.name))
            return Result(triples, where=self.name, source=body)
        try:
            return Result(ox.parse_query_results(body, _ROW_FORMATS[kind]), where=self.name, source=body)
        except (OSError, SyntaxError) as error:
            body.close()
            raise self._error("broke off while it answered", str(error), _ASK_AGAIN) from error

    def _post(self, text: str, *, accept: str, timeout: float) -> HTTPResponse:
        headers = {**self._headers, "Accept": accept, "Content-Type": "application/x-www-form-urlencoded"}
        request = Request(self.name, urlencode({"query": text}).encode(), headers)
        try:
            response = self._opener.open(request, timeout=timeout)
        except HTTPError as error:
            with error:
                raise self._error(
                    f"answers {error.code} {error.reason}", _excerpt(error), _hint(error.code)
                ) from error
        except (URLError, OSError, HTTPException) as error:
            reason = error.reason if isinstance(error, URLError) else error
            if isinstance(reason, socket.timeout):
                raise self._error(f"gives no answer within {timeout:g} seconds", "", _TAKE_LONGER) from error
            raise self._error(
                "cannot be reached", str(reason), "Is the address right, and is the server on?"
            ) from error
        assert isinstance(response, HTTPResponse)
        return response

    def _error(self, what: str, detail: str, hint: str) -> StoreError:
        return StoreError(f"{self.name} {what}{': ' if detail else ''}{detail}", value=self.name, hint=hint)


_IS_IT_AN_ENDPOINT = "Is this the address of the query endpoint itself, and not of a page about it?"
_ASK_AGAIN = "Ask again; if it happens again, ask for less."
_TAKE_LONGER = "Ask for less, or allow more time."


def _hint(status: int) -> str:
    if status in (401, 403):
        return "It asks who you are: give https://user:password@host/..."
    if status in (404, 405):
        return _IS_IT_AN_ENDPOINT
    if status in (301, 302, 303, 307, 308):
        return "It has moved: give the new address."
    if status == 400:
        return "It does not take this query; the text above is what it says of it."
    return "The fault is at the server; its log says more."


def _with_prefixes(text: str) -> str:
    known = [prefix for prefix in undeclared_prefixes(text) if prefix in PREFIXES]
    return "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}> " for prefix in known) + text


def _excerpt(response: HTTPResponse | HTTPError) -> str:
    """The first words of a body that is no answer, on one line."""
    try:
        words = response.read(2000).decode("utf-8", "replace").split()
    except (OSError, HTTPException):
        return ""
    excerpt = " ".join(words)
    return excerpt if len(excerpt) <= 200 else f"{excerpt[:200]}..."


class _NoRedirects(HTTPRedirectHandler):
    """Following one would turn the POST into a GET without the query."""

    def redirect_request(self, *_: object) -> None:
        return None


class _Body(io.RawIOBase):
    """The body of a response as it comes in. It ends where the server said it would, or it raises OSError."""

    def __init__(self, response: HTTPResponse, *, seconds: float) -> None:
        self._response = response
        self._missing = response.length or 0  # chunks know their end themselves
        self._deadline = time.monotonic() + seconds

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # the stub knows no Buffer
        try:
            if time.monotonic() > self._deadline:
                raise OSError("it took too long")
            data = self._response.read1(len(buffer))
            self._missing -= len(data)
            if not data and self._missing > 0:
                raise OSError(f"the answer is not whole: {self._missing} bytes are missing")
        except (OSError, HTTPException) as error:
            self._response.close()
            raise error if isinstance(error, OSError) else OSError("the answer is not whole") from error
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._response.close()
        super().close()
