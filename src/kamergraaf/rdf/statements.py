"""Statements, passages and figures become quads.

Invariant: pure, and each thing gets an IRI of its own digest, so the same statement has the same
IRI in every build; the plain triple is given out if and only if `Statement.is_plain_fact`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kamergraaf.model import Figure, Passage, Statement
from kamergraaf.rdf import vocabulary as v

_WHEN_FORMS = (
    (re.compile(r"-?\d{4}-\d\d-\d\d"), v.DATE),
    (re.compile(r"-?\d{4}-\d\d"), v.YEAR_MONTH),
    (re.compile(r"-?\d{4}"), v.YEAR),
    (re.compile(r"[\dXYUu.?~%/,\[\]{}-]*\d[\dXYUu.?~%/,\[\]{}-]*"), v.EDTF),
)


def when_literal(text: str) -> Literal:
    """A date, a year, a month of a year, or an EDTF expression, as a literal of the fitting type.

    Raises ValueError for anything else.

    >>> when_literal("2018"), when_literal("2014/2024").datatype.value.rsplit("/", 1)[1]
    (<Literal value=2018 datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#gYear>>, 'EDTF')
    """
    for form, datatype in _WHEN_FORMS:
        if form.fullmatch(text):
            return Literal(text, datatype=datatype)
    raise ValueError(f"{text!r} is no date, year or EDTF expression")


def passage_quads(passage: Passage, graph: NamedNode, *, empty: bool = False) -> Iterator[Quad]:
    """The passage with its quote and offsets, in NIF's terms."""
    node = NamedNode(passage.iri)
    yield Quad(node, v.TYPE, v.PASSAGE, graph)
    if empty:
        yield Quad(node, v.TYPE, v.EMPTY_PASSAGE, graph)
    yield Quad(node, v.QUOTE, Literal(passage.quote, language="nl"), graph)
    yield Quad(node, v.BEGIN_INDEX, Literal(passage.start), graph)
    yield Quad(node, v.END_INDEX, Literal(passage.end), graph)
    yield Quad(node, v.REFERENCE_CONTEXT, NamedNode(passage.letter), graph)


def statement_quads(statement: Statement, graph: NamedNode, *, base: str, sender: str) -> Iterator[Quad]:
    """The statement, and its plain triple when that holds. `sender` speaks when nobody else does."""
    node = NamedNode(f"{base}id/statement/{statement.digest}")
    for predicate, value in _statement_terms(statement, sender):
        yield Quad(node, predicate, value, graph)
    if statement.is_plain_fact:
        yield Quad(
            NamedNode(statement.subject), NamedNode(statement.predicate), NamedNode(statement.object), graph
        )


def _statement_terms(statement: Statement, sender: str) -> Iterator[tuple[NamedNode, NamedNode | Literal]]:
    yield v.TYPE, v.STATEMENT
    yield v.SUBJECT, NamedNode(statement.subject)
    yield v.PREDICATE, NamedNode(statement.predicate)
    yield v.OBJECT, NamedNode(statement.object)
    yield v.POLARITY, v.term(f"kg:{statement.polarity}")
    yield v.FACTUALITY, v.term(f"kg:{statement.factuality}")
    yield v.STATUS, v.term(f"kg:{statement.status}")
    yield v.ATTRIBUTED_TO, NamedNode(statement.attributed_to or sender)
    yield v.IN_PASSAGE, NamedNode(statement.passage.iri)
    yield v.GENERATED_BY, NamedNode(f"{statement.passage.letter}#run")
    if statement.subject_text:
        yield v.SUBJECT_TEXT, Literal(statement.subject_text, language="nl")
    if statement.object_text:
        yield v.OBJECT_TEXT, Literal(statement.object_text, language="nl")
    if statement.when:
        yield v.WHEN, when_literal(statement.when)
    for topic in statement.about:
        yield v.ABOUT, NamedNode(topic)
    if statement.confidence is not None:
        yield v.CONFIDENCE, Literal(f"{statement.confidence:.4f}", datatype=v.DECIMAL)
    if statement.rule:
        yield v.RULE, Literal(statement.rule)


def figure_quads(figure: Figure, graph: NamedNode) -> Iterator[Quad]:
    """The figure with its value, unit, what it measures, and its passage."""
    node = NamedNode(f"{figure.passage.letter}#figure-{figure.digest}")
    yield Quad(node, v.TYPE, v.FIGURE, graph)
    yield Quad(node, v.IN_PASSAGE, NamedNode(figure.passage.iri), graph)
    yield Quad(node, v.FIGURE_TEXT, Literal(figure.text, language="nl"), graph)
    yield Quad(node, v.VALUE, Literal(figure.value, datatype=v.DECIMAL), graph)
    yield Quad(node, v.UNIT, Literal(figure.unit, language="nl"), graph)
    yield Quad(node, v.MEASURES, Literal(figure.measures, language="nl"), graph)
    for thing in figure.concerns:
        yield Quad(node, v.CONCERNS, NamedNode(thing), graph)
    if figure.when:
        yield Quad(node, v.WHEN, when_literal(figure.when), graph)
