"""Which verb a form belongs to, and what belongs to the verb."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kamergraaf.language.verbs import find_particle, full_verbs, infinitives, is_separable, particles


@pytest.mark.parametrize(
    ("form", "infinitive"),
    [
        ("sprak", "spreken"),
        ("trokken", "trekken"),
        ("begreep", "begrijpen"),
        ("begrepen", "begrijpen"),
        ("steunt", "steunen"),
        ("gesteunde", "steunen"),
        ("vreesde", "vrezen"),
        ("streefde", "streven"),
        ("geëist", "eisen"),
        ("geïnvesteerd", "investeren"),
        ("subsidieert", "subsidiëren"),
        ("gecreëerd", "creëren"),
        ("geleverd", "leveren"),
        ("verwelkomt", "verwelkomen"),
        ("onderschreven", "onderschrijven"),
        ("opgezegd", "opzeggen"),
        ("teruggetrokken", "terugtrekken"),
        ("aansluit", "aansluiten"),
        ("deelnam", "deelnemen"),
        ("Zei", "zeggen"),
    ],
)
def test_a_form_leads_to_its_infinitive(form: str, infinitive: str) -> None:
    assert infinitive in infinitives(form)


@pytest.mark.parametrize("word", ["tafel", "op", "minister", "xyz", ""])
def test_what_is_no_verb_gets_no_infinitive(word: str) -> None:
    assert infinitives(word) == ()


@pytest.mark.parametrize(
    ("sentence", "verb", "expected"),
    [
        ("Rusland zegt het verdrag met Finland op .", 1, "opzeggen"),
        ("Nederland trekt zich uit de missie terug .", 1, "terugtrekken"),
        ("Wij zetten de dialoog voort , ook nu .", 1, "voortzetten"),
        ("De EU legt heffingen op aan bedrijven .", 2, "opleggen"),
        ("Frankrijk neemt deel aan de missie .", 1, "deelnemen"),
        ("Hij staat op de lijst .", 1, None),
        ("Nederland wijst , zoals bekend , op het recht .", 1, None),
    ],
)
def test_a_particle_is_found_without_a_tree(sentence: str, verb: int, expected: str | None) -> None:
    found = find_particle(sentence.split(), verb)
    assert (found and found[1]) == expected


def test_particles_come_longest_first() -> None:
    lengths = [len(particle) for particle in particles()]
    assert lengths == sorted(lengths, reverse=True)
    assert is_separable("tegemoet", "komen")


def test_a_tree_joins_verb_particle_and_zich() -> None:
    words = ["Nederland", "trekt", "zich", "terug"]
    doc = Doc(
        Vocab(),
        words=words,
        heads=[1, 1, 1, 1],
        deps=["nsubj", "ROOT", "expl", "compound:prt"],
        pos=["PROPN", "VERB", "PRON", "ADV"],
        lemmas=["Nederland", "trekken", "zich", "terug"],
    )
    (verb,) = full_verbs(doc[:])
    assert (verb.name, verb.verb, verb.particle, verb.reflexive) == ("zich terugtrekken", 1, 3, 2)
