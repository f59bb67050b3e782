"""Reading: a file as it was received becomes a `Letter` with clean text and a map back to the source.

Invariant: every character of the clean text is a character of the source, or a white-space
character that stands for one or more of them; nothing is repaired and nothing is lost unseen:
what is left out is listed in `Letter.omissions`.

The source of a letter is, by format:

    txt     the text of the file
    PDF     its lines in reading order, one a line; a form feed ends a page (`pdf_reader`)
    XML, HTML, DOCX     all text of the document in its order, a line end after each block (`markup`)
"""

from __future__ import annotations

from kamergraaf.model import Letter
from kamergraaf.reading.guess import guess_language
from kamergraaf.reading.letter_files import Unread, read_letter, read_letters
from kamergraaf.reading.listing import LeftOut, list_left_out
from kamergraaf.reading.text import read_text

__all__ = ["LeftOut", "Unread", "clean", "guess_language", "list_left_out", "read_letter", "read_letters"]


def clean(source: str, *, slug: str) -> Letter:
    """The letter with this source text: page furniture dropped, lines and hyphens joined.

    >>> clean("Nederland hecht aan de defensie-\\nuitgaven en de sa-\\nmenwerking.\\n", slug="x").text
    'Nederland hecht aan de defensie-uitgaven en de samenwerking.'
    """
    return read_text(source, slug=slug)
