"""The map in ARCHITECTURE.md: a room imports only rooms above it, and each module says what it is."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "kamergraaf"
ROOMS = re.findall(r"^\| `(\w+)` \|", (ROOT / "ARCHITECTURE.md").read_text("utf-8"), flags=re.MULTILINE)
MODULES = sorted(path for path in SOURCE.rglob("*.py"))
# The package's own front door: it offers `open`, which loads the API when it is called.
FRONT = (SOURCE / "__init__.py", SOURCE / "__main__.py")


def room_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        rooms |= {name.split(".")[1] for name in names if name.startswith("kamergraaf.")}
    return rooms


def test_the_map_names_every_room_that_there_is() -> None:
    assert sorted(ROOMS) == sorted({room_of(path) for path in MODULES if path not in FRONT})


@pytest.mark.parametrize(
    "path", [path for path in MODULES if path not in FRONT], ids=lambda path: str(path.relative_to(SOURCE))
)
def test_a_room_imports_only_rooms_above_it(path: Path) -> None:
    allowed = ROOMS[: ROOMS.index(room_of(path)) + 1]
    assert imported_rooms(path) <= set(allowed)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_says_what_it_is_for_and_stays_small(path: Path) -> None:
    text = path.read_text("utf-8")
    docstring = ast.get_docstring(ast.parse(text)) or ""
    assert "Invariant" in docstring, "the docstring has no sentence that is always true of the module"
    assert len(text.splitlines()) < 300


def test_query_text_lives_only_in_queries() -> None:
    sparql = re.compile(r"\b(?:SELECT|CONSTRUCT|ASK|DESCRIBE)\b[^\n]*(?:\?\w|WHERE|\{)")
    found = []
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and sparql.search(node.value):
                found.append(f"{path.name}:{node.lineno}")
    docstrings = {f"{path.name}:{line}" for path in MODULES for line in docstring_lines(path)}
    assert set(found) <= docstrings


def docstring_lines(path: Path) -> set[int]:
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return {
        node.body[0].lineno
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, kinds) and node.body and isinstance(node.body[0], ast.Expr)
    }
