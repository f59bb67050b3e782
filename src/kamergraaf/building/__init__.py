"""Building: a project's registry, letters and reviewed statements become the graph in `build/`.

Invariant: all or nothing. What is in `build/current` came from one whole run that passed every
check, and the same project gives the same bytes wherever it stands.
"""

from __future__ import annotations

from kamergraaf.building.assemble import Assembly, assemble
from kamergraaf.building.make import build
from kamergraaf.building.reason import ReasonSummary, reason
from kamergraaf.building.summary import BuildSummary
from kamergraaf.building.validate import Report, validate

__all__ = ["Assembly", "BuildSummary", "ReasonSummary", "Report", "assemble", "build", "reason", "validate"]
