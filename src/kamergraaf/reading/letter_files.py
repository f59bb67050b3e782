"""Files: one letter, or many of which some cannot be read.

Invariant: a file that cannot be read takes no other with it; no two letters of one run have one name.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kamergraaf.errors import InputError, KamergraafError, Place
from kamergraaf.model import Letter
from kamergraaf.reading.formats import read_any
from kamergraaf.reading.limits import read_bytes


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that gave no letter, and why."""

    path: Path
    error: KamergraafError


def read_letter(path: Path, *, slug: str | None = None) -> Letter:
    """The letter in a file: plain text, PDF, HTML, official XML or DOCX, told by its content.

    Its slug is the folder's name for `letter.txt` (or `letter.pdf`, ...), else the file's own, written as
    names of letters are. Raises InputError when the file cannot be read, with what is wrong and what to do.
    """
    return read_any(read_bytes(path), slug=slug or slug_of(path), path=path)


def read_letters(paths: Iterable[Path]) -> Iterator[Letter | Unread]:
    """The letters in these files, in order; in place of one that cannot be read stands an `Unread`.

    Of two files whose letters would have one name the second is not read.
    """
    seen: dict[str, Path] = {}
    for path in paths:
        slug = slug_of(path)
        try:
            if slug in seen and seen[slug].resolve() != path.resolve():
                raise InputError(
                    f"its letter would be called {slug!r}, as that of {seen[slug]} is",
                    place=Place(str(path)),
                    value=slug,
                    hint="Rename one of the two files, or give it a name of its own.",
                )
            letter = read_letter(path)
        except KamergraafError as error:
            yield Unread(path, error)
            continue
        seen[slug] = path
        yield letter


def slug_of(path: Path) -> str:
    """The name of the letter in a file: lower case, without accents, other characters as one hyphen.

    >>> slug_of(Path("Brief van 5 juli (definitief).docx")), slug_of(Path("2018-handel/letter.txt"))
    ('brief-van-5-juli-definitief', '2018-handel')
    """
    name = path.absolute().parent.name if path.stem == "letter" else path.stem
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    slug = re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-")
    return slug or f"letter-{hashlib.sha256(name.encode('utf-8', 'surrogateescape')).hexdigest()[:8]}"
