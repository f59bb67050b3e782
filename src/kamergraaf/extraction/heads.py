"""The head noun of a Dutch noun phrase: what decides whether two phrases name the same thing.

Invariant: the head is one whole word of the phrase (a compound stays whole), it stands before the
first preposition, relative clause or bracket, and the answer depends on the words alone: no tagger,
no letter.

Dutch puts adjectives before their noun and everything else after it, so the head is the first word
of the phrase that is no article, number or adjective: "een duidelijke reactie van de Commissie" has
`reactie`, "initiatief Baltische Samenwerking" has `initiatief`. An adjective is known by its ending
or by the short list below; an unknown word in -e before another lower-case word counts as one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kamergraaf.extraction.wordlists import small_words

_NOUN_E = re.compile(
    r"(?:[^n]tie|sie|gie|cie|mie|nie|lie|fie|pie|[^t]ntie|[^b]age|yse|ette|euze|ance|ence|[aeo]ure|waarde|einde|orde|"
    r"vrede|aarde|schade|bijdrage|behoefte|gemeente|ruimte|gave|name|keuze|oorzaak|kwestie|bende|rede|zijde|"
    r"wijze|mate|route|analyse|methode|periode|fase|premisse|voorwaarde|belofte|zone|diagnose|prognose|"
    r"hypothese|klasse|ziekte|breedte|hoogte|diepte|lengte|sterkte|schaarste|industrie|politie|alliantie|"
    r"commissie|instantie|regie|getuige|eeuwe|gebergte|brigade|ambassade|eenheidsmunte|offerte|chaine|enquete|"
    r"garde|elite|crème|dame|gezinne)$"
)
_ADJECTIVE = re.compile(
    r"(?:(?:aan|op|over|uit|in|af|mee|toe|voor|door|bij|na|om)ge\w+(?:en|[td])|lijk|lijke|ig|ige|isch|ische|baar|bare|iek?e|ief|ieve|eel|ele|aal|ale|loos|loze|zaam|zame|aire|air|"
    r"ende|end|erend|erende|ste|ere|eerde|eerd|ge\w+d|ge\w+de|ge\w+te|be\w+de|ver\w+de|ont\w+de|er\w+de|her\w+de|"
    r"achtig|achtige|vol|volle|waardig|waardige|rijk|rijke|vrij|vrije|matig|matige|se)$"
)
_TOKEN = re.compile(r"[^\W_]+(?:[-’'/.&+][^\W_]+)*[-+]?|[^\w\s]", re.UNICODE)


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Lower case without accents, typographic apostrophes made plain.

    >>> fold("België’s")
    "belgie's"
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFD", text.replace("’", "'").replace("‘", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


def head_noun(phrase: str) -> str:
    """The head noun of a noun phrase, folded; "" when the phrase has no word.

    >>> head_noun("de proportionele, maar duidelijke reactie van de Commissie")
    'reactie'
    >>> head_noun("monitoring- en adviesorganen van de Raad"), head_noun("vissers en boeren")
    ('adviesorganen', 'vissers')
    >>> head_noun("feit dat alle landen meedoen"), head_noun("nader informeren van de Kamer")
    ('feit', 'informeren')
    """
    words = _first_run(_after_modifier(_TOKEN.findall(phrase)))
    if not words:
        found = [word for word in _TOKEN.findall(phrase) if word[0].isalnum()]
        return fold(found[-1]) if found else ""
    for place, word in enumerate(words[:-1]):
        if not _stands_before_noun(word, words[place + 1]):
            return fold(word)
    return fold(words[-1])


def same_head(one: str, other: str) -> bool:
    """Whether two head nouns are the same word, in either number.

    >>> same_head("heffing", "heffingen"), same_head("ministers", "minister"), same_head("raad", "raden")
    (True, True, False)
    """
    return one == other or bool(_singulars(one) & _singulars(other))


def _singulars(word: str) -> set[str]:
    forms = {word}
    if len(word) > 4:
        if word.endswith("en"):
            stem = word[:-2]
            forms |= (
                {stem, stem + "e"} if not stem.endswith(("v", "z")) else {stem[:-1] + _DEVOICED[stem[-1]]}
            )
            if len(stem) > 2 and stem[-1] == stem[-2]:
                forms.add(stem[:-1])
        elif word.endswith("'s"):
            forms.add(word[:-2])
        elif word.endswith("s"):
            forms.add(word[:-1])
    return forms


_DEVOICED = {"v": "f", "z": "s"}


def _first_run(tokens: list[str]) -> list[str]:
    """The words before the first preposition, clause, bracket or coordinated noun, articles dropped."""
    run: list[str] = []
    for place, token in enumerate(tokens):
        low = fold(token)
        following = fold(tokens[place + 1]) if place + 1 < len(tokens) else ""
        if not token[0].isalnum():
            if token in "(;:[" and run:
                break
            if token == "," and run and not _is_adjective(run[-1]) and not run[-1].endswith("-"):
                break
            continue
        if low in ("en", "of", "maar", "alsook", "alsmede", "noch", "evenals") and run:
            if run[-1].endswith("-") or _is_adjective(run[-1]) or low == "maar":
                continue
            break
        if low in small_words("relatives") and run:
            break
        if low in small_words("prepositions"):
            if run:
                break
            continue
        if (low in small_words("determiners") or low.isdigit()) and (following or run):
            if run and low in ("die", "dat", "te") and following:
                break
            continue
        run.append(token)
    return run


def _after_modifier(tokens: list[str]) -> list[str]:
    """The phrase without what is squeezed in before its noun: "op 5 maart aangenomen motie"."""
    start = next(
        (
            i
            for i, token in enumerate(tokens)
            if fold(token) not in small_words("determiners") or fold(token) == "te"
        ),
        0,
    )
    if start >= len(tokens):
        return tokens
    first = fold(tokens[start])
    if first == "te" and start + 2 < len(tokens) and tokens[start + 1].endswith("n"):
        return tokens[start + 2 :]
    if first in small_words("prepositions") and first not in ("als", "dan", "zoals"):
        for place in range(start + 2, min(len(tokens) - 1, start + 12)):
            if _PARTICIPLE.match(fold(tokens[place])) and tokens[place + 1][0].isalnum():
                return tokens[place + 1 :]
    return tokens


_PARTICIPLE = re.compile(r"(?:\w{0,5}ge\w+(?:en|de|te|[dt])|(?:be|ver|ont|her|er)\w+(?:en|de|te|[dt]))$")


def _stands_before_noun(word: str, following: str) -> bool:
    """Whether this word modifies the next: an adjective, or half of a coordinated compound."""
    low = fold(word)
    if word.endswith("-"):
        return True
    if word[0].isupper() and following[0].isupper() and not _is_adjective(word):
        return False
    if _is_adjective(word):
        return True
    return low.endswith("e") and not _NOUN_E.search(low)


def _is_adjective(word: str) -> bool:
    low = fold(word)
    if low in small_words("short adjectives folded"):
        return True
    if _NOUN_E.search(low):
        return False
    return len(low) > 3 and bool(_ADJECTIVE.search(low))
