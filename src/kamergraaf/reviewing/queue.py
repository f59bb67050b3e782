"""The queue: the proposals that wait for a decision, each with what helps to decide.

Invariant: in the order of the letters and of their text; what people wrote or decided is not in it, nor
is a proposal in a sentence that someone read and marked as without a statement.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from pyoxigraph import Triple

from kamergraaf.building.folder import LetterFolder, read_folder
from kamergraaf.building.settle import Settled, settle
from kamergraaf.errors import DataError, EvidenceError, UnknownName
from kamergraaf.model import Statement, Status
from kamergraaf.project import DEFINITIONS, Project
from kamergraaf.rdf.evidence import check_evidence
from kamergraaf.reviewing.labels import Labels

_NEIGHBOUR = 160


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which proposals to show: letters by slug, predicates by local name, confidence from and up to."""

    letters: Collection[str] = ()
    predicates: Collection[str] = ()
    least: float = 0.0
    most: float = 1.0

    def holds(self, statement: Statement) -> bool:
        """Whether a statement of one of the letters is wanted. One without a confidence counts as 0."""
        name = statement.predicate.removeprefix(DEFINITIONS)
        return (not self.predicates or name in self.predicates) and (
            self.least <= (statement.confidence or 0.0) <= self.most
        )


@dataclass(frozen=True, slots=True)
class Item:
    """A proposal, with the text before and after its sentence, what else is proposed there, and what was
    decided on the same words when the sentence was another."""

    slug: str
    folder: Path
    statement: Statement
    before: str
    after: str
    others: tuple[Statement, ...]
    earlier: tuple[Statement, ...]
    things: tuple[Triple, ...]


def waiting(project: Project, wanted: Wanted, labels: Labels) -> list[Item]:
    """All proposals that wait. Raises UnknownName for a letter or predicate that is not there, DataError
    or EvidenceError for proposals that do not stand."""
    slugs = sorted(path.name for path in project.letters.glob("*") if path.is_dir())
    _check_known("letter", wanted.letters, slugs)
    _check_known("predicate", wanted.predicates, labels.predicates)
    chosen = [slug for slug in slugs if not wanted.letters or slug in wanted.letters]
    return [item for slug in chosen for item in _waiting_in(project.letters / slug, project, wanted)]


def _waiting_in(path: Path, project: Project, wanted: Wanted) -> Iterator[Item]:
    folder = read_folder(path, project)
    if findings := [*folder.proposed.findings, *folder.decisions.record.findings]:
        raise DataError(findings)
    if findings := check_evidence(folder.proposed, folder.letter):
        raise EvidenceError(findings)
    settled = settle(folder, base=project.base)
    order: Callable[[Statement], tuple[int, int]] = lambda one: (one.passage.start, one.passage.end)  # noqa: E731
    for statement in sorted(settled.statements, key=order):
        if statement.status is Status.PROPOSED and wanted.holds(statement):
            yield _item(statement, folder, settled, path)


def _item(statement: Statement, folder: LetterFolder, settled: Settled, path: Path) -> Item:
    text, passage = folder.letter.text, statement.passage
    before = text[max(0, passage.start - _NEIGHBOUR) : passage.start]
    after = text[passage.end : passage.end + _NEIGHBOUR]
    return Item(
        slug=path.name,
        folder=path,
        statement=statement,
        before=before if passage.start <= _NEIGHBOUR else f"… {before.partition(' ')[2]}",
        after=after if passage.end + _NEIGHBOUR >= len(text) else f"{after.rpartition(' ')[0]} …",
        others=tuple(
            other
            for other in settled.statements
            if other.passage == passage and other.digest != statement.digest
        ),
        earlier=tuple(old for old in settled.again if _same(old, statement)),
        things=tuple(placed.triple for placed in settled.things),
    )


def _same(one: Statement, other: Statement) -> bool:
    return (one.subject, one.predicate, one.object) == (other.subject, other.predicate, other.object)


def _check_known(what: str, names: Collection[str], known: Collection[str]) -> None:
    for name in names:
        if name not in known:
            near = get_close_matches(name, known)
            raise UnknownName(f"there is no {what} {name!r}", value=name, near=near)
