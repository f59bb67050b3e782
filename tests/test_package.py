"""The wheel, built through the sdist: it holds the project's data and works outside the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("ontology", "graph", "queries")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as a release would make it; nothing is fetched, hatchling is already installed."""
    target = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(target), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, text=True)
    (found,) = target.glob("*.whl")
    assert list(target.glob("*.tar.gz"))
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel unpacked as pip installs it, outside the checkout."""
    target = tmp_path_factory.mktemp("elsewhere")
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        str(target),
    ]
    subprocess.run([*command, str(wheel)], check=True, capture_output=True)
    return target


def run(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(installed), "XDG_CACHE_HOME": str(folder / "cache")}
    command = [sys.executable, "-m", "kamergraaf", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_the_wheel_holds_the_data_of_the_tree_and_nothing_else(wheel: Path) -> None:
    inside = {
        name.removeprefix("kamergraaf/_project/")
        for name in zipfile.ZipFile(wheel).namelist()
        if name.startswith("kamergraaf/_project/")
    }
    tracked = {
        str(path.relative_to(ROOT))
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    assert inside == tracked


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    package = ROOT / "src" / "kamergraaf"
    files = {
        f"kamergraaf/{path.relative_to(package)}"
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert files <= set(zipfile.ZipFile(wheel).namelist())


def test_the_installed_package_builds_and_answers_outside_the_checkout(
    installed: Path, tmp_path: Path
) -> None:
    built = run(installed, tmp_path, "build")
    assert (built.returncode, built.stderr) == (0, ""), built.stderr
    answered = run(installed, tmp_path, "ask", "withdrawals", "--format", "csv")
    assert answered.returncode == 0, answered.stderr
    assert "jcpoa" in answered.stdout
    assert not (installed / "kamergraaf" / "_project" / "build").exists()
