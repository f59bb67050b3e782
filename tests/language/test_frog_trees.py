"""Frog's columns become Universal Dependencies."""

from __future__ import annotations

import pytest

from kamergraaf.errors import InputError
from kamergraaf.language.frog import read_output
from kamergraaf.language.frog_trees import FrogWord

RECORDED = """\
1\tHet\thet\t\tLID(bep,stan,evon)\t0.99\t\t\t\t\t2\tdet
2\takkoord\takkoord\t\tN(soort,ev,basis,onz,stan)\t0.92\t\t\t\t\t3\tsu
3\twordt\tworden\t\tWW(pv,tgw,met-t)\t0.99\t\t\t\t\t0\tROOT
4\tdoor\tdoor\t\tVZ(init)\t0.99\t\t\t\t\t7\tmod
5\tde\tde\t\tLID(bep,stan,rest)\t0.99\t\t\t\t\t6\tdet
6\tlidstaten\tlidstaat\t\tN(soort,mv,basis)\t0.99\t\t\t\t\t4\tobj1
7\tgesteund\tsteunen\t\tWW(vd,vrij,zonder)\t0.99\t\t\t\t\t3\tvc
8\t.\t.\t\tLET()\t1.00\t\t\t\t\t7\tpunct

1\tFrankrijk\tFrankrijk\t\tSPEC(deeleigen)\t1.00\t\t\t\t\t2\tcnj
2\ten\ten\t\tVG(neven)\t0.99\t\t\t\t\t4\tsu
3\tDuitsland\tDuitsland\t\tSPEC(deeleigen)\t1.00\t\t\t\t\t2\tcnj
4\tzeggen\tzeggen\t\tWW(pv,tgw,mv)\t0.99\t\t\t\t\t0\tROOT
5\thet\thet\t\tLID(bep,stan,evon)\t0.99\t\t\t\t\t6\tdet
6\tverdrag\tverdrag\t\tN(soort,ev,basis,onz,stan)\t0.99\t\t\t\t\t4\tobj1
7\tmet\tmet\t\tVZ(init)\t0.99\t\t\t\t\t6\tmod
8\tde\tde\t\tLID(bep,stan,rest)\t0.98\t\t\t\t\t9\tdet
9\tVerenigde_Staten\tVerenigde_Staten\t\tSPEC(deeleigen)_SPEC(deeleigen)\t1.00\t\t\t\t\t7\tobj1
10\top\top\t\tVZ(fin)\t0.66\t\t\t\t\t4\tsvp
11\t.\t.\t\tLET()\t1.00\t\t\t\t\t0\tROOT
"""
SENTENCES = [
    ["Het", "akkoord", "wordt", "door", "de", "lidstaten", "gesteund", "."],
    [
        "Frankrijk",
        "en",
        "Duitsland",
        "zeggen",
        "het",
        "verdrag",
        "met",
        "de",
        "Verenigde",
        "Staten",
        "op",
        ".",
    ],
]


def edges(tree: list[FrogWord], words: list[str]) -> set[tuple[str, str, str]]:
    return {
        (words[n], word.relation, words[word.head - 1] if word.head else "") for n, word in enumerate(tree)
    }


def test_a_passive_has_its_subject_agent_and_auxiliary() -> None:
    tree, _ = read_output(RECORDED, SENTENCES)
    assert edges(tree, SENTENCES[0]) >= {
        ("gesteund", "root", ""),
        ("wordt", "aux:pass", "gesteund"),
        ("akkoord", "nsubj:pass", "gesteund"),
        ("lidstaten", "obl:agent", "gesteund"),
        ("door", "case", "lidstaten"),
    }


def test_conjuncts_prepositions_names_and_particles() -> None:
    _, tree = read_output(RECORDED, SENTENCES)
    assert edges(tree, SENTENCES[1]) >= {
        ("Frankrijk", "nsubj", "zeggen"),
        ("Duitsland", "conj", "Frankrijk"),
        ("en", "cc", "Duitsland"),
        ("Verenigde", "nmod", "verdrag"),
        ("Staten", "flat", "Verenigde"),
        ("met", "case", "Verenigde"),
        ("op", "compound:prt", "zeggen"),
    }


def test_every_answer_is_one_tree() -> None:
    for tree in read_output(RECORDED, SENTENCES):
        assert [word.head for word in tree].count(0) == 1
        for word in tree:
            steps = 0
            while word.head:
                word, steps = tree[word.head - 1], steps + 1
                assert steps <= len(tree)


def test_parts_of_speech_lemmas_and_features() -> None:
    tree, _ = read_output(RECORDED, SENTENCES)
    assert [word.pos for word in tree] == ["DET", "NOUN", "AUX", "ADP", "DET", "NOUN", "VERB", "PUNCT"]
    assert tree[5].lemma == "lidstaat"
    assert tree[6].features == "VerbForm=Part"


def test_an_answer_that_does_not_fit_is_refused() -> None:
    with pytest.raises(InputError, match="2 sentences, not 1"):
        read_output(RECORDED, SENTENCES[:1])
    with pytest.raises(InputError, match="does not fit"):
        read_output(RECORDED, [SENTENCES[0][:-1], SENTENCES[1]])
