"""The values of the reference finder: what it is told, what it finds, and what passes between its parts.

Invariant: offsets are half-open code points into the text that was searched.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kamergraaf.extraction.references.kinds import Kinds


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to an official document at `[start, end)`.

    `kind` is the local name of a kind in `ontology/references.ttl`. `identifier` and `iri` are empty
    when no public rule gives them for certain; `note` then says why. A reference that stands in a
    footnote has the footnote's words as `text`, the footnote's label as `footnote`, and the place of
    its mark in the text as `[start, end)` (0, 0 when the text has no mark for it).
    """

    start: int
    end: int
    kind: str
    text: str
    identifier: str = ""
    iri: str = ""
    note: str = ""
    footnote: str = ""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note that was taken out of the running text; its mark stands at `[start, end)`."""

    label: str
    text: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Context:
    """What the finder needs beside the text: the kinds, which chamber is meant when none is named, and notes.

    `chamber` is "tk" or "ek"; empty when the letter does not say to whom it is written.
    """

    kinds: Kinds
    chamber: str = "tk"
    footnotes: tuple[Footnote, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A reference as a part of the finder reads it, before it is resolved.

    `parts` fill the forms of its kind; `note` is set when a part that is needed is not said. `name` is
    what other mentions of the same document repeat (a motion's name, a resolution's number).
    """

    start: int
    end: int
    kind: str
    parts: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    name: str = ""
