"""The evidence gate: no near miss passes, and a person is shown the nearest text."""

from dataclasses import replace
from pathlib import Path

from kamergraaf.model import Letter, Passage, Statement
from kamergraaf.rdf.evidence import check_coverage, check_evidence
from kamergraaf.rdf.records import Record
from kamergraaf.reading import clean

IRI = "https://voorbeeld.example/id/letter/brief"
LETTER = clean("Het kabinet steunt het verdrag.\n\nDat blijft zo.\n", slug="brief")
FIRST = Passage(IRI, 0, 31, "Het kabinet steunt het verdrag.")
SECOND = Passage(IRI, 33, 47, "Dat blijft zo.")
STATEMENT = Statement(
    FIRST, "x:kabinet", "x:steunt", "x:verdrag", subject_text="Het kabinet", object_text="verdrag"
)


def record_of(
    *passages: Passage, statement: Statement = STATEMENT, empty: tuple[Passage, ...] = ()
) -> Record:
    record = Record(Path("statements.ttl"))
    for line, passage in enumerate(passages, 1):
        record.passages[passage.iri] = (passage, line)
    record.empty |= {passage.iri for passage in empty}
    record.statements.append((statement, 10))
    return record


def test_a_quote_that_stands_there_passes() -> None:
    assert not check_evidence(record_of(FIRST, SECOND), LETTER)


def test_one_wrong_letter_is_refused_and_the_nearest_text_shown() -> None:
    wrong = replace(FIRST, quote="Het kabinet steunt het vertrag.")
    record = record_of(wrong, statement=replace(STATEMENT, passage=wrong, object_text=""))
    (finding,) = check_evidence(record, LETTER)
    assert "x:kabinet x:steunt x:verdrag" in finding.message
    assert "the nearest text is 'Het kabinet steunt het verdrag.'" in finding.hint
    assert str(finding.place) == "statements.ttl:10"


def test_a_quote_at_another_place_is_refused_and_the_place_named() -> None:
    moved = replace(FIRST, start=1, end=32)
    (finding,) = check_evidence(record_of(moved, statement=replace(STATEMENT, passage=moved)), LETTER)
    assert "stands at 0 to 31, not at 1 to 32" in finding.hint


def test_a_quote_like_nothing_in_the_letter_shows_what_stands_there() -> None:
    other = replace(FIRST, quote="Geheel andere woorden over vis!")
    (finding, *_) = check_evidence(record_of(other, statement=replace(STATEMENT, passage=other)), LETTER)
    assert "there stands 'Het kabinet steunt het verdrag.'" in finding.hint


def test_an_empty_passage_that_does_not_hold_is_refused_too() -> None:
    wrong = replace(SECOND, quote="Dat bleef zo..")
    (finding,) = check_evidence(record_of(FIRST, wrong, empty=(wrong,)), LETTER)
    assert "the passage 33 to 47" in finding.message


def test_words_of_subject_and_object_must_stand_in_the_quote() -> None:
    (finding,) = check_evidence(record_of(FIRST, statement=replace(STATEMENT, object_text="akkoord")), LETTER)
    assert finding.message.startswith("'akkoord' does not stand")


def messages(record: Record, letter: Letter = LETTER) -> str:
    return " | ".join(finding.message for finding in check_coverage(record, letter))


def test_a_letter_that_is_read_whole_passes() -> None:
    assert messages(record_of(FIRST, SECOND, empty=(SECOND,))) == ""


def test_words_outside_every_passage_are_named() -> None:
    assert messages(record_of(FIRST)) == "the letter has words that no passage covers"
    assert "no passage covers" in messages(record_of(SECOND, empty=(SECOND,)))


def test_passages_may_not_overlap() -> None:
    inner = Passage(IRI, 12, 18, "steunt")
    assert "starts at 12, inside the one before it" in messages(
        record_of(FIRST, inner, SECOND, empty=(inner, SECOND))
    )


def test_a_passage_is_either_marked_as_empty_or_has_a_statement() -> None:
    assert "33 to 47 has none" in messages(record_of(FIRST, SECOND))
    assert "0 to 31 has a statement too" in messages(record_of(FIRST, SECOND, empty=(FIRST, SECOND)))
