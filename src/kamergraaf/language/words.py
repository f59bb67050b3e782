"""Reads the lists of Dutch words that lie beside this room's code.

Invariant: a list is read once, on first use, and never changed.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def word_groups(name: str) -> dict[str, tuple[str, ...]]:
    """Lines of `data/<name>.txt` by the `[group]` they stand under; `#` starts a comment.

    >>> "nr." in word_groups("abbreviations")["goes on"]
    True
    """
    text = files("kamergraaf.language").joinpath("data", f"{name}.txt").read_text(encoding="utf-8")
    groups: dict[str, list[str]] = {}
    current = groups.setdefault("", [])
    for line in text.splitlines():
        entry = line.partition("#")[0].strip()
        if entry.startswith("[") and entry.endswith("]"):
            current = groups.setdefault(entry[1:-1], [])
        elif entry:
            current.append(entry)
    return {group: tuple(lines) for group, lines in groups.items()}
