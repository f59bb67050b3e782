"""Runs Frog, the Dutch tagger, lemmatizer and parser of Debian, as a component of our pipeline.

Invariant: Frog gets our words and our sentences and gives an answer for each; its labels are
turned into those of Universal Dependencies by `kamergraaf.language.frog_trees`.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kamergraaf.errors import InputError
from kamergraaf.language.annotation import Words, sentence_bounds, write
from kamergraaf.language.frog_trees import FrogWord, to_tree

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

HOW_TO_INSTALL = "Install it with: sudo apt-get install frog frogdata uctodata"
_MODULES_LEFT_OUT = "tcna"
"""Frog's own tokenizer, chunker, names and morphology."""
_TIME_LIMIT = 900.0


class Frog:
    """Annotates documents in place."""

    def __init__(self, vocab: Vocab, program: str = "frog") -> None:
        path = shutil.which(program)
        if path is None:
            raise InputError("Frog is not installed", value=program, hint=HOW_TO_INSTALL)
        self._program = path
        self._vocab = vocab

    def __call__(self, doc: Doc) -> Doc:
        """The same document, annotated."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """The same documents, annotated; Frog starts once for a batch."""
        batch: list[Doc] = []
        for doc in docs:
            batch.append(doc)
            if len(batch) >= batch_size:
                yield from self._annotated(batch)
                batch = []
        yield from self._annotated(batch)

    def _annotated(self, docs: list[Doc]) -> list[Doc]:
        sentences = [
            [token for token in doc[start:end] if not token.is_space]
            for doc in docs
            for start, end in sentence_bounds(doc)
        ]
        owners = [number for number, doc in enumerate(docs) for _ in sentence_bounds(doc)]
        kept = [(owner, tokens) for owner, tokens in zip(owners, sentences, strict=True) if tokens]
        answers = self._run([[token.text for token in tokens] for _, tokens in kept]) if kept else []
        for number, doc in enumerate(docs):
            words = [
                self._words([token.i for token in tokens], answer)
                for (owner, tokens), answer in zip(kept, answers, strict=True)
                if owner == number
            ]
            write(doc, words, self._vocab)
        return docs

    def _words(self, places: list[int], answer: list[FrogWord]) -> Words:
        from spacy.parts_of_speech import IDS

        strings, morphology = self._vocab.strings, self._vocab.morphology
        return Words(
            places=places,
            heads=[
                places[word.head - 1] if word.head else place
                for word, place in zip(answer, places, strict=True)
            ],
            dep=[strings.add("ROOT" if word.relation == "root" else word.relation) for word in answer],
            pos=[IDS[word.pos] for word in answer],
            morph=[morphology.add(word.features) for word in answer],
            lemma=[strings.add(word.lemma) for word in answer],
        )

    def _run(self, sentences: list[list[str]]) -> list[list[FrogWord]]:
        """Frog's answer for each sentence of words. It runs in a folder of its own, where it leaves files."""
        with tempfile.TemporaryDirectory(prefix="kamergraaf-frog-") as folder:
            source = Path(folder, "sentences.txt")
            source.write_text("".join(" ".join(words) + "\n" for words in sentences), encoding="utf-8")
            command = [self._program, "-t", source.name, f"--skip={_MODULES_LEFT_OUT}", "-n"]
            try:
                done = subprocess.run(
                    command,
                    cwd=folder,
                    capture_output=True,
                    text=True,
                    encoding="utf-8",
                    timeout=_TIME_LIMIT,
                    check=False,
                )
            except (OSError, subprocess.TimeoutExpired) as error:
                raise InputError(
                    f"Frog did not answer: {error}", value=self._program, hint=HOW_TO_INSTALL
                ) from error
        if done.returncode or not done.stdout.strip():
            last = done.stderr.strip().splitlines()[-1:] or ["no message"]
            raise InputError(f"Frog failed: {last[0]}", value=self._program, hint=HOW_TO_INSTALL)
        return read_output(done.stdout, sentences)


def read_output(output: str, sentences: list[list[str]]) -> list[list[FrogWord]]:
    """Frog's columns as trees over the given words.

    Raises InputError when the output does not answer the sentences one by one.
    """
    blocks = [block.splitlines() for block in output.strip("\n").split("\n\n") if block.strip()]
    if len(blocks) != len(sentences):
        raise InputError(
            f"Frog answered {len(blocks)} sentences, not {len(sentences)}",
            hint="Report this with the version that `frog -V` shows.",
        )
    return [
        to_tree([line.split("\t") for line in block], words)
        for block, words in zip(blocks, sentences, strict=True)
    ]
