"""DOCX: paragraphs, headings, tables, notes and tracked changes; and archives that are no letter."""

import io
import zipfile
from pathlib import Path

import pytest
from tests.reading.reading_invariants import check
from tests.reading.reading_makers import make_docx, word_paragraph

from kamergraaf.errors import InputError
from kamergraaf.model import Letter
from kamergraaf.reading.formats import read_any


def read(data: bytes) -> Letter:
    letter = read_any(data, slug="brief", path=Path("brief.docx"))
    check(letter)
    return letter


def test_runs_of_a_paragraph_join_and_paragraphs_part() -> None:
    letter = read(make_docx(word_paragraph("Het ka", "binet", " steunt.") + word_paragraph("Nog een.")))
    assert letter.text == "Het kabinet steunt.\n\nNog een."
    start = letter.text.index("Nog")
    assert [(spot.line, spot.path) for spot in letter.spots_at(start, start + 3)] == [(2, "p")]


def test_a_style_makes_a_heading() -> None:
    styles = '<w:style w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>'
    letter = read(
        make_docx(word_paragraph("De oogst", style="Kop1") + word_paragraph("Een zin."), styles=styles)
    )
    assert [(section.level, section.title) for section in letter.sections] == [(1, "De oogst")]


def test_notes_are_kept_and_page_headers_are_left_out() -> None:
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>Kamerstuk 12 345.</w:t></w:r></w:p></w:footnote>'
    body = word_paragraph("Het verdrag", '<w:r><w:footnoteReference w:id="2"/></w:r>', " geldt.")
    letter = read(make_docx(body, footnotes=note, header1=word_paragraph("Ministerie")))
    assert letter.text == "Het verdrag geldt."
    assert [(found.label, found.text) for found in letter.notes] == [("1", "Kamerstuk 12 345.")]
    assert [omission.reason for omission in letter.omissions] == ["footnote", "page header"]


def test_what_was_deleted_is_left_out_and_what_was_added_is_read() -> None:
    letter = read(
        make_docx(
            word_paragraph(
                "Nederland ",
                "<w:del><w:r><w:delText>verwerpt</w:delText></w:r></w:del>",
                "<w:ins><w:r><w:t>steunt</w:t></w:r></w:ins>",
                "<w:r><w:instrText>PAGE</w:instrText></w:r>",
                "<w:r><w:tab/><w:t>dat.</w:t></w:r>",
            )
        )
    )
    assert letter.text == "Nederland steunt dat."
    assert [omission.reason for omission in letter.omissions] == ["deleted", "field code"]


def test_cells_and_text_boxes_are_paragraphs_and_a_fallback_is_not_read_twice() -> None:
    cells = "".join(f"<w:tc>{word_paragraph(text)}</w:tc>" for text in ("Datum", "5 juli 2018"))
    box = f"<w:txbxContent>{word_paragraph('In de kantlijn')}</w:txbxContent>"
    both = f"<w:Choice>{box}</w:Choice><w:Fallback>{box}</w:Fallback>"
    table = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    drawn = f"<w:r><w:AlternateContent>{both}</w:AlternateContent></w:r>"
    letter = read(make_docx(table + word_paragraph("Een zin.", drawn)))
    assert letter.text.split("\n\n") == ["Datum", "5 juli 2018", "Een zin.", "In de kantlijn"]
    assert letter.details.date == "2018-07-05"


def archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/") + ".xml", content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (archive(word__document=b"<a>" + b" " * 101 * 2**20 + b"</a>"), "unpacks to more than 100 MB"),
        (archive(inhoud=b"<a/>"), "no Word file"),
        (archive(word__document=b"<a/>"), "no text"),
        (archive(word__document=b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'), "entities of its own"),
        (make_docx(word_paragraph("Zin"))[:-40], "damaged or encrypted"),
    ],
)
def test_an_archive_that_is_no_letter_says_why(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read(data)
