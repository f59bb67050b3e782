"""Which candidates become statements: a score for each, the best reading of each trigger, a threshold.

Invariant: of one trigger at most one subject and one object (with what is coordinated to them) is
kept; the same triple of a sentence is kept once, with its best score.

Two ways to score stand side by side: weights set by hand, and a logistic regression whose
coefficients lie in `data/ranker.json` (made by `training/ranker.py`).
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from kamergraaf.extraction.candidates import Candidate
from kamergraaf.extraction.entries import Kind
from kamergraaf.extraction.heads import fold, head_noun

Scorer = Callable[[Candidate], float]

_HAND = {
    "subject:subject.tree": 1.0,
    "subject:subject.order": 0.8,
    "subject:tree": 0.3,
    "subject:order": 0.5,
    "subject:subject.relative": 0.6,
    "subject:subject.inherit.tree": 0.4,
    "subject:subject.inherit.order": 0.3,
    "subject:by.after": 1.0,
    "subject:by.before": 0.8,
    "subject:attributive.adjective": 1.0,
    "subject:attributive.bound": 1.0,
    "subject:possessive": 0.8,
    "subject:genitive": 0.8,
    "subject:writer": 0.4,
    "subject:named.after": 1.2,
    "subject:row.first": 1.0,
    "subject:row.later": 0.2,
    "subject:modified": 0.3,
    "subject:adjacent": 0.4,
    "object:adjacent": 0.5,
    "object:tree": 0.5,
    "object:object.tree.obj": 1.0,
    "object:object.order": 0.6,
    "object:order": 0.5,
    "object:pp.after": 0.7,
    "object:pp.before": 0.1,
    "object:row.first": 1.0,
    "object:row.later": 0.1,
    "object:itself": 1.0,
    "object:modified": 0.6,
    "object:clause.dat": 0.5,
    "object:clause.om": 0.5,
    "object:clause.te": 0.5,
    "object:er.clause": 0.8,
    "object:passive.tree": 0.8,
    "object:passive.order": 0.6,
    "object:trailing": 0.4,
    "object:loose.after": -0.8,
    "object:loose.before": -1.2,
    "subject:loose.after": -0.8,
    "subject:loose.before": -1.0,
    "subject:subject.tree+order": 1.0,
    "subject.cannot-act": -1.6,
    "object.vague": -1.0,
    "subject.type=phrase": -0.8,
    "subject.type=phrase.known": -0.5,
    "subject.type=named.actor": 0.6,
    "subject.type=new.actor": 0.3,
    "subject.type=writer": 0.5,
    "kind=noun": -0.4,
    "subject.later-slot": -0.2,
    "object.later-slot": -0.2,
    "words=2": 0.2,
    "words=3": 0.4,
    "distance=far": -0.5,
    "subject.source=reference": -0.3,
    "object.source=reference": -0.2,
    "between": 0.8,
    "subject:context": -0.8,
    "subject:around": -0.2,
    "subject.kind-wrong": -1.5,
    "object.kind-wrong": -1.8,
    "subject.kind-unknown": -0.3,
    "object.kind-unknown": -0.5,
    "kind=title": 3.0,
}
HAND_BIAS = -1.6
HAND_THRESHOLD = 0.5


def hand_score(candidate: Candidate) -> float:
    """The score by weights set by hand, between 0 and 1."""
    return _squash(HAND_BIAS + sum(_HAND.get(feature, 0.0) for feature in candidate.features))


def learned_score(candidate: Candidate) -> float:
    """The score of the trained model, between 0 and 1."""
    ranker = load_ranker()
    return _squash(ranker.bias + sum(ranker.weights.get(feature, 0.0) for feature in candidate.features))


def calibrated(score: float) -> float:
    """The share of statements with this score that readers found too, as measured in cross-validation."""
    slope, shift = load_ranker().calibration
    odds = math.log(max(score, 1e-9) / max(1 - score, 1e-9))
    return _squash(slope * odds + shift)


@dataclass(frozen=True, slots=True)
class Ranker:
    """The trained model: logistic regression over a candidate's features, its threshold and calibration."""

    bias: float
    weights: Mapping[str, float]
    threshold: float
    calibration: tuple[float, float] = (1.0, 0.0)


@lru_cache(maxsize=1)
def load_ranker() -> Ranker:
    """The model that ships with the engine."""
    text = resources.files("kamergraaf.extraction").joinpath("data/ranker.json").read_text("utf-8")
    table = json.loads(text)
    return Ranker(
        table["bias"], table["weights"], table["threshold"], tuple(table.get("calibration", (1.0, 0.0)))
    )


def choose(found: Iterable[Candidate], score: Scorer, *, threshold: float) -> list[tuple[Candidate, float]]:
    """The candidates of a sentence to keep, with their scores, in the order of their triggers."""
    by_anchor: dict[tuple[int, str], list[tuple[Candidate, float]]] = {}
    for candidate in found:
        own = candidate.hit.entry.predicate if candidate.hit.entry.kind is Kind.MEASURE else ""
        by_anchor.setdefault((candidate.hit.place, own), []).append((candidate, score(candidate)))
    kept: dict[tuple[str, str, str], tuple[Candidate, float]] = {}
    for group in by_anchor.values():
        for candidate, value in _best_reading(group):
            key = (
                fold(candidate.subject.name),
                candidate.hit.entry.predicate,
                head_noun(candidate.object.name),
            )
            if value >= threshold and (key not in kept or kept[key][1] < value):
                kept[key] = (candidate, value)
    return sorted(
        kept.values(), key=lambda pair: (pair[0].hit.place, pair[0].subject.name, pair[0].object.name)
    )


def _best_reading(group: Sequence[tuple[Candidate, float]]) -> list[tuple[Candidate, float]]:
    """The best filler pair of one anchor, with all the pairs that its coordination gives."""
    top = max(group, key=lambda pair: (pair[1], pair[0].hit.entry.rule))[0]
    return [
        (candidate, value)
        for candidate, value in group
        if candidate.hit.entry.rule == top.hit.entry.rule
        and candidate.subject_filler.key == top.subject_filler.key
        and candidate.object_filler.key == top.object_filler.key
    ]


def _squash(value: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))
