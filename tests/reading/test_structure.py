"""Sections and turns."""

from kamergraaf.reading import clean

PROSE = (
    "Het kabinet hecht aan een sterk verdrag en werkt daar met andere landen aan. "
    "Dat kost tijd, maar het is de moeite waard voor iedereen."
)


def test_a_short_line_above_prose_is_a_heading_and_an_address_is_none() -> None:
    letter = clean(
        f"Aan de Voorzitter van de Kamer\n\n{PROSE}\n\nDe oogst\n\n{PROSE}\n\nDe handel\n\n{PROSE}", slug="b"
    )
    assert [section.title for section in letter.sections] == ["De oogst", "De handel"]
    first, second = letter.sections
    assert letter.text[slice(*first.body)].strip() == PROSE
    assert second.body.end == len(letter.text)


def test_marked_headings_nest_by_their_level() -> None:
    letter = clean(
        f"# Boven {{#boven}}\n\n{PROSE}\n\n## Onder\n\n{PROSE}\n\n-----\n\n# Naast\n\n{PROSE}", slug="b"
    )
    assert [(section.level, section.title) for section in letter.sections] == [
        (1, "Boven"),
        (2, "Onder"),
        (1, "Naast"),
    ]
    assert letter.sections[0].body.end == letter.sections[2].heading.start
    assert {omission.reason for omission in letter.omissions} == {"markup"}


def test_a_debate_has_turns_with_speaker_and_party() -> None:
    letter = clean(
        "De voorzitter:\n\nHet woord is aan u.\n\nDe heer Jansen (ABC):\n\nDank u. De oogst is "
        "slecht.\n\nEen vraag nog.\n\n"
        "Minister Zee:\n\nDe oogst is goed.\n",
        slug="debat",
    )
    assert letter.details.kind == "debate"
    assert [(turn.speaker, turn.party) for turn in letter.turns] == [
        ("De voorzitter", ""),
        ("De heer Jansen", "ABC"),
        ("Minister Zee", ""),
    ]
    asked = letter.speaker_at(letter.text.index("Een vraag"))
    assert asked is not None
    assert asked.party == "ABC"
    assert letter.speaker_at(len(letter.text) + 5) is None


def test_one_colon_makes_no_debate() -> None:
    assert clean(f"Minister van Handel: een ambt.\n\n{PROSE}", slug="b").turns == ()
