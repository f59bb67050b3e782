"""Any text in any format: offsets point back to the same characters, and nothing is lost unseen."""

from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.reading_invariants import check
from tests.reading.reading_makers import lines_from, make_docx, make_pdf, word_paragraph

from kamergraaf.errors import InputError
from kamergraaf.reading import clean
from kamergraaf.reading.formats import read_any

# What official texts are made of, so that the parts that look for it are met.
PHRASES = st.sampled_from(
    (
        *(
            "Vraag 1",
            "Antwoord op vraag 1 en 2",
            "Vraag 3 Klopt dat?",
            "De voorzitter:",
            "De heer Jansen (ABC):",
        ),
        *(
            "samen-",
            "werking met",
            "1 Kamerstuk 12 345, nr. 6",
            "het rapport1",
            "ISSN 0921 - 7371",
            "kst-12345-6",
        ),
        *(
            "De Minister van Handel,",
            "A.B. de Vries",
            "# Kop {#kop}",
            "-----",
            "• punt",
            "1. Is dat zo?2. Of niet?",
        ),
        *(
            "Datum",
            "5 juli 2018",
            "Onderwerp",
            "handel",
            "\f",
            "",
            " ",
            "De Kamer,",
            "mede namens de Minister, de",
        ),
    )
)
ANY_TEXT = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(PHRASES, st.text(max_size=12)), max_size=30).map("\n".join),
)
XML_TEXT = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufffe\uffff"),
    min_size=1,
    max_size=80,
).filter(str.strip)
PDF_TEXT = st.text(st.sampled_from("abcdefghij ABCDE 0123456789.,-()€é"), min_size=1, max_size=60).filter(
    str.strip
)
HERE = Path("brief")


@settings(deadline=None)
@given(ANY_TEXT)
def test_any_plain_text_keeps_its_offsets(source: str) -> None:
    letter = clean(source, slug="brief")
    assert letter.source == source
    check(letter)


@settings(deadline=None)
@given(st.lists(XML_TEXT, min_size=1, max_size=6), XML_TEXT)
def test_any_official_xml_keeps_its_offsets(paragraphs: list[str], note: str) -> None:
    inside = "".join(f"<al>{escape(text)}</al>" for text in paragraphs)
    footnote = f"<noot><noot.nr>1</noot.nr><noot.al>{escape(note)}</noot.al></noot>"
    xml = (
        f"<officiele-publicatie><kamerstuk><al>Zin{footnote}.</al>{inside}</kamerstuk></officiele-publicatie>"
    )
    letter = read_any(xml.encode(), slug="brief", path=HERE)
    check(letter)
    assert letter.text.startswith("Zin.")
    assert len(letter.notes) == 1


@settings(deadline=None)
@given(st.lists(XML_TEXT, min_size=1, max_size=6))
def test_any_page_keeps_its_offsets(paragraphs: list[str]) -> None:
    page = "<html><body>" + "".join(f"<p>{escape(text)}" for text in ["Kop", *paragraphs]) + "</body></html>"
    check(read_any(page.encode(), slug="brief", path=HERE))


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_rubbish_as_a_page_gives_a_letter_or_one_error(rubbish: str) -> None:
    try:
        check(read_any(f"<html>{rubbish}".encode(), slug="brief", path=HERE))
    except InputError as error:
        assert "\n" not in error.message


@settings(deadline=None)
@given(st.lists(XML_TEXT, min_size=1, max_size=6))
def test_any_word_file_keeps_its_offsets(paragraphs: list[str]) -> None:
    body = "".join(word_paragraph(escape(text)) for text in ["Kop", *paragraphs])
    check(read_any(make_docx(body), slug="brief", path=HERE))


@settings(deadline=None)
@given(st.lists(st.lists(PDF_TEXT, min_size=1, max_size=8), min_size=1, max_size=3))
def test_any_pdf_keeps_its_offsets(pages: list[list[str]]) -> None:
    data = make_pdf([lines_from(700, texts) for texts in pages])
    try:
        letter = read_any(data, slug="brief", path=HERE)
    except InputError as error:
        assert "no text layer" in error.message
        return
    check(letter)
    drawn = sorted("".join("".join(texts) for texts in pages).replace(" ", ""))
    assert sorted("".join(letter.source.split())) == drawn


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_a_letter_or_one_error(data: bytes) -> None:
    for start in (b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<?xml version='1.0'?>", b"<html>"):
        try:
            check(read_any(start + data, slug="brief", path=HERE))
        except InputError as error:
            assert str(HERE) in str(error)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Het kabinet\u202e steunt\u200f het\u0000 verdrag.", "Het kabinet steunt het verdrag."),
        ("Caf\u0065\u0301 \U0001f1f3\U0001f1f1 en \U0001f468\u200d\U0001f469\u200d\U0001f467.", None),
        ("Een\u00a0vaste\u2009spatie.", "Een vaste spatie."),
    ],
)
def test_unseen_signs_go_and_are_listed_and_seen_ones_stay(source: str, text: str | None) -> None:
    letter = clean(source, slug="brief")
    check(letter)
    assert letter.text == (text or source)
    assert all(omission.reason == "unseen" for omission in letter.omissions)
