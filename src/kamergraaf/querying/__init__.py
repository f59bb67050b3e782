"""Querying: the query library, parameters, results, and the formats they are written in.

Invariant: query text comes from `queries/` or from a person; none is made here.
"""

from __future__ import annotations

from kamergraaf.querying.formats import FORMATS, guess_format, write_result
from kamergraaf.querying.library import LibraryQuery, Parameter, find_query, load_library
from kamergraaf.querying.listing import list_library
from kamergraaf.querying.names import Names
from kamergraaf.querying.rows import Rows
from kamergraaf.querying.run import Asked, ask, read_query, run_file_or_text, run_query

__all__ = [
    "FORMATS",
    "Asked",
    "LibraryQuery",
    "Names",
    "Parameter",
    "Rows",
    "ask",
    "find_query",
    "guess_format",
    "list_library",
    "load_library",
    "read_query",
    "run_file_or_text",
    "run_query",
    "write_result",
]
