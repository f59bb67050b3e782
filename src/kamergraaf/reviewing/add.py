"""Adding a letter: its folder with the source as received, what it says of itself, and proposals.

Invariant: all or nothing. Everything is worked out before the first byte is written, the folder is made
aside and takes its place by one rename; `statements.ttl` and `decisions.ttl` are never touched.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from pyoxigraph import Triple

from kamergraaf.building.folder import (
    METADATA,
    PROPOSED,
    REVIEWED,
    SLUG,
    SOURCES,
    decisions_in,
    find_source,
)
from kamergraaf.errors import InputError, OutputError, Place, UsageError
from kamergraaf.files import written_aside
from kamergraaf.model import Letter
from kamergraaf.project import Project
from kamergraaf.rdf.turtle import read_turtle
from kamergraaf.reading import read_letter
from kamergraaf.reviewing.labels import Labels, read_labels
from kamergraaf.reviewing.metadata import check_language, describe_writer, find_sender, letter_turtle, slug_of
from kamergraaf.reviewing.proposing import Extract, Proposed, Sentences, propose
from kamergraaf.reviewing.writing import Turtle

_ASIDE = ".adding-"


@dataclass(frozen=True, slots=True)
class Added:
    """A letter's folder and what the machine proposes in it.

    `left_out` is what the machine said and does not stand, `remarks` what the letter says that the
    registry does not know.
    """

    slug: str
    folder: Path
    statements: int
    left_out: tuple[str, ...]
    remarks: tuple[str, ...]

    def __str__(self) -> str:
        lines = [f"{self.folder}: {self.statements} statements proposed"]
        if self.left_out:
            lines.append(f"{len(self.left_out)} left out:")
        return "\n".join([*lines, *(f"  {one}" for one in self.left_out), *self.remarks])


def add(
    project: Project,
    file: Path,
    *,
    extract: Extract,
    sentences: Sentences,
    slug: str | None = None,
    sender: str | None = None,
    update: bool = False,
) -> Added:
    """Put a letter into the project, with what `extract` proposes for it.

    `sender` is who speaks in it, by a name of the registry; when it is not said, the government that the
    extractor takes to be writing. With `update` the letter is there already: its source and its proposals
    are replaced, all else stays.

    Raises UsageError for a folder that exists (or not, with `update`), InputError for a file that cannot
    be read or is not in Dutch, UnknownName for a sender that the registry does not describe.
    """
    source, letter = _read(file, slug)
    name = slug or _slug_for(project, letter, file)
    folder = _folder(project, name, update=update)
    letter = replace(letter, slug=name)
    turtle, labels = Turtle(project.iri("letter", name), project.base), read_labels(project)
    if update:
        _check_ending(folder, file)
        known = _known(folder, turtle.letter, labels)
        proposed = propose(letter, turtle.letter, extract(letter), sentences(letter.text), labels=known)
        _replace(folder, file, source, _proposals(proposed, turtle))
        return Added(name, folder, len(proposed.statements), proposed.left_out, ())
    speaker = find_sender(sender, labels) if sender else ""
    extraction, known = extract(letter), labels.copy()
    described: list[Triple] = []
    if not speaker:
        speaker, described = describe_writer(extraction.setting.government, turtle.letter, labels)
        known.add(described)
    proposed = propose(letter, turtle.letter, extraction, sentences(letter.text), labels=known)
    metadata, remarks = letter_turtle(
        letter, file=file, sender=speaker, described=described, labels=labels, turtle=turtle
    )
    texts = {METADATA: metadata, PROPOSED: _proposals(proposed, turtle)}
    _make(folder, f"letter{file.suffix.lower()}", source, texts)
    return Added(name, folder, len(proposed.statements), proposed.left_out, tuple(remarks))


def propose_again(project: Project, slug: str, *, extract: Extract, sentences: Sentences) -> Added:
    """Replace the proposals of a letter that is in the project; everything else stays as it is."""
    folder = _folder(project, slug, update=True)
    return add(project, find_source(folder), extract=extract, sentences=sentences, slug=slug, update=True)


def _read(file: Path, slug: str | None) -> tuple[bytes, Letter]:
    """The bytes of the file and the letter in them. Raises InputError for what cannot be added."""
    try:
        source = file.read_bytes()
    except OSError as error:
        message = f"the letter cannot be read: {error.strerror}"
        raise InputError(message, place=Place(str(file)), value=str(file)) from error
    letter = read_letter(file, slug=slug)
    if file.suffix.lower() not in SOURCES:
        message, hint = (
            "a letter's file needs an ending",
            f"Give it that of what it is: {', '.join(SOURCES)}.",
        )
        raise InputError(message, place=Place(str(file)), value=str(file), hint=hint)
    check_language(letter, file)
    return source, letter


def _slug_for(project: Project, letter: Letter, file: Path) -> str:
    """The name of the folder; a file that stands in a letter's folder belongs to that letter."""
    if file.resolve().parent.parent == project.letters.resolve() and file.stem == "letter":
        return file.resolve().parent.name
    return slug_of(letter, file)


