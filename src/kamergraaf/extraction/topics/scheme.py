"""The topics of a project as values: labels by kind, and what stands above what.

Invariant: the scheme is a forest; asking for what stands above a topic always ends.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kamergraaf.errors import InputError, Place, SyntaxFault
from kamergraaf.project import DEFINITIONS

_SKOS = "http://www.w3.org/2004/02/skos/core#"


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic: its names, and other words that a text about it uses."""

    iri: str
    name: str
    labels: tuple[str, ...]
    hidden: tuple[str, ...] = ()
    broader: str = ""


@dataclass(frozen=True, slots=True)
class TopicScheme:
    """All topics by IRI."""

    topics: Mapping[str, Topic]

    def above(self, iri: str) -> tuple[str, ...]:
        """What stands above a topic, nearest first."""
        found: list[str] = []
        here = self.topics[iri].broader if iri in self.topics else ""
        while here and here not in found and here != iri:
            found.append(here)
            here = self.topics[here].broader if here in self.topics else ""
        return tuple(found)


def load_scheme(folder: Path) -> TopicScheme:
    """The topics in a project's ontology folder.

    Raises InputError when `topics.ttl` cannot be read, SyntaxFault when it does not parse.
    """
    file = folder / "topics.ttl"
    labels: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    broader: dict[str, str] = {}
    kinds = set()
    try:
        for quad in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE):
            if not isinstance(quad.subject, ox.NamedNode):
                continue
            subject, name = quad.subject.value, quad.predicate.value.removeprefix(_SKOS)
            if isinstance(quad.object, ox.Literal):
                if quad.object.language == "nl":
                    labels[subject][name].append(quad.object.value)
            elif isinstance(quad.object, ox.NamedNode):
                if name == "broader":
                    broader[subject] = quad.object.value
                elif quad.object.value == f"{DEFINITIONS}Topic":
                    kinds.add(subject)
    except SyntaxError as error:
        raise SyntaxFault(f"the topics do not parse: {error}", place=Place(str(file))) from error
    except OSError as error:
        raise InputError(f"the topics cannot be read: {error}", place=Place(str(file))) from error
    return TopicScheme({iri: _topic(iri, labels[iri], broader.get(iri, "")) for iri in sorted(kinds)})


def _topic(iri: str, labels: Mapping[str, list[str]], broader: str) -> Topic:
    names = labels.get("prefLabel", [])
    return Topic(
        iri=iri,
        name=names[0] if names else "",
        labels=(*names, *labels.get("altLabel", [])),
        hidden=tuple(labels.get("hiddenLabel", [])),
        broader=broader,
    )
