"""The dialogue: each answer is on the disk at once, can be undone, and outlives the machine."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from rich.console import Console
from tests.reviewing.machine import FOUND, SLUG, TEXT, THREATENS, Machine, add_letter

from kamergraaf.building import build
from kamergraaf.building.folder import read_folder
from kamergraaf.building.settle import Settled, settle
from kamergraaf.errors import DataError, EvidenceError, InputError, UnknownName
from kamergraaf.model import Factuality, Polarity, Status
from kamergraaf.project import Project
from kamergraaf.reviewing import Lines, Reviewed, Wanted, review


def ticking() -> Callable[[], datetime]:
    """A clock that goes on a second each time it is read."""
    seconds = count()
    return lambda: datetime(2025, 1, 31, 9, 0, tzinfo=UTC) + timedelta(seconds=next(seconds))


def answer(
    project: Project, *typed: str, who: str = "Ans", wanted: Wanted | None = None
) -> tuple[Reviewed, str]:
    out = io.StringIO()
    reviewed = review(
        project,
        who=who,
        answers=Lines(io.StringIO("".join(f"{line}\n" for line in typed))),
        console=Console(file=out, width=120),
        wanted=wanted,
        clock=ticking(),
    )
    return reviewed, out.getvalue()


def settled(project: Project) -> Settled:
    return settle(read_folder(project.letters / SLUG, project), base=project.base)


def told(project: Project) -> dict[str, list[str]]:
    """The letter's statements by status, as predicate and last part of the object."""
    found: dict[str, list[str]] = {}
    for one in settled(project).statements:
        name = f"{one.predicate.rsplit('#')[-1]} {one.object.replace('#', '/').rsplit('/')[-1]}"
        found.setdefault(one.status, []).append(name)
    return {status: sorted(names) for status, names in found.items()}


def decisions(project: Project) -> str:
    file = project.letters / SLUG / "decisions.ttl"
    return file.read_text("utf-8") if file.is_file() else ""


def test_accepted_and_rejected_statements_keep_that_in_the_build(proposed: Project) -> None:
    reviewed, _ = answer(proposed, "a", "r", "k")
    assert (reviewed.accepted, reviewed.rejected, reviewed.skipped, reviewed.waiting) == (1, 1, 1, 1)
    assert "1 accepted, 1 rejected, 1 skipped; 1 still wait" in str(reviewed)
    assert build(proposed).status == {"accepted": 7, "proposed": 1, "rejected": 1}
    graph = (proposed.build / "current" / "graph.nq").read_text("utf-8")
    assert "def#supports> <https://voorbeeld.example/id/letter/2021-havenbrief#havenvrede>" in graph
    assert "def#threatens> <https://voorbeeld.example/id/letter/2021-havenbrief#handel" not in graph


def test_a_decision_is_one_line_with_who_and_when(proposed: Project) -> None:
    answer(proposed, "a", who="Bo van Dam")
    lines = [line for line in decisions(proposed).splitlines() if "kg:decision" in line]
    assert len(lines) == 1
    assert lines[0].endswith(
        '[ prov:generatedAtTime "2025-01-31T09:00:00.000Z"^^xsd:dateTime ; '
        'kg:status kg:accepted ; prov:wasAttributedTo "Bo van Dam" ] .'
    )


def test_a_name_with_quotes_and_a_backslash_stays_a_name(proposed: Project) -> None:
    answer(proposed, "a", who='Bo "de\\n" Dam')
    (decision, _), *_ = read_folder(proposed.letters / SLUG, proposed).decisions.latest.values()
    assert decision.who == 'Bo "de\\n" Dam'


def test_what_is_decided_is_not_asked_again(proposed: Project) -> None:
    answer(proposed, "a", "q")
    _, shown = answer(proposed, "r", "r")
    assert "1 / 2" in shown
    reviewed, shown = answer(proposed, "a")
    assert (reviewed, shown) == (Reviewed(0, 0, 0, 0), "")


def test_the_screen_shows_sentence_words_neighbours_rule_and_confidence(proposed: Project) -> None:
    _, shown = answer(proposed, "k", "q")
    assert "[Het kabinet] steunt de [havenvrede]." in shown
    assert "Aan de Staten van Strelsau" in shown
    assert "Ruritanië bedreigt" in shown
    assert "proef.regel, 0.80" in shown
    assert "a accept" in shown
    assert "1 / 3" in shown


