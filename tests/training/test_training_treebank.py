"""Reading trees, and the copies that the trainer makes of them."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

import pytest
from training.treebank import Tree, bare, lemma_lexicon, read_trees, varied

ROWS = """\
# text = De staat wordt door Coördinatoren ingelicht .
1\tDe\tde\tDET\t{x}\tDefinite=Def\t2\tdet\t_\t_
2\tstaat\tstaat\tNOUN\t{x}\tNumber=Sing|ExtPos=PROPN\t6\tnsubj:pass\t_\t_
3\twordt\tworden\tAUX\t{x}\t_\t6\taux:pass\t_\t_
4\tdoor\tdoor\tADP\t{x}\t_\t5\tcase\t_\t_
5\tCoördinatoren\tcoördinator\tNOUN\t{x}\tNumber=Plur\t6\tobl\t_\t_
6\tingelicht\tin_lichten\tVERB\t{x}\tVerbForm=Part\t0\troot\t_\t_
7\t.\t.\tPUNCT\t{x}\t_\t6\tpunct\t_\t_

1\tVeiligheidsraad\tveiligheid_raad\tNOUN\t{x}\t_\t0\troot\t_\t_

"""


@pytest.fixture(params=["_", "X"])
def trees(tmp_path: Path, request: pytest.FixtureRequest) -> list[Tree]:
    path = tmp_path / "nl.conllu.gz"
    path.write_bytes(gzip.compress(ROWS.format(x=request.param).encode()))
    return list(read_trees(path))


def test_the_agent_of_a_passive_is_named_in_every_version(trees: list[Tree]) -> None:
    assert trees[0].relations[4] == "obl:agent"


def test_compounds_have_the_lemma_as_it_is_written(trees: list[Tree]) -> None:
    assert trees[0].lemmas[5] == "inlichten"
    assert trees[1].lemmas == ("veiligheidsraad",)


def test_features_of_one_version_only_are_left_out(trees: list[Tree]) -> None:
    assert trees[0].tags[1] == "NOUN|Number=Sing"


def test_an_older_version_is_known_by_its_missing_tags(tmp_path: Path) -> None:
    path = tmp_path / "nl.conllu"
    path.write_text(ROWS.format(x="_"), encoding="utf-8")
    assert [tree.is_older for tree in read_trees(path)] == [True, True]
    path.write_text(ROWS.format(x="N"), encoding="utf-8")
    assert [tree.is_older for tree in read_trees(path)] == [False, False]


def test_copies_keep_their_shape(trees: list[Tree]) -> None:
    chance = random.Random(1)
    copies = [varied(trees[0], chance) for _ in range(300)]
    assert {copy.words[0] for copy in copies} == {"De", "de", "DE"}
    assert any(copy.words[4] == bare("Coördinatoren") for copy in copies)
    for copy in copies:
        lengths = {len(field) for field in (copy.words, copy.tags, copy.lemmas, copy.heads, copy.relations)}
        assert len(lengths) == 1
        assert max(copy.heads) <= len(copy.words)


def test_the_lexicon_names_each_word_once(trees: list[Tree]) -> None:
    lines = lemma_lexicon(trees)
    assert "ingelicht\tVERB\tinlichten" in lines
    assert len(lines) == len({tuple(line.split("\t")[:2]) for line in lines})
