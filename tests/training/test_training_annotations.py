"""Annotations that only point into the letters: no word of a letter in them, and everything back again."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from training.annotations import ANNOTATIONS, ENTITY_COLUMNS, STATEMENT_COLUMNS, Labels, decode, encode

from kamergraaf.errors import InputError
from kamergraaf.evaluation import Annotation, EntityLine, StatementLine, read_annotations, write_lines
from kamergraaf.extraction import load_registry
from kamergraaf.model import Factuality, Polarity
from kamergraaf.project import shipped_root

LETTER = """\
# source: made up
# kind: letter

Belang van de vaart

Freedonië steunt het Verdrag van Sylvania en de scheep-
vaartovereenkomst voor de grote kanalen en havens. Het kabinet wil
in 2019 met minister Fantoom
ah-tk-20182019-12
ISSN 0921 - 7398
1

overleggen over de haven-
en kanaalgelden. De regering van Freedonië is niet voor een heffing.
Freedonië steunt het verdrag. Het is van belang dat de havens open blijven. Freedonië steunt het verdrag.
"""
REGISTRY = """\
@prefix actor: <https://w3id.org/kamergraaf/id/actor/> .
@prefix kg: <https://w3id.org/kamergraaf/def#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
actor:freedonie a kg:State ; skos:prefLabel "Republiek Freedonië"@nl ; skos:altLabel "Freedonië"@nl .
"""
BROKEN = (
    "Freedonië steunt het Verdrag van Sylvania en de scheepvaartovereenkomst voor de grote kanalen en havens."
)
OVER_THE_PAGE = "Het kabinet wil in 2019 met minister Fantoom overleggen over de haven- en kanaalgelden."
NEGATED = "De regering van Freedonië is niet voor een heffing."
TWICE = "Freedonië steunt het verdrag."
JUDGEMENT = "Het is van belang dat de havens open blijven."


def statement(quote: str, subject: str, predicate: str, object_: str, **more: str) -> StatementLine:
    return replace(StatementLine("brief", quote, subject, predicate, object_), **more)  # type: ignore[arg-type]


STATEMENTS = (
    statement(
        *(BROKEN, "Republiek Freedonië", "supports", "Verdrag van Sylvania"),
        subject_text="Freedonië",
        object_text="Verdrag van Sylvania",
    ),
    statement(
        *(BROKEN, "Republiek Freedonië", "supports", "scheepvaartovereenkomst voor de havens"),
        subject_text="Freedonië",
        object_text="scheepvaartovereenkomst voor de grote kanalen en havens",
    ),
    statement(
        *(OVER_THE_PAGE, "Nederlands kabinet", "consultsWith", "Fantoom"),
        subject_text="Het kabinet",
        object_text="minister Fantoom overleggen over de haven- en kanaalgelden",
        factuality="desired",
        attributed_to="Fantoom",
        when="2019",
    ),
    statement(
        *(NEGATED, "Freedonische regering", "supports", "heffing"),
        subject_text="De regering van Freedonië",
        object_text="een heffing",
        polarity="negated",
    ),
    statement(
        *(TWICE, "Republiek Freedonië", "supports", "Verdrag van Sylvania"),
        subject_text="Freedonië",
        object_text="verdrag",
    ),
    statement(
        *(JUDGEMENT, "Nederlands kabinet", "values", "open havens"),
        object_text="dat de havens open blijven",
    ),
    statement(
        *(TWICE, "Republiek Freedonië", "supports", "Verdrag van Sylvania"),
        subject_text="Freedonië",
        object_text="verdrag",
    ),
)
ENTITIES = (
    EntityLine("brief", "Republiek Freedonië", "State", ("Freedonië",)),
    EntityLine("brief", "Verdrag van Sylvania", "Agreement", ("verdrag", "Verdrag van Sylvania")),
    EntityLine("brief", "Fantoom", "Person", ("minister Fantoom",)),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with letters, their annotations, a small registry, and the rows that come of them."""
    for name in ("letters/deep", "gold", "registry"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "letters/deep/brief.txt").write_text(LETTER, "utf-8")
    (tmp_path / "letters/leeg.txt").write_text("Er staat niets in.\n", "utf-8")
    (tmp_path / "registry/states.ttl").write_text(REGISTRY, "utf-8")
    write_lines(STATEMENTS, tmp_path / "gold/brief.jsonl")
    write_lines(ENTITIES, tmp_path / "gold/brief.entities.jsonl")
    write_lines((), tmp_path / "gold/leeg.jsonl")
    make(tmp_path)
    return tmp_path


def make(folder: Path) -> None:
    encode(folder / "gold", folder / "letters", folder / "rows.tsv", registry=folder / "registry")


def back(folder: Path) -> dict[str, Annotation]:
    assert decode(folder / "rows.tsv", folder / "letters", folder / "out") == []
    return read_annotations(folder / "out")


def rows(file: Path) -> list[dict[str, str]]:
    lines = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("#")]
    return [dict(zip(lines[0].split("\t"), line.split("\t"), strict=True)) for line in lines[1:]]


