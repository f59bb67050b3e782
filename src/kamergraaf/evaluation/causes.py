"""Why a statement of the gold was not found: the first step of the engine that let it go.

Invariant: every missed statement has exactly one cause, in the order in which the engine works.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from kamergraaf.evaluation.matching import say_the_same, sentence_test
from kamergraaf.evaluation.names import Names
from kamergraaf.evaluation.records import Annotation, StatementLine
from kamergraaf.evaluation.score import LetterScore
from kamergraaf.extraction.candidates import Candidate
from kamergraaf.extraction.engine import Engine, Reading
from kamergraaf.extraction.frames import find_hits
from kamergraaf.model import Letter


class Cause(StrEnum):
    """The step that a statement got lost at."""

    SENTENCE = "its sentence was not read (cut otherwise, or taken for a question or heading)"
    WORDS = "no word of the lexicon there has its predicate"
    ROLES = "the words were found, but a role stayed empty"
    SUBJECT = "another subject was proposed"
    OBJECT = "another object was proposed"
    BOTH = "another subject and another object were proposed"
    CHOICE = "it was proposed and not chosen"


def causes(
    engine: Engine, letter: Letter, gold: Annotation, score: LetterScore, names: Names
) -> Counter[Cause]:
    """How many statements of a letter were missed at each step."""
    setting = engine.setting(letter)
    readings = list(engine.read(letter, setting, engine.name(letter, setting)))
    known = names.knowing(entity.name for entity in gold.entities if entity.type == "Person")
    same = sentence_test(
        [line.quote for line in score.missed], [" ".join(r.sentence.text.split()) for r in readings]
    )
    tally: Counter[Cause] = Counter()
    for place, line in enumerate(score.missed):
        own = [reading for at, reading in enumerate(readings) if same(place, at)]
        tally[_cause(line, own, engine, known)] += 1
    return tally


def _cause(line: StatementLine, readings: Sequence[Reading], engine: Engine, names: Names) -> Cause:
    if not readings:
        return Cause.SENTENCE
    found = [_line(c, line) for r in readings for c in r.found if c.hit.entry.predicate == line.predicate]
    if not found:
        hits = (hit for r in readings for hit in find_hits(r.sentence, engine.lexicon))
        return Cause.ROLES if any(hit.entry.predicate == line.predicate for hit in hits) else Cause.WORDS
    if any(say_the_same(line, one, names) for one in found):
        return Cause.CHOICE
    subject = any(names.same_actor(line.subject, one.subject) for one in found)
    target = (line.object, line.object_text)
    thing = any(names.same_object(target, (one.object, one.object_text)) for one in found)
    return Cause.OBJECT if subject else Cause.SUBJECT if thing else Cause.BOTH


def _line(candidate: Candidate, line: StatementLine) -> StatementLine:
    one, other = candidate.subject, candidate.object
    return StatementLine(line.letter, line.quote, one.name, line.predicate, other.name, one.text, other.text)


def total_causes(tallies: Iterable[Mapping[Cause, int]]) -> dict[Cause, int]:
    """The sums over letters, in the order of the engine's steps."""
    whole: Counter[Cause] = Counter()
    for tally in tallies:
        whole.update(tally)
    return {cause: whole[cause] for cause in Cause}
