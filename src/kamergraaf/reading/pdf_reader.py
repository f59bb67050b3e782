"""PDF: a file with a text layer becomes a letter.

The source of such a letter is its text as set: the lines in reading order, one a line, an empty line
where there is white space between them, a form feed where a page ends. A hyphen at a line's end is
written "-". `Letter.spots` holds the box of each word.

Invariant: all words of all pages are in the source; a page without any is named in the remarks.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from kamergraaf.errors import InputError, Place
from kamergraaf.model import Letter
from kamergraaf.reading.assemble import assemble
from kamergraaf.reading.limits import MOST_PAGE_CHARACTERS, MOST_PAGES
from kamergraaf.reading.pdf_columns import page_lines
from kamergraaf.reading.pdf_layout import PageLine
from kamergraaf.reading.pdf_text import draft_of_pages
from kamergraaf.reading.pdf_words import page_words

# PDFium may not be called from two threads at once.
_ENGINE = threading.Lock()
_TAIL = 4096
_OCR = "Run optical character recognition first, for instance: ocrmypdf --language nld OLD.pdf NEW.pdf"


def read_pdf(data: bytes, *, slug: str, path: Path) -> Letter:
    """The letter in a PDF. Raises InputError when it is encrypted, damaged, too long or without text."""
    place = Place(str(path))
    with _ENGINE:
        pages = list(_read_pages(data, place))
    empty = [number for number, lines in enumerate(pages, 1) if not lines]
    if len(empty) == len(pages):
        raise InputError("the PDF has no text layer: its pages are images", place=place, hint=_OCR)
    draft = draft_of_pages(pages)
    letters = sum(map(str.isalnum, draft.source))
    if draft.source.count("\ufffd") > letters:
        raise InputError(
            "the PDF's letters have no meaning: its fonts do not say which", place=place, hint=_OCR
        )
    draft.remarks += [f"Page {number} has no text layer; it was not read." for number in empty]
    return assemble(draft, slug=slug)


def _read_pages(data: bytes, place: Place) -> Iterator[list[PageLine]]:
    """The lines of each page."""
    with _open(data, place) as document:
        count = len(document)
        if count == 0:
            raise _no_pages(place)
        if count > MOST_PAGES:
            raise InputError(
                f"the PDF has {count:,} pages; a letter has at most {MOST_PAGES:,}",
                place=place,
                hint="Cut the letter out first, for instance: qpdf BIG.pdf --pages . 1-20 -- LETTER.pdf",
            )
        gutter: float | None = None
        for index in range(count):
            lines, gutter = _read_page(document, index, place, gutter)
            yield lines


def _open(data: bytes, place: Place) -> pypdfium2.PdfDocument:
    if b"%%EOF" not in data[-_TAIL:]:
        raise InputError(
            "the PDF is cut off: its end is missing", place=place, hint="Copy or download it again."
        )
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        # The code of an earlier file may linger when PDFium gives none for this one.
        if error.err_code == pdfium.FPDF_ERR_PASSWORD and b"/Encrypt" in data:
            raise InputError(
                "the PDF is encrypted and asks for a password",
                place=place,
                hint="Save it without one, for instance: qpdf --decrypt --password=... OLD.pdf NEW.pdf",
            ) from error
        if re.search(rb"/Count\s+0\b", data) and not re.search(rb"/Type\s*/Page\b", data):
            raise _no_pages(place) from error
        raise InputError(
            "the PDF is damaged and cannot be opened", place=place, hint="Copy or download it again."
        ) from error


def _no_pages(place: Place) -> InputError:
    return InputError("the PDF has no pages", place=place, hint="Save or download it again.")


def _read_page(
    document: pypdfium2.PdfDocument, index: int, place: Place, gutter: float | None
) -> tuple[list[PageLine], float | None]:
    try:
        page = document[index]
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise InputError(
            f"page {index + 1} of the PDF is damaged", place=place, hint="Copy or download it again."
        ) from error
    try:
        count = text_page.count_chars()
        if count > MOST_PAGE_CHARACTERS:
            raise InputError(f"page {index + 1} of the PDF holds {count:,} characters", place=place)
        return page_lines(page_words(text_page.raw, count), gutter=gutter)
    finally:
        text_page.close()
        page.close()
