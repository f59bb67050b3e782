"""Names our components to spaCy. Imported only when a pipeline is loaded.

Invariant: the names here are the only ones by which `load_pipeline` adds components.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, cast

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from kamergraaf.language.frog import Frog
from kamergraaf.language.parser import Parser
from kamergraaf.language.sentences import pieces

if TYPE_CHECKING:
    from thinc.types import Ints2d

SENTENCES = "kamergraaf_sentences"
PARSER = "kamergraaf_parser"
FROG = "kamergraaf_frog"


@Language.component(SENTENCES)
def mark_sentences(doc: Doc) -> Doc:
    """Set where sentences start, as `kamergraaf.language.sentences` finds them."""
    if not len(doc):
        return doc
    offsets = [token.idx for token in doc]
    starts = {bisect_left(offsets, piece.start) for piece in pieces(doc.text)} | {0}
    marks = np.full((len(doc), 1), -1, dtype=np.int64)
    marks[sorted(place for place in starts if place < len(doc))] = 1
    doc.from_array([SENT_START], cast("Ints2d", marks.view(np.uint64)))
    return doc


@Language.factory(PARSER, assigns=["token.pos", "token.morph", "token.lemma", "token.head", "token.dep"])
def make_parser(nlp: Language, name: str) -> Parser:  # noqa: ARG001 - spaCy passes the name
    """The shipped parser."""
    from kamergraaf.language.pipeline import model_folder

    return Parser(nlp.vocab, model_folder())


@Language.factory(FROG, assigns=["token.pos", "token.morph", "token.lemma", "token.head", "token.dep"])
def make_frog(nlp: Language, name: str) -> Frog:  # noqa: ARG001 - spaCy passes the name
    """Debian's Frog."""
    return Frog(nlp.vocab)
