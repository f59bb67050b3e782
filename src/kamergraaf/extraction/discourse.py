"""What pronouns and "deze X" stand for: the things that the letter named shortly before.

Invariant: an antecedent is a thing of the same sentence before the pronoun or of the sentences just
before it; when none fits in number and kind the answer is None, never a guess.

Limits: first persons are the writer's government; "zij, ze, hun" take the last plural or collective
subject; "deze heffingen" the last phrase with that head or a compound of it; "dit verdrag" the last
named thing of that kind; "beide landen" the last two states.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kamergraaf.extraction.heads import fold, same_head
from kamergraaf.extraction.wordlists import small_words

_PLURAL = frozenset(["zij", "ze", "hun", "hen"])
_KIND_WORDS = {
    "verdrag": "Agreement",
    "akkoord": "Agreement",
    "richtlijn": "Measure",
    "overeenkomst": "Agreement",
    "organisatie": "Organisation",
    "land": "State",
    "initiatief": "Agreement",
    "strategie": "Measure",
    "programma": "Measure",
    "onderzoek": "Measure",
    "project": "Measure",
    "wetgeving": "Measure",
    "resolutie": "Agreement",
    "verordening": "Measure",
    "unie": "Organisation",
    "alliantie": "Organisation",
    "bondgenootschap": "Organisation",
    "raad": "Organisation",
    "commissie": "Organisation",
    "bedrijf": "Company",
    "onderneming": "Company",
    "ambassade": "GovernmentBody",
    "panel": "Organisation",
}
_REACH = 4
_ACTS = frozenset(["State", "Organisation", "GovernmentBody", "ActorGroup", "Person", "Company", "Actor"])


@dataclass(frozen=True, slots=True)
class Referent:
    """Something that was named: its canonical name, its head noun, and how it stood."""

    name: str
    iri: str | None
    kind: str
    head: str
    plural: bool
    subject: bool
    sentence: int


@dataclass(slots=True)
class Discourse:
    """The things named so far, the last one last."""

    government: str
    country: str
    addressee: str
    ministry: str = ""
    chamber: str = ""
    things: list[Referent] = field(default_factory=list)
    sentence: int = 0

    def note(self, referent: Referent) -> None:
        """Remember a thing."""
        self.things.append(referent)
        if len(self.things) > 120:
            del self.things[:40]

    def _recent(self, accept: Callable[[Referent], bool], *, reach: int = _REACH) -> Referent | None:
        for referent in reversed(self.things):
            if self.sentence - referent.sentence > reach:
                return None
            if accept(referent):
                return referent
        return None

    def pronoun(self, low: str, *, plural: bool | None = None, subject: bool = True) -> Referent | None:
        """What a pronoun of the third person stands for."""
        if low in _PLURAL and plural is not False:
            found = self._recent(lambda r: r.subject and (r.plural or r.kind == "ActorGroup"), reach=1)
            if found or plural:
                return found
        if low in ("hij", "hem"):
            told = self._recent(lambda r: r.kind == "Person" and r.subject, reach=3)
            return told or self._recent(lambda r: r.kind == "Person", reach=2)
        if low in ("deze", "die", "zij", "ze") and plural:
            return self._recent(lambda r: r.plural and r.sentence < self.sentence, reach=1)
        if low in ("dit", "deze", "die") and subject:
            return self._recent(
                lambda r: r.subject and r.kind not in ("Person",) and r.sentence < self.sentence, reach=1
            )
        if low in small_words("singular"):
            same = self._recent(lambda r: r.subject and not r.plural, reach=0)
            return same or self._recent(lambda r: r.subject and not r.plural, reach=1)
        return None

    def actor(self) -> Referent | None:
        """The last subject of the sentence before that can act."""
        return self._recent(lambda r: r.subject and r.kind in _ACTS, reach=1)

    def described(self, head: str, *, plural: bool) -> Referent | None:
        """What "deze HEAD" stands for: the same noun, a compound of it, or a name of its kind."""
        found = self._recent(
            lambda r: (
                r.head != "" and (same_head(r.head, head) or (len(head) > 3 and fold(r.head).endswith(head)))
            ),
            reach=6,
        )
        if found is not None:
            return found
        singular = head[:-2] if head.endswith("en") else head
        kind = _KIND_WORDS.get(head) or _KIND_WORDS.get(singular)
        if head in ("landen", "staten", "lidstaten"):
            return self._recent(lambda r: r.kind == "ActorGroup", reach=3)
        if kind is None or plural:
            return None
        return self._recent(
            lambda r: (r.iri is not None and r.kind == kind) or (r.kind == kind and r.name[:1].isupper()),
            reach=3,
        )
