"""The library on the shipped project: what the first letter must answer."""

from __future__ import annotations

import pytest
from tests.queries.conftest import LIBRARY

from kamergraaf.building import build, reason
from kamergraaf.project import Project
from kamergraaf.querying import Names, ask
from kamergraaf.querying.cells import show
from kamergraaf.reading import read_letter
from kamergraaf.store import Store, open_store
from kamergraaf.store.contract import Form

LETTER = "2018-trans-atlantische-relaties"
# One letter has no second one to differ from, and all its statements were judged.
SILENT = {"changed-positions", "contested", "opposite-stances", "to-review"}
LOCAL = [query.id for query in LIBRARY.values() if not query.federated and not query.inferred]


@pytest.fixture(scope="module")
def store(shipped: Project) -> Store:
    return open_store(shipped.build)


def column(store: Store, query_id: str, *names: str, **values: str) -> set[tuple[str, ...]]:
    """What some columns of an answer hold, as people read it."""
    spoken = Names(store, LIBRARY)
    result = ask(store, LIBRARY, query_id, values).result
    return {tuple(show(row[name], names=spoken) for name in names) for row in result}


@pytest.mark.parametrize("query_id", LOCAL)
def test_every_query_answers(store: Store, query_id: str) -> None:
    result = ask(store, LIBRARY, query_id, {}).result
    if result.form is Form.BOOLEAN:
        return
    count = sum(1 for _ in (result if result.form is Form.ROWS else result.triples()))
    assert (count == 0) == (query_id in SILENT)


def test_who_withdrew_from_what(store: Store) -> None:
    assert column(store, "withdrawals", "actor", "agreement") == {
        ("Verenigde Staten", "JCPOA"),
        ("Verenigde Staten", "Akkoord van Parijs"),
        ("Verenigde Staten", "VN-Mensenrechtenraad"),
    }


def test_what_the_netherlands_supports(store: Store) -> None:
    ((what, quote),) = column(store, "supports", "what", "quote", actor="Nederland")
    assert what == "reactie van de Europese Commissie op de Amerikaanse invoerheffingen op staal en aluminium"
    assert quote.startswith("Nederland steunt bijvoorbeeld")


def test_what_the_netherlands_criticises_and_why(store: Store) -> None:
    found = column(store, "criticisms", "what", "reason", "harmed", actor="NL")
    tariffs = "Amerikaanse invoerheffingen op staal en aluminium"
    assert (tariffs, "ondermijnt", "multilaterale afspraken") in found
    assert (tariffs, "schendt", "afspraken gemaakt binnen de Wereldhandelsorganisatie") in found


def test_who_criticises_something_that_the_united_states_did(store: Store) -> None:
    found = column(store, "criticised-deeds", "critic", "deed", "did", actor="VS")
    assert ("Nederland", "Amerikaanse invoerheffingen op staal en aluminium", "stelde in") in found


def test_the_council_supports_what_the_commission_proposed(store: Store) -> None:
    found = column(store, "supported-deeds", "supporter", "actor", "did")
    assert found == {("Europese Raad", "Europese Commissie", "stelt voor")}
    assert ("2018-06-28", "Europese Raad", "steunt") in column(
        store, "timeline", "when", "actor", "predicate"
    )


def test_what_another_says_is_kept_apart(store: Store) -> None:
    assert column(store, "other-voices", "speaker") == {("Mike Pompeo",)}


def test_what_is_planned_is_not_yet_so(store: Store) -> None:
    found = column(store, "intentions", "actor", "factuality", "predicate", "when")
    assert ("Verenigd Koninkrijk", "voorgenomen", "trok zich terug uit", "") in found
    assert ("groot aantal NAVO-bondgenoten", "voorgenomen", "voert uit", "2024") in found
    assert not column(store, "withdrawals", "actor", actor="VK")


def test_who_is_bound_to_the_wales_agreements_and_to_what(store: Store) -> None:
    found = column(store, "commitments", "actor", "commitment", "target")
    for actor in ("Nederland", "NAVO-bondgenoten"):
        assert (actor, "Defence Investment Pledge", "defensie-uitgaven") in found
    figures = column(store, "commitment-figures", "value", "unit", actor="Nederland")
    assert figures == {("2", "procent van het BBP"), ("20", "procent")}


def test_who_held_office_when_the_letter_was_written(store: Store) -> None:
    found = column(store, "offices-on-date", "person", "office", date="2018-07-02")
    assert ("Stef Blok", "Minister van Buitenlandse Zaken") in found
    assert ("Donald Trump", "President van de Verenigde Staten") in found
    assert not column(store, "offices-on-date", "person", actor="Trump", date="2016-07-02")


def test_figures(store: Store) -> None:
    values = {int(value) for (value,) in column(store, "figures", "value")}
    assert {825000, 246000, 50, 2, 20} <= values


def test_every_quote_stands_at_its_offsets(store: Store, shipped: Project) -> None:
    text = read_letter(shipped.letters / LETTER / "letter.txt").text
    rows = ask(store, LIBRARY, "letter-statements", {"letter": LETTER}).result.mappings()
    for row in rows:
        start, end, quote = (getattr(row[name], "value", "") for name in ("start", "end", "quote"))
        assert text[int(start) : int(end)] == quote


def test_all_sentences_were_read(store: Store) -> None:
    ((sentences, having, without, unread),) = column(
        store, "coverage", "sentences", "with_statement", "read_without", "not_read"
    )
    assert int(sentences) == int(having) + int(without)
    assert unread == "0"


def test_what_is_inferred_stands_next_to_what_was_said(small: Project) -> None:
    build(small)
    reason(small)
    store = open_store(small.build, inferred=True)
    found = list(ask(store, LIBRARY, "inferred-and-said", {}).result)
    assert any(row["quote"] is not None and row["inferred"] != row["said"] for row in found)
