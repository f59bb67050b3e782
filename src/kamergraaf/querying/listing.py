"""The library as a list for people and programs.

Invariant: it shows every query that a person can ask, and none that only serves the engine.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TextIO

from kamergraaf.errors import UsageError
from kamergraaf.querying.library import LibraryQuery

LIST_FORMATS = ("table", "json")


def list_library(
    library: Mapping[str, LibraryQuery],
    stream: TextIO,
    *,
    format_: str = "table",
    language: str = "en",
    width: int | None = None,
) -> None:
    """Write the list of queries: id, what it answers, its options. Raises UsageError for another format."""
    queries = [query for query in library.values() if not query.internal]
    if format_ == "json":
        json.dump([_to_json(query) for query in queries], stream, ensure_ascii=False, indent=2)
        stream.write("\n")
    elif format_ == "table":
        from kamergraaf.querying.table import draw_table

        rows = [[query.id, summary(query, language), _options(query)] for query in queries]
        draw_table(("id", "answers", "options"), rows, stream, caption=f"{len(rows)} queries", width=width)
    else:
        raise UsageError(
            f"the list of queries is not written as {format_}",
            value=format_,
            hint=f"It can be: {', '.join(LIST_FORMATS)}.",
        )


def summary(query: LibraryQuery, language: str) -> str:
    """What the query answers, in Dutch for `nl`, else in English."""
    return query.summary_nl if language == "nl" else query.summary


def _options(query: LibraryQuery) -> str:
    return " ".join(f"--{parameter.name}" for parameter in query.parameters)


def _to_json(query: LibraryQuery) -> dict[str, object]:
    return {
        "id": query.id,
        "summary": query.summary,
        "summary_nl": query.summary_nl,
        "tags": list(query.tags),
        "parameters": [
            {"name": parameter.name, "kind": parameter.kind, "default": parameter.default}
            for parameter in query.parameters
        ],
        "inferred": query.inferred,
        "federated": query.federated,
    }
