"""A small project with a letter that the machine has read and nobody has judged."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.reviewing.machine import add_letter

from kamergraaf.project import Project


@pytest.fixture
def proposed(small: Project, tmp_path: Path) -> Project:
    """The small project with a second letter, as `add` leaves it."""
    add_letter(small, tmp_path)
    return small
