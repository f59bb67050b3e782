"""Official XML: kamerstuk, kamervragen, handelingen, debate reports and records; and XML that is not safe."""

from pathlib import Path

import pytest
from tests.reading.reading_invariants import check

from kamergraaf.errors import InputError
from kamergraaf.model import Letter, Signatory
from kamergraaf.reading import read_letter
from kamergraaf.reading.formats import read_any

KAMERSTUK = """<?xml version="1.0" encoding="utf-8"?>
<officiele-publicatie><metadata><meta name="OVERHEIDop.externMetadataRecord" scheme=""
 content="https://zoek.officielebekendmakingen.nl/kst-12345-6/metadata.xml"/></metadata>
<kamerstuk><kamerstukkop><tekstregel inhoud="kameraanduiding">Tweede Kamer der Staten-Generaal</tekstregel>
<tekstregel inhoud="vergaderjaar">Vergaderjaar 2017-2018</tekstregel></kamerstukkop>
<dossier><dossiernummer><dossiernr>12 345</dossiernr></dossiernummer><titel>De oogst</titel></dossier>
<stuk><stuknr>Nr. <ondernummer kamer="2">6</ondernummer></stuknr>
<titel>BRIEF VAN DE MINISTER VAN HANDEL</titel>
<datumtekst>Den Haag, <datum isodatum="2018-07-05">5 juli 2018</datum></datumtekst>
<algemeen><vrije-tekst><tekst>
  <al>Aan de Voorzitter van de Tweede Kamer der Staten-Generaal</al>
 <al>Het kabinet<?xpp afbm?> <nadruk type="cur">steunt</nadruk> het verdrag<noot id="n1"
 type="voet"><noot.nr>1</noot.nr>
  <noot.al>Zie <extref doc="kst-1-2">Kamerstuk 1, nr. 2</extref>.</noot.al></noot> met Chili.</al>
 <tussenkop kopopmaak="vet">Handel</tussenkop>
 <al>De samen\u00adwerking groeit.</al>
 <lijst type="expliciet"><li><li.nr>1.</li.nr><al>Een punt.</al><al>Nog een alinea.</al></li></lijst>
 <table><tgroup><tbody><row><entry><al>Chili</al></entry><entry><al>120</al></entry></row></tbody></tgroup></table>
 </tekst><divisie><kop><nr>1.</nr><titel>Bijzonder</titel></kop><tekst><al>Slot.</al></tekst></divisie>
</vrije-tekst></algemeen>
<tekst-sluiting><ondertekening><functie>De Minister van Handel,</functie><naam><voornaam>S.A.</voornaam>
 <achternaam>Zee</achternaam></naam></ondertekening></tekst-sluiting></stuk></kamerstuk></officiele-publicatie>"""


def read(xml: str | bytes) -> Letter:
    letter = read_any(xml.encode() if isinstance(xml, str) else xml, slug="brief", path=Path("brief.xml"))
    check(letter)
    return letter


def test_a_kamerstuk_gives_its_paragraphs_headings_and_notes() -> None:
    letter = read(KAMERSTUK)
    assert letter.text.split("\n\n")[7:] == [
        "Het kabinet steunt het verdrag met Chili.",
        "Handel",
        "De samenwerking groeit.",
        "1. Een punt.",
        "Nog een alinea.",
        "Chili",
        "120",
        "1. Bijzonder",
        "Slot.",
        "De Minister van Handel, S.A. Zee",
    ]
    assert [(note.label, note.text) for note in letter.notes] == [("1", "Zie Kamerstuk 1, nr. 2.")]
    assert [section.title for section in letter.sections] == [
        "BRIEF VAN DE MINISTER VAN HANDEL",
        "Handel",
        "1. Bijzonder",
    ]


def test_a_kamerstuk_states_its_details() -> None:
    found = read(KAMERSTUK).details
    assert (found.kind, found.dossier, found.number, found.session) == ("letter", "12345", "6", "2017-2018")
    assert (found.identifier, found.date) == ("kst-12345-6", "2018-07-05")
    assert found.signatories == (Signatory("S.A. Zee", "Minister van Handel"),)
    assert found.sender == "MINISTER VAN HANDEL"
    assert found.addressee == "Voorzitter van de Tweede Kamer der Staten-Generaal"


def test_an_offset_names_the_line_and_the_element() -> None:
    letter = read(KAMERSTUK)
    start = letter.text.index("Slot.")
    (spot,) = letter.spots_at(start, start + 4)
    assert (spot.path, spot.line) == ("al", KAMERSTUK[: KAMERSTUK.index("Slot.")].count("\n") + 1)


def test_kamervragen_pair_their_questions_and_answers() -> None:
    letter = read(
        "<officiele-publicatie><kamervragen><kamervraagkop/><kamervraagnummer>100</kamervraagnummer>"
        '<kamervraagomschrijving type="vraag">Vragen van het lid '
        "<naam><achternaam>Jansen</achternaam></naam> (ABC) aan de "
        "Minister van Handel over <kamervraagonderwerp>de oogst</kamervraagonderwerp> (ingezonden 4 "
        "april 2018)."
        "</kamervraagomschrijving><vraag><nr>1</nr><al>Klopt "
        "dat?</al></vraag><antwoord><nr>Antwoord 1</nr><al>Ja.</al>"
        "</antwoord></kamervragen></officiele-publicatie>"
    )
    (exchange,) = letter.exchanges
    assert exchange.numbers == (1,)
    assert [letter.text[slice(*span)] for span in exchange.questions] == ["Klopt dat?"]
    assert exchange.answer is not None
    assert letter.text[slice(*exchange.answer)] == "Ja."
    assert (letter.details.kind, letter.details.title, letter.details.number) == ("answer", "de oogst", "100")
    assert letter.details.askers == ("Jansen (ABC)",)


