"""Weaving: blocks of source pieces become one clean text, with the map from its offsets to the source.

Invariant: every character of the clean text is the source's, or a space or empty line that stands
for white space there. Within a block white space is a single space, between blocks an empty line.
Characters that cannot be seen (control characters, direction marks) are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kamergraaf.model import Omission, Segment
from kamergraaf.reading.hyphens import WrittenWords, join
from kamergraaf.reading.lines import Line

# Joiners (U+200C, U+200D) stay: emoji and some scripts are written with them.
_UNSEEN = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff"
)
# Glyphs that a PDF library could not name; it writes their number in the font.
_NAMELESS = r"\(cid:\d+\)"
_ODD = re.compile(rf"(?P<space>\s*[^\S ]\s*|\s\s+)|(?P<unseen>[{_UNSEEN}]+|{_NAMELESS})")
_ODD_SIGN = re.compile(rf"[^\S ]|[{_UNSEEN}]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Source `[start, end)`, and what the reader puts between it and the next piece of its block."""

    start: int
    end: int
    glue: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """Pieces that make one paragraph, and what it is: text, heading (with its level), label, speaker ..."""

    pieces: Sequence[Piece]
    kind: str = "text"
    level: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block in the clean text."""

    text: str
    start: int
    kind: str = "text"
    level: int = 0

    @property
    def end(self) -> int:
        """The offset behind its last character."""
        return self.start + len(self.text)


@dataclass(slots=True)
class Weaver:
    """Gathers the clean text. `parts` and `segments` grow; `length` is the length of the text so far."""

    source: str
    parts: list[str] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    unseen: list[Omission] = field(default_factory=list)
    length: int = 0
    block_start: int = 0
    spaced: bool = True

    @property
    def text(self) -> str:
        """All that was gathered."""
        return "".join(self.parts)

    def add_block(self, block: Block) -> Paragraph | None:
        """Append a block; None when nothing of it can be seen."""
        mark, before = len(self.parts), self.length
        if before:
            self._make("\n\n")
        self.block_start, self.spaced = self.length, True
        for piece in block.pieces:
            self._add_piece(piece)
        self._trim_end()
        text = "".join(self.parts[mark:])[self.block_start - before :]
        if not text:
            del self.parts[mark:]
            self.length = before
            return None
        self.parts[mark:] = ["\n\n", text] if before else [text]
        return Paragraph(text, self.block_start, block.kind, block.level)

    def _add_piece(self, piece: Piece) -> None:
        at = piece.start
        for odd in _ODD.finditer(self.source, at, piece.end) if self._is_odd(piece) else ():
            self._take(at, odd.start())
            at = odd.end()
            if odd["space"]:
                self._space()
            elif odd.group() != "\u00ad":
                self.unseen.append(Omission(odd.start(), odd.end(), "unseen"))
        self._take(at, piece.end)
        if piece.glue:
            self._space()

    def _is_odd(self, piece: Piece) -> bool:
        """Whether anything in a piece is not taken as it is; most pieces are plain, and this is quick."""
        start, end, source = piece.start, piece.end, self.source
        return (
            _ODD_SIGN.search(source, start, end) is not None
            or source.find("  ", start, end) >= 0
            or source.find("(cid:", start, end) >= 0
        )

    def _take(self, start: int, end: int) -> None:
        """Source `[start, end)`, which holds no odd character; a space at its start may be one too many."""
        if start < end and self.spaced and self.source[start] == " ":
            start += 1
        if start >= end:
            return
        last = self.segments[-1] if self.segments else None
        if last and last.clean + last.length == self.length and last.source + last.length == start:
            self.segments[-1] = Segment(last.clean, last.source, last.length + end - start)
        else:
            self.segments.append(Segment(self.length, start, end - start))
        self.parts.append(self.source[start:end])
        self.length += end - start
        self.spaced = self.source[end - 1] == " "

    def _space(self) -> None:
        if not self.spaced:
            self._make(" ")
            self.spaced = True

    def _make(self, space: str) -> None:
        self.parts.append(space)
        self.length += len(space)

    def _trim_end(self) -> None:
        """Take the space off the block's end."""
        if not self.spaced or self.length == self.block_start:
            return
        self.length -= 1
        self.parts[-1] = self.parts[-1][:-1]
        last = self.segments[-1]
        if last.clean + last.length > self.length:
            self.segments.pop()
            if last.length > 1:
                self.segments.append(Segment(last.clean, last.source, last.length - 1))


def weave(source: str, blocks: Iterable[Block]) -> tuple[Weaver, list[Paragraph]]:
    """The gathered text and its paragraphs, those without a visible character left out."""
    weaver = Weaver(source)
    paragraphs = [paragraph for block in blocks if (paragraph := weaver.add_block(block))]
    return weaver, paragraphs


def block_of_lines(
    lines: Sequence[Line], words: WrittenWords, *, kind: str = "text", level: int = 0
) -> Block:
    """A block of lines that belong together: hyphens at their ends are joined or kept."""
    pieces: list[Piece] = []
    for line, following in pairwise(lines):
        cut, glue = join(line.text, following.text, words)
        pieces.append(Piece(line.start, line.end - cut, glue))
    pieces.append(Piece(lines[-1].start, lines[-1].end))
    return Block(tuple(pieces), kind, level)
