"""Polarity, factuality, speaker and time of a statement, from the words around its trigger.

Invariant: qualifiers are read from the trigger's own clause and the clauses above it, never from
beside it; what no word marks is affirmed, actual, and in the letter's own voice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kamergraaf.extraction.analysis import Clause, Sentence
from kamergraaf.extraction.entries import Kind, Role
from kamergraaf.extraction.frames import Hit, OperatorHit, find_operators
from kamergraaf.extraction.heads import fold
from kamergraaf.extraction.lexicon import Lexicon
from kamergraaf.model import Factuality

_STRENGTH = {Factuality.POSSIBLE: 3, Factuality.DESIRED: 2, Factuality.PLANNED: 1, Factuality.ACTUAL: 0}
_NEEDED = frozenset(("noodzakelijk", "nodig", "essentieel", "onontbeerlijk", "wenselijk", "cruciaal"))
_WOULD = frozenset(["zou", "zouden"])
_ACTS = frozenset(
    [
        "callsFor",
        "values",
        "welcomes",
        "isConcernedAbout",
        "criticises",
        "condemns",
        "supports",
        "agreesWith",
        "opposes",
        "proposes",
        "addresses",
    ]
)
VERBAL = frozenset({Kind.VERB, Kind.PHRASE, Kind.PREDICATIVE})
_MONTH = r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
_DATE = re.compile(
    r"\b(?:op |sinds |vanaf |per |in |eind |begin |medio |van )?"
    rf"(\d{{1,2}}(?:\s*(?:en|tot|-)\s*\d{{1,2}})? {_MONTH}(?: (?:\d{{4}}|jl\.?|laatstleden|vorig jaar))?|"
    rf"{_MONTH} \d{{4}}|(?:19|20)\d\d)\b"
)


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists that qualifiers are read with, folded once."""

    negators: frozenset[str]
    noun_negators: frozenset[str]
    preposition_negators: frozenset[str]
    false_negators: tuple[tuple[str, ...], ...]
    conditions: dict[str, Factuality]
    hedges: dict[str, Factuality]

    @classmethod
    def of(cls, lexicon: Lexicon) -> Words:
        """The lists of a lexicon."""
        by_name = {
            words.name: words for words in (*lexicon.family("negator"), *lexicon.family("negator-false"))
        }

        def folded(*names: str) -> list[str]:
            return [fold(w) for n in names for w in (by_name[n].words if n in by_name else ())]

        return cls(
            negators=frozenset(
                w
                for w in folded("negator.clause", "negator.near", "negator.subject", "negator.pair")
                if " " not in w
            ),
            noun_negators=frozenset(w for w in folded("negator.noun") if " " not in w),
            preposition_negators=frozenset(w for w in folded("negator.preposition") if " " not in w),
            false_negators=tuple(tuple(w.split()) for w in folded("negator-false")),
            conditions={
                fold(w): words.factuality
                for words in lexicon.family("subordinator")
                for w in words.words
                if words.factuality
            },
            hedges={
                fold(w): words.factuality
                for words in lexicon.family("hedge")
                for w in words.words
                if words.factuality and " " not in w
            },
        )


@dataclass(frozen=True, slots=True)
class Scene:
    """The operators of a sentence, found once for all its hits."""

    sentence: Sentence
    operators: tuple[OperatorHit, ...]
    words: Words

    @classmethod
    def of(cls, sentence: Sentence, lexicon: Lexicon, words: Words) -> Scene:
        """The scene of a sentence."""
        return cls(sentence, tuple(find_operators(sentence, lexicon)), words)


def opener_of(sentence: Sentence, clause: Clause) -> str:
    """The word that opens a clause; "" for none."""
    return sentence.words[clause.opener].low if clause.opener >= 0 else ""


def governing(scene: Scene, hit: Hit) -> list[OperatorHit]:
    """Operators that take the hit's verb as their complement, in its clause or the one above."""
    sentence, clause = scene.sentence, scene.sentence.clauses[hit.clause]
    word = sentence.words[hit.place]
    found = []
    for operator in scene.operators:
        if operator.place == hit.place or operator.place in hit.places:
            continue
        if set(operator.places) & set(hit.places) and hit.entry.kind in (Kind.PHRASE, Kind.PREDICATIVE):
            continue
        role = operator.operator.role
        if operator.clause == hit.clause:
            if role is Role.REPORTING:
                continue
            bare = not operator.operator.complement
            infinitive = word.tag in ("Vi", "Vp", "ADJ") or hit.entry.kind not in (Kind.VERB, Kind.PHRASE)
            if infinitive and (bare or _has_te(sentence, hit.place) or word.tag not in ("Vi",)):
                found.append(operator)
        elif operator.clause == clause.parent and role not in (Role.MODAL, Role.ASPECT):
            content = (
                clause.kind == "sub" and opener_of(sentence, clause) == "dat" and role is not Role.REPORTING
            )
            if clause.kind == "infinitive" or content:
                found.append(operator)
    return found


def _has_te(sentence: Sentence, place: int) -> bool:
    return any(sentence.words[p].low == "te" for p in range(max(0, place - 3), place))


