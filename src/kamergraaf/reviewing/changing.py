"""Changing: what a reviewer types becomes another value of a proposal.

Invariant: a changed statement keeps its sentence, and the words of its subject and object stand in it;
a name that nothing established bears becomes a phrase of the letter, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Literal, TypeAlias

from kamergraaf.model import Factuality, Polarity, Statement
from kamergraaf.project import DEFINITIONS
from kamergraaf.reviewing.answers import Answers
from kamergraaf.reviewing.labels import Labels
from kamergraaf.reviewing.phrases import Phrases

Side: TypeAlias = Literal["subject", "object"]
Say: TypeAlias = Callable[[str], None]


@dataclass(slots=True)
class Changer:
    """Asks what is needed for a change and makes it. A question left open changes nothing."""

    answers: Answers
    labels: Labels
    say: Say

    def predicate(self, drafts: Sequence[Statement]) -> list[Statement]:
        """Another predicate, by its name or the start of it."""
        name = _pick(self.answers.line("predicate"), self.labels.predicates, self.say)
        return [replace(draft, predicate=DEFINITIONS + name) if name else draft for draft in drafts]

    def polarity(self, drafts: Sequence[Statement]) -> list[Statement]:
        """The other polarity; nothing is asked."""
        other = {Polarity.AFFIRMED: Polarity.NEGATED, Polarity.NEGATED: Polarity.AFFIRMED}
        return [replace(draft, polarity=other[draft.polarity]) for draft in drafts]

    def factuality(self, drafts: Sequence[Statement]) -> list[Statement]:
        """Another factuality, by its name or the start of it."""
        name = _pick(self.answers.line("actual, planned, desired or possible"), list(Factuality), self.say)
        return [replace(draft, factuality=Factuality(name)) if name else draft for draft in drafts]

    def side(self, drafts: Sequence[Statement], side: Side, phrases: Phrases) -> list[Statement]:
        """Another subject or object, by its name."""
        name = self.answers.line(f"{side} (a name, or a noun phrase)")
        return self._named(drafts, side, [name], phrases) if name else list(drafts)

    def split(self, drafts: Sequence[Statement], phrases: Phrases) -> list[Statement]:
        """One statement for each of several subjects or objects."""
        typed = self.answers.line("split the subject or the object? (s/o)")
        side: Side = "subject" if typed.lower().startswith("s") else "object"
        line = self.answers.line(f"the {side}s, with ; between them") if typed else ""
        names = [name for part in line.split(";") if (name := part.strip())]
        if len(names) < 2:
            self.say("A split needs two names or more: nothing was split.")
            return list(drafts)
        return self._named(drafts[:1], side, names, phrases)

    def _named(
        self, drafts: Sequence[Statement], side: Side, names: Sequence[str], phrases: Phrases
    ) -> list[Statement]:
        found = [(iri, name) for name in names if (iri := self._thing(name, phrases))]
        if len(found) < len(names):
            return list(drafts)
        changed = []
        for draft in drafts:
            for iri, name in found:
                text = self._words(name, iri, draft)
                if side == "subject":
                    changed.append(replace(draft, subject=iri, subject_text=text))
                else:
                    changed.append(replace(draft, object=iri, object_text=text))
        return changed

    def _thing(self, name: str, phrases: Phrases) -> str | None:
        """The thing that a name stands for: established, chosen among several, or a new phrase."""
        found = self.labels.meant(name)
        if len(found) < 2:
            return found[0] if found else phrases.iri(name)
        listed = [f"{number} {self.labels.name(iri)}" for number, iri in enumerate(found, start=1)]
        self.say(f"{name!r} can be: {'; '.join(listed)}")
        number = self.answers.line("which number")
        if number.isdecimal() and 1 <= int(number) <= len(found):
            return found[int(number) - 1]
        self.say("None was chosen: nothing changed.")
        return None

    def _words(self, name: str, iri: str, draft: Statement) -> str:
        """A thing's words as they stand in the sentence; asked for when its name does not stand there."""
        quote = draft.passage.quote
        for words in (name, self.labels.name(iri)):
            if found := re.search(re.escape(words), quote, re.IGNORECASE):
                return found[0]
        while words := self.answers.line("its words in the sentence (nothing if it has none)"):
            if words in quote:
                return words
            self.say(f"{words!r} does not stand in the sentence.")
        return ""


def _pick(typed: str, names: Sequence[str], say: Say) -> str:
    """The one of the names that is meant; empty when none is."""
    if not typed or typed in names:
        return typed
    folded = typed.casefold()
    found = [name for name in names if name.casefold() == folded]
    found = found or [name for name in names if name.casefold().startswith(folded)]
    if len(found) == 1:
        return found[0]
    near = found or get_close_matches(typed, names, n=3)
    say(f"{typed!r} is none of them" + (f"; near it: {', '.join(near)}" if near else "") + ".")
    return ""
