from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kamergraaf.errors import StoreError
from kamergraaf.store import EmbeddedStore, EndpointStore, Store, open_store
from kamergraaf.store.contract import Result

LINE = "<http://e/{0}> <http://e/p> <http://e/o> <http://e/g> .\n"


def subjects(store: Store) -> list[str]:
    return sorted(row["s"].value.removeprefix("http://e/") for row in store.query("SELECT ?s { ?s ?p ?o }"))


@pytest.fixture
def build(tmp_path: Path) -> Path:
    """A build folder as `kamergraaf build` and `kamergraaf reason` leave it; each part holds another quad."""
    release = tmp_path / "build" / "releases" / "000001"
    release.mkdir(parents=True)
    (release / "graph.nq").write_text(LINE.format("said"))
    (release / "inferred.nq").write_text(LINE.format("inferred"))
    store = ox.Store(str(release / "store"))
    store.load(LINE.format("on-disk"), ox.RdfFormat.N_QUADS)
    store.flush()
    del store
    (tmp_path / "build" / "current").symlink_to("releases/000001")
    return tmp_path / "build"


def test_a_small_build_is_read_into_memory(build: Path) -> None:
    assert subjects(open_store(build)) == ["said"]
    assert subjects(open_store(build / "current")) == ["said"]
    assert subjects(open_store(str(build))) == ["said"]


def test_a_large_build_is_read_from_disk(build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kamergraaf.store.opening.MEMORY_LIMIT", 10)
    assert subjects(open_store(build)) == ["on-disk"]
    assert subjects(open_store(build, in_memory=True)) == ["said"]


def test_the_caller_decides_where_a_build_is_read_from(build: Path) -> None:
    assert subjects(open_store(build, in_memory=False)) == ["on-disk"]
    shutil.rmtree(build / "current" / "store")
    assert subjects(open_store(build, in_memory=False)) == ["said"]


def test_what_is_inferred_is_there_only_when_asked_for(build: Path) -> None:
    assert subjects(open_store(build, inferred=True)) == ["inferred", "said"]
    assert subjects(open_store(build, inferred=True, in_memory=False)) == ["inferred", "said"]


def test_a_build_without_inferences_says_how_to_draw_them(build: Path) -> None:
    (build / "current" / "inferred.nq").unlink()
    with pytest.raises(StoreError, match="kamergraaf reason"):
        open_store(build, inferred=True)


def test_a_store_stays_readable_when_a_new_build_takes_its_place(build: Path) -> None:
    store = open_store(build)
    shutil.rmtree(build)
    assert subjects(store) == ["said"]


def test_a_file_and_a_database_folder_open(build: Path, tmp_path: Path) -> None:
    assert subjects(open_store(build / "current" / "graph.nq")) == ["said"]
    assert subjects(open_store(build / "current" / "store")) == ["on-disk"]
    turtle = tmp_path / "some.ttl"
    turtle.write_text("<http://e/turtle> <http://e/p> 1 .")
    assert subjects(open_store(turtle)) == ["turtle"]


def test_a_database_folder_is_not_written_to(build: Path) -> None:
    folder = build / "current" / "store"
    before = {file.name: file.stat().st_mtime_ns for file in folder.iterdir()}
    subjects(open_store(folder))
    assert {file.name: file.stat().st_mtime_ns for file in folder.iterdir()} == before


def test_a_url_opens_without_asking_anything() -> None:
    store = open_store("https://example.org/sparql")
    assert isinstance(store, EndpointStore)
    assert store.name == "https://example.org/sparql"


@pytest.mark.parametrize("missing", ["build", "build/current", "graph.nq"])
def test_a_missing_build_says_to_build(tmp_path: Path, missing: str) -> None:
    with pytest.raises(StoreError, match="kamergraaf build"):
        open_store(tmp_path / missing)


def test_an_empty_folder_is_no_build(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no build"):
        open_store(tmp_path)


def test_a_broken_line_of_quads_is_named(build: Path) -> None:
    (build / "current" / "graph.nq").write_text(LINE.format("said") + "<http://e/s> <http://e/p> oops .\n")
    with pytest.raises(StoreError) as raised:
        open_store(build)
    assert f"{(build / 'current').resolve() / 'graph.nq'}:2" in str(raised.value)
    assert "kamergraaf build" in raised.value.hint


def test_an_unknown_ending_is_named(tmp_path: Path) -> None:
    (tmp_path / "quads.dat").write_text("")
    with pytest.raises(StoreError, match=r"quads\.dat: it is not known"):
        open_store(tmp_path / "quads.dat")


@pytest.mark.parametrize("damage", ["MANIFEST-*", "*.sst", "CURRENT"])
def test_a_broken_database_is_one_clear_error(build: Path, damage: str) -> None:
    folder = build / "current" / "store"
    for file in folder.glob(damage):
        file.write_bytes(b"broken\n")
    with pytest.raises(StoreError, match="kamergraaf build") as raised:
        subjects(open_store(folder))
    assert str(folder) in str(raised.value)


def test_a_store_that_fails_while_it_answers_is_a_store_error() -> None:
    def triples() -> Iterator[ox.Triple]:
        yield ox.Triple(ox.NamedNode("http://e/s"), ox.NamedNode("http://e/p"), ox.Literal("o"))
        raise OSError("the disk is gone")

    with pytest.raises(StoreError, match="http://e/ broke off while it answered: the disk is gone"):
        list(Result(triples(), where="http://e/").triples())


def test_time_is_up_between_rows() -> None:
    native = ox.Store()
    store = EmbeddedStore(native)
    with pytest.raises(StoreError, match="took too long"):
        list(store.query("SELECT ?n { VALUES ?n { 1 2 3 } }", timeout=0))
