"""Names and things: from what a person types to an IRI, and from an IRI to what a person reads.

Invariant: a name resolves to exactly one thing or to an error that lists what it could be.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from pyoxigraph import Literal, NamedNode

from kamergraaf.errors import UnknownName
from kamergraaf.project import DEFINITIONS, KINDS
from kamergraaf.querying.library import LibraryQuery
from kamergraaf.rdf.vocabulary import PREFIXES, shorten
from kamergraaf.store import Store

_PREFERRED, _OTHER = 0, 1
_PREFERRED_PROPERTIES = ("prefLabel", "label", "title")
_KIND_OF_PARAMETER = {"speaker": "actor", "other": "actor", "predicate": "def"}
_NEAR = 5


class Names:
    """All names that a store knows. They are read from it when first needed."""

    def __init__(self, store: Store, library: Mapping[str, LibraryQuery]) -> None:
        """Reads nothing yet. `library` holds the internal queries `names` and `exists`."""
        self._store = store
        self._library = library

    def resolve(self, text: str, *, parameter: str = "thing") -> NamedNode:
        """The thing that a name, slug, IRI or prefixed name stands for; case and accents do not matter.

        `parameter` is what the name was given for: where a name fits several things, those of that
        kind win (`actor`, `topic`, ...). Raises UnknownName, with what is near or what it could be.
        """
        text = text.strip()
        if (iri := _as_iri(text)) is not None:
            return self._checked(iri, text)
        candidates = self._by_name.get(fold(text), {})
        wanted = _KIND_OF_PARAMETER.get(parameter, parameter)
        of_kind = {iri: rank for iri, rank in candidates.items() if kind_of(iri) == wanted}
        best = _best(of_kind or candidates)
        if len(best) == 1:
            return NamedNode(best[0])
        if best:
            listed = [f"{self.label(iri)} ({shorten(iri)})" for iri in best]
            raise UnknownName(
                f"{text!r} can be {len(best)} things",
                value=text,
                near=listed,
                hint=f"Say which: {'; '.join(listed)}.",
            )
        raise UnknownName(
            f"nothing here is called {text!r}",
            value=text,
            near=self.near(text, kind=wanted),
            hint="" if self.near(text, kind=wanted) else "`kamergraaf ask things` lists what there is.",
        )

    def near(self, text: str, *, kind: str = "thing") -> list[str]:
        """Names that look like a text, best first; those of things of a kind go first."""
        folded = fold(text)
        inside = sorted((name for name in self._by_name if folded and folded in name), key=len)[: 4 * _NEAR]
        close = difflib.get_close_matches(folded, self._by_name, n=4 * _NEAR, cutoff=0.6)
        found = list(dict.fromkeys(close + inside))
        found.sort(key=lambda name: not any(kind_of(iri) == kind for iri in self._by_name[name]))
        labels = (self.label(min(self._by_name[name], key=self._by_name[name].__getitem__)) for name in found)
        return list(dict.fromkeys(labels))[:_NEAR]

    def label(self, iri: str, language: str = "nl") -> str:
        """What a thing is called in a language, else in another one, else its prefixed name."""
        labels = self._labels.get(iri)
        if not labels:
            return shorten(iri)
        return labels.get(language) or labels.get("nl") or labels.get("en") or next(iter(labels.values()))

    def _checked(self, iri: NamedNode, text: str) -> NamedNode:
        if iri.value in self._labels:
            return iri
        known = self._store.query(self._library["exists"].text, parameters={"_thing_iri": iri})
        if not known.boolean:
            raise UnknownName(
                f"nothing is said of {text}", value=text, near=self.near(re.split(r"[/#:]", iri.value)[-1])
            )
        return iri

    @cached_property
    def _entries(self) -> list[tuple[str, str, Literal]]:
        """Thing, property (its last word) and name."""
        entries = []
        for row in self._store.query(self._library["names"].text).mappings():
            thing, by, name = row["thing"], row["property"], row["name"]
            if isinstance(thing, NamedNode) and isinstance(by, NamedNode) and isinstance(name, Literal):
                entries.append((thing.value, re.split("[/#]", by.value)[-1], name))
        return entries

    @cached_property
    def _by_name(self) -> dict[str, dict[str, int]]:
        """Folded name to the things it can stand for, each with how well it does."""
        index = defaultdict[str, dict[str, int]](dict)
        for iri, by, name in self._entries:
            rank = _PREFERRED if by in _PREFERRED_PROPERTIES else _OTHER
            for spelling, spelling_rank in ((name.value, rank), (_slug(iri), _PREFERRED)):
                ranks = index[fold(spelling)]
                ranks[iri] = min(spelling_rank, ranks.get(iri, _OTHER))
        index.pop("", None)
        return dict(index)

    @cached_property
    def _labels(self) -> dict[str, dict[str, str]]:
        labels = defaultdict[str, dict[str, str]](dict)
        for iri, by, name in self._entries:
            if by in _PREFERRED_PROPERTIES:
                labels[iri].setdefault(name.language or "", name.value)
        return labels


def fold(text: str) -> str:
    """A name without case, accents and punctuation.

    >>> fold("Verenigde-Staten"), fold(" België ")
    ('verenigde staten', 'belgie')
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = "".join(char if char.isalnum() else " " for char in plain if not unicodedata.combining(char))
    return " ".join(kept.split())


def kind_of(iri: str) -> str:
    """What the IRI itself says a thing is: one of the kinds of the project, `def`, or nothing.

    >>> kind_of("https://w3id.org/kamergraaf/id/actor/navo"), kind_of("https://w3id.org/kamergraaf/def#supports")
    ('actor', 'def')
    >>> kind_of("https://w3id.org/kamergraaf/id/letter/2020-handel#andere-partners")
    ''
    """
    if iri.startswith(DEFINITIONS):
        return "def"
    match = re.search(r"/id/(\w+)/[^/#]+$", iri)
    return match[1] if match and match[1] in KINDS else ""


def _as_iri(text: str) -> NamedNode | None:
    prefix, colon, local = text.partition(":")
    if text.startswith("<") and text.endswith(">"):
        text = text[1:-1]
    elif colon and prefix in PREFIXES:
        text = PREFIXES[prefix] + local
    elif not text.startswith(("http://", "https://", "urn:")):
        return None
    try:
        return NamedNode(text)
    except ValueError as error:
        raise UnknownName(f"{text!r} is not an IRI: {error}", value=text) from error


def _best(candidates: Mapping[str, int]) -> list[str]:
    best = min(candidates.values(), default=None)
    return sorted(iri for iri, rank in candidates.items() if rank == best)


def _slug(iri: str) -> str:
    return re.split("[/#]", iri)[-1]
