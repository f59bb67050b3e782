"""Reads the sets of small Dutch words that lie beside this room's code.

Invariant: a set is read once, on first use, and never changed; asking for one that is not there is an error.
"""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def small_words(name: str) -> frozenset[str]:
    """The words of `data/grammar.txt` under `[name]`; `_` in a word stands for a space, `#` starts a comment.

    >>> "omdat" in small_words("subordinators"), "de" in small_words("determiners")
    (True, True)
    """
    return _groups()[name]


@cache
def _groups() -> dict[str, frozenset[str]]:
    text = resources.files("kamergraaf.extraction").joinpath("data/grammar.txt").read_text("utf-8")
    groups: dict[str, set[str]] = {}
    current: set[str] = set()
    for line in text.split("\n"):
        if line.startswith("["):
            current = groups.setdefault(line.strip("[] "), set())
        elif not line.startswith("# "):
            current.update(word.replace("_", " ") for word in line.split())
    return {name: frozenset(found) for name, found in groups.items()}
