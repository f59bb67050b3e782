"""Where quads live: embedded Oxigraph, or any SPARQL 1.1 endpoint, behind one contract.

Invariant: a store is only read from here, the union of its graphs is the default graph, and a
query, its parameters and its answer mean the same in every backend.
"""

from __future__ import annotations

from kamergraaf.store.contract import Parameters, Result, Row, Store, Term
from kamergraaf.store.embedded import EmbeddedStore
from kamergraaf.store.endpoint import EndpointStore
from kamergraaf.store.opening import open_store

__all__ = ["EmbeddedStore", "EndpointStore", "Parameters", "Result", "Row", "Store", "Term", "open_store"]
