"""The topics are one tree, named by their Dutch labels, and matched only where a pair was confirmed."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kamergraaf.rdf.vocabulary import PREFIXES, term

ONTOLOGY = Path(__file__).parents[2] / "ontology"
TRIPLES = {quad.triple for quad in parse(path=str(ONTOLOGY / "topics.ttl"), format=RdfFormat.TURTLE)}

BROADER, NARROWER = term("skos:broader"), term("skos:narrower")
SCHEME = term("kg:topics")
TOPICS = {
    one.subject for one in TRIPLES if one.object == term("kg:Topic") and isinstance(one.subject, NamedNode)
}
# EuroVoc concepts that the list of identifiers names as topics.
CONFIRMED = {"3454", "3870", "4078", "6709"}
NEEDED = """
    trans-atlantische-betrekkingen veiligheid defensie defensie-uitgaven defensiesamenwerking handel
    handelspolitiek invoerheffingen staalindustrie economische-betrekkingen investeringen
    werkgelegenheid klimaat non-proliferatie mensenrechten rechten-van-lgbti discriminatie
    multilateralisme internationale-rechtsorde terrorisme cyberveiligheid inlichtingen technologie
    kunstmatige-intelligentie robotica intellectueel-eigendom cultuur onderwijs brexit democratie
    rechtsstaat diplomatie waterbeheer humanitaire-hulp europese-integratie
    midden-oosten-vredesproces kernenergie-iran buitenlands-beleid migratie energie landbouw
    ontwikkelingssamenwerking sancties volksgezondheid
"""


def labels(topic: object, kind: str = "prefLabel") -> list[Literal]:
    wanted = term(f"skos:{kind}")
    return [
        one.object
        for one in TRIPLES
        if one.subject == topic and one.predicate == wanted and isinstance(one.object, Literal)
    ]


def slug(label: str) -> str:
    plain = unicodedata.normalize("NFD", label.lower())
    kept = "".join(letter for letter in plain if unicodedata.category(letter) != "Mn")
    return re.sub(r"[^a-z0-9]+", "-", kept).strip("-")


def test_the_topics_that_letters_need_are_there() -> None:
    assert {term(f"topic:{name}") for name in NEEDED.split()} <= TOPICS


def test_each_topic_is_named_after_its_dutch_label() -> None:
    for topic in TOPICS:
        [dutch] = [label.value for label in labels(topic) if label.language == "nl"]
        assert topic.value == PREFIXES["topic"] + slug(dutch)


def test_no_two_topics_share_a_name() -> None:
    names = Counter(
        (label.value.lower(), label.language)
        for topic in TOPICS
        for kind in ("prefLabel", "altLabel")
        for label in labels(topic, kind)
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_broader_and_narrower_are_both_written() -> None:
    broader = {(one.subject, one.object) for one in TRIPLES if one.predicate == BROADER}
    narrower = {(one.object, one.subject) for one in TRIPLES if one.predicate == NARROWER}
    assert broader == narrower


def test_the_topics_are_one_tree_under_the_top_concepts() -> None:
    top = {one.subject for one in TRIPLES if one.predicate == term("skos:topConceptOf")}
    assert top == {one.object for one in TRIPLES if one.predicate == term("skos:hasTopConcept")}
    reached, queue = set(top), list(top)
    while queue:
        here = queue.pop()
        below = [one.object for one in TRIPLES if one.subject == here and one.predicate == NARROWER]
        assert reached.isdisjoint(below)
        reached.update(below)
        queue.extend(below)
    assert reached == TOPICS


def test_a_match_is_made_only_where_the_pair_was_confirmed_and_names_its_source() -> None:
    kinds = {term(f"skos:{kind}Match") for kind in ("exact", "close", "broad", "narrow", "related")}
    matches = [one for one in TRIPLES if one.predicate in kinds]
    assert {one.object for one in matches} == {
        NamedNode(f"http://eurovoc.europa.eu/{number}") for number in CONFIRMED
    }
    sourced = {one.subject for one in TRIPLES if one.predicate == term("kg:identifierSource")}
    assert {one.subject for one in matches} == sourced
