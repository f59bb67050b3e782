"""A small word-class tagger for when there is no tree: tables of words, of endings, of what follows.

Invariant: the same sentence gives the same tags, and a tag depends on the words of its sentence alone.
Tags are the word classes of Universal Dependencies, with verbs as `Vf` (finite), `Vi` (infinitive),
`Vp` (participle) and relative pronouns as `REL`. The tables are counts over the treebanks
UD_Dutch-Alpino and UD_Dutch-LassySmall (CC BY-SA 4.0; made by `training/tagger.py`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources

_NUMBER = re.compile(r"[\d.,/%-]*\d[\d.,/%-]*$")
_UNKNOWN = {"NOUN": -1.2, "ADJ": -2.0, "Vf": -2.5}
_NAME = {"PROPN": -0.3, "NOUN": -1.8}
_LONGEST_ENDING = 5

Costs = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Tagger:
    """The loaded tables."""

    words: Mapping[str, Costs]
    endings: Mapping[str, Costs]
    moves: Mapping[str, Costs]
    known: dict[tuple[str, bool], Costs] = field(default_factory=dict)

    def tag(self, words: Sequence[str]) -> list[str]:
        """One tag a word, by the best path over at most a few tags a word."""
        if not words:
            return []
        paths: list[dict[str, str]] = []
        scores: dict[str, float] = {"^": 0.0}
        for place, word in enumerate(words):
            options = self._options(word, place == 0)
            following: dict[str, float] = {}
            back: dict[str, str] = {}
            for tag, cost in options.items():
                top, source = max(
                    (value + self.moves[before][tag], before) for before, value in scores.items()
                )
                following[tag] = top + cost
                back[tag] = source
            scores = following
            paths.append(back)
        tag = max(scores, key=lambda name: scores[name])
        tags = [tag]
        for back in reversed(paths[1:]):
            tag = back[tag]
            tags.append(tag)
        tags.reverse()
        return tags

    def _options(self, word: str, first: bool) -> Costs:
        key = (word, first)
        if key not in self.known:
            self.known[key] = self._look_up(word, first)
        return self.known[key]

    def _look_up(self, word: str, first: bool) -> Costs:
        low = word.lower()
        if not any(c.isalnum() for c in word):
            return {"PUNCT": 0.0}
        if _NUMBER.match(word):
            return {"NUM": 0.0}
        capital = word[0].isupper() and not first
        if costs := self.words.get(low):
            if capital and "PROPN" not in costs:
                return {**costs, "PROPN": -1.5}
            return costs
        if capital or sum(c.isupper() for c in word) > 1:
            return _NAME
        for size in range(min(_LONGEST_ENDING, len(low)), 0, -1):
            if costs := self.endings.get(low[-size:]):
                return {tag: cost for tag, cost in costs.items() if tag in _OPEN} or _UNKNOWN
        return _UNKNOWN


_OPEN = frozenset({"NOUN", "ADJ", "Vf", "Vi", "Vp", "ADV", "PROPN"})


@lru_cache(maxsize=1)
def load_tagger() -> Tagger:
    """The tagger that ships with the engine."""
    text = resources.files("kamergraaf.extraction").joinpath("data/tags.json").read_text("utf-8")
    tables = json.loads(text)
    return Tagger(tables["words"], tables["endings"], tables["moves"])
