"""The README: its commands run, its Python runs, its numbers and links hold."""

from __future__ import annotations

import re
import shlex
from importlib.metadata import version
from pathlib import Path

import pytest

import kamergraaf
from kamergraaf.cli import main
from kamergraaf.project import Project

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def fenced(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL)


COMMANDS = [line for block in fenced("sh") for line in block.splitlines() if line.startswith("kamergraaf ")]
TARGETS = [
    line.split()[1] for block in fenced("sh") for line in block.splitlines() if line.startswith("make ")
]


@pytest.fixture(scope="module")
def project(shipped: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A built project of this module's own, since its commands write to build/."""
    from tests.conftest import copy_project

    from kamergraaf.building import build

    copy = copy_project(shipped.root, tmp_path_factory.mktemp("readme") / "project")
    build(copy)
    return copy


def test_every_command_runs_in_the_readmes_order(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project.root)
    assert len(COMMANDS) >= 14
    for command in COMMANDS:
        code = main(shlex.split(command)[1:])
        captured = capsys.readouterr()
        assert (code, captured.err) == (0, ""), command
        assert captured.out.strip() or "--output" in command, command


def test_the_python_runs(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project.root)
    for block in fenced("python"):
        exec(compile(block, "README.md", "exec"), {})


def test_the_make_targets_exist() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert TARGETS == ["demo", "test"]
    assert all(re.search(rf"^{target}:", makefile, flags=re.MULTILINE) for target in TARGETS)


def test_the_demo_asks_the_five_questions() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    asked = re.findall(r"kamergraaf (ask .*?) --format table", makefile)
    assert [f"kamergraaf {question}" for question in asked] == [
        command for command in COMMANDS if command.startswith("kamergraaf ask ")
    ]


def test_every_link_leads_somewhere() -> None:
    links = [link for link in re.findall(r"\]\(([^)]+)\)", README) if "://" not in link]
    assert links
    assert not [link for link in links if not (ROOT / link).exists()]


def test_the_numbers_are_those_of_the_build(shipped: Project) -> None:
    import json

    summary = json.loads((shipped.build / "current" / "summary.json").read_text("utf-8"))
    found = re.search(r"(\d+) statements and (\d+) figures", README)
    assert found
    assert [int(number) for number in found.groups()] == [
        summary["classes"]["Statement"],
        summary["classes"]["Figure"],
    ]


def test_the_statement_shown_is_in_the_graph(shipped: Project) -> None:
    found = re.search(r"#char=(\d+,\d+)>", README)
    assert found
    assert f"#char={found[1]}>" in (shipped.build / "current" / "graph.nq").read_text("utf-8")


def test_the_version_is_one() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert version("kamergraaf") == kamergraaf.__version__
    assert f"[{kamergraaf.__version__}]" in changelog or "[Unreleased]" in changelog
