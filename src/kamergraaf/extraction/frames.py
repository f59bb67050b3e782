"""Where the lexicon's words stand in a sentence: the triggers that a statement can be built around.

Invariant: a hit has all the words that its entry asks for (anchor, particle, reflexive, fixed words) in
one clause; nothing here decides who its subject or object is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kamergraaf.extraction.analysis import NOUNS, VERBS, Clause, Sentence
from kamergraaf.extraction.entries import Entry, Kind, Operator, Trigger
from kamergraaf.extraction.heads import fold
from kamergraaf.extraction.lexicon import Lexicon
from kamergraaf.extraction.wordlists import small_words
from kamergraaf.language.inflection import FINITE, Feature, Form

_VERBAL = frozenset({Kind.VERB, Kind.PHRASE})
_NOMINAL = frozenset({Kind.NOUN, Kind.RELATION, Kind.MEASURE})
_GAP = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found in a sentence: its anchor word, all its words, and how specific it is."""

    entry: Entry
    form: Form
    place: int
    places: tuple[int, ...]
    clause: int

    @property
    def weight(self) -> int:
        """How much of the sentence the entry explains; of two hits on one word the heavier is meant."""
        return 3 * len(self.places) + 2 * self.entry.priority + (1 if self.entry.reflexive else 0)


def find_hits(sentence: Sentence, lexicon: Lexicon) -> list[Hit]:
    """The entries whose words stand in the sentence, in order of their anchors."""
    hits: list[Hit] = []
    named = {p for title in sentence.titles for p in range(title.start, title.end)}
    for place, word in enumerate(sentence.words):
        if len(word.text) < 2 or not word.text[0].isalpha():
            continue
        for trigger in lexicon.triggers(word.text):
            hit = _try(sentence, place, trigger)
            if hit is not None and not (hit.entry.predicate == "holdsOffice" and place in named):
                hits.append(hit)
    return _heaviest(hits)


def _try(sentence: Sentence, place: int, trigger: Trigger[Entry]) -> Hit | None:
    entry, form = trigger.item, trigger.form
    places = _contiguous(sentence, place, form)
    if places is None or not _fits_tag(sentence, place, entry, form):
        return None
    clause = sentence.clauses[sentence.clause_of[place]]
    own = _clause_words(sentence, clause, place, entry)
    if entry.kind in _VERBAL and _is_helper(sentence, place, clause):
        return None
    extra: list[int] = []
    if form.split and entry.particle:
        particle = _particle(sentence, place, entry.particle, own)
        if particle < 0:
            return None
        extra.append(particle)
    if entry.reflexive:
        reflexive = next((p for p in own if sentence.words[p].low in small_words("reflexives")), -1)
        if reflexive < 0:
            return None
        extra.append(reflexive)
    if entry.words:
        fixed = _fixed(sentence, entry.words, own, places)
        if fixed is None:
            return None
        extra.extend(fixed)
    return Hit(entry, form, place, tuple(sorted({*places, *extra})), clause.number)


def _contiguous(sentence: Sentence, place: int, form: Form) -> tuple[int, ...] | None:
    """The places of a form's tokens around its anchor."""
    if len(form.tokens) == 1:
        return (place,)
    before = _walk(sentence, place, form.tokens[: form.anchor][::-1], -1)
    after = _walk(sentence, place, form.tokens[form.anchor + 1 :], 1)
    if before is None or after is None:
        return None
    return (*before[::-1], place, *after)


def _walk(sentence: Sentence, place: int, tokens: Sequence[str], step: int) -> list[int] | None:
    found: list[int] = []
    at = place
    free = 0
    for token in tokens:
        if token == "*":
            free = _GAP
            continue
        at += step
        while 0 <= at < len(sentence.words) and sentence.words[at].low != token and free:
            at += step
            free -= 1
        if not 0 <= at < len(sentence.words) or sentence.words[at].low != token:
            return None
        found.append(at)
        free = 0
    return found


def _fits_tag(sentence: Sentence, place: int, entry: Entry, form: Form) -> bool:
    tag = sentence.words[place].tag
    word = sentence.words[place]
    if entry.kind in _VERBAL:
        if form.feature is Feature.PARTICIPLE:
            return tag in ("Vp", "ADJ", "Vf") and not (tag == "ADJ" and word.relation == "amod")
        if form.feature in FINITE:
            return tag == "Vf" or (
                tag == "Vi" and form.feature is Feature.FINITE_PLURAL and not sentence.has_tree
            )
        if form.feature is Feature.INFINITIVE:
            return tag in ("Vi", "Vf") if not _after_te(sentence, place) else tag in VERBS | NOUNS
        return tag in VERBS or tag == "ADJ"
    if entry.kind in _NOMINAL:
        return (
            tag in NOUNS
            or (tag in ("Vi", "ADJ", "X") and not sentence.has_tree)
            or (tag == "Vi" and _is_noun(sentence, place))
        )
    if entry.kind is Kind.PREDICATIVE and tag == "ADP" and len(form.tokens) == 1:
        return any(
            sentence.words[p].low in small_words("copulas")
            for p in sentence.clauses[sentence.clause_of[place]].verbs
        )
    return not (entry.kind is Kind.PREDICATIVE and len(form.tokens) == 1 and tag in ("PROPN", "Vf"))


def _is_noun(sentence: Sentence, place: int) -> bool:
    return place > 0 and sentence.words[place - 1].tag == "DET"


