"""The command line as people and programs meet it: output, exit codes, and a clear word about wrong input."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Protocol

import pytest
from tests.building.test_build import LETTER, edit

from kamergraaf.building import build
from kamergraaf.cli import cli, main
from kamergraaf.project import Project

US = "https://w3id.org/kamergraaf/id/actor/verenigde-staten"
NL = "https://w3id.org/kamergraaf/id/actor/nederland"
WITHDREW = f"SELECT ?a WHERE {{ <{US}> kg:withdrewFrom ?a }}"


class Run:
    """What a command gave: its exit code, what it printed, and what it said."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


class Runner(Protocol):
    """Runs a command in this process."""

    def __call__(self, *arguments: str | Path) -> Run: ...


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Runner:
    def run(*arguments: str | Path) -> Run:
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return Run(code, captured.out, captured.err)

    return run


def column(text: str, name: str = "a") -> list[str]:
    return [row[name] for row in csv.DictReader(io.StringIO(text))]


# What the first letter must answer


def test_the_united_states_withdrew_from_exactly_three(run: Runner, shipped: Project) -> None:
    found = run("query", WITHDREW, "--project", shipped.root)
    assert found.code == 0
    assert sorted(iri.rsplit("/", 1)[1] for iri in column(found.out)) == [
        "akkoord-van-parijs",
        "jcpoa",
        "vn-mensenrechtenraad",
    ]


def test_the_netherlands_supports_the_response_to_the_tariffs_with_its_sentence(
    run: Runner, shipped: Project
) -> None:
    found = run("ask", "supports", "--actor", "Nederland", "--format", "json", "--project", shipped.root)
    (row,) = json.loads(found.out)["results"]["bindings"]
    assert row["what"]["value"].endswith("op-de-amerikaanse-invoerheffingen-op-staal-en-aluminium")
    text = (shipped.letters / "2018-trans-atlantische-relaties" / "letter.txt").read_text("utf-8")
    assert row["quote"]["value"].startswith("Nederland steunt bijvoorbeeld")
    assert "Nederland steunt bijvoorbeeld de \nproportionele" in text


@pytest.mark.parametrize(
    ("subject", "predicate", "part"),
    [
        (NL, "criticises", "measure/amerikaanse-invoerheffingen-op-staal-en-aluminium"),
        (
            "measure:amerikaanse-invoerheffingen-op-staal-en-aluminium",
            "undermines",
            "multilaterale-afspraken",
        ),
        ("measure:amerikaanse-invoerheffingen-op-staal-en-aluminium", "violates", "wereldhandelsorganisatie"),
        (NL, "committedTo", "defence-investment-pledge"),
        ("actor:navo-bondgenoten", "committedTo", "defence-investment-pledge"),
        ("actor:europese-raad", "supports", "initiatief-van-de-europese-commissie"),
    ],
)
def test_plain_facts_of_the_letter(
    run: Runner, shipped: Project, subject: str, predicate: str, part: str
) -> None:
    subject = f"<{subject}>" if subject.startswith("http") else subject
    found = run("query", f"SELECT ?a WHERE {{ {subject} kg:{predicate} ?a }}", "--project", shipped.root)
    assert any(part in iri for iri in column(found.out))


@pytest.mark.parametrize(
    "pattern",
    [
        # The departure of the United Kingdom is expected, not a fact.
        "actor:verenigd-koninkrijk kg:withdrewFrom ?x",
        # What Pompeo thinks is said by Pompeo, not by the letter.
        "actor:mike-pompeo kg:agreesWith ?x",
        # A large number of allies will reach the target; the letter does not say that they did.
        "?x kg:implements ?y . ?x kg:mentions actor:navo-bondgenoten",
    ],
)
def test_what_is_no_plain_fact_gives_no_plain_triple(run: Runner, shipped: Project, pattern: str) -> None:
    assert run("query", f"ASK {{ {pattern} }}", "--project", shipped.root).code == 1


