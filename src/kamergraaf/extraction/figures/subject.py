"""What a number measures: the noun phrase it counts, the one it is said of, or the clause around it.

Invariant: `measures` are words of the sentence in their order; two stretches are joined by one space.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kamergraaf.extraction.figures.phrases import Phrases
from kamergraaf.extraction.figures.values import Number, Sort

_TOWARDS = frozenset(("met", "tot", "naar", "op"))
_BEFORE_VERBS = frozenset(("met", "van", "tot", "naar"))
_FOR = frozenset(("voor", "op"))
_FROM_TO = re.compile(r"\bnaar\s(?:\w+\s){0,2}\d")
_REACH, _VERBS = 70, 4


@dataclass(frozen=True, slots=True)
class Measured:
    """The unit and the words for what is measured."""

    unit: str
    measures: str


def measured(phrases: Phrases, number: Number, *, start: int, end: int, sort: Sort) -> Measured:
    """What an amount, percentage or other measure is of.

    `[start, end)` is the number with its bound; of a range it is the whole range.
    """
    first, last = phrases.at(start), phrases.at(end)
    left = _left(phrases, first, last)
    right = _direct(phrases, number.unit, end, first, last) or _right(phrases, last)
    unit = "procent" if number.unit == "%" else number.unit
    if sort is Sort.PERCENTAGE:
        if left and right and phrases.low(last) == "van":
            return Measured(
                f"{unit} {phrases.text[phrases.tokens[last].start : _end_of(phrases, right, last)]}", left
            )
        return Measured(unit, _joined(left, right) or _around(phrases, start, end))
    aim = _aim(phrases, last)
    empty = bool(left) and phrases.words.has("empty", left.lower().split()[-1])
    if sort is Sort.QUANTITY and right:
        return Measured(unit, right)
    if left and not empty:
        return Measured(unit, _joined(left, aim))
    if empty and not (right or aim):
        left = phrases.chain_before(first - 1)
    return Measured(unit, right or aim.partition(" ")[2] or left or _around(phrases, start, end))


def _joined(one: str, other: str) -> str:
    return f"{one} {other}".strip()


def _end_of(phrases: Phrases, words: str, last: int) -> int:
    """Where words that stand behind token `last` end."""
    return phrases.text.index(words, phrases.tokens[last].end) + len(words)


def _left(phrases: Phrases, first: int, last: int) -> str:
    """What stands before the number and is said to be so much: "een budget van", "de bijdrage bedraagt"."""
    before, words = phrases.low(first - 1), phrases.words
    place = phrases.tokens[first - 1].end if first > 0 else 0
    if before == "van" and (lead := words.leading.search(phrases.text, max(0, place - 40), place)):
        return phrases.chain_before(phrases.at(lead.start()))
    if before == "van":
        end = phrases.tokens[min(last, len(phrases.tokens)) - 1].end
        return "" if _FROM_TO.search(phrases.text, end, end + _REACH) else phrases.before(first - 1)
    if before == "op" and words.has("standing", phrases.low(first - 2)):
        return phrases.chain_before(first - 2)
    if words.has("measuring", before):
        return phrases.chain_before(first - 1)
    if words.has("measuring", phrases.low(last)) and phrases.low(last) not in ("is", "was"):
        return phrases.chain_before(first)
    chain = phrases.chain(first)
    if chain[1] == first and words.has("measuring", phrases.low(_before_links(phrases, chain[0]))):
        return phrases.surface(*chain)
    return phrases.chain_before(first - 1) if before in _TOWARDS else ""


def _before_links(phrases: Phrases, place: int) -> int:
    """The token before a phrase and its determiner: the verb of "is de prijs zo'n 5 euro"."""
    return place - 2 if phrases.words.has("determiner", phrases.low(place - 1)) else place - 1


def _direct(phrases: Phrases, unit: str, end: int, first: int, last: int) -> str:
    """The noun phrase right behind the number: "2 miljoen ton steenkool", "40% uitstoot", "2%-norm"."""
    if unit == "%" and phrases.text[end : end + 1] in ("-", "‑"):
        last += phrases.low(last) in ("-", "‑")
    phrase = phrases.counted(last, plural=False)
    if phrase is None or phrases.tokens[phrase.first].text[:1].isupper():
        return ""
    alone = phrase.last - phrase.first == 1 and phrases.ends(phrase.last)
    if alone and phrases.low(first - 1) in _BEFORE_VERBS and phrases.low(phrase.head).endswith("en"):
        return ""
    phrase = phrases.with_tail(phrase)
    return phrases.surface(phrase.first, phrase.last)


def _right(phrases: Phrases, last: int) -> str:
    """What stands behind the number with a preposition: "van het bbp", "aan steun"."""
    phrase = phrases.after(last + 1) if phrases.low(last) in ("van", "aan") else None
    return phrases.surface(phrase.first, phrase.last) if phrase else ""


def _aim(phrases: Phrases, last: int) -> str:
    """A phrase behind the number that says what it is for: "voor noodhulp", "(toe te kennen) aan X"."""
    place = last
    while place - last < _VERBS and phrases.is_verbal(place):
        place += 1
    if phrases.low(place) not in _FOR and (place == last or phrases.low(place) != "aan"):
        return ""
    phrase = phrases.after(place + 1)
    return f"{phrases.low(place)} {phrases.surface(phrase.first, phrase.last)}" if phrase else ""


def _around(phrases: Phrases, start: int, end: int) -> str:
    """The noun phrase before the brackets that the number stands in; else its clause."""
    place = phrases.at(start) - 1
    place -= phrases.low(place) == "van"
    if phrases.low(place) == "(" and (said := phrases.chain_before(place)):
        return said
    return phrases.clause(start, end)
