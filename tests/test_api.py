"""`kamergraaf.open()`: the graph in Python, over one and the same build."""

from __future__ import annotations

import json

import networkx
import owlready2
import pytest
import rdflib

import kamergraaf
from kamergraaf.api import Kamergraaf
from kamergraaf.building import build, reason
from kamergraaf.errors import SyntaxFault, UnknownName, UsageError
from kamergraaf.project import Project
from kamergraaf.querying import Rows

KG = rdflib.Namespace("https://w3id.org/kamergraaf/def#")
US = rdflib.URIRef("https://w3id.org/kamergraaf/id/actor/verenigde-staten")


@pytest.fixture(scope="module")
def kg(shipped: Project) -> Kamergraaf:
    return kamergraaf.open(shipped.root)


def test_opening_a_project_that_was_not_built_builds_it(small: Project) -> None:
    graph = kamergraaf.open(small.root)
    assert (small.build / "current" / "graph.nq").is_file()
    assert graph.query("ASK { ?x kg:withdrewFrom ?y }") is True


def test_opening_a_folder_that_is_no_project_says_so(tmp_path: object) -> None:
    with pytest.raises(UsageError, match="is not a project"):
        kamergraaf.open(str(tmp_path))


@pytest.mark.parametrize(
    "name", ["VS", "Amerikaanse", "United States", "verenigde-staten", str(US), "actor:verenigde-staten"]
)
def test_any_name_will_do_for_a_thing(kg: Kamergraaf, name: str) -> None:
    rows = kg.query("withdrawals", actor=name)
    assert isinstance(rows, Rows)
    assert len(rows) == 3


def test_rows_go_to_pandas(kg: Kamergraaf) -> None:
    pandas = pytest.importorskip("pandas", reason="the extra `notebook` brings pandas")
    rows = kg.query("count-by-predicate")
    assert isinstance(rows, Rows)
    frame = rows.to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert len(frame) == len(rows) > 20


def test_each_form_of_query_gives_what_python_people_expect(kg: Kamergraaf) -> None:
    assert kg.query("ASK { actor:nederland kg:attacks ?x }") is False
    graph = kg.query("CONSTRUCT WHERE { actor:verenigde-staten kg:withdrewFrom ?x }")
    assert isinstance(graph, rdflib.Graph)
    assert len(graph) == 3


def test_errors_say_what_to_do(kg: Kamergraaf) -> None:
    with pytest.raises(SyntaxFault):
        kg.query("SELECT ?a WHERE {")
    with pytest.raises(UnknownName, match="Nederland"):
        kg.query("supports", actor="Nederlnd")
    with pytest.raises(UnknownName, match="withdrawals"):
        kg.query("withdrawls")
    with pytest.raises(UsageError, match="takes values"):
        kg.query("SELECT ?a WHERE { ?a ?b ?c }", actor="VS")


def test_the_dataset_is_rdflibs_over_the_same_quads(kg: Kamergraaf, shipped: Project) -> None:
    summary = json.loads((shipped.build / "current" / "summary.json").read_text("utf-8"))
    assert len(set(kg.dataset.objects(US, KG.withdrewFrom))) == 3
    assert sum(1 for _ in kg.dataset.quads((None, None, None, None))) == summary["quads"]
    answer = kg.dataset.query("SELECT ?a WHERE { ?x <https://w3id.org/kamergraaf/def#withdrewFrom> ?a }")
    assert len(list(answer)) == 3


def test_the_network_has_an_edge_a_statement(kg: Kamergraaf) -> None:
    graph = kg.network()
    assert isinstance(graph, networkx.MultiDiGraph)
    assert graph.number_of_edges() == 142
    (edge,) = [
        data
        for _, _, data in graph.edges(str(US), data=True)
        if data["predicate"].endswith("withdrewFrom") and "Mensenrechtenraad" in data["quote"]
    ]
    assert edge["stance"] == "neutral"
    assert kg.network(around="JCPOA").number_of_nodes() < graph.number_of_nodes()


def test_the_ontology_is_owlready2s(kg: Kamergraaf) -> None:
    treaty = kg.ontology.Treaty
    assert isinstance(treaty, owlready2.ThingClass)
    assert kg.ontology.Agreement in treaty.ancestors()
    assert kg.ontology.supports in kg.ontology.welcomes.is_a


def test_what_was_inferred_is_asked_for(small: Project) -> None:
    build(small)
    reason(small)
    question = "ASK { ?x kg:standsFor ?y }"
    assert Kamergraaf(small).query(question) is False
    assert Kamergraaf(small, inferred=True).query(question) is True


def test_a_graph_behind_a_url_is_no_dataset(small: Project) -> None:
    with pytest.raises(UsageError, match="no rdflib dataset"):
        _ = Kamergraaf(small, store="http://127.0.0.1:9/sparql").dataset