def test_statements_that_are_no_plain_facts_are_there_as_statements(run: Runner, shipped: Project) -> None:
    query = """SELECT ?a ?b ?c ?d WHERE {
        ?s kg:subject ?a ; kg:factuality ?b ; kg:attributedTo ?c ; kg:predicate ?p .
        OPTIONAL { ?s kg:when ?d }
        FILTER(?p IN (kg:withdrewFrom, kg:implements, kg:agreesWith, kg:supports))
    }"""
    rows = list(csv.reader(io.StringIO(run("query", query, "--project", shipped.root).out)))
    short = {tuple(cell.rsplit("/", 1)[-1].rsplit("#", 1)[-1] for cell in row) for row in rows}
    assert ("verenigd-koninkrijk", "planned", "nederlands-kabinet", "") in short
    assert ("mike-pompeo", "actual", "mike-pompeo", "") in short
    assert ("groot-aantal-navo-bondgenoten", "planned", "nederlands-kabinet", "2024") in short
    assert ("europese-raad", "actual", "nederlands-kabinet", "2018-06-28") in short


# Commands


def test_every_command_has_help(run: Runner) -> None:
    for name in cli.commands:
        assert run(name, "--help").out.startswith("Usage: ")


def test_the_library_is_listed(run: Runner, shipped: Project) -> None:
    found = run("ask", "--project", shipped.root)
    assert found.code == 0
    assert "withdrawals" in found.out


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "xml", "md"])
def test_rows_are_written_in_every_form(run: Runner, shipped: Project, form: str) -> None:
    found = run("ask", "withdrawals", "--format", form, "--project", shipped.root)
    assert found.code == 0
    assert "JCPOA" in found.out or "jcpoa" in found.out


@pytest.mark.parametrize("form", ["turtle", "ntriples", "jsonld"])
def test_triples_are_written_in_every_form(run: Runner, shipped: Project, form: str) -> None:
    found = run("ask", "describe", "--thing", "JCPOA", "--format", form, "--project", shipped.root)
    assert found.code == 0
    assert "withdrewFrom" in found.out


def test_the_form_follows_the_ending_of_the_output(run: Runner, shipped: Project, tmp_path: Path) -> None:
    target = tmp_path / "antwoord.json"
    found = run("query", WITHDREW, "--output", target, "--project", shipped.root)
    assert (found.code, found.out) == (0, "")
    assert len(json.loads(target.read_text("utf-8"))["results"]["bindings"]) == 3


def test_a_query_comes_from_a_file_or_from_stdin(shipped: Project, tmp_path: Path) -> None:
    file = tmp_path / "vraag.rq"
    file.write_text(WITHDREW, "utf-8")
    command = [sys.executable, "-m", "kamergraaf", "query", "--project", str(shipped.root)]
    by_file = subprocess.run([*command, str(file)], capture_output=True, text=True, check=True)
    by_stdin = subprocess.run([*command, "-"], input=WITHDREW, capture_output=True, text=True, check=True)
    assert by_file.stdout == by_stdin.stdout
    assert "jcpoa" in by_file.stdout


def test_an_answer_of_no_gives_exit_code_1(run: Runner, shipped: Project) -> None:
    assert run("query", "ASK { actor:nederland kg:attacks ?x }", "--project", shipped.root).code == 1


def test_what_was_inferred_is_seen_only_on_request(run: Runner, small: Project) -> None:
    run("build", "--project", small.root)
    run("reason", "--project", small.root)
    query = "ASK { ?x kg:standsFor ?y }"
    assert run("query", query, "--project", small.root).code == 1
    assert run("query", query, "--inferred", "--project", small.root).code == 0


def test_validate_says_what_is_wrong_with_exit_code_1(run: Runner, small: Project) -> None:
    edit(small, f"{LETTER}/statements.ttl", "kg:object agreement:graanverdrag", "kg:object agreement:graan")
    found = run("validate", "--project", small.root)
    assert found.code == 1
    assert "evidence gate: in order" in found.out
    assert "agreement/graan is not a thing" in found.out


