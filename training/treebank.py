"""Sentences of a CoNLL-U treebank as the trainer wants them.

Invariant: heads are numbers of words from 1, 0 is the root, and every sentence is one tree.
"""

from __future__ import annotations

import gzip
import random
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kamergraaf.language.edits import rule

UNTRAINED_FEATURES = ("ExtPos=", "Typo=", "Abbr=yes", "Foreign=yes")


@dataclass(frozen=True, slots=True)
class Tree:
    """One sentence: words, tags (`NOUN|Number=Plur`), lemmas, heads and relations, all of one length.

    `is_older` tells a sentence of an old version of the treebank, whose labels differ in habit
    (auxiliaries, agents, names): the trainer learns which is which and the product asks for the new.
    """

    words: tuple[str, ...]
    tags: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    raw_lemmas: tuple[str, ...] = ()
    is_older: bool = False

    @property
    def rules(self) -> tuple[str, ...]:
        """The lemma rule of each word."""
        return tuple(rule(word, lemma) for word, lemma in zip(self.words, self.lemmas, strict=True))


def read_trees(path: Path) -> Iterator[Tree]:
    """Every sentence of a `.conllu` or `.conllu.gz` file."""
    rows: list[list[str]] = []
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as lines
    ):
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if len(fields) == 10 and fields[0].isdigit():
                rows.append(fields)
            elif len(fields) == 1 and not line.strip() and rows:
                yield _tree(rows)
                rows = []
    if rows:
        yield _tree(rows)


def _tree(rows: list[list[str]]) -> Tree:
    particles = {int(row[6]) - 1: row[1].lower() for row in rows if row[7] == "compound:prt"}
    lemmas = [_lemma(row[1], row[2], row[3], particles.get(place)) for place, row in enumerate(rows)]
    return Tree(
        words=tuple(row[1] for row in rows),
        tags=tuple(_tag(row[3], row[5]) for row in rows),
        lemmas=tuple(lemmas),
        heads=tuple(int(row[6]) for row in rows),
        relations=tuple(_relation(rows, row) for row in rows),
        raw_lemmas=tuple(row[2] for row in rows),
        is_older=all(row[4] == "_" for row in rows),
    )


def _relation(rows: list[list[str]], row: list[str]) -> str:
    """The relation; "door ..." beside a passive auxiliary is the agent in every version."""
    if row[7] != "obl":
        return row[7]
    passive = any(other[6] == row[6] and other[7] == "aux:pass" for other in rows)
    door = any(other[6] == row[0] and other[7] == "case" and other[1].lower() == "door" for other in rows)
    return "obl:agent" if passive and door else row[7]


def _tag(pos: str, features: str) -> str:
    kept = [f for f in features.split("|") if f != "_" and not f.startswith(UNTRAINED_FEATURES)]
    return "|".join([pos, *kept])


def _lemma(word: str, lemma: str, pos: str, particle: str | None) -> str:
    """One convention for all versions: no `_` inside compounds; a verb apart from its particle lacks it."""
    if lemma in ("_", ""):
        return word
    if particle and lemma.startswith(particle + "_") and not word.lower().startswith(particle):
        return lemma.removeprefix(particle + "_").replace("_", "")
    if "_" not in lemma:
        return lemma
    last = lemma.rpartition("_")[2]
    start = word.lower().rfind(last[:3].lower())
    if pos == "VERB" or start < 1:
        return lemma.replace("_", "") or lemma
    first = word[:start] if lemma[:1].isupper() else word[:start].lower()
    return first + last


def lemma_lexicon(trees: list[Tree]) -> list[str]:
    """Lines `word TAB part of speech TAB lemma` for words whose lemma is settled by these two."""
    seen: dict[tuple[str, str], Counter[str]] = {}
    for tree in trees:
        for word, tag, lemma in zip(tree.words, tree.tags, tree.lemmas, strict=True):
            pos = tag.partition("|")[0]
            key = (word if pos == "PROPN" else word.lower(), pos)
            seen.setdefault(key, Counter())[lemma] += 1 if tree.is_older else 2
    lines = []
    for (word, pos), lemmas in sorted(seen.items()):
        lemma, count = lemmas.most_common(1)[0]
        if count >= 0.6 * lemmas.total() and pos not in ("PUNCT", "SYM"):
            lines.append(f"{word}\t{pos}\t{lemma}")
    return lines


def varied(tree: Tree, chance: random.Random) -> Tree:
    """The sentence, or a copy in lower case, in capitals, without accents or without its full stop."""
    dice = chance.random()
    if dice < 0.10:
        return _respelled(tree, str.lower, lemma=str.lower)
    if dice < 0.12:
        return _respelled(tree, str.upper, lemma=str.lower)
    if dice < 0.20:
        return _respelled(tree, bare, lemma=bare)
    if dice < 0.25 and len(tree.words) > 3 and tree.words[-1] in ".!?" and len(tree.words) not in tree.heads:
        return replace(
            tree,
            words=tree.words[:-1],
            tags=tree.tags[:-1],
            lemmas=tree.lemmas[:-1],
            heads=tree.heads[:-1],
            relations=tree.relations[:-1],
        )
    return tree


def _respelled(tree: Tree, word: Callable[[str], str], *, lemma: Callable[[str], str]) -> Tree:
    return replace(tree, words=tuple(map(word, tree.words)), lemmas=tuple(map(lemma, tree.lemmas)))


def bare(word: str) -> str:
    """The word without accents."""
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(char for char in decomposed if not unicodedata.combining(char)) or word
