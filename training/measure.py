"""Measure a pipeline on a treebank with its words and sentences given: attachment, tags, lemmas, speed.

    python -m training.measure --treebank ../shared/treebank --part test [--pipeline NAME] [--copy lower|bare]

Invariant: the pipeline is the one the product loads; nothing of the training code is used but the
reading of the treebank. Punctuation does not count for UAS and LAS.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

from spacy.tokens import Doc
from training.treebank import Tree, bare, read_trees

from kamergraaf.language.pipeline import load_pipeline


def respelled(tree: Tree, copy: str) -> Tree:
    """The sentence in lower case or without accents, lemmas too."""
    change = {"lower": str.lower, "bare": bare}.get(copy, str)
    return replace(
        tree,
        words=tuple(change(word) for word in tree.words),
        lemmas=tuple(change(lemma) for lemma in tree.lemmas),
        raw_lemmas=tuple(change(lemma) for lemma in tree.raw_lemmas),
    )


def compare(tree: Tree, doc: Doc, hits: Counter[str], relations: dict[str, Counter[str]]) -> None:
    """Add what is right in one sentence to the counts."""
    for place, token in enumerate(doc):
        lemma = token.lemma_
        hits["words"] += 1
        hits["pos"] += token.pos_ == tree.tags[place].split("|")[0]
        hits["tag"] += "|".join(filter(None, [token.pos_, str(token.morph)])) == tree.tags[place]
        hits["lemma"] += lemma == tree.lemmas[place]
        hits["lemma, any case"] += lemma.lower() == tree.lemmas[place].lower()
        hits["lemma as in the treebank"] += lemma == tree.raw_lemmas[place]
        wanted = tree.relations[place]
        if wanted == "punct":
            continue
        head = 0 if token.head.i == token.i else token.head.i + 1
        attached = head == tree.heads[place]
        labelled = attached and token.dep_.replace("ROOT", "root") == wanted
        hits["counted"] += 1
        hits["uas"] += attached
        hits["las"] += labelled
        relations.setdefault(wanted, Counter()).update(n=1, uas=int(attached), las=int(labelled))


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebank", type=Path, required=True)
    parser.add_argument("--part", choices=("dev", "test"), default="dev")
    parser.add_argument("--pipeline")
    parser.add_argument("--copy", choices=("none", "lower", "bare"), default="none")
    options = parser.parse_args()
    nlp = load_pipeline(options.pipeline)
    trees = [
        respelled(t, options.copy) for t in read_trees(options.treebank / f"nl-{options.part}.conllu.gz")
    ]
    docs = [
        Doc(nlp.vocab, words=tree.words, sent_starts=[n == 0 for n in range(len(tree.words))])
        for tree in trees
    ]
    for name, component in nlp.pipeline[:-1]:
        if name != "kamergraaf_sentences":
            docs = [component(doc) for doc in docs]
    last = nlp.pipeline[-1][1]
    begin = time.process_time()
    docs = list(last.pipe(docs))  # type: ignore[attr-defined]
    seconds = time.process_time() - begin
    hits: Counter[str] = Counter()
    relations: dict[str, Counter[str]] = {}
    for tree, doc in zip(trees, docs, strict=True):
        compare(tree, doc, hits, relations)
    figures: dict[str, object] = {
        name: round(hits[name] / hits["counted" if name in ("uas", "las") else "words"], 4)
        for name in ("uas", "las", "pos", "tag", "lemma", "lemma, any case", "lemma as in the treebank")
    }
    figures["words a CPU second"] = round(hits["words"] / max(seconds, 1e-9))
    figures["relations"] = {
        name: [c["n"], round(c["uas"] / c["n"], 2), round(c["las"] / c["n"], 2)]
        for name, c in sorted(relations.items(), key=lambda item: -item[1]["n"])
    }
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
