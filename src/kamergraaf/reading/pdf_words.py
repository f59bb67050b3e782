"""The words of a PDF page with their boxes, as PDFium finds them.

Invariant: a word holds no white space; its box is in points from the page's lower left corner. This
is the only module that calls PDFium's text functions.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium

_HYPHENS = (0x02, 0xFFFE)
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
_UPRIGHT = 0.1
_BOLD = 600


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page. `base` is the height of its baseline and `size` that of its letters, in points."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    base: float
    size: float
    bold: bool = False
    upright: bool = True

    @property
    def width(self) -> float:
        """From its first to its last letter, in points."""
        return self.right - self.left


def page_words(text_page: pdfium.FPDF_TEXTPAGE, count: int) -> Iterator[Word]:
    """The words of a loaded page with `count` characters, in the order in which the page draws them."""
    letters: list[str] = []
    first = last = 0
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        letter = "-" if code in _HYPHENS else _LIGATURES.get(chr(code), chr(code)) if code else "\ufffd"
        if letter.isspace():
            if letters:
                yield _word(text_page, letters, first, last)
            letters = []
            continue
        if not letters:
            first = index
        letters.append(letter)
        last = index
        if code in _HYPHENS:
            yield _word(text_page, letters, first, last)
            letters = []
    if letters:
        yield _word(text_page, letters, first, last)


def _word(page: pdfium.FPDF_TEXTPAGE, letters: list[str], first: int, last: int) -> Word:
    start, end = _box(page, first), _box(page, last)
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(page, first, x, y)
    angle = pdfium.FPDFText_GetCharAngle(page, first)
    return Word(
        text="".join(letters).encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
        left=min(start.left, end.left),
        bottom=min(start.bottom, end.bottom),
        right=max(start.right, end.right),
        top=max(start.top, end.top),
        base=y.value,
        size=start.top - start.bottom,
        bold=pdfium.FPDFText_GetFontWeight(page, first) >= _BOLD,
        upright=min(angle, 2 * 3.141592653589793 - angle) < _UPRIGHT,
    )


def _box(page: pdfium.FPDF_TEXTPAGE, index: int) -> pdfium.FS_RECTF:
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(page, index, box)
    return box
