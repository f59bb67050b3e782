"""Validation: every check that the project knows, run to its end, reported in words.

Invariant: nothing is written, and a check that could not run is reported as skipped with its
reason, never as passed. Consistency is asked of what people hold: a proposal that the ontology forbids
is for a reviewer to reject.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pyoxigraph import Quad

from kamergraaf.building.assemble import Progress, assemble
from kamergraaf.building.make import check_shape_findings
from kamergraaf.errors import Finding, Place
from kamergraaf.project import Project
from kamergraaf.rdf.status import DECIDED, with_status


@dataclass(frozen=True, slots=True)
class Section:
    """One check: its name, what it found, why it was skipped if it was, and what is worth knowing."""

    name: str
    findings: tuple[Finding, ...] = ()
    skipped: str = ""
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        verdict = f"{len(self.findings)} found" if self.findings else "in order"
        if self.skipped:
            verdict = f"SKIPPED: {self.skipped}" + (f"\n{verdict}" if self.findings else "")
        return "\n".join([f"{self.name}: {verdict}", *map(str, self.findings), *self.notes])


@dataclass(frozen=True, slots=True)
class Report:
    """All sections of a validation, in the order in which they ran."""

    sections: tuple[Section, ...]

    @property
    def in_order(self) -> bool:
        """Whether no check found anything; a skipped check found nothing."""
        return not any(section.findings for section in self.sections)

    def __str__(self) -> str:
        return "\n".join(map(str, self.sections))


def validate(project: Project, *, progress: Progress | None = None) -> Report:
    """Run the evidence gate, the data checks, SHACL, and HermiT over the project.

    Raises SyntaxFault or InputError when a file does not parse or cannot be read.
    """
    assembly = assemble(project, progress=progress)
    return Report(
        (
            Section("evidence gate", tuple(assembly.evidence_findings)),
            Section(
                "statements and registry",
                tuple(assembly.data_findings),
                notes=tuple(f"to be decided again: {note}" for note in assembly.notes),
            ),
            Section("shapes (SHACL)", tuple(check_shape_findings(assembly, project))),
            _consistency(project, list(with_status(assembly.quads, DECIDED))),
        )
    )


def _consistency(project: Project, quads: Sequence[Quad]) -> Section:
    """HermiT over the ontology with the data, and whether both stay inside what they declare."""
    from kamergraaf.rdf.consistency import check_consistency, ontology_files

    report = check_consistency(ontology_files(project.ontology), quads)
    place = Place("the ontology")
    findings = [Finding(f"it leaves OWL 2 DL: {fault}", place) for fault in report.outside_owl_dl]
    findings += [Finding(f"undeclared: {term}", place) for term in report.undeclared]
    found = (*report.unsatisfiable, *report.contradictions)
    findings += [Finding(one.en, place, "\n  ".join(map(str, one.reasons))) for one in found]
    notes = tuple(f"positions that conflict, as positions may: {conflict}" for conflict in report.conflicts)
    return Section("consistency (HermiT)", tuple(findings), report.skipped, notes)