def test_what_is_decoded_is_what_was_encoded(folder: Path) -> None:
    found = back(folder)["brief"]
    odd = STATEMENTS[3]
    expected = (*STATEMENTS[:3], replace(odd, subject="regering van Freedonië"), *STATEMENTS[4:])
    assert found.statements == expected
    assert found.entities == ENTITIES


def test_a_letter_without_statements_stays_one_that_was_read(folder: Path) -> None:
    assert back(folder)["leeg"] == Annotation("leeg", (), ())


def test_places_count_in_the_source_over_hyphens_and_pages(folder: Path) -> None:
    def source(cell: str) -> str:
        start, end = map(int, cell.split("-"))
        return LETTER[start:end]

    found = rows(folder / "rows.tsv")
    assert source(found[1]["object_words"]).startswith("scheep-\nvaartovereenkomst")
    assert "ISSN 0921 - 7398" in source(found[2]["sentence"])
    assert source(found[2]["when"]) == "2019"


def test_equal_sentences_keep_their_own_places(folder: Path) -> None:
    found = [row["sentence"] for row in rows(folder / "rows.tsv")]
    assert found[4] != found[6]
    assert [int(place.split("-")[0]) for place in found[:7]] == sorted(
        int(p.split("-")[0]) for p in found[:7]
    )


def test_rows_hold_no_word_of_the_letter_but_labels(folder: Path) -> None:
    first, _, third, odd, *_ = rows(folder / "rows.tsv")
    assert (first["subject"], third["subject"]) == ("Republiek Freedonië", "Nederlands kabinet")
    assert (third["object"], third["attributed_to"], odd["subject"], odd["object"]) == ("@3", "@3", "", "")
    written = (folder / "rows.tsv").read_text("utf-8") + (folder / "rows.entities.tsv").read_text("utf-8")
    assert not re.search("Sylvania|Fantoom|heffing|regering|haven|minister", written)


def test_a_letter_that_is_gone_or_has_changed_is_left_out_and_named(folder: Path) -> None:
    (folder / "letters/deep/brief.txt").write_text(LETTER.replace("grote", "kleine"), "utf-8")
    assert decode(folder / "rows.tsv", folder / "letters", folder / "out") == [
        "brief: its text is not the one that was annotated"
    ]
    assert not (folder / "out/brief.jsonl").exists()
    (folder / "letters/leeg.txt").unlink()
    with pytest.raises(InputError, match="leeg: there is no text of this name"):
        decode(folder / "rows.tsv", folder / "letters", folder / "out")


@pytest.mark.parametrize(
    "lost",
    [
        replace(STATEMENTS[0], quote="Dit staat er niet."),
        replace(STATEMENTS[0], object_text="kanaalgelden"),
        replace(STATEMENTS[5], subject="Ruritanië"),
        replace(STATEMENTS[0], attributed_to="Ruritanië"),
    ],
)
def test_words_that_do_not_stand_in_the_letter_are_refused(folder: Path, lost: StatementLine) -> None:
    write_lines([lost], folder / "gold/brief.jsonl")
    with pytest.raises(InputError, match="not where the annotation has them"):
        make(folder)


def test_a_row_with_too_few_cells_is_refused_with_its_line(folder: Path) -> None:
    file = folder / "rows.tsv"
    lines = file.read_text("utf-8").splitlines()
    file.write_text("\n".join([*lines[:-1], "leeg\t12345678"]) + "\n", "utf-8")
    with pytest.raises(InputError, match=rf"rows\.tsv:{len(lines)}"):
        decode(file, folder / "letters", folder / "out")


def test_the_shipped_rows_hold_places_and_names_of_the_registry_alone() -> None:
    labels = Labels.of(load_registry(shipped_root() / "graph/registry")).labels
    place = r"\d+-\d+"
    name = re.compile(rf"(?:@\d+|{place}(?:\+{place})*)?")
    found = rows(ANNOTATIONS)
    for row in found:
        assert all(re.fullmatch(rf"(?:{place})?", row[c]) for c in ("subject_words", "object_words", "when"))
        assert re.fullmatch(place, row["sentence"])
        assert all(
            row[c] in labels or name.fullmatch(row[c]) for c in ("subject", "object", "attributed_to")
        ), row
        assert row["polarity"] in set(Polarity)
        assert row["factuality"] in set(Factuality)
        assert tuple(row) == STATEMENT_COLUMNS
    entities = rows(ANNOTATIONS.with_name("annotations.entities.tsv"))
    for row in entities:
        assert row["name"] in labels or name.fullmatch(row["name"]), row
        assert re.fullmatch(rf"{place}(?: {place})*", row["forms"])
        assert tuple(row) == ENTITY_COLUMNS
    assert f": {len(found)} statements of" in ANNOTATIONS.read_text("utf-8")
    assert {row["letter"] for row in entities} == {row["letter"] for row in found}
