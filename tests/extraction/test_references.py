"""References to official documents: found in the ways letters write them, resolved only by a public rule."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamergraaf.errors import InputError, SyntaxFault
from kamergraaf.extraction.references import Context, Footnote, Reference, find_references, load_kinds
from kamergraaf.extraction.references.europe import year_and_number
from kamergraaf.project import shipped_root

ONTOLOGY = shipped_root() / "ontology"
KINDS = load_kinds(ONTOLOGY)
BEKENDMAKINGEN = "https://zoek.officielebekendmakingen.nl/"


def find(text: str, *, chamber: str = "tk", footnotes: tuple[Footnote, ...] = ()) -> list[Reference]:
    return find_references(text, context=Context(KINDS, chamber, footnotes))


def identifiers(text: str) -> list[str]:
    return [one.identifier for one in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zie Kamerstuk 33 694, nr. 12.", ["kst-33694-12"]),
        ("Zie kamerstuk 33694 nr 12.", ["kst-33694-12"]),
        ("Zie Kamerstuk 33.694, nr.12.", ["kst-33694-12"]),
        ("Zie Kamerstuk II 28286, nr. 1056.", ["kst-28286-1056"]),
        ("Kamerstukken II 2024/25, 36600-VII, nr. 1", ["kst-36600-VII-1"]),
        ("Kamerstukken ll 2023/24, 36 410 XVI, nr. 160", ["kst-36410-XVI-160"]),
        ("Kamerstukken II2015–16, 34 104, nr. 128", ["kst-34104-128"]),
        ("Kamerstukken II, vergaderjaar 2023–2024, 31 839, nr. 1024", ["kst-31839-1024"]),
        ("Kamerstuk 35 300, hoofdstuk VII, nr. 60", ["kst-35300-VII-60"]),
        ("Kamerstuk 36 410 A, nr. 5", ["kst-36410-A-5"]),
        ("Kamerstukken I 2023/24, 36 410, A", ["kst-36410-A"]),
        ("Kst. 21 501-02, nr. 2732", ["kst-21501-02-2732"]),
        ("zoals gemeld (21 501-02 nr. 2732)", ["kst-21501-02-2732"]),
        ("21501-32-1740", ["kst-21501-32-1740"]),
        ("Kamerstuk 33694-12", ["kst-33694-12"]),
        ("36600-VII-3", ["kst-36600-VII-3"]),
        ("Tweede Kamer, vergaderjaar 2022–2023, 26 485, nr. 424", ["kst-26485-424"]),
    ],
)
def test_a_parliamentary_paper_is_named_by_dossier_and_number(text: str, expected: list[str]) -> None:
    found = find(text)
    assert [one.identifier for one in found] == expected
    assert [one.iri for one in found] == [BEKENDMAKINGEN + name for name in expected]
    assert {one.kind for one in found} == {"kamerstuk"}


def test_numbers_that_follow_a_dossier_all_belong_to_it() -> None:
    assert identifiers("Kamerstukken II, 25 424, nr. 679, nr. 684 en 685, en een rapport") == [
        "kst-25424-679",
        "kst-25424-684",
        "kst-25424-685",
    ]


def test_a_range_of_papers_is_every_paper_in_it() -> None:
    assert identifiers("(Kamerstukken 36 410, nrs. 5 t/m 8)") == [f"kst-36410-{n}" for n in (5, 6, 7, 8)]


def test_a_second_dossier_starts_papers_of_its_own() -> None:
    assert identifiers("Kamerstuk 36 410, nr. 5 en 33 694, nrs. 2 en 3.") == [
        "kst-36410-5",
        "kst-33694-2",
        "kst-33694-3",
    ]


def test_a_date_or_amount_behind_a_number_is_no_further_paper() -> None:
    assert identifiers("Kamerstuk 32 813, nr. 1061 en 13 mei 2020") == ["kst-32813-1061"]
    assert identifiers("Kamerstuk 32 813, nr. 1061, 3 miljoen euro") == ["kst-32813-1061"]


def test_numbers_behind_two_dossiers_stay_open() -> None:
    [one] = find("Kamerstukken 36 410 en 36 200, nrs. 3 en 4")
    assert (one.identifier, one.iri) == ("", "")
    assert "more than one dossier" in one.note


def test_a_dossier_alone_is_a_dossier() -> None:
    [one] = find("het wetsvoorstel 36 410 ligt voor")
    assert (one.kind, one.identifier, one.text) == ("dossier", "36410", "36 410")


def test_a_kingdom_act_has_no_public_rule() -> None:
    [one] = find("kamerstuk 33 652 (R2005), nr. 6")
    assert one.identifier == ""
    assert "Kingdom" in one.note


def test_a_number_without_its_dossier_stays_open() -> None:
    [one] = find("het amendement op stuk nr. 915")
    assert (one.kind, one.identifier) == ("stuknummer", "")
    assert one.note


def test_written_questions_need_years_and_number() -> None:
    assert identifiers("Zie Aanhangsel Handelingen, vergaderjaar 2023–2024, nr. 387.") == [
        "ah-tk-20232024-387"
    ]
    assert identifiers("Aanhangsel van de Handelingen II 2016/17, nr. 45") == ["ah-tk-20162017-45"]
    [one] = find("Aanhangsel Handelingen II, nr. 45")
    assert "years" in one.note
    [typo] = find("Aanhangsel Handelingen II 2023/34, nr. 45")
    assert "do not follow" in typo.note


def test_the_head_of_an_answer_is_no_reference() -> None:
    assert find("Vergaderjaar 2023–2024\n\nAanhangsel van de Handelingen\n\n2\n\nVragen") == []


def test_a_debate_is_resolved_when_its_item_is_named() -> None:
    assert identifiers("Handelingen II 2014/15, nr. 45, item 7") == ["h-tk-20142015-45-7"]
    assert identifiers("Handelingen I 2019/20, nr. 3, item 2") == ["h-ek-20192020-3-2"]
    [one] = find("Handelingen II 2014/15, nr. 45")
    assert (one.identifier, "item" in one.note) == ("", True)


def test_a_debate_from_before_items_has_no_address() -> None:
    [one] = find("Handelingen II 2008/09, nr. 45, item 7")
    assert one.iri == ""
    assert "2011" in one.note


def test_without_a_chamber_said_or_known_it_stays_open() -> None:
    [one] = find("Handelingen 2014/15, nr. 45, item 7", chamber="")
    assert "chamber" in one.note


def test_a_motion_has_the_identifier_of_the_paper_beside_it() -> None:
    motion, paper = find("de motie-Van Dam c.s. (Kamerstuk 21 501-30, nr. 52)")
    assert (motion.kind, motion.text, motion.identifier) == ("motie", "motie-Van Dam c.s.", "kst-21501-30-52")
    assert paper.identifier == motion.identifier


def test_a_motion_named_again_is_the_same_motion() -> None:
    text = (
        "De motie van de leden De Graaf en Bakker (Kamerstuk 36 197, nr. 15). De motie-Bakker/De Graaf niet."
    )
    assert [one.identifier for one in find(text) if one.kind == "motie"] == ["kst-36197-15"] * 2


def test_a_motion_without_a_paper_stays_open() -> None:
    for text in ("de motie-Jansen", "de motie Jansen/Pieters", "de motie van het lid Jansen c.s."):
        [one] = find(text)
        assert (one.kind, one.identifier) == ("motie", "")
        assert one.note
    assert find("Ik steun deze motie niet; moties zijn er genoeg.") == []


@pytest.mark.parametrize(
    ("text", "identifier", "iri"),
    [
        ("Richtlijn (EU) 2016/1148", "32016L1148", "http://data.europa.eu/eli/dir/2016/1148/oj"),
        ("richtlijn 96/71/EG", "31996L0071", "http://data.europa.eu/eli/dir/1996/71/oj"),
        ("Verordening (EG) nr. 139/2004", "32004R0139", "http://data.europa.eu/eli/reg/2004/139/oj"),
        ("Verordening (EU) 2016/679", "32016R0679", "http://data.europa.eu/eli/reg/2016/679/oj"),
        ("Verordening (EU) nr. 833/2014", "32014R0833", "http://data.europa.eu/eli/reg/2014/833/oj"),
        (
            "Uitvoeringsverordening (EU) 2021/1030",
            "32021R1030",
            "http://data.europa.eu/eli/reg_impl/2021/1030/oj",
        ),
        (
            "Besluit 2014/512/GBVB",
            "32014D0512",
            "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32014D0512",
        ),
        (
            "COM(2022) 546",
            "COM(2022) 546",
            "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=COM:2022:546:FIN",
        ),
        (
            "CELEX 32016L1148",
            "32016L1148",
            "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016L1148",
        ),
        (
            "PbEU 2016, L 194",
            "OJ:L:2016:194",
            "https://eur-lex.europa.eu/legal-content/NL/TXT/PDF/?uri=OJ:L:2016:194:FULL",
        ),
        (
            "ECLI:NL:HR:2019:2006.",
            "ECLI:NL:HR:2019:2006",
            "https://e-justice.europa.eu/ecli/ECLI:NL:HR:2019:2006",
        ),
        ("Trb. 2016, 161", "trb-2016-161", BEKENDMAKINGEN + "trb-2016-161"),
        ("Stb. 2018, 84", "stb-2018-84", BEKENDMAKINGEN + "stb-2018-84"),
        ("Staatscourant 2015, nr. 47076", "stcrt-2015-47076", BEKENDMAKINGEN + "stcrt-2015-47076"),
        ("BWBR0005537", "BWBR0005537", "https://wetten.overheid.nl/BWBR0005537"),
        ("S/RES/1701 (2006)", "S/RES/1701(2006)", "https://undocs.org/S/RES/1701(2006)"),
    ],
)
def test_an_official_document_has_its_public_identifier_and_address(
    text: str, identifier: str, iri: str
) -> None:
    [one] = find(f"Zie {text} voor meer.")
    assert (one.identifier, one.iri, one.note) == (identifier, iri, "")


def test_a_list_of_directives_is_each_of_them() -> None:
    assert identifiers("de Richtlijnen 2014/24/EU en 2014/25/EU") == ["32014L0024", "32014L0025"]


def test_which_number_is_the_year_is_not_guessed() -> None:
    assert year_and_number("2015", "2006", kind="verordening", labelled=False) is None
    assert year_and_number("2015", "2006", kind="verordening", labelled=True) == (2006, 2015)


def test_a_by_law_of_a_town_is_no_regulation_of_the_eu() -> None:
    assert find("de verordening 2021/5 van de gemeente") == []


def test_an_act_without_its_kind_stays_open() -> None:
    [one] = find("omgezet zoals 96/71/EG vraagt")
    assert (one.identifier, one.kind) == ("", "eu-besluit")


def test_old_journals_have_an_identifier_and_no_address() -> None:
    first, second = find("het verdrag (Trb. 1951, 154 en 2004, 9)")
    assert (first.identifier, first.iri) == ("trb-1951-154", "")
    assert "1995" in first.note
    assert second.identifier == "trb-2004-9"


def test_the_gazette_of_belgium_is_another_one() -> None:
    [one] = find("Belgisch Staatsblad 2016, 15")
    assert (one.identifier, "Belgian" in one.note) == ("", True)


def test_a_resolution_belongs_to_the_body_that_the_sentence_names() -> None:
    text = "Resolutie 2231 (2015) van de VN-Veiligheidsraad geldt. Resolutie 68/262 van de AVVN ook."
    assert identifiers(text) == ["S/RES/2231(2015)", "A/RES/68/262"]


def test_a_resolution_named_again_without_its_year_is_the_same() -> None:
    text = "VNVR-resolutie 2254 (2015) is helder. Nederland voert resolutie 2254 uit."
    assert identifiers(text) == ["S/RES/2254(2015)"] * 2


def test_a_resolution_without_year_or_body_stays_open() -> None:
    assert [one.note for one in find("resolutie 1325")] == [
        "the sentence does not say whose resolution it is"
    ]
    assert [one.note for one in find("resolutie 1325 van de Veiligheidsraad")] == [
        "a resolution's number without its year"
    ]


def test_a_body_named_before_another_number_makes_no_resolution() -> None:
    assert find("In juni plaatste de Veiligheidsraad 14 personen op de lijst.") == []


def test_an_identifier_or_address_in_the_text_is_read_as_it_stands() -> None:
    text = f"{BEKENDMAKINGEN}kst-36600-VII-1.html, ah-tk-20232024-387, h-tk-20172018-90-14, blg-1184123"
    assert identifiers(text) == [
        "kst-36600-VII-1",
        "ah-tk-20232024-387",
        "h-tk-20172018-90-14",
        "blg-1184123",
    ]
    assert [one.identifier for one in find("https://wetten.overheid.nl/BWBV0003163/2020-01-01")] == [
        "BWBV0003163"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "In 2018 kostte dit 33 694 euro.",
        "Bel 070 348 64 26 of schrijf naar Postbus 20301, 2500 EH Den Haag.",
        "In totaal waren dat € 21.501 en 36 410 banen.",
        "van 2014/24 tot 2023/24, 1/2 en 24/7, artikel 3:10",
        "de periode 2014-2020 en de vergaderjaren 2022/2023",
        "De G7, de F-35 en COVID-19; 12 345 678 mensen.",
        "Het komt 10 tot 12 uur te laat; nr. 1 van de wereld.",
        "De handelingen van de minister in 2014 zijn rechtmatig.",
    ],
)
def test_years_money_and_telephone_numbers_are_no_references(text: str) -> None:
    assert find(text) == []


def test_a_reference_in_a_footnote_stands_at_its_mark() -> None:
    text = "Dit is toegezegd3 aan de Kamer."
    note = Footnote("3", "Kamerstuk 26 485, nr. 432.", 16, 17)
    [one] = find(text, footnotes=(note,))
    assert (one.start, one.end, one.footnote) == (16, 17, "3")
    assert (one.text, one.identifier) == ("Kamerstuk 26 485, nr. 432", "kst-26485-432")


def test_a_footnote_resolves_what_the_text_only_names() -> None:
    note = Footnote("1", "Motie-Jansen c.s. (Kamerstuk 36 410, nr. 7)", 15, 16)
    motions = [one for one in find("De motie-Jansen1 vraagt dit.", footnotes=(note,)) if one.kind == "motie"]
    assert {one.identifier for one in motions} == {"kst-36410-7"}


def test_every_kind_the_finder_gives_is_described_in_the_data() -> None:
    names = {kind.name for kind in KINDS.all}
    text = (
        "Kamerstuk 36 410, nr. 1; dossier 36 410; stuk nr. 4; Aanhangsel Handelingen II 2016/17, nr. 45; "
        "Handelingen II 2014/15, nr. 45, item 7; motie-Jansen; TZ202306-026; 2024Z05879; blg-1184123; "
        "COM(2022) 546; SWD(2021) 305; besluit 2014/512/GBVB; kaderbesluit 2002/584/JBZ; 2008/851/EU; "
        "zaak C-311/18; PbEU 2016, L 194; Trb. 2016, 1; resolutie 14; VNVR-resolutie 1; CRIV 54 COM 457; "
        "32016L1148; BWBR0005537; ECLI:NL:HR:2019:2006"
    )
    found = {one.kind for one in find(text)}
    assert len(found) > 20
    assert found <= names


def test_a_word_and_an_address_are_changed_in_the_data_alone(tmp_path: Path) -> None:
    changed = (ONTOLOGY / "references.ttl").read_text("utf-8").replace('"kamerstuk"@nl', '"kamerpapier"@nl')
    (tmp_path / "references.ttl").write_text(changed.replace("https://zoek.", "https://archief."), "utf-8")
    context = Context(load_kinds(tmp_path))
    [one] = find_references("Zie Kamerpapier 33 694, nr. 12.", context=context)
    assert one.iri == "https://archief.officielebekendmakingen.nl/kst-33694-12"


def test_a_kind_that_breaks_the_shape_is_named(tmp_path: Path) -> None:
    (tmp_path / "references.ttl").write_text(
        "@prefix kg: <https://w3id.org/kamergraaf/def#> .\n"
        "@prefix reference: <https://w3id.org/kamergraaf/reference#> .\n"
        'reference:kamerstuk kg:identifierFrom "kst-{number}" .\n',
        "utf-8",
    )
    with pytest.raises(InputError, match="kamerstuk: identifierFrom"):
        load_kinds(tmp_path)
    (tmp_path / "references.ttl").write_text("reference:kamerstuk", "utf-8")
    with pytest.raises(SyntaxFault):
        load_kinds(tmp_path)


PIECES = st.sampled_from(
    [
        *("Kamerstuk", "Kamerstukken II", "33 694", ", nr. ", "12", "36600-VII", "-02", "2023/24", "motie-"),
        *(
            "Handelingen",
            "Aanhangsel",
            "Van Dam",
            "c.s.",
            "(",
            ")",
            "Richtlijn (EU)",
            "2016/1148",
            "/EG",
            "nrs.",
        ),
        *(
            "Verordening nr.",
            "resolutie",
            "2231",
            "Veiligheidsraad",
            "Trb.",
            "Stb. 2018",
            "ECLI:",
            "COM(2022)",
        ),
        *("en", "t/m", ",", ".", "\n\n", " ", "İ", "é", "5", "BWBR0005537", "zaak C-"),
    ]
)
LINES = st.lists(PIECES, max_size=25)


@settings(deadline=None, max_examples=150)
@given(st.one_of(st.text(max_size=120), LINES.map(" ".join), LINES.map("".join)))
def test_any_text_is_searched_and_every_find_points_at_its_words(text: str) -> None:
    for one in find(text):
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        assert bool(one.iri) <= bool(one.identifier)
        assert one.iri or one.note