def test_the_other_readings_of_a_sentence_are_shown(small: Project, tmp_path: Path) -> None:
    other = replace(FOUND[0], predicate="welcomes", confidence=0.35)
    add_letter(small, tmp_path, machine=Machine((FOUND[0], other)))
    _, shown = answer(small, "q")
    assert "also (proposed): Strelsau-kabinet —welcomes→ havenvrede 0.35" in shown


def test_markup_inside_a_letter_is_shown_as_it_stands(small: Project, tmp_path: Path) -> None:
    quote = "Het kabinet steunt de [bold]havenvrede."
    odd = replace(FOUND[0], quote=quote, object="[bold]havenvrede", object_text="[bold]havenvrede")
    add_letter(small, tmp_path, quote + "\n", machine=Machine((odd,)))
    _, shown = answer(small, "q")
    assert "[bold]havenvrede" in shown


@pytest.mark.parametrize(
    ("typed", "accepted"),
    [
        (["p", "opposes"], "opposes havenvrede"),
        (["p", "welc"], "welcomes havenvrede"),
        (["o", "Graanverdrag", ""], "supports graanverdrag"),
        (["o", "vrede in de haven", "havenvrede"], "supports vrede-in-de-haven"),
        (["s", "ru", ""], "supports havenvrede"),
    ],
)
def test_a_changed_statement_is_rejected_and_its_correction_accepted(
    proposed: Project, typed: list[str], accepted: str
) -> None:
    reviewed, _ = answer(proposed, *typed, "a", "q")
    assert (reviewed.accepted, reviewed.rejected) == (1, 1)
    assert told(proposed)["accepted"] == [accepted]
    assert told(proposed)["rejected"] == ["supports havenvrede"]
    build(proposed)


def test_polarity_and_factuality_change_too(proposed: Project) -> None:
    answer(proposed, "n", "f", "plan", "a", "q")
    (statement,) = [one for one in settled(proposed).statements if one.status is Status.ACCEPTED]
    assert (statement.polarity, statement.factuality) == (Polarity.NEGATED, Factuality.PLANNED)
    assert (statement.rule, statement.confidence) == (None, None)


def test_a_split_gives_one_statement_for_each_part(proposed: Project) -> None:
    reviewed, shown = answer(proposed, "k", "x", "o", "handel; onderwijs", "a", "q")
    assert "changed to: Ruritanië —threatens→ onderwijs" in shown
    assert (reviewed.accepted, reviewed.rejected) == (2, 1)
    assert told(proposed)["accepted"] == ["threatens handel", "threatens onderwijs"]
    build(proposed)


@pytest.mark.parametrize(
    "typed",
    [
        ["p", "", "a"],
        ["p", "adores", "a"],
        ["f", "soms", "a"],
        ["x", "o", "handel", "a"],
        ["o", "", "a"],
        ["z", "a"],
    ],
)
def test_a_change_that_is_no_change_leaves_the_proposal(proposed: Project, typed: list[str]) -> None:
    answer(proposed, *typed, "q")
    assert told(proposed)["accepted"] == ["supports havenvrede"]
    assert "rejected" not in told(proposed)


def test_words_that_do_not_stand_in_the_sentence_are_asked_for_again(proposed: Project) -> None:
    _, shown = answer(proposed, "o", "zeevrede", "zee", "vrede", "a", "q")
    assert "'zee' does not stand in the sentence." in shown
    (statement,) = [one for one in settled(proposed).statements if one.status is Status.ACCEPTED]
    assert (statement.object_text, statement.object) == (
        "vrede",
        f"{proposed.iri('letter', SLUG)}#zeevrede",
    )


def test_a_name_of_several_things_is_chosen_by_its_number(proposed: Project) -> None:
    registry = proposed.registry / "things.ttl"
    registry.write_text(registry.read_text("utf-8").replace('"RU"@nl', '"RU"@nl, "het kabinet"@nl'), "utf-8")
    _, shown = answer(proposed, "s", "Het Kabinet", "1", "a", "q")
    assert "1 Ruritanië; 2 Strelsau-kabinet" in shown
    (statement,) = [one for one in settled(proposed).statements if one.status is Status.ACCEPTED]
    assert statement.subject == proposed.iri("actor", "ruritanie")
    answer(proposed, "s", "het kabinet", "7", "q")
    assert len(told(proposed)["accepted"]) == 1


