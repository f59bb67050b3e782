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
_MOST_NULS = 10


def decode(data: bytes, path: Path) -> str:
    """The text that the bytes are. Raises InputError that says what is wrong with them and how to mend it."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            raise InputError(
                f"the letter starts with a byte order mark of {name}",
                place=Place(str(path), 1, 1),
                value=mark,
                hint="Save it as UTF-8 without a byte order mark, so that offsets count letters only.",
            )
    if data.count(b"\0") * _MOST_NULS > len(data):
        raise InputError(
            "this is not a text file: it is full of NUL bytes",
            place=Place(str(path)),
            hint="If it is UTF-16, convert it: iconv -f UTF-16 -t UTF-8 OLD > NEW",
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
