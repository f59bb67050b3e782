"""Whole noun phrases: what hangs behind a chunk's noun, which chunks are coordinated, the base form.

Invariant: a phrase is one stretch of the sentence that starts at its chunk and ends before the next
verb that is not inside a clause of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kamergraaf.extraction.analysis import VERBS, Chunk, Sentence, Word
from kamergraaf.extraction.wordlists import small_words

_TIME = re.compile(
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|jaar|jaren|week|weken|"
    r"maand|maanden|dag|dagen|moment|jl|laatstleden|morgen|gisteren|ogenblik|nu|termijn|toekomst|verleden|periode)$"
)


def is_time(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a chunk says when: "op 28 juni", "in 2019", "dit jaar"."""
    head = sentence.words[chunk.head]
    if _TIME.search(head.low):
        return True
    return bool(re.fullmatch(r"(?:19|20)\d\d", head.text)) or head.tag == "NUM"


def tail_end(sentence: Sentence, chunk: Chunk, *, stop: Sequence[int] = ()) -> int:
    """Where the phrase of a chunk ends: after the prepositional phrases and the clause that hang behind it.

    `stop` are chunks that belong to something else and end the phrase.
    """
    end = chunk.end
    chunks, words = sentence.chunks, sentence.words
    last = chunk
    while True:
        following = next((c for c in chunks if c.first == end and c.end > end), None)
        if (
            following is not None
            and following.preposition
            and following.number not in stop
            and not following.pronoun
        ):
            if (
                following.preposition in small_words("no tail")
                or is_time(sentence, following)
                or following.clause != chunk.clause
            ):
                break
            end, last = following.end, following
            continue
        joined = _joined_inside(sentence, last, end, stop) if last is not chunk else None
        if joined is not None:
            end, last = joined.end, joined
            continue
        bracket = _bracket(sentence, end)
        if bracket:
            end = bracket
            continue
        break
    clause = next(
        (
            c
            for c in sentence.clauses
            if c.start == end and c.kind in ("relative", "sub") and c.verbs and _restricts(sentence, c)
        ),
        None,
    )
    if clause is not None and not any(sentence.chunks[n].clause == clause.number for n in stop):
        return max(clause.words) + 1
    return min(end, len(words))


def _restricts(sentence: Sentence, clause: object) -> bool:
    opener = sentence.words[clause.opener].low if clause.opener >= 0 else ""  # type: ignore[attr-defined]
    return clause.kind == "relative" or opener in ("dat", "of")  # type: ignore[attr-defined]


def _joined_inside(sentence: Sentence, last: Chunk, end: int, stop: Sequence[int]) -> Chunk | None:
    """A chunk joined to the last one inside a phrase: "van de NAVO en de EU"."""
    words = sentence.words
    if end + 1 >= len(words) or words[end].low not in ("en", ","):
        return None
    start = end + 1
    chunk = next((c for c in sentence.chunks if c.first == start and c.number not in stop), None)
    if chunk is None or chunk.clause != last.clause or chunk.pronoun:
        return None
    if chunk.preposition not in ("", last.preposition) or not last.preposition:
        return None
    if words[end].text == "," and not _list_goes_on(sentence, chunk):
        return None
    after = words[chunk.end] if chunk.end < len(words) else None
    return None if after is not None and after.tag == "Vf" and words[end].low == "en" else chunk


def _list_goes_on(sentence: Sentence, chunk: Chunk) -> bool:
    words = sentence.words
    at = chunk.end
    return at < len(words) and words[at].low in ("en", "of", ",", "alsook") and at + 1 < len(words)


def _bracket(sentence: Sentence, end: int) -> int:
    words = sentence.words
    if end < len(words) and words[end].text == "(":
        for at in range(end + 1, min(len(words), end + 14)):
            if words[at].text == ")":
                follows = words[at + 1] if at + 1 < len(words) else None
                return at + 1 if follows is not None and follows.tag == "ADP" else 0
            if words[at].tag in VERBS:
                return 0
    return 0


