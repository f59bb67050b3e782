"""The way of a letter on the command line: extract, add, build, review, ask, export, import, evaluate."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from kamergraaf.cli import main
from kamergraaf.project import Project

LETTER = """Aan de Voorzitter van de Tweede Kamer

Nederland steunt het voorstel van de Europese Commissie. Nederland werkt samen met Duitsland.

Het kabinet veroordeelt de aanval van Rusland niet.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "2021-voorbeeldbrief.txt"
    path.write_text(LETTER, "utf-8")
    return path


def rows_of(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_extract_gives_the_guides_line_with_offsets_and_rule(
    file: Path, shipped: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["extract", str(file), "--project", str(shipped.root)]) == 0
    rows = rows_of(capsys.readouterr().out)
    assert {("Nederland", "supports"), ("Nederland", "cooperatesWith")} <= {
        (row["subject"], row["predicate"]) for row in rows
    }
    for row in rows:
        assert row["rule"]
        assert 0 <= float(str(row["confidence"])) <= 1
        assert isinstance(row["start"], int)
        assert str(row["quote"]) in LETTER


def test_extract_tells_of_a_broken_file_and_goes_on(
    file: Path, tmp_path: Path, shipped: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "stuk.pdf"
    broken.write_bytes(b"%PDF-1.7 and no more")
    french = tmp_path / "lettre.txt"
    french.write_text(
        "Le gouvernement soutient la proposition de la Commission, mais il ne veut pas que les États membres "
        "soient obligés de la suivre dans tous les cas.",
        "utf-8",
    )
    code = main(["extract", str(broken), str(french), str(file), "--project", str(shipped.root)])
    captured = capsys.readouterr()
    assert code == 3
    assert "stuk.pdf" in captured.err
    assert "not in Dutch but in fr" in captured.err
    assert rows_of(captured.out)
    assert "Traceback" not in captured.err


def test_a_letter_goes_from_file_to_accepted_statement(
    file: Path,
    shipped: Project,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from tests.conftest import copy_project

    project = copy_project(shipped.root, tmp_path / "project")
    here = ["--project", str(project.root)]
    question = "SELECT ?what WHERE { actor:nederland kg:cooperatesWith ?what }"

    assert main(["add", str(file), "--slug", "2021-voorbeeld", "--sender", "Nederlands kabinet", *here]) == 0
    assert (project.letters / "2021-voorbeeld" / "letter.txt").read_text("utf-8") == LETTER
    assert main(["build", *here]) == 0
    capsys.readouterr()
    assert main(["query", question, *here]) == 0
    assert "duitsland" in capsys.readouterr().out
    assert main(["query", question, "--status", "accepted", *here]) == 0
    assert "duitsland" not in capsys.readouterr().out

    monkeypatch.setattr("sys.stdin", io.StringIO("a\n" * 20))
    assert main(["review", "--name", "Een lezer", "--letter", "2021-voorbeeld", *here]) == 0
    assert main(["build", *here]) == 0
    capsys.readouterr()
    assert main(["query", question, "--status", "accepted", *here]) == 0
    assert "duitsland" in capsys.readouterr().out

    assert main(["export", "2021-voorbeeld", *here]) == 0
    lines = capsys.readouterr().out
    assert any(row["object"] == "Duitsland" for row in rows_of(lines))
    exported = tmp_path / "2021-voorbeeld.jsonl"
    exported.write_text(lines, "utf-8")
    assert main(["import", "2021-voorbeeld", str(exported), "--name", "Een lezer", *here]) == 0


def test_the_same_letter_is_not_added_twice(
    file: Path, small: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["add", str(file), "--slug", "2020-graanverdrag", "--project", str(small.root)]
    assert main(arguments) != 0
    assert "2020-graanverdrag" in capsys.readouterr().err


def test_evaluate_gives_one_for_gold_against_itself(
    tmp_path: Path, shipped: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    here = ["--project", str(shipped.root)]
    assert main(["export", "2018-trans-atlantische-relaties", *here]) == 0
    (gold / "brief.jsonl").write_text(capsys.readouterr().out, "utf-8")
    assert main(["evaluate", str(gold), "--found", str(gold), "--json", *here]) == 0
    score = json.loads(capsys.readouterr().out)
    assert score["strict"]["f1"] == score["lenient"]["f1"] == 1.0


def test_evaluate_scores_the_engine_on_annotated_letters(
    file: Path, tmp_path: Path, shipped: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    line = {
        "letter": "2021-voorbeeldbrief",
        "quote": "Nederland werkt samen met Duitsland.",
        "subject": "Nederland",
        "predicate": "cooperatesWith",
        "object": "Duitsland",
    }
    (gold / "2021-voorbeeldbrief.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
    arguments = ["evaluate", str(gold), "--letters", str(tmp_path), "--project", str(shipped.root)]
    assert main([*arguments, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["strict"]["recall"] == 1.0
    assert main(arguments) == 0
    assert "why a statement was missed" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["evaluate", "nergens"], "no such folder of annotations"),
        (["extract", "nergens.txt"], "nergens.txt"),
        (["export", "nergens"], "nergens"),
    ],
)
def test_what_is_not_there_is_named(
    arguments: list[str], message: str, shipped: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--project", str(shipped.root)]) in (2, 3)
    captured = capsys.readouterr()
    assert message in captured.err
    assert "Traceback" not in captured.err
