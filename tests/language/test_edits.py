"""Rules from a word to its lemma."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamergraaf.language.edits import apply, rule

LETTERS = st.text(alphabet="abcdeïé-=+Z", min_size=1, max_size=12)


@given(LETTERS, LETTERS)
def test_a_rule_gives_back_the_lemma_it_was_made_from(word: str, lemma: str) -> None:
    assert apply(rule(word, lemma), word) == lemma


@pytest.mark.parametrize(
    ("model", "other", "expected"),
    [(("werkt", "werken"), "denkt", "denken"), (("opgestaan", "opstaan"), "afgestaan", "afstaan")],
)
def test_a_rule_fits_other_words(model: tuple[str, str], other: str, expected: str) -> None:
    assert apply(rule(*model), other) == expected


def test_a_rule_that_does_not_fit_leaves_the_word() -> None:
    assert apply(rule("opgestaan", "opstaan"), "Ja") == "ja"
