"""Train the parser on a treebank and keep the best weights; one core, some forty minutes.

    python -m training.train --treebank ../shared/treebank --out FOLDER [--vectors FILE] [--minutes 40]

Invariant: dev is looked at while training, test never: `training.measure` reads it at the end.
"""

from __future__ import annotations

import argparse
import copy
import math
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from training.network import Network, Size
from training.treebank import Tree, lemma_lexicon, read_trees, varied

from kamergraaf.language.edits import apply
from kamergraaf.language.features import Rows, plain
from kamergraaf.language.trees import best_heads

WARM_UP = 200
AVERAGE = 0.998
OLDER_KEPT = 0.4
"""Share of the old versions' sentences that the second half of training still sees."""


class Item(NamedTuple):
    """A sentence as numbers; -1 stands for a label too rare to learn."""

    rows: list[tuple[int, ...]]
    tags: list[int]
    rules: list[int]
    heads: list[int]
    relations: list[int]
    is_older: int


@dataclass(frozen=True)
class Vocabulary:
    """What the numbers stand for."""

    words: dict[str, int]
    vectors: dict[str, int]
    table: NDArray[np.float32]
    tags: list[str]
    rules: list[str]
    relations: list[str]

    def items(self, trees: Sequence[Tree]) -> list[Item]:
        """The sentences as numbers."""
        rows = Rows(self.words, self.vectors)
        tags, rules, relations = (
            {v: i for i, v in enumerate(x)} for x in (self.tags, self.rules, self.relations)
        )
        return [
            Item(
                [rows(word) for word in tree.words],
                [tags.get(tag, -1) for tag in tree.tags],
                [rules.get(rule, -1) for rule in tree.rules],
                list(tree.heads),
                [relations[relation] for relation in tree.relations],
                int(tree.is_older),
            )
            for tree in trees
        ]


def vocabulary(trees: list[Tree], vectors: Path) -> Vocabulary:
    """Words and labels of the training sentences, and the word vectors of a file or a model folder."""
    counts = Counter(plain(word) for tree in trees for word in tree.words)
    names, table = read_vectors(vectors)

    def frequent(labels: Iterator[str]) -> list[str]:
        return [label for label, n in Counter(labels).most_common() if n >= 3]

    return Vocabulary(
        words={word: n for n, word in enumerate((w for w, c in counts.most_common() if c >= 2), start=1)},
        vectors={word: n for n, word in enumerate(names, start=1)},
        table=np.vstack([np.zeros((1, table.shape[1]), np.float32), table]),
        tags=frequent(tag for tree in trees for tag in tree.tags),
        rules=frequent(rule for tree in trees for rule in tree.rules),
        relations=[r for r, _ in Counter(r for tree in trees for r in tree.relations).most_common()],
    )


def read_vectors(path: Path) -> tuple[list[str], NDArray[np.float32]]:
    """Words and vectors, rounded to 8 bits a number, from `vectors.py` or from a model folder."""
    if path.is_dir():
        with np.load(path / "weights.npz") as weights:
            table = weights["vectors"][1:].astype(np.float32) * weights["vectors.step"]
        return (path / "vectors.txt").read_text(encoding="utf-8").splitlines(), table
    with np.load(path) as saved:
        names, table = saved["words"].tolist(), saved["vectors"].astype(np.float32)
    table -= table.mean(0)
    table *= 0.35 * math.sqrt(table.shape[1]) / (np.linalg.norm(table, axis=1, keepdims=True) + 1e-6)
    step = float(np.abs(table).max()) / 127
    return names, (np.round(table / step) * step).astype(np.float32)


def batches(items: list[Item], size: int, chance: random.Random) -> list[list[Item]]:
    """Sentences of like length together, long ones first in a batch, batches in any order."""
    order = sorted(items, key=lambda item: len(item.rows) + chance.random() * 3)
    groups: list[list[Item]] = [[]]
    for item in order:
        if groups[-1] and len(item.rows) * (len(groups[-1]) + 1) > size:
            groups.append([])
        groups[-1].append(item)
    chance.shuffle(groups)
    return [sorted(group, key=lambda item: -len(item.rows)) for group in groups]


def padded(rows: Sequence[Sequence[object]], fill: int) -> Tensor:
    """Lists of unequal length as one tensor."""
    arrays = [np.asarray(row) for row in rows]
    out = np.full((len(rows), max(map(len, arrays)), *arrays[0].shape[1:]), fill, dtype=np.int64)
    for place, array in enumerate(arrays):
        out[place, : len(array)] = array
    return torch.from_numpy(out)


def inputs(batch: list[Item]) -> tuple[Tensor, Tensor, Tensor]:
    """Rows, which version, lengths."""
    older = torch.tensor([item.is_older for item in batch])
    return padded([item.rows for item in batch], 0), older, torch.tensor([len(item.rows) for item in batch])


def loss_of(model: Network, batch: list[Item]) -> Tensor:
    """Sum of the losses over tags, lemma rules, heads and relations."""
    rows, older, lengths = inputs(batch)
    tags, rules = padded([item.tags for item in batch], -1), padded([item.rules for item in batch], -1)
    heads, relations = (padded(x, -1) for x in zip(*((i.heads, i.relations) for i in batch), strict=True))
    tag, rule, arcs, dependent, head = model(rows, older, lengths)
    outside = torch.arange(arcs.shape[2])[None, None] > lengths[:, None, None]
    labels = model.labels(dependent, head, heads.clamp(min=0))

    def loss(scores: Tensor, wanted: Tensor, smoothing: float = 0.03) -> Tensor:
        flat = scores.flatten(0, 1)
        return nn.functional.cross_entropy(flat, wanted.flatten(), ignore_index=-1, label_smoothing=smoothing)

    arc_loss = loss(arcs.masked_fill(outside, -1e4), heads, 0.0)
    return loss(tag, tags) + 0.7 * loss(rule, rules) + arc_loss + loss(labels, relations)


