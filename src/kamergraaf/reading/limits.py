"""Limits: how large a file may be before it is no letter any more.

Invariant: whatever is over a limit is refused with a sentence that names the limit; nothing is cut off.
"""

from __future__ import annotations

from pathlib import Path

from kamergraaf.errors import InputError, Place

MOST_BYTES = 100 * 2**20
MOST_PAGES = 1_000
MOST_PAGE_CHARACTERS = 200_000
MOST_UNPACKED_BYTES = 100 * 2**20
MOST_ELEMENTS = 1_000_000
DEEPEST_PAGE = 1_000
DEEPEST_XML = 150


def read_bytes(path: Path) -> bytes:
    """The file's bytes, read at once. Raises InputError when it is unreadable, empty or over the limit."""
    place = Place(str(path))
    try:
        if path.is_dir():
            raise InputError("this is a folder, not a letter", place=place, hint="Name the files in it.")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError(f"the letter cannot be read: {error.strerror}", place=place) from error
    if len(data) > MOST_BYTES:
        raise InputError(
            f"the file is larger than {MOST_BYTES // 2**20} MB",
            place=place,
            hint="A letter is smaller: split it, or take its text out first.",
        )
    if not data:
        raise InputError("the letter is empty", place=place, hint="Save the letter's text again.")
    return data
