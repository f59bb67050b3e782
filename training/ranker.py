"""Train the model that chooses among candidates, by cross-validation over letters.

    python training/ranker.py --gold FOLDER [--gold FOLDER] --letters FOLDER [--leave-out NAMES.txt]

`--gold` are folders of the guide's jsonl, `--letters` is searched for `<letter>.txt`; letters whose names
begin with a line of `--leave-out` (the test half) are not used. The example sentences of the lexicon join
in with a small weight. Writes src/kamergraaf/extraction/data/ranker.json: a bias, one coefficient a
feature, the threshold with the best F1 and the calibration (Platt, on what cross-validation kept).
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import scipy.sparse as sparse
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from kamergraaf.evaluation import Annotation, Names, StatementLine, read_annotations
from kamergraaf.evaluation.matching import match_statements, say_the_same, sentence_test
from kamergraaf.extraction import Engine, load_lexicon, load_registry
from kamergraaf.extraction.candidates import Candidate
from kamergraaf.extraction.choose import choose
from kamergraaf.extraction.heads import fold, head_noun, same_head
from kamergraaf.extraction.parties import Party
from kamergraaf.language.pipeline import load_pipeline
from kamergraaf.model import Letter, Segment
from kamergraaf.reading import read_letter

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "src/kamergraaf/extraction/data/ranker.json"
FOLDS, EXAMPLE_WEIGHT = 6, 0.1
STRENGTHS = (0.1, 0.25)
THRESHOLDS = (0.12, 0.15, 0.18, 0.2, 0.25, 0.3, 0.35, 0.4)

Row = tuple[Candidate, bool, StatementLine]
Sentence = list[Row]


@dataclasses.dataclass
class Data:
    """One letter: its gold, what counts as the same name in it, and its candidates sentence by sentence."""

    gold: Annotation
    names: Names
    sentences: list[Sentence]

    @property
    def rows(self) -> list[Row]:
        """All candidates of the letter."""
        return [row for sentence in self.sentences for row in sentence]


def main() -> None:
    """Read, cross-validate, fit on everything, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, action="append", required=True)
    parser.add_argument("--letters", type=Path, required=True)
    parser.add_argument("--leave-out", type=Path)
    arguments = parser.parse_args()
    skip = tuple(arguments.leave_out.read_text("utf-8").split()) if arguments.leave_out else ()
    engine = Engine(load_registry(ROOT / "graph/registry"), load_lexicon(ROOT / "ontology"), load_pipeline())
    names = Names.from_forms(
        (t.name, t.aliases) for t in engine.registry.things.values() if t.kind not in ("Person", "Office")
    )
    gold = {
        k: v
        for folder in arguments.gold
        for k, v in read_annotations(folder).items()
        if not k.startswith(skip or ("\0",))
    }
    data = [
        read(engine, annotation, find(arguments.letters, name), names) for name, annotation in gold.items()
    ]
    examples = read_examples(engine)
    table = DictVectorizer()
    table.fit(
        [dict.fromkeys(c.features, 1) for c, _ in [*((c, y) for d in data for c, y, _ in d.rows), *examples]]
    )
    best = max(
        (cross_validate(table, data, examples, strength) for strength in STRENGTHS),
        key=lambda found: found[0],
    )
    f1, strength, threshold, kept = best
    model = fit(table, data, examples, strength)
    weights = zip(table.feature_names_, model.coef_[0], strict=True)
    result = {
        "bias": round(float(model.intercept_[0]), 3),
        "threshold": threshold,
        "calibration": calibrate(kept),
        "weights": {name: round(float(w), 3) for name, w in sorted(weights) if abs(w) >= 0.01},
    }
    TARGET.write_text(json.dumps(result, ensure_ascii=False, indent=0) + "\n", "utf-8")
    print(f"cross-validated strict F1 {f1:.3f} at threshold {threshold}, C = {strength}; {len(data)} letters")


def find(folder: Path, name: str) -> Letter:
    """The letter of this name in a folder tree."""
    return read_letter(next(folder.rglob(f"{name}.txt")))


def read(engine: Engine, gold: Annotation, letter: Letter, names: Names) -> Data:
    """The candidates of a letter, each with whether a gold statement of its sentence says the same."""
    known = names.knowing(entity.name for entity in gold.entities if entity.type == "Person")
    setting = engine.setting(letter)
    readings = list(engine.read(letter, setting, engine.name(letter, setting)))
    quotes = [" ".join(reading.sentence.text.split()) for reading in readings]
    same = sentence_test([line.quote for line in gold.statements], quotes)
    sentences = []
    for at, (reading, quote) in enumerate(zip(readings, quotes, strict=True)):
        wanted = [line for place, line in enumerate(gold.statements) if same(place, at)]
        lines = [(c, to_line(c, quote)) for c in reading.found]
        sentences.append([(c, any(say_the_same(w, line, known) for w in wanted), line) for c, line in lines])
    return Data(gold, known, sentences)


