"""The query library: `queries/*.rq`, each a SPARQL query whose header says what it answers.

Invariant: the text of a library query is the text of its file, whole, so what runs here is what any
SPARQL tool runs.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kamergraaf.errors import InputError, Place, SyntaxFault, UnknownName
from kamergraaf.querying.header import read_header
from kamergraaf.store.sparql import tokens

PARAMETER_KINDS = ("iri", "literal", "date", "integer")

_PARAMETER = re.compile(r"[?$]_(?P<name>[a-z][a-z0-9_]*?)_(?P<kind>[a-z]+)$")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a query can be given. Without one, and without a default, it stands for any.

    `variable` is its name in the query, without `?`; `kind` is one of `PARAMETER_KINDS`.
    """

    name: str
    variable: str
    kind: str
    default: str | None = None


@dataclass(frozen=True, slots=True)
class LibraryQuery:
    """A query of the library. `inferred` ones need the inferred graph; `federated` ones ask other servers."""

    id: str
    summary: str
    summary_nl: str
    tags: tuple[str, ...]
    defaults: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    inferred: bool
    federated: bool
    text: str
    path: Path

    @property
    def internal(self) -> bool:
        """Whether it serves the engine and is no question that a person asks."""
        return "internal" in self.tags


def load_library(folder: Path) -> dict[str, LibraryQuery]:
    """The queries in a folder by their id, the file's name without `.rq`, in alphabetical order.

    Raises InputError for a folder or file that cannot be read, SyntaxFault for a header that is wrong.
    """
    if not folder.is_dir():
        raise InputError("there is no such folder of queries", place=Place(str(folder)))
    return {path.stem: load_query(path) for path in sorted(folder.glob("*.rq"), key=lambda path: path.stem)}


def load_query(path: Path) -> LibraryQuery:
    """The query in one file. Raises InputError or SyntaxFault with file, line and what is wrong."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"the query cannot be read: {error}", place=Place(str(path))) from error
    header = read_header(text, file=str(path))
    defaults = header.mapping("defaults")
    parameters = _find_parameters(text, defaults, str(path))
    if unknown := defaults.keys() - {parameter.name for parameter in parameters}:
        message = f"there is a default for {min(unknown)!r}, and the query has no such parameter"
        raise SyntaxFault(message, place=header.place("defaults"), value=min(unknown))
    return LibraryQuery(
        id=path.stem,
        summary=header.text("summary"),
        summary_nl=header.text("summary_nl"),
        tags=header.items("tags"),
        defaults=defaults,
        parameters=parameters,
        inferred=header.flag("inferred"),
        federated=header.flag("federated"),
        text=text,
        path=path,
    )


def find_query(library: Mapping[str, LibraryQuery], query_id: str) -> LibraryQuery:
    """The query with this id. Raises UnknownName with the ids that look like it."""
    if query_id in library:
        return library[query_id]
    public = [query.id for query in library.values() if not query.internal]
    near = difflib.get_close_matches(query_id, public, n=3, cutoff=0.5)
    near += [name for name in public if query_id and query_id in name and name not in near]
    raise UnknownName(
        f"the library has no query {query_id!r}",
        value=query_id,
        near=near,
        hint="" if near else "`kamergraaf ask` without an id lists them all.",
    )


def _find_parameters(text: str, defaults: Mapping[str, str], file: str) -> tuple[Parameter, ...]:
    found = dict[str, Parameter]()
    for token in tokens(text):
        if token.kind != "variable" or token.text[1] != "_" or token.text[1:] in found:
            continue
        match = _PARAMETER.match(token.text)
        if match is None or match["kind"] not in PARAMETER_KINDS:
            raise SyntaxFault(
                f"{token.text} is not the name of a parameter",
                place=Place(file, text.count("\n", 0, token.start) + 1),
                value=token.text,
                hint=f"A parameter is called ?_name_kind, with kind one of {', '.join(PARAMETER_KINDS)}.",
            )
        variable, name = token.text[1:], match["name"]
        found[variable] = Parameter(name, variable, match["kind"], defaults.get(name))
    return tuple(found.values())
