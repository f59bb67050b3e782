"""The words of `ontology/figures.ttl`, made ready for matching.

Invariant: a family or list that is missing is empty, never an error; a list that breaks the shape is one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from kamergraaf.extraction.blocks import Block, read_blocks
from kamergraaf.extraction.figures.values import Bound

_PREFIX = "https://w3id.org/kamergraaf/figure#"
_PROPERTIES = frozenset({"type", "family", "word", "comment"})


@dataclass(frozen=True, slots=True, eq=False)
class FigureWords:
    """Word lists by family, and the patterns made of them."""

    families: Mapping[str, frozenset[str]]
    values: Mapping[str, Mapping[str, Decimal]]
    before: re.Pattern[str]
    after: re.Pattern[str]
    leading: re.Pattern[str]
    bounds: Mapping[str, Bound]

    def has(self, family: str, word: str) -> bool:
        """Whether a lower-case word is in a family."""
        return word in self.families.get(family, frozenset())

    def value(self, family: str, word: str) -> Decimal | None:
        """The value that a family gives a lower-case word."""
        return self.values.get(family, {}).get(word)


def load_figure_words(folder: Path) -> FigureWords:
    """The figure words in a project's ontology folder.

    Raises SyntaxFault when `figures.ttl` does not parse, InputError when a list breaks the shape.
    """
    families: dict[str, set[str]] = {}
    values: dict[str, dict[str, Decimal]] = {}
    bounds: dict[str, Bound] = {}
    sides: dict[str, list[str]] = {"bound": [], "bound after": []}
    for key, block in read_blocks(folder / "figures.ttl").items():
        if not key.startswith(_PREFIX):
            continue
        block.only(_PROPERTIES)
        family = block.one("family")
        for entry in block.all("word"):
            word, value = _entry(entry)
            families.setdefault(family, set()).add(word)
            if value is not None:
                values.setdefault(family, {})[word] = value
            if family in sides:
                bounds[word] = _bound(block)
                sides[family].append(word)
    return FigureWords(
        families={name: frozenset(words) for name, words in families.items()},
        values=values,
        before=re.compile(rf"(?<![\w-])({_either(sides['bound'])})\s?$", re.IGNORECASE),
        after=re.compile(rf"\s({_either(sides['bound after'])})(?!\w)", re.IGNORECASE),
        leading=re.compile(rf"(?<![\w-])({_either(sorted(families.get('leading', ())))})\s?$", re.IGNORECASE),
        bounds=bounds,
    )


def _entry(entry: str) -> tuple[str, Decimal | None]:
    word, _, value = entry.rpartition(" ")
    try:
        return (word.lower(), Decimal(value)) if word else (entry.lower(), None)
    except InvalidOperation:
        return entry.lower(), None


def _bound(block: Block) -> Bound:
    name = block.name.removesuffix("-after")
    try:
        return Bound(name)
    except ValueError as error:
        raise block.fault(f"is a bound, but none of {', '.join(Bound)}", name) from error


def _either(words: list[str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in ordered) or r"(?!)"
