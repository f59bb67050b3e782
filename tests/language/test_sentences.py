"""Where sentences begin and end."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamergraaf.language.sentences import pieces, sentences


def split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wij steunen de VS. Nederland blijft partner.", 2),
        ("De VS. en de EU praten verder.", 1),
        ("Minister S.A. Blok sprak met president D. Trump.", 1),
        ("Dit staat op het platform X. De minister reageert niet.", 2),
        ("Zie nr. 4, blz. 12 en art. 5 van het verdrag.", 1),
        ("Het bezoek is op 2. juli en duurt kort.", 1),
        ("Op 12 juni jl. Nederland was er niet bij.", 2),
        ("Dat geldt o.a. Rusland en Belarus.", 1),
        ("Klopt dat? Zo ja, waarom? Zo nee, waarom niet?", 3),
        ("Dat is zo! De rest volgt.", 2),
        ("De regering wacht af ... Daarna volgt besluitvorming.", 2),
        ("In 2019 daalde de handel. 28 landen volgden.", 2),
        ("Dit is niet nieuw.In de regio gebeurt meer.", 2),
        ("Wat is het standpunt?2. Wanneer volgt overleg?", 2),
        ("De leden van SP, !GroenLinks en PvdA stemmen voor.", 1),
        ("Hij zei: «Dit kan niet.» Daarna ging hij.", 2),
    ],
)
def test_number_of_sentences(text: str, expected: int) -> None:
    assert len(split(text)) == expected


def test_the_mark_of_an_item_is_no_part_of_the_sentence() -> None:
    assert split("1. Nederland steunt dit.\n\na) Frankrijk niet.\n\n• Duitsland evenmin.") == [
        "Nederland steunt dit.",
        "Frankrijk niet.",
        "Duitsland evenmin.",
    ]


def test_the_number_of_a_note_after_the_full_stop_is_no_part_of_the_sentence() -> None:
    assert split("Dat blijkt uit het rapport.5") == ["Dat blijkt uit het rapport."]
    assert split("Dat heet «beleid».12 Meer volgt.") == ["Dat heet «beleid».", "Meer volgt."]


def test_a_heading_and_a_paragraph_are_never_joined() -> None:
    assert split("Gedeelde belangen\n\nDe handel groeit") == ["Gedeelde belangen", "De handel groeit"]


@given(st.text(alphabet="aAb .?!\n12)»«'V", max_size=60))
def test_pieces_cover_the_text_in_order(text: str) -> None:
    found = pieces(text)
    covered = "".join(text[p.start : p.end] for p in found)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))
    assert all(p.start < p.end and text[p.start : p.end].strip() == text[p.start : p.end] for p in found)


@given(st.text(alphabet="aA. \n", max_size=40))
def test_no_piece_reaches_over_an_empty_line(text: str) -> None:
    assert not any("\n\n" in text[p.start : p.end].replace(" ", "") for p in pieces(text))


def test_a_lost_space_after_an_abbreviation_or_a_year_still_ends_the_sentence() -> None:
    text = "Dat zei de VN.Ter zake dit. Het was in 2017.Wat volgt is nieuw. Zo ook de NAVO.2. Dan de rest."
    assert [text[one.start : one.end] for one in sentences(text)] == [
        "Dat zei de VN.",
        "Ter zake dit.",
        "Het was in 2017.",
        "Wat volgt is nieuw.",
        "Zo ook de NAVO.",
        "Dan de rest.",
    ]
