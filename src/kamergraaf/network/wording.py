"""The words of the page and the picture, in Dutch and English, read from `assets/words.json`.

Invariant: both languages have the same keys.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import resources
from typing import TYPE_CHECKING

from kamergraaf.errors import UsageError

if TYPE_CHECKING:
    import networkx as nx

    from kamergraaf.network.bundles import Bundle

LANGUAGES = ("nl", "en")
_SHOWN = 2  # predicates named on a line; more are counted


def all_words() -> dict[str, dict[str, str]]:
    """The words by language and key."""
    text = (resources.files(__package__) / "assets" / "words.json").read_text("utf-8")
    found: dict[str, dict[str, str]] = json.loads(text)
    return found


def words(lang: str) -> Mapping[str, str]:
    """The words of one language. Raises UsageError for one that there is not."""
    if lang not in LANGUAGES:
        raise UsageError(
            f"there is no language {lang!r}", value=lang, hint=f"Known are: {', '.join(LANGUAGES)}."
        )
    return all_words()[lang]


def line_label(line: Bundle, graph: nx.MultiDiGraph, lang: str) -> str:
    """What stands on a line: its predicates, "steunt", "niet: steunt" or "steunt · hecht aan +2"."""
    names: list[str] = []
    for key in line.statements:
        name = graph.edges[line.source, line.target, key][f"predicate_{lang}"]
        if name not in names:
            names.append(name)
    label = " · ".join(names[:_SHOWN]) + (f" +{len(names) - _SHOWN}" if len(names) > _SHOWN else "")
    return f"{words(lang)['label.denied']} {label}" if line.denied else label
