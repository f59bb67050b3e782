"""When two names are the same thing in a score.

Invariant: sameness is an equivalence: it is decided by one key a name, and the key depends on the name
and on the aliases given at the start, never on the letter or on the other annotation.

The guide counts a state, its government and "het Rijk" as one subject, and the Kingdom as the
Netherlands; accents, articles, hyphens and case do not distinguish names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kamergraaf.extraction.heads import fold, head_noun, same_head

_ARTICLE = re.compile(r"^(?:de|het|een|'t)\s+")
_MARKS = re.compile(r"[^\w\s+&]+")
_SPACES = re.compile(r"\s+")
_HONORIFIC = re.compile(r"^(?:dhr|mevr|de heer|heer|mevrouw)\s+")
_OWN_GOVERNMENT = {
    "nederlands kabinet": "nederland",
    "nederlandse kabinet": "nederland",
    "kabinet": "nederland",
    "nederlandse regering": "nederland",
    "rijksoverheid": "nederland",
    "rijk": "nederland",
    "nederlandse overheid": "nederland",
    "nederlandse staat": "nederland",
    "koninkrijk der nederlanden": "nederland",
    "koninkrijk": "nederland",
    "belgische regering": "belgie",
    "federale regering": "belgie",
    "belgische staat": "belgie",
    "belgische overheid": "belgie",
}


def plain(name: str) -> str:
    """The name folded: no accents, case, article, honorific, quotes, hyphens or double spaces.

    >>> plain("De Venetië-Commissie"), plain("«OESO-richtlijnen»")
    ('venetie commissie', 'oeso richtlijnen')
    """
    text = _SPACES.sub(" ", _MARKS.sub(" ", fold(name).replace("'s", "s").replace("&", " en "))).strip()
    return _HONORIFIC.sub("", _ARTICLE.sub("", text))


@dataclass(frozen=True, slots=True)
class Names:
    """Sameness of names: `aliases` maps a plain alias to the plain canonical name of its thing."""

    aliases: Mapping[str, str] = field(default_factory=dict)
    people: frozenset[str] = frozenset()

    def knowing(self, people: Iterable[str]) -> Names:
        """The same, where a surname alone stands for one of these people."""
        return Names(self.aliases, frozenset(plain(name) for name in people))

    @classmethod
    def from_forms(cls, things: Iterable[tuple[str, Iterable[str]]]) -> Names:
        """From (canonical name, aliases) pairs; an alias that two things share stands for neither."""
        owners: dict[str, set[str]] = {}
        canonical = set()
        for name, forms in things:
            canonical.add(plain(name))
            for form in forms:
                owners.setdefault(plain(form), set()).add(plain(name))
        unique = {
            form: min(names) for form, names in owners.items() if len(names) == 1 and form not in canonical
        }
        return cls(unique)

    def key(self, name: str) -> str:
        """The key of a named thing."""
        text = plain(name)
        return self.aliases.get(text, text)

    def actor_key(self, name: str) -> str:
        """The key of a subject: a state and its own government are one."""
        text = plain(name)
        if text in _OWN_GOVERNMENT:
            return _OWN_GOVERNMENT[text]
        key = self.key(name)
        return _OWN_GOVERNMENT.get(key, key)

    def same_actor(self, one: str, other: str) -> bool:
        """Whether two subjects are the same: equal keys, or noun phrases (no names) with one head.

        >>> Names().same_actor("Nederland", "het Nederlandse kabinet")
        True
        >>> Names().same_actor("andere eisen", "eisen")
        True
        >>> Names().same_actor("Raad van Europa", "Raad van State")
        False
        """
        first, second = self.actor_key(one), self.actor_key(other)
        if first == second or self._same_person(first, second):
            return True
        if _is_name(one) or _is_name(other):
            return False
        return same_head(head_noun(one), head_noun(other))

    def _same_person(self, one: str, other: str) -> bool:
        short, long = sorted((one, other), key=len)
        return bool(short) and long.endswith(f" {short}") and (long in self.people or short in self.people)

    def same_object(self, one: tuple[str, str], other: tuple[str, str]) -> bool:
        """Whether two objects, each (name, words as they stand), share identifier or head noun.

        >>> Names().same_object(("Akkoord van Parijs", "klimaatakkoord"), ("klimaatakkoord", ""))
        True
        """
        first, second = self.actor_key(one[0]), self.actor_key(other[0])
        if first == second or self._same_person(first, second):
            return True
        heads = {head_noun(text) for text in one if text}
        others = {head_noun(text) for text in other if text}
        return any(same_head(a, b) for a in heads for b in others if a and b)


def _is_name(text: str) -> bool:
    """Whether a subject is written as a name: a capital on its head noun or on every word of it."""
    head = head_noun(text)
    return any(fold(word) == head and word[0].isupper() for word in re.findall(r"[\w'’-]+", text))
