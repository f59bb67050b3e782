"""Plain text: from the lines of a page to a letter. PDF text goes the same way.

Invariant: the source is the text as given; nothing in it is changed, and every line with text is
in the clean text, in a note, or in an omission.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kamergraaf.model import Letter, Omission, Span
from kamergraaf.reading.assemble import Draft, DraftNote, assemble
from kamergraaf.reading.hyphens import WrittenWords
from kamergraaf.reading.lines import Line, split_lines
from kamergraaf.reading.notes import FoundNote, find_notes
from kamergraaf.reading.pages import (
    FOOTNOTE,
    HEADER,
    RULE,
    as_omissions,
    kept_lines,
    mark_furniture,
    read_header,
)
from kamergraaf.reading.paragraphs import HASHES, find_paragraphs
from kamergraaf.reading.weave import Block, Piece, block_of_lines, weave

MARKUP = "markup"
_ANCHOR = re.compile(r"\s*\{#[^{}]*\}$")


def read_text(source: str, *, slug: str) -> Letter:
    """The letter with this source text."""
    lines = split_lines(source)
    reasons = mark_furniture(lines)
    notes = find_notes(lines, reasons)
    draft = draft_of_lines(source, lines, reasons, notes)
    draft.header = read_header(lines, reasons)
    return assemble(draft, slug=slug)


def draft_of_lines(
    source: str, lines: Sequence[Line], reasons: dict[int, str], notes: Sequence[FoundNote]
) -> Draft:
    """The paragraphs, notes and omissions of lines that are marked where they are no text."""
    words = WrittenWords(source)
    furniture = tuple(lines[index].text for index, reason in sorted(reasons.items()) if reason != HEADER)
    for note in notes:
        reasons.update(dict.fromkeys(note.lines, FOOTNOTE))
    draft = Draft(source, omissions=list(as_omissions(source, lines, reasons)), furniture=furniture)
    draft.notes = [_draft_note(source, lines, note, words) for note in notes]
    for paragraph in find_paragraphs(kept_lines(lines, reasons)):
        draft.blocks.append(_block(paragraph, words, draft.omissions))
    return draft


def _block(lines: Sequence[Line], words: WrittenWords, omissions: list[Omission]) -> Block:
    """One paragraph; the signs of a marked-up heading and of a drawn rule are left out."""
    first = lines[0]
    if RULE.fullmatch(first.text):
        omissions.append(Omission(first.start, first.end, MARKUP))
        return Block(())
    hashes = HASHES.match(first.text)
    if hashes is None:
        kind = "heading" if all(line.is_heading for line in lines) else "text"
        return block_of_lines(lines, words, kind=kind, level=int(kind == "heading"))
    start, end = first.start + hashes.end(), first.end
    omissions.append(Omission(first.start, start, MARKUP))
    if anchor := _ANCHOR.search(first.text):
        end = first.start + anchor.start()
        omissions.append(Omission(end, first.end, MARKUP))
    return Block((Piece(start, end),), "heading", len(hashes[1]))


def _draft_note(source: str, lines: Sequence[Line], note: FoundNote, words: WrittenWords) -> DraftNote:
    own = [lines[index] for index in note.lines]
    last = max(line.end for line in own if line.page == own[0].page)
    block = block_of_lines(own, words)
    first = block.pieces[0]
    pieces = (Piece(max(first.start, note.start), first.end, first.glue), *block.pieces[1:])
    weaver, _ = weave(source, [Block(pieces)])
    return DraftNote(
        note.label, weaver.text, Span(own[0].start, last), Span(*note.mark) if note.mark else None
    )
