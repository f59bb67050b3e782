"""Clean text: what is joined, what is dropped, and that every offset points back to the source."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamergraaf.errors import InputError
from kamergraaf.reading import clean, read_letter

WIDE = "Het kabinet hecht aan een sterk verdrag en werkt daar met andere landen aan."


def text_of(source: str) -> str:
    return clean(source, slug="brief").text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("de samen-\nwerking met", "de samenwerking met"),
        ("de defensie-\nuitgaven van", "de defensie-uitgaven van"),
        ("een goede re-\nactie op", "een goede reactie op"),
        ("alle NAVO-\nbondgenoten samen", "alle NAVO-bondgenoten samen"),
        ("de trans-\nAtlantische band", "de trans-Atlantische band"),
        ("de milieu-\nen sociale eisen", "de milieu- en sociale eisen"),
        ("het zee-\negelbestand en de zee-egel", "het zee-egelbestand en de zee-egel"),
        ("de zonsop\u00ad\ngang komt", "de zonsopgang komt"),
        ("een handels- \nklimaat dat", "een handelsklimaat dat"),
    ],
)
def test_a_hyphen_at_a_lines_end_goes_unless_the_word_is_written_with_one(source: str, expected: str) -> None:
    assert text_of(source) == expected


def test_lines_of_a_paragraph_join_and_an_empty_line_parts_paragraphs() -> None:
    assert text_of("Nederland steunt\nhet  verdrag.\n\nDe Kamer ook.\n") == (
        "Nederland steunt het verdrag.\n\nDe Kamer ook."
    )


def test_a_short_last_line_of_a_sentence_ends_the_paragraph() -> None:
    assert text_of(f"{WIDE}\n{WIDE}\nDat blijft zo.\n{WIDE}") == f"{WIDE} {WIDE} Dat blijft zo.\n\n{WIDE}"


def test_a_footnote_and_a_footer_in_mid_sentence_are_dropped_and_listed() -> None:
    source = (
        f"{WIDE}\n{WIDE}\nZie daarover het rapport1 dat de regering over de oogst van dit jaar naar de\n\n"
        "1 Te vinden via www.voorbeeld.nl\n\nkst-12345-6\nISSN 0921 - 7371\n’s-Gravenhage 2020\n\n"
        "Tweede Kamer, vergaderjaar 2019–2020, 12 345, nr. 6\n\n1\n\f\nKamer heeft gestuurd.\n"
    )
    letter = clean(source, slug="brief")
    assert "over de oogst van dit jaar naar de Kamer heeft gestuurd." in letter.text
    assert [omission.reason for omission in letter.omissions] == ["footnote", "footer"]
    assert source[letter.omissions[0].start : letter.omissions[0].end] == "1 Te vinden via www.voorbeeld.nl"


def test_a_numbered_paragraph_at_the_foot_is_kept_when_no_word_carries_its_number() -> None:
    assert "2 Dit punt blijft staan" in text_of("Er zijn twee punten.\n\n2 Dit punt blijft staan.\n\fVerder.")


def test_a_question_and_its_answer_are_paragraphs_of_their_own() -> None:
    assert text_of("Vraag 1\nKlopt dat?\nAntwoord 1\nJa.").split("\n\n") == [
        "Vraag 1",
        "Klopt dat?",
        "Antwoord 1",
        "Ja.",
    ]


def test_source_offsets_of_a_joined_word_include_the_broken_hyphen() -> None:
    letter = clean("Die samen-\nwerking groeit.", slug="brief")
    start = letter.text.index("samenwerking")
    assert letter.source[slice(*letter.to_source(start, start + 12))] == "samen-\nwerking"


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (0, 99)])
def test_a_range_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="range"):
        clean("Kort.", slug="brief").to_source(start, end)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_segments_that_hold_the_same_characters(source: str) -> None:
    letter = clean(source, slug="brief")
    made = list(letter.text)
    for segment in letter.segments:
        here = letter.text[segment.clean : segment.clean + segment.length]
        assert here == source[segment.source : segment.source + segment.length]
        made[segment.clean : segment.clean + segment.length] = [" "] * segment.length
    assert not "".join(made).strip()


def test_a_letter_takes_its_slug_from_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "2020-voorbeeld" / "letter.txt"
    file.parent.mkdir()
    file.write_text("Een brief.", "utf-8")
    assert read_letter(file).slug == "2020-voorbeeld"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("Koste caf\u00e9".encode("latin-1"), "not UTF-8: byte 0xe9"),
        ("\ufeffBrief".encode(), "byte order mark of UTF-8"),
        ("Brief".encode("utf-16"), "byte order mark of UTF-16"),
        (b" \n", "is empty"),
    ],
)
def test_a_file_that_is_not_plain_utf8_says_so(tmp_path: Path, data: bytes, message: str) -> None:
    file = tmp_path / "brief.txt"
    file.write_bytes(data)
    with pytest.raises(InputError, match=message) as caught:
        read_letter(file)
    assert str(file) in str(caught.value)


def test_a_missing_letter_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_letter(tmp_path / "weg.txt")
