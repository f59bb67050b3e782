"""Dates and periods, reckoned from the date of the letter."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamergraaf.language.dates import find_dates

LETTER = date(2018, 7, 2)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("op 28 juni", "2018-06-28"),
        ("op 28 juni 2017", "2017-06-28"),
        ("12 juni jl.", "2018-06-12"),
        ("14 november jl.", "2017-11-14"),
        ("3 mei a.s.", "2019-05-03"),
        ("28-06-2018", "2018-06-28"),
        ("17 en 18 mei 2004", "2004-05-17/2004-05-18"),
        ("van 30 mei tot 2 juni", "2018-05-30/2018-06-02"),
        ("in juni", "2018-06"),
        ("in december vorig jaar", "2017-12"),
        ("maart 2016", "2016-03"),
        ("in 2019", "2019"),
        ("2014–2024", "2014/2024"),
        ("tussen 2014 en 2024", "2014/2024"),
        ("sinds 2014", "2014/.."),
        ("tot 2030", "../2030"),
        ("de afgelopen jaren", "/2018"),
        ("de afgelopen drie jaar", "2015/2018"),
        ("de komende vijf jaar", "2018/2023"),
        ("eind 2023", "2023-10/2023-12"),
        ("begin dit jaar", "2018-01/2018-03"),
        ("het derde kwartaal van 2022", "2022-07/2022-09"),
        ("de eerste helft van 2024", "2024-01/2024-06"),
        ("schooljaar 2022/23", "2022-08/2023-07"),
        ("vergaderjaar 2023-2024", "2023-09/2024-09"),
        ("vorig jaar", "2017"),
        ("vorige maand", "2018-06"),
        ("vorige week", "2018-06-25/2018-07-01"),
        ("twee jaar geleden", "2016"),
        ("vandaag", "2018-07-02"),
        ("najaar 2019", "2019-23"),
        ("de jaren negentig", "199X"),
    ],
)
def test_an_expression_is_reckoned(text: str, value: str) -> None:
    assert [when.value for when in find_dates(f"Dat was {text}, zo blijkt.", LETTER)] == [value]


@pytest.mark.parametrize(
    "text", ["resolutie 2231", "nr. 2014", "30 februari 2018", "COM(2022) 546", "825.000 banen"]
)
def test_what_is_no_date_gives_none(text: str) -> None:
    assert list(find_dates(text, LETTER)) == []


def test_without_the_letters_date_a_day_has_no_year_and_vorig_jaar_says_nothing() -> None:
    assert [when.value for when in find_dates("op 28 juni en vorig jaar")] == ["XXXX-06-28"]


@pytest.mark.parametrize(
    ("text", "datatype"),
    [
        ("1 mei 2018", "xsd:date"),
        ("mei 2018", "xsd:gYearMonth"),
        ("in 2018", "xsd:gYear"),
        ("2014-2018", "edtf:EDTF"),
    ],
)
def test_the_datatype_fits_the_value(text: str, datatype: str) -> None:
    assert [when.datatype for when in find_dates(text)] == [datatype]


def test_it_points_at_its_words() -> None:
    text = "Op 3 maart 2018 en in 2019"
    assert [text[when.start : when.end] for when in find_dates(text)] == ["3 maart 2018", "2019"]


@given(st.text(alphabet="0123 -/.ajunivormebtk2019", max_size=40))
def test_expressions_never_overlap(text: str) -> None:
    found = list(find_dates(text, LETTER))
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))
