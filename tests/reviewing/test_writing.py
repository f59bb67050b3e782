"""Turtle that is written: it reads back as the same, and each entry of the decisions is one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from kamergraaf.model import Factuality, Passage, Polarity, Statement, Status
from kamergraaf.rdf.decisions import Decision, read_decisions
from kamergraaf.rdf.turtle import Placed
from kamergraaf.reviewing.labels import Labels
from kamergraaf.reviewing.person import reviewer
from kamergraaf.reviewing.phrases import Phrases, slug
from kamergraaf.reviewing.writing import Turtle

BASE = "https://voorbeeld.example/"
LETTER = f"{BASE}id/letter/brief"
TURTLE = Turtle(LETTER, BASE)

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
LOCALS = st.text(st.characters(categories=["L", "N"], include_characters="-._~,=()'"), max_size=12)
IRIS = st.one_of(
    st.builds(lambda local: f"{BASE}id/actor/{local}", LOCALS),
    st.builds(lambda local: f"{LETTER}#{local}", LOCALS),
    st.builds(lambda local: f"https://w3id.org/kamergraaf/def#{local}", LOCALS),
    st.builds(lambda local: f"https://elders.example/{local}", LOCALS),
)
STATEMENTS = st.builds(
    Statement,
    passage=st.builds(lambda quote: Passage(LETTER, 3, 3 + len(quote), quote), TEXTS),
    subject=IRIS,
    predicate=st.sampled_from(["https://w3id.org/kamergraaf/def#supports"]),
    object=IRIS,
    polarity=st.sampled_from(Polarity),
    factuality=st.sampled_from(Factuality),
    attributed_to=st.one_of(st.none(), IRIS),
    when=st.sampled_from([None, "2018", "2018-06", "2018-06-28", "2014/2024", "20XX"]),
    about=st.sampled_from([(), (f"{BASE}id/topic/haven",)]),
    status=st.sampled_from([Status.ACCEPTED, Status.REJECTED]),
    subject_text=st.one_of(st.just(""), TEXTS),
    object_text=st.one_of(st.just(""), TEXTS),
)


def read(*lines: str) -> list[Placed]:
    text = "\n".join([*TURTLE.header(), *lines])
    return [Placed(quad.triple, 1) for quad in parse(text.encode(), RdfFormat.TURTLE)]


@given(STATEMENTS, TEXTS)
def test_a_decision_reads_back_with_what_was_decided(statement: Statement, who: str) -> None:
    iri = f"{BASE}id/statement/{statement.digest}"
    decision = Decision(iri, statement.status, who, "2025-01-31T09:00:00.000Z")
    lines = [TURTLE.passage(statement.passage), TURTLE.told(statement), TURTLE.decision(decision)]
    assert not any("\n" in line or "\r" in line for line in lines)
    decisions = read_decisions(read(*lines), file=Path("decisions.ttl"), letter=LETTER)
    assert decisions.record.findings == []
    assert [found for found, _ in decisions.record.statements] == [statement]
    assert [found for found, _ in decisions.latest.values()] == [decision]


@given(st.lists(st.tuples(IRIS, IRIS, st.one_of(IRIS, TEXTS.map(Literal))), max_size=5))
def test_things_read_back_as_the_same_triples(parts: list[tuple[str, str, str | Literal]]) -> None:
    triples = {
        Triple(NamedNode(s), NamedNode(p), o if isinstance(o, Literal) else NamedNode(o)) for s, p, o in parts
    }
    assert {placed.triple for placed in read(*TURTLE.things(sorted(triples, key=str)))} == triples


@given(TEXTS)
def test_a_slug_is_fit_for_an_iri_and_never_that_of_a_passage_or_run(name: str) -> None:
    found = slug(name)
    assert NamedNode(f"{LETTER}#{found}")
    assert found == slug(found)
    assert set(found) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert found not in ("run", "bijlage")
    assert not found.startswith(("figure-", "char"))
    assert len(found) <= 100


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Staat van Één", "staat-van-een"),
        ("中国", "zaak-"),
        ("RUN", "zaak-run"),
        ("figure 8", "zaak-figure-8"),
    ],
)
def test_names_become_slugs(name: str, found: str) -> None:
    assert slug(name).startswith(found)


def test_long_names_that_begin_alike_stay_apart() -> None:
    start = "de zeer lange naam van een zaak die maar niet ophoudt en waar geen eind aan komt "
    assert slug(start + "links") != slug(start + "rechts")


def test_a_phrase_is_one_thing_with_all_its_spellings() -> None:
    phrases = Phrases(LETTER, classes=("State",))
    assert phrases.iri("Nieuw-Land") == phrases.iri("nieuw land", "State") == f"{LETTER}#nieuw-land"
    described = [str(triple.object).rsplit("#")[-1] for triple in phrases.describe(f"{LETTER}#nieuw-land")]
    assert described == ["Phrase>", "State>", '"Nieuw-Land"@nl', '"nieuw land"@nl']


def test_a_name_stands_for_a_thing_only_when_it_is_its_own() -> None:
    kg, skos = "https://w3id.org/kamergraaf/def#", "http://www.w3.org/2004/02/skos/core#"
    text = f"""
        <{BASE}a> a <{kg}State> ; <{skos}prefLabel> "Alfa"@nl, "Alpha"@en ; <{skos}altLabel> "A", "Bond"@nl .
        <{BASE}b> a <{kg}State> ; <{skos}prefLabel> "Beta"@nl ; <{skos}altLabel> "Bond"@nl .
        <{BASE}c> a <{kg}Topic> ; <{skos}prefLabel> "staalindustrie"@nl ; <{skos}altLabel> "staal"@nl .
    """
    labels = Labels(placed.triple for placed in read(text))
    assert (labels.named("Alfa"), labels.named("A"), labels.named("Alpha")) == (f"{BASE}a", None, None)
    assert (labels.written("A"), labels.written("a"), labels.written("Bond")) == (f"{BASE}a", None, None)
    assert (labels.meant("alfa"), labels.meant("bond")) == ([f"{BASE}a"], [f"{BASE}a", f"{BASE}b"])
    assert (labels.written("staal"), labels.meant("Staal")) == (None, [])
    assert labels.meant("Staalindustrie") == [f"{BASE}c"]


def test_the_reviewer_is_who_is_named_else_whom_git_knows_else_the_login(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import subprocess

    from kamergraaf.errors import UsageError

    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "geen"))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", str(tmp_path / "geen"))
    monkeypatch.setattr("getpass.getuser", lambda: "inlog")
    assert reviewer(" Bo  van Dam ", tmp_path) == "Bo van Dam"
    assert reviewer(None, tmp_path) == "inlog"
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "config", "user.name", "Ans"], cwd=tmp_path, check=True)
    assert reviewer(None, tmp_path) == "Ans"
    with pytest.raises(UsageError, match="needs the name of a person"):
        reviewer(" ", tmp_path)
