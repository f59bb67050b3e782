"""Names that their own noun opens ("resolutie 2231", "motie van de leden A en B"), and portfolios.

Invariant: without one of the listed nouns there is no name here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kamergraaf.extraction.mentions import Mention
from kamergraaf.extraction.pieces import Piece
from kamergraaf.extraction.wordlists import small_words

_NUMBERED = re.compile(r"^\d+(?:/\d+)*(?:[-/]?[A-Z]{2,4})?$")


def portfolio_end(tokens: Sequence[Piece], place: int) -> int:
    """The end of "Buitenlandse Zaken" behind "minister van"; 0 where no office stands before it."""
    if place < 2 or tokens[place - 1].low not in ("van", "voor", "en", ",", "de"):
        return 0
    before = [token.low for token in tokens[max(0, place - 9) : place]]
    if not any(word in small_words("offices") for word in before) or any(
        word in (".", ";", "(")
        for word in before[before.index(next(w for w in before if w in small_words("offices"))) :]
    ):
        return 0
    end = place
    while end < len(tokens) and (
        tokens[end].low in small_words("portfolios")
        or (
            tokens[end].low in ("en", ",")
            and end + 1 < len(tokens)
            and tokens[end + 1].low in small_words("portfolios")
        )
    ):
        end += 1
    return end if end > place else 0


def headed_name(tokens: Sequence[Piece], place: int, covered: Sequence[Mention | None]) -> int:
    """End of a name that starts with its own noun in lower case: "resolutie 2231"."""
    low = tokens[place].low
    if low not in small_words("thing heads") or covered[place] is not None:
        return 0
    at = place + 1
    if (
        at < len(tokens)
        and low in ("resolutie", "richtlijn", "verordening")
        and _NUMBERED.match(tokens[at].text)
    ):
        end = at + 1
        while end + 1 < len(tokens) and tokens[end].text in "/-" and tokens[end].start == tokens[end - 1].end:
            end += 2
        if end + 2 < len(tokens) and tokens[end].text == "(" and re.fullmatch(r"\d{4}", tokens[end + 1].text):
            end += 3
        return end
    if low == "motie":
        match = re.match(
            r"motie(?: -| van (?:de leden|het lid))", " ".join(t.low for t in tokens[place : place + 4])
        )
        if match:
            end = place + len(match[0].split())
            while end < len(tokens) and (
                tokens[end].text[0].isupper()
                or tokens[end].low in ("en", ",", "van", "de", "der", "den", "cs", "-")
            ):
                end += 1
            while tokens[end - 1].low in ("en", ",", "van", "de", "-"):
                end -= 1
            return end if tokens[end - 1].text[0].isupper() else 0
        return 0
    if low in (
        "akkoord",
        "verdrag",
        "top",
        "criteria",
        "conferentie",
        "protocol",
        "verklaring",
        "partnerschap",
        "ambassade",
        "ministerie",
        "parlement",
        "panel",
    ) and (
        at + 1 < len(tokens) and tokens[at].low in ("van", "in", "voor") and tokens[at + 1].text[0].isupper()
    ):
        owner = covered[at + 1]
        if low in ("akkoord", "verdrag", "parlement") and owner is not None and owner.kind != "Place":
            return 0
        end = at + 2
        while end < len(tokens) and tokens[end].text[0].isupper():
            end += 1
        return end
    return 0
