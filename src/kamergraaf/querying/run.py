"""Running queries: one of the library by its id, a file, or a text.

Invariant: nothing here changes a store, and no other server is asked unless the caller allows it.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from kamergraaf.errors import InputError, Place, QueryRefused, UsageError
from kamergraaf.querying.faults import explain
from kamergraaf.querying.library import LibraryQuery, find_query
from kamergraaf.querying.names import Names
from kamergraaf.querying.parameters import bind
from kamergraaf.store import Parameters, Result, Store, Term
from kamergraaf.store.contract import NO_PARAMETERS
from kamergraaf.store.sparql import services


@dataclass(frozen=True, slots=True)
class Asked:
    """A query of the library that was run: which, with what terms by variable, and its answer."""

    query: LibraryQuery
    terms: Mapping[str, Term]
    result: Result


def run_query(
    store: Store,
    text: str,
    *,
    parameters: Parameters = NO_PARAMETERS,
    timeout: float | None = None,
    federated: bool = False,
    file: str = "query",
) -> Result:
    """The answer of a store to a SPARQL query; `file` says in errors where the text stands.

    Raises QueryRefused for an update, and for a SERVICE clause unless `federated` is set, SyntaxFault
    for a text that does not parse, StoreError when the store fails.
    """
    if not federated and "service" in text.casefold() and (asked := services(text)):
        raise QueryRefused(
            f"this query asks another server: {', '.join(asked)}",
            value=asked[0],
            hint="It leaves this machine, so it is not run unless you allow it.",
        )
    try:
        return store.query(text, parameters=parameters, timeout=timeout)
    except SyntaxError as error:
        raise explain(text, error, file=file) from error


def ask(
    store: Store,
    library: Mapping[str, LibraryQuery],
    query_id: str,
    values: Mapping[str, str] | None = None,
    *,
    names: Names | None = None,
    timeout: float | None = None,
    federated: bool = False,
) -> Asked:
    """The answer to a query of the library. `values` are what a person typed, by the parameter's name.

    A query with `inferred` set needs a store that was opened with `inferred=True`. Raises UnknownName
    for an id, parameter or thing that is not there, and what `run_query` raises.
    """
    query = find_query(library, query_id)
    terms = bind(query, values or {}, names=names or Names(store, library))
    result = run_query(
        store, query.text, parameters=terms, timeout=timeout, federated=federated, file=str(query.path)
    )
    return Asked(query, terms, result)


def run_file_or_text(
    store: Store,
    source: str,
    *,
    timeout: float | None = None,
    federated: bool = False,
    stdin: TextIO | None = None,
) -> Result:
    """The answer to the query in a file, in `source` itself, or, for `-`, on standard input."""
    text, file = read_query(source, stdin=stdin)
    return run_query(store, text, timeout=timeout, federated=federated, file=file)


def read_query(source: str, *, stdin: TextIO | None = None) -> tuple[str, str]:
    """The text of a query and what to call it in errors.

    Raises InputError for a file that cannot be read, UsageError when `source` is neither a file nor a query.
    """
    if source == "-":
        return (stdin or sys.stdin).read().removeprefix("\ufeff"), "stdin"
    if "\n" in source or not _may_be_a_file(source):
        return source, "query"
    try:
        return Path(source).read_text("utf-8-sig"), source
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"the query cannot be read: {error}", place=Place(source)) from error


def _may_be_a_file(source: str) -> bool:
    """Whether it is one; raises UsageError for what is neither a file nor has the look of a query."""
    try:
        if Path(source).exists():
            return True
    except OSError:  # too long for a name
        return False
    if "{" in source or (len(source.split()) > 1 and not source.endswith((".rq", ".sparql"))):
        return False
    raise UsageError(
        f"there is no file {source!r}, and it is not a query",
        value=source,
        hint="A query begins with SELECT, ASK, CONSTRUCT or DESCRIBE; `kamergraaf ask` runs one by its id.",
    )
