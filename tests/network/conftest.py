"""Fixtures of the network room: the made-up letters as a graph. Tests may not change it."""

from __future__ import annotations

import networkx as nx
import pytest
from tests.network.network_sample import sample_library, sample_store

from kamergraaf.network import network


@pytest.fixture(scope="session")
def sample() -> nx.MultiDiGraph:
    return network(sample_store(), sample_library())


@pytest.fixture(scope="session")
def part() -> nx.MultiDiGraph:
    """What is around Turkije: a dozen things."""
    return network(sample_store(), sample_library(), around="Turkije")
