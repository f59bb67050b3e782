"""What is wrong with a SPARQL text, in words, with its place and the line itself.

Invariant: what is said of a text is said of that text as the person wrote it.
"""

from __future__ import annotations

import re

from kamergraaf.errors import Place, QueryRefused, SyntaxFault, UsageError
from kamergraaf.rdf.vocabulary import PREFIXES
from kamergraaf.store.sparql import (
    QUERY_FORMS,
    UPDATE_FORMS,
    Token,
    first_keyword,
    tokens,
    undeclared_prefixes,
)

_POSITION = re.compile(r"error at (\d+):(\d+): (?:expected )?(?:one of )?(.*)", re.DOTALL)
_WIDTH = 100
_PAIRS = {"{": "}", "(": ")", "[": "]"}

Stumble = tuple[int, str, str]
"""An offset, what is wrong there, and what to do about it."""


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
    offset, message, hint = (
        _stumble_at_start(start)
        or _stumble_at_prefix(text)
        or _stumble_at_open_end(text)
        or _stumble_at(text, error)
    )
    return fault(text, offset, message, file=file, hint=hint)


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


def _stumble_at_start(start: Token) -> Stumble | None:
    if start.keyword in QUERY_FORMS:
        return None
    return start.start, f"a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE, not with {start.text!r}", ""


def _stumble_at_prefix(text: str) -> Stumble | None:
    for prefix, offset in undeclared_prefixes(text).items():
        if prefix in PREFIXES:
            continue
        if text[offset - 1 : offset] == "<":
            return offset - 1, "this IRI is not closed, or holds a mark that it may not, such as a space", ""
        known = ", ".join(f"{name}:" for name in PREFIXES)
        hint = f"Add `PREFIX {prefix}: <...>`. Known without: {known}."
        return offset, f"the prefix {prefix}: is not declared", hint
    return None


def _stumble_at_open_end(text: str) -> Stumble | None:
    """The last bracket or quote that is not closed; nothing when one closes that was not open."""
    opened = list[Token]()
    for token in tokens(text):
        if token.text in ("'", '"'):
            opened.append(token)
            break
        if token.text in _PAIRS:
            opened.append(token)
        elif token.text in _PAIRS.values() and (not opened or _PAIRS[opened.pop().text] != token.text):
            return None
    if not opened:
        return None
    mark = opened[-1].text
    return opened[-1].start, f"this {mark} is not closed: a {_PAIRS.get(mark, mark)} is missing after it", ""


def _stumble_at(text: str, error: SyntaxError) -> Stumble:
    """Where and why the parser stopped, without the words of its grammar."""
    match = _POSITION.match(str(error.msg))
    if match is None:
        return 0, str(error.msg), ""
    # The parser says "at the end" when it stumbled over the last token.
    last = max((token.start for token in tokens(text)), default=0)
    offset = min(offset_of(text, int(match[1]), int(match[2])), last)
    expected = match[3].replace("\n", " ").split(", ")
    if sentences := [item for item in expected if re.search(r"[a-z] [a-z]", item)]:
        return offset, sentences[0], ""
    marks = [item for item in expected if re.fullmatch(r'"[^\\"]{1,3}"', item)]
    wanted = f": {' or '.join(marks)} could stand here" if 0 < len(marks) < 4 else ""
    return offset, f"the query cannot be read on from here{wanted}", ""
