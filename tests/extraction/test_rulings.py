"""The rulings on hard cases of the annotation guide, each with a made-up sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kamergraaf.extraction import Proposal

Found = Callable[[str], tuple[Proposal, ...]]

Triple = tuple[str, str, str]


def triples(proposals: tuple[Proposal, ...]) -> set[Triple]:
    return {(p.subject, p.predicate, p.object) for p in proposals}


def qualifiers(proposals: tuple[Proposal, ...], predicate: str) -> tuple[str, str, str | None]:
    one = next(p for p in proposals if p.predicate == predicate)
    return one.polarity.value, one.factuality.value, one.attributed_to


def test_a_judgement_without_a_judge_is_the_writers(found: Found) -> None:
    (one,) = found("Dit is een zorgelijke trend in de regio rond Nederland.")
    assert (one.subject, one.subject_text, one.predicate) == ("Nederlands kabinet", "", "isConcernedAbout")


def test_what_is_indispensable_for_y_is_valued_by_y(found: Found) -> None:
    assert triples(found("Een vrije pers is onmisbaar voor Georgië.")) == {
        ("Georgië", "values", "vrije pers")
    }


def test_a_passive_has_its_agent_behind_door(found: Found) -> None:
    assert triples(found("De resolutie werd door Zweden gesteund.")) == {("Zweden", "supports", "resolutie")}


def test_a_passive_without_an_agent_makes_no_statement(found: Found) -> None:
    assert found("De resolutie werd gisteren aangenomen.") == ()


def test_a_measure_may_harm(found: Found) -> None:
    statements = triples(found("De Amerikaanse heffingen ondermijnen de wereldhandel."))
    assert ("Amerikaanse heffingen", "undermines", "wereldhandel") in statements


def test_an_adjective_before_a_measure_in_force_is_imposed(found: Found) -> None:
    statements = triples(found("De Amerikaanse heffingen ondermijnen de wereldhandel."))
    assert ("Verenigde Staten", "imposed", "Amerikaanse heffingen") in statements


def test_moeten_is_the_subjects_own_act_and_desired(found: Found) -> None:
    proposals = found("Oostenrijk moet de richtlijn uitvoeren.")
    assert triples(proposals) == {("Oostenrijk", "implements", "richtlijn")}
    assert qualifiers(proposals, "implements")[1] == "desired"


def test_cooperation_between_three_gives_every_pair(found: Found) -> None:
    statements = triples(found("De samenwerking tussen Nederland, België en Luxemburg verloopt goed."))
    assert {
        ("Nederland", "cooperatesWith", "België"),
        ("Nederland", "cooperatesWith", "Luxemburg"),
        ("België", "cooperatesWith", "Luxemburg"),
    } <= statements


@pytest.mark.parametrize(
    ("sentence", "statement"),
    [
        ("Nederland neemt deel aan de trainingsmissie.", ("Nederland", "joined", "trainingsmissie")),
        (
            "Het kabinet ziet toe op de uitvoering van het verdrag.",
            ("Nederlands kabinet", "worksToward", "uitvoering van het verdrag"),
        ),
        (
            "Duitsland bereikte overeenstemming met Polen over het noodfonds.",
            ("Duitsland", "committedTo", "noodfonds"),
        ),
        ("Het veto bemoeilijkt de onderhandelingen.", ("veto", "undermines", "onderhandelingen")),
        ("De wet staat haaks op het verdrag.", ("wet", "violates", "verdrag")),
        (
            "Nederland vraagt aandacht voor de mensenrechten.",
            ("Nederland", "callsFor", "aandacht voor de mensenrechten"),
        ),
        ("Nederland bestrijdt mensenhandel.", ("Nederland", "opposes", "mensenhandel")),
        ("Frankrijk verbiedt de export van wapens.", ("Frankrijk", "blocks", "export van wapens")),
        (
            "Nederland houdt rekening met de belangen van Suriname.",
            ("Nederland", "values", "belangen van Suriname"),
        ),
        ("Het beleid is in lijn met het verdrag.", ("beleid", "implements", "verdrag")),
    ],
)
def test_a_predicate_is_chosen_as_the_guide_rules(found: Found, sentence: str, statement: Triple) -> None:
    assert statement in triples(found(sentence))


def test_deciding_not_to_is_affirmed_with_the_act_denied(found: Found) -> None:
    proposals = found("Nederland heeft besloten niet deel te nemen aan de top.")
    assert ("Nederland", "decided", "niet-deelname") in triples(proposals)
    assert qualifiers(proposals, "decided")[0] == "affirmed"


def test_not_believing_is_agreement_denied(found: Found) -> None:
    assert qualifiers(found("Het kabinet gelooft niet dat een verbod werkt."), "agreesWith")[0] == "negated"


@pytest.mark.parametrize(
    "sentence", ["Het kabinet informeert de Kamer over de top.", "De inspectie publiceert haar cijfers."]
)
def test_informing_and_publishing_are_nothing(found: Found, sentence: str) -> None:
    assert found(sentence) == ()


def test_title_and_name_together_hold_an_office(found: Found) -> None:
    statements = triples(found("President Ossowski bezocht Nederland."))
    assert ("Ossowski", "holdsOffice", "President") in statements


def test_a_clause_becomes_its_nominal_base_form_one_for_each_verb(found: Found) -> None:
    statements = triples(found("Frankrijk dringt erop aan dat de raad wordt versterkt en verbeterd."))
    assert {
        ("Frankrijk", "callsFor", "versterking van de raad"),
        ("Frankrijk", "callsFor", "verbetering van de raad"),
    } <= statements


def test_a_nominalisation_counts(found: Found) -> None:
    statements = triples(found("De terugtrekking van Chili uit het visserijverdrag was een tegenslag."))
    assert ("Chili", "withdrewFrom", "visserijverdrag") in statements


@pytest.mark.parametrize(
    ("sentence", "predicate", "factuality"),
    [
        ("Nederland zal het verdrag ratificeren.", "ratified", "planned"),
        ("Nederland blijft het verdrag steunen.", "supports", "actual"),
        ("Nederland is bereid om het verdrag te steunen.", "supports", "desired"),
        ("Nederland wil het verdrag ondertekenen.", "signed", "desired"),
        ("Nederland overweegt het verdrag te ondertekenen.", "signed", "possible"),
        ("Indien Servië aan de criteria voldoet, volgt een besluit.", "implements", "possible"),
    ],
)
def test_factuality_is_read_as_the_guide_rules(
    found: Found, sentence: str, predicate: str, factuality: str
) -> None:
    assert qualifiers(found(sentence), predicate)[1] == factuality


def test_x_telling_of_itself_is_planned_and_attributed_when_denied(found: Found) -> None:
    polarity, factuality, _ = qualifiers(
        found("Japan heeft aangegeven niet aan de operatie te zullen deelnemen."), "joined"
    )
    assert (polarity, factuality) == ("negated", "planned")


def test_volgens_names_the_speaker(found: Found) -> None:
    assert qualifiers(found("Volgens Polen ondermijnt Rusland de vrede."), "undermines")[2] == "Polen"


@pytest.mark.parametrize(
    ("sentence", "polarity"),
    [
        ("Nederland steunt het verdrag niet.", "negated"),
        ("Nederland is geen voorstander van het verbod.", "negated"),
        ("Nederland steunt niet alleen Moldavië maar ook Georgië.", "affirmed"),
    ],
)
def test_a_denial_has_its_scope(found: Found, sentence: str, polarity: str) -> None:
    assert {p.polarity.value for p in found(sentence) if p.predicate == "supports"} == {polarity}


def test_coordination_is_expanded_on_both_sides(found: Found) -> None:
    assert len(triples(found("Nederland en Frankrijk stimuleren handel en onderwijs."))) == 4


def test_a_question_is_never_the_governments_view(found: Found) -> None:
    assert (
        found("Vraag 1\n\nSteunt Nederland het verdrag?\n\nAntwoord 1\n\nDaarover volgt later bericht.") == ()
    )


def test_a_belgian_text_has_its_own_government(found: Found) -> None:
    (one,) = found("Vraag\n\nWat vindt u?\n\nAntwoord\n\nIk steun het verdrag van ons land met Chili.")
    assert (one.subject, one.predicate) == ("Belgische regering", "supports")


def test_every_quote_is_the_letters_text_at_its_offsets(found: Found) -> None:
    text = "Het kabinet verwelkomt het akkoord.\n\nNederland steunt België. Rusland valt Oekraïne aan."
    assert all(text[p.start : p.end] == p.quote for p in found(text))
