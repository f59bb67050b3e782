"""Which preposition rules which word, "in het kader van" taken as one.

Invariant: a preposition is given for the place right after it.
"""

from __future__ import annotations

from collections.abc import Sequence

from kamergraaf.extraction.analysis import Word

_QUOTES = frozenset("«“‘„\"'")

_ADVERB = ("er", "hier", "daar")


_PREPOSITIONS = [
    "aan",
    "achter",
    "af",
    "bij",
    "binnen",
    "boven",
    "door",
    "in",
    "langs",
    "mee",
    "met",
    "na",
    "naar",
    "naast",
    "om",
    "onder",
    "op",
    "over",
    "rond",
    "tegen",
    "tegenover",
    "toe",
    "tot",
    "tussen",
    "uit",
    "van",
    "vanuit",
    "via",
    "voor",
    "voorbij",
    "zonder",
    "tegenin",
    "omheen",
]


PRONOMINAL = {
    adverb + preposition: {"mee": "met", "toe": "tot"}.get(preposition, preposition)
    for adverb in _ADVERB
    for preposition in _PREPOSITIONS
} | {"hierin": "in", "daarin": "in", "erin": "in"}


COMPLEX = (
    "ten aanzien van",
    "met betrekking tot",
    "in het kader van",
    "binnen het kader van",
    "door middel van",
    "op het gebied van",
    "op het vlak van",
    "op het terrein van",
    "naar aanleiding van",
    "in verband met",
    "ten opzichte van",
    "ten gevolge van",
    "als gevolg van",
    "in de context van",
    "op grond van",
    "aan de hand van",
    "met het oog op",
    "in het licht van",
    "wat betreft",
    "in plaats van",
    "in geval van",
    "met uitzondering van",
    "met inbegrip van",
    "met inachtneming van",
)


_COMPLEX = sorted((tuple(phrase.split()) for phrase in COMPLEX), key=len, reverse=True)


def find_prepositions(words: Sequence[Word]) -> tuple[dict[int, tuple[str, int]], set[int]]:
    """For the place after each preposition the preposition and where it opens; and all their words."""
    found: dict[int, tuple[str, int]] = {}
    inside: set[int] = set()
    place = 0
    while place < len(words):
        lows = tuple(word.low for word in words[place : place + 5])
        phrase = next((p for p in _COMPLEX if lows[: len(p)] == p), None)
        if phrase:
            inside.update(range(place, place + len(phrase)))
            found[place + len(phrase)] = (" ".join(phrase), place)
            place += len(phrase)
            continue
        if (
            words[place].tag == "ADP"
            and words[place].low != "te"
            and words[place].relation != "compound:prt"
            and not (words[place].low == "om" and _opens_infinitive(words, place))
        ):
            found[place + 1] = (words[place].low, place)
            inside.add(place)
        place += 1
    for place in list(found):
        at = place
        while at < len(words) and (
            words[at].text in _QUOTES
            or (
                words[at].tag == "ADV"
                and words[at].low in ("zowel", "ook", "bijvoorbeeld", "onder", "vooral", "niet", "alleen")
            )
        ):
            at += 1
            found.setdefault(at, found[place])
    return found, inside


def _opens_infinitive(words: Sequence[Word], place: int) -> bool:
    """Whether "om" belongs to "te" and an infinitive rather than to a noun ("vraagt om steun")."""
    if words[place].relation == "case":
        return False
    for at in range(place + 1, min(len(words), place + 30)):
        if words[at].low == "te":
            return True
        if words[at].tag == "Vf" or words[at].text in ",;:":
            return False
    return False
