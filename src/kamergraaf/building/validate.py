"""Validation: every check that the project knows, run to its end, reported in words.

Invariant: nothing is written, and a check that could not run is reported as skipped with its
reason, never as passed.
"""

from __future__ import annotations

from dataclasses import dataclass

from kamergraaf.building.assemble import Progress, assemble
from kamergraaf.building.make import check_shape_findings
from kamergraaf.errors import Finding
from kamergraaf.project import Project


@dataclass(frozen=True, slots=True)
class Section:
    """One check: its name, what it found, and why it was skipped if it was."""

    name: str
    findings: tuple[Finding, ...] = ()
    skipped: str = ""

    def __str__(self) -> str:
        if self.skipped:
            return f"{self.name}: SKIPPED. {self.skipped}"
        if not self.findings:
            return f"{self.name}: in order"
        return "\n".join([f"{self.name}: {len(self.findings)} found", *map(str, self.findings)])


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
            Section("statements and registry", tuple(assembly.data_findings)),
            Section("shapes (SHACL)", tuple(check_shape_findings(assembly, project))),
            _consistency(project, assembly.quads),
        )
    )
