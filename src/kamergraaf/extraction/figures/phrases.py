"""Noun phrases beside a number, found with word lists alone.

Invariant: a phrase is one stretch of the sentence; it starts and ends with a word. There is no tagger
here: a word is an adjective when it ends in -e and a noun can follow it, so a rare phrase is cut short.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kamergraaf.extraction.figures.values import Token
from kamergraaf.extraction.figures.words import FigureWords

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*%?|\w+(?:[-'’/‑]\w+)*|[^\w\s]")
_TAILS = frozenset(("van", "voor", "tegen", "aan", "in", "uit", "op", "over", "naar"))
_PLURAL = re.compile(r"(?:[^s]s|en|n|ën|'s|’s|[aeiou]a|ia|media|data)$")
_PARTICIPLE = re.compile(
    r"(?:(?:aan|af|bij|door|in|mee|na|om|op|over|toe|uit|vast|voor|vrij|weg|terug|samen|tegen|goed|beschikbaar)?"
    r"ge(?!ld$|bied|weld$|zondheid)\w{2,}(?:d|t|en)|\w+eerd|(?:be|ver|ont|her)\w{3,}[dt])$"
)
# What an adjective looks like that has no -e: "militair materieel", "binnenlands product".
_BARE_ADJECTIVE = re.compile(
    r"(?:\w{2,}(?:aal|ief|isch|eel|air|lijk|ees|lands|aans|eus|baar)|bruto|netto|eigen|zeer|heel)$"
)
_SEPARATOR = re.compile(r"[;:()]|,(?!\d)")
_YEAR = re.compile(r"(?:1[89]|20)\d\d$")
_LONGEST_CHAIN, _LONGEST_PHRASE, _MOST_TAILS = 9, 7, 2
_LINE, _LITTLE = 80, 14


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `[first, last)`; `head` is the place of its noun."""

    first: int
    last: int
    head: int


def tokens(text: str) -> list[Token]:
    """Words, numbers and marks of a sentence."""
    return [Token(m.start(), m.end(), m[0], m[0].lower()) for m in _TOKEN.finditer(text)]


