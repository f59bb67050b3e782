"""What the engine gives: proposed statements and named things of one letter, as the guide writes them.

Invariant: a proposal's quote is the letter's text at its offsets.
"""

from __future__ import annotations

from dataclasses import dataclass

from kamergraaf.extraction.entities import Entity
from kamergraaf.extraction.setting import Setting
from kamergraaf.model import Factuality, Polarity


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposed statement: canonical names, the words as they stand, qualifiers, rule, confidence.

    `subject_iri` and `object_iri` are those of the registry, None for what it does not have.
    """

    start: int
    end: int
    quote: str
    subject: str
    subject_text: str
    subject_iri: str | None
    subject_kind: str
    predicate: str
    object: str
    object_text: str
    object_iri: str | None
    object_kind: str
    polarity: Polarity
    factuality: Factuality
    attributed_to: str | None
    when: str | None
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was found in one letter; `letter` is its slug."""

    letter: str
    proposals: tuple[Proposal, ...]
    entities: tuple[Entity, ...]
    setting: Setting