def _after_te(sentence: Sentence, place: int) -> bool:
    return place > 0 and sentence.words[place - 1].low == "te"


def _clause_words(sentence: Sentence, clause: Clause, place: int, entry: Entry) -> list[int]:
    """Where an entry's other words may stand: its clause, nearest first; for a verb the one above too."""
    own = list(clause.words)
    if entry.kind in _VERBAL and clause.kind == "infinitive" and clause.parent >= 0 and not entry.words:
        own = own + [p for p in sentence.clauses[clause.parent].words if abs(p - place) < 6]
    return sorted(own, key=lambda p: (abs(p - place), p))


def _particle(sentence: Sentence, place: int, particle: str, own: Sequence[int]) -> int:
    """The particle of a separable verb: at "te", or after the finite verb and before no noun of its own."""
    words = sentence.words
    if place > 1 and words[place - 1].low == "te" and words[place - 2].low == particle:
        return place - 2
    openers = {chunk.opens for chunk in sentence.chunks}
    for at in sorted(p for p in own if p > place):
        if words[at].low != particle or (at in openers and words[at].relation != "compound:prt"):
            continue
        chunk = sentence.chunk_of[at]
        if words[at].tag not in NOUNS or (
            chunk >= 0 and sentence.chunks[chunk].end - sentence.chunks[chunk].start == 1
        ):
            return at
    return -1


def _fixed(
    sentence: Sentence, alternatives: Sequence[str], own: Sequence[int], taken: Sequence[int]
) -> list[int] | None:
    """The places of one of the alternatives in the clause, nearest to the anchor."""
    allowed = set(own)
    at_word: dict[str, list[int]] = {}
    for at in own:
        at_word.setdefault(sentence.words[at].low, []).append(at)
    for tokens in _alternatives(tuple(alternatives)):
        for at in at_word.get(tokens[0], ()):
            if at in taken:
                continue
            rest = _walk(sentence, at, tokens[1:], 1)
            if rest is not None and all(p in allowed for p in rest):
                return [at, *rest]
    return None


@lru_cache(maxsize=1 << 14)
def _alternatives(phrases: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Fixed words as they are compared, the longest first."""
    return tuple(tuple(fold(t) for t in phrase.split()) for phrase in sorted(phrases, key=len, reverse=True))


def _heaviest(hits: Sequence[Hit]) -> list[Hit]:
    """Of hits on one anchor only the heaviest; a hit whose words lie all in another's is dropped too."""
    by_place: dict[tuple[int, str], list[Hit]] = {}
    for hit in hits:
        own = hit.entry.predicate if hit.entry.kind is Kind.MEASURE else ""
        by_place.setdefault((hit.place, own), []).append(hit)
    kept: list[Hit] = []
    for group in by_place.values():
        top = max(hit.weight for hit in group)
        seen: set[str] = set()
        for hit in sorted(group, key=lambda h: (-h.weight, h.entry.rule)):
            if hit.weight >= top - 2 and hit.entry.rule not in seen:
                seen.add(hit.entry.rule)
                kept.append(hit)
    return [hit for hit in kept if not _swallowed(hit, kept)]


def _swallowed(hit: Hit, hits: Sequence[Hit]) -> bool:
    """Whether a hit's words say what a larger hit says: its anchor is one of the other's fixed words, or the
    two share their fixed words and the other's anchor is the content verb."""
    if hit.entry.kind is Kind.MEASURE:
        return False
    for other in hits:
        if other.place == hit.place:
            continue
        if hit.place in other.places and len(other.places) > len(hit.places):
            return True
        shared = set(hit.places) & set(other.places)
        if shared and other.weight > hit.weight:
            return True
    return False


def _is_helper(sentence: Sentence, place: int, clause: Clause) -> bool:
    """Whether an auxiliary leaves its clause to a participle or infinitive."""
    if sentence.words[place].low not in small_words("auxiliaries"):
        return False
    return any(
        p != place
        and sentence.words[p].tag in ("Vp", "Vi")
        and sentence.words[p].low not in small_words("auxiliaries")
        for p in clause.verbs
    )


@dataclass(frozen=True, slots=True)
class OperatorHit:
    """An operator (modal, intention, report, ...) found in a sentence."""

    operator: Operator
    place: int
    places: tuple[int, ...]
    clause: int


def find_operators(sentence: Sentence, lexicon: Lexicon) -> Iterator[OperatorHit]:
    """The operators whose words stand in the sentence."""
    for place, word in enumerate(sentence.words):
        for trigger in lexicon.operators_by_form.get(word.text.lower(), ()):
            operator, form = trigger.item, trigger.form
            places = _contiguous(sentence, place, form)
            clause = sentence.clauses[sentence.clause_of[place]]
            own = sorted(clause.words, key=lambda p: (abs(p - place), p))
            if places is None:
                continue
            extra: list[int] = []
            if form.split and operator.particle:
                particle = _particle(sentence, place, operator.particle, own)
                if particle < 0:
                    continue
                extra.append(particle)
            if operator.words:
                fixed = _fixed(sentence, operator.words, own, places)
                if fixed is None:
                    continue
                extra.extend(fixed)
            if operator.reflexive and not any(
                sentence.words[p].low in small_words("reflexives") for p in own
            ):
                continue
            if word.tag in VERBS or operator.words or form.feature is Feature.FIXED:
                yield OperatorHit(operator, place, tuple(sorted({*places, *extra})), clause.number)
