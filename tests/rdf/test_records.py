"""A `statements.ttl` as people write it: what is read, and what is said of what does not fit."""

from pathlib import Path

import pytest

from kamergraaf.errors import SyntaxFault
from kamergraaf.rdf.records import Record, read_record
from kamergraaf.rdf.turtle import read_turtle

LETTER = "https://voorbeeld.example/id/letter/brief"
HEAD = f"""@base <{LETTER}> .
@prefix kg: <https://w3id.org/kamergraaf/def#> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix x: <https://voorbeeld.example/id/actor/> .
<#char=0,6> a kg:Passage ; nif:beginIndex 0 ; nif:endIndex 6 ; kg:quote "A doet"@nl .
"""
STATEMENT = """[] a kg:Statement ; kg:passage <#char=0,6> ; kg:subject x:a ; kg:predicate kg:supports ;
  kg:object x:b ; kg:polarity kg:affirmed ; kg:factuality kg:actual ; kg:status kg:accepted """


def record_of(tmp_path: Path, text: str) -> Record:
    file = tmp_path / "statements.ttl"
    file.write_text(HEAD + text, "utf-8")
    return read_record(read_turtle(file), file=file, letter=LETTER)


def test_a_statement_is_read_with_its_line(tmp_path: Path) -> None:
    record = record_of(tmp_path, STATEMENT + ".\n")
    (statement, line), *more = record.statements
    assert (statement.subject.rsplit("/", 1)[1], line, more, record.findings) == ("a", 6, [], [])


def test_a_thing_described_in_the_file_is_kept(tmp_path: Path) -> None:
    record = record_of(tmp_path, 'x:b a kg:Phrase ; kg:adjective "b"@nl .\n')
    assert len(record.things) == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (STATEMENT.replace("kg:subject x:a ;", "") + ".", "needs one kg:subject, not 0"),
        (STATEMENT + "; kg:object x:c .", "needs one kg:object, not 2"),
        (STATEMENT + "; kg:sbuject x:c .", "has no kg:sbuject"),
        (STATEMENT.replace("kg:actual", "kg:mooi") + ".", "'mooi' is not a valid Factuality"),
        (STATEMENT.replace("#char=0,6", "#char=0,7") + ".", "is not described in this file"),
        (STATEMENT + '; kg:when "gisteren" .', "'gisteren' is no date"),
        (STATEMENT + "; kg:about [] .", "points at something without an IRI"),
        (
            STATEMENT.replace("[]", "<https://voorbeeld.example/id/statement/00>") + ".",
            "is not the digest",
        ),
        (
            '<#char=1,6> a kg:Passage ; nif:beginIndex 0 ; nif:endIndex 6 ; kg:quote "x" .',
            "has offsets 0 to 6",
        ),
        (
            '<#char=6,6> a kg:Passage ; nif:beginIndex 6 ; nif:endIndex 6 ; kg:quote "x" .',
            "needs 0 <= start < end",
        ),
        ("[] a kg:Figure ; kg:passage <#char=0,6> .", "needs one kg:figureText, not 0"),
    ],
)
def test_what_does_not_fit_is_named_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    findings = record_of(tmp_path, text + "\n").findings
    assert any(message in finding.message for finding in findings), findings
    assert all(finding.place and finding.place.line and finding.place.line >= 6 for finding in findings)


def test_a_named_statement_with_its_own_digest_is_accepted(tmp_path: Path) -> None:
    (statement, _), *_ = record_of(tmp_path, STATEMENT + ".\n").statements
    named = STATEMENT.replace("[]", f"<https://voorbeeld.example/id/statement/{statement.digest}>")
    assert not record_of(tmp_path, named + ".\n").findings


def test_turtle_that_does_not_parse_shows_the_line(tmp_path: Path) -> None:
    with pytest.raises(SyntaxFault) as caught:
        record_of(tmp_path, "x:a x:b .\n")
    assert caught.value.place
    assert caught.value.place.line == 6
    assert "x:a x:b ." in caught.value.hint
