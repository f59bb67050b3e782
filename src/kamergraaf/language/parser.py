"""The shipped Dutch parser as a spaCy component: part of speech, features, lemma, head and relation.

Invariant: the sentences of a document are those that were set before the parser ran, and a document
gets the same answer alone or among others.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from kamergraaf.errors import InputError, Place
from kamergraaf.language.annotation import Words, sentence_bounds, write
from kamergraaf.language.features import Rows
from kamergraaf.language.lemmas import Lemmas
from kamergraaf.language.neural import Answer, Network

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_BATCH_TOKENS = 6_000
_REMEMBERED = 200_000


class Parser:
    """Annotates documents in place."""

    def __init__(self, vocab: Vocab, folder: Path) -> None:
        from spacy.parts_of_speech import IDS
        from threadpoolctl import ThreadpoolController

        labels = json.loads(_read(folder / "labels.json"))
        self._rows = Rows(_numbered(folder / "words.txt"), _numbered(folder / "vectors.txt"))
        with np.load(folder / "weights.npz") as weights:
            self._network = Network({name: weights[name] for name in weights.files})
        self._threads = ThreadpoolController()
        self._vocab = vocab
        self._lemmas = Lemmas(labels["rules"], _lexicon(folder / "lemmas.txt"))
        self._lemma_ids: dict[tuple[str, str, int], int] = {}
        self._tags = [_split(tag) for tag in labels["tags"]]
        self._pos = [IDS[pos] for pos, _ in self._tags]
        self._morph = [vocab.morphology.add(features) for _, features in self._tags]
        names = ["ROOT" if name == "root" else name for name in labels["relations"]]
        self._dep = [vocab.strings.add(name) for name in names]

    def __call__(self, doc: Doc) -> Doc:
        """The same document, annotated."""
        self._annotate([doc])
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """The same documents, annotated some thousand tokens at a time."""
        batch: list[Doc] = []
        size = 0
        for doc in docs:
            batch.append(doc)
            size += len(doc)
            if size >= _BATCH_TOKENS or len(batch) >= 8 * batch_size:
                self._annotate(batch)
                yield from batch
                batch, size = [], 0
        self._annotate(batch)
        yield from batch

    def _annotate(self, docs: list[Doc]) -> None:
        """Parse all sentences of some documents at once and write the answers into them."""
        texts = [[token.text for token in doc] for doc in docs]
        places: list[list[int]] = []
        owner: list[int] = []
        for number, doc in enumerate(docs):
            for start, end in sentence_bounds(doc):
                places.append([place for place in range(start, end) if not texts[number][place].isspace()])
                owner.append(number)
        rows = [
            [self._rows(texts[number][place]) for place in sentence]
            for number, sentence in zip(owner, places, strict=True)
        ]
        answered: list[list[Words]] = [[] for _ in docs]
        with self._threads.limit(limits=1, user_api="blas"):  # products this small lose by threads
            for number, answer in self._network.answers(rows):
                answered[owner[number]].append(self._words(answer, places[number], texts[owner[number]]))
        for doc, words in zip(docs, answered, strict=True):
            write(doc, words, self._vocab)

    def _words(self, answer: Answer, places: list[int], texts: list[str]) -> Words:
        """The network's numbers as the vocabulary's."""
        return Words(
            places=places,
            heads=[
                places[head - 1] if head else place for head, place in zip(answer.heads, places, strict=True)
            ],
            dep=[self._dep[relation] for relation in answer.relations],
            pos=[self._pos[tag] for tag in answer.tags],
            morph=[self._morph[tag] for tag in answer.tags],
            lemma=[
                self._lemma(texts[place], self._tags[tag][0], rule)
                for place, tag, rule in zip(places, answer.tags, answer.rules, strict=True)
            ],
        )

    def _lemma(self, word: str, pos: str, rule: int) -> int:
        """The lemma's number in the vocabulary."""
        key = (word, pos, rule)
        found = self._lemma_ids.get(key)
        if found is None:
            found = self._vocab.strings.add(self._lemmas(word, pos, rule))
            if len(self._lemma_ids) < _REMEMBERED:
                self._lemma_ids[key] = found
        return found


def _lexicon(path: Path) -> dict[tuple[str, str], str]:
    rows = (line.split("\t") for line in _read(path).splitlines())
    return {(word, pos): lemma for word, pos, lemma in rows}


def _split(tag: str) -> tuple[str, str]:
    pos, _, features = tag.partition("|")
    return pos, features


def _numbered(path: Path) -> dict[str, int]:
    return {word: number for number, word in enumerate(_read(path).splitlines(), start=1)}


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(
            f"the model lacks a file ({error.strerror})",
            place=Place(str(path)),
            hint="Install Kamergraaf again, or make the model with `make model`.",
        ) from error
