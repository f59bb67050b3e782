"""What a letter says of itself, and nothing that it does not say."""

import pytest

from kamergraaf.model import Details, Signatory
from kamergraaf.reading import clean
from kamergraaf.reading.people import find_signatories, split_names

PROSE = (
    "Het kabinet hecht aan een sterk verdrag en werkt daar met andere landen aan, ook als dat "
    "tijd kost en geld.\n"
)


def details(source: str) -> Details:
    return clean(source, slug="brief").details


def test_a_letter_names_its_writer_reader_date_and_subject() -> None:
    found = details(
        "Aan de Voorzitter van de Tweede\nKamer der Staten-Generaal\nPostbus 20018\nDatum\n5 juli 2018\n"
        f"Onderwerp\nHandel met Chili\n{PROSE * 2}\n"
        "Mede namens de minister van Zorg,\nde minister van Handel, Zee en Lucht\nA.B. van der Zee-Duin\n"
    )
    assert found.kind == "letter"
    assert found.addressee == "Voorzitter van de Tweede Kamer der Staten-Generaal"
    assert found.date == "2018-07-05"
    assert found.title == "Handel met Chili"
    assert found.signatories == (Signatory("A.B. van der Zee-Duin", "minister van Handel, Zee en Lucht"),)
    assert found.sender == "minister van Handel, Zee en Lucht"
    assert found.on_behalf_of == ("minister van Zorg",)
    assert found.language == "nl"


def test_an_answer_names_who_asked_who_answers_and_when() -> None:
    found = details(
        "Vragen van de leden Jansen (ABC) en De Vries (XYZ) aan de Minister van Handel over de "
        "oogst van\n2018 "
        "(ingezonden 4 april 2019).\n\nAntwoord van Minister Zee (Handel), mede namens de Minister van Zorg\n"
        "(ontvangen 21 mei 2019).\n\nVraag 1\nKlopt dat?\nAntwoord 1\nJa.\n\nah-tk-20182019-12\n"
    )
    assert found.kind == "answer"
    assert found.askers == ("Jansen (ABC)", "De Vries (XYZ)")
    assert (found.asked, found.date) == ("2019-04-04", "2019-05-21")
    assert found.sender == "Minister Zee (Handel)"
    assert found.on_behalf_of == ("Minister van Zorg",)
    assert found.title == "de oogst van 2018"
    assert (found.identifier, found.number) == ("ah-tk-20182019-12", "12")


def test_numbers_come_from_the_footer_and_not_from_a_reference() -> None:
    found = details(
        f"{PROSE}Zie ook Kamerstuk 99 999, nr. 9.\n\nkst-12345-6\nISSN 0921 - 7371\n"
        "Tweede Kamer, vergaderjaar 2017–2018, 12 345, nr. 6\n"
    )
    assert (found.dossier, found.number, found.session) == ("12345", "6", "2017-2018")
    assert found.identifier == "kst-12345-6"


def test_a_motion_is_one_and_has_its_number() -> None:
    found = details(
        "De Kamer,\n\ngehoord de beraadslaging,\n\nverzoekt de regering te handelen,\n\nen gaat "
        "over tot de orde van "
        "de dag.\n\nDe voorzitter: Deze motie is voorgesteld door het lid Jansen. Zij krijgt nr. 7 "
        "(12345-03).\n"
    )
    assert (found.kind, found.dossier, found.number) == ("motion", "12345-03", "7")


def test_the_header_of_a_file_gives_the_date_that_the_text_lacks() -> None:
    assert (
        details("# source: elders\n# date: 2017-01-05 (question registered)\n\nEen zin.\n").date
        == "2017-01-05"
    )


def test_what_a_text_does_not_say_stays_empty() -> None:
    found = details("Op 5 juli 2018 sprak de minister van Handel met A.B. Jansen over de oogst.\n")
    assert found == Details(kind="text", language="nl")


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("De Minister van Handel, S.A. Zee", "S.A. Zee", "Minister van Handel"),
        (
            "De Staatssecretaris van Zorg,\nM.J. van Rijn-de Boer",
            "M.J. van Rijn-de Boer",
            "Staatssecretaris van Zorg",
        ),
    ],
)
def test_a_signature_is_an_office_and_a_name_with_initials(text: str, name: str, role: str) -> None:
    assert find_signatories(text.split("\n")) == (Signatory(name, role),)


def test_two_ministers_sign_one_letter() -> None:
    signed = "De Minister van Handel, S.A. Zee De Minister van Zorg, B. Duin"
    assert [signatory.name for signatory in find_signatories([signed])] == ["S.A. Zee", "B. Duin"]


def test_a_sentence_with_a_name_is_no_signature() -> None:
    assert (
        find_signatories(["De Minister van Handel sprak gisteren lang met A.B. Jansen over de oogst."]) == ()
    )


def test_names_part_at_commas_and_en_but_not_in_brackets() -> None:
    assert split_names("Jansen, De Boer (ABC, lijst 2) en Zee (XYZ)") == (
        "Jansen",
        "De Boer (ABC, lijst 2)",
        "Zee (XYZ)",
    )