# Wrong use and wrong input


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["query", "SELECT ?a WHERE {\n ?a kg:supports }"], 3, "query:2:"),
        (["query", "SELECT ?a WHERE { ?a foo:b ?c }"], 3, "the prefix foo: is not declared"),
        (["query", "DELETE WHERE { ?a ?b ?c }"], 2, "only queries are run"),
        (["query", "INSERT DATA { <a:a> <a:b> <a:c> }"], 2, "only queries are run"),
        (
            ["query", "SELECT * { SERVICE <http://example.org/sparql> { ?a ?b ?c } }"],
            2,
            "asks another server",
        ),
        (["query", "weg.rq"], 2, "there is no file"),
        (["query", "ASK {}", "--format", "turtle"], 2, "is not written as turtle"),
        (["query", "ASK {}", "--format", "docx"], 2, "there is no format"),
        (["query", "ASK {}", "--store", "/nergens"], 3, "no such file"),
        (["query", "ASK {}", "--output", "/nergens/a.json"], 3, "cannot be written"),
        (["query", "ASK {}", "--project", "/nergens"], 2, "is not a project"),
        (["query"], 2, "Missing argument"),
        (["ask", "withdrawls"], 2, "withdrawals"),
        (["ask", "supports", "--actor", "Nederlnd"], 2, "Nederland"),
        (["ask", "supports", "--actro", "VS"], 2, "has no parameter 'actro'"),
        (["ask", "supports", "VS"], 2, "stands alone"),
        (["ask", "supports", "--actor"], 2, "has no value"),
        (["ask", "offices-on-date", "--date", "gisteren"], 2, "must be a date"),
        (["ask", "wikidata-population"], 2, "asks another server"),
        (["zing"], 2, "No such command"),
        (["build", "--hard"], 2, "No such option"),
    ],
)
def test_wrong_input_gets_one_clear_message_and_its_exit_code(
    run: Runner,
    shipped: Project,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    code: int,
    message: str,
) -> None:
    monkeypatch.chdir(shipped.root)
    found = run(*arguments)
    assert (found.code, found.out) == (code, "")
    assert message in found.err


def test_a_query_before_the_first_build_says_what_to_do(run: Runner, small: Project) -> None:
    found = run("query", "ASK {}", "--project", small.root)
    assert found.code == 3
    assert "kamergraaf build" in found.err


def test_a_broken_store_file_says_so_and_a_build_mends_it(run: Runner, small: Project) -> None:
    build(small)
    graph = small.build / "current" / "graph.nq"
    graph.write_bytes(graph.read_bytes()[:-20])
    found = run("query", "ASK {}", "--project", small.root)
    assert found.code == 3
    assert "graph.nq" in found.err
    assert run("build", "--project", small.root).code == 0
    assert run("query", "ASK {}", "--project", small.root).code == 0


def test_a_build_that_is_refused_names_each_statement_and_writes_nothing(run: Runner, small: Project) -> None:
    edit(small, f"{LETTER}/letter.txt", "ondermijnt", "ondergraaft")
    found = run("build", "--project", small.root)
    assert found.code == 3
    assert "2 things wrong" not in found.out
    assert "undermines" in found.err
    assert "imposed" in found.err
    assert not (small.build / "current").exists()


def test_a_fault_of_the_program_is_told_apart_from_wrong_input(
    run: Runner, small: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: object, **__: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("kamergraaf.building.build", break_down)
    found = run("build", "--project", small.root)
    assert found.code == 70
    assert "a fault of the program" in found.err


def test_a_reader_that_stops_early_is_no_error(shipped: Project) -> None:
    command = (
        f"{sys.executable} -m kamergraaf query 'SELECT * {{ ?s ?p ?o }}' --project {shipped.root} | head -1"
    )
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)
    assert done.stderr == ""
