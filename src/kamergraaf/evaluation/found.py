"""What the engine found, as lines of the annotation guide; and the baseline it has to beat.

Invariant: lines carry canonical names and the words as they stand, quotes with white space folded.
"""

from __future__ import annotations

from itertools import pairwise

from kamergraaf.evaluation.records import Annotation, EntityLine, StatementLine
from kamergraaf.extraction.engine import Engine, Reading
from kamergraaf.extraction.frames import find_hits
from kamergraaf.extraction.proposals import Extraction
from kamergraaf.model import Letter


def to_annotation(extraction: Extraction) -> Annotation:
    """The lines of an extraction."""
    letter = extraction.letter
    statements = tuple(
        StatementLine(
            letter=letter,
            quote=" ".join(found.quote.split()),
            subject=found.subject,
            predicate=found.predicate,
            object=found.object,
            subject_text=found.subject_text,
            object_text=found.object_text,
            polarity=found.polarity.value,
            factuality=found.factuality.value,
            attributed_to=found.attributed_to,
            when=found.when,
            confidence=found.confidence,
            rule=found.rule,
        )
        for found in extraction.proposals
    )
    entities = tuple(EntityLine(letter, e.name, e.type, e.forms) for e in extraction.entities)
    return Annotation(letter, statements, entities)


def baseline(engine: Engine, letter: Letter) -> Annotation:
    """Any two names, one after the other, in a sentence with a word of the lexicon."""
    setting = engine.setting(letter)
    lines: list[StatementLine] = []
    for reading in engine.read(letter, setting, engine.name(letter, setting)):
        hits = find_hits(reading.sentence, engine.lexicon)
        if hits:
            lines.extend(_pairs(letter, reading, hits[0].entry.predicate))
    return Annotation(letter.slug, tuple(lines), ())


def _pairs(letter: Letter, reading: Reading, predicate: str) -> list[StatementLine]:
    quote = " ".join(reading.sentence.text.split())
    return [
        StatementLine(letter.slug, quote, one.name, predicate, other.name, one.text, other.text)
        for one, other in pairwise(reading.sentence.mentions)
        if one.name != other.name
    ]
