"""From a letter's text to analysed sentences.

Invariant: sentences are those of `kamergraaf.language`; a sentence's words, chunks and clauses are
made once and not changed afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kamergraaf.extraction.analysis import Sentence, Word, words_of
from kamergraaf.extraction.chunks import find_chunks
from kamergraaf.extraction.clauses import find_clauses
from kamergraaf.extraction.mentions import Mention
from kamergraaf.extraction.titles import find_titles, join_titles
from kamergraaf.extraction.wordlists import small_words
from kamergraaf.language.verbs import infinitives

if TYPE_CHECKING:
    from spacy.language import Language


def analyse(
    text: str,
    words: list[Word],
    mentions: Sequence[Mention],
    *,
    tree: bool,
    kinds_of: Callable[[str], frozenset[str]] = lambda _: frozenset(),
) -> Sentence:
    """One sentence from its words: `text` is the whole letter's."""
    words = with_finite_verb(with_relatives(with_nouns(words)))
    start, end = words[0].start, words[-1].end
    inside = [m for m in mentions if m.start >= start and m.end <= end]
    sentence = Sentence(start, end, text[start:end], words, mentions=inside, has_tree=tree)
    sentence.titles = find_titles(words, inside, kinds_of)
    sentence.chunks = join_titles(find_chunks(words, inside), sentence.titles)
    sentence.clauses, sentence.clause_of = find_clauses(words, sentence.chunks)
    sentence.chunk_of = [-1] * len(words)
    for chunk in sentence.chunks:
        chunk.clause = sentence.clause_of[chunk.head]
        for place in range(chunk.start, chunk.end):
            sentence.chunk_of[place] = chunk.number
    sentence.children = [[] for _ in words]
    for place, word in enumerate(words):
        if word.head >= 0:
            sentence.children[word.head].append(place)
    return sentence


def with_nouns(words: list[Word]) -> list[Word]:
    """The words, where a verb right behind an article is the noun it must be ("de wil tot vrede")."""
    return [
        replace(word, tag="NOUN") if place and _must_be_noun(words, place) else word
        for place, word in enumerate(words)
    ]


def _must_be_noun(words: list[Word], place: int) -> bool:
    word, before = words[place], words[place - 1]
    if before.tag not in ("DET", "PRON") or not word.text[0].isalpha():
        return False
    if word.tag == "Vf" and before.low in small_words("articles"):
        return True
    following = words[place + 1] if place + 1 < len(words) else None
    closed = following is None or following.tag in ("PUNCT", "ADP")
    unknown = word.tag in ("Vf", "Vp", "ADV", "ADJ", "X", "INTJ") and not infinitives(word.low)
    return closed and unknown and before.low in ("het", "de", "een")


def with_relatives(words: list[Word]) -> list[Word]:
    """The words, where "die" or "dat" as a pronoun behind a noun opens a relative clause."""
    out = list(words)
    for place, word in enumerate(words):
        if word.low in ("die", "wie", "welke") and word.tag == "PRON" and place:
            at = place - 1
            while at and (words[at].text in ',»”")' or words[at].text.isdigit()):
                at -= 1
            if words[at].tag in ("NOUN", "PROPN"):
                out[place] = replace(word, tag="REL")
    return out


def with_finite_verb(words: list[Word]) -> list[Word]:
    """The words, where the main clause shows no finite verb with the first word that can be one as such.

    Only a word right behind a noun or pronoun counts, and only if the verb table knows it in that form.
    """
    opens = next((p for p, word in enumerate(words) if p and word.tag in ("SCONJ", "REL")), len(words))
    if any(word.tag == "Vf" for word in words[:opens]):
        return words
    for place in range(1, min(opens, 8)):
        word, before = words[place], words[place - 1]
        if (
            word.tag not in _MISTAKEN
            or not word.text.islower()
            or before.tag not in ("PRON", "NOUN", "PROPN", "ADV")
        ):
            continue
        if infinitives(word.low) and (word.low.endswith("t") or before.low in ("ik", "we", "wij", "zij")):
            return [*words[:place], replace(word, tag="Vf", relation=""), *words[place + 1 :]]
    return words


_MISTAKEN = frozenset({"NOUN", "NUM", "ADJ", "ADV", "PROPN", "Vi", "Vp", "X"})


def read_words(
    text: str, spans: Sequence[tuple[int, int]], nlp: Language, *, tree: bool
) -> Iterator[list[Word]]:
    """The words of the sentences of a text at given offsets, in order."""
    docs = nlp.pipe(text[start:end] for start, end in spans)
    for (start, _), doc in zip(spans, docs, strict=True):
        yield [_moved(word, start) for word in words_of(doc, tree=tree)]


def _moved(word: Word, offset: int) -> Word:
    return Word(
        word.text,
        word.low,
        word.start + offset,
        word.end + offset,
        word.tag,
        word.plural,
        word.head,
        word.relation,
        word.lemma,
    )
