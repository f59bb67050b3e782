"""The registry: every thing has its names, its IRI follows from them, and no link is doubtful."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

import pytest
from tests.graph.graph_data import (
    FIRST,
    ID,
    KG,
    KIND_OF,
    NIF,
    ORG,
    SKOS,
    Node,
    kinds,
    letter_folders,
    nodes,
    registry_files,
    slug,
    texts,
    things,
    value,
)

REGISTRY = registry_files()
DESCRIBED = [*REGISTRY, *(folder / "statements.ttl" for folder in letter_folders())]


def names(node: Node) -> set[str]:
    """Everything that may stand for the thing in a Dutch text."""
    properties = (f"{SKOS}prefLabel", f"{SKOS}altLabel", f"{KG}adjective", f"{KG}demonym")
    return {text for name in properties for text in texts(node, name, "nl")}


def test_the_registry_has_a_file_for_each_kind() -> None:
    assert [file.stem for file in REGISTRY] == [
        "agreements",
        "events",
        "government",
        "groups",
        "measures",
        "offices",
        "organisations",
        "persons",
        "places",
        "states",
    ]
    assert len(things(REGISTRY)) > 270


def test_every_thing_has_one_dutch_and_one_english_label() -> None:
    wrong = {
        iri: (texts(node, f"{SKOS}prefLabel", "nl"), texts(node, f"{SKOS}prefLabel", "en"))
        for iri, node in things(DESCRIBED).items()
        if any(len(texts(node, f"{SKOS}prefLabel", language)) != 1 for language in ("nl", "en"))
    }
    assert not wrong


def test_an_iri_is_the_kind_and_the_slug_of_the_dutch_label() -> None:
    for iri, node in things(DESCRIBED).items():
        (label,) = texts(node, f"{SKOS}prefLabel", "nl")
        (kind,) = {KIND_OF[name] for name in kinds(node)}
        of_one_letter = re.fullmatch(f"{ID}letter/[a-z0-9-]+#(.+)", iri)
        assert iri == f"{ID}{kind}/{slug(label)}" or (of_one_letter and of_one_letter[1] == slug(label))


def test_a_thing_is_described_in_one_file_only() -> None:
    files = defaultdict(list)
    for file in DESCRIBED:
        for iri in things([file]):
            files[iri].append(file.name)
    assert not {iri: where for iri, where in files.items() if len(where) > 1}


def test_a_name_points_at_one_thing_or_both_things_say_that_it_is_shared() -> None:
    described = things(DESCRIBED)
    owners = defaultdict(set)
    for iri, node in described.items():
        for name in names(node):
            owners[name.casefold()].add(iri)
    unsaid = {
        name: iris
        for name, iris in owners.items()
        if len(iris) > 1
        and not all(
            any(
                f'"{name}"' in note.casefold() for note in texts(described[iri], f"{SKOS}editorialNote", "en")
            )
            for iri in iris
        )
    }
    assert not unsaid


def test_no_name_starts_with_an_article_or_points_back_in_the_text() -> None:
    words = ("de", "het", "een", "deze", "dit", "die", "dat", "zijn", "haar", "hun", "ons", "onze", "uw")
    pronouns = {"ik", "we", "wij", "zij", "ze", "hij"}
    for iri, node in things(REGISTRY).items():
        for name in names(node):
            assert name.split()[0] not in words, f"{iri}: {name}"
            assert name.lower() not in pronouns, f"{iri}: {name}"


def test_an_adjective_is_no_name_of_its_state() -> None:
    for iri, node in things(REGISTRY).items():
        aliases = {*texts(node, f"{SKOS}prefLabel", "nl"), *texts(node, f"{SKOS}altLabel", "nl")}
        assert not aliases & {*texts(node, f"{KG}adjective", "nl")}, iri


def test_an_identifier_belongs_to_one_thing_and_a_thing_has_one_of_each_kind() -> None:
    owners = defaultdict(set)
    for iri, node in things(REGISTRY).items():
        places = []
        for match in node.get(f"{SKOS}exactMatch", ()):
            owners[match.value].add(iri)
            places.append(match.value.rsplit("/", 1)[0])
        assert len(places) == len(set(places)), iri
    assert owners
    assert not {match: iris for match, iris in owners.items() if len(iris) > 1}


def test_an_identifier_has_a_form_that_its_publisher_gives_out() -> None:
    forms = (
        "http://www.wikidata.org/entity/Q",
        "http://publications.europa.eu/resource/authority/",
        "http://eurovoc.europa.eu/",
        "https://identifier.overheid.nl/tooi/id/",
        "http://standaarden.overheid.nl/owms/terms/",
    )
    for iri, node in things(REGISTRY).items():
        matches = [*node.get(f"{SKOS}exactMatch", ()), *node.get(f"{SKOS}broadMatch", ())]
        assert all(match.value.startswith(forms) for match in matches), iri
        assert bool(matches) == bool(node.get(f"{KG}identifierSource")), iri


def test_an_office_is_held_by_a_described_person_in_a_state_or_body_from_a_day_before_it_ends() -> None:
    described = nodes(REGISTRY)
    held = [node for node in described.values() if f"{ORG}member" in node]
    assert len(held) >= 16
    for node in held:
        (person,), (office,), (place,) = (node[ORG + name] for name in ("member", "role", "organization"))
        assert "Person" in kinds(described[person.value])
        assert "Office" in kinds(described[office.value])
        assert value(described[office.value], "officeOf") == place.value
        start, end = value(node, "validFrom"), value(node, "validUntil")
        assert start
        assert not end or start < end


def test_one_person_holds_an_office_of_one_seat_at_a_time() -> None:
    terms = defaultdict(list)
    for node in nodes(REGISTRY).values():
        if f"{ORG}member" in node:
            (office,) = node[f"{ORG}role"]
            terms[office.value].append((value(node, "validFrom"), value(node, "validUntil") or "9999"))
    for seat, spans in terms.items():
        spans.sort()
        assert all(earlier[1] <= later[0] for earlier, later in pairwise(spans)), seat


def test_on_the_day_of_the_visit_the_letters_titles_point_at_these_persons() -> None:
    holders = {}
    for node in nodes(REGISTRY).values():
        if f"{ORG}member" in node:
            (person,), (office,) = node[f"{ORG}member"], node[f"{ORG}role"]
            if value(node, "validFrom") <= "2018-07-02" < (value(node, "validUntil") or "9999"):
                holders[office.value.removeprefix(f"{ID}office/")] = person.value.removeprefix(f"{ID}actor/")
    assert holders["minister-president"] == "mark-rutte"
    assert holders["minister-van-buitenlandse-zaken"] == "stef-blok"
    assert holders["minister-voor-buitenlandse-handel-en-ontwikkelingssamenwerking"] == "sigrid-kaag"
    assert holders["president-van-de-verenigde-staten"] == "donald-trump"
    assert holders["minister-van-buitenlandse-zaken-van-de-verenigde-staten"] == "mike-pompeo"


@pytest.mark.parametrize(
    ("alias", "thing"),
    [
        ("VS", "actor/verenigde-staten"),
        ("VK", "actor/verenigd-koninkrijk"),
        ("EU", "actor/europese-unie"),
        ("WTO", "actor/wereldhandelsorganisatie"),
        ("Mensenrechtenraad", "actor/vn-mensenrechtenraad"),
        ("NAVO bondgenootschap", "actor/navo"),
        ("bondgenoten", "actor/navo-bondgenoten"),
        ("kabinet", "actor/nederlands-kabinet"),
        ("Koninkrijk", "actor/koninkrijk-der-nederlanden"),
        ("Wales-afspraken", "agreement/defence-investment-pledge"),
        ("klimaatakkoord", "agreement/akkoord-van-parijs"),
        ("Amerikaanse", "actor/verenigde-staten"),
        ("Europese", "place/europa"),
        ("S.A. Blok", "actor/stef-blok"),
    ],
)
def test_what_the_first_letter_calls_a_thing_points_at_it(alias: str, thing: str) -> None:
    assert {iri for iri, node in things(REGISTRY).items() if alias in names(node)} == {ID + thing}


def test_nothing_of_a_letter_stands_in_the_registry() -> None:
    for node in nodes(REGISTRY).values():
        assert not kinds(node) & {"Statement", "Passage", "Figure", "Letter", "Phrase"}
        assert f"{NIF}beginIndex" not in node
    assert FIRST.is_dir()