def base_form(sentence: Sentence, start: int, end: int) -> str:
    """The phrase without article, demonstrative or possessive at its front, and without a footnote mark."""
    at = start
    while at < end - 1 and (
        sentence.words[at].low in small_words("dropped")
        or sentence.words[at].low in small_words("leading")
        or (not sentence.words[at].text[0].isalnum() and sentence.words[at].text not in "«“\"'‘(")
    ):
        at += 1
    text = sentence.surface(at, end).strip(" ,;:")
    return text[:-1] if text.endswith(("»", "”")) and not re.search(r"[«“]", text) else text


def coordinated(sentence: Sentence, chunk: Chunk) -> list[Chunk]:
    """The chunks joined with a chunk by commas and "en", itself first; one member when it stands alone."""
    group = [chunk]
    current = chunk
    while (following := _next_member(sentence, chunk, current)) is not None:
        group.append(following)
        current = following
    return group


def _next_member(sentence: Sentence, first: Chunk, current: Chunk) -> Chunk | None:
    words = sentence.words
    for end in dict.fromkeys((current.end, tail_end(sentence, current), _short_tail(sentence, current))):
        if end >= len(words):
            continue
        at = end
        while (
            at < len(words)
            and at < end + 3
            and (
                words[at].text == ","
                or (
                    words[at].low in small_words("joining")
                    and (words[at].low != "als" or _after_zowel(words, at))
                )
            )
        ):
            at += 1
        if at + 1 < len(words) and words[at].low == "maar" and words[at + 1].low == "ook":
            at += 2
        if at == end:
            continue
        following = next(
            (
                c
                for c in sentence.chunks
                if at <= c.first <= at + 1
                and c.number > current.number
                and c.first - at <= (1 if at < len(words) and words[at].tag == "ADV" else 0)
            ),
            None,
        )
        if following is None or following.pronoun or following.clause != current.clause:
            continue
        if following.preposition not in ("", first.preposition):
            continue
        if following.preposition and not first.preposition:
            continue
        if end not in (current.end, tail_end(sentence, current)) and not _stands_higher(sentence, following):
            continue
        plain_comma = words[end].text == "," and words[at - 1].text == ","
        if plain_comma and not _list_ends(sentence, following):
            continue
        if end == current.end and _belongs_deeper(sentence, first, current, following):
            continue
        after = words[following.end] if following.end < len(words) else None
        finite_before = any(
            words[p].tag == "Vf" for p in sentence.clauses[current.clause].words if p < current.first
        )
        if (
            after is not None
            and after.tag == "Vf"
            and finite_before
            and sentence.clauses[current.clause].kind == "main"
        ):
            continue
        return following
    return None


def _stands_higher(sentence: Sentence, following: Chunk) -> bool:
    """Whether a chunk behind "van X en" stands beside the noun before "van"."""
    own = next((c for c in sentence.chunks if c.first == following.end), None)
    return sentence.words[following.start].tag == "DET" or (own is not None and own.preposition == "van")


def _after_zowel(words: Sequence[Word], place: int) -> bool:
    return any(word.low == "zowel" for word in words[max(0, place - 14) : place])


def _short_tail(sentence: Sentence, chunk: Chunk) -> int:
    """The end of a chunk with one "van" phrase."""
    following = next((c for c in sentence.chunks if c.first == chunk.end and c.preposition), None)
    return following.end if following is not None else chunk.end


def _list_ends(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether "en" follows later in the list that a comma may have begun."""
    words = sentence.words
    for at in range(chunk.end, min(len(words), chunk.end + 24)):
        if words[at].low in small_words("joining"):
            return True
        if words[at].tag in VERBS or words[at].text in ";:":
            return False
    return False


def _belongs_deeper(sentence: Sentence, first: Chunk, current: Chunk, following: Chunk) -> bool:
    """With a tree: whether the following noun is joined to another noun than this one."""
    head = sentence.words[following.head]
    if head.relation != "conj" or head.head < 0:
        return False
    owner = sentence.chunk_of[head.head]
    return (
        owner >= 0
        and owner not in (first.number, current.number)
        and sentence.chunks[owner].number < current.number
    )
