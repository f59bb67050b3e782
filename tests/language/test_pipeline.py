"""Loading a pipeline by name, and what the shipped one says of sentences."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from kamergraaf.errors import UnknownName
from kamergraaf.language.pipeline import load_pipeline
from kamergraaf.language.verbs import full_verbs


@pytest.fixture(scope="module")
def dutch() -> Language:
    return load_pipeline()


def found(doc: Doc) -> set[tuple[str, str, str]]:
    return {(token.text, token.dep_, token.head.text) for token in doc}


def test_an_unknown_name_lists_what_there_is() -> None:
    with pytest.raises(UnknownName, match="kamergraaf, none, frog"):
        load_pipeline("nl_core_news_nowhere")


def test_none_has_words_and_sentences_and_no_tree() -> None:
    doc = load_pipeline("none")("Wij steunen de VS. Rusland niet.")
    assert [sent.text for sent in doc.sents] == ["Wij steunen de VS.", "Rusland niet."]
    assert not doc.has_annotation("DEP")


def test_subject_and_object_of_a_main_clause(dutch: Language) -> None:
    doc = dutch("De Nederlandse regering steunt het voorstel van de Commissie.")
    assert found(doc) >= {("regering", "nsubj", "steunt"), ("voorstel", "obj", "steunt")}


def test_the_subject_after_the_verb(dutch: Language) -> None:
    doc = dutch("Vorige week veroordeelde de minister de aanval op de haven.")
    assert ("minister", "nsubj", "veroordeelde") in found(doc)


def test_the_particle_of_a_separable_verb(dutch: Language) -> None:
    doc = dutch("Het kabinet zegt het verdrag met Iran op.")
    assert ("op", "compound:prt", "zegt") in found(doc)
    assert [verb.lemma for verb in full_verbs(next(doc.sents))] == ["opzeggen"]


def test_the_agent_of_a_passive(dutch: Language) -> None:
    doc = dutch("Het akkoord wordt door de lidstaten gesteund.")
    assert found(doc) >= {
        ("akkoord", "nsubj:pass", "gesteund"),
        ("lidstaten", "obl:agent", "gesteund"),
        ("wordt", "aux:pass", "gesteund"),
    }


def test_lemmas_and_parts_of_speech(dutch: Language) -> None:
    doc = dutch("De lidstaten steunden nieuwe sancties tegen Rusland.")
    assert [token.lemma_ for token in doc[1:6]] == ["lidstaat", "steunen", "nieuw", "sanctie", "tegen"]
    assert [token.pos_ for token in doc] == ["DET", "NOUN", "VERB", "ADJ", "NOUN", "ADP", "PROPN", "PUNCT"]


def test_text_without_accents_and_in_lower_case_gets_the_same_tree(dutch: Language) -> None:
    with_marks = dutch("De coördinatie van de hulp aan Oekraïne is geïntensiveerd.")
    without = dutch("De coordinatie van de hulp aan Oekraine is geintensiveerd.")
    assert [(t.dep_, t.head.i) for t in with_marks] == [(t.dep_, t.head.i) for t in without]
