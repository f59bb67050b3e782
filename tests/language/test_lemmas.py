"""Which source of a lemma comes first."""

from __future__ import annotations

from kamergraaf.language.lemmas import Lemmas

LEMMAS = Lemmas(
    ["l||", "c||", "l||-+e+n"],
    {("staat", "NOUN"): "staat", ("staten", "NOUN"): "staat", ("Staat", "PROPN"): "Staat"},
)


def test_a_known_word_has_its_lemma_whatever_the_rule() -> None:
    assert LEMMAS("Staat", "NOUN", 2) == "staat"
    assert LEMMAS("Staat", "PROPN", 0) == "Staat"


def test_a_verb_form_of_the_table_gets_its_infinitive() -> None:
    assert LEMMAS("trok", "VERB", 0) == "trekken"


def test_an_unknown_word_gets_what_the_rule_gives() -> None:
    assert LEMMAS("Blurpt", "VERB", 2) == "blurpen"
    assert LEMMAS("NAVO", "PROPN", 1) == "NAVO"


def test_a_compound_ends_in_the_lemma_of_its_last_part() -> None:
    assert LEMMAS("Lidstaten", "NOUN", 0) == "lidstaat"
    assert LEMMAS("EU-staten", "NOUN", 1) == "EU-staat"
