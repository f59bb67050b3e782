"""What every store promises: one method, `query`, and one kind of answer, `Result`.

Invariant: a `Result` streams. It is read once, and what goes wrong while it is read is a StoreError.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import IO, Any, Protocol, TypeAlias, TypeVar

import pyoxigraph as ox

from kamergraaf.errors import StoreError

Term: TypeAlias = ox.NamedNode | ox.Literal
"""What a parameter can be bound to."""

Parameters: TypeAlias = Mapping[str, Term]
"""Variable names, without `?`, and the terms they are bound to."""

NO_PARAMETERS: Parameters = MappingProxyType({})

Row: TypeAlias = ox.QuerySolution
"""One solution: unpacks like a tuple, in the order of `Result.variables`; `row["name"]` is a term or None."""

Answer: TypeAlias = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean | Iterable[ox.Triple]


_Item = TypeVar("_Item", ox.QuerySolution, ox.Triple)


class Form(StrEnum):
    """What a query answers with."""

    ROWS = "rows"
    BOOLEAN = "boolean"
    TRIPLES = "triples"


class Store(Protocol):
    """A place with quads that answers SPARQL queries."""

    @property
    def name(self) -> str:
        """Where the quads are, for messages: a path or a URL."""

    def query(
        self, text: str, *, parameters: Parameters = NO_PARAMETERS, timeout: float | None = None
    ) -> Result:
        """The answer to a SPARQL query, with each variable in `parameters` bound to its term.

        A bound variable must be in scope in the outermost group of the query, and in its projection.
        `timeout` is in seconds. Prefixes of the project need no PREFIX line.

        Raises SyntaxError (as pyoxigraph does) for a text that does not parse, StoreError when the
        store does not answer.
        """


class Result:
    """The answer to a query: rows, a boolean, or triples, as `form` says.

    >>> store = ox.Store()
    >>> result = Result(store.query("SELECT (1 AS ?one) (2 AS ?two) {}"), where="memory")
    >>> result.form.value, result.variables, [[term.value for term in row] for row in result]
    ('rows', ('one', 'two'), [['1', '2']])
    """

    __slots__ = ("_answer", "_deadline", "_source", "boolean", "form", "variables", "where")

    def __init__(
        self, answer: Answer, *, where: str, timeout: float | None = None, source: IO[bytes] | None = None
    ) -> None:
        """`source` is what the answer is read from, to be closed after it."""
        self._answer: Answer | None = answer
        self._source = source
        self._deadline = None if timeout is None else time.monotonic() + timeout
        self.where = where
        self.boolean: bool | None = None
        self.variables: tuple[str, ...] = ()
        if isinstance(answer, ox.QuerySolutions):
            self.form = Form.ROWS
            self.variables = tuple(variable.value for variable in answer.variables)
        elif isinstance(answer, ox.QueryBoolean):
            self.form = Form.BOOLEAN
            self.boolean = bool(answer)
        else:
            self.form = Form.TRIPLES

    def __iter__(self) -> Iterator[Row]:
        """The rows, as they come. Raises TypeError when the answer is not rows."""
        return self._watch(self._take(Form.ROWS))

    def mappings(self) -> Iterator[dict[str, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None]]:
        """The rows, each as a mapping from a variable's name to its term or None."""
        return (dict(zip(self.variables, row, strict=True)) for row in self)

    def triples(self) -> Iterator[ox.Triple]:
        """The triples, as they come. Raises TypeError when the answer is not triples."""
        return self._watch(self._take(Form.TRIPLES))

    def write(self, output: IO[bytes], form: ox.QueryResultsFormat) -> None:
        """The rows or the boolean in a standard format, as they come. Nothing may have been read before.

        Raises StoreError also when `output` fails: who owns it must look there first.
        """
        answer = self._take(Form.BOOLEAN if self.form is Form.BOOLEAN else Form.ROWS)
        try:
            answer.serialize(output, form)
        except (OSError, RuntimeError, SyntaxError) as error:
            raise _broken(self.where, error) from error
        finally:
            del answer
            self._close()

    def _take(self, form: Form) -> Any:  # the type goes with the form
        if form is not self.form:
            raise TypeError(f"this answer is {self.form}, not {form}")
        answer, self._answer = self._answer, None
        if answer is None:
            raise TypeError("this answer has been read")
        return answer

    def _watch(self, items: Iterable[_Item]) -> Iterator[_Item]:
        try:
            yield from items if self._deadline is None else self._in_time(items, self._deadline)
        except (OSError, RuntimeError, SyntaxError) as error:
            raise _broken(self.where, error) from error
        finally:
            del (
                items
            )  # a traceback may keep this frame, and pyoxigraph's answers may not die on another thread
            self._close()

    def _in_time(self, items: Iterable[_Item], deadline: float) -> Iterator[_Item]:
        for item in items:
            if time.monotonic() > deadline:
                raise StoreError(f"{self.where} took too long", hint="Ask for less, or allow more time.")
            yield item

    def _close(self) -> None:
        if self._source is not None:
            self._source.close()


def _broken(where: str, error: Exception) -> StoreError:
    return StoreError(f"{where} broke off while it answered: {error}", value=where)
