"""Opening a store from what a person names: a build, a file of quads, a database folder, or a URL.

Invariant: nothing is written, and what cannot be opened is one StoreError that says what to do.
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kamergraaf.errors import Place, StoreError
from kamergraaf.store.contract import Store
from kamergraaf.store.embedded import EmbeddedStore
from kamergraaf.store.endpoint import EndpointStore

MEMORY_LIMIT = 16 * 1024 * 1024
"""Size in bytes up to which a build's `graph.nq` is read into memory unless the caller decides.

Measured: reading costs 14 ms a 10,000 quads (2 MB), opening the folder on disk 5 ms whatever its
size; queries in memory are 3 to 4 times faster. At this size reading takes about 0.1 s.
"""

_REBUILD = "Run `kamergraaf build` to make it anew."


def open_store(source: Path | str, *, inferred: bool = False, in_memory: bool | None = None) -> Store:
    """The store at `source`.

    `source` is a project's build folder or one release in it, a file in an RDF format, a folder with
    an Oxigraph database, or the http(s) URL of a SPARQL endpoint. An endpoint must have the union of its
    graphs as its default graph.

    `inferred` adds the graph of what follows from a build (`kamergraaf reason`); an endpoint holds
    what it holds. `in_memory` decides for a build whether to read it into memory or from disk; without
    it, small builds are read into memory. Raises StoreError.
    """
    if isinstance(source, str) and source.startswith(("http://", "https://")):
        return EndpointStore(source)
    path = Path(source)
    if (build := _find_release(path)) is not None:
        return _open_build(build, inferred=inferred, in_memory=in_memory)
    if _is_database(path):
        return EmbeddedStore(_open_database(path), name=str(path))
    if path.is_file():
        return EmbeddedStore(_read([path]), name=str(path))
    raise StoreError(
        f"there is no {'build' if path.is_dir() else 'such file or folder'}",
        place=Place(str(path)),
        value=str(path),
        hint="Run `kamergraaf build` first, or name a build folder, a file with quads or an endpoint's URL.",
    )


def _find_release(path: Path) -> Path | None:
    for folder in (path / "current", path):
        if (folder / "graph.nq").is_file():
            return folder.resolve()
    return None


def _is_database(path: Path) -> bool:
    return (path / "CURRENT").is_file() and any(path.glob("MANIFEST-*"))


def _open_build(release: Path, *, inferred: bool, in_memory: bool | None) -> EmbeddedStore:
    graph, database, conclusions = release / "graph.nq", release / "store", release / "inferred.nq"
    if inferred and not conclusions.is_file():
        raise StoreError(
            "nothing has been inferred from this build",
            place=Place(str(release)),
            hint="Run `kamergraaf reason` first.",
        )
    if in_memory is None:
        in_memory = graph.stat().st_size <= MEMORY_LIMIT
    if in_memory or inferred or not _is_database(database):
        return EmbeddedStore(_read([graph, conclusions] if inferred else [graph]), name=str(release))
    return EmbeddedStore(_open_database(database), name=str(release))


def _read(files: list[Path]) -> ox.Store:
    store = ox.Store()
    for file in files:
        format_ = ox.RdfFormat.from_extension(file.suffix.removeprefix("."))
        if format_ is None:
            raise StoreError(
                "it is not known what format this file has",
                place=Place(str(file)),
                hint="The ending says it: .nq, .trig, .ttl, .nt, .jsonld or .rdf.",
            )
        try:
            store.bulk_load(path=file, format=format_, lenient=format_ == ox.RdfFormat.N_QUADS)
        except SyntaxError as error:
            place = Place(str(file), error.lineno, error.offset)
            raise StoreError(f"the file is broken: {error.msg}", place=place, hint=_REBUILD) from error
        except (OSError, RuntimeError) as error:
            raise StoreError(
                f"the file cannot be read: {error}", place=Place(str(file)), hint=_REBUILD
            ) from error
    return store


def _open_database(folder: Path) -> ox.Store:
    try:
        return ox.Store.read_only(str(folder))
    except (OSError, RuntimeError) as error:
        raise StoreError(
            f"the store cannot be opened: {error}", place=Place(str(folder)), hint=_REBUILD
        ) from error
