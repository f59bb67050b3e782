"""Writing Turtle as people read it: prefixed names, one thing a line or a block, in a stable order.

Invariant: what is written reads back as the same triples, and a line holds no line end of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kamergraaf.model import Passage, Statement
from kamergraaf.project import DEFAULT_BASE, KINDS
from kamergraaf.rdf import vocabulary as v
from kamergraaf.rdf.decisions import DECIDED_AT, DECIDED_BY, DECISION, Decision
from kamergraaf.rdf.statements import when_literal

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple
Pairs: TypeAlias = Sequence[tuple[NamedNode, Term]]

_USED = ("dcterms", "edtf", "kg", "nif", "prov", "skos", "xsd")
_LOCAL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?")
_BARE = {v.DECIMAL: re.compile(r"[+-]?\d+\.\d+"), v.INTEGER: re.compile(r"[+-]?\d+")}
_DATE_TIME = v.term("xsd:dateTime")


@dataclass(frozen=True, slots=True)
class Turtle:
    """How the terms of one letter's files are written: `letter` is the base, `base` the project's."""

    letter: str
    base: str = DEFAULT_BASE

    def header(self) -> list[str]:
        """The lines with the base and all prefixes."""
        prefixes = {kind: f"{self.base}id/{kind}/" for kind in KINDS} | {p: v.PREFIXES[p] for p in _USED}
        lines = [f"@prefix {name}: <{prefixes[name]}> ." for name in sorted(prefixes)]
        return [f"@base <{self.letter}> .", *lines]

    def term(self, term: Term) -> str:
        """A term, short where it can be."""
        if isinstance(term, NamedNode):
            return self._name(term.value)
        if isinstance(term, Literal):
            if (form := _BARE.get(term.datatype)) and form.fullmatch(term.value):
                return term.value
            if not term.language and term.datatype != v.term("xsd:string"):
                return f"{Literal(term.value)}^^{self._name(term.datatype.value)}"
        return str(term)

    def line(self, subject: str, pairs: Pairs) -> str:
        """One thing on one line."""
        return f"{subject} {' ; '.join(self._pairs(pairs))} ."

    def block(self, subject: str, *rows: Pairs) -> str:
        """One thing with a line for each row of pairs."""
        return f"{subject} " + " ;\n    ".join(" ; ".join(self._pairs(row)) for row in rows if row) + " ."

    def passage(self, passage: Passage, *, empty: bool = False) -> str:
        """A passage on one line."""
        pairs: Pairs = [
            (v.TYPE, v.EMPTY_PASSAGE if empty else v.PASSAGE),
            (v.BEGIN_INDEX, Literal(passage.start)),
            (v.END_INDEX, Literal(passage.end)),
            (v.QUOTE, Literal(passage.quote, language="nl")),
        ]
        return self.line(self._name(passage.iri), pairs)

    def proposal(self, statement: Statement) -> str:
        """A statement as a block, with its status, rule and confidence."""
        what, words, judged = _rows(statement)
        return self.block(self.statement_name(statement), what, words, judged)

    def told(self, statement: Statement) -> str:
        """What a statement says, on one line and without a status: its decisions give that."""
        what, words, judged = _rows(statement)
        kept = [pair for pair in judged if pair[0] not in (v.STATUS, v.RULE, v.CONFIDENCE)]
        return self.line(self.statement_name(statement), [*what, *words, *kept])

    def decision(self, decision: Decision) -> str:
        """A decision on one line; several on one statement sort by their time."""
        pairs: Pairs = [
            (DECIDED_AT, Literal(decision.time, datatype=_DATE_TIME)),
            (v.STATUS, v.term(f"kg:{decision.status}")),
            (DECIDED_BY, Literal(decision.who)),
        ]
        inner = " ; ".join(self._pairs(pairs))
        return f"{self._name(decision.statement)} {self._name(DECISION.value)} [ {inner} ] ."

    def things(self, triples: Iterable[Triple]) -> Iterator[str]:
        """One line for each thing that the triples describe, in the order they come."""
        things: dict[NamedNode, list[tuple[NamedNode, Term]]] = {}
        for triple in triples:
            if isinstance(triple.subject, NamedNode):
                things.setdefault(triple.subject, []).append((triple.predicate, triple.object))
        for subject, pairs in things.items():
            yield self.line(self._name(subject.value), pairs)

    def statement_name(self, statement: Statement) -> str:
        """The statement's IRI as it is written."""
        return self._name(f"{self.base}id/statement/{statement.digest}")

    def _pairs(self, pairs: Pairs) -> Iterator[str]:
        for predicate, value in pairs:
            name = "a" if predicate == v.TYPE else self._name(predicate.value)
            yield f"{name} {self.term(value)}"

    def _name(self, iri: str) -> str:
        if iri.startswith(f"{self.letter}#"):
            return f"<{iri.removeprefix(self.letter)}>"
        for prefix in (*KINDS, *_USED):
            space = f"{self.base}id/{prefix}/" if prefix in KINDS else v.PREFIXES[prefix]
            if iri.startswith(space) and _LOCAL.fullmatch(local := iri.removeprefix(space)):
                return f"{prefix}:{local}"
        return str(NamedNode(iri))


def _rows(statement: Statement) -> tuple[Pairs, Pairs, Pairs]:
    """The passage and who does what; the words; the qualifiers and what is judged of it."""
    what: list[tuple[NamedNode, Term]] = [
        (v.TYPE, v.STATEMENT),
        (v.IN_PASSAGE, NamedNode(statement.passage.iri)),
        (v.SUBJECT, NamedNode(statement.subject)),
        (v.PREDICATE, NamedNode(statement.predicate)),
        (v.OBJECT, NamedNode(statement.object)),
    ]
    texts = ((v.SUBJECT_TEXT, statement.subject_text), (v.OBJECT_TEXT, statement.object_text))
    words: list[tuple[NamedNode, Term]] = [
        (part, Literal(text, language="nl")) for part, text in texts if text
    ]
    judged: list[tuple[NamedNode, Term]] = [
        (v.POLARITY, v.term(f"kg:{statement.polarity}")),
        (v.FACTUALITY, v.term(f"kg:{statement.factuality}")),
    ]
    if statement.attributed_to:
        judged.append((v.ATTRIBUTED_TO, NamedNode(statement.attributed_to)))
    if statement.when:
        judged.append((v.WHEN, when_literal(statement.when)))
    judged += [(v.ABOUT, NamedNode(topic)) for topic in statement.about]
    judged.append((v.STATUS, v.term(f"kg:{statement.status}")))
    if statement.confidence is not None:
        judged.append((v.CONFIDENCE, Literal(f"{statement.confidence:.4f}", datatype=v.DECIMAL)))
    if statement.rule:
        judged.append((v.RULE, Literal(statement.rule)))
    return what, words, judged
