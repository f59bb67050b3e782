"""The trained network, run with numpy: rows of words -> tag, lemma rule, head and relation.

Invariant: nothing here learns or draws chance; the same rows give the same answer, alone or in a
batch. Weights are kept as 16-bit numbers (word vectors as 8-bit) and widened once, when loaded.
Layers: two-way LSTMs over looked-up rows; heads and relations by biaffine scores (T. Dozat and
C. Manning, "Deep Biaffine Attention for Neural Dependency Parsing", 2017).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kamergraaf.language.trees import best_heads

Array = NDArray[np.float32]
Weights = Mapping[str, NDArray[np.generic]]

BATCH_WORDS = 1_500
"""Padded words in one batch: large enough for fast products, small enough for the cache."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the network says of one sentence: numbers of tag, rule and relation, and heads (0 = root)."""

    tags: Sequence[int]
    rules: Sequence[int]
    heads: Sequence[int]
    relations: Sequence[int]


class Network:
    """Loaded weights, ready to answer."""

    def __init__(self, weights: Weights) -> None:
        def wide(name: str) -> Array:
            return np.ascontiguousarray(weights[name], dtype=np.float32)

        self._vectors = wide("vectors") * wide("vectors.step")
        self._word, self._shape = wide("word"), wide("shape")
        self._affixes = [wide(f"affix.{place}") for place in range(_count(weights, "affix."))]
        self._layers = [
            (wide(f"lstm.{n}.input"), wide(f"lstm.{n}.bias"), wide(f"lstm.{n}.state"))
            for n in range(_count(weights, "lstm.") // 3)
        ]
        self._tag, self._tag_bias = wide("tag"), wide("tag.bias")
        self._mlp, self._mlp_bias = wide("mlp"), wide("mlp.bias")
        self._root, self._arc = wide("root"), wide("arc")
        self._label = wide("label")
        self._arc_width = self._arc.shape[1]
        self._tags = int(weights["tags"])

    def answers(self, sentences: Sequence[Sequence[tuple[int, ...]]]) -> Iterator[tuple[int, Answer]]:
        """(place of the sentence, its answer) for each non-empty sentence, long sentences first."""
        order = sorted((i for i, s in enumerate(sentences) if s), key=lambda i: -len(sentences[i]))
        start = 0
        while start < len(order):
            size = max(1, BATCH_WORDS // len(sentences[order[start]]))
            batch = order[start : start + size]
            yield from zip(batch, self._answer([sentences[i] for i in batch]), strict=True)
            start += size

    def _answer(self, batch: Sequence[Sequence[tuple[int, ...]]]) -> Iterator[Answer]:
        """Answers for sentences sorted from long to short. Arrays are laid out (word, sentence, width)."""
        lengths = np.array([len(sentence) for sentence in batch])
        x = _two_ways(self._first_gates(batch), lengths, self._layers[0][2])
        for weight, bias, state in self._layers[1:]:
            x = _two_ways(_through(x, weight, bias), lengths, state)
        scores = _through(x, self._tag, self._tag_bias)
        tags = scores[..., : self._tags].argmax(-1)
        rules = scores[..., self._tags :].argmax(-1)
        mlp = _through(x, self._mlp, self._mlp_bias)
        np.maximum(mlp, 0.1 * mlp, out=mlp)
        for place, length in enumerate(lengths):
            heads, relations = self._tree(mlp[:length, place])
            yield Answer(tags[:length, place].tolist(), rules[:length, place].tolist(), heads, relations)

    def _first_gates(self, batch: Sequence[Sequence[tuple[int, ...]]]) -> Array:
        """What the words give to the gates of the first layer, reckoned once for each different word."""
        numbers: dict[tuple[int, ...], int] = {}
        places = np.zeros((len(batch[0]), len(batch)), dtype=np.int64)
        for place, sentence in enumerate(batch):
            places[: len(sentence), place] = [numbers.setdefault(rows, len(numbers)) for rows in sentence]
        weight, bias, _ = self._layers[0]
        gates: Array = (self._embed(np.array(list(numbers))) @ weight + bias)[places]
        return gates

    def _embed(self, rows: NDArray[np.int64]) -> Array:
        parts = [self._vectors[rows[:, 1]], self._word[rows[:, 0]]]
        parts += [table[rows[:, 2 + place]] for place, table in enumerate(self._affixes)]
        parts.append(self._shape[rows[:, -1]])
        return np.concatenate(parts, axis=-1)

    def _tree(self, mlp: Array) -> tuple[list[int], list[int]]:
        """Heads and relations of one sentence."""
        width, size = self._arc_width, len(mlp)
        arc_head = np.concatenate([self._root[None, :width], mlp[:, width : 2 * width]])
        scores = np.full((size + 1, size + 1), -1e9, dtype=np.float32)
        scores[1:] = (mlp[:, :width] @ self._arc[:-1] + self._arc[-1]) @ arc_head.T
        heads = best_heads(scores)
        relation = (mlp.shape[1] - 2 * width) // 2
        dependent = mlp[:, 2 * width : 2 * width + relation]
        head = np.concatenate([self._root[None, width:], mlp[:, 2 * width + relation :]])[heads]
        mixed = (_with_one(dependent) @ self._label).reshape(size, -1, relation + 1)
        labels = np.matmul(mixed, _with_one(head)[:, :, None])[..., 0]
        return heads, labels.argmax(-1).tolist()


def _count(weights: Weights, prefix: str) -> int:
    return sum(name.startswith(prefix) for name in weights)


def _through(x: Array, weight: Array, bias: Array) -> Array:
    """One linear layer over all words at once: a single large product is faster than one a step."""
    flat: Array = x.reshape(-1, x.shape[-1]) @ weight
    flat += bias
    return flat.reshape(*x.shape[:-1], -1)


def _with_one(x: Array) -> Array:
    return np.concatenate([x, np.ones((len(x), 1), dtype=np.float32)], axis=1)


def _two_ways(gates: Array, lengths: NDArray[np.int64], state: Array) -> Array:
    """One LSTM forwards and one backwards over sentences sorted from long to short.

    `gates` (word, sentence, width) are what the layer's input gives: the gates i, f, o, g of one
    direction, then of the other; those of i, f and o are halved beforehand, since
    sigmoid(x) = tanh(x / 2) / 2 + 1 / 2.
    """
    steps, batch, _ = gates.shape
    hidden = state.shape[1]
    backwards = np.maximum(lengths[None, :] - 1 - np.arange(steps)[:, None], 0)
    sentence = np.arange(batch)[None, :]
    inputs = np.empty((2, steps, batch, 4 * hidden), dtype=np.float32)
    inputs[0] = gates[..., : 4 * hidden]
    inputs[1] = gates[..., 4 * hidden :][backwards, sentence]
    out = np.zeros((2, steps, batch, hidden), dtype=np.float32)
    active = (lengths[None, :] > np.arange(steps)[:, None]).sum(1)
    h = np.zeros((2, batch, hidden), dtype=np.float32)
    c = np.zeros_like(h)
    for step in range(steps):
        n = int(active[step])
        if n != h.shape[1]:
            h, c = h[:, :n], c[:, :n]
        z = np.matmul(h, state)
        z += inputs[:, step, :n]
        np.tanh(z, out=z)
        opened = z[..., : 3 * hidden]
        opened *= 0.5
        opened += 0.5
        c = opened[..., hidden : 2 * hidden] * c
        c += opened[..., :hidden] * z[..., 3 * hidden :]
        h = opened[..., 2 * hidden :] * np.tanh(c)
        out[:, step, :n] = h
    return np.concatenate([out[0], out[1][backwards, sentence]], axis=-1)