def _folder(project: Project, name: str, *, update: bool) -> Path:
    """The letter's folder, which is there if and only if it is to be updated. Raises UsageError if not."""
    if not SLUG.fullmatch(name):
        hint = "Use lower-case letters, digits and single hyphens: it becomes part of IRIs."
        raise UsageError(f"{name!r} is no fit name for a letter", value=name, hint=hint)
    folder = project.letters / name
    if folder.exists() and not update:
        hint = "Extract it again with --update, or give this one another name with --slug."
        raise UsageError(f"the letter {folder.name} is there already", value=folder.name, hint=hint)
    if update and not folder.is_dir():
        hint = "Leave out --update to add it, or say which letter it is with --slug."
        raise UsageError(f"there is no letter {folder.name}", value=folder.name, hint=hint)
    return folder


def _check_ending(folder: Path, file: Path) -> None:
    there = find_source(folder)
    if there.is_file() and there.suffix != file.suffix.lower():
        hint = "Add it as another letter with --slug."
        raise UsageError(f"the letter {folder.name} came as {there.suffix}", value=str(file), hint=hint)


def _known(folder: Path, iri: str, labels: Labels) -> Labels:
    """The labels, and those of what was described in the folder by others than the machine."""
    known = labels.copy()
    for file in (folder / METADATA, folder / REVIEWED):
        if file.is_file():
            known.add(placed.triple for placed in read_turtle(file))
    known.add(placed.triple for placed in decisions_in(folder, iri).record.things)
    return known


def _proposals(proposed: Proposed, turtle: Turtle) -> str:
    """The text of `proposed.ttl`."""
    said: dict[str, list[str]] = {}
    for statement in proposed.statements:
        said.setdefault(statement.passage.iri, []).append(turtle.proposal(statement))
    parts = ["\n".join(turtle.header())]
    if things := list(turtle.things(proposed.things)):
        parts.append("\n".join(things))
    for passage in proposed.passages:
        parts.append("\n".join([turtle.passage(passage), *said.get(passage.iri, ())]))
    head = "# Proposed by the machine; `kamergraaf add --update` writes it anew, `kamergraaf review` decides."
    return "\n\n".join([head, *parts]) + "\n"


def _replace(folder: Path, file: Path, source: bytes, proposals: str) -> None:
    """Take the proposals away, replace the source, put the new proposals: each step leaves a whole letter."""
    there = folder / f"letter{file.suffix.lower()}"
    if not there.is_file() or there.read_bytes() != source:
        (folder / PROPOSED).unlink(missing_ok=True)
        with written_aside(there, "wb") as out:
            out.write(source)
    with written_aside(folder / PROPOSED) as out:
        out.write(proposals)


def _make(folder: Path, name: str, source: bytes, texts: dict[str, str]) -> None:
    with _made_aside(folder) as aside:
        (aside / name).write_bytes(source)
        for file, text in texts.items():
            (aside / file).write_text(text, "utf-8", newline="\n")


@contextmanager
def _made_aside(folder: Path) -> Iterator[Path]:
    """A folder to fill that becomes `folder` when the block ends without an error.

    It stands beside the letters, where a build does not look. One that was killed is cleared by the next.
    """
    aside: Path | None = None
    try:
        folder.parent.mkdir(exist_ok=True)
        for left in folder.parent.parent.glob(f"{_ASIDE}????????-{folder.name}"):
            shutil.rmtree(left, ignore_errors=True)
        aside = Path(tempfile.mkdtemp(prefix=_ASIDE, suffix=f"-{folder.name}", dir=folder.parent.parent))
        aside.chmod(0o755)
        yield aside
        aside.rename(folder)
    except OSError as error:
        message = f"the letter cannot be written: {error.strerror}"
        raise OutputError(message, place=Place(str(folder)), value=str(folder)) from error
    finally:
        if aside is not None and aside.exists():
            shutil.rmtree(aside, ignore_errors=True)
