"""The score of the annotation guide, and its 95 % interval.

Invariant: every figure is computed from counts of matched, found and gold items that are kept beside
it; an empty denominator gives 0, never an error and never a flattering 1.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kamergraaf.evaluation.matching import GROUPS, match_statements
from kamergraaf.evaluation.names import Names
from kamergraaf.evaluation.records import Annotation, StatementLine

_Key = Callable[[StatementLine], str]


@dataclass(frozen=True, slots=True)
class Counts:
    """Matched, found and gold items, and the three ratios."""

    matched: int = 0
    found: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.matched / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found."""
        return self.matched / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.matched / (self.found + self.gold) if self.found + self.gold else 0.0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.matched + other.matched, self.found + other.found, self.gold + other.gold)


@dataclass(frozen=True, slots=True)
class LetterScore:
    """The score of one letter, with what was missed and what was false."""

    letter: str
    entities: Counts
    forms: Counts
    strict: Counts
    lenient: Counts
    polarity: Counts
    factuality: Counts
    by_predicate: Mapping[str, Counts]
    by_sentence: Mapping[str, Counts]
    pairs: tuple[tuple[StatementLine, StatementLine], ...]
    missed: tuple[StatementLine, ...]
    false: tuple[StatementLine, ...]
    missed_entities: tuple[str, ...]
    false_entities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """The score over several letters: sums of counts, and F1's interval."""

    letters: tuple[LetterScore, ...]
    entities: Counts
    forms: Counts
    strict: Counts
    lenient: Counts
    polarity: Counts
    factuality: Counts
    by_predicate: Mapping[str, Counts]
    interval: tuple[float, float]


def score(
    gold: Mapping[str, Annotation],
    found: Mapping[str, Annotation],
    *,
    names: Names | None = None,
    seed: int = 1,
) -> Score:
    """The score of `found` against `gold`, over the letters of `gold`. A letter not found counts as empty."""
    sameness = names or Names()
    letters = tuple(
        score_letter(annotation, found.get(letter, Annotation(letter, (), ())), names=sameness)
        for letter, annotation in gold.items()
    )
    return total(letters, seed=seed)


def total(letters: Sequence[LetterScore], *, seed: int = 1) -> Score:
    """The sums over letters."""
    predicates: Counter[str] = Counter()
    by_predicate: dict[str, Counts] = {}
    for letter in letters:
        for predicate, counts in letter.by_predicate.items():
            by_predicate[predicate] = by_predicate.get(predicate, Counts()) + counts
            predicates[predicate] += counts.gold
    sentences = [counts for letter in letters for counts in letter.by_sentence.values()]
    return Score(
        letters=tuple(letters),
        entities=_sum(letter.entities for letter in letters),
        forms=_sum(letter.forms for letter in letters),
        strict=_sum(letter.strict for letter in letters),
        lenient=_sum(letter.lenient for letter in letters),
        polarity=_sum(letter.polarity for letter in letters),
        factuality=_sum(letter.factuality for letter in letters),
        by_predicate={name: by_predicate[name] for name, _ in predicates.most_common()},
        interval=bootstrap(sentences, seed=seed),
    )


def score_letter(gold: Annotation, found: Annotation, *, names: Names) -> LetterScore:
    """The score of one letter."""
    names = names.knowing(entity.name for entity in gold.entities if entity.type == "Person")
    pairs = match_statements(gold.statements, found.statements, names)
    lenient = match_statements(gold.statements, found.statements, names, lenient=True)
    size = Counts(0, len(found.statements), len(gold.statements))
    matched = [(gold.statements[i], found.statements[j]) for i, j in pairs]
    entities, forms, missed_entities, false_entities = _score_entities(gold, found, names)
    hit_gold, hit_found = {i for i, _ in pairs}, {j for _, j in pairs}
    return LetterScore(
        letter=gold.letter,
        entities=entities,
        forms=forms,
        strict=Counts(len(pairs), size.found, size.gold),
        lenient=Counts(len(lenient), size.found, size.gold),
        polarity=Counts(sum(a.polarity == b.polarity for a, b in matched), len(matched), len(matched)),
        factuality=Counts(sum(a.factuality == b.factuality for a, b in matched), len(matched), len(matched)),
        by_predicate=_tally(gold, found, matched, key=lambda line: line.predicate),
        by_sentence=_tally(gold, found, matched, key=lambda line: line.quote),
        pairs=tuple(matched),
        missed=tuple(line for i, line in enumerate(gold.statements) if i not in hit_gold),
        false=tuple(line for j, line in enumerate(found.statements) if j not in hit_found),
        missed_entities=missed_entities,
        false_entities=false_entities,
    )


