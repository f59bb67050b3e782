"""Notes: taken out of the text, kept with their words and the place of their mark."""

import pytest

from kamergraaf.model import Letter
from kamergraaf.reading import clean

WIDE = "Het kabinet hecht aan een sterk verdrag en werkt daar met andere landen aan."
FOOTER = (
    "kst-12345-6\nISSN 0921 - 7371\n’s-Gravenhage 2020\n\nTweede Kamer, vergaderjaar 2019–2020, 12 345, nr. 6"
)


def read(source: str) -> Letter:
    return clean(source, slug="brief")


def marks(letter: Letter) -> list[str]:
    return [letter.text[note.mark.start - 4 : note.mark.end] if note.mark else "" for note in letter.notes]


def test_a_note_keeps_its_words_and_says_where_its_mark_stands() -> None:
    letter = read(
        f"{WIDE}\nZie daarover het rapport1 van de raad.\n\n1 Te vinden bij de "
        f"oogst-\nraad.\n\n{FOOTER}\n\n1\n"
    )
    assert [(note.label, note.text) for note in letter.notes] == [("1", "Te vinden bij de oogstraad.")]
    assert marks(letter) == ["port1"]
    assert letter.source[slice(*letter.notes[0].place)].startswith("1 Te vinden")


def test_a_note_of_several_parts_goes_whole() -> None:
    source = (
        f"{WIDE}\nZie het rapport1 en de\n\n1 Antwoord op vragen over de oogst | Kamerstuk "
        f"|\n\nRijksoverheid.nl\n\n"
        f"2 Wet op de oogstverze-\n\nkering\n\n{FOOTER}\n\n1\n\f\nbrief2 daarover.\n"
    )
    letter = read(source.replace("rapport1 en", "rapport1 en de brief2 en"))
    assert "en de brief2 daarover." in letter.text
    assert [note.text for note in letter.notes] == [
        "Antwoord op vragen over de oogst | Kamerstuk | Rijksoverheid.nl",
        "Wet op de oogstverzekering",
    ]


@pytest.mark.parametrize("form", ["[{}]", "{})"])
def test_notes_with_brackets_at_the_end_of_a_text_are_notes(form: str) -> None:
    one, two = form.format(1), form.format(2)
    letter = read(
        f"Kent u het bericht? {one} En het rapport {two}?\nJa.\n{one} De Krant, 5 juli.\n{two} Raad, 2018.\n"
    )
    assert letter.text.endswith("Ja.")
    assert [(note.label, note.text) for note in letter.notes] == [
        ("1", "De Krant, 5 juli."),
        ("2", "Raad, 2018."),
    ]


def test_a_mark_glued_to_a_year_is_found_and_a_post_box_is_none() -> None:
    letter = read(
        f"Postbus 20301\n\nIn het plan1 en de brief van 7 mei 20232 staat dat.\n\n1 Plan.\n2 "
        f"Brief.\n\n{FOOTER}"
    )
    assert marks(letter) == ["plan1", "20232"]


def test_a_numbered_paragraph_in_the_middle_of_a_page_stays() -> None:
    letter = read(f"Het rapport1 noemt punten.\n\n1 Dit is een punt.\n\n{WIDE} {WIDE}\n\n{WIDE}\n\n{FOOTER}")
    assert not letter.notes
    assert "1 Dit is een punt." in letter.text