@torch.no_grad()
def predict(model: Network, batch: list[Item]) -> Iterator[tuple[list[int], list[int], list[int], list[int]]]:
    """Tags, rules, heads and relations of sentences sorted from long to short."""
    model.eval()
    rows, older, lengths = inputs(batch)
    tag, rule, arcs, dependent, head = model(rows, older, lengths)
    for i, n in enumerate(lengths.tolist()):
        square = np.full((n + 1, n + 1), -1e9, dtype=np.float32)
        square[1:] = arcs[i, :n, : n + 1].numpy()
        heads = best_heads(square)
        labels = model.labels(dependent[i : i + 1, :n], head[i : i + 1], torch.tensor([heads]))[0].argmax(-1)
        yield tag[i, :n].argmax(-1).tolist(), rule[i, :n].argmax(-1).tolist(), heads, labels.tolist()


def score(model: Network, trees: list[Tree], items: list[Item], names: Vocabulary) -> dict[str, float]:
    """Shares of words right, punctuation left out of attachment."""
    hits: Counter[str] = Counter()
    order = sorted(range(len(trees)), key=lambda i: -len(items[i].rows))
    for start in range(0, len(order), 64):
        part = order[start : start + 64]
        for i, (tag, rule, heads, labels) in zip(part, predict(model, [items[i] for i in part]), strict=True):
            tree = trees[i]
            for k, word in enumerate(tree.words):
                hits["words"] += 1
                hits["pos"] += names.tags[tag[k]].split("|")[0] == tree.tags[k].split("|")[0]
                hits["lemma"] += apply(names.rules[rule[k]], word) == tree.lemmas[k]
                if tree.relations[k] != "punct":
                    attached = heads[k] == tree.heads[k]
                    hits["counted"] += 1
                    hits["uas"] += attached
                    hits["las"] += attached and names.relations[labels[k]] == tree.relations[k]
    totals = {"uas": "counted", "las": "counted", "pos": "words", "lemma": "words"}
    return {name: round(hits[name] / hits[total], 4) for name, total in totals.items()}


def options() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebank", type=Path, required=True)
    parser.add_argument("--vectors", type=Path, required=True, help="a file of vectors.py, or a model folder")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=40)
    parser.add_argument("--epochs", type=int, default=40)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--batch", type=int, default=900, help="words in a batch")
    parser.add_argument("--dropout", type=float, default=0.33)
    parser.add_argument("--hidden", type=int, default=192)
    parser.add_argument("--layers", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def main() -> None:
    """Train until the epochs or the minutes are over; the best average on dev is kept in `best.pt`."""
    given = options()
    torch.set_num_threads(1)
    torch.manual_seed(given.seed)
    chance = random.Random(given.seed)
    train, dev = (list(read_trees(given.treebank / f"nl-{part}.conllu.gz")) for part in ("train", "dev"))
    names = vocabulary(train, given.vectors)
    dev_items = names.items(dev)
    size = Size(hidden=given.hidden, layers=given.layers)
    model = Network(
        size=size,
        vectors=torch.from_numpy(names.table),
        words=len(names.words) + 1,
        tags=len(names.tags),
        rules=len(names.rules),
        relations=len(names.relations),
        dropout=given.dropout,
    )
    average = copy.deepcopy(model)
    optimiser = torch.optim.AdamW(model.parameters(), lr=given.rate, betas=(0.9, 0.95), weight_decay=1e-3)
    given.out.mkdir(parents=True, exist_ok=True)
    begin, step, best, done = time.time(), 0, -1.0, 0.0
    for epoch in range(given.epochs):
        kept = [tree for tree in train if done < 0.5 or not tree.is_older or chance.random() < OLDER_KEPT]
        groups = batches(names.items([varied(tree, chance) for tree in kept]), given.batch, chance)
        losses = []
        for place, batch in enumerate(groups):
            passed = (epoch + place / len(groups)) / given.epochs
            done = min(1.0, max(passed, (time.time() - begin) / 60 / given.minutes))
            rate = (
                given.rate * min(1.0, (step + 1) / WARM_UP) * max(0.01, 0.5 * (1 + math.cos(math.pi * done)))
            )
            for group in optimiser.param_groups:
                group["lr"] = rate
            losses.append(_step(model, average, optimiser, batch, step))
            step += 1
        figures = score(average, dev, dev_items, names)
        print(epoch, step, round(time.time() - begin), round(float(np.mean(losses)), 3), figures, flush=True)
        if figures["uas"] + figures["las"] > best:
            best = figures["uas"] + figures["las"]
            labels: dict[str, object] = {
                name: getattr(names, name) for name in ("words", "vectors", "tags", "rules", "relations")
            }
            labels["lemmas"] = lemma_lexicon(train)
            saved = {"state": average.state_dict(), "layers": size.layers, "figures": figures, **labels}
            torch.save(saved, given.out / "best.pt")
        if done >= 1:
            break


def _step(
    model: Network, average: Network, optimiser: torch.optim.Optimizer, batch: list[Item], step: int
) -> float:
    """One update of the weights and of their running average."""
    model.train()
    loss = loss_of(model, batch)
    optimiser.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(model.parameters(), 5.0)
    optimiser.step()
    decay = min(AVERAGE, (1 + step) / (10 + step))
    with torch.no_grad():
        for mine, theirs in zip(average.parameters(), model.parameters(), strict=True):
            mine.lerp_(theirs, 1 - decay)
    return float(loss.detach())


if __name__ == "__main__":
    main()
