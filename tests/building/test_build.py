"""The build: all or nothing, the same bytes each time, and a clear word about what is wrong."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store
from tests.conftest import copy_project

from kamergraaf.building import build
from kamergraaf.errors import DataError, EvidenceError, InputError, OutputError, SyntaxFault
from kamergraaf.project import Project, find_project

LETTER = "graph/letters/2020-graanverdrag"


def edit(project: Project, file: str, old: str, new: str) -> None:
    path = project.root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def files_of(project: Project) -> dict[str, bytes]:
    current = project.build / "current"
    return {name: (current / name).read_bytes() for name in ("graph.nq", "summary.json")}


def test_a_build_counts_what_it_holds(small: Project) -> None:
    summary = build(small)
    assert summary.classes["Statement"] == 6
    assert summary.plain_triples == 4
    assert summary.factuality == {"actual": 5, "planned": 1}
    assert "5 of 6 sentences have a statement" in str(summary)


def test_plain_triples_hold_only_what_the_letter_itself_says_as_fact(small: Project) -> None:
    build(small)
    store = Store()
    store.bulk_load(path=str(small.build / "current" / "graph.nq"), format=RdfFormat.N_QUADS)
    ruritania = NamedNode(small.iri("actor", "ruritanie"))
    said = store.quads_for_pattern(ruritania, None, None, NamedNode(small.graph_iri("2020-graanverdrag")))
    assert {(quad.predicate.value.rsplit("#")[1], str(quad.object).rsplit("/")[-1]) for quad in said} == {
        ("imposed", "ruritaanse-graanheffing>"),
        ("withdrewFrom", "graanverdrag>"),
    }


def test_the_store_on_disk_holds_the_same_quads_as_the_file(small: Project) -> None:
    summary = build(small)
    assert len(Store.read_only(str(small.build / "current" / "store"))) == summary.quads


def test_the_same_project_gives_the_same_bytes_from_any_folder(small: Project, tmp_path: Path) -> None:
    build(small)
    other = copy_project(small.root, tmp_path / "elders" / "project")
    build(other)
    assert files_of(small) == files_of(other)
    build(small)
    assert files_of(small) == files_of(other)


def test_nothing_is_written_under_the_three_folders(small: Project) -> None:
    def times() -> dict[Path, int]:
        folders = (small.ontology, small.root / "graph", small.queries)
        return {path: path.stat().st_mtime_ns for folder in folders for path in [folder, *folder.rglob("*")]}

    before = times()
    build(small)
    assert times() == before


def test_one_changed_letter_of_the_text_refuses_the_build_and_names_each_statement(small: Project) -> None:
    build(small)
    before = files_of(small)
    edit(small, f"{LETTER}/letter.txt", "open handel. Minister", "open hendel. Minister")
    with pytest.raises(EvidenceError) as caught:
        build(small)
    text = str(caught.value)
    assert text.count("no evidence for") == 2
    assert "undermines" in text
    assert "imposed" in text
    assert "the nearest text is 'De Ruritaanse graanheffing ondermijnt de open hendel.'" in text
    assert all(finding.place and finding.place.line for finding in caught.value.findings)
    assert files_of(small) == before


def test_a_letter_that_grew_moves_every_later_quote_and_says_where_to(small: Project) -> None:
    edit(small, f"{LETTER}/letter.txt", "Het kabinet steunt", "Het gehele kabinet steunt")
    with pytest.raises(EvidenceError, match="stands at 72 to 137, not at 65 to 130"):
        build(small)


@pytest.mark.parametrize(
    ("file", "old", "new", "error", "message"),
    [
        (
            "statements.ttl",
            "kg:withdrewFrom",
            "kg:withdrawFrom",
            DataError,
            "kg:withdrawFrom is not a predicate",
        ),
        (
            "statements.ttl",
            "kg:object agreement:graanverdrag",
            "kg:object agreement:graan",
            DataError,
            "not a thing",
        ),
        (
            "statements.ttl",
            "kg:polarity kg:negated",
            "kg:polarity kg:maybe",
            DataError,
            "not a valid Polarity",
        ),
        ("statements.ttl", "nif:beginIndex 28", "nif:beginIndex 29", DataError, "has offsets 29 to 64"),
        ("statements.ttl", "kg:value 1250", 'kg:value "veel"', DataError, "not 'veel'"),
        ("statements.ttl", "[] a kg:Figure", "[ a kg:Figure", SyntaxFault, "does not parse"),
        ("letter.ttl", "kg:sender actor:strelsau-kabinet ;", "", DataError, "has 0 senders"),
        ("letter.ttl", "letter:2020-graanverdrag a", "letter:2020 a", DataError, "has 0 senders"),
        ("letter.ttl", "a kg:Letter ;", "a kg:Letter", SyntaxFault, "does not parse"),
    ],
)
def test_each_fault_is_named_with_its_file_and_line(
    small: Project, file: str, old: str, new: str, error: type[InputError], message: str
) -> None:
    edit(small, f"{LETTER}/{file}", old, new)
    with pytest.raises(error, match=message) as caught:
        build(small)
    assert caught.value.exit_code == 3
    assert f"{LETTER}/{file}" in str(caught.value)
    assert not (small.build / "current").exists()


def test_a_misspelt_predicate_is_shown_the_one_near_it(small: Project) -> None:
    edit(small, f"{LETTER}/statements.ttl", "kg:withdrewFrom", "kg:withdrawFrom")
    with pytest.raises(DataError, match="Near it are kg:withdrewFrom"):
        build(small)


def test_a_statement_that_stands_twice_is_refused(small: Project) -> None:
    path = small.root / LETTER / "statements.ttl"
    blocks = path.read_text("utf-8").split("\n\n")
    path.write_text("\n\n".join([*blocks, blocks[3].split("nl .\n", 1)[1]]), "utf-8")
    with pytest.raises(DataError, match=r"supports agreement:graanverdrag|stands twice"):
        build(small)


def test_every_fault_is_shown_in_one_run(small: Project) -> None:
    edit(small, f"{LETTER}/statements.ttl", "kg:withdrewFrom", "kg:withdrawFrom")
    edit(small, f"{LETTER}/statements.ttl", "kg:undermines", "kg:undermine")
    with pytest.raises(DataError) as caught:
        build(small)
    assert len(caught.value.findings) == 2


def test_data_that_breaks_a_shape_is_refused(small: Project) -> None:
    edit(small, "graph/registry/things.ttl", '"Graanverdrag"@nl, "Grain Treaty"@en', '"Graanverdrag"@nl')
    with pytest.raises(DataError, match="graanverdrag"):
        build(small)


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8-sig", "utf-16"])
def test_a_letter_in_another_encoding_is_refused(small: Project, encoding: str) -> None:
    path = small.root / LETTER / "letter.txt"
    path.write_text(path.read_text("utf-8"), encoding)
    with pytest.raises(InputError, match=r"not UTF-8|byte order mark"):
        build(small)


def test_a_letter_without_its_text_says_so(small: Project) -> None:
    (small.root / LETTER / "letter.txt").unlink()
    with pytest.raises(InputError, match=r"letter\.txt: the letter cannot be read"):
        build(small)


def test_a_letter_in_a_folder_with_an_unfit_name_is_refused(small: Project) -> None:
    (small.root / LETTER).rename(small.letters / "Brief 2020")
    with pytest.raises(DataError, match="no fit name"):
        build(small)


def test_a_build_folder_that_cannot_be_written_says_so(small: Project) -> None:
    small.build.write_text("in the way", "utf-8")
    with pytest.raises(OutputError, match="cannot be written") as caught:
        build(small)
    assert caught.value.exit_code == 3


def test_a_second_build_at_the_same_time_is_refused(small: Project) -> None:
    from kamergraaf.building.release import new_release

    with new_release(small.build), pytest.raises(OutputError, match="another build"):
        build(small)


def test_a_build_that_fails_while_writing_leaves_the_one_before(
    small: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(small)
    before = files_of(small)

    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kamergraaf.building.make._fill_store", full_disk)
    with pytest.raises(OutputError, match="No space left"):
        build(small)
    assert files_of(small) == before
    assert not list((small.build / "releases").glob(".making-*"))


@pytest.mark.slow
def test_a_build_killed_at_any_moment_leaves_the_one_before(small: Project) -> None:
    build(small)
    before = files_of(small)
    command = [sys.executable, "-c", "import sys; from kamergraaf.cli import main; sys.exit(main(['build']))"]
    started = time.monotonic()
    subprocess.run(command, cwd=small.root, check=True, capture_output=True)
    whole = time.monotonic() - started
    chance = random.Random(2018)
    for _ in range(20):
        process = subprocess.Popen(
            command, cwd=small.root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ
        )
        time.sleep(chance.uniform(0, whole))
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert files_of(small) == before
        assert len(Store.read_only(str(small.build / "current" / "store"))) > 0
    build(small)
    assert sorted(path.name[0] for path in (small.build / "releases").iterdir()) == ["0", "0"]


def test_only_the_current_release_and_the_one_before_stay(small: Project) -> None:
    for _ in range(4):
        build(small)
    assert len(list((small.build / "releases").iterdir())) == 2


def test_the_base_of_a_project_is_the_one_in_its_settings(small: Project) -> None:
    build(small)
    graph = (small.build / "current" / "graph.nq").read_text("utf-8")
    assert "https://voorbeeld.example/graph/2020-graanverdrag" in graph
    assert find_project(small.root).base == "https://voorbeeld.example/"
