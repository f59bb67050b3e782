"""What counts as one word in government prose."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamergraaf.language.tokens import blank_dutch

Splitter = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def words() -> Splitter:
    nlp = blank_dutch()
    return lambda text: [token.text for token in nlp.make_doc(text)]


@pytest.mark.parametrize(
    "abbreviation",
    [
        "nr.",
        "o.a.",
        "d.w.z.",
        "t.a.v.",
        "m.b.t.",
        "jl.",
        "Stb.",
        "Trb.",
        "blz.",
        "art.",
        "a.i.",
        "S.A.",
        "Dhr.",
    ],
)
def test_an_abbreviation_is_one_word(words: Splitter, abbreviation: str) -> None:
    assert words(f"dat {abbreviation} hier") == ["dat", abbreviation, "hier"]


def test_the_full_stop_of_vs_is_a_word_of_its_own(words: Splitter) -> None:
    assert words("Steun van de VS. Daarna") == ["Steun", "van", "de", "VS", ".", "Daarna"]


def test_quotes_of_every_kind_are_split_off(words: Splitter) -> None:
    assert words("«ja» “nee” 'ooit'") == ["«", "ja", "»", "“", "nee", "”", "'", "ooit", "'"]


def test_a_slash_parts_names_but_not_numbers_or_en_of(words: Splitter) -> None:
    assert words("SP/PvdA en/of 2022/23") == ["SP", "/", "PvdA", "en/of", "2022/23"]


def test_the_number_of_a_footnote_is_split_off_but_a_name_with_digits_is_whole(words: Splitter) -> None:
    assert words("bijgevoegd1 «bericht»2, MH17 en G20") == [
        "bijgevoegd", "1", "«", "bericht", "»", "2", ",", "MH17", "en", "G20",
    ]  # fmt: skip


def test_numbers_keep_their_marks(words: Splitter) -> None:
    assert words("825.000 van 1,5 miljoen is 50%") == ["825.000", "van", "1,5", "miljoen", "is", "50", "%"]


def test_apostrophes_inside_words_stay(words: Splitter) -> None:
    assert words("Zo'n 's-Gravenhage, auto's en foto’s") == [
        "Zo'n",
        "'s-Gravenhage",
        ",",
        "auto's",
        "en",
        "foto’s",
    ]


def test_sentences_with_no_space_between_are_parted(words: Splitter) -> None:
    assert words("niet nieuw is.In de regio") == ["niet", "nieuw", "is", ".", "In", "de", "regio"]


@given(st.text(alphabet="aB. ,«»'1é/-\n(", max_size=40))
def test_tokens_point_back_at_the_text(text: str) -> None:
    doc = _NLP.make_doc(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


_NLP = blank_dutch()
