"""The graph holds what the statements say, chosen as asked."""

from __future__ import annotations

import networkx as nx
import pyoxigraph as ox
import pytest
from tests.network.network_sample import ID, KG, PREDICATES, iri, sample_library, sample_store

from kamergraaf.errors import UnknownName, UsageError
from kamergraaf.network import network
from kamergraaf.network.graph import stance_of
from kamergraaf.project import Project
from kamergraaf.store import EmbeddedStore, open_store

NOTHING = EmbeddedStore(ox.Store())


def edge(graph: nx.MultiDiGraph, subject: str, predicate: str, thing: str) -> dict[str, object]:
    found = [
        data
        for data in graph.get_edge_data(iri(subject), iri(thing)).values()
        if data["predicate"] == KG + predicate
    ]
    assert len(found) == 1
    return dict(found[0])


def test_a_thing_is_a_node_with_its_names_and_kind(sample: nx.MultiDiGraph) -> None:
    node = sample.nodes[iri("verenigde-staten")]
    assert node == {
        "label_nl": "Verenigde Staten",
        "label_en": "United States",
        "kind": "state",
        "type": KG + "State",
        "aliases": "VS\nVerenigde Staten van Amerika",
    }


def test_a_statement_is_an_edge_with_the_sentence_that_says_so(sample: nx.MultiDiGraph) -> None:
    found = edge(sample, "china", "violates", "wto")
    assert found["quote"] == (
        "Volgens Pompeo schendt China de afspraken binnen de WTO en bedreigt het de vrijhandel."
    )
    assert found["end"] == int(str(found["start"])) + len(str(found["quote"]))
    assert found["letter_title"] == "Handel en klimaat"
    assert (found["predicate_nl"], found["predicate_en"], found["group"]) == ("schendt", "violates", "C")


def test_who_speaks_is_on_the_edge(sample: nx.MultiDiGraph) -> None:
    theirs, own = edge(sample, "china", "violates", "wto"), edge(sample, "nederland", "memberOf", "navo")
    assert (theirs["holder_nl"], theirs["own_voice"]) == ("Mike Pompeo", False)
    assert (own["holder_nl"], own["own_voice"]) == ("Nederlands kabinet", True)


def test_every_statement_is_one_edge_under_its_own_iri(sample: nx.MultiDiGraph) -> None:
    keys = [key for _, _, key in sample.edges(keys=True)]
    assert len(keys) == len(set(keys)) == 132
    assert all(key.startswith(f"{ID}statement/") for key in keys)


def test_no_attribute_is_missing(sample: nx.MultiDiGraph) -> None:
    values = [value for *_, data in sample.edges(data=True) for value in data.values()]
    values += [value for _, data in sample.nodes(data=True) for value in data.values()]
    assert None not in values


@pytest.mark.parametrize(
    ("group", "polarity", "stance"),
    [
        ("A+", "affirmed", "for"),
        ("A+", "negated", "against"),
        ("A-", "affirmed", "against"),
        ("A-", "negated", "neutral"),
        ("B", "affirmed", "neutral"),
        ("E", "affirmed", "neutral"),
    ],
)
def test_denied_support_stands_against_and_denied_criticism_nowhere(
    group: str, polarity: str, stance: str
) -> None:
    assert stance_of(group, polarity) == stance


@pytest.mark.parametrize("name", ["VS", "vs", "United States", "verenigde-staten", iri("verenigde-staten")])
def test_any_name_of_a_thing_will_do(name: str) -> None:
    graph = network(sample_store(), sample_library(), around=name)
    assert iri("verenigde-staten") in graph
    assert graph.graph["around"] == iri("verenigde-staten")


def test_around_a_thing_is_as_far_as_the_depth_in_both_directions(sample: nx.MultiDiGraph) -> None:
    for depth in (0, 1, 2):
        graph = network(sample_store(), sample_library(), around="Oekraïne", depth=depth)
        expected = nx.ego_graph(sample.to_undirected(), iri("oekraine"), radius=depth)
        assert set(graph) == set(expected)
        assert graph.number_of_edges() == sample.subgraph(expected).number_of_edges()


def test_a_thing_without_statements_stands_alone() -> None:
    store = sample_store()
    lone = ox.NamedNode(f"{ID}actor/malta")
    label = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    store.native.add(ox.Quad(lone, label, ox.Literal("Malta", language="nl")))
    graph = network(store, sample_library(), around="Malta")
    assert dict(graph.nodes(data="label_en")) == {lone.value: "Malta"}
    assert graph.number_of_edges() == 0


@pytest.mark.parametrize("name", ["2022-veiligheid", "Veiligheid in Europa", f"{ID}letter/2022-veiligheid"])
def test_one_letter_is_what_that_letter_says(name: str) -> None:
    graph = network(sample_store(), sample_library(), letter=name)
    assert {data["letter"] for *_, data in graph.edges(data=True)} == {f"{ID}letter/2022-veiligheid"}


def test_groups_and_factuality_keep_only_what_they_name() -> None:
    store, library = sample_store(), sample_library()
    against = network(store, library, groups=["A-"])
    assert {data["predicate"].removeprefix(KG) for *_, data in against.edges(data=True)} <= {
        name for name, (group, *_) in PREDICATES.items() if group == "A-"
    }
    later = network(store, library, factuality=["planned", "desired"])
    assert {data["factuality"] for *_, data in later.edges(data=True)} == {"planned", "desired"}


def test_what_was_rejected_is_left_out_unless_asked_for() -> None:
    store, library = sample_store(), sample_library()
    assert network(store, library, status=["rejected"]).number_of_nodes() == 0
    rejected = next(iter(store.native.quads_for_pattern(None, ox.NamedNode(KG + "status"), None)))
    store.native.remove(rejected)
    store.native.add(
        ox.Quad(rejected.subject, rejected.predicate, ox.NamedNode(KG + "rejected"), rejected.graph_name)
    )
    assert network(store, library).number_of_edges() == 131
    assert network(store, library, status=["rejected"]).number_of_edges() == 1


def test_an_empty_store_is_an_empty_graph() -> None:
    assert network(NOTHING, sample_library()).number_of_nodes() == 0


def test_an_unknown_name_says_what_is_near() -> None:
    with pytest.raises(UnknownName) as caught:
        network(sample_store(), sample_library(), around="Verenigde Staaten")
    assert "Verenigde Staten" in caught.value.near


@pytest.mark.parametrize(
    "asked",
    [{"groups": ["A"]}, {"status": ["maybe"]}, {"factuality": ["real"]}, {"depth": 2}],
    ids=lambda asked: next(iter(asked)),
)
def test_a_choice_that_does_not_exist_is_refused(asked: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        network(sample_store(), sample_library(), **asked)  # type: ignore[arg-type]


def test_a_depth_below_zero_is_refused() -> None:
    with pytest.raises(UsageError, match="-1"):
        network(sample_store(), sample_library(), around="Iran", depth=-1)


def test_the_first_letter_is_a_network_with_what_the_united_states_left(shipped: Project) -> None:
    graph = network(open_store(shipped.build), sample_library(), around="VS")
    left = {
        graph.nodes[target]["label_nl"]
        for source, target, data in graph.edges(data=True)
        if data["predicate"] == KG + "withdrewFrom" and source == iri("verenigde-staten")
    }
    assert len(left) == 3
    assert {"JCPOA", "Akkoord van Parijs"} < left
