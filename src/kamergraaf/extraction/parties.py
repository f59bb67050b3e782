"""What fills a role: a thing with its name, words, kinds and how it was found.

Invariant: a party is a value; it knows nothing of sentences.
"""

from __future__ import annotations

from dataclasses import dataclass

from kamergraaf.extraction.analysis import Chunk

ACTOR_KINDS = frozenset(
    [
        "State",
        "Organisation",
        "IntergovernmentalOrganisation",
        "GovernmentBody",
        "Company",
        "CivilSociety",
        "Person",
        "ActorGroup",
        "Actor",
        "Office",
    ]
)


SUPER_KINDS = {
    "IntergovernmentalOrganisation": "Organisation",
    "Treaty": "Agreement",
    "PoliticalCommitment": "Agreement",
    "Framework": "Agreement",
}


@dataclass(frozen=True, slots=True)
class Party:
    """What fills a role: its name, IRI when known, words, kinds, and how it was found (`source`)."""

    name: str
    text: str
    iri: str | None
    kinds: frozenset[str]
    source: str
    chunk: Chunk | None = None
    plural: bool = False

    @property
    def known_kinds(self) -> frozenset[str]:
        """Its kinds but for `Phrase`, which every unnamed thing is."""
        if self.source == "name" and self.iri is None and not self.kinds & {"Person", "State"}:
            return frozenset()
        return self.kinds - {"Phrase"}

    @property
    def is_actor(self) -> bool:
        """Whether its kind is one that acts."""
        return bool(self.kinds & ACTOR_KINDS)
