"""Measures count what is there and say after whom."""

from __future__ import annotations

import networkx as nx
import pytest

from kamergraaf.network import measure
from kamergraaf.network.measures import ACTORS, signs, triangles


def triad(*stances: tuple[str, str, str], factuality: str = "actual") -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    for place, (source, target, stance) in enumerate(stances):
        for node in (source, target):
            kind = "state" if node.isupper() else "measure"
            graph.add_node(node, label_nl=f"staat {node}", label_en=f"state {node}", kind=kind)
        graph.add_edge(source, target, str(place), stance=stance, factuality=factuality)
    return graph


@pytest.mark.parametrize(
    ("stances", "product"),
    [
        (("for", "for", "for"), 1),
        (("for", "against", "against"), 1),
        (("for", "for", "against"), -1),
        (("against", "against", "against"), -1),
    ],
)
def test_a_triangle_is_balanced_when_its_signs_multiply_to_one(
    stances: tuple[str, str, str], product: int
) -> None:
    first, second, third = stances
    graph = triad(("A", "B", first), ("B", "C", second), ("C", "A", third))
    assert triangles(graph) == [(("A", "B", "C"), product)]


def test_two_stances_that_cancel_out_bind_nothing() -> None:
    graph = triad(("A", "B", "for"), ("B", "A", "against"), ("B", "C", "for"), ("C", "A", "for"))
    assert triangles(graph) == []


def test_the_net_stance_is_for_less_against() -> None:
    graph = triad(("A", "B", "for"), ("A", "B", "for"), ("A", "B", "against"), ("B", "A", "neutral"))
    assert signs(graph) == {("A", "B"): 1}


def test_what_is_only_planned_is_no_stance() -> None:
    assert signs(triad(("A", "B", "for"), factuality="planned")) == {}


def test_actors_agree_where_they_stand_on_the_same_side_of_the_same_thing() -> None:
    graph = triad(("A", "tax", "for"), ("B", "tax", "for"), ("C", "tax", "against"))
    agreement = next(table for table in measure(graph, lang="en") if table.columns[-1] == "disagree")
    assert set(agreement.rows) == {
        ("state A", "state B", 1, 0),
        ("state A", "state C", 0, 1),
        ("state B", "state C", 0, 1),
    }


def test_degrees_count_statements_and_only_actors_are_listed(sample: nx.MultiDiGraph) -> None:
    centrality = measure(sample)[0]
    rows = {row[0]: row for row in centrality.rows}
    actors = {data["label_nl"] for _, data in sample.nodes(data=True) if data["kind"] in ACTORS}
    assert rows.keys() == actors
    assert centrality.rows[0][0] == "Nederland"
    iran = next(node for node, name in sample.nodes(data="label_nl") if name == "Iran")
    assert rows["Iran"][1:3] == (sample.out_degree(iran), sample.in_degree(iran))


def test_everything_is_in_one_community(sample: nx.MultiDiGraph) -> None:
    communities = measure(sample)[1]
    assert sum(int(row[1]) for row in communities.rows) == sample.number_of_nodes()


def test_stances_between_actors_leave_out_things(sample: nx.MultiDiGraph) -> None:
    stances = measure(sample)[2]
    assert ("Rusland", "Iran", 1, 0, 1) in stances.rows
    assert ("Oekraïne", "Rusland", 0, 1, -1) in stances.rows
    assert all("heffing" not in str(row[1]) for row in stances.rows)


def test_rows_fit_their_columns_and_top_keeps_the_first(sample: nx.MultiDiGraph) -> None:
    whole, short = measure(sample), measure(sample, top=2)
    for table, cut in zip(whole, short, strict=True):
        assert table.rows
        assert all(len(row) == len(table.columns) for row in table.rows)
        assert cut.rows == table.rows[:2]
        assert table.note.endswith(".")


def test_an_empty_graph_has_empty_tables() -> None:
    assert [table.rows for table in measure(nx.MultiDiGraph())] == [()] * 5
