"""Where the sentences of a clean text stand.

Invariant: sentences are in order, do not overlap, start and end with a character that is no white
space, and none reaches over an empty line. Together with the marks between them (`2.`, `-`, `a)`
before an item) they cover everything in the text that is not white space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kamergraaf.language.periods import MONTHS
from kamergraaf.language.words import word_groups

_PARAGRAPH = re.compile(r"\S(?:.*?\S)??(?=\s*\Z|[^\S\n]*\n[^\S\n]*\n)", re.DOTALL)
_OPENING = "«“‘„\"'(["
_CLOSING = "»”’\"')\\]"
_STOP = re.compile(
    rf"(?P<word>[^\s.?!…]*)(?P<mark>[.?!…]+)(?P<close>[{_CLOSING}]*)(?P<note>\d{{1,2}}(?![\d.]))?(?P<gap>\s*)"
)
_INITIAL = re.compile(r"(?:^|[.\-(«“\"'])[A-ZÀ-Þ]$|^(?:Th|Ch|Ph|IJ|Chr|Joh|Fr)$")
_NUMBER = re.compile(r"^[(]?\d{1,3}[a-z]?$|^[(]?[ivx]{1,4}$|^[(]?[a-z]$")
_MARK = re.compile(
    r"(?:(?:\d{1,2}[a-z]?|[a-zA-Z]|[ivx]{1,4})[.)°]+|\(\d{1,2}\)|\(cid:\d+\)|[-–—•·▪●◦*■□o](?=\s))\s*(?=\S)"
)
_NOTE = re.compile(
    r"(?:(?<=[^\W\d][.?!»”’)])|(?<=[.?!][»”’)])|(?<=[»”’)][.?!])|(?<=[12]\d{3}\.))\d{1,2}\s*\Z"
)
_ABBREVIATION_OR_YEAR = re.compile(
    r"[A-ZÀ-Þ]{2,}s?|(?:[12]\d{3}[-–])?[12]\d{3}"
)  # "de VN.Ter", "in 2017.Wat"
_MONTH = re.compile(rf"(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of text; a mark is what numbers or points at the item after it, and says nothing itself."""

    start: int
    end: int
    is_mark: bool = False


def sentences(text: str) -> list[Sentence]:
    """The sentences of a clean text, without the marks before items.

    >>> text = "De VS. Nederland steunt dit. 2. Minister S.A. Blok sprak op 3. juni met nr. 4."
    >>> [text[s.start:s.end] for s in sentences(text)]
    ['De VS.', 'Nederland steunt dit.', 'Minister S.A. Blok sprak op 3. juni met nr. 4.']
    """
    return [piece for piece in pieces(text) if not piece.is_mark]


def pieces(text: str) -> list[Sentence]:
    """Sentences and the marks before items, in order."""
    return [piece for start, end in _paragraphs(text) for piece in _pieces(text, start, end)]


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    place = 0
    while match := _PARAGRAPH.search(text, place):
        yield match.span()
        place = match.end()


def _pieces(text: str, start: int, end: int) -> Iterator[Sentence]:
    """Sentences and marks of one paragraph."""
    for low, high in _spans(text, start, end):
        note = _NOTE.search(text, low, high)
        if note:
            yield Sentence(low, note.start())
            yield Sentence(note.start(), high, is_mark=True)
            continue
        mark = _MARK.match(text, low, high)
        if mark and mark.end() < high and not _belongs(text, mark):
            body = mark.end()
            yield Sentence(low, low + len(mark[0].rstrip()), is_mark=True)
            yield Sentence(body, high)
        else:
            yield Sentence(low, high, is_mark=bool(mark and mark.end() >= high))


def _belongs(text: str, mark: re.Match[str]) -> bool:
    """Whether what looks like a number of an item is part of the sentence ("3. juni", "S. Blok")."""
    following = text[mark.end() : mark.end() + 12]
    letter = mark[0][0]
    if _MONTH.match(following):
        return True
    return letter.isalpha() and letter.isupper() and ")" not in mark[0]


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    low = start
    for match in _STOP.finditer(text, start, end):
        close = match.start("gap")
        if match.end() >= end or close <= low:
            continue
        if _ends(text, match, low, end):
            yield low, close
            low = match.end()
    if low < end:
        yield low, end


def _ends(text: str, match: re.Match[str], low: int, end: int) -> bool:
    """Whether the sentence that starts at `low` ends at this full stop, question or exclamation mark."""
    word, mark, after = match["word"], match["mark"], match.end()
    following = text[after:end].lstrip(_OPENING)
    opens = following[:1].isupper() or bool(_MARK.match(text, after, end))
    if mark[0] in "?!" and not word and not match["gap"] and text[match.start("mark") - 1].isspace():
        return False
    if not match["gap"]:
        return _ends_without_space(word, mark, match, following)
    if mark[0] in "?!" and not match["close"]:
        return following[:1].isupper() or not following[:1].islower()
    if re.search(r"[a-zà-ÿ]{3}\d{1,2}$", word) and mark == "." and match["gap"]:
        return True
    if not opens and not (following[:1].isdigit() and len(word) > 3):
        return False
    if mark != "." or match["close"]:
        return mark[-1] != "…" or following[:1].isupper()
    return not _goes_on(text, match, low, following)


def _ends_without_space(word: str, mark: str, match: re.Match[str], following: str) -> bool:
    """Two sentences with no space between: "Turkije.Langs", "verdedigd?2. Wat"."""
    if match["note"] and not match["gap"]:
        return False
    if mark[0] in "?!":
        return bool(re.match(r"[A-ZÀ-Þ\d]|[a-z]\)", following))
    short = _ABBREVIATION_OR_YEAR.fullmatch(word) is not None
    looks_like_words = (
        len(word) > 1
        and (word[-1].islower() or word[-1] in _CLOSING or short)
        and following[:2].istitle()
        and following[1:2].islower()
    )
    whole = short or (len(word) > 2 and word[-1].islower())
    item = whole and re.match(r"(?:\d{1,2}\.|[a-z]\)) ?[A-Z]", following)
    single = len(word) > 2 and word[-1].islower() and re.match(r"(?:U|Ik|We|De|Er|In|Is|Om|Op) ", following)
    return bool((looks_like_words and "www" not in word) or item or single)


def _goes_on(text: str, match: re.Match[str], low: int, following: str) -> bool:
    """Whether the full stop belongs to an abbreviation, an initial or a number in mid-sentence."""
    word = text[match.start("word") : match.start("mark")]
    whole = re.search(r"[^\s(«“\"'\[]*$", text[low : match.start("mark")])
    token = (whole[0] if whole else word) + "."
    kind = _abbreviations().get(token.lower())
    if kind is not None:
        return kind
    if re.fullmatch(r"(?:[^\W\d_]{1,2}\.){2,}", token) or _INITIAL.search(word):
        return not (len(token) == 2 and _opens_sentence(following))
    if _NUMBER.match(word):
        begins_item = not text[low : match.start("word")].strip()
        return begins_item or bool(_MONTH.match(following))
    return False


def _opens_sentence(following: str) -> bool:
    """Whether the text goes on as a new sentence does, not as a surname: "De ambassade", not "De Vries"."""
    first, _, rest = following.partition(" ")
    return first in " ".join(word_groups("grammar")["sentence openers"]).split() and rest[:1].islower()


@cache
def _abbreviations() -> dict[str, bool]:
    """Abbreviation -> whether the sentence goes on after it whatever follows."""
    groups = word_groups("abbreviations")
    return dict.fromkeys(groups["goes on"], True) | dict.fromkeys(groups["may end"], False)
