"""From a tree to the source, blocks, notes and omissions of a letter.

The source of a letter in XML, HTML or DOCX is all text of the document in its order, each block
ended by a line end. `Letter.spots` names for each block the line of the file (or the paragraph) and
the element.

Invariant: every text of the tree is written to the source once; what is no text of the letter is
written too, and listed as an omission.
"""

from __future__ import annotations

from kamergraaf.model import Omission, Span, Spot
from kamergraaf.reading.assemble import Draft, DraftNote
from kamergraaf.reading.weave import Block, Piece, weave


class Writer:
    """Writes the source of a letter and remembers what each part of it is.

    `begin` opens a block and ends the one before it; `text` adds to it; `omit` adds text that is left
    out; `note` adds a note's text, which does not end the block.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._pieces: list[Piece] = []
        self._start = 0
        self._kind: tuple[str, int] = ("text", 0)
        self._where: tuple[int | None, str] = (None, "")
        self._blocks: list[Block] = []
        self._omissions: list[Omission] = []
        self._notes: list[tuple[str, int, int, list[Piece]]] = []
        self._spots: list[Spot] = []

    def begin(self, kind: str = "text", *, level: int = 0, line: int | None = None, path: str = "") -> None:
        """Start a block."""
        self.end()
        self._kind, self._where = (kind, level), (line, path)

    def end(self) -> None:
        """End the block; nothing happens when it is empty."""
        if self._length == self._start:
            return
        self._put("\n")
        if self._pieces:
            self._blocks.append(Block(tuple(self._pieces), *self._kind))
        line, path = self._where
        self._spots.append(Spot(self._start, self._length - 1, line=line, path=path))
        self._pieces, self._start, self._kind = [], self._length, ("text", 0)

    def text(self, text: str) -> None:
        """Text of the block; text put there after a note or an omission joins on."""
        if text:
            self._pieces.append(self._put(text))

    def space(self) -> None:
        """A space that the document means and does not write: between cells, for a line break."""
        self.text(" ")

    def omit(self, text: str, reason: str) -> None:
        """Text that is not the letter's."""
        if text.strip():
            piece = self._put(text)
            self._omissions.append(Omission(piece.start, piece.end, reason))

    def note(self, label: str, text: str) -> None:
        """A note that stands at this place."""
        shown = self._put(f" {label}") if label else None
        piece = self._put(f" {text} ")
        start = shown.start if shown else piece.start
        self._omissions.append(Omission(start, piece.end, "footnote"))
        self._notes.append((label, start, piece.end, [piece]))

    def draft(self) -> Draft:
        """What was written."""
        self.end()
        source = "".join(self._parts)
        notes = [
            DraftNote(label, weave(source, [Block(pieces)])[0].text, Span(start, end))
            for label, start, end, pieces in self._notes
        ]
        return Draft(source, self._blocks, self._omissions, notes, spots=self._spots)

    def _put(self, text: str) -> Piece:
        self._parts.append(text)
        self._length += len(text)
        return Piece(self._length - len(text), self._length)
