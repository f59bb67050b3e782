"""Which language a text is in, from its function words.

Invariant: only words that are frequent in one of the languages count; a text with too few of them
is "other". It is a cheap test before the real work, not a model of a language.
"""

from __future__ import annotations

import re

_WORDS = {
    "nl": "de het een van en in is dat op te zijn voor met niet aan er ook als bij door naar om uit dit "
    "wordt worden deze maar heeft hebben over nog kan geen dan of wel tot onze ons ik wij hij zij u die",
    "fr": "le la les des une et est que dans pour pas qui sur au aux avec ce cette sont par plus nous vous "
    "il elle leur ne se du ont mais ou son sa ses été être avoir comme d l qu n s",
    "en": "the of and to is that for it with as was on are be this by not have from at which or an but has "
    "we they their were been will would its can our he she his her",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es werden aus "
    "hat dass sie nach wird bei einer um noch wie einem über so zum haben nur oder wir ich durch",
}
_LISTS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_SHARE = 0.12
_LEAST_WORDS = 3
_PROBE = 20_000


def guess_language(text: str) -> str:
    """nl, fr, en, de or other.

    >>> guess_language("De regering is van mening dat het verdrag niet wordt opgezegd.")
    'nl'
    >>> guess_language("The government is of the view that it will not withdraw from the treaty.")
    'en'
    >>> guess_language("Lorem ipsum dolor sit amet")
    'other'
    """
    words = [word.casefold() for word in _WORD.findall(_probe(text))]
    if not words:
        return "other"
    scores = {language: sum(word in known for word in words) for language, known in _LISTS.items()}
    best = max(scores, key=lambda language: scores[language])
    if scores[best] < max(_LEAST_WORDS, _LEAST_SHARE * len(words)):
        return "other"
    return best


def _probe(text: str) -> str:
    """The text, or its start, middle and end when it is long."""
    if len(text) <= 3 * _PROBE:
        return text
    middle = len(text) // 2
    return " ".join((text[:_PROBE], text[middle : middle + _PROBE], text[-_PROBE:]))
