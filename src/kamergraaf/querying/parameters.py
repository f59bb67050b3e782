"""Parameters: what a person gives a query by name, as terms.

Invariant: a value reaches a query only as a term, never as text.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from pyoxigraph import Literal, NamedNode

from kamergraaf.errors import UnknownName, UsageError
from kamergraaf.querying.library import LibraryQuery, Parameter
from kamergraaf.querying.names import Names
from kamergraaf.rdf.vocabulary import DATE, INTEGER
from kamergraaf.store import Term

ANY = ("any", "alle")
"""What a person says to leave a parameter open that has a default."""


def bind(query: LibraryQuery, values: Mapping[str, str], *, names: Names) -> dict[str, Term]:
    """The terms of a query's parameters, by variable, from what was given and the defaults.

    A parameter that is neither given nor has a default, or that is given as `any`, is left out.
    Raises UnknownName for a parameter or a thing that is not there, UsageError for a value of the
    wrong kind.
    """
    known = {parameter.name for parameter in query.parameters}
    for name in values:
        if name not in known:
            raise UnknownName(
                f"the query {query.id!r} has no parameter {name!r}",
                value=name,
                hint=f"It has: {', '.join(sorted(known))}." if known else "It takes none.",
            )
    terms = {}
    for parameter in query.parameters:
        value = values.get(parameter.name)
        if value is not None and value.strip().casefold() in ANY:
            continue
        if value is not None:
            terms[parameter.variable] = to_term(parameter, value, names=names)
        elif parameter.default is not None:
            terms[parameter.variable] = _default(parameter, parameter.default)
    return terms


def to_term(parameter: Parameter, value: str, *, names: Names) -> Term:
    """The term that a value stands for. Raises UnknownName or UsageError."""
    if parameter.kind == "iri":
        return names.resolve(value, parameter=parameter.name)
    return _literal(parameter, value)


def _default(parameter: Parameter, value: str) -> Term:
    return NamedNode(value) if parameter.kind == "iri" else _literal(parameter, value)


def _literal(parameter: Parameter, value: str) -> Literal:
    if parameter.kind == "date":
        try:
            return Literal(date.fromisoformat(value.strip()).isoformat(), datatype=DATE)
        except ValueError as error:
            raise _wrong(parameter, value, "a date", "Write it as year-month-day: 2018-06-28.") from error
    if parameter.kind == "integer":
        try:
            return Literal(str(int(value)), datatype=INTEGER)
        except ValueError as error:
            raise _wrong(parameter, value, "a whole number", "") from error
    return Literal(value)


def _wrong(parameter: Parameter, value: str, wanted: str, hint: str) -> UsageError:
    return UsageError(f"{parameter.name} must be {wanted}, not {value!r}", value=value, hint=hint)
