"""The network that is trained; `kamergraaf.language.neural` runs the same sums with numpy alone.

Invariant: `weights()` holds everything the runtime needs, under the names it reads.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from kamergraaf.language.features import AFFIX_ROWS, SHAPE_ROWS

STYLE_WIDTH = 16
"""Width of what tells the treebank's versions apart; row 0 is the newest."""


@dataclass(frozen=True, slots=True)
class Size:
    """Widths of the layers."""

    word: int = 96
    affix: int = 40
    hidden: int = 160
    layers: int = 2
    arc: int = 192
    relation: int = 64


class Network(nn.Module):
    """Words -> tag, lemma rule, head and relation of each."""

    def __init__(
        self,
        *,
        size: Size,
        vectors: Tensor,
        words: int,
        tags: int,
        rules: int,
        relations: int,
        dropout: float,
    ) -> None:
        super().__init__()
        self.size = size
        self.vectors: Tensor
        self.register_buffer("vectors", vectors)
        self.word = nn.Embedding(words, size.word)
        self.affixes = nn.ModuleList(nn.Embedding(rows, size.affix) for rows in AFFIX_ROWS)
        self.shape = nn.Embedding(SHAPE_ROWS, 16)
        self.style = nn.Embedding(2, STYLE_WIDTH)
        width = vectors.shape[1] + size.word + size.affix * len(AFFIX_ROWS) + 16 + STYLE_WIDTH
        self.lstms = nn.ModuleList(
            nn.LSTM(
                width if layer == 0 else 2 * size.hidden, size.hidden, bidirectional=True, batch_first=True
            )
            for layer in range(size.layers)
        )
        top = 2 * size.hidden
        self.tag = nn.Linear(top, tags)
        self.rule = nn.Linear(top, rules)
        self.mlp = nn.Linear(top, 2 * size.arc + 2 * size.relation)
        self.root = nn.Parameter(torch.zeros(size.arc + size.relation))
        self.arc = nn.Parameter(torch.zeros(size.arc + 1, size.arc))
        self.label = nn.Parameter(torch.zeros(relations, size.relation + 1, size.relation + 1))
        self.drop = dropout
        for table in [self.word, *self.affixes, self.shape]:
            nn.init.normal_(table.weight, std=0.3)

    def embed(self, rows: Tensor, older: Tensor) -> Tensor:
        """Rows (batch, words, 9) -> input of the first layer."""
        own, known = rows[..., 0], rows[..., 1]
        if self.training:
            own = own.masked_fill(torch.rand(own.shape) < 0.12, 0)
            known = known.masked_fill(torch.rand(known.shape) < 0.06, 0)
        parts = [self.vectors[known], self.word(own)]
        parts += [table(rows[..., 2 + place]) for place, table in enumerate(self.affixes)]
        parts.append(self.shape(rows[..., -1]))
        if self.training:
            keep = [(torch.rand(*part.shape[:2], 1) > 0.15).float() for part in parts]
            parts = [part * mask for part, mask in zip(parts, keep, strict=True)]
        style = self.style(older).unsqueeze(1).expand(-1, rows.shape[1], -1)
        return torch.cat([self._dropped(torch.cat(parts, -1), 0.2), style], -1)

    def _dropped(self, x: Tensor, rate: float) -> Tensor:
        """Dropout with one mask for all words of a sentence."""
        if not self.training:
            return x
        mask = torch.empty(x.shape[0], 1, x.shape[2]).bernoulli_(1 - rate) / (1 - rate)
        return x * mask

    def encode(self, rows: Tensor, older: Tensor, lengths: Tensor) -> Tensor:
        """Context vectors of words, (batch, words, 2 * hidden)."""
        x = self.embed(rows, older)
        for place, lstm in enumerate(self.lstms):
            if place:
                x = self._dropped(x, self.drop)
            packed = pack_padded_sequence(x, lengths, batch_first=True)
            x, _ = pad_packed_sequence(lstm(packed)[0], batch_first=True)
        return self._dropped(x, self.drop)

    def forward(
        self, rows: Tensor, older: Tensor, lengths: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Scores of tags, rules and arcs (sentence, dependent, head; root at 0), and both sides of labels."""
        x = self.encode(rows, older, lengths)
        size = self.size
        mlp = nn.functional.leaky_relu(self.mlp(x), 0.1)
        mlp = self._dropped(mlp, self.drop)
        widths = [size.arc, size.arc, size.relation, size.relation]
        arc_dep, arc_head, rel_dep, rel_head = torch.split(mlp, widths, -1)  # type: ignore[no-untyped-call]
        root = self.root.expand(x.shape[0], 1, -1)
        arc_head = torch.cat([root[..., : size.arc], arc_head], 1)
        rel_head = torch.cat([root[..., size.arc :], rel_head], 1)
        ones = torch.ones_like(arc_dep[..., :1])
        arcs = torch.cat([arc_dep, ones], -1) @ self.arc @ arc_head.transpose(1, 2)
        return self.tag(x), self.rule(x), arcs, rel_dep, rel_head

    def labels(self, rel_dep: Tensor, rel_head: Tensor, heads: Tensor) -> Tensor:
        """Scores of relations of each word to the given heads, (batch, words, relations)."""
        chosen = rel_head.gather(1, heads.unsqueeze(-1).expand(-1, -1, rel_head.shape[-1]))
        ones = torch.ones_like(rel_dep[..., :1])
        dep, head = torch.cat([rel_dep, ones], -1), torch.cat([chosen, ones], -1)
        mixed = torch.einsum("bnd,rde->bnre", dep, self.label)
        return torch.einsum("bnre,bne->bnr", mixed, head)
