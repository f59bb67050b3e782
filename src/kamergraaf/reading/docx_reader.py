"""DOCX: a Word file becomes a letter.

The file is opened with Python's own `zipfile` and the safe XML parser; nothing is unpacked to disk.

Invariant: what was deleted with tracked changes, field codes and comments are not the letter's text;
page headers and footers are listed as left out. A file that unpacks to too much is refused.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from kamergraaf.errors import InputError, Place
from kamergraaf.model import Letter
from kamergraaf.reading.assemble import Draft, assemble
from kamergraaf.reading.limits import MOST_UNPACKED_BYTES
from kamergraaf.reading.markup import Writer
from kamergraaf.reading.safe_xml import parse_xml
from kamergraaf.reading.tree import Node

_DOCUMENT = "word/document.xml"
_FURNITURE = re.compile(r"word/(header|footer)\d*\.xml")
_HEADING = re.compile(r"(?:heading|kop)\s*(\d)", re.IGNORECASE)
_SKIPPED = {"del": "deleted", "moveFrom": "deleted", "instrText": "field code", "Fallback": ""}


def read_docx(data: bytes, *, slug: str, path: Path) -> Letter:
    """The letter in a DOCX. Raises InputError when it is no DOCX, damaged, or unpacks to too much."""
    place = Place(str(path))
    draft = _draft(_open(data, place))
    letter = assemble(draft, slug=slug)
    if not letter.text:
        raise InputError("the Word file holds no text", place=place)
    return letter


def _open(data: bytes, place: Place) -> dict[str, Node]:
    """The parts of the file that hold text, by name."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [info for info in archive.infolist() if _is_wanted(info.filename)]
            if _DOCUMENT not in archive.namelist():
                raise InputError(
                    "this zip file is no Word file: word/document.xml is not in it",
                    place=place,
                    hint="Save the letter as .docx or .pdf.",
                )
            left = MOST_UNPACKED_BYTES
            parts: dict[str, Node] = {}
            for info in names:
                with archive.open(info) as file:
                    content = file.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise InputError(
                        f"the Word file unpacks to more than {MOST_UNPACKED_BYTES // 2**20} MB", place=place
                    )
                parts[info.filename] = parse_xml(content, place)
            return parts
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise InputError(
            f"the Word file is damaged or encrypted: {error}",
            place=place,
            hint="Open it in Word and save it again, without a password.",
        ) from error


def _is_wanted(name: str) -> bool:
    known = (_DOCUMENT, "word/footnotes.xml", "word/endnotes.xml", "word/styles.xml")
    return name in known or _FURNITURE.fullmatch(name) is not None


def _draft(parts: Mapping[str, Node]) -> Draft:
    walker = _Walker(_levels(parts), _notes(parts))
    body = parts[_DOCUMENT].first("body") or parts[_DOCUMENT]
    walker.walk(body)
    furniture: list[str] = []
    for name, node in sorted(parts.items()):
        if (match := _FURNITURE.fullmatch(name)) and (text := node.text()):
            walker.writer.begin(path=match[1])
            walker.writer.omit(text, f"page {match[1]}")
            walker.writer.end()
            furniture.append(text)
    draft = walker.writer.draft()
    draft.furniture = furniture
    return draft


def _levels(parts: Mapping[str, Node]) -> dict[str, int]:
    """The heading level of each style that has one."""
    levels: dict[str, int] = {}
    for style in parts["word/styles.xml"].all("style") if "word/styles.xml" in parts else ():
        name, outline = style.first("name"), style.first("outlineLvl")
        match = _HEADING.match(name.attributes.get("val", "")) if name else None
        if match:
            levels[style.attributes.get("styleId", "")] = int(match[1])
        elif outline and outline.attributes.get("val", "9").isdigit() and int(outline.attributes["val"]) < 9:
            levels[style.attributes.get("styleId", "")] = int(outline.attributes["val"]) + 1
    return levels


def _notes(parts: Mapping[str, Node]) -> dict[tuple[str, str], str]:
    """The text of each footnote and endnote by its number in the file."""
    notes: dict[tuple[str, str], str] = {}
    for kind in ("footnote", "endnote"):
        part = parts.get(f"word/{kind}s.xml")
        for note in part.all(kind) if part else ():
            notes[kind, note.attributes.get("id", "")] = note.text(without=tuple(_SKIPPED))
    return notes


class _Walker:
    """Writes paragraphs in order; `count` is that of the paragraph, `noted` that of the note."""

    def __init__(self, levels: Mapping[str, int], notes: Mapping[tuple[str, str], str]) -> None:
        self.writer = Writer()
        self._levels = levels
        self._notes = notes
        self._count = 0
        self._noted = 0

    def walk(self, node: Node, *, cell: bool = False) -> None:
        """Write the paragraphs and tables that stand in an element."""
        for child in node.elements:
            if child.tag == "p":
                self._paragraph(child, cell=cell)
            elif child.tag not in _SKIPPED:
                self.walk(child, cell=cell or child.tag == "tc")

    def _paragraph(self, node: Node, *, cell: bool) -> None:
        style = node.first("pStyle")
        level = self._levels.get(style.attributes.get("val", ""), 0) if style else 0
        kind = "heading" if level else "cell" if cell else "text"
        self._count += 1
        self.writer.begin(kind, level=level, line=self._count, path="p")
        boxes: list[Node] = []
        self._runs(node, boxes)
        self.writer.end()
        for box in boxes:
            self.walk(box, cell=cell)

    def _runs(self, node: Node, boxes: list[Node]) -> None:
        """The text of a paragraph; text boxes that hang on it come after it."""
        for child in node.elements:
            if child.tag == "t":
                self.writer.text("".join(part for part in child.children if isinstance(part, str)))
            elif child.tag in ("tab", "br", "cr"):
                self.writer.space()
            elif child.tag == "noBreakHyphen":
                self.writer.text("-")
            elif child.tag in ("footnoteReference", "endnoteReference"):
                self._note(child)
            elif child.tag == "txbxContent":
                boxes.append(child)
            elif child.tag in _SKIPPED:
                if _SKIPPED[child.tag]:
                    self.writer.omit(child.text(), _SKIPPED[child.tag])
            elif child.tag != "pPr":
                self._runs(child, boxes)

    def _note(self, node: Node) -> None:
        kind = node.tag.removesuffix("Reference")
        text = self._notes.get((kind, node.attributes.get("id", "")), "")
        if text:
            self._noted += 1
            self.writer.note(str(self._noted), text)
