"""Which language a text is in, told by its function words."""

import pytest

from kamergraaf.reading import clean, guess_language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "De regering heeft besloten dat de oogst van dit jaar niet wordt verkocht aan andere landen."),
        ("nl", "De regering van Belgie vindt de oogst goed en zal daar met de andere landen over spreken."),
        ("fr", "Le gouvernement a décidé que la récolte de cette année ne sera pas vendue à d'autres pays."),
        (
            "en",
            "The government has decided that the harvest of this year will not be sold to other countries.",
        ),
        (
            "de",
            "Die Regierung hat beschlossen, dass die Ernte dieses Jahres nicht an andere Länder "
            "verkauft wird.",
        ),
        ("other", "Rząd postanowił, że tegoroczne zbiory nie zostaną sprzedane innym krajom."),
        ("other", ""),
        ("other", "12 345 67 %"),
    ],
)
def test_the_language_of_a_sentence_is_told(language: str, text: str) -> None:
    assert guess_language(text) == language


def test_a_dutch_letter_with_english_titles_is_dutch() -> None:
    text = "Het kabinet onderschrijft de «Report of the Board on the State of the Harvest» van de raad."
    assert guess_language(text) == "nl"


def test_a_long_text_is_judged_by_its_start_middle_and_end() -> None:
    assert guess_language("The title of the paper. " + "De oogst van het jaar is niet goed. " * 5_000) == "nl"


def test_a_letter_says_in_which_language_it_is() -> None:
    letter = clean("The minister is of the view that the treaty is not in force. " * 3, slug="x")
    assert letter.details.language == "en"
    assert letter.remarks == ("The text is in English, not in Dutch.",)
