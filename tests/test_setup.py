"""Setting up: one sentence about what is missing, and no second installation."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# A Python in name only: it answers what setup.sh asks and makes a `.venv` whose pip notes each call.
FAKE = """#!/bin/sh
case "$*" in
  --version) echo "Python {version}" ;;
  *version_info*) exit {too_old} ;;
  *"import venv, ensurepip"*) exit {no_venv} ;;
  "-m venv"*) mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
  "-m pip"*) echo "$*" >> pip.log; exit {no_index} ;;
esac
"""


def set_up(folder: Path, *, expect: int = 0, **answers: object) -> str:
    """Run setup.sh in a folder with a Python that answers so; what it says."""
    (folder / "tools").mkdir(exist_ok=True)
    shutil.copy(ROOT / "tools" / "setup.sh", folder / "tools")
    if not (folder / "pyproject.toml").exists():
        (folder / "pyproject.toml").touch()
    fake = folder / "python"
    values = {"version": "3.12.1", "too_old": 0, "no_venv": 0, "no_index": 0, **answers}
    fake.write_text(FAKE.format(**values), "utf-8")
    fake.chmod(0o755)
    done = subprocess.run(
        ["sh", "tools/setup.sh"],
        cwd=folder,
        env={**os.environ, "PYTHON": str(fake)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == expect, done.stderr
    return done.stderr


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"version": "3.9.2", "too_old": 1}, "Python 3.9.2 is too old: install Python 3.11 or newer"),
        ({"no_venv": 1}, "install its venv package (on Debian: apt install python3-venv)"),
        ({"no_index": 1}, "the packages could not be installed"),
    ],
)
def test_what_is_missing_is_said_in_one_sentence(
    tmp_path: Path, answers: dict[str, object], sentence: str
) -> None:
    said = set_up(tmp_path, expect=1, **answers)
    assert sentence in said
    assert len(said.strip().splitlines()) == 1


def test_no_python_at_all_is_said_too(tmp_path: Path) -> None:
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / "tools" / "setup.sh", tmp_path / "tools")
    command = ["sh", "tools/setup.sh"]
    environment = {**os.environ, "PYTHON": "python-that-is-not-there"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "install Python 3.11 or newer" in done.stderr


def test_setting_up_twice_installs_once(tmp_path: Path) -> None:
    set_up(tmp_path)
    set_up(tmp_path)
    assert len((tmp_path / "pip.log").read_text("utf-8").splitlines()) == 1


def test_a_changed_pyproject_installs_anew(tmp_path: Path) -> None:
    set_up(tmp_path)
    later = (tmp_path / ".venv" / ".installed").stat().st_mtime + 10
    os.utime(tmp_path / "pyproject.toml", (later, later))
    set_up(tmp_path)
    assert len((tmp_path / "pip.log").read_text("utf-8").splitlines()) == 2
