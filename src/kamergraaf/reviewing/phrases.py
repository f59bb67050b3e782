"""Phrases: the things that a letter names and that nobody has described yet.

Invariant: a phrase is a fragment of its letter (`<letter>#<slug>`), so no two letters share one by
chance; names that differ only in case, accents or punctuation are one thing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Triple

from kamergraaf.model import digest
from kamergraaf.rdf import vocabulary as v

_LONGEST = 80
_TAKEN = re.compile(r"run|bijlage|figure-.*|char-.*")
_PHRASE = v.term("kg:Phrase")
_ALTERNATIVE = v.term("skos:altLabel")


@dataclass(slots=True)
class Phrases:
    """The phrases of one letter, as they are met. `classes` are what a phrase may be guessed to be."""

    letter: str
    classes: Collection[str] = ()
    _names: dict[str, list[str]] = field(default_factory=dict)
    _kinds: dict[str, str] = field(default_factory=dict)

    def iri(self, name: str, kind: str | None = None) -> str:
        """The IRI of the thing with this name; `kind` is the class it is guessed to be, by local name."""
        iri = f"{self.letter}#{slug(name)}"
        names = self._names.setdefault(iri, [])
        if name not in names:
            names.append(name)
        if kind in self.classes and kind is not None:
            self._kinds.setdefault(iri, kind)
        return iri

    def describe(self, iri: str) -> Iterator[Triple]:
        """What is known of a phrase: its class, its label, and other spellings."""
        node = NamedNode(iri)
        yield Triple(node, v.TYPE, _PHRASE)
        if iri in self._kinds:
            yield Triple(node, v.TYPE, v.term(f"kg:{self._kinds[iri]}"))
        label, *others = sorted(self._names[iri])
        yield Triple(node, v.LABEL, Literal(label, language="nl"))
        for other in others:
            yield Triple(node, _ALTERNATIVE, Literal(other, language="nl"))

    def __contains__(self, iri: object) -> bool:
        return iri in self._names


def slug(name: str) -> str:
    """A name as the last part of an IRI: lower case, no accents, one hyphen for anything else.

    >>> slug("Akkoord van Parijs"), slug("België's  rol"), slug("run")
    ('akkoord-van-parijs', 'belgie-s-rol', 'zaak-run')
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(char for char in plain if not unicodedata.combining(char))
    text = re.sub(r"[^a-z0-9]+", "-", kept).strip("-")
    if not text:
        return f"zaak-{digest(name)}"
    if len(text) > _LONGEST:
        text = f"{text[:_LONGEST].rsplit('-', 1)[0]}-{digest(text)[:6]}"
    return f"zaak-{text}" if _TAKEN.fullmatch(text) else text
