"""XML read safely: no entities of its own, nothing fetched, a limit on depth.

Invariant: a document that declares an entity or names an external one is refused before anything of
it is used. The parser is Python's own Expat; it reads UTF-8, UTF-16, Latin-1 and ASCII as declared,
with or without a byte order mark.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from xml.parsers import expat

from kamergraaf.errors import InputError, Place
from kamergraaf.reading.limits import DEEPEST_XML, MOST_ELEMENTS
from kamergraaf.reading.tree import Node

_DECLARED = re.compile(rb"""<\?xml[^>]*\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_NATIVE = frozenset(("utf-8", "utf-16", "iso8859-1", "ascii"))


def parse_xml(data: bytes, place: Place) -> Node:
    """The root element. Raises InputError when the XML is not well formed or not safe."""
    builder = _Builder(place)
    parser = builder.parser
    try:
        parser.Parse(_as_expat_reads(data, place), True)
    except expat.ExpatError as error:
        _check_utf8(data, place)
        raise InputError(
            f"the XML does not parse: {expat.errors.messages[error.code]}",
            place=Place(place.file, error.lineno, error.offset + 1),
            hint="Download it again; if it was edited, check it with: xmllint --noout FILE",
        ) from error
    if builder.root is None:
        raise InputError("the XML holds no element", place=place)
    return builder.root


def _as_expat_reads(data: bytes, place: Place) -> bytes:
    """The bytes, turned into UTF-8 when they are in an encoding that Expat does not know."""
    declared = _DECLARED.match(data.removeprefix(codecs.BOM_UTF8).lstrip())
    if declared is None:
        return data
    name = declared[1].decode("ascii")
    try:
        codec = codecs.lookup(name)
        if codec.name in _NATIVE or data.startswith(codecs.BOM_UTF8):
            return data
        text = codec.decode(data)[0]
    except (LookupError, UnicodeDecodeError) as error:
        raise InputError(
            f"the XML says it is {name}, and that cannot be read",
            place=place,
            value=name,
            hint="Convert it to UTF-8 and say so in its first line.",
        ) from error
    return re.sub(r"encoding\s*=\s*[\"'][^\"']*[\"']", "", text, count=1).encode()


def _check_utf8(data: bytes, place: Place) -> None:
    """Say so when the XML is broken because it is not in UTF-8 and does not name another encoding."""
    declared = _DECLARED.match(data.lstrip())
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return
    if declared and declared[1].lower() != b"utf-8":
        return
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"the XML says it is UTF-8, and byte 0x{data[error.start]:02x} cannot stand there",
            place=Place(place.file, line),
            value=data[error.start],
            hint='If it is Latin-1, let its first line say so: encoding="ISO-8859-1"',
        ) from error


class _Builder:
    """Builds the tree from Expat's events."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.root: Node | None = None
        self._open: list[Node] = []
        self._count = 0
        self._text: list[str] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text.append
        self.parser.EntityDeclHandler = self._refuse_entity
        self.parser.ExternalEntityRefHandler = self._refuse_external
        self.parser.SkippedEntityHandler = self._refuse_unknown

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if len(self._open) >= DEEPEST_XML:
            raise InputError(f"the XML is nested more than {DEEPEST_XML:,} deep", place=self._here())
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise InputError(f"the XML has more than {MOST_ELEMENTS:,} elements", place=self._here())
        self._flush()
        local = {key.rsplit(" ", 1)[-1]: value for key, value in attributes.items()}
        node = Node(name.rsplit(" ", 1)[-1], local, line=self.parser.CurrentLineNumber)
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node
        self._open.append(node)

    def _end(self, _name: str) -> None:
        self._flush()
        self._open.pop()

    def _flush(self) -> None:
        if self._text and self._open:
            self._open[-1].children.append("".join(self._text))
        self._text.clear()

    def _here(self) -> Place:
        return Place(self.place.file, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def _refuse_entity(self, name: str, *_: object) -> None:
        raise InputError(
            "the XML declares entities of its own, which official publications do not",
            place=self._here(),
            value=name,
            hint="It may be an attack on the reader. Take the DOCTYPE out if you trust the file.",
        )

    def _refuse_external(self, *_: object) -> int:
        raise InputError("the XML wants another file read into it", place=self._here())

    def _refuse_unknown(self, name: str, *_: object) -> None:
        raise InputError(
            f"the XML uses the entity &{name}; that nothing declares", place=self._here(), value=name
        )
