"""Dutch paradigms: what the rules of spelling give, and what the project's own table adds to them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamergraaf.extraction.lexicon_files import read_irregulars
from kamergraaf.language.inflection import (
    FINITE,
    Feature,
    Irregular,
    Irregulars,
    adjective_forms,
    noun_forms,
    split_prefix,
    verb_forms,
)
from kamergraaf.project import shipped_root

CONSONANTS, SHORT_VOWELS = "bdfgklmnprst", "aeou"


@pytest.fixture(scope="module")
def irregulars() -> Irregulars:
    return read_irregulars(shipped_root() / "ontology" / "inflection.ttl")


def words(infinitive: str, feature: Feature, irregulars: Irregulars, particle: str = "") -> list[str]:
    forms = verb_forms(infinitive, particle=particle, irregulars=irregulars)
    return [form.tokens[0] for form in forms if form.feature is feature and not form.split]


@pytest.mark.parametrize(
    ("infinitive", "third", "past", "participle"),
    [
        ("leven", "leeft", "leefde", "geleefd"),
        ("reizen", "reist", "reisde", "gereisd"),
        ("zetten", "zet", "zette", "gezet"),
        ("maken", "maakt", "maakte", "gemaakt"),
        ("wandelen", "wandelt", "wandelde", "gewandeld"),
        ("delen", "deelt", "deelde", "gedeeld"),
        ("redden", "redt", "redde", "gered"),
        ("uiten", "uit", "uitte", "geuit"),
        ("eisen", "eist", "eiste", "geëist"),
        ("investeren", "investeert", "investeerde", "geïnvesteerd"),
        ("financieren", "financiert", "financierde", "gefinancierd"),
        ("evacueren", "evacueert", "evacueerde", "geëvacueerd"),
        ("initiëren", "initieert", "initieerde", "geïnitieerd"),
        ("verafschuwen", "verafschuwt", "verafschuwde", "verafschuwd"),
        ("ondersteunen", "ondersteunt", "ondersteunde", "ondersteund"),
        ("ontmoeten", "ontmoet", "ontmoette", "ontmoet"),
        ("beëindigen", "beëindigt", "beëindigde", "beëindigd"),
        ("volgen", "volgt", "volgde", "gevolgd"),
    ],
)
def test_regular_verbs_follow_the_spelling(infinitive: str, third: str, past: str, participle: str) -> None:
    nothing = Irregulars()
    assert third in words(infinitive, Feature.FINITE_SINGULAR, nothing)
    assert words(infinitive, Feature.PAST_SINGULAR, nothing) == [past]
    assert words(infinitive, Feature.PAST_PLURAL, nothing) == [past + "n"]
    assert words(infinitive, Feature.PARTICIPLE, nothing)[0] == participle


@pytest.mark.parametrize(
    ("infinitive", "third", "past", "participle"),
    [
        ("gaan", "gaat", "ging", "gegaan"),
        ("doen", "doet", "deed", "gedaan"),
        ("komen", "komt", "kwam", "gekomen"),
        ("herzien", "herziet", "herzag", "herzien"),
        ("schenden", "schendt", "schond", "geschonden"),
        ("onderschrijven", "onderschrijft", "onderschreef", "onderschreven"),
        ("heroverwegen", "heroverweegt", "heroverwoog", "heroverwogen"),
        ("verbeteren", "verbetert", "verbeterde", "verbeterd"),
        ("veroordelen", "veroordeelt", "veroordeelde", "veroordeeld"),
        ("leveren", "levert", "leverde", "geleverd"),
        ("verwelkomen", "verwelkomt", "verwelkomde", "verwelkomd"),
        ("aanvaarden", "aanvaardt", "aanvaardde", "aanvaard"),
        ("zijn", "is", "was", "geweest"),
        ("ontmoeten", "ontmoet", "ontmoette", "ontmoet"),
    ],
)
def test_the_table_gives_what_rules_cannot_know(
    infinitive: str, third: str, past: str, participle: str, irregulars: Irregulars
) -> None:
    assert third in words(infinitive, Feature.FINITE_SINGULAR, irregulars)
    assert past in words(infinitive, Feature.PAST_SINGULAR, irregulars)
    assert words(infinitive, Feature.PARTICIPLE, irregulars)[0] == participle


def test_a_separable_verb_keeps_its_particle_around_ge_and_loses_it_in_the_main_clause(
    irregulars: Irregulars,
) -> None:
    forms = verb_forms("terugtrekken", particle="terug", irregulars=irregulars)
    joined = {form.tokens[0] for form in forms if not form.split}
    split = {form.tokens[0]: form.feature for form in forms if form.split}
    assert {"terugtrekken", "terugtrekt", "terugtrok", "teruggetrokken"} <= joined
    assert {"trek", "trekt", "trok", "trokken"} <= split.keys()
    assert "getrokken" not in split
    assert set(split.values()) <= FINITE | {Feature.INFINITIVE}


def test_a_prefixed_verb_behind_a_particle_takes_no_ge() -> None:
    assert words("uitbesteden", Feature.PARTICIPLE, Irregulars(), "uit")[0] == "uitbesteed"


def test_a_particle_that_the_verb_does_not_begin_with_is_refused() -> None:
    with pytest.raises(ValueError, match="'op'"):
        verb_forms("trekken", particle="op")


def test_a_verb_that_stands_alone_lends_nothing_to_verbs_with_a_prefix() -> None:
    table = Irregulars({"moeten": Irregular(past_singular=("moest",), alone=True)})
    assert words("ontmoeten", Feature.PAST_SINGULAR, table) == ["ontmoette"]


def test_an_attributive_participle_is_spelled_with_its_ending(irregulars: Irregulars) -> None:
    assert "gezette" in words("zetten", Feature.PARTICIPLE, irregulars)
    assert "bestede" in words("besteden", Feature.PARTICIPLE, irregulars)
    assert "gesteunde" in words("steunen", Feature.PARTICIPLE, irregulars)


@pytest.mark.parametrize("infinitive", ["geven", "gelden", "bellen", "erven", "volgen", "vergen", "heffen"])
def test_a_verb_that_only_looks_prefixed_has_no_prefix(infinitive: str) -> None:
    assert split_prefix(infinitive) == ("", infinitive)


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("heffing", "heffingen"),
        ("overheid", "overheden"),
        ("taak", "taken"),
        ("top", "toppen"),
        ("brief", "brieven"),
        ("sanctie", "sancties"),
        ("partner", "partners"),
        ("programma", "programma's"),
        ("voorstel", "voorstellen"),
        ("probleem", "problemen"),
        ("verdrag", "verdragen"),
        ("reisverbod", "reisverboden"),
        ("lid", "leden"),
        ("sector", "sectoren"),
    ],
)
def test_nouns_have_their_plural(noun: str, plural: str, irregulars: Irregulars) -> None:
    assert plural in [form.tokens[0] for form in noun_forms(noun, irregulars=irregulars)]


def test_a_noun_without_a_plural_is_not_taken_for_a_verb(irregulars: Irregulars) -> None:
    assert [form.tokens[0] for form in noun_forms("noodsteun", irregulars=irregulars)] == ["noodsteun"]


@pytest.mark.parametrize(
    ("adjective", "inflected"),
    [
        ("groot", "grote"),
        ("fel", "felle"),
        ("positief", "positieve"),
        ("blij", "blije"),
        ("essentieel", "essentiële"),
        ("onmisbaar", "onmisbare"),
        ("kritisch", "kritische"),
        ("belangrijk", "belangrijker"),
    ],
)
def test_adjectives_have_their_endings(adjective: str, inflected: str) -> None:
    assert inflected in [form.tokens[0] for form in adjective_forms(adjective)]


def test_the_table_says_nothing_that_the_rules_already_give(irregulars: Irregulars) -> None:
    idle = [
        infinitive
        for infinitive in irregulars.verbs
        if verb_forms(infinitive, irregulars=irregulars)
        == verb_forms(
            infinitive,
            irregulars=Irregulars({key: row for key, row in irregulars.verbs.items() if key != infinitive}),
        )
    ]
    assert idle == []


@given(
    st.sampled_from(CONSONANTS),
    st.sampled_from(SHORT_VOWELS),
    st.sampled_from(CONSONANTS),
    st.booleans(),
)
def test_long_and_short_stems_stay_apart(onset: str, vowel: str, coda: str, short: bool) -> None:
    infinitive = f"{onset}{vowel}{coda * (2 if short else 1)}en"
    stem = verb_forms(infinitive)[0].tokens[0]
    assert stem == f"{onset}{vowel * (1 if short else 2)}{coda}"
