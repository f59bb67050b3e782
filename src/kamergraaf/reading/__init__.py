"""Reading: a file as it was received becomes a `Letter` with clean text and a map back to the source.

Invariant: every character of the clean text is a character of the source, or a white-space
character that stands for one or more of them; nothing is repaired and nothing is lost unseen:
what is left out is listed in `Letter.omissions`.
"""

from __future__ import annotations

from pathlib import Path

from kamergraaf.model import Letter
from kamergraaf.reading.guess import guess_language
from kamergraaf.reading.source import read_source
from kamergraaf.reading.text import read_text

__all__ = ["clean", "guess_language", "read_letter"]


def read_letter(path: Path, *, slug: str | None = None) -> Letter:
    """The letter in a text file. Its slug is the folder's name for `letter.txt`, else the file's own.

    Raises InputError when the file cannot be read, is not UTF-8, starts with a byte order mark or is empty.
    """
    source = read_source(path)
    return clean(source, slug=slug or (path.parent.name if path.name == "letter.txt" else path.stem))


def clean(source: str, *, slug: str) -> Letter:
    """The letter with this source text: page furniture dropped, lines and hyphens joined.

    >>> clean("Nederland hecht aan de defensie-\\nuitgaven en de sa-\\nmenwerking.\\n", slug="x").text
    'Nederland hecht aan de defensie-uitgaven en de samenwerking.'
    """
    return read_text(source, slug=slug)
