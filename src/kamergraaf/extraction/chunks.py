"""Noun chunks: a noun with its article, numbers and adjectives, and the preposition that rules it.

Invariant: chunks are in order; a chunk's preposition stands right before it; two chunks overlap only
where a participle with its own phrase stands inside the other ("de door de Raad genomen maatregelen").
"""

from __future__ import annotations

from collections.abc import Sequence

from kamergraaf.extraction.analysis import NOUNS, Chunk, Word
from kamergraaf.extraction.heads import fold, head_noun
from kamergraaf.extraction.mentions import Mention
from kamergraaf.extraction.prepositions import PRONOMINAL, find_prepositions
from kamergraaf.extraction.wordlists import small_words

_BEFORE_NOUN = frozenset({"DET", "NUM", "ADJ", "Vp", "SYM"})
_QUOTES = frozenset("«“‘„\"'")


def find_chunks(words: Sequence[Word], mentions: Sequence[Mention]) -> list[Chunk]:
    """The chunks of a sentence, in order of their first word."""
    covered = _mention_at(words, mentions)
    prepositions, inside = find_prepositions(words)
    chunks: list[Chunk] = []
    place = 0
    while place < len(words):
        if place in inside:
            place += 1
            continue
        chunk = (
            _nominal_infinitive(words, place)
            or _pronominal(words, place)
            or _pronoun(words, place)
            or _noun_chunk(words, place, covered)
        )
        if chunk is None:
            place += 1
            continue
        chunk.preposition, chunk.opens = prepositions.get(chunk.start, (chunk.preposition, chunk.opens))
        chunks.append(chunk)
        if chunk.inside >= 0:
            place = chunk.inside
            chunk.inside = -1
        else:
            place = chunk.end
    chunks.sort(key=lambda c: (c.start, -c.end))
    chunks = [
        c for c in chunks if not any(o is not c and o.start < c.start and o.end == c.end for o in chunks)
    ]
    for number, chunk in enumerate(chunks):
        chunk.number = number
    return chunks


def _mention_at(words: Sequence[Word], mentions: Sequence[Mention]) -> list[Mention | None]:
    table: list[Mention | None] = [None] * len(words)
    for mention in mentions:
        for place, word in enumerate(words):
            if word.start < mention.end and mention.start < word.end and table[place] is None:
                table[place] = mention
    return table


def _pronominal(words: Sequence[Word], place: int) -> Chunk | None:
    preposition = PRONOMINAL.get(words[place].low)
    if preposition is None or words[place].tag in ("NOUN", "PROPN"):
        return None
    return Chunk(place, place + 1, place, preposition, place, pronoun=True)


def _pronoun(words: Sequence[Word], place: int) -> Chunk | None:
    word = words[place]
    if word.tag in ("REL", "SCONJ", "CCONJ"):
        return None
    following = words[place + 1] if place + 1 < len(words) else None
    if word.low in small_words("pronouns") and word.tag in ("PRON", "DET", "PROPN", "ADP", "X"):
        if (
            word.low in ("haar", "hun", "ons", "het", "zijn")
            and following is not None
            and _continues(following)
        ):
            return None
        return Chunk(place, place + 1, place, pronoun=True)
    if (
        word.low in small_words("demonstratives")
        and word.tag in ("PRON", "DET", "ADJ", "NUM")
        and not (following and _continues(following))
    ):
        return Chunk(place, place + 1, place, pronoun=True)
    return None


def _nominal_infinitive(words: Sequence[Word], place: int) -> Chunk | None:
    """ "het verstrekken van diensten", "het openbaar maken": an infinitive used as a noun."""
    if words[place].low not in ("het", "dit", "dat"):
        return None
    for at in range(place + 1, min(len(words), place + 4)):
        word = words[at]
        if (
            word.tag in ("Vi", "Vf", "NOUN")
            and word.low.endswith("n")
            and (
                word.tag == "Vi"
                or (at > place + 1 and word.tag == "Vf")
                or (word.tag == "Vf" and at == place + 1)
            )
        ):
            if word.tag == "Vf" and not (at + 1 < len(words) and words[at + 1].low == "van"):
                return None
            return Chunk(place, at + 1, at)
        if word.tag not in ("ADJ", "ADV", "CCONJ", "ADP") or (
            word.tag == "ADP" and not (at + 1 < len(words) and words[at + 1].tag == "Vi")
        ):
            return None
    return None


def _continues(word: Word) -> bool:
    """Whether a word can stand between a determiner and its noun, or be the noun."""
    return word.tag in NOUNS or word.tag in ("ADJ", "NUM", "Vp", "ADV") or word.text in _QUOTES


def _noun_chunk(words: Sequence[Word], place: int, covered: Sequence[Mention | None]) -> Chunk | None:
    if words[place].low in small_words("no noun"):
        return None
    start, nested = place, -1
    at = place
    seen_determiner = False
    while at < len(words) and words[at].tag not in NOUNS and covered[at] is None:
        word = words[at]
        if word.tag == "DET" or (word.tag == "PRON" and word.low in small_words("possessives")):
            if seen_determiner and word.low not in ("vele", "weinige", "beide", "andere", "twee"):
                return None
            seen_determiner = True
            beyond = _past_modifier(words, at + 1)
            if beyond:
                nested = at + 1
                at = beyond
                continue
        elif not _modifies(words, at, start):
            return None
        at += 1
    if at >= len(words):
        return None
    end = at
    while end < len(words) and _extends(words, end, at, covered):
        end += 1
    if words[end - 1].text in _QUOTES:
        end -= 1
    if end <= at:
        return None
    end, at = _coordinated_compound(words, at, end)
    chunk = Chunk(start, end, _head_place(words, at, end))
    chunk.mention = covered[chunk.head] or (covered[end - 1] if words[end - 1].tag == "PROPN" else None)
    chunk.inside = nested
    if chunk.mention is None:
        chunk.mention = next(
            (
                m
                for m in covered[at:end]
                if m is not None and m.form.value == "name" and m.start >= words[chunk.head].start
            ),
            None,
        )
    return chunk


