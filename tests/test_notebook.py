"""The notebook in docs/ runs from top to bottom, and what it shows is what the letter says."""

from __future__ import annotations

from pathlib import Path

import pytest

from kamergraaf.project import Project

NOTEBOOK = Path(__file__).parents[1] / "docs" / "first-letter.ipynb"


@pytest.fixture(scope="module")
def outputs(shipped: Project) -> list[str]:
    """What each code cell shows, as text, when the notebook runs in a built project."""
    nbformat = pytest.importorskip("nbformat", reason="the notebook needs the extra `notebook`")
    client = pytest.importorskip("nbclient", reason="the notebook needs the extra `notebook`")
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    client.NotebookClient(
        notebook, timeout=120, resources={"metadata": {"path": str(shipped.root)}}
    ).execute()
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [
        "".join(output.get("data", {}).get("text/plain", "") for output in cell.outputs) for cell in cells
    ]


def test_it_is_committed_without_outputs() -> None:
    text = NOTEBOOK.read_text("utf-8")
    assert '"outputs": []' in text
    assert '"output_type"' not in text


def test_every_code_cell_shows_something(outputs: list[str]) -> None:
    assert len(outputs) == 9
    assert all(outputs)


def test_the_answers_are_the_letters(outputs: list[str]) -> None:
    withdrawals, supports, plain = outputs[1], outputs[2], outputs[3]
    for name in ("JCPOA", "Akkoord van Parijs", "Mensenrechtenraad"):
        assert name in withdrawals
        assert name in plain
    assert "reactie van de Europese Commissie" in " ".join(supports.split())
