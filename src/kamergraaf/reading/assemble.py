"""Assembling: what a reader of one format found becomes a `Letter`.

Invariant: all formats end here, so that offsets, notes, questions and details mean the same
whatever file a letter came in.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kamergraaf.model import Details, Letter, Note, Omission, Segment, Span, Spot
from kamergraaf.reading.details import find_details
from kamergraaf.reading.exchanges import find_exchanges
from kamergraaf.reading.sections import find_sections
from kamergraaf.reading.turns import find_turns
from kamergraaf.reading.weave import Block, weave

_FOREIGN = {"en": "English", "fr": "French", "de": "German"}
_ENOUGH = 100


@dataclass(frozen=True, slots=True)
class DraftNote:
    """A note, with its mark as a range of the source."""

    label: str
    text: str
    place: Span
    mark: Span | None = None


@dataclass(slots=True)
class Draft:
    """What a reader found in a file. `furniture` are lines that were left out and say what the paper is;
    `details` are those that the format states outright; `header` are fields that stand above the text."""

    source: str
    blocks: list[Block] = field(default_factory=list)
    omissions: list[Omission] = field(default_factory=list)
    notes: list[DraftNote] = field(default_factory=list)
    furniture: Sequence[str] = ()
    header: Mapping[str, str] = field(default_factory=dict)
    details: Details = field(default_factory=Details)
    spots: list[Spot] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def assemble(draft: Draft, *, slug: str) -> Letter:
    """The letter, with its sections, exchanges, turns and details found in its paragraphs."""
    weaver, paragraphs = weave(draft.source, draft.blocks)
    turns = find_turns(paragraphs)
    exchanges = find_exchanges(paragraphs)
    letter = Letter(
        slug=slug,
        text=weaver.text,
        source=draft.source,
        segments=tuple(weaver.segments),
        omissions=tuple(sorted(draft.omissions + weaver.unseen, key=lambda omission: omission.start)),
        notes=tuple(_place(note, weaver.segments) for note in draft.notes),
        sections=find_sections(paragraphs),
        exchanges=exchanges,
        turns=turns,
        spots=tuple(draft.spots),
    )
    details = find_details(
        letter, paragraphs, kind=draft.details.kind, furniture=draft.furniture, header=draft.header
    )
    details = _prefer(draft.details, details)
    if details.language in _FOREIGN and len(letter.text) >= _ENOUGH:
        draft.remarks.append(f"The text is in {_FOREIGN[details.language]}, not in Dutch.")
    return replace(letter, details=details, remarks=tuple(draft.remarks))


def _place(note: DraftNote, segments: Sequence[Segment]) -> Note:
    mark = note.mark and _to_clean(segments, *note.mark)
    return Note(note.label, note.text, note.place, mark)


def _to_clean(segments: Sequence[Segment], start: int, end: int) -> Span | None:
    """Where a source range that was not broken stands in the clean text, or None when it does not."""
    at = bisect_right(segments, start, key=lambda segment: segment.source) - 1
    if at < 0 or end > segments[at].source + segments[at].length:
        return None
    offset = start - segments[at].source + segments[at].clean
    return Span(offset, offset + end - start)


def _prefer(stated: Details, found: Details) -> Details:
    """The stated details, with what was found in the text where nothing is stated."""
    names = Details.__dataclass_fields__
    return replace(found, **{name: getattr(stated, name) for name in names if getattr(stated, name)})
