"""The score is exactly the guide's and cannot flatter."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kamergraaf.errors import InputError
from kamergraaf.evaluation import (
    Annotation,
    EntityLine,
    Names,
    StatementLine,
    read_annotations,
    score,
    to_line,
)

SUBJECTS = ("Nederland", "Frankrijk", "Chili", "Japan", "Kenia")


def lines() -> tuple[StatementLine, ...]:
    return tuple(
        StatementLine(
            "a", f"{name} steunt het {name.lower()}plan van de unie.", name, "supports", f"{name.lower()}plan"
        )
        for name in SUBJECTS
    )


def annotation(*statements: StatementLine, entities: tuple[EntityLine, ...] = ()) -> dict[str, Annotation]:
    return {"a": Annotation("a", statements, entities)}


def test_gold_against_itself_is_one() -> None:
    gold = annotation(*lines(), entities=(EntityLine("a", "NAVO", "Organisation", ("NAVO", "Alliantie")),))
    result = score(gold, gold)
    assert result.strict.f1 == result.lenient.f1 == result.entities.f1 == result.forms.recall == 1.0
    assert result.polarity.precision == result.factuality.precision == 1.0


def test_shuffled_subjects_score_nothing() -> None:
    moved = SUBJECTS[1:] + SUBJECTS[:1]
    shuffled = (replace(line, subject=name) for line, name in zip(lines(), moved, strict=True))
    assert score(annotation(*lines()), annotation(*shuffled)).strict.f1 == 0.0


def test_nothing_found_is_zero_and_no_error() -> None:
    result = score(annotation(*lines()), {})
    assert (result.strict.f1, result.strict.precision, result.entities.f1) == (0.0, 0.0, 0.0)


def test_another_predicate_of_the_group_counts_as_lenient_only() -> None:
    found = annotation(*(replace(line, predicate="welcomes") for line in lines()))
    result = score(annotation(*lines()), found)
    assert (result.strict.matched, result.lenient.matched) == (0, 5)


def test_a_statement_is_matched_once_only() -> None:
    line = lines()[0]
    result = score(annotation(line), annotation(line, line, line))
    assert result.strict.matched == 1
    assert result.strict.found == 3


def test_a_statement_of_another_sentence_does_not_match() -> None:
    line = lines()[0]
    elsewhere = replace(line, quote="In een andere zin staat iets heel anders over dit onderwerp.")
    assert score(annotation(line), annotation(elsewhere)).strict.matched == 0


def test_objects_match_by_head_noun_and_not_by_other_words() -> None:
    gold = replace(lines()[0], object="reactie van de Commissie op de heffingen")
    same = replace(gold, object="duidelijke reactie")
    other = replace(gold, object="Commissie")
    assert score(annotation(gold), annotation(same)).strict.matched == 1
    assert score(annotation(gold), annotation(other)).strict.matched == 0


def test_cooperation_is_symmetric() -> None:
    gold = replace(lines()[0], predicate="cooperatesWith", object="Chili")
    turned = replace(gold, subject="Chili", object="Nederland")
    assert score(annotation(gold), annotation(turned)).strict.matched == 1


@pytest.mark.parametrize(
    "name", ["het kabinet", "Nederlands kabinet", "Rijksoverheid", "Koninkrijk der Nederlanden"]
)
def test_a_state_and_its_government_are_one_subject(name: str) -> None:
    assert Names().same_actor("Nederland", name)


def test_accents_articles_and_hyphens_do_not_tell_names_apart() -> None:
    assert Names().key("de Venetië-Commissie") == Names().key("Venetie Commissie")


def test_an_alias_of_the_registry_is_its_thing_and_a_shared_one_is_neither() -> None:
    names = Names.from_forms([("Unie A", ["UA", "Unie"]), ("Unie B", ["UB", "Unie"])])
    assert names.key("UA") == names.key("Unie A")
    assert names.key("Unie") not in (names.key("Unie A"), names.key("Unie B"))


def test_a_surname_stands_for_the_person_of_the_letter_alone() -> None:
    names = Names().knowing(["Anna Kok"])
    assert names.same_actor("Kok", "Anna Kok")
    assert not names.same_actor("Europa", "Raad van Europa")


def test_polarity_is_scored_on_matches() -> None:
    line = lines()[0]
    result = score(annotation(line), annotation(replace(line, polarity="negated")))
    assert (result.strict.matched, result.polarity.precision) == (1, 0.0)


def test_lines_survive_writing_and_reading(tmp_path: Path) -> None:
    statements = lines()
    (tmp_path / "a.jsonl").write_text("".join(to_line(line) + "\n" for line in statements), "utf-8")
    assert read_annotations(tmp_path)["a"].statements == statements


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"letter": "a"}\n', "utf-8")
    with pytest.raises(InputError, match=r"a\.jsonl:1"):
        read_annotations(tmp_path)
