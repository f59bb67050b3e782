"""Titles beside names: "president Jansen", "de gezant van de Unie Anna Kok", "Kok, minister van Justitie".

Invariant: a title is a stretch of words that starts at an office noun (or the adjectives before it) and
touches the name, or follows it after a comma; without an office noun there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kamergraaf.extraction.analysis import Chunk, Word
from kamergraaf.extraction.mentions import Mention
from kamergraaf.extraction.registry import FormKind
from kamergraaf.extraction.wordlists import small_words

_INSIDE = frozenset({"ADP", "DET", "NOUN", "PROPN", "ADJ", "CCONJ", "NUM", "X"})
_REACH = 14
_BEFORE = frozenset(["zelf"])


@dataclass(frozen=True, slots=True)
class Title:
    """A title of a person: words `[start, end)`, and where the name stands, words `[name, stop)`."""

    person: Mention
    start: int
    end: int
    name: int
    stop: int


def find_titles(
    words: Sequence[Word], mentions: Sequence[Mention], kinds_of: Callable[[str], frozenset[str]]
) -> list[Title]:
    """The titles of a sentence, in order of the names."""
    titles = []
    for mention in mentions:
        if mention.kind != "Person" or mention.form is not FormKind.NAME:
            continue
        name = next((i for i, word in enumerate(words) if word.end > mention.start), -1)
        stop = next((i for i, word in enumerate(words) if word.start >= mention.end), len(words))
        if name < 0 or words[name].start > mention.end:
            continue
        start = _before(words, name, kinds_of)
        if start >= 0:
            titles.append(Title(mention, start, name, name, stop))
        titles.extend(Title(mention, s, e, name, stop) for s, e in _after(words, stop, kinds_of))
    return titles


def _is_office(word: Word, kinds_of: Callable[[str], frozenset[str]]) -> bool:
    return (
        word.tag in ("NOUN", "PROPN", "ADJ", "X")
        and bool(kinds_of(word.text) & {"Office", "Person"})
        and word.low not in small_words("no office")
        and not word.plural
    )


def _before(words: Sequence[Word], name: int, kinds_of: Callable[[str], frozenset[str]]) -> int:
    for place in range(name - 1, max(-1, name - _REACH), -1):
        word = words[place]
        if word.low in ("leden", "lid", "kamerleden", "kamervragen"):
            return -1
        if _is_office(word, kinds_of):
            start = place
            if start and words[start - 1].low in ("secretaris", "minister", "hoge", "eerste", "vice"):
                start -= 1
            while (start and words[start - 1].tag in ("ADJ", "NUM")) or (
                start
                and words[start - 1].text[0].isupper()
                and words[start - 1].tag == "PROPN"
                and start == place
            ):
                start -= 1
            return start
        if word.tag not in _INSIDE or word.text in (",", "("):
            return -1
    return -1


def _after(
    words: Sequence[Word], stop: int, kinds_of: Callable[[str], frozenset[str]]
) -> list[tuple[int, int]]:
    """Titles in apposition: ", de gezant van de Unie en hoofd van de missie,"."""
    at = stop
    while at < len(words) and words[at].low in _BEFORE:
        at += 1
    if at >= len(words) or words[at].text != ",":
        return []
    found = []
    start = at + 1
    while start < len(words):
        head = next(
            (p for p in range(start, min(len(words), start + 5)) if _is_office(words[p], kinds_of)), -1
        )
        if head < 0 or any(words[p].tag not in _INSIDE for p in range(start, head)):
            break
        end = head + 1
        while (
            end < len(words)
            and words[end].tag in _INSIDE
            and not (
                words[end].low == "en"
                and any(_is_office(words[p], kinds_of) for p in range(end + 1, min(len(words), end + 5)))
            )
        ):
            end += 1
        found.append((start, end))
        if end >= len(words) or words[end].low != "en":
            break
        start = end + 1
    closed = found and (
        found[-1][1] >= len(words)
        or words[found[-1][1]].text in ",.;)"
        or words[found[-1][1]].tag in ("Vf", "Vi", "REL")
    )
    return found if closed else []


def join_titles(chunks: list[Chunk], titles: Sequence[Title]) -> list[Chunk]:
    """The chunks, with a title and the name behind it as one chunk that stands for the person."""
    out = list(chunks)
    for title in titles:
        if title.end != title.name:
            continue
        first = next((c for c in out if c.start <= title.start < c.end), None)
        if first is None:
            continue
        out = [c for c in out if c is first or not (first.start <= c.start and c.end <= title.stop)]
        first.end, first.mention, first.head = title.stop, title.person, title.name
    for number, chunk in enumerate(out):
        chunk.number = number
    return out
