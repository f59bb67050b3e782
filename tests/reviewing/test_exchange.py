"""Import and export in the annotation guide's format: what goes out comes back the same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import copy_project
from tests.reviewing.machine import SIGNS, SLUG, SUPPORTS, THREATENS, Machine, add_letter

from kamergraaf.building import build
from kamergraaf.errors import DataError, InputError, UsageError
from kamergraaf.model import Status
from kamergraaf.project import Project, find_project, shipped_root
from kamergraaf.reviewing import Imported, export_jsonl, import_jsonl
from kamergraaf.reviewing.guide import read_lines
from kamergraaf.reviewing.phrases import slug

LINE = {
    "letter": SLUG,
    "quote": SUPPORTS,
    "subject": "Strelsau-kabinet",
    "subject_text": "Het kabinet",
    "predicate": "supports",
    "object": "havenvrede",
    "object_text": "havenvrede",
    "polarity": "affirmed",
    "factuality": "actual",
    "attributed_to": None,
    "when": None,
}


def clock() -> datetime:
    return datetime(2025, 1, 31, 9, 0, tzinfo=UTC)


def write(folder: Path, *lines: Mapping[str, object] | str) -> Path:
    file = folder / "in.jsonl"
    rows = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    file.write_text("".join(f"{row}\n" for row in rows), "utf-8")
    return file


def take(project: Project, file: Path, letter: str = SLUG) -> Imported:
    return import_jsonl(project, letter, file, who="Ans", clock=clock)


def test_the_reviewed_statements_of_the_small_letter_go_out_as_the_guide_says(small: Project) -> None:
    lines = [json.loads(line) for line in export_jsonl(small, "2020-graanverdrag")]
    assert len(lines) == 6
    assert lines[1] == {
        "letter": "2020-graanverdrag",
        "quote": "Ruritanië heeft zich in 2019 teruggetrokken uit het Graanverdrag.",
        "subject": "Ruritanië",
        "subject_text": "Ruritanië",
        "predicate": "withdrewFrom",
        "object": "Graanverdrag",
        "object_text": "Graanverdrag",
        "polarity": "affirmed",
        "factuality": "actual",
        "attributed_to": None,
        "when": "2019",
    }
    assert list(lines[1]) == list(LINE)
    assert lines[4]["attributed_to"] == "Flavia Elfberg"


def test_what_is_merely_proposed_goes_out_on_request(proposed: Project) -> None:
    assert list(export_jsonl(proposed, SLUG)) == []
    lines = [json.loads(line) for line in export_jsonl(proposed, SLUG, statuses=[Status.PROPOSED])]
    assert [line["predicate"] for line in lines] == ["supports", "threatens", "signed"]
    assert lines[2]["attributed_to"] == "Nieuwland"


def test_what_comes_in_is_accepted_in_the_name_of_a_person(proposed: Project, tmp_path: Path) -> None:
    imported = take(proposed, write(tmp_path, LINE, LINE | {"object": "rust", "object_text": ""}))
    assert (imported.accepted, imported.known) == (2, 0)
    assert build(proposed).status == {"accepted": 8, "proposed": 2}
    again = take(proposed, tmp_path / "in.jsonl")
    assert (again.accepted, again.known) == (0, 2)
    assert str(again) == "0 statements accepted, 2 known already"


def test_the_output_of_extract_comes_in_too(proposed: Project, tmp_path: Path) -> None:
    more = LINE | {"start": 28, "end": 61, "confidence": 0.7, "rule": "x"}
    assert take(proposed, write(tmp_path, more)).accepted == 1


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "it is no JSON"),
        ("[]", "it is no object"),
        ({key: value for key, value in LINE.items() if key != "object"}, "it has no object"),
        (LINE | {"colour": "blauw"}, "it has colour"),
        (LINE | {"polarity": "soms"}, "not a valid Polarity"),
        (LINE | {"subject": 3}, "its subject is 3"),
        (LINE | {"subject": " "}, "its subject is empty"),
        (LINE | {"start": True, "end": 4}, "its start is True"),
        (LINE | {"letter": "andere"}, "is about the letter 'andere'"),
        (LINE | {"quote": "Dit staat er niet."}, "does not stand in the letter"),
        (LINE | {"start": 1, "end": 9}, "does not stand at 1 to 9"),
        (LINE | {"predicate": "adores"}, "is no predicate"),
        (LINE | {"object_text": "zeevrede"}, "'zeevrede' does not stand"),
        (LINE | {"when": "gisteren"}, "'gisteren' is no date"),
    ],
)
def test_a_line_that_does_not_hold_is_named_and_nothing_comes_in(
    proposed: Project, tmp_path: Path, line: Mapping[str, object] | str, message: str
) -> None:
    before = sorted(path.name for path in (proposed.letters / SLUG).iterdir())
    with pytest.raises(DataError, match=message) as caught:
        take(proposed, write(tmp_path, LINE, line))
    assert "in.jsonl:2" in str(caught.value)
    assert sorted(path.name for path in (proposed.letters / SLUG).iterdir()) == before


def test_a_file_or_letter_that_is_not_there_is_told(proposed: Project, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        take(proposed, tmp_path / "weg.jsonl")
    with pytest.raises(UsageError, match="there is no letter weg"):
        take(proposed, write(tmp_path, LINE), letter="weg")
    with pytest.raises(UsageError, match=r"there is no letter \.\."):
        list(export_jsonl(proposed, "../letters"))
    (tmp_path / "latijn.jsonl").write_bytes(b"\xff")
    with pytest.raises(InputError, match="cannot be read"):
        take(proposed, tmp_path / "latijn.jsonl")


def test_a_sentence_that_stands_twice_is_taken_in_the_order_of_the_lines(
    small: Project, tmp_path: Path
) -> None:
    add_letter(small, tmp_path, f"{SUPPORTS} {THREATENS} {SUPPORTS}\n", machine=Machine(()))
    threat = LINE | {
        "quote": THREATENS,
        "predicate": "threatens",
        "object": "handel",
        "object_text": "handel",
    }
    take(small, write(tmp_path, LINE, threat | {"subject_text": ""}, LINE))
    quotes = [json.loads(line)["quote"] for line in export_jsonl(small, SLUG)]
    assert quotes == [SUPPORTS, THREATENS, SUPPORTS]


def test_the_first_letter_comes_back_as_it_went_out(tmp_path: Path) -> None:
    project = copy_project(shipped_root(), tmp_path / "project")
    letter = "2018-trans-atlantische-relaties"
    out = list(export_jsonl(project, letter))
    (project.letters / letter / "statements.ttl").unlink()
    take(project, write(tmp_path, *out), letter=letter)
    assert list(export_jsonl(project, letter)) == out
    assert len(out) > 100


NAMES = st.one_of(
    st.sampled_from(["Ruritanië", "Strelsau-kabinet", "Graanverdrag", "Flavia Elfberg"]),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30).filter(str.strip),
)
LINES = st.fixed_dictionaries(
    {
        "letter": st.just(SLUG),
        "quote": st.sampled_from([SUPPORTS, THREATENS, SIGNS]),
        "subject": NAMES,
        "subject_text": st.just(""),
        "predicate": st.sampled_from(["supports", "values", "opposes", "signed"]),
        "object": NAMES,
        "object_text": st.just(""),
        "polarity": st.sampled_from(["affirmed", "negated"]),
        "factuality": st.sampled_from(["actual", "planned", "desired", "possible"]),
        "attributed_to": st.one_of(st.none(), NAMES),
        "when": st.sampled_from([None, "2018", "2018-06", "2018-06-28", "2014/2024"]),
    }
).map(lambda line: {key: line[key] for key in LINE})


def said(line: Mapping[str, object]) -> tuple[object, ...]:
    """What makes a statement the one it is."""
    return tuple(line[key] for key in ("quote", "subject", "predicate", "object", "polarity", "factuality"))


def one_spelling_each(lines: list[dict[str, str | None]]) -> bool:
    names = {line[key] for line in lines for key in ("subject", "object", "attributed_to")} - {None}
    return len({slug(str(name)) for name in names}) == len(names)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Project:
    folder = tmp_path_factory.mktemp("exchange")
    project = copy_project(Path(__file__).parents[1] / "data" / "small", folder / "small")
    add_letter(project, folder, machine=Machine(()))
    return project


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(LINES, max_size=6, unique_by=said).filter(one_spelling_each))
def test_any_lines_come_back_as_they_went_in(shared: Project, lines: list[dict[str, str | None]]) -> None:
    (shared.letters / SLUG / "decisions.ttl").unlink(missing_ok=True)
    take(shared, write(shared.root, *lines))
    out = list(export_jsonl(shared, SLUG))
    assert sorted(out) == sorted(json.dumps(line, ensure_ascii=False) for line in lines)
    (shared.letters / SLUG / "decisions.ttl").unlink(missing_ok=True)
    take(shared, write(shared.root, *out))
    assert list(export_jsonl(shared, SLUG)) == out


@given(st.lists(LINES, max_size=4))
def test_a_line_is_read_as_it_is_written(lines: list[dict[str, str | None]]) -> None:
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    assert [line.to_json() for line, _ in read_lines(text, Path("x"))] == text.split("\n" if text else None)


def test_the_project_that_was_written_to_is_still_one(shared: Project) -> None:
    assert find_project(shared.root) == shared
