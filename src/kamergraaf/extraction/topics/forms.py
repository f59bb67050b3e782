"""The forms in which a label stands in a text: inflected, without accents, joined in one way.

Invariant: two spellings that differ only in case, accents or the hyphen's shape have one form; a label
in capitals, or with a capital first, is kept apart by case.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from kamergraaf.language.inflection import adjective_forms, noun_forms

WORD = re.compile(r"[^\W\d_]+(?:[-‑'’][^\W\d_]+|\d{1,4}(?![.,]?\d))*|\d{0,3}[^\W\d_]+")
_FOOTNOTE = re.compile(r"(?<=[a-z]{3})\d{1,2}$")
_VOWELS = "aeiou"
_SHORTEST = 4


def fold(word: str) -> str:
    """The word in lower case, without accents, with plain hyphens and apostrophes, without a footnote's mark.

    >>> fold("Financiële"), fold("klimaat3"), fold("EU‑top")
    ('financiele', 'klimaat', 'eu-top')
    """
    low = word.lower()
    if not low.isascii():
        plain = unicodedata.normalize("NFD", low.replace("‑", "-").replace("’", "'"))
        low = "".join(letter for letter in plain if unicodedata.category(letter) != "Mn")
    return _FOOTNOTE.sub("", low) if low[-1:].isdigit() else low


def stem(form: str) -> str:
    """What the forms of a word inside a longer label share; rough, for the words beside it decide.

    >>> stem("internationaal") == stem("internationale"), stem("afspraken") == stem("afspraak")
    (True, True)
    """
    if len(form) > _SHORTEST:
        form = form.removesuffix("s")
        for ending in ("en", "e"):
            if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST - 1:
                form = form[: -len(ending)]
                break
    if form[-1:] in "vz":
        form = form[:-1] + {"v": "f", "z": "s"}[form[-1]]
    if len(form) > 2 and form[-1] == form[-2] and form[-1] not in _VOWELS:
        return form[:-1]
    if len(form) > 3 and form[-2] == form[-3] and form[-2] in _VOWELS and form[-1] not in _VOWELS:
        return form[:-2] + form[-1]
    return form


def forms_of(label: str) -> Iterator[str]:
    """The folded forms of a label of one word: as it is, singular and plural, adjectives with -e.

    >>> sorted(set(forms_of("invoerheffingen")))[:2], "sanctie" in set(forms_of("sancties"))
    (['invoerheffing', 'invoerheffingen'], True)
    """
    word = fold(label)
    yield word
    if is_name(label) or len(word) < _SHORTEST:
        return
    for single in (word, *_singulars(word)):
        yield single
        yield from (fold(form.tokens[0]) for form in noun_forms(single))
    if word.endswith(("isch", "aal", "eel", "ief", "ief", "air", "iek", "baar", "lijk", "loos")):
        yield from (fold(form.tokens[0]) for form in adjective_forms(label.lower()))


def is_name(label: str) -> bool:
    """Whether a label is a name or abbreviation, whose capitals must stand in the text."""
    return label[:1].isupper()


def _singulars(word: str) -> Iterator[str]:
    """What a word may be the plural of, by its spelling."""
    if word.endswith("heden"):
        yield word[:-5] + "heid"
    elif word.endswith("en") and len(word) > _SHORTEST:
        base = word[:-2]
        devoiced = base[:-1] + {"v": "f", "z": "s"}.get(base[-1], base[-1])
        if len(base) > 2 and base[-1] == base[-2] and base[-1] not in _VOWELS:
            yield base[:-1]
        elif len(base) > 2 and base[-2] in _VOWELS and base[-3] not in _VOWELS and base[-1] not in _VOWELS:
            yield devoiced[:-1] + devoiced[-2] + devoiced[-1]
            yield devoiced
        else:
            yield devoiced
    elif word.endswith("'s"):
        yield word[:-2]
    elif word.endswith(("ies", "ers", "els", "ens", "es", "oren", "eurs", "ors")) and len(word) > _SHORTEST:
        yield word[:-1]
