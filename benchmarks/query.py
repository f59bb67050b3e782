"""How long queries take on a graph of our shape (`synthetic.py`): ours, raw pyoxigraph and rdflib, in one run.

    python benchmarks/query.py [--quads 1000000] [--repeat 5] [--only ID ...] [--no-rdflib]

Invariant: all numbers of a run come from the same graph on the same machine. Times are medians in milliseconds; what
counts are the ratios. A query is timed until its last row was read; `bound` is with a value for each parameter, `open` without any.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox
from synthetic import write_graph

from kamergraaf.project import find_project
from kamergraaf.querying import LibraryQuery, Names, Rows, load_library, run_query
from kamergraaf.querying.parameters import to_term
from kamergraaf.rdf.vocabulary import PREFIXES, term
from kamergraaf.store import EmbeddedStore, Result, Term, open_store

# What the parameters are bound to: things in the middle of the range, neither the most nor the least used.
VALUES = {
    "actor": "actor:actor-7",
    "speaker": "actor:actor-7",
    "thing": "actor:actor-7",
    "body": "actor:actor-3",
    "agreement": "agreement:agreement-7",
    "topic": "topic:topic-7",
    "letter": "letter:letter-7",
    "predicate": "kg:supports",
    "kind": "kg:State",
    "offset": "500",
    "term": "zin 500",
    "lang": "en",
    "date": "2018-07-02",
}
POINT = "SELECT ?what WHERE { actor:actor-7 kg:withdrewFrom ?what }"
HEAVY = "SELECT ?subject ?predicate ?object WHERE { ?s kg:subject ?subject ; kg:predicate ?predicate ; kg:object ?object }"
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
        if not options.only:
            time_overhead(store, options.repeat)
        time_library(store, library, options.only or list(library), options.repeat)
        if not options.no_rdflib and not options.only:
            time_rdflib(file, store, library, options.repeat)


def time_loading(file: Path, repeat: int) -> EmbeddedStore:
    """Print the time to open the file, ours and raw, and give the store."""

    def raw() -> ox.Store:
        store = ox.Store()
        store.bulk_load(path=file, format=ox.RdfFormat.N_QUADS, lenient=True)
        return store

    theirs, ours = compare([raw, lambda: open_store(file)], min(repeat, 3))
    print(f"load: raw bulk_load {theirs:.0f} ms, open_store {ours:.0f} ms, ratio {ours / theirs:.2f}\n")
    return EmbeddedStore(raw())


def time_overhead(store: EmbeddedStore, repeat: int) -> None:
    """Print our time over that of raw pyoxigraph, for a query with few rows and one with many."""

    def raw(text: str) -> Callable[[], object]:
        return lambda: list(store.native.query(text, prefixes=PREFIXES, use_default_graph_as_union=True))

    for name, text, times in (("point", POINT, 500), ("heavy", HEAVY, repeat)):
        theirs, ours = compare([raw(text), lambda text=text: Rows(run_query(store, text))], times)
        print(f"{name} query: raw {theirs:.3f} ms, ours {ours:.3f} ms, ratio {ours / theirs:.2f}")
    print()


def time_library(
    store: EmbeddedStore, library: Mapping[str, LibraryQuery], ids: Sequence[str], repeat: int
) -> None:
    """Print a line a library query: its time and rows, with and without values for its parameters."""
    names = Names(store, library)
    print(f"{'library query':32}{'bound ms':>12}{'rows':>9}{'open ms':>12}{'rows':>9}")
    for query in (library[query_id] for query_id in ids):
        if query.federated:
            continue
        terms = terms_of(query, names)
        cells = ""
        for bound in [terms, {}] if terms else [{}]:
            milliseconds, rows = measure(
                lambda b=bound, q=query: count_rows(store.query(q.text, parameters=b)), repeat
            )
            cells += f"{milliseconds:12.1f}{rows:9}"
        print(f"{query.id:32}{'' if terms else ' ' * 21}{cells}", flush=True)
    print()


def time_rdflib(file: Path, store: EmbeddedStore, library: Mapping[str, LibraryQuery], repeat: int) -> None:
    """Print our time and that of rdflib's own engine on the same rows."""
    import rdflib

    start = time.perf_counter()
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(file, format="nquads")
    print(f"rdflib: load {1000 * (time.perf_counter() - start):.0f} ms")
    names = Names(store, library)
    print(f"{'library query, bound':32}{'rdflib ms':>12}{'ours ms':>12}{'ratio':>9}{'rows':>9}")
    for query in (library[query_id] for query_id in AGAINST_RDFLIB):
        terms = terms_of(query, names)
        bindings = {name: rdflib.util.from_n3(str(value)) for name, value in terms.items()}
        theirs, rows = measure(lambda q=query, b=bindings: len(dataset.query(q.text, initBindings=b)), 1)
        ours, _ = measure(lambda q=query, t=terms: len(Rows(run_query(store, q.text, parameters=t))), repeat)
        print(f"{query.id:32}{theirs:12.1f}{ours:12.1f}{theirs / ours:9.0f}{rows:9}", flush=True)


def terms_of(query: LibraryQuery, names: Names) -> dict[str, Term]:
    """A term for each parameter of a query."""
    return {
        parameter.variable: term(VALUES[parameter.name])
        if parameter.kind == "iri"
        else to_term(parameter, VALUES[parameter.name], names=names)
        for parameter in query.parameters
    }


def count_rows(result: Result) -> int:
    """The number of rows or triples, all read."""
    return sum(1 for _ in (result if result.variables else result.triples()))


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