def _modifies(words: Sequence[Word], at: int, start: int) -> bool:
    """Whether a word can stand before a noun in its chunk."""
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None:
        return False
    if word.tag == "Vp" and at == start:
        return following.tag in NOUNS | {"ADJ"} and (
            word.relation == "amod" if word.relation else word.low.endswith("e") and at > 0
        )
    if word.tag in _BEFORE_NOUN:
        return True
    if word.tag == "ADV":
        return following.tag in ("ADJ", "Vp", "ADV", "NUM") and at > start
    if word.text in ",":
        return (
            at > start
            and words[at - 1].tag in ("ADJ", "Vp", "NUM")
            and following.tag in ("ADJ", "Vp", "CCONJ", "ADV")
        )
    if word.tag == "CCONJ":
        return (
            at > start
            and words[at - 1].tag in ("ADJ", "Vp", "PUNCT", "NUM")
            and following.tag in ("ADJ", "Vp", "ADV", "NUM")
        )
    return word.text in _QUOTES


def _past_modifier(words: Sequence[Word], at: int) -> int:
    """After a determiner: the place after a participle phrase before the noun, 0 when there is none."""
    if at >= len(words) or words[at].tag != "ADP" or words[at].low in ("te", "om"):
        return 0
    for place in range(at + 1, min(len(words) - 1, at + 12)):
        word, following = words[place], words[place + 1]
        if word.tag in ("Vf", "Vi", "SCONJ", "REL") or word.text in (",", ";", ":"):
            return 0
        if (
            word.tag == "Vp" or (word.tag == "ADJ" and place > at + 1 and words[place - 1].tag in NOUNS)
        ) and (following.tag in NOUNS or following.tag == "ADJ"):
            return place + 1
    return 0


def _one_phrase(words: Sequence[Word], first: int, end: int) -> bool:
    """Whether two lower-case nouns side by side are one phrase: "een aantal landen", not "de landen hulp"."""
    before, word = words[end - 1], words[end]
    if (
        word.text[0].isupper()
        or before.text[0].isupper()
        or before.low in small_words("quantities")
        or before.text.endswith("-")
    ):
        return True
    if not word.relation:
        return not before.plural
    inside = range(first, end)
    return (
        (
            word.head in inside
            and word.relation in ("appos", "flat", "nmod", "compound", "fixed", "conj", "det")
        )
        or (
            before.head == end
            and before.relation in ("det", "nmod", "compound", "flat", "nummod", "amod", "appos", "fixed")
        )
        or (
            before.head == word.head
            and before.head >= 0
            and before.relation not in ("nsubj", "obj", "iobj", "obl", "nsubj:pass")
        )
    )


def _extends(words: Sequence[Word], end: int, first: int, covered: Sequence[Mention | None]) -> bool:
    """Whether the noun run goes on with this word."""
    word = words[end]
    if end == first:
        return word.tag in NOUNS or covered[end] is not None
    if covered[end] is not None and covered[end] is covered[end - 1]:
        return True
    if word.tag in NOUNS:
        separate = (
            covered[end - 1] is not None
            and covered[end] is None
            and word.text[0].islower()
            and words[end - 1].text[0].isupper()
        )
        if covered[end - 1] is None and covered[end] is None and not _one_phrase(words, first, end):
            return False
        before = covered[end - 1]
        return not separate or (before is not None and before.form.value != "name")
    if word.text in '»”"' and end + 1 < len(words) and words[end + 1].tag in NOUNS:
        return True
    return word.tag == "NUM" and words[end - 1].tag in NOUNS and len(word.text) >= 2 and word.text.isdigit()


def _coordinated_compound(words: Sequence[Word], at: int, end: int) -> tuple[int, int]:
    """ "milieu- en sociale beoordeling", "bedrijfs- en overheidspartijen": one chunk up to the whole word."""
    if words[end - 1].text.endswith("-") and end + 1 < len(words) and words[end].low in ("en", "of"):
        place = end + 1
        while place < len(words) and words[place].tag == "ADJ":
            place += 1
        if place < len(words) and words[place].tag in NOUNS:
            return place + 1, place
    if words[end - 1].text.endswith("-") and end + 2 < len(words) and words[end].text == ",":
        for place in range(end + 1, min(len(words), end + 5)):
            if words[place].tag in NOUNS and not words[place].text.endswith("-"):
                return place + 1, place
    return end, at


def _head_place(words: Sequence[Word], first: int, end: int) -> int:
    """The place of the head noun: the one that the rule of `heads` picks among the nouns."""
    head = head_noun(" ".join(word.text for word in words[first:end]))
    for place in range(first, end):
        if words[place].low == head or fold(words[place].text).strip(".") == head:
            return place
    return end - 1
