"""Validation and reasoning: every check runs to its end and catches what is broken on purpose."""

from __future__ import annotations

import pytest
from pyoxigraph import RdfFormat, parse
from tests.building.test_build import LETTER, edit

from kamergraaf.building import build, reason, validate
from kamergraaf.errors import UsageError
from kamergraaf.project import Project
from kamergraaf.rdf.hermit import find_java

needs_java = pytest.mark.skipif(
    find_java() is None, reason="HermiT needs Java: install the extra `java` or a JRE on the PATH"
)


def section(project: Project, name: str) -> str:
    (found,) = [part for part in validate(project).sections if part.name.startswith(name)]
    return str(found)


def test_a_project_in_order_is_reported_so(small: Project) -> None:
    report = validate(small)
    assert report.in_order, str(report)
    assert [part.name for part in report.sections] == [
        "evidence gate",
        "statements and registry",
        "shapes (SHACL)",
        "consistency (HermiT)",
    ]


def test_a_broken_quote_is_found(small: Project) -> None:
    edit(small, f"{LETTER}/letter.txt", "ondermijnt", "ondergraaft")
    assert "no evidence for" in section(small, "evidence")


def test_an_unknown_name_is_found(small: Project) -> None:
    edit(small, f"{LETTER}/statements.ttl", "kg:object agreement:graanverdrag", "kg:object agreement:graan")
    assert "not a thing" in section(small, "statements")


def test_a_broken_shape_is_found(small: Project) -> None:
    edit(small, "graph/registry/things.ttl", '"Graanverdrag"@nl, "Grain Treaty"@en', '"Graanverdrag"@nl')
    assert "graanverdrag" in section(small, "shapes")


@needs_java
def test_a_class_that_nothing_can_be_is_found_and_explained(small: Project) -> None:
    file = small.ontology / "kamergraaf.ttl"
    file.write_text(
        file.read_text("utf-8") + "\nkg:Spook a owl:Class ; rdfs:subClassOf kg:Treaty, kg:Person ;\n"
        '    rdfs:label "spook"@nl, "ghost"@en ;\n'
        '    skos:definition "Kan niet bestaan."@nl, "Cannot be."@en .\n',
        "utf-8",
    )
    text = section(small, "consistency")
    assert "nothing can be" in text
    assert "ghost" in text
    assert "treaty" in text.casefold()


@needs_java
def test_data_that_the_ontology_forbids_is_found_and_explained(small: Project) -> None:
    edit(
        small,
        "graph/registry/things.ttl",
        "actor:ruritanie a kg:State ;",
        "actor:ruritanie a kg:State, kg:Treaty ;",
    )
    text = section(small, "consistency")
    assert "1 found" in text
    assert "Ruritani" in text


def test_without_java_the_rest_is_checked_and_the_gap_is_said(
    small: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kamergraaf.rdf.consistency.find_java", lambda: None)
    report = validate(small)
    assert report.in_order
    assert "SKIPPED: HermiT was not run: there is no Java" in str(report)


def test_conclusions_are_kept_apart_from_what_was_said(small: Project) -> None:
    build(small)
    said = (small.build / "current" / "graph.nq").read_bytes()
    summary = reason(small)
    assert (small.build / "current" / "graph.nq").read_bytes() == said
    quads = list(parse(path=str(small.build / "current" / "inferred.nq"), format=RdfFormat.N_QUADS))
    assert len(quads) == summary.quads > 0
    assert {quad.graph_name.value for quad in quads} == {small.graph_iri("inferred")}
    assert any(quad.predicate.value.endswith("#standsFor") for quad in quads)


def test_conclusions_do_not_outlive_the_build_they_were_drawn_from(small: Project) -> None:
    build(small)
    reason(small)
    build(small)
    assert not (small.build / "current" / "inferred.nq").exists()


def test_the_same_build_gives_the_same_conclusions(small: Project) -> None:
    build(small)
    reason(small)
    first = (small.build / "current" / "inferred.nq").read_bytes()
    reason(small)
    assert (small.build / "current" / "inferred.nq").read_bytes() == first


def test_reasoning_without_a_build_says_what_to_do(small: Project) -> None:
    with pytest.raises(UsageError, match="kamergraaf build"):
        reason(small)
