"""Named things in a text: where a spelling stands and what it stands for.

Invariant: mentions are in order and do not overlap; a mention that carries an IRI was found under a
form that the registry lists for it (or that the letter itself introduces), never by likeness.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from kamergraaf.extraction.heads import fold
from kamergraaf.extraction.people import Context, choose_person
from kamergraaf.extraction.pieces import Piece, pieces
from kamergraaf.extraction.registry import FormKind, Registry, Thing
from kamergraaf.extraction.wordlists import small_words


@dataclass(frozen=True, slots=True)
class Mention:
    """A spelling of a named thing at `[start, end)` of the letter's text.

    `iri` is None for a name that the registry does not have. `form` says whether it is a name, an
    adjective, a demonym or an office; `bound` that it is the first half of a compound ("EU-sancties").
    """

    start: int
    end: int
    text: str
    name: str
    kind: str
    form: FormKind = FormKind.NAME
    iri: str | None = None
    bound: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    folded: tuple[str, ...]
    kind: FormKind
    thing: Thing


_Match = tuple[int, int, list[tuple[Thing, FormKind]]]


class NameFinder:
    """All forms of a registry, ready to be found."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self._entries: dict[tuple[str, str], list[_Entry]] = defaultdict(list)
        for form, kind, thing in registry.forms():
            words = tuple(piece.text for piece in pieces(form) if piece.text != "-")
            if words:
                entry = _Entry(words, tuple(fold(word) for word in words), kind, thing)
                self._entries[entry.folded[0], entry.folded[1:3][-1] if len(words) > 1 else ""].append(entry)
        for entries in self._entries.values():
            entries.sort(key=lambda e: (-len(e.words), e.thing.iri))

    def find(self, tokens: Sequence[Piece]) -> Iterator[tuple[int, int, list[tuple[Thing, FormKind]]]]:
        """Longest matches from left to right: token range and the things that the form may stand for."""
        place = 0
        while place < len(tokens):
            match = self.longest(tokens, place, len(tokens))
            if match is not None:
                yield match
            place = match[1] if match is not None else place + 1

    def longest(self, tokens: Sequence[Piece], place: int, stop: int) -> _Match | None:
        """The longest match that starts at a place and ends at or before a stop."""
        best = place
        things: list[tuple[Thing, FormKind]] = []
        for entry, end in self._matches(tokens, place):
            if best < end <= stop:
                best, things = end, []
            if end == best:
                things.append((entry.thing, entry.kind))
        return (place, best, things) if things else None

    def _matches(self, tokens: Sequence[Piece], place: int) -> Iterator[tuple[_Entry, int]]:
        low = tokens[place].low
        keys = [low]
        if low.endswith("'s"):
            keys.append(low[:-2])
        elif low.endswith("s") and len(low) > 5 and tokens[place].text[0].isupper():
            keys.append(low[:-1])
        second = [
            token.low.removesuffix("'s") for token in tokens[place + 1 : place + 6] if token.text != "-"
        ][:2]
        for key, other in product(keys, ("", *second)):
            for entry in self._entries.get((key, other), ()):
                end = _match(entry, tokens, place, genitive=key != low)
                if end and not (key != low and len(entry.words) > 1):
                    yield entry, end


def _match(entry: _Entry, tokens: Sequence[Piece], place: int, *, genitive: bool) -> int:
    """The token after a match of an entry at a place; 0 for no match."""
    at = place
    for number, (word, folded) in enumerate(zip(entry.words, entry.folded, strict=True)):
        if number and at < len(tokens) and tokens[at].text == "-":
            at += 1
        if at >= len(tokens):
            return 0
        token = tokens[at]
        own = number == len(entry.words) - 1 and token.low == folded + "'s"
        if token.low != folded and not (genitive and number == 0) and not (own):
            return 0
        if word[0].isupper() and not token.text[0].isupper():
            return 0
        if len(word) > 1 and word.isupper() and len(word) <= 5 and not token.text[: len(word)].isupper():
            return 0
        at += 1
    return at


_SINGLE = re.compile(r"^[^\s.]+$")


def find_mentions(text: str, finder: NameFinder, *, country: str, date: str | None) -> list[Mention]:
    """The registry's names in a text. `country` is the IRI of the writer's state, `date` an ISO beginning."""
    tokens = pieces(text)
    context = Context(finder.registry, country, date, {}, {})
    found: list[Mention] = []
    matches = list(_with_inner(finder, tokens))
    _collect_full_names(matches, context)
    for start, end, things in matches:
        chosen = _choose(things, tokens, start, end, context)
        if chosen is None:
            continue
        thing, kind = chosen
        first, last = tokens[start], tokens[end - 1]
        bound = last.end < len(text) - 1 and text[last.end] in "-–" and text[last.end + 1].isalpha()
        stop = last.end - 2 if last.low.endswith("'s") and kind is not FormKind.DEMONYM else last.end
        context.last[fold(thing.name).split()[-1]] = thing
        found.append(
            Mention(
                first.start, stop, text[first.start : stop], thing.name, thing.kind, kind, thing.iri, bound
            )
        )
    return found


def _with_inner(finder: NameFinder, tokens: Sequence[Piece]) -> Iterator[_Match]:
    """The matches, and the names inside the long name of an event."""
    for start, end, things in finder.find(tokens):
        yield start, end, things
        place = start
        while end - start > 2 and things[0][0].kind == "Event" and place < end:
            inner = finder.longest(tokens, place, end if place > start else end - 1)
            if inner is not None:
                yield inner
            place = inner[1] if inner is not None else place + 1


def _collect_full_names(
    matches: Iterable[tuple[int, int, list[tuple[Thing, FormKind]]]], context: Context
) -> None:
    for start, end, things in matches:
        if end - start > 1 and len({thing.iri for thing, _ in things}) == 1 and things[0][0].kind == "Person":
            person = things[0][0]
            for alias in person.aliases:
                context.people.setdefault(fold(alias), person)


def _choose(
    things: list[tuple[Thing, FormKind]], tokens: Sequence[Piece], start: int, end: int, context: Context
) -> tuple[Thing, FormKind] | None:
    """The one thing that a form stands for here; None when it stands for nothing or stays open."""
    options = [option for option in things if _fits(option, tokens, start, end, context)]
    if not options:
        return None
    people = [option for option in options if option[0].kind == "Person"]
    if people and len(people) == len(options):
        return choose_person(people, tokens, start, end, context)
    rest = [option for option in options if option[0].kind != "Person"] or options
    key = fold(tokens[end - 1].text)
    if len(rest) > 1 and key in context.last:
        return next((option for option in rest if option[0].iri == context.last[key].iri), rest[0])
    names = sorted(rest, key=lambda option: (option[1] is not FormKind.NAME, len(option[0].name)))
    return names[0]


def _fits(
    option: tuple[Thing, FormKind], tokens: Sequence[Piece], start: int, end: int, context: Context
) -> bool:
    thing, kind = option
    if kind is FormKind.OFFICE and thing.office_of not in (None, context.country) and end - start < 4:
        return not _is_dutch(thing, context.registry) or context.country == thing.office_of
    if end - start == 1 and tokens[start].low in small_words("common") and tokens[start].text[0].islower():
        return thing.name != "Europese Commissie" and thing.kind != "IntergovernmentalOrganisation"
    return True


def _is_dutch(thing: Thing, registry: Registry) -> bool:
    owner = registry.things.get(thing.office_of or "")
    return owner is not None and owner.name == "Nederland"


def shift(mention: Mention, offset: int) -> Mention:
    """The mention moved by a number of characters."""
    return replace(mention, start=mention.start + offset, end=mention.end + offset)
