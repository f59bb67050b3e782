"""What is wrong with a SPARQL text, in words, with its place and the line itself.

Invariant: what is said of a text is said of that text as the person wrote it.
"""

from __future__ import annotations

import re

from kamergraaf.errors import Place, QueryRefused, SyntaxFault, UsageError
from kamergraaf.rdf.vocabulary import PREFIXES
from kamergraaf.store.sparql import QUERY_FORMS, UPDATE_FORMS, first_keyword, tokens, undeclared_prefixes

_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_WIDTH = 100
_PAIRS = {"{": "}", "(": ")", "[": "]"}
# What the parser always expects too, or names in its own tongue.
_NOISE = {"[_]", "LATERAL", "OPTIONAL", "SERVICE", "STRLANGDIR", "hasLangDir", "LANGMATCHES"}


def explain(text: str, error: SyntaxError, *, file: str) -> UsageError | SyntaxFault:
    """The error to raise for a query that a store could not parse."""
    start = first_keyword(text)
    if start is None:
        return SyntaxFault("the query is empty", place=Place(file))
    if start.keyword in UPDATE_FORMS:
        return QueryRefused(
            f"this is an update ({start.keyword}), and only queries are run here",
            value=start.text,
            hint="The graph is built from files: change them, and run `kamergraaf build`.",
        )
    if start.keyword not in QUERY_FORMS:
        allowed = "SELECT, ASK, CONSTRUCT or DESCRIBE"
        return fault(text, start.start, f"a query begins with {allowed}, not with {start.text!r}", file=file)
    known = ", ".join(f"{prefix}:" for prefix in PREFIXES)
    if unknown := {prefix: at for prefix, at in undeclared_prefixes(text).items() if prefix not in PREFIXES}:
        prefix, at = next(iter(unknown.items()))
        return fault(
            text,
            at,
            f"the prefix {prefix}: is not declared",
            file=file,
            hint=f"Add `PREFIX {prefix}: <...>`. Known without: {known}.",
        )
    if (unclosed := _find_unclosed(text)) is not None:
        at, mark = unclosed
        return fault(
            text, at, f"this {mark!r} is not closed: a {_PAIRS[mark]!r} is missing after it", file=file
        )
    line, column, message = _read(error)
    return fault(text, offset_of(text, line, column), message, file=file)


def fault(text: str, offset: int, message: str, *, file: str, hint: str = "") -> SyntaxFault:
    """A fault at an offset, showing its line and a caret under the place."""
    line, column = position_of(text, offset)
    shown = text.splitlines()[line - 1] if text.splitlines() else ""
    start = max(0, column - 1 - _WIDTH // 2) if len(shown) > _WIDTH else 0
    visible = "".join(char if char.isprintable() else " " for char in shown[start : start + _WIDTH])
    picture = f"{visible}\n  {' ' * (column - 1 - start)}^"
    return SyntaxFault(
        message, place=Place(file, line, column), hint=f"{picture}\n  {hint}" if hint else picture
    )


def position_of(text: str, offset: int) -> tuple[int, int]:
    """Line and column, both from 1, of an offset; the end of the text stands after its last character.

    >>> position_of("ab\\ncd", 3), position_of("ab\\n", 3)
    ((2, 1), (1, 3))
    """
    text = text.rstrip() if offset >= len(text.rstrip()) else text
    before = text[: min(offset, len(text))].split("\n")
    return len(before), len(before[-1]) + 1


def offset_of(text: str, line: int, column: int) -> int:
    """The offset of a line and a column, both from 1.

    >>> offset_of("ab\\ncd", 2, 1)
    3
    """
    lines = text.split("\n")
    return sum(len(before) + 1 for before in lines[: line - 1]) + column - 1


def _find_unclosed(text: str) -> tuple[int, str] | None:
    opened = list[tuple[int, str]]()
    for token in tokens(text):
        if token.text in _PAIRS:
            opened.append((token.start, token.text))
        elif token.text in _PAIRS.values():
            if not opened or _PAIRS[opened[-1][1]] != token.text:
                return None
            opened.pop()
    return opened[-1] if opened else None


def _read(error: SyntaxError) -> tuple[int, int, str]:
    """Line, column and a message without the parser's own grammar."""
    match = _POSITION.match(str(error.msg))
    if match is None:
        return 1, 1, str(error.msg)
    line, column, expected = (
        int(match[1]),
        int(match[2]),
        match[3].removeprefix("expected ").removeprefix("one of "),
    )
    items = [
        item for item in expected.replace("\n", " ").split(", ") if item not in _NOISE and "'" not in item
    ]
    sentences = [item for item in items if re.search(r"[a-z] [a-z]", item)]
    if sentences:
        return line, column, sentences[0]
    words = [item for item in items if re.fullmatch(r'[A-Z]{2,}|"[^"]{1,3}"', item)][:6]
    expected = f": expected is {' or '.join(words)}" if words else ""
    return line, column, f"the query cannot be read on from here{expected}"
