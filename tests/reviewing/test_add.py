"""Adding a letter: all or nothing, nothing made up, and what people decided stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tests.reviewing.machine import (
    FOUND,
    SLUG,
    SUPPORTS,
    TEXT,
    Machine,
    Name,
    add_letter,
    sentences,
    write_letter,
)

from kamergraaf.building import build
from kamergraaf.building.folder import read_folder
from kamergraaf.errors import InputError, OutputError, UnknownName, UsageError
from kamergraaf.model import Letter, Status
from kamergraaf.project import Project
from kamergraaf.reviewing import add, propose_again


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_letter_gets_its_folder_with_the_source_as_received(small: Project, tmp_path: Path) -> None:
    added = add_letter(small, tmp_path)
    assert sorted(files_in(added.folder)) == ["letter.ttl", "letter.txt", "proposed.ttl"]
    assert (added.folder / "letter.txt").read_bytes() == (tmp_path / "havenbrief.txt").read_bytes()
    assert (added.statements, added.left_out) == (3, ())
    assert "3 statements proposed" in str(added)


def test_what_was_added_builds_as_proposed(proposed: Project) -> None:
    summary = build(proposed)
    assert summary.status == {"accepted": 6, "proposed": 3}
    assert summary.not_read == 2
    assert "3 of them proposed" in str(summary)


def test_every_sentence_is_a_passage_and_none_is_called_empty(proposed: Project) -> None:
    record = read_folder(proposed.letters / SLUG, proposed).proposed
    assert next(passage.quote for passage, _ in record.passages.values()) == "Aan de Staten van Strelsau"
    assert (len(record.passages), record.empty, record.findings) == (5, set(), [])
    assert {statement.status for statement, _ in record.statements} == {Status.PROPOSED}
    assert {statement.rule for statement, _ in record.statements} == {"proef.regel", "teken"}


def test_names_become_things_of_the_registry_and_the_rest_phrases_of_the_letter(proposed: Project) -> None:
    record = read_folder(proposed.letters / SLUG, proposed).proposed
    letter = proposed.iri("letter", SLUG)
    supports, threatens, signs = (statement for statement, _ in record.statements)
    assert supports.subject == proposed.iri("actor", "strelsau-kabinet")
    assert (supports.object, threatens.object) == (f"{letter}#havenvrede", f"{letter}#handel-en-onderwijs")
    assert (signs.object, signs.attributed_to) == (
        proposed.iri("agreement", "graanverdrag"),
        f"{letter}#nieuwland",
    )
    text = (proposed.letters / SLUG / "proposed.ttl").read_text("utf-8")
    assert '<#nieuwland> a kg:Phrase ; a kg:State ; skos:prefLabel "Nieuwland"@nl .' in text


def test_the_metadata_hold_what_the_letter_says_and_no_more(small: Project, tmp_path: Path) -> None:
    text = "Datum: 3 mei 2021\n\nOnderwerp: De haven van Zenda\n\nGeachte voorzitter,\n\n" + TEXT
    file = write_letter(tmp_path, text)
    added = add(small, file, extract=Machine(), sentences=sentences)
    assert added.slug == "2021-05-03-de-haven-van-zenda"
    metadata = (added.folder / "letter.ttl").read_text("utf-8")
    assert '"De haven van Zenda"@nl' in metadata
    assert '"2021-05-03"^^xsd:date' in metadata
    assert "kg:sender actor:strelsau-kabinet" in metadata
    assert "kg:signatory" not in metadata
    build(small)


def test_who_speaks_is_who_was_said_else_the_government_that_writes(small: Project, tmp_path: Path) -> None:
    file = write_letter(tmp_path)
    said = add(small, file, extract=Machine(), sentences=sentences, slug="een", sender="staten van strelsau")
    found = add(small, file, extract=Machine(), sentences=sentences, slug="twee")
    senders = [read_folder(one.folder, small).senders for one in (said, found)]
    assert senders == [(small.iri("actor", name),) for name in ("staten-van-strelsau", "strelsau-kabinet")]


def test_a_government_that_the_registry_does_not_have_is_described_by_its_letter(
    small: Project, tmp_path: Path
) -> None:
    own = replace(FOUND[0], subject="Zendase regering", subject_kind="State")
    machine = Machine((own,), government="Zendase regering")
    add_letter(small, tmp_path, machine=machine)
    folder = read_folder(small.letters / SLUG, small)
    ((statement, _),) = folder.proposed.statements
    assert folder.senders == (statement.subject,) == (f"{small.iri('letter', SLUG)}#zendase-regering",)
    build(small)


def test_a_letter_without_a_title_is_called_after_its_file(small: Project, tmp_path: Path) -> None:
    file = write_letter(tmp_path, "De haven is open en het kabinet is er blij mee.\n", name="Brief Één.txt")
    added = add(small, file, extract=Machine(), sentences=sentences)
    assert added.slug == "brief-een"


def test_a_proposal_that_does_not_stand_is_left_out_and_told(small: Project, tmp_path: Path) -> None:
    wrong = (
        replace(FOUND[0], object_text="havenoorlog"),
        replace(FOUND[0], predicate="adores"),
        replace(FOUND[0], object=" "),
    )
    added = add_letter(small, tmp_path, machine=Machine((*wrong, FOUND[0])))
    assert (added.statements, len(added.left_out)) == (1, 3)
    for reason in ("havenoorlog", "adores", "names nothing"):
        assert reason in str(added)
    build(small)


def test_a_time_that_cannot_be_read_is_left_out_and_the_statement_stays(
    small: Project, tmp_path: Path
) -> None:
    added = add_letter(small, tmp_path, machine=Machine((replace(FOUND[0], when="gisteren"),)))
    assert (added.statements, len(added.left_out)) == (1, 1)
    assert "the time of Strelsau-kabinet supports havenvrede: 'gisteren'" in str(added)
    ((statement, _),) = read_folder(small.letters / SLUG, small).proposed.statements
    assert statement.when is None


def test_a_statement_proposed_twice_stands_once_with_the_surer_rule(small: Project, tmp_path: Path) -> None:
    twice = (replace(FOUND[0], confidence=0.2, rule="zwak"), FOUND[0], replace(FOUND[0], confidence=0.3))
    add_letter(small, tmp_path, machine=Machine(twice))
    ((statement, _),) = read_folder(small.letters / SLUG, small).proposed.statements
    assert (statement.confidence, statement.rule) == (0.8, "proef.regel")


def test_spellings_of_one_phrase_are_one_thing(small: Project, tmp_path: Path) -> None:
    other = replace(FOUND[1], object="Havenvrede", object_text="handel")
    add_letter(small, tmp_path, machine=Machine((FOUND[0], other)))
    text = (small.letters / SLUG / "proposed.ttl").read_text("utf-8")
    assert 'skos:prefLabel "Havenvrede"@nl ; skos:altLabel "havenvrede"@nl' in text
    build(small)


def test_a_guessed_class_that_the_guide_does_not_know_is_not_written(small: Project, tmp_path: Path) -> None:
    add_letter(small, tmp_path, machine=Machine(names=(Name("Nieuwland", "Spook"),)))
    assert "Spook" not in (small.letters / SLUG / "proposed.ttl").read_text("utf-8")


def test_the_same_letter_gives_the_same_bytes(proposed: Project, tmp_path: Path) -> None:
    before = files_in(proposed.letters / SLUG)
    add_letter(proposed, tmp_path, update=True)
    assert files_in(proposed.letters / SLUG) == before


def test_a_letter_that_is_there_is_not_overwritten(proposed: Project, tmp_path: Path) -> None:
    before = files_in(proposed.letters / SLUG)
    with pytest.raises(UsageError, match="there already") as caught:
        add_letter(proposed, tmp_path, TEXT + "Meer.\n")
    assert "--update" in str(caught.value)
    assert files_in(proposed.letters / SLUG) == before


def test_an_update_replaces_source_and_proposals_and_nothing_else(proposed: Project, tmp_path: Path) -> None:
    folder = proposed.letters / SLUG
    for name in ("decisions.ttl", "statements.ttl"):
        (folder / name).write_text("# van mensen\n", "utf-8")
    metadata = (folder / "letter.ttl").read_bytes()
    add_letter(proposed, tmp_path, "Vooraf.\n\n" + TEXT, update=True)
    assert (folder / "letter.txt").read_text("utf-8").startswith("Vooraf.")
    assert (folder / "letter.ttl").read_bytes() == metadata
    assert (folder / "decisions.ttl").read_text("utf-8") == "# van mensen\n"
    assert (folder / "statements.ttl").read_text("utf-8") == "# van mensen\n"
    assert read_folder(folder, proposed).proposed.statements[0][0].passage.start == 37


def test_a_letter_is_proposed_for_again_from_its_own_folder(proposed: Project) -> None:
    machine = Machine(FOUND[:1])
    added = propose_again(proposed, SLUG, extract=machine, sentences=sentences)
    assert (added.slug, added.statements, machine.seen) == (SLUG, 1, [SLUG])
    file = proposed.letters / SLUG / "letter.txt"
    assert add(proposed, file, extract=Machine(), sentences=sentences, update=True).slug == SLUG


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"slug": "Brief 1"}, UsageError, "no fit name"),
        ({"slug": "../elders"}, UsageError, "no fit name"),
        ({"slug": "brief", "sender": "Nederlands kabinet"}, UnknownName, "Name another with --sender"),
        ({"slug": "brief", "sender": "Graanverdrag"}, UnknownName, "no party"),
        ({"slug": "brief", "update": True}, UsageError, "there is no letter brief"),
    ],
)
def test_wrong_use_is_refused_with_a_word_about_what_to_do(
    small: Project, tmp_path: Path, arguments: dict[str, str], error: type[UsageError], message: str
) -> None:
    before = sorted(small.root.rglob("*"))
    with pytest.raises(error, match=message):
        add(small, write_letter(tmp_path), extract=Machine(), sentences=sentences, **arguments)  # type: ignore[arg-type]  # what a person may type
    assert sorted(small.root.rglob("*")) == before


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("brief.tekst", b"Het kabinet steunt de havenvrede.", "needs an ending"),
        ("brief.doc", b"\xd0\xcf\x11\xe0", "Word file of the old kind"),
        ("brief.txt", b"\xff\xfe", "not UTF-8|byte order mark"),
        ("brief.txt", b"", "empty"),
        (
            "brief.txt",
            b"The government is of the view that it will not withdraw from the treaty, as it was said.",
            "in English",
        ),
    ],
)
def test_a_file_that_is_no_dutch_letter_is_refused_and_leaves_nothing(
    small: Project, tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    before = sorted(small.root.rglob("*"))
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(InputError, match=message):
        add(small, file, extract=Machine(), sentences=sentences)
    assert sorted(small.root.rglob("*")) == before


def test_a_file_that_is_not_there_is_told(small: Project, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        add(small, tmp_path / "weg.txt", extract=Machine(), sentences=sentences)


def test_an_extractor_that_fails_leaves_nothing(small: Project, tmp_path: Path) -> None:
    def fail(letter: Letter) -> Machine:
        raise RuntimeError("kapot")

    before = sorted(small.root.rglob("*"))
    with pytest.raises(RuntimeError, match="kapot"):
        add(
            small,
            write_letter(tmp_path),
            extract=fail,  # type: ignore[arg-type]  # it never gives anything
            sentences=sentences,
        )
    assert sorted(small.root.rglob("*")) == before


def test_a_disk_that_is_full_leaves_nothing(
    small: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write_letter(tmp_path)
    before = sorted(small.root.rglob("*"))

    def full(self: Path, *_: object, **__: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OutputError, match="No space left"):
        add(small, file, extract=Machine(), sentences=sentences)
    assert sorted(small.root.rglob("*")) == before


KILLED = """
import os, signal, sys
from pathlib import Path
from tests.reviewing.machine import add_letter
from kamergraaf.project import find_project
write = Path.write_text
def half(self, text, *rest, **more):
    if self.name == "proposed.ttl":
        write(self, text[:100], *rest, **more)
        os.kill(os.getpid(), signal.SIGKILL)
    return write(self, text, *rest, **more)
