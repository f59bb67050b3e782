"""The dialogue: one proposal after another, a key for each answer.

Invariant: what was answered is on the disk before the next proposal is shown, so a dialogue that is
killed loses nothing; a proposal that was changed is rejected and its correction accepted, in one write.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Triple

from kamergraaf.building.folder import DECIDED
from kamergraaf.building.settle import names_of
from kamergraaf.model import Statement, Status
from kamergraaf.project import Project
from kamergraaf.reviewing.answers import Answers
from kamergraaf.reviewing.changing import Changer, Side
from kamergraaf.reviewing.drawing import draw_item, draw_keys
from kamergraaf.reviewing.labels import Labels, read_labels
from kamergraaf.reviewing.ledger import Entry, Ledger, write_attributes
from kamergraaf.reviewing.phrases import Phrases
from kamergraaf.reviewing.queue import Item, Wanted, waiting
from kamergraaf.reviewing.writing import Turtle

if TYPE_CHECKING:
    from rich.console import Console


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a review came to. A corrected proposal counts twice: rejected, and accepted as it is now."""

    accepted: int
    rejected: int
    skipped: int
    waiting: int

    def __str__(self) -> str:
        return (
            f"{self.accepted} accepted, {self.rejected} rejected, {self.skipped} skipped; "
            f"{self.waiting} still wait"
        )


def review(
    project: Project,
    *,
    who: str,
    answers: Answers,
    console: Console,
    wanted: Wanted | None = None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Reviewed:
    """Ask about each proposal that waits, and write down what is answered in the name of `who`.

    Raises UnknownName for a letter or predicate that is not there, InputError for files that cannot be
    read, OutputError when a decision cannot be written.
    """
    labels = read_labels(project)
    items = waiting(project, wanted or Wanted(), labels)
    if items:
        write_attributes(project.letters)
    session = _Session(project, who, answers, console, labels, items, clock)
    session.run()
    return session.result()


@dataclass(slots=True)
class _Done:
    """A step that can be undone: where it was taken, and what was written."""

    place: int
    ledger: Ledger | None = None
    entry: Entry | None = None
    decided: tuple[Statement, ...] = ()


@dataclass(slots=True)
class _Session:
    project: Project
    who: str
    answers: Answers
    console: Console
    labels: Labels
    items: list[Item]
    clock: Callable[[], datetime]
    place: int = 0
    drafts: list[Statement] = field(default_factory=list)
    done: list[_Done] = field(default_factory=list)
    known: dict[str, Labels] = field(default_factory=dict)

    def run(self) -> None:
        """Until the queue or the answers end."""
        self._begin()
        while self.place < len(self.items):
            item = self.items[self.place]
            labels, place, total = self._known(item), self.place + 1, len(self.items)
            draw_item(self.console, item, self.drafts, labels=labels, place=place, total=total)
            draw_keys(self.console)
            key = self.answers.key()
            if key in ("", "q"):
                return
            self._answer(key, item)

    def result(self) -> Reviewed:
        """What was decided, by the steps that were not undone."""
        counts = Counter(statement.status for done in self.done for statement in done.decided)
        skipped = sum(done.entry is None for done in self.done)
        settled = self._settled()
        left = sum(item.statement.digest not in settled for item in self.items)
        return Reviewed(counts[Status.ACCEPTED], counts[Status.REJECTED], skipped, left)

    def _answer(self, key: str, item: Item) -> None:
        changer = Changer(self.answers, self._known(item), self._say)
        phrases = Phrases(item.statement.passage.letter)
        if key == "a":
            self._decide(item, Status.ACCEPTED)
        elif key == "r":
            self._decide(item, Status.REJECTED)
        elif key == "k":
            self.done.append(_Done(self.place))
            self._go_on()
        elif key == "u":
            self._undo(item)
        elif key == "p":
            self.drafts = changer.predicate(self.drafts)
        elif key == "n":
            self.drafts = changer.polarity(self.drafts)
        elif key == "f":
            self.drafts = changer.factuality(self.drafts)
        elif key in ("s", "o"):
            side: Side = "subject" if key == "s" else "object"
            self._learn(item, changer.side(self.drafts, side, phrases), phrases)
        elif key == "x":
            self._learn(item, changer.split(self.drafts, phrases), phrases)
        elif key != "?":
            self._say(f"{key!r} is no key here.")

    def _decide(self, item: Item, status: Status) -> None:
        """Write down the answer: the proposal as it is, or rejected beside what it was changed to."""
        changed = [draft for draft in self.drafts if draft.digest != item.statement.digest]
        same = [draft for draft in self.drafts if draft not in changed]
        decided = [
            replace(same[0], status=status) if same else replace(item.statement, status=Status.REJECTED)
        ]
        if status is Status.ACCEPTED:
            unique = {draft.digest: draft for draft in changed}
            decided += [
                replace(draft, status=status, rule=None, confidence=None) for draft in unique.values()
            ]
        turtle = Turtle(item.statement.passage.letter, self.project.base)
        ledger = Ledger(item.folder / DECIDED, turtle, self.who, self.clock)
        entry = ledger.enter(decided, things=self._things(item, decided), instead=item.earlier)
        self.done.append(_Done(self.place, ledger, entry, tuple(decided)))
        self._go_on()

    def _undo(self, item: Item) -> None:
        if self.drafts != [item.statement]:
            self.drafts = [item.statement]
        elif self.done:
            last = self.done.pop()
            if last.ledger and last.entry:
                last.ledger.take_back(last.entry)
            self.place = last.place
            self._begin()
        else:
            self._say("There is nothing to undo.")

    def _go_on(self) -> None:
        """To the next proposal that nothing has settled yet."""
        settled = self._settled()
        self.place += 1
        while self.place < len(self.items) and self.items[self.place].statement.digest in settled:
            self.place += 1
        self._begin()

    def _begin(self) -> None:
        self.drafts = [self.items[self.place].statement] if self.place < len(self.items) else []

    def _settled(self) -> set[str]:
        return {statement.digest for done in self.done for statement in done.decided}

    def _known(self, item: Item) -> Labels:
        """What names stand for here: what is established, and what this letter describes."""
        if item.slug not in self.known:
            self.known[item.slug] = self.labels.copy()
            self.known[item.slug].add(item.things)
        return self.known[item.slug]

    def _learn(self, item: Item, drafts: list[Statement], phrases: Phrases) -> None:
        """Take the drafts, and remember what their new phrases are called."""
        self.drafts = drafts
        used = {name for draft in drafts for name in names_of(draft) if name in phrases}
        self._known(item).add(triple for name in sorted(used) for triple in phrases.describe(name))

    def _things(self, item: Item, decided: list[Statement]) -> list[Triple]:
        """The descriptions that the letter's files or this dialogue gave of what the statements name."""
        letter = item.statement.passage.letter
        used = {name for statement in decided for name in names_of(statement)}
        known = {triple for triple in item.things if _subject(triple) in used}
        phrases = Phrases(letter)
        described = {_subject(triple) for triple in known}
        for iri in sorted(used - described):
            if iri.startswith(f"{letter}#"):
                phrases.iri(self._known(item).name(iri))
                known.update(phrases.describe(iri))
        return sorted(known, key=str)

    def _say(self, text: str) -> None:
        from rich.text import Text

        self.console.print(Text(text))


def _subject(triple: Triple) -> str:
    return triple.subject.value if isinstance(triple.subject, NamedNode) else ""