def to_line(c: Candidate, quote: str) -> StatementLine:
    """A candidate as a line of the guide."""
    return StatementLine(
        "", quote, c.subject.name, c.hit.entry.predicate, c.object.name, c.subject.text, c.object.text
    )


def read_examples(engine: Engine) -> list[tuple[Candidate, bool]]:
    """Candidates of the lexicon's own example sentences, for the predicate that each shows."""
    found = []
    for entry in engine.lexicon.entries:
        for example in entry.examples:
            text = example.text
            letter = Letter("x", text=text, source=text, segments=(Segment(0, 0, len(text)),))
            setting = engine.setting(letter)
            for reading in engine.read(letter, setting, engine.name(letter, setting)):
                for c in reading.found:
                    if c.hit.entry.predicate == entry.predicate:
                        found.append((c, fits(c.subject, example.subject) and fits(c.object, example.object)))
    return found


def narrow(x: sparse.csr_matrix) -> sparse.csr_matrix:
    """The matrix with the 32-bit indices that the solver asks for."""
    x = sparse.csr_matrix(x)
    x.indices, x.indptr = x.indices.astype(np.int32), x.indptr.astype(np.int32)
    return x


def fits(party: Party, words: str) -> bool:
    """Whether a party is what an example expects; no words mean the writer."""
    if not words:
        return party.source == "writer"
    heads = head_noun(party.text), head_noun(party.name)
    return fold(words) in fold(party.text) or any(same_head(head, head_noun(words)) for head in heads)


def fit(
    table: DictVectorizer, data: Sequence[Data], examples: Sequence[tuple[Candidate, bool]], strength: float
) -> LogisticRegression:
    """Logistic regression over all candidates of some letters and the examples."""
    rows = [(c, y) for d in data for c, y, _ in d.rows]
    x = table.transform([dict.fromkeys(c.features, 1) for c, _ in [*rows, *examples]])
    y = np.array([y for _, y in [*rows, *examples]])
    weight = np.concatenate([np.ones(len(rows)), np.full(len(examples), EXAMPLE_WEIGHT)])
    return LogisticRegression(C=strength, max_iter=1000, solver="liblinear").fit(narrow(x), y, weight)


def cross_validate(
    table: DictVectorizer, data: Sequence[Data], examples: Sequence[tuple[Candidate, bool]], strength: float
) -> tuple[float, float, float, list[tuple[float, bool]]]:
    """Best F1 over thresholds, the strength, that threshold, and (score, right) of what it kept."""
    counts = {t: [0, 0, 0] for t in THRESHOLDS}
    kept: dict[float, list[tuple[float, bool]]] = {t: [] for t in THRESHOLDS}
    for fold_number in range(FOLDS):
        held = data[fold_number::FOLDS]
        model = fit(table, [d for d in data if all(d is not h for h in held)], examples, strength)
        for one in held:
            if not one.rows:
                continue
            x = table.transform([dict.fromkeys(c.features, 1) for c, _, _ in one.rows])
            scores = {id(c): p for (c, _, _), p in zip(one.rows, model.predict_proba(x)[:, 1], strict=True)}
            lines = {id(c): line for c, _, line in one.rows}
            for t in THRESHOLDS:
                found = [
                    pair
                    for sentence in one.sentences
                    for pair in choose([c for c, _, _ in sentence], lambda c, s=scores: s[id(c)], threshold=t)
                ]
                pairs = match_statements(one.gold.statements, [lines[id(c)] for c, _ in found], one.names)
                right = {j for _, j in pairs}
                kept[t] += [(score, j in right) for j, (_, score) in enumerate(found)]
                counts[t] = [
                    a + b
                    for a, b in zip(
                        counts[t], (len(pairs), len(found), len(one.gold.statements)), strict=True
                    )
                ]
    f1 = {t: 2 * m / max(1, f + g) for t, (m, f, g) in counts.items()}
    best = max(f1, key=lambda t: f1[t])
    return f1[best], strength, best, kept[best]


def calibrate(kept: Sequence[tuple[float, bool]]) -> list[float]:
    """Slope and shift that turn scores into shares found right (Platt)."""
    scores = np.array([score for score, _ in kept])
    odds = np.log(scores / (1 - scores))[:, None]
    model = LogisticRegression(C=100).fit(odds, [right for _, right in kept])
    return [round(float(model.coef_[0][0]), 3), round(float(model.intercept_[0]), 3)]


if __name__ == "__main__":
    main()
