"""The parser component, whatever its weights say."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.vocab import Vocab

from kamergraaf.errors import InputError
from kamergraaf.language.parser import Parser
from kamergraaf.language.pipeline import load_pipeline

_DUTCH = load_pipeline()
_WORDS = load_pipeline("none")


@settings(deadline=None, max_examples=30)
@given(st.text(alphabet="De NAVO.steunt ,\n«»é1", max_size=60))
def test_sentences_stay_and_heads_stand_inside_them(text: str) -> None:
    before = [(s.start, s.end) for s in _WORDS(text).sents]
    doc = _DUTCH(text)
    assert doc.text == text
    assert [(s.start, s.end) for s in doc.sents] == before
    assert all(s.start <= token.head.i < s.end for s in doc.sents for token in s)


def test_a_document_gets_the_same_answer_alone_and_among_others() -> None:
    texts = ["Nederland steunt dit.", "", "De EU en de VS praten verder. Rusland niet.\n\nEinde", "Ja"]
    together = [[(t.dep_, t.head.i, t.lemma_) for t in doc] for doc in _DUTCH.pipe(texts)]
    assert together == [[(t.dep_, t.head.i, t.lemma_) for t in _DUTCH(text)] for text in texts]


def test_white_space_hangs_from_the_word_before_it() -> None:
    doc = _DUTCH("Nederland steunt dit.\n\nRusland niet.")
    space = next(token for token in doc if token.is_space)
    assert (space.pos_, space.dep_, space.head.text) == ("SPACE", "dep", ".")


def test_a_model_without_its_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the model lacks a file"):
        Parser(Vocab(), tmp_path)
