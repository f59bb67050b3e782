"""The best tree for a table of scores."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from kamergraaf.language.trees import best_heads, is_tree


def best_by_trying_all(scores: NDArray[np.float32]) -> float:
    size = len(scores)
    best = -np.inf
    for heads in product(range(size), repeat=size - 1):
        fits = heads.count(0) == 1 and all(head != word for word, head in enumerate(heads, start=1))
        if fits and is_tree(np.array([0, *heads])):
            best = max(best, float(sum(scores[word, head] for word, head in enumerate(heads, start=1))))
    return best


@given(st.integers(1, 4), st.integers(0, 2**32 - 1))
def test_no_tree_with_one_root_scores_higher(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size + 1, size + 1)).astype(np.float32)
    heads = best_heads(scores)
    best = best_by_trying_all(scores)
    total = sum(scores[word, head] for word, head in enumerate(heads, start=1))
    assert heads.count(0) == 1
    assert np.isclose(total, best, atol=1e-4)


@given(st.integers(1, 30), st.integers(0, 2**32 - 1))
def test_long_sentences_get_one_tree(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size + 1, size + 1)).astype(np.float32)
    heads = best_heads(scores)
    assert heads.count(0) == 1
    assert is_tree(np.array([0, *heads]))