class Phrases:
    """Finds phrases in one sentence."""

    def __init__(self, text: str, words: FigureWords, stops: Sequence[tuple[int, int]] = ()) -> None:
        self.text, self.words, self.stops = text, words, stops
        self.tokens = tokens(text)

    def at(self, place: int) -> int:
        """The first token that ends after a character place."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.tokens[middle].end <= place else (low, middle)
        return low

    def low(self, place: int) -> str:
        """The lower-case token at a place; empty outside the sentence."""
        return self.tokens[place].low if 0 <= place < len(self.tokens) else ""

    def surface(self, first: int, last: int) -> str:
        """The sentence's words from token to token."""
        if first >= last:
            return ""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def ends(self, place: int) -> bool:
        """Whether the clause ends before a token."""
        return self.low(place) in ("", ".", ",", ";", ":", "?", "!", ")")

    def counted(self, place: int, *, plural: bool = True) -> Phrase | None:
        """The noun phrase that starts right at a token, as what a number before it counts."""
        phrase = self._phrase(place)
        if phrase is None:
            return None
        head = self.tokens[phrase.head]
        if plural and not (_PLURAL.search(head.low) or self.words.has("singular", head.low)):
            return None
        if not plural and _PARTICIPLE.match(head.low):
            return None
        return None if head.low.startswith(("http", "www")) else phrase

    def after(self, place: int) -> Phrase | None:
        """The noun phrase at a token, a determiner before it left out, with what hangs behind it."""
        first = place
        while self.words.has("determiner", self.low(first)) and first - place < 2:
            first += 1
        first += first > place and self.low(first)[:1].isdigit()
        phrase = self._phrase(first)
        if (
            phrase
            and first == place
            and phrase.last - first == 1
            and _PARTICIPLE.match(self.low(phrase.head))
        ):
            return None
        if phrase is None or self._is_stopped(first) or self.words.has("time", self.low(phrase.head)):
            return None
        return self.with_tail(phrase)

    def with_tail(self, phrase: Phrase) -> Phrase:
        """The phrase with at most two prepositional phrases behind it."""
        last = phrase.last
        for _ in range(_MOST_TAILS):
            if self.low(last) not in _TAILS or self._is_stopped(last + 1):
                break
            first = last + 1
            while self.words.has("determiner", self.low(first)) and first - last < 3:
                first += 1
            inner = self._phrase(first)
            if inner is None or self._is_stopped(inner.first) or self.words.has("time", self.low(inner.head)):
                break
            last = inner.last
        return Phrase(phrase.first, last, phrase.head)

    def before(self, place: int) -> str:
        """The noun phrase that ends right before a token: the words back to its determiner.

        Without a determiner only the last noun with the adjectives before it is taken.
        """
        first = place
        while first > 0 and place - first < _LONGEST_PHRASE and self._is_nominal(first - 1):
            first -= 1
        last = place
        if last - first > 1 and _PARTICIPLE.match(self.low(last - 1)):
            last -= 1
        if not self.words.has("determiner", self.low(first - 1)):
            first = max(first, last - 1)
            while first > 0 and self._is_nominal(first - 1) and self.low(first - 1).endswith("e"):
                first -= 1
        return self.surface(first, last)

    def chain_before(self, place: int) -> str:
        """Noun phrases with their prepositions that end right before a token."""
        return self.surface(*self.chain(place))

    def chain(self, place: int) -> tuple[int, int]:
        """The tokens of `chain_before`."""
        first = place
        while first > 0 and place - first < _LONGEST_CHAIN:
            if not (self._is_nominal(first - 1) or self._is_link(first - 1)) or self._opens_another(
                first - 1
            ):
                break
            first -= 1
        if self.low(first - 1)[:1].isdigit() and self._is_unit(self.low(first)):
            return place, place
        last = place
        while first < last and self._is_link(first):
            first += 1
        while last > first and self._is_link(last - 1):
            last -= 1
        return first, last

    def _is_unit(self, low: str) -> bool:
        families = ("currency", "duration", "unit")
        return any(self.words.has(family, low) for family in families)

    def _opens_another(self, place: int) -> bool:
        """Whether "en" at a token begins a phrase of its own: "... en de productie"."""
        return self.low(place) in ("en", "of") and self.words.has("determiner", self.low(place + 1))

    def clause(self, start: int, end: int) -> str:
        """The words of the clause around a stretch of characters, not longer than a line.

        A clause that says little more than the stretch itself is taken with the one before it.
        """
        low, high = max(0, start - _LINE), min(len(self.text), end + _LINE)
        marks = [match.end() for match in _SEPARATOR.finditer(self.text, low, start)]
        following = _SEPARATOR.search(self.text, end, high)
        high = following.start() if following else high
        while marks and high - marks[-1] - (end - start) < _LITTLE:
            marks.pop()
        low = marks[-1] if marks else low
        if not marks and low > 0:
            low = self.text.find(" ", low, start) + 1 or start
        if not following and high < len(self.text):
            high = max(self.text.rfind(" ", end, high), end)
        return self.text[low:high].strip(" .?!\n,;:()")

    def is_verbal(self, place: int) -> bool:
        """Whether a token looks like a participle or part of an infinitive: "gestort", "toe te kennen"."""
        low = self.low(place)
        return (
            self.words.has("particle", low)
            or bool(_PARTICIPLE.match(low))
            or (self.low(place - 1) == "te" and low.endswith("n"))
        )

    def _phrase(self, place: int) -> Phrase | None:
        """Adjectives and a noun that start at a token."""
        at = place
        while at - place < _LONGEST_PHRASE:
            if not self._is_nominal(at):
                return None
            if self._is_adjective(at):
                at += 2 if self.low(at + 1) in ("en", "of", ",") and self._is_adjective(at + 2) else 1
                continue
            head = at
            while self._leads_on(head):
                head += 1
            return Phrase(place, head + 1, head)
        return None

    def _leads_on(self, place: int) -> bool:
        """Whether a noun or name goes on with the next word: "NAVO lidstaten", "Verenigde Staten"."""
        if place + 1 >= len(self.tokens) or not self._is_nominal(place + 1):
            return False
        here, following = self.tokens[place].text, self.tokens[place + 1].text
        if here[:1].isupper() and following[:1].isupper():
            return True
        if self.words.has("empty", here.lower()):
            return True
        return here.isupper() and bool(_PLURAL.search(following.lower()))

    def _is_adjective(self, place: int) -> bool:
        low = self.low(place)
        if len(low) < 4 or not self._is_nominal(place) or not self._looks_adjective(low):
            return False
        joined = self.low(place + 1) in ("en", "of", ",") and self.low(place + 2).endswith("e")
        return self._is_nominal(place + 1) or (joined and self._is_nominal(place + 2))

    def _looks_adjective(self, low: str) -> bool:
        if low.endswith("ie"):
            return False
        return low.endswith("e") or bool(_BARE_ADJECTIVE.match(low))

    def _is_nominal(self, place: int) -> bool:
        """Whether a token can be part of a noun phrase: a word that is none of the small ones."""
        if not 0 <= place < len(self.tokens):
            return False
        token = self.tokens[place]
        if not token.is_word or len(token.low) < 2:
            return False
        return not (self.words.has("end", token.low) or self._is_link(place))

    def _is_link(self, place: int) -> bool:
        low = self.low(place)
        return self.words.has("preposition", low) or self.words.has("determiner", low) or low in ("en", "of")

    def _is_stopped(self, place: int) -> bool:
        """Whether a date or reference stands at a token."""
        if place >= len(self.tokens) or _YEAR.match(self.tokens[place].text):
            return True
        start, end = self.tokens[place].start, self.tokens[place].end
        return any(low < end and start < high for low, high in self.stops)
