"""Finds topics in a text and says what a sentence and a letter are about.

Invariant: of words that overlap the longest label wins; a sentence is about the most specific topics
found in it, a letter about those with the largest shares.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from kamergraaf.extraction.topics.forms import WORD
from kamergraaf.extraction.topics.index import Index, Term, WordFacts, build_index
from kamergraaf.extraction.topics.scheme import TopicScheme, load_scheme
from kamergraaf.extraction.topics.values import Evidence, LetterTopic, TopicHit

_PREPOSITIONS = frozenset(("van", "voor", "der"))
_INSIDE_TITLE = frozenset(("en", "van", "de", "voor", "het", "der"))
_GAP = 3
_LEAST_SHARE, _LEAST_HITS = 0.05, 2


class TopicFinder:
    """Finds the topics of one scheme."""

    def __init__(self, scheme: TopicScheme, index: Index) -> None:
        self.scheme, self.index = scheme, index

    def find(self, text: str) -> list[TopicHit]:
        """Every topic that words of a sentence point at, in order. Never raises for any text."""
        index = self.index
        matches = list(WORD.finditer(text))
        facts = [index.facts(match[0]) for match in matches]
        hits: list[TopicHit] = []
        halves: dict[tuple[str, ...], tuple[int, int]] = {}
        place, count = 0, len(matches)
        while place < count:
            fact = facts[place]
            if fact.folded in index.lists.title and (after := _after_title(matches, facts, place)):
                place = after
                continue
            for half in fact.halves:
                if self._goes_on(matches, facts, place, half):
                    last = matches[place + len(half) - 1]
                    halves.setdefault(half, (matches[place].start(), last.end()))
            length, terms = 1, fact.terms
            for stems, longer in fact.opens:
                if self._goes_on(matches, facts, place, stems):
                    length, terms = len(stems), longer
                    break
            if terms:
                start, end = matches[place].start(), matches[place + length - 1].end()
                hits += [_hit(text, start, end, term) for term in terms]
            place += length
        if halves:
            hits += self._pairs(text, halves)
        return hits

    def _goes_on(
        self, matches: Sequence[re.Match[str]], facts: Sequence[WordFacts], place: int, stems: tuple[str, ...]
    ) -> bool:
        """Whether the words from a place on are those of a label, with no more than a space between."""
        if place + len(stems) > len(facts):
            return False
        for step, wanted in enumerate(stems):
            if facts[place + step].stem != wanted:
                return False
            if step and matches[place + step].start() - matches[place + step - 1].end() > _GAP:
                return False
        return True

    def _pairs(self, text: str, halves: Mapping[tuple[str, ...], tuple[int, int]]) -> Iterator[TopicHit]:
        """Topics whose two halves both stand in the sentence; the find points at the first half named."""
        for half, (start, end) in halves.items():
            for other, term in self.index.pairs.get(half, ()):
                if other in halves:
                    yield _hit(text, start, end, term)


def load_topic_finder(folder: Path) -> TopicFinder:
    """A finder for the topics in a project's ontology folder.

    Raises InputError when a file cannot be read or breaks the shape, SyntaxFault when it does not parse.
    """
    scheme = load_scheme(folder)
    return TopicFinder(scheme, build_index(scheme, folder))


def sentence_topics(hits: Iterable[TopicHit], scheme: TopicScheme) -> tuple[str, ...]:
    """What a sentence is about: the topics found, the most specific first to stay.

    A topic that stands above another one found stays only when its own name stands in words that do not
    speak of the other: "handel en invoerheffingen" is about both. In order of weight, then of place.
    """
    found: dict[str, list[TopicHit]] = defaultdict(list)
    for hit in hits:
        found[hit.topic].append(hit)
    narrower: dict[str, list[TopicHit]] = defaultdict(list)
    for topic, own in found.items():
        for above in scheme.above(topic):
            if above in found:
                narrower[above] += own
    kept = [topic for topic, own in found.items() if topic not in narrower or _is_named(own, narrower[topic])]
    return tuple(sorted(kept, key=lambda topic: -sum(hit.weight for hit in found[topic])))


def _is_named(own: Iterable[TopicHit], others: Sequence[TopicHit]) -> bool:
    """Whether one of the finds is the topic's name, in words that none of the others holds."""
    return any(
        hit.evidence is Evidence.LABEL
        and not any(hit.start < other.end and other.start < hit.end for other in others)
        for hit in own
    )


def letter_topics(
    sentences: Iterable[Sequence[TopicHit]],
    scheme: TopicScheme,
    *,
    least_share: float = _LEAST_SHARE,
    least_hits: int = _LEAST_HITS,
) -> list[LetterTopic]:
    """What a letter is about, by the finds of its sentences: topics with their share, largest first.

    In each sentence only the most specific topics count, a topic once by its strongest find.
    """
    found: dict[str, list[TopicHit]] = defaultdict(list)
    weights: dict[str, float] = defaultdict(float)
    for hits in sentences:
        kept = sentence_topics(hits, scheme)
        for topic in kept:
            own = [hit for hit in hits if hit.topic == topic]
            found[topic] += own
            weights[topic] += max(hit.weight for hit in own)
    total = sum(weights.values())
    topics = [
        LetterTopic(topic, round(weight / total, 4), tuple(found[topic])) for topic, weight in weights.items()
    ]
    kept_topics = [one for one in topics if one.share >= least_share and len(one.hits) >= least_hits]
    return sorted(kept_topics, key=lambda one: (-one.share, one.topic))


def _after_title(matches: Sequence[re.Match[str]], facts: Sequence[WordFacts], place: int) -> int:
    """Where the portfolio behind a title ends: "minister van Economische Zaken en Klimaat"; 0 without one."""
    if place + 2 >= len(facts) or facts[place + 1].folded not in _PREPOSITIONS:
        return 0
    if not matches[place + 2][0][0].isupper():
        return 0
    last = place + 2
    at = last
    while at < len(facts) and (matches[at][0][0].isupper() or facts[at].folded in _INSIDE_TITLE):
        if at > place + 2 and matches[at].start() - matches[at - 1].end() > _GAP:
            break
        if matches[at][0][0].isupper():
            last = at
        at += 1
    return last + 1


def _hit(text: str, start: int, end: int, term: Term) -> TopicHit:
    return TopicHit(start, end, text[start:end], term.topic, term.label, term.evidence)
