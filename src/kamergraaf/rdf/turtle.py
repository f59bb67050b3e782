"""Turtle that people wrote: read with the line of every triple, or refused with the line at fault.

Invariant: a file is parsed by pyoxigraph alone; the line that goes with a triple is the one that
the parser had reached when it gave the triple out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import CanonicalizationAlgorithm, Dataset, NamedNode, Quad, RdfFormat, Triple, parse

from kamergraaf.errors import InputError, Place, SyntaxFault


class Placed(NamedTuple):
    """A triple and the line (from 1) on which it ends."""

    triple: Triple
    line: int


class _LineByLine:
    """A binary file that is read a line at a time and counts them."""

    def __init__(self, data: bytes) -> None:
        self._lines = data.splitlines(keepends=True)
        self.count = 0

    def read(self, _size: int = -1) -> bytes:
        if self.count >= len(self._lines):
            return b""
        self.count += 1
        return self._lines[self.count - 1]


def read_turtle(path: Path) -> list[Placed]:
    """All triples of a Turtle file in its order. Raises InputError (unreadable) or SyntaxFault."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"the file cannot be read: {error.strerror}", place=Place(str(path))) from error
    return list(_parse(data, path))


def read_graph(paths: Iterable[Path], graph: NamedNode) -> list[Quad]:
    """The triples of several Turtle files as quads of one graph; blank nodes get labels that do not vary."""
    merged = Dataset(in_graph(placed.triple, graph) for path in sorted(paths) for placed in read_turtle(path))
    merged.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return list(merged)


def in_graph(triple: Triple, graph: NamedNode) -> Quad:
    """The triple as a quad of the graph."""
    return Quad(triple.subject, triple.predicate, triple.object, graph)


def _parse(data: bytes, path: Path) -> Iterator[Placed]:
    source = _LineByLine(data)
    try:
        for quad in parse(source, RdfFormat.TURTLE):  # type: ignore[arg-type]  # only `read` is called
            yield Placed(quad.triple, source.count)
    except SyntaxError as error:
        raise _fault(data, path, error) from error


def _fault(data: bytes, path: Path, error: SyntaxError) -> SyntaxFault:
    found = re.search(r"line (\d+) column (\d+)", str(error)) or re.search(r"(\d+):(\d+)", str(error))
    line, column = (int(found[1]), int(found[2])) if found else (1, 1)
    message = re.sub(r"^Parser error .*?: |\s*\(line \d+\)$", "", str(error))
    shown = data.decode("utf-8", "replace").splitlines()
    text = shown[line - 1] if line <= len(shown) else ""
    return SyntaxFault(
        f"the Turtle does not parse: {message}",
        place=Place(str(path), line, column),
        value=text,
        hint=text.strip(),
    )
