"""A letter's `decisions.ttl`: who accepted or rejected which statement and when, one line a decision.

Invariant: the order of the lines means nothing, so that git may merge two files by taking the lines of
both. Of several decisions on one statement the latest counts; what each statement says stands beside
its decisions, so that a decision outlives the machine that proposed it.

    statement:9f2c... a kg:Statement ; kg:passage <#char=0,40> ; kg:subject ... .
    statement:9f2c... kg:decision [ prov:generatedAtTime "2025-01-31T09:30:00Z"^^xsd:dateTime ;
        kg:status kg:accepted ; prov:wasAttributedTo "a name" ] .                # on one line
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kamergraaf.model import Status
from kamergraaf.rdf import vocabulary as v
from kamergraaf.rdf.records import Record, read_record
from kamergraaf.rdf.turtle import Placed

DECISION = v.term("kg:decision")
DECIDED_BY = v.term("prov:wasAttributedTo")
DECIDED_AT = v.term("prov:generatedAtTime")
_VERDICTS = {v.term(f"kg:{status}"): status for status in (Status.ACCEPTED, Status.REJECTED)}
_PARTS = (v.STATUS, DECIDED_BY, DECIDED_AT)
_WORDED = (v.SUBJECT_TEXT, v.OBJECT_TEXT, v.WHEN, v.ATTRIBUTED_TO, v.LABEL)
_Values: TypeAlias = dict[NamedNode, list[NamedNode | BlankNode | Literal | Triple]]


@dataclass(frozen=True, slots=True)
class Decision:
    """What someone decided about a statement (its IRI). `time` is an ISO time with its zone."""

    statement: str
    status: Status
    who: str
    time: str

    def __post_init__(self) -> None:
        if not self.who:
            raise ValueError("a decision has a name")
        if self.moment.tzinfo is None:
            raise ValueError(f"the time {self.time!r} has no time zone")

    @property
    def moment(self) -> datetime:
        """The time as a value that can be compared."""
        return datetime.fromisoformat(self.time)


@dataclass(slots=True)
class Decisions:
    """A letter's decisions by statement, each with its line, and what those statements say.

    The statements of the `record` have the status of their latest decision.
    """

    record: Record
    latest: dict[str, tuple[Decision, int]] = field(default_factory=dict)


def read_decisions(triples: Iterable[Placed], *, file: Path, letter: str) -> Decisions:
    """The file's triples, sorted out; what does not fit is in the record's findings."""
    placed = list(triples)
    decided = [
        (triple.subject.value, triple.object, line)
        for triple, line in placed
        if triple.predicate == DECISION
        and isinstance(triple.subject, NamedNode)
        and isinstance(triple.object, BlankNode)
    ]
    values: dict[BlankNode, _Values] = {node: {} for _, node, _ in decided}
    rest: list[Placed] = []
    for triple, line in placed:
        if isinstance(triple.subject, BlankNode) and triple.subject in values:
            values[triple.subject].setdefault(triple.predicate, []).append(triple.object)
        elif triple.object not in values:
            rest.append(Placed(triple, line))
    latest: dict[str, tuple[Decision, int]] = {}
    faults: list[tuple[int, str]] = []
    for statement, node, line in decided:
        try:
            _keep_latest(latest, _decision(statement, values[node]), line)
        except ValueError as error:
            faults.append((line, f"the decision does not hold: {error}"))
    record = read_record(_with_status(_reconciled(rest), latest), file=file, letter=letter)
    for line, message in faults:
        hint = "Write kg:accepted or kg:rejected, who (prov:wasAttributedTo) and when (prov:generatedAtTime)."
        record.find(line, message, hint)
    return Decisions(record, latest)


def _keep_latest(latest: dict[str, tuple[Decision, int]], decision: Decision, line: int) -> None:
    before = latest.get(decision.statement)
    if before is None or _rank(before[0]) < _rank(decision):
        latest[decision.statement] = decision, line


def _decision(statement: str, values: _Values) -> Decision:
    for part in _PARTS:
        if len(values.get(part, ())) != 1:
            raise ValueError(f"it needs one {v.shorten(part.value)}, not {len(values.get(part, ()))}")
    for other in values.keys() - set(_PARTS):
        raise ValueError(f"it has no {v.shorten(other.value)}")
    status, who, time = (values[part][0] for part in _PARTS)
    if not isinstance(status, NamedNode) or status not in _VERDICTS:
        raise ValueError(f"{status} is no verdict")
    if not isinstance(who, Literal) or not isinstance(time, Literal):
        raise ValueError("its name and its time are literals")
    return Decision(statement, _VERDICTS[status], who.value, time.value)


def _rank(decision: Decision) -> tuple[datetime, str, str]:
    return decision.moment, decision.who, decision.status


def _reconciled(triples: Iterable[Placed]) -> Iterator[Placed]:
    """The triples, each once, with one wording of each statement and one label of each thing.

    Two reviewers may have decided on one statement that was worded otherwise for each ("het akkoord",
    "akkoord"); when git has merged their lines, the first in the order of the words counts.
    """
    first: dict[tuple[object, NamedNode], Placed] = {}
    for placed in {placed.triple: placed for placed in triples}.values():
        triple = placed.triple
        if triple.predicate not in _WORDED:
            yield placed
            continue
        key = triple.subject, triple.predicate
        before = first.get(key)
        if before is None or str(triple.object) < str(before.triple.object):
            first[key] = placed
    yield from first.values()


def _with_status(triples: Iterable[Placed], latest: dict[str, tuple[Decision, int]]) -> Iterable[Placed]:
    """The triples, and for each statement the status that was decided: proposed when nothing was."""
    for placed in triples:
        yield placed
        triple = placed.triple
        if (
            triple.predicate == v.TYPE
            and triple.object == v.STATEMENT
            and isinstance(triple.subject, NamedNode)
        ):
            known = latest.get(triple.subject.value)
            status = known[0].status if known else Status.PROPOSED
            yield Placed(Triple(triple.subject, v.STATUS, v.term(f"kg:{status}")), placed.line)
