"""The network room: the statements as a networkx graph, drawn, exported and measured.

Invariant: a drawing or an export shows nothing that no statement says. Importing this room loads neither
networkx nor pyvis; calling it does.
"""

from __future__ import annotations

from kamergraaf.network.drawing import Drawing, draw
from kamergraaf.network.export import write_network
from kamergraaf.network.graph import network
from kamergraaf.network.measures import Table, measure

__all__ = ["Drawing", "Table", "draw", "measure", "network", "write_network"]
