"""The statements as a network: things are nodes, statements are edges.

Invariant: an edge is one statement, its key is the statement's IRI, and it carries the sentence that
says so; a node is a thing that at least one kept statement starts from or points at (or the one asked
for). The same store gives the same graph, in the same order.

A node has `label_nl`, `label_en`, `kind` (a key of `style.KINDS`), `type` (the IRI of its class) and
`aliases` (one a line). An edge has `predicate` (IRI), `predicate_nl`, `predicate_en`, `group`, `stance`
(for, against, neutral), `polarity`, `factuality`, `status`, `holder` (IRI), `holder_nl`, `holder_en`,
`own_voice`, `when`, `letter` (IRI), `letter_title`, `quote`, `start`, `end`, `subject_text`, `object_text`.
What is not known is the empty string, so that every format can hold it. The graph itself has `around` and
`letter` (IRIs) when it was asked for so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from pyoxigraph import Triple

from kamergraaf.errors import UnknownName, UsageError
from kamergraaf.model import Factuality, Polarity, Status
from kamergraaf.querying.names import Names

if TYPE_CHECKING:
    import networkx as nx

    from kamergraaf.querying import LibraryQuery
    from kamergraaf.store import Store

GROUPS = ("A+", "A-", "B", "C", "D", "E", "F")
STANCES = ("for", "against", "neutral")
DEFAULT_STATUS = (Status.ACCEPTED, Status.PROPOSED)

# The class that says most comes first: a thing may have several.
_KIND_OF_CLASS = {
    "State": "state",
    "IntergovernmentalOrganisation": "organisation",
    "GovernmentBody": "organisation",
    "Company": "organisation",
    "CivilSociety": "organisation",
    "Organisation": "organisation",
    "Person": "person",
    "ActorGroup": "group",
    "Treaty": "agreement",
    "PoliticalCommitment": "agreement",
    "Framework": "agreement",
    "Agreement": "agreement",
    "Measure": "measure",
    "Event": "event",
    "Place": "place",
    "Office": "office",
    "Actor": "group",
    "Phrase": "phrase",
    "Topic": "topic",
}

Row = Mapping[str, str]


def network(
    store: Store,
    library: Mapping[str, LibraryQuery],
    *,
    around: str | None = None,
    letter: str | None = None,
    depth: int | None = None,
    groups: Collection[str] | None = None,
    status: Collection[str] = DEFAULT_STATUS,
    factuality: Collection[str] | None = None,
) -> nx.MultiDiGraph:
    """The graph of a store's statements: all, those of one letter, or those `depth` steps around a thing.

    `around` and `letter` are an IRI or any name that the store knows. `groups`, `status` and `factuality`
    keep only what they name. With `around`, edges count in both directions and `depth` is 1 unless given.
    Raises UnknownName for a name that is not there or fits several things, UsageError for a depth that
    makes no sense.
    """
    import networkx as nx

    _check_choice("group", groups, GROUPS)
    _check_choice("status", status, [*Status])
    _check_choice("factuality", factuality, [*Factuality])
    _check_depth(depth, around)
    names = Names(store, library)
    centre = None if around is None else names.resolve(around).value
    wanted = None if letter is None else names.resolve(letter, parameter="letter").value
    things = {row["thing"]: row for row in _rows(store, library["network-things"])}
    graph = nx.MultiDiGraph(**{name: iri for name, iri in (("around", centre), ("letter", wanted)) if iri})
    kept = [
        row
        for row in _rows(store, library["network-statements"])
        if _name(row["status"]) in status
        and (wanted is None or row["letter"] == wanted)
        and (groups is None or row["group"] in groups)
        and (factuality is None or _name(row["factuality"]) in factuality)
    ]
    ends = {row[end] for row in kept for end in ("subject", "object")}
    for thing in sorted(ends if centre is None else ends | {centre}):
        row = things.get(thing) or {f"label_{lang}": names.label(thing, lang) for lang in ("nl", "en")}
        graph.add_node(thing, **_node(row, thing))
    for row in sorted(kept, key=lambda row: (row["letter"], int(row["start"]), row["statement"])):
        if not graph.has_edge(row["subject"], row["object"], row["statement"]):
            graph.add_edge(row["subject"], row["object"], row["statement"], **_edge(row, names))
    if centre is None:
        return graph
    reach = 1 if depth is None else depth
    near = nx.single_source_shortest_path_length(graph.to_undirected(as_view=True), centre, cutoff=reach)
    return _part(graph, near)


def stance_of(group: str, polarity: str) -> str:
    """Where the subject stands: `for`, `against` or `neutral`.

    Groups A+ and A- take a stance; the others take none. Denied support ("steunt niet") is a stance
    against; denied criticism is no stance.

    >>> stance_of("A+", "affirmed"), stance_of("A+", "negated"), stance_of("A-", "negated")
    ('for', 'against', 'neutral')
    """
    if group == "A+":
        return "for" if polarity == Polarity.AFFIRMED else "against"
    if group == "A-" and polarity == Polarity.AFFIRMED:
        return "against"
    return "neutral"


def _part(graph: nx.MultiDiGraph, nodes: Collection[str]) -> nx.MultiDiGraph:
    part = type(graph)(**graph.graph)
    part.add_nodes_from((node, data) for node, data in graph.nodes(data=True) if node in nodes)
    part.add_edges_from(
        (source, target, key, data)
        for source, target, key, data in graph.edges(keys=True, data=True)
        if source in nodes and target in nodes
    )
    return part


def _rows(store: Store, query: LibraryQuery) -> Iterator[Row]:
    for row in store.query(query.text).mappings():
        yield {
            name: "" if term is None or isinstance(term, Triple) else term.value for name, term in row.items()
        }


def _node(row: Row, thing: str) -> dict[str, str]:
    classes = {_name(iri): iri for iri in row.get("classes", "").split()}
    best = next((name for name in _KIND_OF_CLASS if name in classes), "")
    dutch, english = row.get("label_nl", ""), row.get("label_en", "")
    return {
        "label_nl": dutch or english or _words(thing),
        "label_en": english or dutch or _words(thing),
        "kind": _KIND_OF_CLASS.get(best, "other"),
        "type": classes.get(best, ""),
        "aliases": "\n".join(sorted(filter(None, row.get("aliases", "").split("\n")))),
    }


def _edge(row: Row, names: Names) -> dict[str, str | int | bool]:
    polarity = _name(row["polarity"])
    return {
        "predicate": row["predicate"],
        "predicate_nl": row["predicate_nl"] or row["predicate_en"] or _name(row["predicate"]),
        "predicate_en": row["predicate_en"] or row["predicate_nl"] or _name(row["predicate"]),
        "group": row["group"],
        "stance": stance_of(row["group"], polarity),
        "polarity": polarity,
        "factuality": _name(row["factuality"]),
        "status": _name(row["status"]),
        "holder": row["holder"],
        "holder_nl": names.label(row["holder"], "nl"),
        "holder_en": names.label(row["holder"], "en"),
        "own_voice": row["holder"] == row["sender"],
        "when": row["when"],
        "letter": row["letter"],
        "letter_title": row["letter_title"] or _words(row["letter"]),
        "quote": row["quote"],
        "start": int(row["start"]),
        "end": int(row["end"]),
        "subject_text": row["subject_text"],
        "object_text": row["object_text"],
    }


def _check_choice(what: str, given: Collection[str] | None, known: Collection[str]) -> None:
    if unknown := [name for name in given or () if name not in known]:
        raise UnknownName(
            f"{unknown[0]!r} is not a {what}", value=unknown[0], hint=f"Known are: {', '.join(known)}."
        )


def _check_depth(depth: int | None, around: str | None) -> None:
    if depth is not None and depth < 0:
        raise UsageError(f"a depth of {depth} is not possible", value=depth, hint="Take 0 or more.")
    if depth is not None and around is None:
        raise UsageError("a depth needs a thing to start from", value=depth, hint="Say around which thing.")


def _name(iri: str) -> str:
    return iri.replace("#", "/").rsplit("/", 1)[-1]


def _slug(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]


def _words(iri: str) -> str:
    return _slug(iri).replace("-", " ")
