"""Writing files: aside first, then renamed into place.

Invariant: a file that a reader can see is whole; when writing fails, what stood there before stands
there still.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from kamergraaf.errors import OutputError, Place


@contextmanager
def written_aside(path: Path, mode: str = "w") -> Iterator[IO[Any]]:
    """An open file that takes the place of `path` when the block ends without an error.

    Text is UTF-8 with line ends as given. Raises OutputError when it cannot be written.
    """
    aside: str | None = None
    try:
        encoding, newline = (None, None) if "b" in mode else ("utf-8", "")
        handle, aside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, mode, encoding=encoding, newline=newline) as file:
            yield file
        Path(aside).chmod(0o644)
        Path(aside).replace(path)
        aside = None
    except OSError as error:
        raise OutputError(
            f"it cannot be written: {error.strerror}",
            place=Place(str(path)),
            value=str(path),
            hint="Name a file in a folder that exists and that you may write to.",
        ) from error
    finally:
        if aside is not None:
            with suppress(OSError):
                Path(aside).unlink()
