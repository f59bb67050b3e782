"""The lists of Dutch words."""

from __future__ import annotations

from kamergraaf.language.words import word_groups


def test_groups_hold_lines_without_comments() -> None:
    groups = word_groups("abbreviations")
    assert "m.b.t." in groups["goes on"]
    assert not any("#" in line for lines in groups.values() for line in lines)


def test_no_abbreviation_stands_in_both_groups() -> None:
    groups = word_groups("abbreviations")
    assert not set(groups["goes on"]) & set(groups["may end"])
