"""Proposing: what an extractor found in a letter becomes statements that stand, and a list of the rest.

Invariant: nothing is lost unseen. Each proposal either becomes a statement whose words stand in the
letter, or is left out with the reason, as is a time that cannot be read. Which extractor made it is
not known here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from pyoxigraph import Triple

from kamergraaf.model import Factuality, Letter, Passage, Polarity, Statement
from kamergraaf.project import DEFINITIONS
from kamergraaf.rdf.statements import when_literal
from kamergraaf.reviewing.labels import Labels
from kamergraaf.reviewing.phrases import Phrases

_ACTORS = (
    "State",
    "Organisation",
    "IntergovernmentalOrganisation",
    "GovernmentBody",
    "Company",
    "CivilSociety",
    "Person",
    "ActorGroup",
)
_AGREEMENTS = ("Agreement", "Treaty", "PoliticalCommitment", "Framework")
GUESSED = frozenset((*_ACTORS, *_AGREEMENTS, "Measure", "Event", "Place"))
"""The classes that a thing may be guessed to be."""


class Span(Protocol):
    """A stretch of the letter's clean text."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


class Proposal(Span, Protocol):
    """One proposed statement as the annotation guide writes it, with offsets, rule and confidence.

    `predicate` is a local name; an IRI of None means that the name stands for nothing established, and
    the kind is then the class that the thing is guessed to be, by its local name, or empty.
    """

    @property
    def quote(self) -> str: ...  # noqa: D102
    @property
    def subject(self) -> str: ...  # noqa: D102
    @property
    def subject_text(self) -> str: ...  # noqa: D102
    @property
    def subject_iri(self) -> str | None: ...  # noqa: D102
    @property
    def subject_kind(self) -> str: ...  # noqa: D102
    @property
    def predicate(self) -> str: ...  # noqa: D102
    @property
    def object(self) -> str: ...  # noqa: D102
    @property
    def object_text(self) -> str: ...  # noqa: D102
    @property
    def object_iri(self) -> str | None: ...  # noqa: D102
    @property
    def object_kind(self) -> str: ...  # noqa: D102
    @property
    def polarity(self) -> Polarity: ...  # noqa: D102
    @property
    def factuality(self) -> Factuality: ...  # noqa: D102
    @property
    def attributed_to(self) -> str | None: ...  # noqa: D102
    @property
    def when(self) -> str | None: ...  # noqa: D102
    @property
    def confidence(self) -> float: ...  # noqa: D102
    @property
    def rule(self) -> str: ...  # noqa: D102


class Named(Protocol):
    """A named thing of the letter; `type` is a class of the annotation guide."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def type(self) -> str: ...  # noqa: D102


class Setting(Protocol):
    """What the letter's words were read against; `government` is the name of who writes."""

    @property
    def government(self) -> str: ...  # noqa: D102


class Extraction(Protocol):
    """What an extractor found in one letter."""

    @property
    def proposals(self) -> Sequence[Proposal]: ...  # noqa: D102
    @property
    def entities(self) -> Sequence[Named]: ...  # noqa: D102
    @property
    def setting(self) -> Setting: ...  # noqa: D102


Extract: TypeAlias = Callable[[Letter], Extraction]
Sentences: TypeAlias = Callable[[str], Iterable[Span]]


@dataclass(frozen=True, slots=True)
class Proposed:
    """What the machine proposes for a letter. `left_out` says what else it said, and why that is not here."""

    passages: tuple[Passage, ...]
    statements: tuple[Statement, ...]
    things: tuple[Triple, ...]
    left_out: tuple[str, ...]


def propose(
    letter: Letter, iri: str, extraction: Extraction, sentences: Iterable[Span], *, labels: Labels
) -> Proposed:
    """The extraction as statements of the letter with this IRI; names become things."""
    kinds = {entity.name: entity.type for entity in extraction.entities}
    phrases = Phrases(iri, classes=GUESSED)
    best: dict[str, Statement] = {}
    left_out: list[str] = []
    for proposal in extraction.proposals:
        name = f"{proposal.subject} {proposal.predicate} {proposal.object}"
        if fault := _fault(proposal, letter, labels):
            left_out.append(f"{name}: {fault}")
            continue
        if proposal.when and not _has_time(proposal):
            left_out.append(f"the time of {name}: {proposal.when!r} is no date, year or EDTF expression")
        statement = _statement(proposal, iri, labels, phrases, kinds)
        before = best.get(statement.digest)
        if before is None or (before.confidence or 0) < (statement.confidence or 0):
            best[statement.digest] = statement
    passages = {
        span: Passage(iri, *span, letter.text[slice(*span)]) for span in _spans(sentences, best, letter)
    }
    used = dict.fromkeys(
        name
        for statement in best.values()
        for name in (statement.subject, statement.object, statement.attributed_to)
        if name in phrases and name is not None
    )
    return Proposed(
        passages=tuple(passages[span] for span in sorted(passages)),
        statements=tuple(sorted(best.values(), key=lambda one: (one.passage.start, one.passage.end))),
        things=tuple(triple for name in sorted(used) for triple in phrases.describe(name)),
        left_out=tuple(left_out),
    )


def _fault(proposal: Proposal, letter: Letter, labels: Labels) -> str:
    """What keeps a proposal from being a statement; empty when nothing does."""
    if not 0 <= proposal.start < proposal.end or letter.text[proposal.start : proposal.end] != proposal.quote:
        return f"its quote does not stand at {proposal.start} to {proposal.end}"
    for text in (proposal.subject_text, proposal.object_text):
        if text not in proposal.quote:
            return f"{text!r} does not stand in its sentence"
    if proposal.predicate not in labels.predicates:
        return f"{proposal.predicate!r} is no predicate of the ontology"
    if not proposal.subject.strip() or not proposal.object.strip():
        return "it names nothing as its subject or object"
    return ""


def _has_time(proposal: Proposal) -> bool:
    """Whether the proposal says when, in a form that a statement can hold."""
    try:
        return bool(proposal.when and when_literal(proposal.when))
    except ValueError:
        return False


def _statement(
    proposal: Proposal, letter: str, labels: Labels, phrases: Phrases, kinds: dict[str, str]
) -> Statement:
    def thing(name: str, iri: str | None, kind: str = "") -> str:
        return iri or labels.named(name) or phrases.iri(name, kinds.get(name) or kind)

    return Statement(
        passage=Passage(letter, proposal.start, proposal.end, proposal.quote),
        subject=thing(proposal.subject, proposal.subject_iri, proposal.subject_kind),
        predicate=DEFINITIONS + proposal.predicate,
        object=thing(proposal.object, proposal.object_iri, proposal.object_kind),
        polarity=Polarity(proposal.polarity),
        factuality=Factuality(proposal.factuality),
        attributed_to=thing(proposal.attributed_to, None) if proposal.attributed_to else None,
        when=proposal.when if _has_time(proposal) else None,
        subject_text=proposal.subject_text,
        object_text=proposal.object_text,
        confidence=proposal.confidence,
        rule=proposal.rule or None,
    )


def _spans(
    sentences: Iterable[Span], statements: dict[str, Statement], letter: Letter
) -> set[tuple[int, int]]:
    """The sentences that were read, and the passages of statements that are no whole sentence."""
    spans = {(sentence.start, sentence.end) for sentence in sentences}
    spans |= {(one.passage.start, one.passage.end) for one in statements.values()}
    return {(start, end) for start, end in spans if letter.text[start:end].strip()}
