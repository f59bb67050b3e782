"""HTML: blocks and notes kept, scripts and menus left out, and pages that are built to harm."""

from pathlib import Path

import pytest
from tests.reading.reading_invariants import check

from kamergraaf.errors import InputError
from kamergraaf.model import Letter
from kamergraaf.reading.formats import read_any


def read(html: str | bytes) -> Letter:
    data = html.encode() if isinstance(html, str) else html
    letter = read_any(data, slug="pagina", path=Path("pagina.html"))
    check(letter)
    return letter


def test_blocks_part_paragraphs_and_inline_elements_do_not() -> None:
    letter = read(
        "<p>Het <b>ka</b>binet<br>steunt caf&eacute; &amp; "
        "verdrag.<p>Los<ul><li>een<li>twee</ul>na<div>slot</div>"
    )
    assert letter.text.split("\n\n") == [
        "Het kabinet steunt café & verdrag.",
        "Los",
        "een",
        "twee",
        "na",
        "slot",
    ]


def test_two_line_breaks_part_paragraphs() -> None:
    assert read("<p>Een regel<br>gaat door.<br><br>Een nieuwe.").text == "Een regel gaat door.\n\nEen nieuwe."


def test_scripts_styles_menus_and_forms_are_left_out_and_listed() -> None:
    letter = read(
        "<head><title>T</title></head><header>Site</header><nav>Menu</nav>"
        "<p>Tekst<script>kwaad()</script> gaat door."
        "<style>p{}</style><form>Zoek</form><footer>Voet</footer>"
    )
    assert letter.text == "Tekst gaat door."
    assert [omission.reason for omission in letter.omissions] == [
        "metadata", "navigation", "navigation", "script", "style", "form", "navigation",
    ]  # fmt: skip


def test_where_a_page_names_its_main_part_the_rest_is_left_out() -> None:
    letter = read(
        "<div>Kruimelpad</div><main><header><h1>Kop</h1></header><p>Tekst.</p></main><div>Deel dit</div>"
    )
    assert letter.text == "Kop\n\nTekst."
    assert [section.title for section in letter.sections] == ["Kop"]


def test_notes_are_taken_out_and_kept() -> None:
    letter = read(
        '<p>Het verdrag<sup><a href="#n1">1</a></sup> geldt. CO<sub>2</sub> en m<sup>2</sup> blijven.</p>'
        '<div class="voetnoten"><p>1 Kamerstuk 12 345.</p></div>'
    )
    assert letter.text == "Het verdrag geldt. CO2 en m2 blijven."
    assert [(note.label, note.text) for note in letter.notes] == [("1", "Kamerstuk 12 345.")]


def test_headings_and_labels_give_sections_and_exchanges() -> None:
    letter = read("<h1>Kop</h1><h2>Onder</h2><p>Vraag 1</p><p>Klopt dat?</p><p>Antwoord 1</p><p>Ja.</p>")
    assert [(section.level, section.title) for section in letter.sections] == [(1, "Kop"), (2, "Onder")]
    assert letter.exchanges[0].numbers == (1,)


@pytest.mark.parametrize(
    "data",
    [
        "<p>Café".encode(),
        "<p>Café".encode("cp1252"),
        "<meta charset=iso-8859-1><p>Café".encode("latin-1"),
        "\ufeff<p>Café".encode(),
    ],
)
def test_a_page_is_decoded_as_it_says_or_as_it_can(data: bytes) -> None:
    assert read(data).text == "Café"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("<meta charset=utf-8><p>Café".encode("latin-1"), "says it is utf-8"),
        (b"<div>" * 100_000 + b"x", "nested more than 1,000 deep"),
        (b"<p>" * 1_000_002, "more than 1,000,000 tags"),
        (b"<html><script>alert(1)</script>", "holds no text"),
    ],
)
def test_a_page_that_cannot_be_read_says_why(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read(data)


@pytest.mark.parametrize("start", ["<a ", "<!--", "</", "&#", '<a b="', "<![CDATA["])
def test_a_page_of_tag_starts_is_over_soon(start: str) -> None:
    page = "<p>Zin." + start * 100_000
    try:
        assert read(page).text.startswith("Zin.")
    except InputError as error:
        assert "nested" in error.message


def test_an_offset_names_its_element() -> None:
    letter = read("<h1>Kop</h1><p>Een zin.</p>")
    start = letter.text.index("Een")
    assert [spot.path for spot in letter.spots_at(start, start + 3)] == ["p"]
