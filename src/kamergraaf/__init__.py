"""Kamergraaf: a knowledge graph of the letters that a government sends to parliament.

Invariant: importing this package reads no file and imports no other room; `open` does the work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kamergraaf.api import Kamergraaf

__all__ = ["__version__", "open"]

__version__ = "0.1.0"


def open(project: Path | str | None = None) -> Kamergraaf:  # noqa: A001 - `kamergraaf.open()` is the name users know
    """The built graph of a project (default: the one the current folder stands in, else the shipped one).

    Builds it first when it has not been built. Raises KamergraafError with what to do.
    """
    from kamergraaf.api import open_project

    return open_project(project)
