"""The calendar behind the dates."""

from __future__ import annotations

from datetime import date

from kamergraaf.language.periods import day, months, nearest_year, shifted


def test_a_day_that_does_not_exist_is_none() -> None:
    assert day(2023, 2, 29) is None
    assert day(2024, 2, 29) == "2024-02-29"


def test_months_run_over_the_turn_of_the_year() -> None:
    assert shifted(date(2018, 12, 31), 1) == "2019-01"
    assert months(2018, 1, 3) == "2018-01/2018-03"


def test_the_nearest_year_may_lie_on_either_side() -> None:
    assert nearest_year(date(2017, 1, 20), 11, 14) == 2016
    assert nearest_year(date(2017, 12, 20), 1, 14) == 2018
    assert nearest_year(date(2017, 1, 20), 11, 14, side=1) == 2017
