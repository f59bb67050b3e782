"""Frog as a component."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from spacy.vocab import Vocab

from kamergraaf.errors import InputError
from kamergraaf.language.frog import Frog
from kamergraaf.language.pipeline import load_pipeline


def program(folder: Path, body: str) -> str:
    path = folder / "frog"
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_a_missing_frog_says_how_to_install_it() -> None:
    with pytest.raises(InputError, match="apt-get install frog"):
        Frog(Vocab(), "frog-that-is-not-there")


def test_its_answer_is_written_into_the_document(tmp_path: Path) -> None:
    rows = [
        "1\tRusland\tRusland\t\tSPEC(deeleigen)\t1\t\t\t\t\t2\tsu",
        "2\tvertrekt\tvertrekken\t\tWW(pv,tgw,met-t)\t1\t\t\t\t\t0\tROOT",
        "3\t.\t.\t\tLET()\t1\t\t\t\t\t2\tpunct",
    ]
    output = tmp_path / "output.tsv"
    output.write_text("\n".join(rows) + "\n\n", encoding="utf-8")
    nlp = load_pipeline("none")
    doc = Frog(nlp.vocab, program(tmp_path, f"cat '{output}'"))(nlp("Rusland vertrekt."))
    assert [(t.lemma_, t.pos_, t.dep_, t.head.text) for t in doc] == [
        ("Rusland", "PROPN", "nsubj", "vertrekt"),
        ("vertrekken", "VERB", "ROOT", "vertrekt"),
        (".", "PUNCT", "punct", "vertrekt"),
    ]


def test_a_failing_frog_says_what_it_said(tmp_path: Path) -> None:
    frog = Frog(Vocab(), program(tmp_path, "echo 'no configuration' >&2; exit 1"))
    with pytest.raises(InputError, match="no configuration"):
        frog(load_pipeline("none")("Rusland vertrekt."))


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("frog") is None, reason="Frog is not installed")
def test_the_real_frog_finds_subject_and_particle() -> None:
    doc = load_pipeline("frog")("De regering zegt het verdrag met Iran op.")
    assert {(t.text, t.dep_) for t in doc} >= {("regering", "nsubj"), ("op", "compound:prt")}
