"""The SHACL check: what in the graph is not formed as `shapes.ttl` asks, with letter and sentence.

Invariant: nothing is fetched and nothing is changed; the classes and topics that the shapes speak of
come from the same folder as the shapes, so data can be checked without an ontology beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kamergraaf.errors import InputError, Place
from kamergraaf.rdf import vocabulary as v
from kamergraaf.rdf.turtle import read_turtle

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

    Terms: TypeAlias = "dict[NamedNode | BlankNode | Literal | Triple, Node]"

SHAPES_FILE = "shapes.ttl"
VOCABULARY_FILES = ("kamergraaf.ttl", "topics.ttl")
_SH = v.PREFIXES["sh"]


@dataclass(frozen=True, slots=True)
class ShapeFinding:
    """One thing that breaks a shape.

    `focus` is what was checked (an IRI, or `_:label` for a node without one), `path` the property
    in short form ("kg:subject", "^kg:passage" when looked at from the other end, empty for the thing as a
    whole), `value` the offending value ("" when one is missing). `passage` and `quote` are set when
    the focus is a passage or stands in one.
    """

    focus: str
    path: str
    message_nl: str
    message_en: str
    value: str = ""
    passage: str | None = None
    quote: str | None = None
    severity: str = "Violation"

    def __str__(self) -> str:
        """One line in English, and the sentence under it when there is one."""
        what = f" {self.path}" if self.path else ""
        value = f" (it has {v.shorten(self.value)})" if self.value else ""
        line = f"{v.shorten(self.focus)}{what}: {self.message_en}{value}"
        return f"{line}\n  {self.passage}: “{self.quote}”" if self.passage else line


def check_shapes(data: Iterable[Quad], shapes_folder: Path) -> list[ShapeFinding]:
    """What in the data breaks a shape of `shapes_folder`/shapes.ttl, sorted; empty when all is well.

    The graph names of the quads do not count: all graphs are checked as one. Raises InputError
    when the shapes cannot be read or are no SHACL.
    """
    import pyshacl
    from pyshacl.errors import ReportableRuntimeError, ShapeLoadError

    file = shapes_folder / SHAPES_FILE
    terms: Terms = {}
    shapes = _to_rdflib((placed.triple for placed in read_turtle(file)), terms)
    vocabulary = (
        placed.triple
        for name in VOCABULARY_FILES
        if (shapes_folder / name).is_file()
        for placed in read_turtle(shapes_folder / name)
    )
    graph = _to_rdflib(_needed((quad.triple for quad in data), shapes), terms)
    graph += _to_rdflib(_needed(vocabulary, shapes), terms)
    try:
        _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, inference="none", inplace=True)
    except (ReportableRuntimeError, ShapeLoadError) as error:
        raise _refused(file, error) from error
    if not hasattr(report, "subjects"):  # pySHACL hands a failure back in the report's place
        raise _refused(file, report)
    return sorted(
        _findings(report, graph), key=lambda found: (found.focus, found.path, found.message_en, found.value)
    )


def _refused(file: Path, reason: object) -> InputError:
    return InputError(
        f"the shapes cannot be used: {reason}", place=Place(str(file)), hint="Correct the SHACL."
    )


def _needed(triples: Iterable[Triple], shapes: rdflib.Graph) -> Iterator[Triple]:
    """The triples whose predicate some shape speaks of; the rest cannot change the answer."""
    spoken = {v.TYPE, v.term("rdfs:subClassOf"), v.IN_PASSAGE, v.QUOTE}
    spoken |= {NamedNode(str(term)) for term in shapes.objects() if str(term).startswith("http")}
    return (triple for triple in triples if triple.predicate in spoken)


def _to_rdflib(triples: Iterable[Triple], terms: Terms) -> rdflib.Graph:
    """The triples as an rdflib graph; equal terms are made once."""
    import rdflib

    graph = rdflib.Graph(bind_namespaces="none")
    for triple in triples:
        nodes = []
        for term in (triple.subject, triple.predicate, triple.object):
            node = terms.get(term)
            if node is None:
                node = terms[term] = _to_node(term)
            nodes.append(node)
        graph.add((nodes[0], nodes[1], nodes[2]))
    return graph


def _to_node(term: NamedNode | BlankNode | Literal | Triple) -> Node:
    import rdflib

    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, Triple):
        raise InputError("a triple stands where a thing or a value must stand", value=str(term))
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False)


def _findings(report: Any, graph: rdflib.Graph) -> Iterator[ShapeFinding]:
    import rdflib

    sh = rdflib.Namespace(_SH)
    for result in report.objects(predicate=sh.result):
        focus = report.value(result, sh.focusNode)
        messages = {
            getattr(message, "language", None) or "": str(message)
            for message in report.objects(result, sh.resultMessage)
        }
        anything = next(iter(sorted(messages.values())), "it breaks a shape")
        value = report.value(result, sh.value)
        passage, quote = _where(focus, graph)
        yield ShapeFinding(
            focus=_name(focus),
            path=_path(report.value(result, sh.resultPath), report),
            message_nl=messages.get("nl", anything),
            message_en=messages.get("en", anything),
            value="" if value is None or value == focus else _name(value),
            passage=passage,
            quote=quote,
            severity=str(report.value(result, sh.resultSeverity)).removeprefix(_SH),
        )


def _where(focus: Node, graph: rdflib.Graph) -> tuple[str | None, str | None]:
    """The passage that the focus is or stands in, and its words."""
    import rdflib

    quote = rdflib.URIRef(v.QUOTE.value)
    passage = (
        focus
        if (focus, quote, None) in graph
        else graph.value(focus, rdflib.URIRef(v.IN_PASSAGE.value), any=True)
    )
    if passage is None:
        return None, None
    words = graph.value(passage, quote, any=True)
    return _name(passage), "" if words is None else str(words)


def _name(node: Node) -> str:
    import rdflib

    return f"_:{node}" if isinstance(node, rdflib.BNode) else str(node)


def _path(path: Node | None, report: Any) -> str:
    """A property path in SPARQL's notation, with our prefixes."""
    import rdflib

    if path is None:
        return ""
    if isinstance(path, rdflib.URIRef):
        return v.shorten(str(path))
    sh = rdflib.Namespace(_SH)
    if (inverse := report.value(path, sh.inversePath)) is not None:
        return f"^{_path(inverse, report)}"
    if (choices := report.value(path, sh.alternativePath)) is not None:
        return "|".join(_path(choice, report) for choice in report.items(choices))
    return "/".join(_path(step, report) for step in report.items(path))
