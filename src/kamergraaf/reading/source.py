"""The bytes of a text file as a string, or one clear sentence why not.

Invariant: what is returned encodes back to the very bytes of the file.
"""

from __future__ import annotations

import codecs
from pathlib import Path

from kamergraaf.errors import InputError, Place

_MARKS = (
    (codecs.BOM_UTF8, "UTF-8"),
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def read_source(path: Path) -> str:
    """The file's text. Raises InputError that says what is wrong with it and how to mend it."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"the letter cannot be read: {error.strerror}", place=Place(str(path))) from error
    for mark, name in _MARKS:
        if data.startswith(mark):
            raise InputError(
                f"the letter starts with a byte order mark of {name}",
                place=Place(str(path), 1, 1),
                value=mark,
                hint="Save it as UTF-8 without a byte order mark, so that offsets count letters only.",
            )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        raise InputError(
            f"the letter is not UTF-8: byte 0x{data[error.start]:02x} cannot stand there",
            place=Place(str(path), line, column),
            value=data[error.start],
            hint="If it is Latin-1, convert it: iconv -f LATIN1 -t UTF-8 OLD > NEW",
        ) from error
    if not text.strip():
        raise InputError("the letter is empty", place=Place(str(path)), hint="Save the letter's text again.")
    return text
