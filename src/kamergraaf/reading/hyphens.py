"""Hyphens at a line's end: which belong to the word, and which the typesetter put there.

Invariant: the decision needs only the two halves and a text that shows how words are written.
"""

from __future__ import annotations

import re
from functools import cached_property

HYPHENS = ("-", "\u2010", "\u00ad")
_LAST_PART = re.compile(r"([\w’'-]*)[-\u2010\u00ad]$")
_FIRST_PART = re.compile(r"[\w’']+")
# Two vowels that would read as one sound take a hyphen between the parts of a Dutch compound
# ("defensie-uitgaven", "zee-egel"): Woordenlijst Nederlandse Taal, leidraad 6.1 (klinkerbotsing).
_CLASHES = frozenset(
    ("aa", "ae", "ai", "au", "ee", "ei", "eu", "ie", "ii", "ij", "oe", "oi", "oo", "ou", "ui", "uu")
)
_CONJUNCTIONS = frozenset(("en", "of", "als", "dan", "tot", "noch", "and", "or"))


class WrittenWords:
    """The words of a text, to ask whether one stands in it unbroken; gathered when first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __contains__(self, word: object) -> bool:
        return str(word).casefold() in self._words

    @cached_property
    def _words(self) -> frozenset[str]:
        text = self._text.casefold()
        return frozenset(re.findall(r"[\w-]+", text)) | frozenset(re.findall(r"[\w’'-]+", text))


def join(before: str, after: str, words: WrittenWords) -> tuple[int, str]:
    """How many characters to take off the end of a line, and what comes between it and the next line.

    >>> join("de samen-", "werking", WrittenWords("")), join("de milieu-", "en sociale", WrittenWords(""))
    ((1, ''), (0, ' '))
    """
    if not before.endswith(HYPHENS) or before.endswith((" -", "--")):
        return 0, " "
    left, right = _LAST_PART.search(before), _FIRST_PART.match(after)
    if left is None or right is None or not left.group(1):
        return 0, " "
    if before.endswith("\u00ad"):
        return 1, ""
    if right.group() in _CONJUNCTIONS:
        return 0, " "
    return (0, "") if _keeps_hyphen(left.group(1), right.group(), words) else (1, "")


def _keeps_hyphen(before: str, after: str, words: WrittenWords) -> bool:
    part = before.rsplit("-", 1)[-1]
    if len(part) > 1 and f"{part}{after}" in words:
        return False
    if f"{part}-{after}" in words:
        return True
    if not after[0].islower() or before[-1].isdigit() or (len(part) > 1 and part.isupper()):
        return True
    return before[-1].casefold() + after[0] in _CLASHES
