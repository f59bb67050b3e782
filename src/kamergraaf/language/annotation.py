"""Writes what a parser says of a document's words into the document.

Invariant: heads stand in the sentence of their word, so the sentences stay as they were set; white
space hangs from the word before it, or, at the start of a sentence, from the word after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, cast

import numpy as np

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab
    from thinc.types import Ints2d


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of a document: places, heads (as places; a root is its own), and vocabulary numbers."""

    places: list[int]
    heads: list[int]
    dep: list[int]
    pos: list[int]
    morph: list[int]
    lemma: list[int]


def sentence_bounds(doc: Doc) -> list[tuple[int, int]]:
    """Where the sentences set so far begin and end; the whole document when none are set."""
    from spacy.attrs import SENT_START

    starts = np.flatnonzero(doc.to_array([SENT_START]).reshape(-1).astype(np.int64) == 1).tolist()
    bounds = sorted({0, *starts, len(doc)})
    return list(pairwise(bounds))


def write(doc: Doc, sentences: list[Words], vocab: Vocab) -> None:
    """Annotate all words of a document; places that no sentence names are white space."""
    from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS

    if not len(doc):
        return
    table = np.zeros((len(doc), 5), dtype=np.uint64)
    free = np.ones(len(doc), dtype=bool)
    for words in sentences:
        free[words.places] = False
        offsets = np.array(words.heads, dtype=np.int64) - np.array(words.places, dtype=np.int64)
        table[words.places, 0] = offsets.view(np.uint64)
        for column, values in enumerate((words.dep, words.pos, words.morph, words.lemma), start=1):
            table[words.places, column] = values
    _hang_spaces(doc, table, np.flatnonzero(free).tolist(), vocab)
    doc.from_array([HEAD, DEP, POS, MORPH, LEMMA], cast("Ints2d", table))


def _hang_spaces(
    doc: Doc, table: np.ndarray[tuple[int, ...], np.dtype[np.uint64]], places: list[int], vocab: Vocab
) -> None:
    from spacy.parts_of_speech import IDS

    starts = {start for start, _ in sentence_bounds(doc)}
    morph = vocab.morphology.add("")
    for place in places:
        first = place in starts
        last = place + 1 >= len(doc) or place + 1 in starts
        offset = -1 if not first else 0 if last else 1
        dep = "ROOT" if first and last else "dep"
        row = [vocab.strings.add(dep), IDS["SPACE"], morph, vocab.strings.add(doc[place].text)]
        table[place, 0] = np.array([offset], dtype=np.int64).view(np.uint64)[0]
        table[place, 1:] = row
