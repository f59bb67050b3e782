"""Who stands beside a noun: an adjective of a state, a possessive, a name in apposition.

Invariant: what is given touches the noun's own chunk.
"""

from __future__ import annotations

from collections.abc import Iterator

from kamergraaf.extraction.analysis import Sentence
from kamergraaf.extraction.attachments import following_phrases
from kamergraaf.extraction.entries import Slot
from kamergraaf.extraction.fillers import Filler, own_chunk
from kamergraaf.extraction.frames import Hit
from kamergraaf.extraction.registry import FormKind
from kamergraaf.extraction.wordlists import small_words


def attributive(sentence: Sentence, hit: Hit, slot: Slot, rank: int) -> Iterator[Filler]:
    """The state or body that an adjective or the first half of a compound names."""
    own = own_chunk(sentence, hit.place)
    words = sentence.words
    start = words[own.start].start if own is not None else words[hit.place].start
    for mention in sentence.mentions:
        if mention.bound and words[hit.place].start <= mention.start < words[hit.place].end:
            yield Filler(slot, rank, "attributive.bound", None, mention)
        elif mention.form is FormKind.ADJECTIVE and start <= mention.start < words[hit.place].start:
            yield Filler(slot, rank, "attributive.adjective", None, mention)


def possessive(sentence: Sentence, hit: Hit, slot: Slot, rank: int) -> Iterator[Filler]:
    """The owner that a possessive or genitive names."""
    own = own_chunk(sentence, hit.place)
    if own is None:
        return
    words = sentence.words
    for place in range(own.start, hit.place):
        if words[place].low in small_words("roles possessives"):
            yield Filler(slot, rank, "possessive", None, None, -1, place)
    for mention in sentence.mentions:
        inside = words[own.start].start <= mention.start < words[hit.place].start
        if (
            inside
            and mention.form is FormKind.NAME
            and not mention.bound
            and words[hit.place].start > mention.end
        ):
            yield Filler(slot, rank, "genitive", None, mention)


def named(sentence: Sentence, hit: Hit, slot: Slot, rank: int) -> Iterator[Filler]:
    """The name beside a noun: "minister Blok", "Noorwegen, bondgenoot van ..."."""
    words = sentence.words
    own = own_chunk(sentence, hit.place)
    for mention in sentence.mentions:
        if mention.form not in (FormKind.NAME,) or mention.bound:
            continue
        if own is not None and words[hit.place].end <= mention.start <= words[own.end - 1].end:
            yield Filler(slot, rank, "named.after", None, mention)
        elif (
            own is not None
            and own.start
            and words[own.start - 1].text == ","
            and mention.end in (words[own.start - 2].end, words[own.start - 2].start)
        ):
            yield Filler(slot, rank, "named.before", None, mention)
        elif own is not None and (row := following_phrases(sentence, own)) is not None:
            last = row[-1].end if row else own.end
            if (
                last + 1 < len(words)
                and words[last].text == ","
                and words[last + 1].start <= mention.start <= words[min(last + 2, len(words) - 1)].start
            ) or (last < len(words) and mention.start == words[last].start):
                yield Filler(slot, rank, "named.after", None, mention)
