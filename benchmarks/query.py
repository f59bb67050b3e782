"""How long queries take on a graph of our shape: ours, raw pyoxigraph and rdflib, in one run.

    python benchmarks/query.py [--quads 1000000] [--repeat 5] [--only ID ...] [--no-rdflib]

Invariant: all numbers of a run come from the same graph (`synthetic.py`) on the same machine. Times are
medians in milliseconds; what counts are the ratios. A query is timed until its last row was read; `bound`
is with a value for each parameter, `open` without any.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
from synthetic import write_graph

from kamergraaf.project import find_project
from kamergraaf.querying import LibraryQuery, Rows, load_library, run_query
from kamergraaf.rdf.vocabulary import PREFIXES, term
from kamergraaf.store import EmbeddedStore, Term, open_store
from kamergraaf.store.contract import Form

if TYPE_CHECKING:
    import rdflib

# What the parameters are bound to: things in the middle of the range, neither the most nor the least used.
VALUES: dict[str, Term] = {
    "actor": term("actor:actor-7"),
    "speaker": term("actor:actor-7"),
    "thing": term("actor:actor-7"),
    "body": term("actor:actor-3"),
    "agreement": term("agreement:agreement-7"),
    "topic": term("topic:topic-7"),
    "letter": term("letter:letter-7"),
    "predicate": term("kg:supports"),
    "kind": term("kg:State"),
    "offset": ox.Literal(500),
    "term": ox.Literal("zin 500"),
    "lang": ox.Literal("en"),
    "date": ox.Literal("2018-07-02", datatype=term("xsd:date")),
}
POINT = "SELECT ?what WHERE { actor:actor-7 kg:withdrewFrom ?what }"
HEAVY = "SELECT ?a ?b ?c WHERE { ?s kg:subject ?a ; kg:predicate ?b ; kg:object ?c }"
AGAINST_RDFLIB = ("withdrawals", "supports", "calls-for", "said-of", "letter-statements", "shared-concerns")


def main() -> None:
    """Make the graph, time everything, print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--only", nargs="*", metavar="ID", help="time these library queries alone")
    parser.add_argument("--no-rdflib", action="store_true")
    parser.add_argument("--keep", type=Path, help="write the graph here and keep it")
    options = parser.parse_args()
    library = load_library(find_project().queries)
    with tempfile.TemporaryDirectory() as folder:
        file = options.keep or Path(folder) / "graph.nq"
        count = write_graph(file, options.quads)
        print(f"{count} quads, {file.stat().st_size / 1e6:.0f} MB, median of {options.repeat}\n")
        store = time_loading(file, options.repeat)
        time_overhead(store, options.repeat)
        queries = [library[query_id] for query_id in options.only or library]
        time_library(store, [query for query in queries if not query.federated], options.repeat)
        if not options.no_rdflib:
            time_rdflib(file, store, [library[query_id] for query_id in AGAINST_RDFLIB], options.repeat)


def time_loading(file: Path, repeat: int) -> EmbeddedStore:
    """Print the time to open the file, ours and raw, and give the store."""

    def raw() -> ox.Store:
        store = ox.Store()
        store.bulk_load(path=file, format=ox.RdfFormat.N_QUADS, lenient=True)
        return store

    theirs, ours = compare([raw, partial(open_store, file)], min(repeat, 3))
    print(f"load: raw bulk_load {theirs:.0f} ms, open_store {ours:.0f} ms, ratio {ours / theirs:.2f}\n")
    return EmbeddedStore(raw())


def time_overhead(store: EmbeddedStore, repeat: int) -> None:
    """Print our time over that of raw pyoxigraph, for a query with few rows and one with many."""

    def raw(text: str) -> int:
        answer = store.native.query(text, prefixes=PREFIXES, use_default_graph_as_union=True)
        return len(list(answer)) if isinstance(answer, ox.QuerySolutions) else 0

    for name, text, times in (("point", POINT, 500), ("heavy", HEAVY, repeat)):
        theirs, ours = compare([partial(raw, text), partial(count_rows, store, text, {})], times)
        print(f"{name} query: raw {theirs:.3f} ms, ours {ours:.3f} ms, ratio {ours / theirs:.2f}")
    print()


def time_library(store: EmbeddedStore, queries: Iterable[LibraryQuery], repeat: int) -> None:
    """Print a line a library query: its time and rows, with and without values for its parameters."""
    print(f"{'library query':32}{'bound ms':>12}{'rows':>9}{'open ms':>12}{'rows':>9}")
    for query in queries:
        terms = terms_of(query)
        cells = "" if terms else " " * 21
        for bound in [terms, {}] if terms else [{}]:
            milliseconds, rows = measure(partial(count_rows, store, query.text, bound), repeat)
            cells += f"{milliseconds:12.1f}{rows:9}"
        print(f"{query.id:32}{cells}", flush=True)
    print()


def time_rdflib(file: Path, store: EmbeddedStore, queries: Iterable[LibraryQuery], repeat: int) -> None:
    """Print our time and that of rdflib's own engine on the same rows."""
    import rdflib

    start = time.perf_counter()
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(file, format="nquads")
    print(f"rdflib: load {1000 * (time.perf_counter() - start):.0f} ms")

    def rdflib_rows(query: LibraryQuery) -> int:
        bindings = {name: to_rdflib(value) for name, value in terms_of(query).items()}
        return len(list(dataset.query(query.text, initBindings=bindings)))

    print(f"{'library query, bound':32}{'rdflib ms':>12}{'ours ms':>12}{'ratio':>9}{'rows':>9}")
    for query in queries:
        theirs, rows = measure(partial(rdflib_rows, query), 1)
        ours, _ = measure(partial(count_rows, store, query.text, terms_of(query)), repeat)
        print(f"{query.id:32}{theirs:12.1f}{ours:12.1f}{theirs / ours:9.0f}{rows:9}", flush=True)


def terms_of(query: LibraryQuery) -> dict[str, Term]:
    """A term for each parameter of a query."""
    return {parameter.variable: VALUES[parameter.name] for parameter in query.parameters}


def to_rdflib(value: Term) -> rdflib.URIRef | rdflib.Literal:
    """The same term for rdflib."""
    import rdflib

    if isinstance(value, ox.NamedNode):
        return rdflib.URIRef(value.value)
    return rdflib.Literal(value.value, datatype=rdflib.URIRef(value.datatype.value))


def count_rows(store: EmbeddedStore, text: str, terms: Mapping[str, Term]) -> int:
    """The number of rows or triples of an answer, all read; 1 for a boolean."""
    result = run_query(store, text, parameters=terms)
    if result.form is Form.ROWS:
        return len(Rows(result))
    return 1 if result.form is Form.BOOLEAN else sum(1 for _ in result.triples())


def compare(runs: Sequence[Callable[[], object]], repeat: int) -> list[float]:
    """The median milliseconds of each, taken in turns so that a busy moment hits all."""
    times: list[list[float]] = [[] for _ in runs]
    for _ in range(repeat):
        for run, measured in zip(runs, times, strict=True):
            start = time.perf_counter()
            run()
            measured.append(1000 * (time.perf_counter() - start))
    return [statistics.median(measured) for measured in times]


def measure(run: Callable[[], int], repeat: int) -> tuple[float, int]:
    """The median milliseconds of a run and what it counted; a run of over two seconds is not repeated."""
    times, count = list[float](), 0
    while len(times) < repeat and not (times and times[0] > 2000):
        start = time.perf_counter()
        count = run()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times), count


if __name__ == "__main__":
    main()
