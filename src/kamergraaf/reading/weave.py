"""Weaving: paragraphs of lines become one clean text, with the map from its offsets to the source.

Invariant: within a paragraph white space is a single space, between paragraphs an empty line; a
hyphen at a line's end goes when the word was broken there, and stays when the word is written
with one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from kamergraaf.model import Segment
from kamergraaf.reading.pages import HYPHENS, Line

_LAST_PART = re.compile(r"([\w’'-]*)[-\u2010\u00ad]$")
_FIRST_PART = re.compile(r"[\w’']+")
# Two vowels that would read as one sound take a hyphen between the parts of a Dutch compound
# ("defensie-uitgaven", "zee-egel"): Woordenlijst Nederlandse Taal, leidraad 6.1 (klinkerbotsing).
_CLASHES = frozenset(
    ("aa", "ae", "ai", "au", "ee", "ei", "eu", "ie", "ii", "ij", "oe", "oi", "oo", "ou", "ui", "uu")
)
_CONJUNCTIONS = frozenset(("en", "of", "als", "dan", "tot", "noch", "and", "or"))


def weave(
    source: str, paragraphs: Iterable[Sequence[Line]], *, words: str
) -> tuple[str, tuple[Segment, ...]]:
    """The clean text and its segments; `words` is a text that shows how words are written elsewhere."""
    known = partial(_is_written, words.casefold())
    pieces: list[str] = []
    segments: list[Segment] = []
    length = 0
    for number, lines in enumerate(paragraphs):
        for piece, origin in _paragraph(source, lines, known, first=number == 0):
            if origin is not None:
                segments.append(Segment(length, origin, len(piece)))
            pieces.append(piece)
            length += len(piece)
    return "".join(pieces), tuple(segments)


def _paragraph(
    source: str, lines: Sequence[Line], known: partial[bool], *, first: bool
) -> Iterator[tuple[str, int | None]]:
    """The pieces of a paragraph with the offset each has in the source; None for made white space."""
    if not first:
        yield "\n\n", None
    for index, line in enumerate(lines):
        cut, glue = line.end, " "
        if index + 1 < len(lines):
            cut, glue = _join(line, lines[index + 1], known)
        else:
            glue = ""
        for match in re.finditer(r"(\s+)|[^\s\u00ad]+", source[line.start : cut]):
            if match.group(1):
                yield " ", None
            else:
                yield match.group(), line.start + match.start()
        if glue:
            yield glue, None


def _join(line: Line, following: Line, known: partial[bool]) -> tuple[int, str]:
    """Where the line's text stops, and what comes between it and the following line."""
    if not line.text.endswith(HYPHENS) or line.text.endswith((" -", "--")):
        return line.end, " "
    left, right = _LAST_PART.search(line.text), _FIRST_PART.match(following.text)
    if left is None or right is None or not left.group(1):
        return line.end, " "
    before, after = left.group(1), right.group()
    if line.text.endswith("\u00ad"):
        return line.end - 1, ""
    if after in _CONJUNCTIONS:
        return line.end, " "
    return (line.end, "") if _keeps_hyphen(before, after, known) else (line.end - 1, "")


def _keeps_hyphen(before: str, after: str, known: partial[bool]) -> bool:
    part = before.rsplit("-", 1)[-1]
    if known(f"{part}{after}") and len(part) > 1:
        return False
    if known(f"{part}-{after}"):
        return True
    if not after[0].islower() or before[-1].isdigit() or (len(part) > 1 and part.isupper()):
        return True
    return before[-1].casefold() + after[0] in _CLASHES


def _is_written(words: str, word: str) -> bool:
    """Whether the word stands, not broken, in the text."""
    return re.search(rf"(?<![\w-]){re.escape(word.casefold())}(?![\w-])", words) is not None
