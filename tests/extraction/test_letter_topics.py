"""Topics: found through labels, inflected forms and compounds, with the words that say so."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store

from kamergraaf.errors import InputError, SyntaxFault
from kamergraaf.extraction.topics import (
    Evidence,
    Topic,
    TopicHit,
    TopicScheme,
    letter_topics,
    load_topic_finder,
    sentence_topics,
)
from kamergraaf.extraction.topics.forms import fold, forms_of, stem
from kamergraaf.project import DEFINITIONS, shipped_root

ROOT = shipped_root()
ONTOLOGY = ROOT / "ontology"
FINDER = load_topic_finder(ONTOLOGY)
SEED = "https://w3id.org/kamergraaf/id/letter/2018-trans-atlantische-relaties"


def slug(iri: str) -> str:
    return iri.rpartition("/")[2]


def about(text: str) -> list[str]:
    return [slug(topic) for topic in sentence_topics(FINDER.find(text), FINDER.scheme)]


def words(text: str, topic: str) -> list[str]:
    return [hit.text for hit in FINDER.find(text) if slug(hit.topic) == topic]


@pytest.mark.parametrize(
    ("text", "topic", "said"),
    [
        ("De sancties gelden nog.", "sancties", "sancties"),
        ("Een sanctie volgt.", "sancties", "sanctie"),
        ("Nieuwe invoerheffingen op graan.", "invoerheffingen", "invoerheffingen"),
        ("Elke invoerheffing schaadt.", "invoerheffingen", "invoerheffing"),
        ("De handelsoorlog duurt voort.", "handelspolitiek", "handelsoorlog"),
        ("De wereldhandel groeit.", "handel", "wereldhandel"),
        ("Een kernwapenverdrag ontbreekt.", "non-proliferatie", "kernwapenverdrag"),
        ("De kernwapens blijven.", "kernwapens", "kernwapens"),
        ("De EU-sancties gelden nog.", "sancties", "EU-sancties"),
        ("Het internationale recht verbiedt dat.", "internationale-rechtsorde", "internationale recht"),
        ("De financiele sector krimpt.", "financiele-sector", "financiele sector"),
        ("Het klimaat3 verandert.", "klimaat", "klimaat3"),
        ("MENSENRECHTEN staan voorop.", "mensenrechten", "MENSENRECHTEN"),
        ("Een stevige defensiesamenwerking helpt.", "defensiesamenwerking", "defensiesamenwerking"),
    ],
)
def test_labels_inflected_forms_and_compounds_point_at_their_topic(text: str, topic: str, said: str) -> None:
    assert topic in about(text)
    assert said in words(text, topic)


@pytest.mark.parametrize(
    "text",
    [
        "Wij handelen snel en zorgen voor de uitvoering.",
        "Wegens de omstandigheden is dat uitvoerig besproken.",
        "De commissie stelt een pilot voor.",
        "Deze handelwijze wordt zorgvuldig toegepast.",
        "Het is een goede onderhandelaar en behandelaar.",
    ],
)
def test_words_that_only_look_like_a_topic_point_at_none(text: str) -> None:
    assert about(text) == []


def test_the_longest_label_takes_its_words() -> None:
    assert about("De duurzame energie groeit.") == ["hernieuwbare-energie"]
    assert about("Het vrijhandelsakkoord is getekend.") == ["handelspolitiek"]


def test_the_more_specific_topic_stays() -> None:
    assert about("De encryptie van digitale berichten.") == ["cryptografie"]


def test_a_topic_named_beside_a_narrower_one_stays_too() -> None:
    assert set(about("Over handel en handelsbelemmeringen.")) == {"handel", "handelsbelemmeringen"}


def test_a_portfolio_is_not_what_a_sentence_is_about() -> None:
    assert about("De minister van Defensie antwoordt.") == []
    assert about("De staatssecretaris van Onderwijs, Cultuur en Wetenschap antwoordt.") == []
    assert about("De minister spreekt over defensie.") == ["defensie"]


def test_an_institution_is_not_what_a_sentence_is_about() -> None:
    assert about("Het Europees Parlement stemt morgen.") == []


def test_an_abbreviation_needs_its_capitals() -> None:
    assert about("Het ETS is hervormd.") == ["klimaat"]
    assert about("Er is nog ets gedrukt.") == []


def test_two_words_in_one_sentence_can_make_a_topic() -> None:
    text = "De relatie tussen Nederland en de VS is goed."
    assert about(text) == ["trans-atlantische-betrekkingen"]
    [hit] = FINDER.find(text)
    assert (hit.evidence, hit.text) == (Evidence.TOGETHER, "relatie")
    assert about("De relatie met Noorwegen is goed.") == []


def test_a_find_says_by_which_label_and_how() -> None:
    by_label, by_compound = (
        FINDER.find(text)[0] for text in ("De sancties gelden.", "De landensancties gelden.")
    )
    assert (by_label.label, by_label.evidence) == ("sancties", Evidence.LABEL)
    assert (by_compound.label, by_compound.evidence, by_compound.text) == (
        "sancties",
        Evidence.COMPOUND,
        "landensancties",
    )


def test_a_letter_is_about_its_largest_topics_in_order() -> None:
    sentences = [
        "De sancties gelden.",
        "Sancties helpen.",
        "Nieuwe sancties.",
        "De krijgsmacht oefent.",
        "De krijgsmacht.",
    ]
    found = letter_topics([FINDER.find(one) for one in sentences], FINDER.scheme)
    assert [(slug(one.topic), one.share, len(one.hits)) for one in found] == [
        ("sancties", 0.6, 3),
        ("defensie", 0.4, 2),
    ]


def test_a_topic_named_in_passing_is_none_of_the_letters_topics() -> None:
    sentences = ["De sancties gelden."] * 30 + ["De krijgsmacht oefent."]
    found = letter_topics([FINDER.find(one) for one in sentences], FINDER.scheme)
    assert [slug(one.topic) for one in found] == ["sancties"]
    assert letter_topics([], FINDER.scheme) == []


def test_a_scheme_that_runs_in_a_circle_still_ends() -> None:
    scheme = TopicScheme(
        {"a": Topic("a", "a", ("a",), broader="b"), "b": Topic("b", "b", ("b",), broader="a")}
    )
    assert scheme.above("a") == ("b",)
    hits = [TopicHit(0, 1, "a", "a", "a", Evidence.WORDS), TopicHit(2, 3, "b", "b", "b", Evidence.WORDS)]
    assert sentence_topics(hits, scheme) == ()


def test_a_word_is_added_in_the_data_alone(tmp_path: Path) -> None:
    for name in ("topics.ttl", "topic-words.ttl"):
        (tmp_path / name).write_text((ONTOLOGY / name).read_text("utf-8"), "utf-8")
    with (tmp_path / "topics.ttl").open("a", encoding="utf-8") as file:
        file.write('\ntopic:sport skos:hiddenLabel "korfbal"@nl .\n')
    finder = load_topic_finder(tmp_path)
    assert [slug(hit.topic) for hit in finder.find("Het korfbaltoernooi begint.")] == ["sport"]
    assert FINDER.find("Het korfbaltoernooi begint.") == []


def test_files_that_are_not_right_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        load_topic_finder(tmp_path)
    (tmp_path / "topics.ttl").write_text("topic:sport", "utf-8")
    with pytest.raises(SyntaxFault, match="do not parse"):
        load_topic_finder(tmp_path)


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("banen", "baan"),
        ("heffingen", "heffing"),
        ("sancties", "sanctie"),
        ("kernwapens", "kernwapen"),
        ("vrijheden", "vrijheid"),
        ("brieven", "brief"),
        ("reizen", "reis"),
        ("banken", "bank"),
        ("foto's", "foto"),
    ],
)
def test_a_plural_label_is_found_in_the_singular(plural: str, singular: str) -> None:
    assert singular in set(forms_of(plural))


def test_folding_and_stems_do_not_depend_on_spelling_variants() -> None:
    assert fold("Israëlische") == fold("Israelische") == "israelische"
    assert stem(fold("relaties")) == stem(fold("relatie"))
    assert stem(fold("multilaterale")) == stem(fold("multilateraal"))


def test_most_of_what_reviewers_said_the_first_letter_is_about_is_found() -> None:
    store = Store()
    store.load(
        path=str(ROOT / "graph" / "letters" / "2018-trans-atlantische-relaties" / "statements.ttl"),
        format=RdfFormat.TURTLE,
        base_iri=SEED,
    )

    def values(subject: NamedNode | BlankNode, name: str) -> list[str]:
        predicate = NamedNode(DEFINITIONS + name)
        objects = (quad.object for quad in store.quads_for_pattern(subject, predicate, None))
        return [one.value for one in objects if isinstance(one, NamedNode | Literal)]

    expected: dict[str, set[str]] = {}
    for quad in store.quads_for_pattern(None, NamedNode(DEFINITIONS + "about"), None):
        assert isinstance(quad.subject, BlankNode)
        for passage in values(quad.subject, "passage"):
            expected.setdefault(passage, set()).update(values(quad.subject, "about"))
    right = found = wanted = 0
    for passage, topics in expected.items():
        [quote] = values(NamedNode(passage), "quote")
        own = set(sentence_topics(FINDER.find(quote), FINDER.scheme))
        right, found, wanted = right + len(own & topics), found + len(own), wanted + len(topics)
    assert right / found >= 0.8
    assert right / wanted >= 0.65


PIECES = st.sampled_from(
    [
        *(
            "sancties",
            "EU-",
            "handels",
            "oorlog",
            "minister",
            "van",
            "Defensie",
            "en",
            "de",
            "relatie",
            "VS",
            "…",
        ),
        *(
            "internationaal",
            "recht",
            "kernwapen",
            "’s",
            "-",
            "‑",
            "3",
            "İ",
            "ſ",
            "é",
            "\n",
            ".",
            " ",
            "ETS",
            "lhbtiq+",
        ),
    ]
)
LINES = st.lists(PIECES, max_size=25)


@settings(deadline=None, max_examples=200)
@given(st.one_of(st.text(max_size=120), LINES.map(" ".join), LINES.map("".join)))
def test_any_text_is_searched_and_every_find_points_at_its_words(text: str) -> None:
    hits = FINDER.find(text)
    for hit in hits:
        assert 0 <= hit.start < hit.end <= len(text)
        assert text[hit.start : hit.end] == hit.text
        assert hit.topic in FINDER.scheme.topics
    assert set(sentence_topics(hits, FINDER.scheme)) <= {hit.topic for hit in hits}