def test_undo_takes_back_the_answer_and_shows_it_again(proposed: Project) -> None:
    reviewed, shown = answer(proposed, "a", "u", "r", "u", "u", "q")
    assert (reviewed.accepted, reviewed.rejected, reviewed.waiting) == (0, 0, 3)
    assert told(proposed).keys() == {"proposed"}
    assert "kg:" not in decisions(proposed).split("\n\n", 1)[1]
    assert "There is nothing to undo." in shown
    answer(proposed, "k", "u", "p", "opposes", "u", "a", "q")
    assert told(proposed)["accepted"] == ["supports havenvrede"]


def test_undo_leaves_what_was_there_before(proposed: Project) -> None:
    answer(proposed, "a", "q")
    before = decisions(proposed)
    answer(proposed, "x", "o", "handel; onderwijs", "a", "u", "u", "q", who="Cas")
    assert decisions(proposed) == before


def test_only_the_wanted_are_asked(proposed: Project) -> None:
    def asked(wanted: Wanted) -> int:
        return answer(proposed, wanted=wanted)[0].waiting

    assert asked(Wanted(letters=(SLUG,))) == 3
    assert asked(Wanted(letters=("2020-graanverdrag",))) == 0
    assert asked(Wanted(predicates=("signed", "threatens"))) == 2
    assert asked(Wanted(most=0.5)) == 1
    assert asked(Wanted(least=0.8, most=0.85)) == 1


@pytest.mark.parametrize("wanted", [Wanted(letters=("2021-havenbrie",)), Wanted(predicates=("suports",))])
def test_a_letter_or_predicate_that_is_not_there_is_refused_with_what_is_near(
    proposed: Project, wanted: Wanted
) -> None:
    with pytest.raises(UnknownName, match="Did you mean"):
        answer(proposed, wanted=wanted)


def test_a_decision_survives_that_the_machine_proposes_the_same_again(
    proposed: Project, tmp_path: Path
) -> None:
    answer(proposed, "a", "r", "q")
    before = decisions(proposed)
    surer = tuple(replace(found, confidence=0.99) for found in FOUND)
    add_letter(proposed, tmp_path, machine=Machine(surer), update=True)
    assert decisions(proposed) == before
    assert told(proposed) == {
        "accepted": ["supports havenvrede"],
        "rejected": ["threatens handel-en-onderwijs"],
        "proposed": ["signed graanverdrag"],
    }
    assert settled(proposed).statements[0].confidence == 0.99


def test_what_a_person_accepted_stays_when_the_machine_no_longer_proposes_it(
    proposed: Project, tmp_path: Path
) -> None:
    answer(proposed, "o", "havenrust", "havenvrede", "a", "q")
    add_letter(proposed, tmp_path, machine=Machine(()), update=True)
    assert told(proposed) == {"accepted": ["supports havenrust"], "rejected": ["supports havenvrede"]}
    build(proposed)


def test_a_sentence_that_moved_takes_its_decision_along(proposed: Project, tmp_path: Path) -> None:
    answer(proposed, "a", "r", "q")
    add_letter(proposed, tmp_path, "Een nieuwe eerste zin.\n\n" + TEXT, update=True)
    assert told(proposed)["accepted"] == ["supports havenvrede"]
    assert told(proposed)["proposed"] == ["signed graanverdrag"]
    assert build(proposed).again == 0


def test_a_sentence_that_changed_is_shown_again_and_the_decision_kept(
    proposed: Project, tmp_path: Path
) -> None:
    answer(proposed, "a", "q")
    before = decisions(proposed)
    # As long as before, so that even the offsets and with them the statement's IRI are the same.
    changed = replace(FOUND[0], quote="Het kabinet steunt de havenvrede!")
    text = TEXT.replace("havenvrede.", "havenvrede!")
    add_letter(proposed, tmp_path, text, machine=Machine((changed, *FOUND[1:])), update=True)
    assert decisions(proposed) == before
    assert told(proposed).keys() == {"proposed"}
    summary = build(proposed)
    assert (summary.again, summary.status["proposed"]) == (1, 3)
    assert "1 decisions to make again" in str(summary)
    (note,) = settled(proposed).notes
    assert "changed after it was accepted" in str(note)
    _, shown = answer(proposed, "r", "q", who="Dee")
    assert "accepted before: when the sentence was: Het kabinet steunt de havenvrede." in shown
    assert told(proposed)["rejected"] == ["supports havenvrede"]
    assert build(proposed).again == 0


