"""The network that is trained and the one that the product runs give the same answers."""

from __future__ import annotations

import random

import numpy as np
import pytest

from kamergraaf.language.features import AFFIX_ROWS, SHAPE_ROWS
from kamergraaf.language.neural import Network as Runtime

torch = pytest.importorskip("torch", reason="torch is needed for training only")


def test_what_is_exported_answers_as_what_was_trained() -> None:
    from training.export import weights
    from training.network import Network, Size
    from training.train import Item, predict

    torch.manual_seed(3)
    chance = random.Random(3)
    table = torch.from_numpy(
        np.random.default_rng(3).integers(-127, 128, size=(9, 4)).astype(np.float32) / 127
    )
    size = Size(word=8, affix=4, hidden=16, layers=2, arc=12, relation=6)
    model = Network(size=size, vectors=table, words=7, tags=5, rules=6, relations=4, dropout=0.3)
    for parameter in (model.arc, model.label, model.root):
        torch.nn.init.normal_(parameter)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.copy_(parameter.half().float())

    def row() -> tuple[int, ...]:
        affixes = (chance.randrange(rows) for rows in AFFIX_ROWS)
        return (chance.randrange(7), chance.randrange(9), *affixes, chance.randrange(SHAPE_ROWS))

    sentences = [[row() for _ in range(length)] for length in (9, 5, 2)]
    items = [Item(rows, [], [], [], [], 0) for rows in sentences]
    runtime = Runtime(weights(model.state_dict(), layers=2))
    answers = dict(runtime.answers(sentences))
    for place, expected in enumerate(predict(model, items)):
        answer = answers[place]
        assert (answer.tags, answer.rules, answer.heads, answer.relations) == expected