@pytest.mark.parametrize(
    "xml",
    [
        "<officiele-publicatie><handelingen><agendapunt><spreekbeurt><spreker><voorvoegsels>De "
        "heer</voorvoegsels><naam>"
        "<achternaam>Jansen</achternaam></naam><politiek>ABC</politiek></spreker><tekst><al>De "
        "oogst is slecht.</al></tekst>"
        "</spreekbeurt></agendapunt></handelingen></officiele-publicatie>",
        "<handeling><spreker><wie>De heer <naam>Jansen</naam> (<partij>ABC</partij>):</wie><al>De "
        "oogst is slecht.</al>"
        "</spreker></handeling>",
        "<vlosCoreDocument "
        'xmlns="http://www.tweedekamer.nl/ggm/vergaderverslag/v1.0"><vergadering><activiteit>'
        "<activiteithoofd><activiteitdeel><activiteititem><woordvoerder><spreker><achternaam>Jansen</achternaam></spreker>"
        '<tekst><alinea><alineaitem>De heer <nadruk type="Vet">Jansen</nadruk> '
        "(ABC):</alineaitem><alineaitem>De oogst is "
        "slecht.</alineaitem></alinea></tekst></woordvoerder></activiteititem></activiteitdeel></activiteithoofd></activiteit>"
        "</vergadering></vlosCoreDocument>",
    ],
)
def test_a_debate_has_its_speakers_in_every_dialect(xml: str) -> None:
    letter = read(xml)
    (turn,) = letter.turns
    assert (turn.speaker, turn.party) == ("De heer Jansen", "ABC")
    assert letter.text[slice(*turn.body)] == "De oogst is slecht."
    assert letter.details.kind == "debate"


@pytest.mark.parametrize(
    "xml",
    [
        '<metadata_gegevens><metadata name="DC.title" content="De oogst"/><metadata name="DC.identifier" '
        'content="kst-12345-6"/><metadata name="DCTERMS.available" '
        'content="2018-07-05"/></metadata_gegevens>',
        '<owms-metadata xmlns:dcterms="http://purl.org/dc/terms/"><owmskern><dcterms:identifier>kst-12345-6'
        "</dcterms:identifier><dcterms:title>De "
        "oogst</dcterms:title></owmskern><owmsmantel><dcterms:available>2018-07-05"
        "</dcterms:available></owmsmantel></owms-metadata>",
    ],
)
def test_a_record_gives_its_title_and_lists_the_rest(xml: str) -> None:
    letter = read(xml)
    assert letter.text == "De oogst"
    assert (letter.details.kind, letter.details.identifier, letter.details.date) == (
        "record",
        "kst-12345-6",
        "2018-07-05",
    )
    assert {omission.reason for omission in letter.omissions} == {"metadata"}


def test_xml_of_an_unknown_kind_is_read_and_says_so() -> None:
    letter = read("<boek><hoofdstuk><alinea>Een zin.</alinea><x><y>Nog een.</y></x></hoofdstuk></boek>")
    assert letter.text == "Een zin.\n\nNog een."
    assert "<boek>" in letter.remarks[0]


@pytest.mark.parametrize(
    "data",
    [
        "\ufeff<?xml version='1.0' encoding='utf-8'?><a><al>Café</al></a>".encode(),
        "<?xml version='1.0' encoding='utf-16'?><a><al>Café</al></a>".encode("utf-16"),
        "<?xml version='1.0' encoding='windows-1252'?><a><al>Café</al></a>".encode("cp1252"),
        "<?xml version='1.0' encoding='ISO-8859-1'?><a><al>Café</al></a>".encode("latin-1"),
    ],
)
def test_every_declared_encoding_is_read_with_or_without_a_mark(data: bytes) -> None:
    assert read(data).text == "Café"


BOMB = '<!DOCTYPE a [<!ENTITY x "xx"><!ENTITY y "&x;&x;&x;">]><a><al>&y;</al></a>'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (BOMB.encode(), "entities of its own"),
        (
            b'<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/hostname">]><a><al>&f;</al></a>',
            "entities of its own",
        ),
        (b'<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1/">%p;]><a/>', "entities of its own"),
        (b'<!DOCTYPE a SYSTEM "x.dtd"><a><al>&onbekend;</al></a>', "&onbekend;"),
        (b"<a><al>Zin</b></a>", "mismatched tag"),
        (b"<a>" * 500 + b"x" + b"</a>" * 500, "nested more than"),
        (
            "<?xml version='1.0' encoding='utf-8'?><a><al>Café</al></a>".encode("latin-1"),
            "says it is UTF-8, and byte 0xe9",
        ),
        (b"<?xml version='1.0' encoding='klingon'?><a/>", "says it is klingon"),
        (b"<a>" + b"<b/>" * 1_000_000 + b"</a>", "more than 1,000,000 elements"),
        (b"<a/>", "holds no text"),
    ],
)
def test_xml_that_is_not_safe_or_sound_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    file = tmp_path / "brief.xml"
    file.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_letter(file)
    assert message in str(caught.value)
    assert str(file) in str(caught.value)


def test_an_external_doctype_is_never_fetched(tmp_path: Path) -> None:
    (tmp_path / "x.dtd").write_text('<!ENTITY geheim "GEHEIM">')
    file = tmp_path / "brief.xml"
    file.write_text('<!DOCTYPE a SYSTEM "x.dtd"><a><al>Een zin.</al></a>')
    assert read_letter(file).text == "Een zin."
