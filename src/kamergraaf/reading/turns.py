"""Turns: who speaks where in the report of a debate.

Invariant: a turn starts at the speaker's name with a colon and ends where the next one or a
heading starts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kamergraaf.model import Span, Turn
from kamergraaf.reading.weave import Paragraph

_SPEAKER = re.compile(
    r"(?P<speaker>(?:De heer|Mevrouw|Het lid|(?:De )?(?:[Mm]inister|[Ss]taatssecretaris|[Vv]oorzitter))"
    r"(?: [^:().]{1,60}?)?)(?: \((?P<party>[^()]{1,40})\))?\s*:(?=\s|$)"
)


def find_turns(paragraphs: Sequence[Paragraph]) -> tuple[Turn, ...]:
    """The turns of a debate; none when the text is no debate."""
    found = [(at, match) for at, p in enumerate(paragraphs) if p.kind != "heading" and (match := _speaker(p))]
    named = [(at, match) for at, match in found if paragraphs[at].kind == "speaker"]
    found = named or (found if len(found) > 1 else [])
    turns: list[Turn] = []
    ends = [at for at, _ in found][1:] + [len(paragraphs)] * bool(found)
    for (at, match), following in zip(found, ends, strict=True):
        label = Span(paragraphs[at].start, paragraphs[at].start + match.end())
        last = at
        while last + 1 < following and paragraphs[last + 1].kind != "heading":
            last += 1
        body = _body(paragraphs, at, last, label)
        turns.append(Turn(match["speaker"], match["party"] or "", label, body))
    return tuple(turns)


def _speaker(paragraph: Paragraph) -> re.Match[str] | None:
    match = _SPEAKER.match(paragraph.text)
    if match is None and paragraph.kind == "speaker":
        return re.match(r"(?P<speaker>[^(:]*[^(:\s])\s*(?:\((?P<party>[^()]*)\))?\s*:?", paragraph.text)
    return match


def _body(paragraphs: Sequence[Paragraph], at: int, last: int, label: Span) -> Span:
    own = paragraphs[at]
    rest = own.text[label.end - own.start :]
    if rest.strip():
        return Span(label.end + len(rest) - len(rest.lstrip()), paragraphs[last].end)
    if last == at:
        return Span(label.end, label.end)
    return Span(paragraphs[at + 1].start, paragraphs[last].end)
