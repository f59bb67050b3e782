"""Questions and answers: paired by number, in every way letters label them."""

import pytest

from kamergraaf.model import Letter
from kamergraaf.reading import clean
from kamergraaf.reading.labels import find_label


def pairs(source: str) -> list[tuple[tuple[int, ...], list[str], str]]:
    letter = clean(source, slug="brief")
    return [
        (
            exchange.numbers,
            [letter.text[slice(*span)] for span in exchange.questions],
            letter.text[slice(*exchange.answer)] if exchange.answer else "",
        )
        for exchange in letter.exchanges
    ]


def read(source: str) -> Letter:
    return clean(source, slug="brief")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Vraag 1", (1,)),
        ("Vraag 3, 4 en 5", (3, 4, 5)),
        ("Antwoord 4 en 5", (4, 5)),
        ("Vraag 9 10 en 11", (9, 10, 11)),
        ("Antwoorden op vraag 3, 4, 5, 9 en 10", (3, 4, 5, 9, 10)),
        ("Antwoord op vragen 7, 8, en 9", (7, 8, 9)),
        ("Antwoord op de vragen 2 t/m 4:", (2, 3, 4)),
        ("ANTWOORD 6 tot en met 8", (6, 7, 8)),
        ("Antwoord", ()),
    ],
)
def test_a_label_is_read_with_all_its_numbers(text: str, numbers: tuple[int, ...]) -> None:
    label = find_label(text)
    assert label is not None
    assert label.numbers == numbers
    assert label.length == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vraag 3 gaat over handel.",
        "Antwoord van de minister",
        "Vragen van het lid Jansen",
        "antwoord 1",
        "Antwoord 2023",
    ],
)
def test_a_sentence_is_no_label(text: str) -> None:
    assert find_label(text) is None


def test_one_answer_to_two_questions_is_one_exchange() -> None:
    source = (
        "Vraag 1\nKlopt dat?\nAntwoord 1\nJa.\nVraag 2 en 3\nWaarom?\n\nHoe lang?\nAntwoord 2 "
        "en 3\nDat duurt nog.\n"
    )
    assert pairs(source) == [
        ((1,), ["Klopt dat?"], "Ja."),
        ((2, 3), ["Waarom?", "Hoe lang?"], "Dat duurt nog."),
    ]


def test_questions_asked_apart_and_answered_together_are_one_exchange() -> None:
    source = (
        "Vraag 3\nWaarom?\nVraag 4\nKlopt dat?\nAntwoord op vraag 4\nJa.\nVraag "
        "8\nHoe?\nAntwoord op vraag 3 en 8\nZo.\n"
    )
    assert pairs(source) == [((3, 8), ["Waarom?", "Hoe?"], "Zo."), ((4,), ["Klopt dat?"], "Ja.")]


def test_a_label_on_the_line_of_its_question_is_read() -> None:
    assert pairs("Vraag 1: Klopt dat?\nAntwoord 1: Ja, dat klopt.\n") == [
        ((1,), ["Klopt dat?"], "Ja, dat klopt.")
    ]


def test_an_answer_without_a_label_stands_below_its_question() -> None:
    source = (
        "Vraag 1\nKlopt dat?\nAntwoord 1\nJa.\nVraag 2\nDe raad schrijft veel. Waarom?\n\nDat "
        "weet de raad zelf.\n"
    )
    assert pairs(source)[1] == ((2,), ["De raad schrijft veel. Waarom?"], "Dat weet de raad zelf.")


def test_questions_that_are_only_announced_have_no_answer() -> None:
    letter = read(
        "Vraag 1\nKlopt dat?\nMededeling\nDe vragen kunnen niet binnen de termijn worden beantwoord.\n"
    )
    assert [(exchange.numbers, exchange.answer) for exchange in letter.exchanges] == [((1,), None)]
    assert letter.details.kind == "notice"


def test_a_belgian_answer_is_paired_point_by_point() -> None:
    source = (
        "Handel met Chili.\n\nVraag\nDe handel groeit. 1. Klopt dat?2. Waarom groeit ze?3. Wat doet u?\n\n"
        "Antwoord\n1. Ja, de handel groeit.2 en 3. De regering steunt het akkoord."
    )
    assert pairs(source) == [
        ((1,), ["De handel groeit.", "1. Klopt dat?"], "1. Ja, de handel groeit."),
        ((2, 3), ["2. Waarom groeit ze?", "3. Wat doet u?"], "2 en 3. De regering steunt het akkoord."),
    ]


def test_numbers_alone_are_questions_where_only_answers_are_labelled() -> None:
    source = "1\nKlopt dat?\nAntwoord\nJa.\n2\nWaarom?\nAntwoord\nDaarom.\n"
    assert pairs(source) == [((1,), ["Klopt dat?"], "Ja."), ((2,), ["Waarom?"], "Daarom.")]


def test_the_letter_knows_what_is_a_question() -> None:
    letter = read("Vraag 1\nSteunt u het verdrag?\nAntwoord 1\nHet kabinet steunt het verdrag.\n")
    asked, given = letter.text.index("Steunt u"), letter.text.index("Het kabinet")
    assert letter.is_question(asked, asked + 6)
    assert not letter.is_question(given, given + 11)


def test_two_rounds_with_the_same_numbers_do_not_mix() -> None:
    rounds = "Vraag 1\n{}?\nAntwoord 1\n{}.\n"
    found = pairs(rounds.format("Eerste", "Ja") + rounds.format("Tweede", "Nee"))
    assert found == [((1,), ["Eerste?"], "Ja."), ((1,), ["Tweede?"], "Nee.")]