def bootstrap(sentences: Sequence[Counts], *, rounds: int = 1000, seed: int = 1) -> tuple[float, float]:
    """The 95 % interval of F1 when sentences are drawn anew with replacement (percentile bootstrap)."""
    if not sentences:
        return 0.0, 0.0
    draw = random.Random(seed)
    values = sorted(_sum(draw.choices(sentences, k=len(sentences))).f1 for _ in range(rounds))
    return values[int(0.025 * rounds)], values[min(rounds - 1, int(0.975 * rounds))]


def group_of(predicate: str) -> str:
    """The group of a predicate (A+, A-, B, C, D, E, F)."""
    return GROUPS[predicate]


def _sum(counts: Iterable[Counts]) -> Counts:
    matched = found = gold = 0
    for one in counts:
        matched, found, gold = matched + one.matched, found + one.found, gold + one.gold
    return Counts(matched, found, gold)


def _tally(
    gold: Annotation, found: Annotation, matched: Sequence[tuple[StatementLine, StatementLine]], *, key: _Key
) -> dict[str, Counts]:
    """Counts by a property of the lines; a match is counted under the gold line's own."""
    ours = {id(b): key(a) for a, b in matched}
    tally: dict[str, Counts] = {}
    for line in gold.statements:
        tally[key(line)] = tally.get(key(line), Counts()) + Counts(0, 0, 1)
    for line in found.statements:
        name = ours.get(id(line), key(line))
        tally[name] = tally.get(name, Counts()) + Counts(int(id(line) in ours), 1, 0)
    return tally


def _score_entities(
    gold: Annotation, found: Annotation, names: Names
) -> tuple[Counts, Counts, tuple[str, ...], tuple[str, ...]]:
    """Named things by key, and spellings linked to the right thing; two gold lines of one thing are one."""
    wanted = _forms_by_key(gold, names)
    given = _same_people(
        wanted, _forms_by_key(found, names), {names.key(e.name) for e in gold.entities if e.type == "Person"}
    )
    shared = wanted.keys() & given.keys()
    linked = sum(len(wanted[key] & given[key]) for key in shared)
    sizes = sum(map(len, given.values())), sum(map(len, wanted.values()))
    return (
        Counts(len(shared), len(given), len(wanted)),
        Counts(linked, *sizes),
        tuple(sorted(wanted.keys() - shared)),
        tuple(sorted(given.keys() - shared)),
    )


def _same_people(
    wanted: dict[str, set[str]], given: dict[str, set[str]], people: set[str]
) -> dict[str, set[str]]:
    """What was found, with a person under the gold's name: a surname stands for the full name."""
    table: dict[str, set[str]] = {}
    for key, forms in given.items():
        alike = [p for p in people if p not in given and (p.endswith(f" {key}") or key.endswith(f" {p}"))]
        name = alike[0] if key not in wanted and len(alike) == 1 else key
        table.setdefault(name, set()).update(forms)
    return table


def _forms_by_key(annotation: Annotation, names: Names) -> dict[str, set[str]]:
    table: dict[str, set[str]] = {}
    for entity in annotation.entities:
        table.setdefault(names.key(entity.name), set()).update(entity.forms or (entity.name,))
    return table
