"""Numbers, their scale and their unit."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamergraaf.language.numbers import number, quantities


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("825.000 Amerikaanse banen", "825000", "banen"),
        ("1,5 miljoen", "1500000", ""),
        ("50%", "50", "%"),
        ("twee procent", "2", "%"),
        ("20 procent", "20", "%"),
        ("€ 3 mld.", "3000000000", "euro"),
        ("€2,75 miljoen", "2750000", "euro"),
        ("3,5 miljard dollar", "3500000000", "dollar"),
        ("vijfentwintig landen", "25", "landen"),
        ("honderd dagen", "100", "dagen"),
        ("0,7 procent", "0.7", "%"),
    ],
)
def test_a_quantity_is_read(text: str, value: str, unit: str) -> None:
    assert [(found.value, found.unit) for found in quantities(f"Het gaat om {text}.")] == [(value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "28 juni 2018",
        "op 17 en 18 mei",
        "artikel 5",
        "resolutie 2231",
        "in 2019",
        "nr. 12",
        "2014–2024",
        "een land",
        "F-16",
    ],
)
def test_dates_references_and_articles_are_no_quantities(text: str) -> None:
    assert list(quantities(text)) == []


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("twaalf", 12),
        ("tweeëntwintig", 22),
        ("honderdvijf", 105),
        ("tweeduizend", 2000),
        ("1.234", 1234),
        ("1,5", "1.5"),
    ],
)
def test_a_number_word_has_a_value(word: str, value: int | str) -> None:
    assert number(word) == Decimal(value)


def test_a_word_that_is_no_number_has_none() -> None:
    assert number("kabinet") is None


@given(st.integers(min_value=1, max_value=10**9))
def test_figures_with_dots_come_back(value: int) -> None:
    text = f"{value:,}".replace(",", ".")
    assert number(text) == value


@given(st.text(alphabet="0123456789.,€% meijontwe-", max_size=30))
def test_a_quantity_points_at_its_words(text: str) -> None:
    for found in quantities(text):
        assert text[found.start : found.end].strip() == text[found.start : found.end]
        assert Decimal(found.value) >= 0
