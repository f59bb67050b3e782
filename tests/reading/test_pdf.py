"""PDF: reading order, page furniture, notes, places, and one clear message for what cannot be read."""

import textwrap
from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.reading.reading_invariants import check
from tests.reading.reading_makers import Text, lines_from, make_pdf

from kamergraaf.errors import InputError
from kamergraaf.model import Letter
from kamergraaf.reading import clean, read_letter
from kamergraaf.reading.formats import read_any

DATA = Path(__file__).parents[1] / "data" / "reading"
PROSE = (
    "Het kabinet hecht aan een sterk verdrag en werkt daar met andere landen aan. De handel met "
    "Chili groeit en de "
    "raad van ministers steunt dat. Wie de oogst wil begrijpen, leest het verslag van vorig jaar en "
    "vergelijkt het met "
    "dat van de jaren daarvoor. De uitkomst is dat er minder wordt verbouwd en dat de prijs daarom stijgt. "
)


def read(*pages: Iterable[Text], bold: bool = False) -> Letter:
    letter = read_any(make_pdf(pages, bold=bold), slug="brief", path=Path("brief.pdf"))
    check(letter)
    return letter


def wrap(text: str, width: int = 80) -> list[str]:
    return textwrap.wrap(text, width, break_on_hyphens=False)


def test_hyphens_at_line_ends_are_joined_as_in_plain_text() -> None:
    letter = read(lines_from(700, ["Dit gaat over de samen-", "werking en de milieu-", "en sociale eisen."]))
    assert letter.text == "Dit gaat over de samenwerking en de milieu- en sociale eisen."


def test_running_heads_and_page_numbers_go_and_a_sentence_over_the_page_is_whole() -> None:
    lines = wrap(PROSE * 4)
    half = len(lines) // 2
    pages = [
        [
            (72, 800, 9, "Ministerie van Handel"),
            *lines_from(700, part),
            (290, 40, 9, f"Pagina {number} van 2"),
        ]
        for number, part in enumerate((lines[:half], lines[half:]), 1)
    ]
    letter = read(*pages)
    assert letter.text == " ".join(lines)
    assert {omission.reason for omission in letter.omissions} == {"page header", "footer"}


def test_labels_at_the_top_of_pages_are_no_running_heads() -> None:
    pages = [
        [(72, 780, 10, f"Antwoord {number}"), *lines_from(760, wrap(PROSE)), (290, 40, 9, f"{number}")]
        for number in (1, 2, 3)
    ]
    letter = read(*pages)
    assert [text for text in letter.text.split("\n\n") if text.startswith("Antwoord")] == [
        "Antwoord 1",
        "Antwoord 2",
        "Antwoord 3",
    ]


def test_small_print_at_the_foot_is_notes_and_goes_on_over_the_page() -> None:
    first = [
        *lines_from(700, [*wrap(PROSE), "Zie het rapport1 en de brief2 van de"]),
        (72, 104, 5, "1"), (78, 102, 7, "Rapport van de oogstraad, 2018."),
        (72, 92, 5, "2"), (78, 90, 7, "Brief van 5 juli 2018, die vele bladzijden lang is en pas"),
    ]  # fmt: skip
    second = [
        *lines_from(700, ["raad. Dat is alles.", *wrap(PROSE)]),
        (78, 90, 7, "op de volgende bladzijde eindigt."),
    ]
    letter = read(first, second)
    assert "de brief2 van de raad. Dat is alles." in letter.text
    assert [(note.label, note.text) for note in letter.notes] == [
        ("1", "Rapport van de oogstraad, 2018."),
        ("2", "Brief van 5 juli 2018, die vele bladzijden lang is en pas op de volgende bladzijde eindigt."),
    ]
    assert [letter.text[slice(*note.mark)] for note in letter.notes if note.mark] == ["1", "2"]


def test_two_columns_are_read_one_after_the_other() -> None:
    lines = wrap(PROSE * 4, 40)
    half = len(lines) // 2
    head: list[Text] = [(72, 780, 16, "Een kop boven beide kolommen van het blad")]
    letter = read([*head, *lines_from(740, lines[:half]), *lines_from(740, lines[half:], x=320)])
    assert letter.text == "Een kop boven beide kolommen van het blad\n\n" + " ".join(lines)
    assert [section.title for section in letter.sections] == ["Een kop boven beide kolommen van het blad"]


def test_a_short_last_page_keeps_the_columns_of_the_page_before() -> None:
    lines = wrap(PROSE * 4, 40)
    half = len(lines) // 2
    first = [*lines_from(740, lines[:half]), *lines_from(740, lines[half:], x=320)]
    last = [
        *lines_from(740, ["Het einde van de", "eerste kolom en"]),
        *lines_from(740, ["dan de tweede."], x=320),
    ]
    assert read(first, last).text.endswith("Het einde van de eerste kolom en dan de tweede.")


