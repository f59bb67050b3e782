"""References of a letter to official documents, with official identifiers where a public rule gives one.

Invariant: an identifier or address is given only by a form in `ontology/references.ttl`; what that
cannot decide is listed without one, and says why.
"""

from __future__ import annotations

from kamergraaf.extraction.references.finding import find_references
from kamergraaf.extraction.references.kinds import Kinds, load_kinds
from kamergraaf.extraction.references.values import Context, Footnote, Reference

__all__ = ["Context", "Footnote", "Kinds", "Reference", "find_references", "load_kinds"]
