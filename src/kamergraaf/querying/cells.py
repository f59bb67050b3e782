"""Terms as people read them, and as Python values.

Invariant: nothing that a letter or a server wrote can steer a terminal or a page: control characters
and marks that turn the direction of text are dropped from what is shown.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox

from kamergraaf.querying.names import Names
from kamergraaf.rdf.vocabulary import shorten

Cell = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None
PythonValue = str | int | float | bool | Decimal | date | None

_XSD = "http://www.w3.org/2001/XMLSchema#"
_TURNS_TEXT = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def is_hidden(variable: str) -> bool:
    """Whether a column is left out where people read: parameters start with an underscore.

    >>> is_hidden("_actor_iri"), is_hidden("quote")
    (True, False)
    """
    return variable.startswith("_")


def readable_columns(variables: Sequence[str], *, named: bool) -> list[str]:
    """The columns to show people: no parameters, and, where things go by their names, no name twice.

    >>> readable_columns(["actor", "actor_name", "quote", "_actor_iri"], named=True)
    ['actor', 'quote']
    """
    return [
        name
        for name in variables
        if not is_hidden(name)
        and not (named and name.endswith("_name") and name.removesuffix("_name") in variables)
    ]


def show(term: Cell, *, names: Names | None = None, language: str = "nl") -> str:
    """A term on one line: a thing by its name (without `names`: its prefixed name), a literal by its text."""
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return on_one_line(names.label(term.value, language) if names else shorten(term.value))
    return on_one_line(term.value if isinstance(term, ox.Literal) else str(term))


def on_one_line(text: str) -> str:
    """A text without control characters, in which all white space is single spaces.

    >>> on_one_line("a\\x1b[31m\\n  b\\u202e")
    'a[31m b'
    """
    return " ".join(without_controls(text).split())


def without_controls(text: str, *, keep: str = "\n\t") -> str:
    """A text without control characters but for those to keep, and without marks that turn its direction."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        char
        for char in text
        if char in keep or (unicodedata.category(char) != "Cc" and char not in _TURNS_TEXT)
    )


def to_python(term: Cell) -> PythonValue:
    """A term as a Python value: numbers, booleans and dates as such, else its IRI or text.

    >>> to_python(ox.Literal(3)), to_python(ox.Literal("2018-06-28", datatype=ox.NamedNode(_XSD + "date")))
    (3, datetime.date(2018, 6, 28))
    """
    if term is None:
        return None
    if not isinstance(term, ox.Literal):
        return term.value if isinstance(term, ox.NamedNode) else str(term)
    try:
        return _typed(term.value, term.datatype.value.removeprefix(_XSD))
    except (ValueError, InvalidOperation):
        return term.value


def _typed(text: str, kind: str) -> PythonValue:
    if kind in ("integer", "int", "long", "short", "nonNegativeInteger", "positiveInteger"):
        return int(text)
    if kind == "decimal":
        return Decimal(text)
    if kind in ("double", "float"):
        return float(text)
    if kind == "boolean":
        return text in ("true", "1")
    if kind == "date":
        return date.fromisoformat(text)
    return text
