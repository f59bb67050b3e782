"""Formats: which reader a file is for, told from its first bytes and then from its name.

Invariant: the content decides; the name decides only between plain text and HTML without a mark.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from pathlib import Path

from kamergraaf.errors import InputError, Place
from kamergraaf.model import Letter
from kamergraaf.reading.source import decode
from kamergraaf.reading.text import read_text

Reader = Callable[[bytes, str, Path], Letter]
_CONVERT = {
    b"\xd0\xcf\x11\xe0": (
        "a Word file of the old kind (.doc), or an encrypted one",
        "Save it as .docx or .pdf.",
    ),
    b"{\\rtf": ("an RTF file", "Save it as .docx or .pdf."),
    b"\x89PNG": ("an image", "Run optical character recognition and save it as PDF."),
    b"\xff\xd8\xff": ("an image", "Run optical character recognition and save it as PDF."),
    b"II*\x00": ("an image", "Run optical character recognition and save it as PDF."),
    b"MM\x00*": ("an image", "Run optical character recognition and save it as PDF."),
    b"\x1f\x8b": ("a packed file (gzip)", "Unpack it first."),
}
_HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_XML_STARTS = (b"<?xml", b"<officiele-publicatie", b"<metadata_gegevens", b"<vlosCoreDocument")


def read_any(data: bytes, *, slug: str, path: Path) -> Letter:
    """The letter in a file of any format that is known."""
    for start, (what, hint) in _CONVERT.items():
        if data.startswith(start):
            raise InputError(f"this is {what}, which cannot be read", place=Place(str(path)), hint=hint)
    return _find_reader(data, path)(data, slug, path)


def _find_reader(data: bytes, path: Path) -> Reader:
    start = data[:4096].removeprefix(codecs.BOM_UTF8)
    suffix = path.suffix.lower()
    if b"%PDF-" in data[:1024]:
        return _pdf
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _docx
    if suffix in (".htm", ".html", ".xhtml") or _HTML.match(start):
        return _html
    if suffix == ".xml" or start.lstrip().startswith(_XML_STARTS) or _is_utf16_xml(data):
        return _xml
    return _text


def _is_utf16_xml(data: bytes) -> bool:
    marks = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    return data.startswith(marks) and data[:64].decode("utf-16", "replace").lstrip("\ufeff \r\n").startswith(
        "<?xml"
    )


def _pdf(data: bytes, slug: str, path: Path) -> Letter:
    from kamergraaf.reading.pdf_reader import read_pdf

    return read_pdf(data, slug=slug, path=path)


def _docx(data: bytes, slug: str, path: Path) -> Letter:
    from kamergraaf.reading.docx_reader import read_docx

    return read_docx(data, slug=slug, path=path)


def _html(data: bytes, slug: str, path: Path) -> Letter:
    from kamergraaf.reading.html_reader import read_html

    return read_html(data, slug=slug, path=path)


def _xml(data: bytes, slug: str, path: Path) -> Letter:
    from kamergraaf.reading.xml_reader import read_xml

    return read_xml(data, slug=slug, path=path)


def _text(data: bytes, slug: str, path: Path) -> Letter:
    return read_text(decode(data, path), slug=slug)
