"""Count the treebank into the small tables of the tagger that works without a tree.

python training/tagger.py TREEBANK_FOLDER src/kamergraaf/extraction/data/tags.json
"""

from __future__ import annotations

import gzip
import json
import math
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

FIN, LOWEST = 5, 3


def tag_of(upos: str, feats: str, lower: str) -> str:
    if upos in ("VERB", "AUX"):
        form = re.search(r"VerbForm=(\w+)", feats)
        return "V" + {"Fin": "f", "Inf": "i", "Part": "p"}.get(form[1] if form else "Fin", "f")
    if upos == "PRON" and "PronType=Rel" in feats:
        return "REL"
    return upos


def read(file: Path):
    sentence = []
    for line in gzip.open(file, "rt", encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            if sentence:
                yield sentence
            sentence = []
        elif line[0] != "#":
            cells = line.split("\t")
            if cells[0].isdigit():
                sentence.append((cells[1], tag_of(cells[3], cells[5], cells[1].lower())))
    if sentence:
        yield sentence


def main() -> None:
    folder, target = Path(sys.argv[1]), Path(sys.argv[2])
    words: dict[str, Counter] = defaultdict(Counter)
    endings: dict[str, Counter] = defaultdict(Counter)
    follow: dict[str, Counter] = defaultdict(Counter)
    for sentence in read(folder / "nl-train.conllu.gz"):
        before = "^"
        for word, tag in sentence:
            low = word.lower()
            words[low][tag] += 1
            follow[before][tag] += 1
            before = tag
    for low, tags in words.items():
        if sum(tags.values()) <= 10:
            for size in range(1, FIN + 1):
                for tag, n in tags.items():
                    endings[low[-size:]][tag] += n
    table = {}
    for low, tags in words.items():
        if sum(tags.values()) >= 2:
            best = tags.most_common(3)
            total = sum(tags.values())
            table[low] = {t: round(math.log(n / total), 2) for t, n in best if n / total > 0.02}
    ends = {
        e: {
            t: round(math.log(n / sum(c.values())), 2)
            for t, n in c.most_common(4)
            if n / sum(c.values()) > 0.04
        }
        for e, c in endings.items()
        if sum(c.values()) >= LOWEST
    }
    tags = sorted({t for c in follow.values() for t in c})
    moves = {
        b: {t: round(math.log((c[t] + 0.5) / (sum(c.values()) + 0.5 * len(tags))), 2) for t in tags}
        for b, c in follow.items()
    }
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(
        json.dumps(
            {"words": table, "endings": ends, "moves": moves},
            ensure_ascii=False,
            separators=(",", ":"),
            sort_keys=True,
        ),
        "utf-8",
    )


main()