def factuality_of(scene: Scene, hit: Hit, *, governed: bool = False) -> Factuality:
    """How real the sentence makes the hit; `governed` nouns share the factuality of their clause's verb."""
    if hit.entry.factuality is not None:
        return hit.entry.factuality
    sentence, clause = scene.sentence, scene.sentence.clauses[hit.clause]
    verbal = hit.entry.kind in VERBAL or hit.entry.kind is Kind.ADVERBIAL
    marks = [Factuality.ACTUAL]
    if verbal or governed:
        marks += [
            o.operator.factuality
            for o in governing(scene, hit)
            if o.operator.factuality is not None and not _came_true(scene, o)
        ]
        if any(sentence.words[p].low in _WOULD for p in clause.verbs) and len(marks) < 3:
            told = speaker_clause(scene, hit) is not None
            marks.append(Factuality.PLANNED if told else Factuality.POSSIBLE)
        marks += _from_hedges(scene, hit, clause)
        if (
            clause.kind == "infinitive"
            and opener_of(sentence, clause) in ("om", "teneinde")
            and len(marks) == 1
        ):
            marks.append(Factuality.PLANNED)
    if not verbal:
        marks += _from_noun(scene, hit, clause)
    marks += _from_openers(scene, clause, verbal=verbal)
    return max(marks, key=lambda mark: _STRENGTH[mark])


def _came_true(scene: Scene, operator: OperatorHit) -> bool:
    """ "heeft de gelegenheid gehad om": what was possible happened."""
    if scene.sentence.words[operator.place].tag == "Vp":
        return operator.operator.factuality is Factuality.PLANNED
    lows = {scene.sentence.words[p].low for p in scene.sentence.clauses[operator.clause].words}
    return operator.operator.factuality is Factuality.POSSIBLE and bool(lows & {"gehad", "gekregen", "benut"})


def _from_hedges(scene: Scene, hit: Hit, clause: Clause) -> list[Factuality]:
    if hit.entry.kind is Kind.PREDICATIVE:
        return []
    words = scene.sentence.words
    return [
        Factuality.POSSIBLE
        for p in clause.words
        if scene.words.hedges.get(words[p].low) is Factuality.POSSIBLE and _is_adverb(scene.sentence, p)
    ]


def _is_adverb(sentence: Sentence, place: int) -> bool:
    return sentence.chunk_of[place] < 0 and sentence.words[place].tag in ("ADV", "ADJ")


def _from_openers(scene: Scene, clause: Clause, *, verbal: bool) -> list[Factuality]:
    """What "indien", "of", "wanneer" make of their clause, and a condition of the clauses inside it."""
    sentence = scene.sentence
    marks: list[Factuality] = []
    number, own = clause.number, True
    for _ in range(4):
        if number < 0:
            break
        one = sentence.clauses[number]
        mark = scene.words.conditions.get(opener_of(sentence, one)) if one.kind == "sub" else None
        if mark is Factuality.POSSIBLE or (own and verbal and mark is Factuality.PLANNED):
            marks.append(mark)
        if one.words and sentence.words[one.words[0]].low in ("mocht", "mochten"):
            marks.append(Factuality.POSSIBLE)
        own = False
        if one.kind == "main":
            break
        number = one.parent
    return marks


def _from_noun(scene: Scene, hit: Hit, clause: Clause) -> list[Factuality]:
    """A nominalisation is actual, but for "ter", a hedge before it, or a judgement that it is needed."""
    sentence = scene.sentence
    own = sentence.chunk_of[hit.place]
    if own < 0:
        return []
    chunk = sentence.chunks[own]
    marks = []
    if chunk.preposition == "ter" or chunk.preposition.startswith(("ter ", "met het oog op")):
        marks.append(Factuality.PLANNED)
    for place in range(chunk.start, hit.place):
        mark = scene.words.hedges.get(sentence.words[place].low)
        if mark is not None:
            marks.append(mark)
    needed = [p for p in clause.words if sentence.words[p].low in _NEEDED]
    if any(sentence.chunk_of[p] < 0 for p in needed) and chunk.clause == clause.number:
        marks.append(Factuality.DESIRED)
    before = sentence.words[chunk.first - 1].low if chunk.first else ""
    if before.startswith("mogelijkhe"):
        marks.append(Factuality.POSSIBLE)
    return marks


def speaker_clause(scene: Scene, hit: Hit) -> OperatorHit | None:
    """The report that a hit stands in: "X gaf aan dat ...", in the clause above or the one above that."""
    sentence = scene.sentence
    clause = sentence.clauses[hit.clause]
    for _ in range(3):
        if clause.parent < 0:
            return None
        if clause.kind in ("sub", "infinitive") and (
            opener_of(sentence, clause) in ("dat", "of", "te", "om") or clause.joined
        ):
            for operator in scene.operators:
                if operator.operator.role is Role.REPORTING and operator.clause == clause.parent:
                    return operator
        clause = sentence.clauses[clause.parent]
    return None


def when_of(sentence: Sentence, clause: Clause) -> str | None:
    """The date or year that the clause gives, as it stands."""
    text = sentence.surface(min(clause.words), max(clause.words) + 1)
    match = _DATE.search(text)
    if match is None or re.search(r"(?:\(|motie|resolutie|nr\.|artikel)\s*$", text[: match.start()], re.I):
        return None
    return match[1]
