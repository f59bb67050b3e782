"""The network's sums, against the same sums written out word by word."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from kamergraaf.language.features import AFFIX_ROWS, SHAPE_ROWS
from kamergraaf.language.neural import Network

HIDDEN, ARC, LABEL = 4, 3, 2


def made_up_weights() -> dict[str, NDArray[Any]]:
    chance = np.random.default_rng(7)

    def table(*size: int) -> NDArray[np.float16]:
        return chance.normal(scale=0.5, size=size).astype(np.float16)

    width = 2 + 3 + 2 * len(AFFIX_ROWS) + 2
    return {
        "vectors": chance.integers(-127, 127, size=(5, 2)).astype(np.int8),
        "vectors.step": np.array(0.01, dtype=np.float32),
        "word": table(6, 3),
        "shape": table(SHAPE_ROWS, 2),
        **{f"affix.{n}": table(rows, 2) for n, rows in enumerate(AFFIX_ROWS)},
        "lstm.0.input": table(width, 8 * HIDDEN),
        "lstm.0.bias": table(8 * HIDDEN),
        "lstm.0.state": table(2, HIDDEN, 4 * HIDDEN),
        "tag": table(2 * HIDDEN, 7),
        "tag.bias": table(7),
        "tags": np.array(4),
        "mlp": table(2 * HIDDEN, 2 * ARC + 2 * LABEL),
        "mlp.bias": table(2 * ARC + 2 * LABEL),
        "root": table(ARC + LABEL),
        "arc": table(ARC + 1, ARC),
        "label": table(LABEL + 1, 5 * (LABEL + 1)),
    }


def sentence(*numbers: int) -> list[tuple[int, ...]]:
    return [(n % 6, n % 5, *(n * 7 % rows for rows in AFFIX_ROWS), n % SHAPE_ROWS) for n in numbers]


def tags_by_hand(
    weights: dict[str, NDArray[Any]], rows: list[tuple[int, ...]]
) -> tuple[list[int], list[int]]:
    """Tags and rules of one sentence, with an LSTM written for one word at a time."""
    w = {name: np.asarray(value, dtype=np.float32) for name, value in weights.items()}
    inputs = [
        np.concatenate(
            [
                w["vectors"][row[1]] * w["vectors.step"],
                w["word"][row[0]],
                *(w[f"affix.{n}"][row[2 + n]] for n in range(len(AFFIX_ROWS))),
                w["shape"][row[-1]],
            ]
        )
        for row in rows
    ]
    sides = []
    for side, order in enumerate((range(len(rows)), range(len(rows) - 1, -1, -1))):
        h = c = np.zeros(HIDDEN, dtype=np.float32)
        out = {}
        for place in order:
            columns = slice(side * 4 * HIDDEN, (side + 1) * 4 * HIDDEN)
            gates = inputs[place] @ w["lstm.0.input"][:, columns] + w["lstm.0.bias"][columns]
            i, f, o, g = np.split(np.tanh(gates + h @ w["lstm.0.state"][side]), 4)
            c = (f / 2 + 0.5) * c + (i / 2 + 0.5) * g
            h = (o / 2 + 0.5) * np.tanh(c)
            out[place] = h
        sides.append(out)
    scores = [np.concatenate([sides[0][n], sides[1][n]]) @ w["tag"] + w["tag.bias"] for n in range(len(rows))]
    return [int(s[:4].argmax()) for s in scores], [int(s[4:].argmax()) for s in scores]


@pytest.fixture(scope="module")
def network() -> Network:
    return Network(made_up_weights())


def test_a_batch_gives_what_each_sentence_gives_by_hand(network: Network) -> None:
    sentences = [sentence(1, 2, 3), sentence(4, 9, 11, 5, 8), [], sentence(6)]
    answers = dict(network.answers(sentences))
    assert sorted(answers) == [0, 1, 3]
    for place, answer in answers.items():
        assert (answer.tags, answer.rules) == tags_by_hand(made_up_weights(), sentences[place])


def test_heads_make_one_tree_and_relations_are_in_range(network: Network) -> None:
    answer = dict(network.answers([sentence(*range(20))]))[0]
    assert answer.heads.count(0) == 1
    assert all(0 <= relation < 5 for relation in answer.relations)