Path.write_text = half
project = find_project(Path(sys.argv[1]))
Path(sys.argv[2]).mkdir()
(Path(sys.argv[2]) / "havenbrief.txt").touch()
add_letter(project, Path(sys.argv[2]))
"""


def test_an_add_that_is_killed_leaves_no_letter_and_the_next_one_clears_up(
    small: Project, tmp_path: Path
) -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[2]), *sys.path])}
    command = [sys.executable, "-c", KILLED, str(small.root), str(tmp_path / "elders")]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    assert not (small.letters / SLUG).exists()
    assert len(list((small.root / "graph").glob(".adding-*"))) == 1
    build(small)
    add_letter(small, tmp_path)
    assert list((small.root / "graph").glob(".adding-*")) == []
    assert build(small).status["proposed"] == 3


def test_a_text_that_changed_without_its_proposals_is_caught_by_the_gate(proposed: Project) -> None:
    from kamergraaf.errors import EvidenceError

    file = proposed.letters / SLUG / "letter.txt"
    file.write_text(file.read_text("utf-8").replace("steunt", "stuit"), "utf-8")
    with pytest.raises(EvidenceError, match=r"proposed\.ttl.*no evidence for") as caught:
        build(proposed)
    assert SUPPORTS in str(caught.value)


def test_a_letter_in_html_keeps_its_file_and_builds_from_it(small: Project, tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{part}</p>" for part in TEXT.replace("\n", " ").split("  "))
    file = write_letter(tmp_path, f"<html><body>{paragraphs}</body></html>", name="Havenbrief.HTML")
    added = add(small, file, extract=Machine(), sentences=sentences)
    assert sorted(files_in(added.folder)) == ["letter.html", "letter.ttl", "proposed.ttl"]
    assert build(small).status["proposed"] == 3
    with pytest.raises(UsageError, match=r"came as \.html"):
        add(
            small,
            write_letter(tmp_path),
            extract=Machine(),
            sentences=sentences,
            slug=added.slug,
            update=True,
        )
