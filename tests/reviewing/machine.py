"""A machine for tests: it proposes what it was told to, wherever the sentence stands in the letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kamergraaf.model import Factuality, Letter, Polarity
from kamergraaf.project import Project
from kamergraaf.reviewing import Added, add

TEXT = """Aan de Staten van Strelsau

Het kabinet steunt de havenvrede. Ruritanië bedreigt handel en onderwijs.
Volgens Nieuwland ondertekent het kabinet het Graanverdrag. Wij danken u.
"""
SUPPORTS = "Het kabinet steunt de havenvrede."
THREATENS = "Ruritanië bedreigt handel en onderwijs."
SIGNS = "Volgens Nieuwland ondertekent het kabinet het Graanverdrag."
SLUG = "2021-havenbrief"


@dataclass(frozen=True, slots=True)
class Sentence:
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """A proposal of the machine."""

    quote: str
    subject: str
    subject_text: str
    predicate: str
    object: str
    object_text: str
    subject_iri: str | None = None
    object_iri: str | None = None
    subject_kind: str = ""
    object_kind: str = "Phrase"
    polarity: Polarity = Polarity.AFFIRMED
    factuality: Factuality = Factuality.ACTUAL
    attributed_to: str | None = None
    when: str | None = None
    confidence: float = 0.9
    rule: str = "proef.regel"
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Name:
    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Setting:
    government: str


@dataclass(frozen=True, slots=True)
class Extraction:
    proposals: tuple[Found, ...]
    entities: tuple[Name, ...]
    setting: Setting


FOUND = (
    Found(
        SUPPORTS, "Strelsau-kabinet", "Het kabinet", "supports", "havenvrede", "havenvrede", confidence=0.8
    ),
    Found(THREATENS, "Ruritanië", "Ruritanië", "threatens", "handel en onderwijs", "handel en onderwijs"),
    Found(
        SIGNS,
        "Strelsau-kabinet",
        "het kabinet",
        "signed",
        "Graanverdrag",
        "Graanverdrag",
        attributed_to="Nieuwland",
        confidence=0.4,
        rule="teken",
    ),
)


@dataclass(slots=True)
class Machine:
    """Proposes each of `found` whose sentence stands in the letter."""

    found: tuple[Found, ...] = FOUND
    names: tuple[Name, ...] = (Name("Nieuwland", "State"),)
    government: str = "Strelsau-kabinet"
    seen: list[str] = field(default_factory=list)

    def __call__(self, letter: Letter) -> Extraction:
        self.seen.append(letter.slug)
        return Extraction(tuple(self._placed(letter)), self.names, Setting(self.government))

    def _placed(self, letter: Letter) -> Iterator[Found]:
        from dataclasses import replace

        for found in self.found:
            start = letter.text.find(found.quote)
            if start >= 0:
                yield replace(found, start=start, end=start + len(found.quote))


def sentences(text: str) -> Iterator[Sentence]:
    for match in re.finditer(r"\S[^\n]*?(?:[.?!](?=\s|$)|(?=\n|$))", text):
        yield Sentence(*match.span())


def write_letter(folder: Path, text: str = TEXT, *, name: str = "havenbrief.txt") -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def add_letter(
    project: Project, folder: Path, text: str = TEXT, *, machine: Machine | None = None, update: bool = False
) -> Added:
    file = write_letter(folder, text)
    return add(
        project,
        file,
        extract=machine or Machine(),
        sentences=sentences,
        slug=SLUG,
        update=update,
    )
