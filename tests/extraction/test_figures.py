"""Figures: value, unit, what they measure, how exact and when; and what is no figure at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamergraaf.errors import InputError
from kamergraaf.extraction.figures import Bound, FoundFigure, Sort, find_figures, load_figure_words
from kamergraaf.model import Passage
from kamergraaf.project import shipped_root

ONTOLOGY = shipped_root() / "ontology"
WORDS = load_figure_words(ONTOLOGY)
ANCHOR = date(2024, 3, 1)


def find(text: str, *, taken: tuple[tuple[int, int], ...] = ()) -> list[FoundFigure]:
    return find_figures(text, words=WORDS, anchor=ANCHOR, taken=taken)


def only(text: str) -> FoundFigure:
    [one] = find(text)
    return one


@pytest.mark.parametrize(
    ("text", "value", "unit", "measures"),
    [
        ("Er zijn 12.500 Noorse banen mee gemoeid.", "12500", "banen", "Noorse banen"),
        (
            "Het kabinet heeft een budget van 3,5 miljoen euro voor waterbouw.",
            "3500000",
            "euro",
            "budget voor waterbouw",
        ),
        ("De bank kreeg een boete van € 750 miljoen.", "750000000", "euro", "boete"),
        ("Dit is 2 procent van het bbp.", "2", "procent", "bbp"),
        ("Een defensiebudget van 2 % van het bbp is de norm.", "2", "procent van het bbp", "defensiebudget"),
        ("De uitgaven in de richting van twee procent brengen.", "2", "procent", "uitgaven"),
        ("De Belgische bijdrage bedraagt 40 miljoen euro.", "40000000", "euro", "Belgische bijdrage"),
        ("waarbij de Belgische bijdrage 2 % bedraagt.", "2", "procent", "Belgische bijdrage"),
        (
            "Zij kochten 2 miljoen ton steenkool uit het noorden.",
            "2000000",
            "ton",
            "steenkool uit het noorden",
        ),
        ("Het kabinet wil 40% minder uitstoot.", "40", "procent", "Het kabinet wil 40% minder uitstoot"),
        ("Er werd 21.000 euro aan steun verzameld.", "21000", "euro", "steun"),
        ("Wij maakten een bedrag van 300.000 euro vrij voor noodhulp.", "300000", "euro", "noodhulp"),
        (
            "Dat zijn 1.600 rechtstreekse en onrechtstreekse banen.",
            "1600",
            "banen",
            "rechtstreekse en onrechtstreekse banen",
        ),
        ("Acht landen stemden voor.", "8", "landen", "landen"),
        ("Zij werken met 406 fte wijkagenten.", "406", "fte", "wijkagenten"),
        ("42 van de 53 officieren vertrokken.", "42", "officieren", "de 53 officieren"),
        ("Zij namen vluchtelingen op: Oeganda (764.326).", "764326", "", "Oeganda"),
        ("een wachttijd van 14 weken", "14", "weken", "wachttijd"),
    ],
)
def test_a_figure_says_what_it_measures(text: str, value: str, unit: str, measures: str) -> None:
    one = find(text)[0]
    assert (one.value, one.unit, one.measures) == (value, unit, measures)
    assert text[one.start : one.end] == one.text


@pytest.mark.parametrize(
    ("words", "bound", "text"),
    [
        ("12 schepen", Bound.EXACT, "12"),
        ("bijna 12 schepen", Bound.NEARLY, "bijna 12"),
        ("ruim 12 schepen", Bound.OVER, "ruim 12"),
        ("circa 12 schepen", Bound.ABOUT, "circa 12"),
        ("zo’n 12 schepen", Bound.ABOUT, "zo’n 12"),
        ("ten minste 12 schepen", Bound.AT_LEAST, "ten minste 12"),
        ("hooguit 12 schepen", Bound.AT_MOST, "hooguit 12"),
        ("tot 12 schepen", Bound.AT_MOST, "tot 12"),
        ("meer dan 12 schepen", Bound.MORE_THAN, "meer dan 12"),
        ("minder dan 12 schepen", Bound.LESS_THAN, "minder dan 12"),
    ],
)
def test_the_words_before_a_number_bound_it(words: str, bound: Bound, text: str) -> None:
    one = only(f"Het gaat om {words} uit Noorwegen.")
    assert (one.bound, one.text, one.value) == (bound, text, "12")


def test_words_behind_a_number_bound_it_too() -> None:
    assert only("Het is een boete van 500 euro of meer.").bound is Bound.AT_LEAST


def test_tot_behind_a_change_says_where_it_ended() -> None:
    assert only("De steun is verhoogd tot 60 miljoen euro.").bound is Bound.EXACT
    assert only("De steun kan oplopen tot 60 miljoen euro.").bound is Bound.AT_MOST


def test_a_preposition_before_a_count_is_no_bound() -> None:
    assert only("Overleg onder de 28 lidstaten volgt.").bound is Bound.EXACT
    assert only("De inflatie bleef onder de 3 procent.").bound is Bound.LESS_THAN


def test_a_range_is_two_figures_of_one_thing() -> None:
    assert [one.measures for one in find("een heffing van 10 tot 25 procent")] == ["heffing", "heffing"]
    for text in ("een heffing van 10 tot 25 procent", "een heffing van tussen de 10 en 25 procent"):
        low, high = find(text)
        assert (low.value, low.unit, low.bound) == ("10", "procent", Bound.AT_LEAST)
        assert (high.value, high.bound) == ("25", Bound.AT_MOST)
    low, high = find("Het kost 4 à 5 miljard dollar.")
    assert (low.value, low.unit, high.value) == ("4000000000", "dollar", "5000000000")


def test_an_en_between_two_numbers_is_no_range() -> None:
    assert [one.bound for one in find("Zij kochten 8 schepen en 12 vliegtuigen.")] == [
        Bound.EXACT,
        Bound.EXACT,
    ]


@pytest.mark.parametrize(
    ("text", "sort", "value", "measures"),
    [
        ("Eén op de vijf bedrijven merkt dit.", Sort.SHARE, "0.2", "bedrijven"),
        ("Meer dan de helft van de leden stemde.", Sort.SHARE, "0.5", "leden"),
        ("Twee derde van de export gaat naar zee.", Sort.SHARE, "0.6667", "export"),
        ("Driekwart van de boeren werkt mee.", Sort.SHARE, "0.75", "boeren"),
        ("Noorwegen is de derde grootste handelspartner.", Sort.RANK, "3", "grootste handelspartner"),
        ("Het staat op de vijfde plaats van de lijst.", Sort.RANK, "5", "lijst"),
        ("Dit is de op één na grootste haven van Europa.", Sort.RANK, "2", "grootste haven van Europa"),
        ("Zij staan in de top tien van exporteurs.", Sort.RANK, "10", "exporteurs"),
        ("Dat is drie keer zo veel als toen.", Sort.MULTIPLE, "3", "Dat is drie keer zo veel als toen"),
        ("De uitgaven zijn verdubbeld.", Sort.MULTIPLE, "2", "De uitgaven zijn verdubbeld"),
    ],
)
def test_ranks_shares_and_multiples_are_figures(text: str, sort: Sort, value: str, measures: str) -> None:
    one = only(text)
    assert (one.sort, one.value, one.measures) == (sort, value, measures)


@pytest.mark.parametrize(
    "text",
    [
        "Op 28 juni 2018 en in 2019 spraken wij; de periode 2014-2020 begint.",
        "Artikel 5, vraag 3 en 4, lid 2, bijlage 12, resolutie 2231 en Postbus 20061.",
        "Zie vragen 3, 4, 5, 9 en 10 hierover.",
        "De F-35, 5G, NIS2, COVID-19, de G7, MH17 en Agenda 2030.",
        "Bel 070 348 40 40 of schrijf naar 2500 EB Den Haag.",
        "De wet is 25 jaar oud en geldt al tien jaar.",
        "Het kabinet acht sancties noodzakelijk.",
        "De twee landen en deze drie partijen spraken elkaar.",
        "Een derde land mag dit niet; de derde stap volgt.",
        "Dat is besproken»3 en bevestigd)4 in de Kamer.",
        "3 Zie het verslag.",
        "Er is een Euro-Mediterraan beleid.",
        "Op drie manieren en om twee redenen.",
        "Zij komen in de eerste plaats en ten tweede.",
    ],
)
def test_dates_citations_names_and_pointing_words_are_no_figures(text: str) -> None:
    assert find(text) == []


def test_what_is_taken_by_a_reference_is_no_figure() -> None:
    text = "Zie 36 410 banen."
    assert [one.value for one in find(text)] == ["36410"]
    assert find(text, taken=((4, 10),)) == []


def test_the_period_stands_behind_the_figure_or_alone_in_the_sentence() -> None:
    first, second = find("Het kost 2 miljoen euro in 2016 en 750.000 euro in 2017.")
    assert (first.when, second.when) == ("2016", "2017")
    assert only("In 2013 gaf het land 300 miljoen euro uit.").when == "2013"
    assert only("Het gaat om 300 miljoen euro.").when is None


def test_a_number_that_lost_a_point_to_a_space_is_one_number() -> None:
    text = "een gebouw in Kinshasa (2. 605.000 euro)"
    one = only(text)
    assert (one.value, one.text, one.measures) == ("2605000", "2. 605.000 euro", "gebouw in Kinshasa")


def test_a_found_figure_becomes_a_record_of_its_passage() -> None:
    one = only("Bijna 50% van de export.")
    record = one.on(
        Passage("https://x/brief", 0, 24, "Bijna 50% van de export."), concerns=("https://x/land",)
    )
    assert (record.text, record.value, record.unit) == ("Bijna 50%", "50", "procent")
    assert (record.measures, record.concerns) == ("export", ("https://x/land",))


def test_a_bound_is_added_in_the_data_alone(tmp_path: Path) -> None:
    data = (ONTOLOGY / "figures.ttl").read_text("utf-8")
    (tmp_path / "figures.ttl").write_text(data.replace('"bijna"@nl', '"bijkans"@nl'), "utf-8")
    [one] = find_figures("Het zijn bijkans 30 schepen.", words=load_figure_words(tmp_path))
    assert (one.bound, one.text) == (Bound.NEARLY, "bijkans 30")


def test_a_bound_that_does_not_exist_is_named(tmp_path: Path) -> None:
    (tmp_path / "figures.ttl").write_text(
        "@prefix kg: <https://w3id.org/kamergraaf/def#> .\n"
        "@prefix figure: <https://w3id.org/kamergraaf/figure#> .\n"
        'figure:nearby kg:family "bound" ; kg:word "nabij" .\n',
        "utf-8",
    )
    with pytest.raises(InputError, match="nearby"):
        load_figure_words(tmp_path)


PIECES = st.sampled_from(
    [
        *(
            "5",
            "12.500",
            "1,5",
            "%",
            "procent",
            "miljoen",
            "miljard",
            "euro",
            "€",
            "banen",
            "van",
            "de",
            "helft",
        ),
        *("tot", "en", "à", "tussen", "bijna", "meer dan", "één", "op", "vijf", "twee", "derde", "grootste"),
        *(
            "top",
            "in 2019",
            "(",
            ")",
            ",",
            ";",
            ".",
            "-",
            "\n",
            "İ",
            "ſ",
            "keer zo veel",
            "2. 605.000",
            "a",
            "naar",
        ),
    ]
)
LINES = st.lists(PIECES, max_size=25)


@settings(deadline=None, max_examples=200)
@given(st.one_of(st.text(max_size=120), LINES.map(" ".join), LINES.map("".join)))
def test_any_text_is_searched_and_every_figure_points_at_its_words(text: str) -> None:
    end = 0
    for one in find(text):
        assert end <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        end = one.end
        assert one.on(Passage("https://x/brief", 0, 1, "x")).value == one.value


def test_a_text_too_long_for_a_sentence_is_read_in_pieces() -> None:
    text = "Dit kost 5 miljoen euro per jaar, zo is gebleken. " * 200
    found = find(text)
    assert len(found) == 200
    assert all(text[one.start : one.end] == one.text for one in found)
