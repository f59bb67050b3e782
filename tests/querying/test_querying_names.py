"""Names and parameters, on the made-up graph of the library's tests."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.queries.conftest import LIBRARY, read_graph, store_of

from kamergraaf.errors import UnknownName, UsageError
from kamergraaf.querying import LibraryQuery, Names
from kamergraaf.querying.names import fold
from kamergraaf.querying.parameters import bind
from kamergraaf.rdf.vocabulary import term

ACTOR = "https://w3id.org/kamergraaf/id/actor/"


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(store_of(read_graph()), LIBRARY)


@pytest.mark.parametrize(
    "typed",
    [
        "Zuidland",
        "zuidland",
        " ZUIDLAND ",
        "Southland",
        "Republiek Zuid",
        "republiek-zuid",
        "Zúidlander",
        "actor:zuidland",
        f"{ACTOR}zuidland",
        f"<{ACTOR}zuidland>",
    ],
)
def test_any_name_of_a_thing_resolves(names: Names, typed: str) -> None:
    assert names.resolve(typed) == term("actor:zuidland")


@pytest.mark.parametrize(
    ("typed", "parameter", "meant"),
    [
        ("noordlandse", "actor", "actor:noordland"),
        ("Handel met de buren", "letter", "letter:2020-handel"),
        ("steunt", "predicate", "kg:supports"),
        ("withdrewFrom", "predicate", "kg:withdrewFrom"),
        ("handel", "topic", "topic:handel"),
    ],
)
def test_things_of_every_kind_have_names(names: Names, typed: str, parameter: str, meant: str) -> None:
    assert names.resolve(typed, parameter=parameter) == term(meant)


def test_what_has_no_name_resolves_by_its_iri_if_anything_is_said_of_it(names: Names) -> None:
    assert names.resolve("statement:001") == term("statement:001")
    with pytest.raises(UnknownName, match="nothing is said of statement:999"):
        names.resolve("statement:999")


def test_an_unknown_name_says_what_is_near(names: Names) -> None:
    with pytest.raises(UnknownName) as raised:
        names.resolve("Noordlnd", parameter="actor")
    assert raised.value.near[0] == "Noordland"
    assert "Did you mean: Noordland" in str(raised.value)


def test_a_part_of_a_name_is_near(names: Names) -> None:
    with pytest.raises(UnknownName) as raised:
        names.resolve("Duinstad")
    assert raised.value.near == ("Verdrag van Duinstad",)


def test_a_name_far_from_all_points_at_the_list(names: Names) -> None:
    with pytest.raises(UnknownName, match="kamergraaf ask things"):
        names.resolve("qqqqqqqq")


def test_a_name_of_several_things_lists_them_with_their_kinds(names: Names) -> None:
    with pytest.raises(UnknownName) as raised:
        names.resolve("minister", parameter="actor")
    assert "'minister' can be 2 things" in str(raised.value)
    assert "Anna Voorbeeld (actor:anna-voorbeeld); Bert Voorbeeld (actor:bert-voorbeeld)" in raised.value.hint


def test_a_thing_of_the_asked_kind_wins_and_a_first_name_beats_an_alias() -> None:
    registry = term("graph:registry")

    def named(thing: str, by: str, name: str) -> ox.Quad:
        return ox.Quad(term(thing), term(by), ox.Literal(name, language="nl"), registry)

    names = Names(
        store_of(
            [
                named("place:duinstad", "skos:prefLabel", "Duinstad"),
                named("agreement:verdrag", "skos:altLabel", "Duinstad"),
                named("event:top", "skos:altLabel", "Duinstad"),
            ]
        ),
        LIBRARY,
    )
    assert names.resolve("duinstad") == term("place:duinstad")
    assert names.resolve("duinstad", parameter="agreement") == term("agreement:verdrag")
    assert names.resolve("duinstad", parameter="event") == term("event:top")


@pytest.mark.parametrize("typed", ["http://not an iri", "<https://example.org/a>b>", "actor:a b"])
def test_what_only_looks_like_an_iri_is_refused(names: Names, typed: str) -> None:
    with pytest.raises(UnknownName, match="is not an IRI"):
        names.resolve(typed)


def test_a_label_falls_back_to_dutch_then_to_the_prefixed_name(names: Names) -> None:
    assert names.label(f"{ACTOR}noordland", "en") == "Northland"
    assert names.label(f"{ACTOR}oostland", "en") == "Oostland"
    assert names.label(f"{ACTOR}nobody", "en") == "actor:nobody"


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


# Parameters


def library_query(query_id: str) -> LibraryQuery:
    return LIBRARY[query_id]


def test_values_become_terms_of_their_kind(names: Names) -> None:
    terms = bind(
        library_query("offices-on-date"), {"actor": "Anna Voorbeeld", "date": "2018-06-28"}, names=names
    )
    assert terms == {
        "_actor_iri": term("actor:anna-voorbeeld"),
        "_date_date": ox.Literal("2018-06-28", datatype=term("xsd:date")),
        "_lang_literal": ox.Literal("nl"),
    }
    terms = bind(library_query("statements-at"), {"letter": "2020-handel", "offset": "12"}, names=names)
    assert terms["_offset_integer"] == ox.Literal(12)


def test_a_default_holds_until_it_is_opened(names: Names) -> None:
    query = library_query("said-of")
    assert bind(query, {}, names=names) == {"_thing_iri": term("actor:verenigde-staten")}
    assert bind(query, {"thing": "any"}, names=names) == {}
    assert bind(query, {"thing": "Alle"}, names=names) == {}


def test_a_parameter_without_a_default_stays_open(names: Names) -> None:
    assert bind(library_query("withdrawals"), {}, names=names) == {}


def test_an_unknown_parameter_says_which_there_are(names: Names) -> None:
    with pytest.raises(UnknownName, match="It has: actor, body"):
        bind(library_query("members"), {"who": "x"}, names=names)
    with pytest.raises(UnknownName, match="It takes none"):
        bind(library_query("contested"), {"actor": "x"}, names=names)


@pytest.mark.parametrize("day", ["28 juni 2018", "2018", "2018-02-30", "", "28-06-2018"])
def test_what_is_no_date_is_refused(names: Names, day: str) -> None:
    with pytest.raises(UsageError, match="date must be a date"):
        bind(library_query("offices-on-date"), {"date": day}, names=names)


@pytest.mark.parametrize("number", ["een", "1.5", ""])
def test_what_is_no_whole_number_is_refused(names: Names, number: str) -> None:
    with pytest.raises(UsageError, match="offset must be a whole number"):
        bind(library_query("statements-at"), {"offset": number}, names=names)
