"""From proposals to `kamergraaf.model.Statement`: IRIs for things, predicates and passages.

Invariant: a thing that the registry knows keeps its IRI; any other gets one of the project's own, made
from its name and its kind, so that the same name is the same thing in every letter.
"""

from __future__ import annotations

import re
import unicodedata

from kamergraaf.extraction.proposals import Extraction, Proposal
from kamergraaf.model import Passage, Statement, Status
from kamergraaf.project import DEFAULT_BASE, DEFINITIONS

_KINDS = {
    "State": "actor",
    "Organisation": "actor",
    "IntergovernmentalOrganisation": "actor",
    "GovernmentBody": "actor",
    "Company": "actor",
    "CivilSociety": "actor",
    "Person": "actor",
    "ActorGroup": "actor",
    "Actor": "actor",
    "Agreement": "agreement",
    "Measure": "measure",
    "Event": "event",
    "Place": "place",
    "Office": "office",
}


def slug(name: str) -> str:
    """The slug of a name: lower case, no accents, one hyphen for every run of other characters.

    >>> slug("Akkoord van Parijs"), slug("België")
    ('akkoord-van-parijs', 'belgie')
    """
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def to_statements(extraction: Extraction, *, base: str = DEFAULT_BASE) -> list[Statement]:
    """The proposals of a letter as statements of the model, in the order of the letter."""
    return [to_statement(proposal, extraction.letter, base=base) for proposal in extraction.proposals]


def to_statement(proposal: Proposal, letter: str, *, base: str = DEFAULT_BASE) -> Statement:
    """One proposal as a statement with status `proposed`; `letter` is the letter's slug."""
    speaker = proposal.attributed_to
    return Statement(
        passage=Passage(f"{base}id/letter/{letter}", proposal.start, proposal.end, proposal.quote),
        subject=proposal.subject_iri or _iri(base, proposal.subject_kind, proposal.subject),
        predicate=DEFINITIONS + proposal.predicate,
        object=proposal.object_iri or _iri(base, proposal.object_kind, proposal.object),
        polarity=proposal.polarity,
        factuality=proposal.factuality,
        attributed_to=_iri(base, "Actor", speaker) if speaker is not None else None,
        when=proposal.when,
        status=Status.PROPOSED,
        subject_text=proposal.subject_text,
        object_text=proposal.object_text,
        confidence=proposal.confidence,
        rule=proposal.rule,
    )


def _iri(base: str, kind: str, name: str) -> str:
    return f"{base}id/{_KINDS.get(kind, 'topic')}/{slug(name) or 'zonder-naam'}"
