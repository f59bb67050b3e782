"""Writing results: tables and Markdown to read, and the standard formats of SPARQL and RDF.

Invariant: the standard formats hold every column and every character of the answer, except that no
control character is ever written to a terminal; what people read hides columns that start with `_`.
"""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import IO, TextIO, cast

import pyoxigraph as ox

from kamergraaf.errors import StoreError, UsageError
from kamergraaf.querying.cells import without_controls
from kamergraaf.querying.readable import Style, write_markdown, write_table
from kamergraaf.rdf.vocabulary import PREFIXES
from kamergraaf.store import Result
from kamergraaf.store.contract import Form

_STANDARD = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
FORMATS = ("table", "csv", "tsv", "json", "xml", "md", "turtle", "ntriples", "jsonld")
_FITTING = {
    Form.ROWS: ("table", "csv", "tsv", "json", "xml", "md"),
    Form.BOOLEAN: ("table", "csv", "tsv", "json", "xml", "md"),
    Form.TRIPLES: ("turtle", "ntriples", "jsonld", "table", "md"),
}
_ENDINGS = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".json": "json",
    ".srj": "json",
    ".xml": "xml",
    ".srx": "xml",
    ".md": "md",
    ".txt": "table",
    ".ttl": "turtle",
    ".nt": "ntriples",
    ".jsonld": "jsonld",
}


def guess_format(form: Form, *, output: Path | None = None, terminal: bool = False) -> str:
    """The format for an answer, from the ending of the file it goes to, else from where it is shown.

    >>> guess_format(Form.ROWS, output=Path("answer.md")), guess_format(Form.ROWS), guess_format(Form.TRIPLES)
    ('md', 'csv', 'turtle')
    """
    if output is not None and output.suffix.casefold() in _ENDINGS:
        return _ENDINGS[output.suffix.casefold()]
    if form is Form.TRIPLES:
        return "turtle"
    return "table" if terminal or form is Form.BOOLEAN else "csv"


def check_format(form: Form, format_: str) -> None:
    """Raise UsageError, with what is possible, when an answer of this form has no such format."""
    if format_ not in _FITTING[form]:
        known = "" if format_ in FORMATS else f"there is no format {format_!r}; "
        raise UsageError(
            f"{known}an answer of {form} is not written as {format_}",
            value=format_,
            hint=f"It can be: {', '.join(_FITTING[form])}.",
        )


def write_result(result: Result, format_: str, stream: TextIO, *, style: Style | None = None) -> None:
    """Write an answer. Rows are written as they come, but for `table` and `md`; triples are sorted first.

    Raises UsageError for a format that does not fit the answer, StoreError when the store breaks off,
    OSError when the stream cannot be written.
    """
    style = style or Style()
    check_format(result.form, format_)
    if format_ == "table":
        write_table(result, stream, style)
    elif format_ == "md":
        write_markdown(result, stream, style)
    elif result.form is Form.TRIPLES:
        _write_graph(result, format_, stream, style)
    else:
        _write_standard(result, format_, stream)


def _write_standard(result: Result, format_: str, stream: TextIO) -> None:
    sink = _Sink(stream)
    try:
        result.write(cast(IO[bytes], sink), _STANDARD[format_])
    except StoreError:
        if sink.error is not None:
            raise sink.error from None
        raise
    if format_ in ("json", "xml"):
        stream.write("\n")


def _write_graph(result: Result, format_: str, stream: TextIO, style: Style) -> None:
    triples = sorted(set(result.triples()), key=str)
    if format_ == "jsonld":
        text = _to_json_ld(triples, style.context)
    else:
        turtle = format_ == "turtle"
        kind = ox.RdfFormat.TURTLE if turtle else ox.RdfFormat.N_TRIPLES
        data = ox.serialize(triples, format=kind, prefixes=_used_prefixes(triples) if turtle else None)
        text = (data or b"").decode()
    stream.write(without_controls(text) if stream.isatty() else text)


def _used_prefixes(triples: list[ox.Triple]) -> dict[str, str]:
    iris = {
        term.value
        for triple in triples
        for part in triple
        for term in (part, getattr(part, "datatype", None))
        if isinstance(term, ox.NamedNode)
    }
    return {name: base for name, base in PREFIXES.items() if any(iri.startswith(base) for iri in iris)}


def _to_json_ld(triples: list[ox.Triple], context: Path | None) -> str:
    import json

    import rdflib

    graph = rdflib.Graph()
    graph.parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")
    known = json.loads(context.read_text("utf-8")) if context is not None and context.is_file() else {}
    used = known.get("@context", known) or _used_prefixes(triples)
    return str(graph.serialize(format="json-ld", context=used, indent=2, sort_keys=True)) + "\n"


class _Sink:
    """Bytes of UTF-8 on their way to a text stream; keeps the stream's own error, which pyoxigraph hides."""

    def __init__(self, stream: TextIO) -> None:
        self.error: OSError | None = None
        self._stream = stream
        self._clean = stream.isatty()
        self._decoder = codecs.getincrementaldecoder("utf-8")()

    def write(self, data: bytes) -> int:
        text = self._decoder.decode(bytes(data))
        try:
            self._stream.write(without_controls(text, keep="\n\t\r") if self._clean else text)
        except OSError as error:
            self.error = error
            raise
        return len(data)

    def flush(self) -> None:
        self._stream.flush()