def test_the_margin_of_a_letter_does_not_run_into_its_text() -> None:
    lines = wrap(" ".join(f"{PROSE}Dat is punt {number}." for number in range(8)), 66)
    margin = ["Datum", "5 juli 2018", "Onze referentie", "ABC-1234"]
    pages = [
        [*lines_from(700, part), *lines_from(695, margin, x=470, size=6.5, step=9)]
        for part in (lines[:20], lines[20:])
    ]
    letter = read(*pages)
    assert " ".join(lines) in letter.text.replace("\n\n", " ")
    assert letter.details.date == "2018-07-05"
    assert {omission.reason for omission in letter.omissions} == {"page header", "margin"}


def test_cells_of_a_table_do_not_run_together() -> None:
    rows = [("Land", "2018"), ("Chili", "120"), ("Peru", "80")]
    table: list[Text] = [
        (72 + 200 * x, 500 - 14 * y, 10, cell) for y, row in enumerate(rows) for x, cell in enumerate(row)
    ]
    letter = read([*lines_from(700, wrap(PROSE)), *table])
    assert letter.text.split("\n\n")[1:] == ["Land", "2018", "Chili", "120", "Peru", "80"]


def test_a_bullet_and_its_text_are_one_paragraph() -> None:
    items = [
        text
        for top, words in ((600, "het eerste punt van de lijst."), (580, "het tweede punt van de lijst."))
        for text in ((72.0, float(top), 10.0, "•"), (90.0, float(top), 10.0, words))
    ]
    after: Text = (72, 568, 10, "Dat was de lijst, en hier gaat de tekst weer verder over de hele breedte.")
    letter = read([*lines_from(700, wrap(PROSE)), *items, after])
    assert letter.text.split("\n\n")[1:-1] == [
        "• het eerste punt van de lijst.",
        "• het tweede punt van de lijst.",
    ]


def test_an_offset_points_at_its_page_and_box() -> None:
    letter = read([(72, 700, 10, "Eerste bladzijde met tekst.")], [(100, 600, 10, "Tweede blad ook.")])
    start = letter.text.index("Tweede")
    (spot,) = letter.spots_at(start, start + len("Tweede"))
    assert spot.page == 2
    assert spot.box is not None
    left, bottom, right, top = spot.box
    assert 99 < left < 101
    assert bottom < 600 < top
    assert 25 < right - left < 45


def test_a_page_without_text_is_named() -> None:
    letter = read(lines_from(700, ["Het kabinet steunt het verdrag."]), [])
    assert letter.remarks == ("Page 2 has no text layer; it was not read.",)


GOOD = make_pdf([lines_from(700, ["Het kabinet steunt het verdrag."])])


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        ((DATA / "encrypted.pdf").read_bytes(), "encrypted and asks for a password", "qpdf --decrypt"),
        (GOOD[: len(GOOD) // 2], "cut off: its end is missing", "download it again"),
        (make_pdf([]), "has no pages", "Save or download"),
        (make_pdf([[], []]), "no text layer", "ocrmypdf"),
        (make_pdf([[]] * 10_000), "has 10,000 pages", "qpdf"),
        (b"%PDF-1.4\nrubbish\n%%EOF", "damaged", "download it again"),
    ],
)
def test_a_pdf_that_cannot_be_read_says_why(tmp_path: Path, data: bytes, message: str, hint: str) -> None:
    file = tmp_path / "brief.pdf"
    file.write_bytes(data)
    with pytest.raises(InputError, match=message) as caught:
        read_letter(file)
    assert str(file) in str(caught.value)
    assert hint in caught.value.hint


def test_a_damaged_pdf_after_an_encrypted_one_is_not_called_encrypted(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="encrypted"):
        read_letter(DATA / "encrypted.pdf")
    file = tmp_path / "leeg.pdf"
    file.write_bytes(make_pdf([]))
    with pytest.raises(InputError, match="no pages"):
        read_letter(file)


def test_the_same_text_as_pdf_and_as_plain_text_is_the_same_letter() -> None:
    lines = ["Vraag 1", *wrap("Klopt het dat " + PROSE), "Antwoord 1", *wrap(PROSE), *wrap(PROSE)]
    from_pdf, from_text = read(lines_from(780, lines)), clean("\n".join(lines), slug="brief")
    assert from_pdf.text == from_text.text
    assert from_pdf.exchanges == from_text.exchanges
