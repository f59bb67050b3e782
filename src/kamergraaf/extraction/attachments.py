"""Prepositional phrases of a clause, and which of them hang behind a noun.

Invariant: a phrase is given with the evidence for it (order, adjacency, tree); nothing is chosen here.
"""

from __future__ import annotations

from collections.abc import Iterator

from kamergraaf.extraction.analysis import VERBS, Chunk, Clause, Sentence

Found = tuple[Chunk, str]


def phrases_with(sentence: Sentence, preposition: str, place: int, clause: Clause) -> Iterator[Found]:
    """Chunks under a preposition in a clause, with how they stand to the word at a place."""
    words = sentence.words
    for chunk in sentence.chunks:
        if not rules(chunk.preposition, preposition) or chunk.start <= place < chunk.end:
            continue
        evidence = []
        if chunk.clause == clause.number:
            evidence.append("after" if chunk.first > place else "before")
            if chunk.first == place + 1 or (
                place + 1 < len(words) and chunk.first == place + 2 and words[place + 1].tag in ("ADV", "ADP")
            ):
                evidence.append("adjacent")
        if sentence.has_tree and _hangs_from(sentence, chunk.head, place):
            evidence.append("tree")
        if evidence:
            yield chunk, "+".join(evidence)


def rules(found: str, wanted: str) -> bool:
    """Whether a preposition that stands in the text fills a slot's marker."""
    if found == wanted:
        return True
    return wanted in _ALIKE.get(found, ())


_ALIKE = {
    "samen met": ("met",),
    "tezamen met": ("met",),
    "in overleg met": (),
    "omtrent": ("over",),
    "rond": ("over",),
    "rondom": ("over",),
    "inzake": ("over",),
    "met betrekking tot": ("over", "inzake"),
    "aangaande": ("over",),
    "betreffende": ("over",),
    "jegens": ("tegen",),
    "richting": ("naar", "tegen"),
    "vanuit": ("uit",),
    "binnen": ("in",),
    "op het gebied van": ("over",),
    "ten aanzien van": ("over", "tegenover", "voor", "tegen", "op", "inzake"),
    "ten opzichte van": ("over", "tegenover", "voor", "tegen"),
    "ten behoeve van": ("voor", "aan"),
    "ten gunste van": ("voor",),
    "ten voordele van": ("voor", "aan"),
}


def _hangs_from(sentence: Sentence, place: int, owner: int) -> bool:
    head = sentence.words[place].head
    for _ in range(2):
        if head == owner:
            return True
        if head < 0 or sentence.words[head].tag not in VERBS:
            return False
        if sentence.words[owner].head == head and sentence.words[owner].relation in (
            "compound:prt",
            "xcomp",
            "aux",
            "obj",
            "fixed",
        ):
            return True
        head = sentence.words[head].head
    return False


def following_phrases(sentence: Sentence, chunk: Chunk) -> list[Chunk]:
    """The prepositional chunks in a row behind a chunk: "de steun | van de EU | voor het plan"."""
    row: list[Chunk] = []
    end = chunk.end
    while len(row) < 6:
        following = next((c for c in sentence.chunks if c.first == end and c.preposition), None)
        if following is None:
            at = _skip_joined(sentence, end)
            following = next((c for c in sentence.chunks if at and c.first == at and row), None)
            if following is None:
                break
            if not following.preposition:
                end = following.end
                continue
        row.append(following)
        end = following.end
    return row


def _skip_joined(sentence: Sentence, end: int) -> int:
    """The place after "en" or a comma; brackets are stepped over."""
    words = sentence.words
    if end < len(words) and words[end].text == "(":
        for at in range(end, min(len(words), end + 12)):
            if words[at].text == ")":
                return at + 1
    if end < len(words) and words[end].low in ("en", "of", "alsook"):
        return end + 1
    return 0
