"""Names: known, introduced by the letter, new, and titles that point at who held the office."""

from __future__ import annotations

import pytest

from kamergraaf.extraction import Engine
from kamergraaf.model import Letter, Segment


def named(engine: Engine, text: str, *, date: str | None = None) -> dict[str, tuple[str, ...]]:
    letter = Letter("proef", text=text, source=text, segments=(Segment(0, 0, len(text)),))
    return {entity.name: entity.forms for entity in engine.extract(letter, date=date).entities}


def test_an_adjective_stands_for_its_state(engine: Engine) -> None:
    assert named(engine, "De Nederlandse inzet bevalt de Franse regering.")["Nederland"] == ("Nederlandse",)


def test_the_first_half_of_a_compound_is_a_spelling(engine: Engine) -> None:
    assert "Europese Unie" in named(engine, "Nederland steunt de EU-bemiddeling.")


def test_an_abbreviation_in_brackets_is_the_name_before_it(engine: Engine) -> None:
    found = named(engine, "Het Instituut voor Waterbeheer (IVW) werkt mee. Nederland steunt het IVW.")
    assert found["Instituut voor Waterbeheer"] == ("Instituut voor Waterbeheer", "IVW")


def test_an_office_points_at_who_held_it(engine: Engine) -> None:
    found = named(engine, "De Minister-President sprak de Nederlandse Kamer toe.", date="2018-03-01")
    assert found["Mark Rutte"] == ("Minister-President",)


def test_a_capital_that_acts_is_its_state(engine: Engine) -> None:
    assert "Turkije" in named(engine, "Ankara verwerpt het plan van Nederland.")


def test_a_group_is_not_the_organisation(engine: Engine) -> None:
    assert "OESO-landen" in named(engine, "Nederland spreekt met de OESO-landen.")


def test_a_government_of_another_state_is_a_body_of_its_own(engine: Engine) -> None:
    assert "Hongaarse regering" in named(engine, "De Hongaarse regering steunt Nederland.")


@pytest.mark.parametrize("word", ["Daarom", "Volgens", "Maandag", "Inmiddels"])
def test_the_first_word_of_a_sentence_is_no_name(engine: Engine, word: str) -> None:
    assert word not in named(engine, f"{word} steunt Nederland het verdrag.")


def test_text_without_accents_is_read_alike(engine: Engine) -> None:
    assert "België" in named(engine, "Nederland werkt samen met Belgie.")
