"""From a store to a drawing in a file, in one call.

Invariant: a name or an ending that is wrong is told before anything is read or written.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kamergraaf.network.export import write_network, writer_for
from kamergraaf.network.graph import DEFAULT_STATUS, network
from kamergraaf.network.wording import LANGUAGES, words

if TYPE_CHECKING:
    import networkx as nx

    from kamergraaf.querying import LibraryQuery
    from kamergraaf.store import Store


@dataclass(frozen=True, slots=True)
class Drawing:
    """What was drawn and where it is."""

    output: Path
    things: int
    statements: int

    def __str__(self) -> str:
        return f"{self.things} things and {self.statements} statements drawn in {self.output}"


def draw(
    store: Store,
    library: Mapping[str, LibraryQuery],
    output: Path,
    *,
    around: str | None = None,
    letter: str | None = None,
    depth: int | None = None,
    groups: Collection[str] | None = None,
    status: Collection[str] = DEFAULT_STATUS,
    factuality: Collection[str] | None = None,
    lang: str = "nl",
) -> Drawing:
    """Draw the network of a store as .html (interactive), .svg, .graphml or .gexf.

    What is drawn is chosen as in `network`; `lang` is the language it opens in. Raises what `network` raises,
    UsageError for another ending, OutputError when the file cannot be written.
    """
    writer_for(output)
    words(lang)
    graph = network(
        store,
        library,
        around=around,
        letter=letter,
        depth=depth,
        groups=groups,
        status=status,
        factuality=factuality,
    )
    write_network(graph, output, lang=lang, title=heading(graph))
    return Drawing(output, things=graph.number_of_nodes(), statements=graph.number_of_edges())


def heading(graph: nx.MultiDiGraph) -> dict[str, str]:
    """A heading in each language: the letter, the thing in the middle, or just the network."""
    titles = dict.fromkeys(data["letter_title"] for _, _, data in graph.edges(data=True))
    found = {}
    for lang in LANGUAGES:
        text = words(lang)
        parts = []
        if centre := graph.graph.get("around"):
            parts.append(text["heading.around"].format(thing=graph.nodes[centre][f"label_{lang}"]))
        if "letter" in graph.graph or len(titles) == 1:
            parts.extend(list(titles)[:1])
        found[lang] = f"Kamergraaf: {' · '.join(parts)}" if parts else text["title"]
    return found