def test_a_sentence_that_stands_twice_now_is_not_followed(proposed: Project, tmp_path: Path) -> None:
    answer(proposed, "k", "r", "q")
    text = f"Vooraf.\n\n{THREATENS} {TEXT}"
    add_letter(proposed, tmp_path, text, machine=Machine(()), update=True)
    assert told(proposed) == {}
    assert len(settled(proposed).notes) == 1


def test_a_phrase_that_is_called_otherwise_now_keeps_one_label(proposed: Project, tmp_path: Path) -> None:
    answer(proposed, "a", "q")
    louder = replace(FOUND[0], object="HAVENVREDE")
    add_letter(proposed, tmp_path, machine=Machine((louder, *FOUND[1:])), update=True)
    assert told(proposed)["accepted"] == ["supports havenvrede"]
    build(proposed)


def test_proposals_that_do_not_stand_are_not_reviewed(proposed: Project) -> None:
    file = proposed.letters / SLUG / "letter.txt"
    text = file.read_text("utf-8")
    file.write_text(text.replace("steunt", "stuit"), "utf-8")
    with pytest.raises(EvidenceError):
        answer(proposed, "a")
    file.write_text(text, "utf-8")
    table = proposed.letters / SLUG / "proposed.ttl"
    table.write_text(table.read_text("utf-8").replace("kg:affirmed", "kg:soms"), "utf-8")
    with pytest.raises(DataError):
        answer(proposed, "a")


def test_a_file_in_which_an_entry_takes_two_lines_is_not_written_over(proposed: Project) -> None:
    answer(proposed, "a", "q")
    file = proposed.letters / SLUG / "decisions.ttl"
    broken = decisions(proposed).replace(" ; kg:subject", " ;\n    kg:subject")
    file.write_text(broken, "utf-8")
    with pytest.raises(InputError, match="does not stand on one line"):
        answer(proposed, "a")
    assert decisions(proposed) == broken


KILLED = """
import io, os, signal, sys
from pathlib import Path
from rich.console import Console
from kamergraaf.project import find_project
from kamergraaf.reviewing import Lines, review
class Answers(Lines):
    given = 0
    def key(self):
        self.given += 1
        if self.given == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().key()
replace = Path.replace
def half(self, target):
    if target.name == "decisions.ttl" and sys.argv[2] == "write":
        os.kill(os.getpid(), signal.SIGKILL)
    return replace(self, target)
Path.replace = half
review(find_project(Path(sys.argv[1])), who="Ans", answers=Answers(io.StringIO("a\\nr\\na\\n")),
       console=Console(file=io.StringIO()))
"""


@pytest.mark.parametrize(("when", "accepted", "rejected"), [("key", 1, 1), ("write", 0, 0)])
def test_a_review_that_is_killed_loses_nothing_that_was_answered(
    proposed: Project, when: str, accepted: int, rejected: int
) -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", KILLED, str(proposed.root), when]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    found = told(proposed)
    assert (len(found.get("accepted", ())), len(found.get("rejected", ()))) == (accepted, rejected)
    assert answer(proposed, "a", "a", "a")[0].waiting == 0
    build(proposed)


