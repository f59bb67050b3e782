"""The letters as read by people: nothing unread, every word in its sentence, and what must come out."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest
from tests.graph.graph_data import (
    FIRST,
    ID,
    KG,
    LETTERS,
    NIF,
    ROOT,
    SKOS,
    Node,
    kinds,
    letter_folders,
    nodes,
    plain,
    registry_files,
    short,
    statements,
    texts,
    value,
)

from kamergraaf.reading import read_letter

FOLDERS = letter_folders()
ONTOLOGY = [ROOT / "ontology" / name for name in ("kamergraaf.ttl", "topics.ttl")]
LETTER = "letter/2018-trans-atlantische-relaties"
US, NL, CABINET = "actor/verenigde-staten", "actor/nederland", "actor/nederlands-kabinet"
TARIFFS = "measure/amerikaanse-invoerheffingen-op-staal-en-aluminium"
RESPONSE = (
    f"{ID}measure/reactie-van-de-europese-commissie-op-de-amerikaanse-invoerheffingen-op-staal-en-aluminium"
)

every_letter = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def passages(folder: Path) -> dict[str, Node]:
    found = nodes([folder / "statements.ttl"])
    return {iri: node for iri, node in found.items() if kinds(node) & {"Passage", "PassageWithoutStatement"}}


def offsets(node: Node) -> tuple[int, int]:
    (begin,), (end,) = node[f"{NIF}beginIndex"], node[f"{NIF}endIndex"]
    return int(begin.value), int(end.value)


def objects(file: Path, subject: str, predicate: str) -> set[str]:
    return {third for first, second, third in plain(file) if (first, second) == (subject, predicate)}


def find(predicate: str, *, subject: str = "", target: str = "") -> list[tuple[str, Node]]:
    """The statements of the first letter with this predicate, and their quotes."""
    return [
        (quote, node)
        for quote, node in statements(FIRST / "statements.ttl")
        for first, second, third in [short(node)]
        if second == predicate and subject in ("", first) and target in ("", third)
    ]


@every_letter
def test_the_passages_cover_the_whole_text_in_its_order(folder: Path) -> None:
    text = read_letter(folder / "letter.txt").text
    end = 0
    for node in passages(folder).values():
        begin, stop = offsets(node)
        assert not text[end:begin].strip(), f"unread: {text[end:begin]!r}"
        assert text[begin:stop] == value(node, "quote")
        assert begin >= end
        end = stop
    assert not text[end:].strip(), f"unread: {text[end:]!r}"


@every_letter
def test_a_passage_is_named_after_its_letter_and_its_offsets(folder: Path) -> None:
    for iri, node in passages(folder).items():
        begin, end = offsets(node)
        assert iri == f"{ID}letter/{folder.name}#char={begin},{end}"


@every_letter
def test_a_passage_has_statements_or_is_marked_as_without(folder: Path) -> None:
    spoken = {value(node, "passage") for _, node in statements(folder / "statements.ttl")}
    for iri, node in passages(folder).items():
        assert ("PassageWithoutStatement" in kinds(node)) != (iri in spoken), value(node, "quote")


@every_letter
def test_the_words_of_subject_and_object_stand_in_the_quote(folder: Path) -> None:
    silent = {"values", "isConcernedAbout", "welcomes"}
    for quote, node in statements(folder / "statements.ttl"):
        assert value(node, "objectText")
        assert value(node, "objectText") in quote, short(node)
        assert value(node, "subjectText") in quote, short(node)
        judgement = short(node)[1] in silent and short(node)[0] == CABINET
        passive = re.search(r"\bword(?:t|en)\b", quote)
        assert value(node, "subjectText") or judgement or passive, short(node)


@every_letter
def test_the_words_of_an_object_have_no_article(folder: Path) -> None:
    for _, node in statements(folder / "statements.ttl"):
        assert not value(node, "objectText").lower().startswith(("de ", "het ", "een ")), short(node)


@every_letter
def test_whatever_a_letter_names_is_described(folder: Path) -> None:
    described = {
        iri
        for iri, node in nodes([*registry_files(), *ONTOLOGY, folder / "statements.ttl"]).items()
        if kinds(node)
    }
    for node in nodes([folder / "statements.ttl", folder / "letter.ttl"]).values():
        for predicate, values in node.items():
            for named in values:
                if named.value.startswith(ID) and "#" not in named.value and "/letter/" not in named.value:
                    assert named.value in described, f"{predicate} {named.value}"


@every_letter
def test_every_predicate_is_one_of_the_ontology(folder: Path) -> None:
    known = {iri for iri, node in nodes(ONTOLOGY).items() if "Predicate" in kinds(node)}
    assert known
    for _, node in statements(folder / "statements.ttl"):
        assert value(node, "predicate") in known


@every_letter
def test_what_a_letter_describes_itself_is_used_in_it(folder: Path) -> None:
    found = nodes([folder / "statements.ttl"])
    own = {iri for iri in found if iri.startswith(ID) and "#" not in iri}
    named = {each.value for node in found.values() for values in node.values() for each in values}
    assert own <= named


@every_letter
def test_a_figure_stands_in_its_quote(folder: Path) -> None:
    found = nodes([folder / "statements.ttl"])
    for node in found.values():
        if "Figure" in kinds(node):
            assert value(node, "figureText") in value(found[value(node, "passage")], "quote")
            assert all((value(node, "unit"), value(node, "measures"), node[f"{KG}concerns"]))


def test_the_first_letter_is_kept_byte_for_byte() -> None:
    digest = sha256((FIRST / "letter.txt").read_bytes()).hexdigest()
    assert digest == "086f3f6aa0df534457f135e738a66bcb9a09c008e8f9b903d3902860ffe8c13f"


def test_the_first_letter_bears_no_number_and_no_exact_date() -> None:
    letter = nodes([FIRST / "letter.ttl"])[f"{ID}letter/{FIRST.name}"]
    assert [date.value for date in letter["http://purl.org/dc/terms/date"]] == ["2018-07-02/2018"]
    assert value(letter, "sender") == ID + CABINET
    assert value(letter, "signatory") == f"{ID}actor/stef-blok"
    assert "http://purl.org/dc/terms/identifier" not in letter


def test_the_first_letter_is_read_to_its_end() -> None:
    assert len(passages(FIRST)) == 69
    assert 90 <= len(list(statements(FIRST / "statements.ttl"))) <= 160


def test_the_united_states_withdrew_from_three_things() -> None:
    assert objects(FIRST / "statements.ttl", US, "withdrewFrom") == {
        "agreement/jcpoa",
        "agreement/akkoord-van-parijs",
        "actor/vn-mensenrechtenraad",
    }


def test_the_netherlands_supports_the_response_to_the_tariffs() -> None:
    assert objects(FIRST / "statements.ttl", NL, "supports") == {RESPONSE.removeprefix(ID)}
    response = nodes([FIRST / "statements.ttl"])[RESPONSE]
    assert {each.value for each in response[f"{KG}mentions"]} >= {
        f"{ID}actor/europese-commissie",
        ID + TARIFFS,
    }


def test_the_tariffs_are_imposed_criticised_and_break_what_was_agreed() -> None:
    facts = plain(FIRST / "statements.ttl")
    assert {
        (US, "imposed", TARIFFS),
        (NL, "criticises", TARIFFS),
        (f"{LETTER}#belangrijke-partners", "criticises", TARIFFS),
        (TARIFFS, "undermines", "agreement/multilaterale-afspraken"),
        (TARIFFS, "violates", "agreement/afspraken-gemaakt-binnen-de-wereldhandelsorganisatie"),
    } <= facts


def test_the_european_council_supports_the_commissions_initiative_on_its_day() -> None:
    ((quote, node),) = find("supports", subject="actor/europese-raad")
    assert "op 28 juni" in quote
    (when,) = node[f"{KG}when"]
    assert str(when) == '"2018-06-28"^^<http://www.w3.org/2001/XMLSchema#date>'
    assert short(node)[2].startswith("measure/initiatief-van-de-europese-commissie")


def test_pompeos_view_is_his_own() -> None:
    ((_, node),) = find("agreesWith", subject="actor/mike-pompeo")
    assert value(node, "attributedTo") == f"{ID}actor/mike-pompeo"
    assert short(node) not in plain(FIRST / "statements.ttl")
    assert {value(node, "attributedTo") for _, node in statements(FIRST / "statements.ttl")} == {
        "",
        f"{ID}actor/mike-pompeo",
    }


def test_brexit_is_still_to_come() -> None:
    ((quote, node),) = find("withdrewFrom", subject="actor/verenigd-koninkrijk")
    assert quote.startswith("Wanneer het VK de EU verlaat")
    assert value(node, "factuality") == f"{KG}planned"
    assert not objects(FIRST / "statements.ttl", "actor/verenigd-koninkrijk", "withdrewFrom")


def test_the_allies_pledged_and_a_large_number_will_reach_the_target() -> None:
    pledge = "agreement/defence-investment-pledge"
    assert {
        first
        for first, second, third in plain(FIRST / "statements.ttl")
        if (second, third) == ("committedTo", pledge)
    } == {
        NL,
        "actor/navo-bondgenoten",
    }
    ((_, node),) = find("implements", subject=f"{LETTER}#groot-aantal-navo-bondgenoten")
    (when,) = node[f"{KG}when"]
    assert str(when) == '"2024"^^<http://www.w3.org/2001/XMLSchema#gYear>'
    assert value(node, "factuality") == f"{KG}planned"


def test_the_figures_of_the_first_letter_are_kept() -> None:
    figures = {
        value(node, "figureText"): value(node, "value")
        for node in nodes([FIRST / "statements.ttl"]).values()
        if "Figure" in kinds(node)
    }
    assert figures == {
        "bijna 50%": "50",
        "top vijf": "5",
        "825.000": "825000",
        "246.000": "246000",
        "twee procent": "2",
        "tenminste 20 procent": "20",
    }


def test_a_phrase_hangs_under_a_topic() -> None:
    found = nodes([FIRST / "statements.ttl"])
    phrases = {iri: node for iri, node in found.items() if "Phrase" in kinds(node)}
    assert phrases
    assert all(node.get(f"{SKOS}broader") for node in phrases.values())
    assert all(texts(node, f"{SKOS}prefLabel", "nl") for node in phrases.values())


def test_every_letter_has_its_three_files() -> None:
    assert FIRST in FOLDERS
    for folder in FOLDERS:
        assert {file.name for file in folder.iterdir()} == {"letter.txt", "letter.ttl", "statements.ttl"}
    assert not [file for file in LETTERS.iterdir() if file.is_file()]
