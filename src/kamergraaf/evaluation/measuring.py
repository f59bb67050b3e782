"""Scoring from files: the engine, or a second reader, against annotated letters.

Invariant: only what was annotated is scored. Where `<letter>.README` says `covered: SENTENCE`, the
letter counts up to and with that sentence.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kamergraaf.errors import InputError, Place
from kamergraaf.evaluation.causes import Cause, causes, total_causes
from kamergraaf.evaluation.found import to_annotation
from kamergraaf.evaluation.names import Names
from kamergraaf.evaluation.records import Annotation, read_annotations
from kamergraaf.evaluation.report import Section, to_json, to_markdown, worst
from kamergraaf.evaluation.score import Score, score, score_letter, total
from kamergraaf.extraction import Engine, Registry, load_registry
from kamergraaf.model import Letter
from kamergraaf.project import Project
from kamergraaf.reading import read_letter

_COVERED = "covered: "


@dataclass(frozen=True, slots=True)
class Measured:
    """A score, why statements were missed where that is known, and how to print both."""

    title: str
    score: Score
    causes: Mapping[Cause, int] | None = None

    def to_json(self) -> str:
        """The figures, and the worst misses and false finds, as JSON."""
        found = to_json(self.score)
        found["missed"] = [line.quote for letter in self.score.letters for line in worst(letter.missed)]
        found["false"] = [
            f"{line.subject} {line.predicate} {line.object}: {line.quote}"
            for letter in self.score.letters
            for line in worst(letter.false)
        ]
        return json.dumps(found, ensure_ascii=False, indent=2)

    def to_markdown(self) -> str:
        """The score card."""
        return to_markdown([Section(self.title, self.score, self.causes)])


def measure(gold: Path, letters: Path, engine: Engine) -> Measured:
    """The engine's score on the annotated letters of a folder; their texts lie under `letters`.

    Raises InputError when there is no annotation or a text is missing.
    """
    wanted = _annotations(gold)
    names = _names(engine.registry)
    scored, tallies = [], []
    for name, annotation in wanted.items():
        letter = _covered(gold / f"{name}.README", _find_letter(letters, name))
        found = to_annotation(engine.extract(letter))
        scored.append(score_letter(annotation, found, names=names))
        tallies.append(causes(engine, letter, annotation, scored[-1], names))
    return Measured(f"{len(wanted)} letters", total(scored), total_causes(tallies))


def compare(gold: Path, found: Path, project: Project) -> Measured:
    """The score of one reader's annotations against another's."""
    names = _names(load_registry(project.registry))
    wanted = _annotations(gold)
    return Measured(f"{len(wanted)} letters, two readers", score(wanted, _annotations(found), names=names))


def _annotations(folder: Path) -> dict[str, Annotation]:
    if not folder.is_dir():
        raise InputError("there is no such folder of annotations", place=Place(str(folder)))
    found = read_annotations(folder)
    if not found:
        hint = "It needs NAME.jsonl, and NAME.entities.jsonl beside it."
        raise InputError("the folder holds no annotations", place=Place(str(folder)), hint=hint)
    return found


def _names(registry: Registry) -> Names:
    things = registry.things.values()
    return Names.from_forms((one.name, one.aliases) for one in things if one.kind not in ("Person", "Office"))


def _find_letter(folder: Path, name: str) -> Letter:
    found = sorted(folder.rglob(f"{name}.txt"))
    if not found:
        hint = "Say with --letters in which folder the texts are."
        raise InputError(f"there is no text {name}.txt", place=Place(str(folder)), value=name, hint=hint)
    return read_letter(found[0], slug=name)


def _covered(readme: Path, letter: Letter) -> Letter:
    """The letter up to the last sentence that was annotated."""
    if not readme.is_file():
        return letter
    last = readme.read_text("utf-8").partition(_COVERED)[2].strip()
    start = letter.text.find(last) if last else -1
    return replace(letter, text=letter.text[: start + len(last)]) if start >= 0 else letter
