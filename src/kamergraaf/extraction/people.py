"""Which person a name stands for: full names, surnames behind a title, who held an office then.

Invariant: a surname that Dutch politics shares is read as a person only where the letter introduces it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kamergraaf.extraction.heads import fold
from kamergraaf.extraction.pieces import Piece
from kamergraaf.extraction.registry import FormKind, Registry, Thing
from kamergraaf.extraction.wordlists import small_words


@dataclass(slots=True)
class Context:
    """What was settled earlier in the letter."""

    registry: Registry
    country: str
    date: str | None
    last: dict[str, Thing]
    people: dict[str, Thing]


def choose_person(
    people: list[tuple[Thing, FormKind]], tokens: Sequence[Piece], start: int, end: int, context: Context
) -> tuple[Thing, FormKind] | None:
    """The person that a name stands for here; None when it stays open."""
    name = " ".join(token.low for token in tokens[start:end])
    if name in context.people:
        return context.people[name], FormKind.NAME
    full = any(name == fold(thing.name) for thing, _ in people)
    if not full and not _introduced(tokens, start, end) and any(_is_local(t, context) for t, _ in people):
        return None
    inside = [option for option in people if _in_office(option[0], tokens, end, context)]
    chosen = inside if inside else people
    if len({thing.iri for thing, _ in chosen}) != 1:
        return None
    if not full and not inside and _is_local(chosen[0][0], context):
        return None
    context.people[name] = chosen[0][0]
    return chosen[0]


def _is_local(person: Thing, context: Context) -> bool:
    """Whether the registry knows the person only from Dutch politics, where surnames are many."""
    roles = context.registry.roles_of(person.iri)
    return bool(roles) and all(
        role.office.endswith("lid-van-de-tweede-kamer") or (role.organisation or "").endswith("/nederland")
        for role in roles
    )


def _introduced(tokens: Sequence[Piece], start: int, end: int) -> bool:
    """Whether a title, an initial, a party or "de leden A en B" says that a surname follows."""
    if end + 1 < len(tokens) and tokens[end].text == "(":
        return True
    for place in range(start - 1, max(-1, start - 12), -1):
        token = tokens[place]
        if token.low.rstrip(".") in small_words("titles"):
            return True
        if re.fullmatch(r"(?:[A-Z]\.)+", token.text):
            return True
        if not (
            token.text[0].isupper()
            or token.low in ("en", ",", "(", ")", "van", "de", "der", "den", "-", "het", "cs")
        ):
            return False
    return False


def _in_office(person: Thing, tokens: Sequence[Piece], end: int, context: Context) -> bool:
    roles = [role for role in context.registry.roles_of(person.iri) if role.covers(context.date)]
    if end + 1 < len(tokens) and tokens[end].text == "(":
        close = next((i for i in range(end + 1, min(len(tokens), end + 6)) if tokens[i].text == ")"), end + 1)
        inside = "".join(token.low for token in tokens[end + 1 : close])
        parties = {(role.organisation or "").rsplit("/", 1)[-1] for role in roles}
        if inside and any(party == inside for party in parties):
            return True
        if parties and inside in _PARTIES and inside not in parties:
            return False
    return bool(roles)


_PARTIES = frozenset(
    [
        "vvd",
        "d66",
        "cda",
        "pvv",
        "sp",
        "pvda",
        "pvdd",
        "sgp",
        "denk",
        "fvd",
        "bbb",
        "nsc",
        "volt",
        "ja21",
        "groenlinks",
        "groenlinks-pvda",
        "christenunie",
        "50plus",
        "bij1",
    ]
)
