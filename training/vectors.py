"""Word vectors from plain Dutch text (CBOW, window 2), for words in lower case without accents.

    python -m training.vectors --corpus FOLDER [FOLDER ...] --out vectors.npz

Reads every `.txt` and `.md` file below the folders; repeated paragraphs and tables are left out.

Invariant: the same files give the same vectors (one worker, fixed seed).
"""

from __future__ import annotations

import argparse
import hashlib
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from gensim.models import Word2Vec

from kamergraaf.language.features import plain

WIDTH, WORDS, EPOCHS = 96, 60_000, 4
_TOKEN = re.compile(r"\w+(?:[-'’./]\w+)*|[^\w\s]")
_ITEM = re.compile(r"^\s*(?:\d+|[a-z]{1,2}|[ivx]+)[.°)]\s+")


def paragraphs(folders: Iterable[Path]) -> Iterator[list[str]]:
    """Words of each paragraph of running text, once."""
    seen: set[bytes] = set()
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.suffix in (".txt", ".md")):
            for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8", errors="replace")):
                text = _ITEM.sub("", re.sub(r"[*#|<>]+", " ", " ".join(block.split()))).strip()
                letters = sum(char.isalpha() or char == " " for char in text)
                key = hashlib.md5(text.encode(), usedforsecurity=False).digest()[:8]
                if len(text) >= 40 and letters / len(text) >= 0.85 and key not in seen:
                    seen.add(key)
                    words = _TOKEN.findall(text)
                    if len(words) >= 8:
                        yield words


class Lines:
    """Normalised words of a file, one paragraph a line, as often as they are asked for."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __iter__(self) -> Iterator[list[str]]:
        with self.path.open(encoding="utf-8") as lines:
            for line in lines:
                yield [plain(word) for word in line.split()]


def main() -> None:
    """Read the corpus, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder, "corpus.txt")
        with lines.open("w", encoding="utf-8") as out:
            out.writelines(" ".join(words) + "\n" for words in paragraphs(options.corpus))
        model = Word2Vec(
            vector_size=WIDTH,
            window=2,
            min_count=12,
            workers=1,
            sg=0,
            negative=8,
            sample=1e-4,
            max_final_vocab=WORDS,
            seed=1,
        )
        model.build_vocab(Lines(lines))
        model.train(Lines(lines), total_examples=model.corpus_count, epochs=EPOCHS)
    np.savez_compressed(
        options.out, words=np.array(model.wv.index_to_key), vectors=model.wv.vectors.astype(np.float16)
    )
    print(f"{len(model.wv)} words, {model.corpus_total_words} running words")


if __name__ == "__main__":
    main()
