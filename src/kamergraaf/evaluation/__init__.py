"""Evaluation: the score of the annotation guide, between the engine and a reader or between two readers.

Invariant: the score compares lines with lines and does not know how they were made; only `causes`,
`found` and `baseline` look at the engine, to say where it lost a statement.
"""

from kamergraaf.evaluation.causes import Cause, causes, total_causes
from kamergraaf.evaluation.extracting import extract_files, proposal_lines
from kamergraaf.evaluation.found import baseline, to_annotation
from kamergraaf.evaluation.measuring import Measured, compare, measure
from kamergraaf.evaluation.names import Names
from kamergraaf.evaluation.records import (
    Annotation,
    EntityLine,
    StatementLine,
    read_annotation,
    read_annotations,
    to_line,
    write_lines,
)
from kamergraaf.evaluation.report import Section, reliability, to_json, to_markdown, worst
from kamergraaf.evaluation.score import Counts, LetterScore, Score, score, score_letter

__all__ = [
    "Annotation",
    "Cause",
    "Counts",
    "EntityLine",
    "LetterScore",
    "Measured",
    "Names",
    "Score",
    "Section",
    "StatementLine",
    "baseline",
    "causes",
    "compare",
    "extract_files",
    "measure",
    "proposal_lines",
    "read_annotation",
    "read_annotations",
    "reliability",
    "score",
    "score_letter",
    "to_annotation",
    "to_json",
    "to_line",
    "to_markdown",
    "total_causes",
    "worst",
    "write_lines",
]
