"""The evidence gate: what a statement quotes must stand in its letter, character by character.

Invariant: a statement passes only if `letter.text[start:end] == quote` and the words of its subject
and object stand in that quote. No near miss passes; the nearest text is shown to help a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from kamergraaf.errors import Finding, Place
from kamergraaf.model import Letter, Passage, Statement
from kamergraaf.rdf import vocabulary as v
from kamergraaf.rdf.records import Record

_SENTENCE = re.compile(r"\S[^\n]*?(?:[.?!](?=\s)|(?=\n)|$)")


def check_evidence(record: Record, letter: Letter) -> list[Finding]:
    """One finding for every statement, figure or empty passage whose words are not in the letter."""
    findings: list[Finding] = []
    faults: dict[str, str] = {}
    for iri, (passage, _) in record.passages.items():
        if letter.text[passage.start : passage.end] != passage.quote:
            faults[iri] = _explain(passage, letter)
    used: set[str] = set()
    for statement, line in record.statements:
        place = Place(str(record.file), line)
        if hint := faults.get(statement.passage.iri):
            used.add(statement.passage.iri)
            findings.append(Finding(f"no evidence for {describe(statement)}", place, hint))
        for text in (statement.subject_text, statement.object_text):
            if text not in statement.passage.quote:
                message = f"{text!r} does not stand in the quote of {describe(statement)}"
                findings.append(Finding(message, place, f"The quote is {statement.passage.quote!r}."))
    for figure, line in record.figures:
        if figure.text not in figure.passage.quote:
            place = Place(str(record.file), line)
            message = f"the figure {figure.text!r} does not stand in its quote"
            findings.append(Finding(message, place, f"The quote is {figure.passage.quote!r}."))
    for iri, hint in faults.items():
        if iri not in used:
            passage, line = record.passages[iri]
            message = f"the passage {passage.start} to {passage.end} does not hold"
            findings.append(Finding(message, Place(str(record.file), line), hint))
    return findings


def check_coverage(record: Record, letter: Letter) -> list[Finding]:
    """One finding for every stretch of the letter that no passage covers or two cover, and for every
    passage that has neither a statement nor the mark that it holds none, or both."""
    findings: list[Finding] = []
    with_statement = {statement.passage.iri for statement, _ in record.statements}
    reached = 0
    for passage, line in sorted(record.passages.values(), key=lambda pair: pair[0].start):
        place = Place(str(record.file), line)
        for gap in _gaps(letter, reached, passage.start):
            findings.append(
                Finding("the letter has words that no passage covers", place, f"They are {gap!r}.")
            )
        if passage.start < reached:
            findings.append(
                Finding(f"the passage starts at {passage.start}, inside the one before it", place)
            )
        if (passage.iri in with_statement) == (passage.iri in record.empty):
            wrong = "has a statement too" if passage.iri in record.empty else "has none"
            message = f"the passage {passage.start} to {passage.end} {wrong}"
            hint = "Give it a statement, or make it a kg:PassageWithoutStatement; not both."
            findings.append(Finding(message, place, hint))
        reached = max(reached, passage.end)
    for gap in _gaps(letter, reached, len(letter.text)):
        place = Place(str(record.file))
        findings.append(Finding("the letter has words that no passage covers", place, f"They are {gap!r}."))
    return findings


def describe(statement: Statement) -> str:
    """A statement as a person would name it."""
    parts = (statement.subject, statement.predicate, statement.object)
    return " ".join(v.shorten(part) for part in parts)


def _gaps(letter: Letter, start: int, end: int) -> Iterator[str]:
    if start < end and (gap := letter.text[start:end].strip()):
        yield gap


def _explain(passage: Passage, letter: Letter) -> str:
    """What stands there instead, and where the quote or the text most like it stands."""
    elsewhere = letter.text.find(passage.quote)
    if elsewhere >= 0:
        end = elsewhere + len(passage.quote)
        return f"The quote stands at {elsewhere} to {end}, not at {passage.start} to {passage.end}."
    there = letter.text[passage.start : passage.end]
    nearest = _nearest(passage, letter)
    where = f"The quote is not in the letter. It says {passage.quote!r};"
    return f"{where} the nearest text is {nearest!r}." if nearest else f"{where} there stands {there!r}."


def _nearest(passage: Passage, letter: Letter) -> str:
    """The sentence of the letter most like the quote, when at least six tenths of it agree."""
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(passage.quote)
    best, score = "", 0.6
    for match in _SENTENCE.finditer(letter.text):
        matcher.set_seq1(match.group())
        if matcher.real_quick_ratio() > score and matcher.quick_ratio() > score:
            ratio = matcher.ratio()
            if ratio > score:
                best, score = match.group(), ratio
    return best
