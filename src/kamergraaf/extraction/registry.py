"""The things that people have established: names, aliases, adjectives, and who held which office when.

Invariant: a registry never guesses. A form that several things share lists them all, and choosing
among them is the work of whoever reads a letter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from kamergraaf.errors import Place, SyntaxFault

_KG = "https://w3id.org/kamergraaf/def#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_ORG = "http://www.w3.org/ns/org#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


class FormKind(StrEnum):
    """What a spelling is to its thing."""

    NAME = "name"
    ADJECTIVE = "adjective"
    DEMONYM = "demonym"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing with a name. `kind` is the local name of its class; `name` its Dutch preferred label."""

    iri: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    office_of: str | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """Who held an office, and from when until when (ISO dates; None is open)."""

    person: str
    office: str
    organisation: str | None
    start: str | None
    end: str | None

    def covers(self, date: str | None) -> bool:
        """Whether the role held on a day, month or year written as the beginning of an ISO date."""
        if date is None:
            return self.end is None
        return (self.start or "")[: len(date)] <= date and (self.end is None or date <= self.end[: len(date)])


@dataclass(frozen=True, slots=True)
class Registry:
    """All things by IRI, and all roles."""

    things: Mapping[str, Thing]
    roles: tuple[Role, ...] = ()
    by_name: Mapping[str, str] = field(default_factory=dict)

    def forms(self) -> Iterable[tuple[str, FormKind, Thing]]:
        """Every spelling of every thing."""
        for thing in self.things.values():
            kind = FormKind.OFFICE if thing.kind == "Office" else FormKind.NAME
            for form in dict.fromkeys((thing.name, *thing.aliases)):
                yield form, kind, thing
            for form in thing.adjectives:
                yield form, FormKind.ADJECTIVE, thing
            for form in thing.demonyms:
                yield form, FormKind.DEMONYM, thing

    def named(self, name: str) -> Thing | None:
        """The thing whose preferred label this is."""
        iri = self.by_name.get(name)
        return self.things[iri] if iri else None

    def holders(self, office: str, date: str | None) -> tuple[Thing, ...]:
        """Who held an office on a date, as far as the registry says."""
        found = dict.fromkeys(r.person for r in self.roles if r.office == office and r.covers(date))
        return tuple(self.things[iri] for iri in found if iri in self.things)

    def roles_of(self, person: str) -> tuple[Role, ...]:
        """The roles of a person."""
        return tuple(role for role in self.roles if role.person == person)


def load_registry(folder: Path) -> Registry:
    """The registry in the Turtle files of a folder. Raises SyntaxFault for a file that does not parse."""
    import pyoxigraph as ox  # only here: everything else works on plain values

    values: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for file in sorted(folder.glob("*.ttl")):
        try:
            for quad in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE):
                if isinstance(quad.subject, ox.NamedNode):
                    node = quad.object
                    language = getattr(node, "language", None) or ""
                    values[quad.subject.value][quad.predicate.value].append(
                        (getattr(node, "value", ""), language)
                    )
        except SyntaxError as error:
            raise SyntaxFault(f"the registry does not parse: {error}", place=Place(str(file))) from error
    things = {iri: thing for iri, found in values.items() if (thing := _thing(iri, found))}
    roles = [_role(found) for found in values.values() if _ORG + "member" in found]
    return Registry(
        things=things,
        roles=tuple(sorted(roles, key=lambda r: (r.person, r.start or "", r.office))),
        by_name={thing.name: iri for iri, thing in sorted(things.items(), reverse=True)},
    )


def _thing(iri: str, found: Mapping[str, list[tuple[str, str]]]) -> Thing | None:
    kinds = [value.removeprefix(_KG) for value, _ in found.get(_TYPE, []) if value.startswith(_KG)]
    names = [value for value, language in found.get(_SKOS + "prefLabel", []) if language == "nl"]
    if not kinds or not names:
        return None
    aliases = [v for v, language in found.get(_SKOS + "altLabel", []) if language in ("nl", "")]
    aliases += [v for v, language in found.get(_SKOS + "prefLabel", []) if language == "en" and " " in v]
    return Thing(
        iri=iri,
        kind=kinds[0],
        name=names[0],
        aliases=tuple(sorted(aliases)),
        adjectives=tuple(sorted(v for v, _ in found.get(_KG + "adjective", []))),
        demonyms=tuple(sorted(v for v, _ in found.get(_KG + "demonym", []))),
        office_of=next((v for v, _ in found.get(_KG + "officeOf", [])), None),
    )


def _role(found: Mapping[str, list[tuple[str, str]]]) -> Role:
    def first(predicate: str) -> str | None:
        return next((value for value, _ in found.get(predicate, [])), None)

    return Role(
        person=first(_ORG + "member") or "",
        office=first(_ORG + "role") or "",
        organisation=first(_ORG + "organization"),
        start=first(_KG + "validFrom"),
        end=first(_KG + "validUntil"),
    )
