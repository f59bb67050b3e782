"""What the parser sees of a word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kamergraaf.language.features import AFFIX_ROWS, SHAPE_ROWS, Rows, plain, shape


def test_accents_and_case_change_only_the_shape() -> None:
    rows = Rows({"coordinatie": 3}, {"coordinatie": 9})
    assert rows("Coördinatie")[:-1] == rows("coordinatie")[:-1]
    assert rows("Coördinatie")[:2] == (3, 9)


def test_quotes_digits_and_dashes_are_of_one_kind() -> None:
    assert plain("«") == plain("”") == '"'
    assert plain("F-16’s") == "f-00's"


@given(st.text(max_size=20))
def test_rows_stay_inside_their_tables(word: str) -> None:
    own, vector, *affixes, form = Rows({}, {})(word)
    assert (own, vector) == (0, 0)
    assert all(0 <= row < size for row, size in zip(affixes, AFFIX_ROWS, strict=True))
    assert 0 <= form < SHAPE_ROWS
    assert form == shape(word)
