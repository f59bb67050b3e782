"""Write docs/scorecard.md: the score of the extraction on the two halves of the annotated letters.

    python training/scorecard.py --gold FOLDER --letters FOLDER --test NAMES.txt

Letters whose names begin with a line of `--test` are the test half, the others the tune half. A letter of
which only the beginning is annotated has `<letter>.README` beside its jsonl, which ends in
"covered: " and the last sentence that counts.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from collections.abc import Mapping
from pathlib import Path

from kamergraaf.evaluation import (
    Annotation,
    Names,
    Score,
    Section,
    baseline,
    causes,
    read_annotations,
    score,
    to_annotation,
    to_markdown,
    total_causes,
)
from kamergraaf.extraction import Engine, load_lexicon, load_registry
from kamergraaf.language.pipeline import load_pipeline
from kamergraaf.model import Letter
from kamergraaf.reading import read_letter

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs/scorecard.md"
TITLES = {
    "test": "Test half (its errors were not read while the engine was made)",
    "tune": "Tune half (the lexicon and the model were made on it)",
}
INTRO = """
How this is measured: `kamergraaf.evaluation` scores proposals against annotated letters as the annotation
guide says (strict: same sentence, subject and predicate, objects that share their head noun or identifier;
lenient: the predicate's group). The annotated texts are not part of the project. This page is written by
`training/scorecard.py`.

## Ways to choose, side by side

| half | choice | strict P | R | F1 | lenient F1 |
|---|---|---|---|---|---|
"""


def main() -> None:
    """Read, score each way, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--letters", type=Path, required=True)
    parser.add_argument("--test", type=Path, required=True)
    arguments = parser.parse_args()
    test = tuple(arguments.test.read_text("utf-8").split())
    engine = Engine(load_registry(ROOT / "graph/registry"), load_lexicon(ROOT / "ontology"), load_pipeline())
    names = Names.from_forms(
        (t.name, t.aliases) for t in engine.registry.things.values() if t.kind not in ("Person", "Office")
    )
    gold = read_annotations(arguments.gold)
    letters = {name: covered(arguments.letters, arguments.gold, name) for name in gold}
    rows, sections = [], []
    for half in ("test", "tune"):
        part = {k: v for k, v in gold.items() if k.startswith(test) == (half == "test")}
        learned = score(part, {k: to_annotation(engine.extract(letters[k])) for k in part}, names=names)
        hand = {k: to_annotation(engine.extract(letters[k], learned=False)) for k in part}
        plain = {k: baseline(engine, letters[k]) for k in part}
        rows += [
            row(half, "learned model", learned),
            row(half, "weights set by hand", score(part, hand, names=names)),
            row(half, "baseline: two names and a word", score(part, plain, names=names)),
        ]
        sections.append(section(engine, TITLES[half], learned, letters, part, names))
    head, rest = to_markdown(sections, title="Score card of the extraction").split("\n## ", 1)
    check = json.loads((ROOT / "training/ranker-check.json").read_text("utf-8"))
    TARGET.write_text(head + INTRO + "".join(rows) + confidence(check) + "\n## " + rest, "utf-8")


def section(
    engine: Engine,
    title: str,
    found: Score,
    letters: Mapping[str, Letter],
    gold: Mapping[str, Annotation],
    names: Names,
) -> Section:
    """One half with what its losses are due to."""
    tallies = [causes(engine, letters[one.letter], gold[one.letter], one, names) for one in found.letters]
    return Section(title, found, total_causes(tallies))


def covered(folder: Path, gold: Path, name: str) -> Letter:
    """The letter, cut after the last sentence that was annotated."""
    letter = read_letter(next(folder.rglob(f"{name}.txt")))
    note = gold / f"{name}.README"
    if not note.exists():
        return letter
    last = note.read_text("utf-8").split("covered: ")[1].strip()
    start = letter.text.replace("\n", " ").find(last[:60])
    return dataclasses.replace(letter, text=letter.text[: start + len(last) + 1])


def row(half: str, choice: str, found: Score) -> str:
    """A line of the table of ways to choose."""
    strict = found.strict
    return (
        f"| {half} | {choice} | {strict.precision:.3f} | {strict.recall:.3f} | {strict.f1:.3f} "
        f"| {found.lenient.f1:.3f} |\n"
    )


def confidence(check: Mapping) -> str:
    """What cross-validation said of the choice and of confidence."""
    lines = "".join(f"| {says:.2f} | {right:.2f} | {n} |\n" for says, right, n in check["reliability"])
    return (
        f"\nIn cross-validation by letter over {check['letters']} training texts with {check['statements']} "
        f"statements (the tune half among them, the test half not) the learned model has strict F1 "
        f"{check['learned']}, the weights set by hand {check['by hand']}.\n\n## Confidence\n\n"
        "Measured in that cross-validation, on letters the model had not seen.\n\n"
        "| says | is right | statements |\n|---|---|---|\n" + lines
    )


if __name__ == "__main__":
    main()