def git(folder: Path, *arguments: str) -> str:
    names = (
        "-c",
        "user.name=Toets",
        "-c",
        "user.email=toets@voorbeeld.example",
        "-c",
        "init.defaultBranch=main",
    )
    done = subprocess.run(
        ["git", *names, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_decisions_of_two_reviewers_merge_in_git_to_those_of_both(proposed: Project) -> None:
    review(proposed, who="Niemand", answers=Lines(io.StringIO("")), console=Console(file=io.StringIO()))
    git(proposed.root, "init")
    git(proposed.root, "add", ".")
    git(proposed.root, "commit", "-m", "brief")
    git(proposed.root, "checkout", "-b", "bo")
    answer(proposed, "k", "x", "o", "handel; onderwijs", "a", "r", who="Bo")
    git(proposed.root, "add", ".")
    git(proposed.root, "commit", "-m", "bo")
    git(proposed.root, "checkout", "main")
    answer(proposed, "a", "k", "a", who="Ans")
    git(proposed.root, "add", ".")
    git(proposed.root, "commit", "-m", "ans")
    git(proposed.root, "merge", "--no-edit", "bo")
    # Ans answered on the third statement first (a second on her clock), Bo later: the later counts.
    assert told(proposed) == {
        "accepted": ["supports havenvrede", "threatens handel", "threatens onderwijs"],
        "rejected": ["signed graanverdrag", "threatens handel-en-onderwijs"],
    }
    assert decisions(proposed).count("kg:decision") == 6
    build(proposed)


def test_two_wordings_of_one_statement_merge_to_one(proposed: Project, tmp_path: Path) -> None:
    answer(proposed, "a", "q", who="Ans")
    first = decisions(proposed)
    (proposed.letters / SLUG / "decisions.ttl").unlink()
    wider = replace(FOUND[0], object_text="de havenvrede", object="Havenvrede")
    add_letter(proposed, tmp_path, machine=Machine((wider,)), update=True)
    answer(proposed, "a", "q", who="Bo")
    merged = "\n".join(dict.fromkeys((first + decisions(proposed)).split("\n")))
    (proposed.letters / SLUG / "decisions.ttl").write_text(merged + "\n", "utf-8")
    assert told(proposed)["accepted"] == ["supports havenvrede"]
    build(proposed)


def test_a_proposal_decided_by_a_line_alone_takes_its_status(proposed: Project) -> None:
    statement, *_ = settled(proposed).statements
    iri = f"{proposed.base}id/statement/{statement.digest}"
    head = (
        "@prefix kg: <https://w3id.org/kamergraaf/def#> . @prefix prov: <http://www.w3.org/ns/prov#> .\n"
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
    )
    told_by_hand = (
        f'<{iri}> kg:decision [ kg:status kg:rejected ; prov:wasAttributedTo "Ans" ; '
        'prov:generatedAtTime "2025-01-31T09:00:00Z"^^xsd:dateTime ] .\n'
    )
    stray = told_by_hand.replace(statement.digest, "0" * 16)
    (proposed.letters / SLUG / "decisions.ttl").write_text(head + told_by_hand + stray, "utf-8")
    assert told(proposed)["rejected"] == ["supports havenvrede"]
    assert "which nothing describes now" in str(settled(proposed).notes[0])
    build(proposed)


AT_A_TERMINAL = """
import sys
from pathlib import Path
from rich.console import Console
from kamergraaf.project import find_project
from kamergraaf.reviewing import answers_of, review
project = find_project(Path(sys.argv[1]))
print(review(project, who="Ans", answers=answers_of(sys.stdin), console=Console()))
"""


def test_at_a_terminal_a_key_needs_no_return(proposed: Project) -> None:
    import pty
    import termios
    import time

    master, slave = pty.openpty()
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "TERM": "xterm"}
    command = [sys.executable, "-c", AT_A_TERMINAL, str(proposed.root)]
    process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=environment)
    os.close(slave)
    shown = b""
    for key, wait_for in (
        (b"a", b"1 / 3"),
        (b"p", b"2 / 3"),
        (b"opp\n", b"predicate:"),
        (b"a", b"changed to"),
    ):
        while wait_for not in shown:
            shown += os.read(master, 4096)
        # What is typed before the terminal is ready for a single key is thrown away.
        while key[-1:] != b"\n" and termios.tcgetattr(master)[3] & termios.ICANON:
            time.sleep(0.01)
        os.write(master, key)
    while b"3 / 3" not in shown:
        shown += os.read(master, 4096)
    while termios.tcgetattr(master)[3] & termios.ICANON:
        time.sleep(0.01)
    os.write(master, b"\x03")
    assert process.wait(timeout=60) == 0
    os.close(master)
    assert b"\x1b[1;36mHet kabinet" in shown
    assert told(proposed)["accepted"] == ["opposes handel-en-onderwijs", "supports havenvrede"]


def test_a_pipe_gives_its_answers_one_a_line(proposed: Project) -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", AT_A_TERMINAL, str(proposed.root)]
    ended = subprocess.run(
        command, input="a\n\nr\n", env=environment, capture_output=True, text=True, check=True
    )
    assert "1 accepted, 1 rejected, 0 skipped; 1 still wait" in ended.stdout
    assert "\x1b" not in ended.stdout
