"""Fixtures for all rooms.

Policy: no test reaches a network or writes outside its temporary folder. `small` is a copy of a
made-up project that a test may break; `shipped` is a copy of the real one, built once a session.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from kamergraaf.project import Project, find_project, shipped_root

# How long an example takes says something of the machine, not of what must hold.
settings.register_profile("kamergraaf", parent=settings.default, deadline=None)
settings.load_profile("kamergraaf")

_DATA = Path(__file__).parent / "data"


def copy_project(source: Path, target: Path) -> Project:
    """A copy of a project, with the shipped ontology and queries where it has none of its own."""
    for name in ("ontology", "graph", "queries"):
        origin = source / name
        shutil.copytree(origin if origin.is_dir() else shipped_root() / name, target / name)
    return find_project(target)


@pytest.fixture
def small(tmp_path: Path) -> Project:
    """A fresh copy of the small project about made-up states; not built."""
    return copy_project(_DATA / "small", tmp_path / "small")


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the shipped project, built. Do not change it."""
    from kamergraaf.building import build

    project = copy_project(shipped_root(), tmp_path_factory.mktemp("shipped") / "project")
    build(project)
    return project
