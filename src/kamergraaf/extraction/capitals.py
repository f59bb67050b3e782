"""Runs of capitalised words that are names: where one begins, what connects it, where it ends.

Invariant: a run depends on its words, their neighbours and the names found before, never on a list of names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kamergraaf.extraction.mentions import Mention
from kamergraaf.extraction.pieces import Piece
from kamergraaf.extraction.places import state_capitals
from kamergraaf.extraction.registry import FormKind
from kamergraaf.extraction.tagger import load_tagger
from kamergraaf.extraction.wordlists import small_words

_STRONG = frozenset(["van", "voor", "of", "for", "inzake"])


def is_capital(token: Piece) -> bool:
    """Whether a token is written as a name: a first capital, or one further on in a longer word."""
    return token.text[0].isupper() or (len(token.text) > 2 and any(c.isupper() for c in token.text[1:]))


def capital_run(
    tokens: Sequence[Piece], place: int, covered: Sequence[Mention | None], starts: set[int]
) -> int:
    """End of a run of capitalised words that starts here; 0 when there is none."""
    if not _may_begin(tokens, place, covered):
        return 0
    if (
        place in starts
        and place + 1 < len(tokens)
        and is_capital(tokens[place + 1])
        and _opens_sentence(tokens, place, starts)
    ):
        return 0
    end = place + 1
    while end < len(tokens):
        stretch = _stretch(tokens, place, end, covered, starts)
        if not stretch:
            break
        end = stretch
    while end - 1 > place and (
        tokens[end - 1].low in small_words("connectors") or _adjective(covered[end - 1])
    ):
        end -= 1
    run = tokens[place:end]
    if all(covered[at] is not None for at in range(place, end)) and not (
        end - place > 2 and run[0].low in small_words("thing heads")
    ):
        return 0
    if _adjective(covered[place]) and not (end - place > 1 and _dutch_head(run[1])):
        return 0
    if end - place == 1 and not _stands_alone(tokens, place, starts):
        return 0
    if end - place > 1 and place in starts and _ordinary(run[0]) and not is_capital(run[1]):
        return 0
    return end


def _may_begin(tokens: Sequence[Piece], place: int, covered: Sequence[Mention | None]) -> bool:
    token, mention = tokens[place], covered[place]
    if not is_capital(token) or token.low.rstrip(".") in small_words("no name"):
        return False
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if (
        token.low in small_words("person titles")
        and following is not None
        and following.low not in ("van", "voor", "-")
    ):
        return False
    if token.low in small_words("connectors") and not (
        token.low in ("van", "de", "der", "den")
        and place + 1 < len(tokens)
        and is_capital(tokens[place + 1])
        and covered[place + 1] is None
    ):
        return False
    if mention is None:
        return True
    if covered[place - 1] is mention and place:
        return False
    return _adjective(mention) or token.low in small_words("thing heads")


def _adjective(mention: Mention | None) -> bool:
    return mention is not None and mention.form in (FormKind.ADJECTIVE, FormKind.DEMONYM)


def _dutch_head(token: Piece) -> bool:
    return token.text[0].isupper() and (
        token.low in small_words("thing heads")
        or any(token.low.endswith(h) for h in small_words("thing heads") if len(h) > 4)
    )


def _opens_sentence(tokens: Sequence[Piece], place: int, starts: set[int]) -> bool:
    """Whether the first word of a sentence is no part of the name behind it ("Is Boskalis")."""
    token, following = tokens[place], tokens[place + 1]
    costs = load_tagger().words.get(token.text.lower())
    if costs and max(costs, key=lambda tag: costs[tag]) in (
        "Vf",
        "Vi",
        "ADV",
        "ADP",
        "DET",
        "PRON",
        "SCONJ",
        "CCONJ",
        "NUM",
    ):
        return True
    alone = any(
        other.text == following.text
        and at != place + 1
        and at not in starts
        and not is_capital(tokens[at - 1])
        for at, other in enumerate(tokens)
    )
    together = any(
        other.text == token.text
        and at not in starts
        and at + 1 < len(tokens)
        and tokens[at + 1].text == following.text
        for at, other in enumerate(tokens)
    )
    return alone and not together


def _stands_alone(tokens: Sequence[Piece], place: int, starts: set[int]) -> bool:
    """Whether a single capitalised word is a name rather than the first word of a sentence."""
    token = tokens[place]
    if len(token.text) < 2:
        return False
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if token.low.endswith(("se", "sche", "aanse")) and following is not None and following.text[0].islower():
        return False
    if len(token.text) > 1 and sum(c.isupper() for c in token.text) > 1:
        return not token.low[0].isdigit()
    others = [other for at, other in enumerate(tokens) if other.text == token.text and at not in starts]
    if token.text in state_capitals():
        return True
    if place in starts:
        return bool(others) and not _ordinary(token)
    if _ordinary(token):
        return not any(other.text == token.low for other in tokens) and len(others) > 1
    return True


def _ordinary(token: Piece) -> bool:
    """Whether the lower-case word is known, and not as a name."""
    costs = load_tagger().words.get(token.text.lower())
    return costs is not None and max(costs, key=lambda tag: costs[tag]) != "PROPN"


def _stretch(
    tokens: Sequence[Piece], place: int, end: int, covered: Sequence[Mention | None], starts: set[int]
) -> int:
    """The end of the name one word further; 0 when the name ends here."""
    token, before = tokens[end], tokens[end - 1]
    if end in starts and before.text != "-":
        return 0
    glued = token.start == before.end
    if token.text in "-–" and glued:
        return _hyphen(tokens, place, end)
    if (
        end == place + 1
        and before.text.isupper()
        and len(before.text) > 1
        and not token.text.isupper()
        and token.text[0].isupper()
        and token.low not in small_words("thing heads")
    ):
        return 0
    if is_capital(token) and token.low.rstrip(".") not in small_words("no name"):
        if _adjective(covered[end]) or (
            covered[end] is not None and covered[end - 1] is None and not _headed(tokens, place, end)
        ):
            return 0
        return end + 1
    if re.fullmatch(r"\d{4}", token.text) and _headed(tokens, place, end):
        if (
            end + 2 < len(tokens)
            and tokens[end + 1].text in "-–"
            and re.match(r"\d{4}", tokens[end + 2].text)
        ):
            return end + 3
        return end + 1
    return _connect(tokens, place, end, covered)


def _hyphen(tokens: Sequence[Piece], place: int, end: int) -> int:
    """What follows a hyphen: "Inlichtingen- en Veiligheidsdienst", "Saoedi-Arabië", "PKI-consortium"."""
    if end + 1 >= len(tokens):
        return 0
    following = tokens[end + 1]
    if following.low in ("en", "of") and end + 2 < len(tokens) and is_capital(tokens[end + 2]):
        return end + 3
    if following.start != tokens[end].end:
        return 0
    if is_capital(following):
        return end + 2
    if end == place + 1 and any(following.low.endswith(head) for head in _COMPOUND_HEADS):
        return end + 2
    return 0


_COMPOUND_HEADS = (
    "consortium",
    "richtlijn",
    "richtlijnen",
    "verdrag",
    "akkoord",
    "project",
    "programma",
    "verordening",
    "standaarden",
    "comite",
    "delegatie",
    "landen",
)


def _headed(tokens: Sequence[Piece], place: int, end: int) -> bool:
    return any(token.low in small_words("thing heads") or _dutch_head(token) for token in tokens[place:end])


def _connect(tokens: Sequence[Piece], place: int, at: int, covered: Sequence[Mention | None]) -> int:
    """The end after at most three connecting words and a capital; 0 when the name stops before them."""
    end = at
    if (
        at == place + 1
        and tokens[at].low == "van"
        and tokens[place].low in ("panel", "comite", "raad", "groep", "commissie", "platform")
    ):
        noun = tokens[at + 1] if at + 1 < len(tokens) else None
        if (
            noun is not None
            and noun.text[0].islower()
            and noun.low not in ("de", "het", "een", "deze", "zijn", "haar")
        ):
            return at + 2
    while (
        end < len(tokens)
        and end < at + 3
        and tokens[end].low in small_words("connectors")
        and tokens[end].text not in "-–"
    ):
        end += 1
    if (
        end == at
        or end >= len(tokens)
        or not is_capital(tokens[end])
        or tokens[end].low in small_words("no name")
    ):
        return 0
    first = tokens[at].low
    headed = _headed(tokens, place, at)
    if first in ("and", "&") and end == at + 1:
        return end + 1
    if first in ("en", "met", "with"):
        deep = (
            any(token.low in _STRONG for token in tokens[place:at])
            or first != "en"
            or tokens[place].low
            in ("code", "regeling", "wet", "besluit", "handreiking", "programma", "agenda", "raad")
        )
        return end + 1 if headed and deep and end == at + 1 and covered[end] is None else 0
    if first in ("of", "on", "for", "the", "to"):
        return (
            end + 1
            if first != "of"
            or any(token.low in small_words("english") for token in (*tokens[place:at], tokens[end]))
            else 0
        )
    if first in ("in", "inzake", "ter", "het", "'s", "’s", "voor"):
        return end + 1 if headed else 0
    if headed:
        return end + 1
    person = at == place + 1 and re.match(r"[A-ZÀ-Þ][a-zà-ÿ]+$", tokens[place].text) and covered[end] is None
    return (
        end + 1
        if person and first in ("van", "de", "der", "den", "von", "di", "del", "la", "le", "el", "al")
        else 0
    )
