"""The data files of the shipped project as plain triples, for the tests that read them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple, parse

ROOT = Path(__file__).parents[2]
LETTERS = ROOT / "graph" / "letters"
FIRST = LETTERS / "2018-trans-atlantische-relaties"

KG = "https://w3id.org/kamergraaf/def#"
ID = "https://w3id.org/kamergraaf/id/"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
ORG = "http://www.w3.org/ns/org#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SKOS = "http://www.w3.org/2004/02/skos/core#"

KIND_OF = {
    "State": "actor",
    "Organisation": "actor",
    "IntergovernmentalOrganisation": "actor",
    "GovernmentBody": "actor",
    "Company": "actor",
    "CivilSociety": "actor",
    "Person": "actor",
    "ActorGroup": "actor",
    "Agreement": "agreement",
    "Treaty": "agreement",
    "PoliticalCommitment": "agreement",
    "Framework": "agreement",
    "Measure": "measure",
    "Event": "event",
    "Place": "place",
    "Office": "office",
    "Phrase": "topic",
}

Node = dict[str, list[NamedNode | Literal]]
"""A described node: its values by predicate."""


@cache
def triples(file: Path) -> tuple[Triple, ...]:
    """The triples of a Turtle file, in its order."""
    return tuple(Triple(quad.subject, quad.predicate, quad.object) for quad in parse(path=str(file)))


def registry_files() -> list[Path]:
    return sorted((ROOT / "graph" / "registry").glob("*.ttl"))


def letter_folders() -> list[Path]:
    return sorted(folder for folder in LETTERS.iterdir() if folder.is_dir())


def nodes(files: Iterable[Path]) -> dict[str, Node]:
    """What the files describe, by IRI (or by blank node); values without a name are left out."""
    found: dict[str, Node] = {}
    for number, file in enumerate(files):
        for triple in triples(file):
            subject = triple.subject
            key = subject.value if isinstance(subject, NamedNode) else f"_:{number}-{subject}"
            if isinstance(triple.object, NamedNode | Literal):
                found.setdefault(key, {}).setdefault(triple.predicate.value, []).append(triple.object)
    return found


def kinds(node: Node) -> set[str]:
    """The names of its classes, without `kg:`; other vocabularies' classes are left out."""
    return {value.value.removeprefix(KG) for value in node.get(RDF_TYPE, ()) if value.value.startswith(KG)}


def things(files: Iterable[Path]) -> dict[str, Node]:
    """The entities (not passages, statements or figures) that the files describe."""
    return {iri: node for iri, node in nodes(files).items() if kinds(node) & KIND_OF.keys()}


def value(node: Node, name: str) -> str:
    """Its one value for a property of `kg:`; empty when there is none."""
    values = node.get(KG + name, [])
    assert len(values) <= 1, f"{name}: {values}"
    return values[0].value if values else ""


def texts(node: Node, predicate: str, language: str) -> list[str]:
    return [
        text.value
        for text in node.get(predicate, ())
        if isinstance(text, Literal) and text.language == language
    ]


def slug(label: str) -> str:
    """The last part of a thing's IRI: its Dutch label, lower case, no accents, one hyphen a gap."""
    plain = "".join(
        char for char in unicodedata.normalize("NFKD", label.lower()) if not unicodedata.combining(char)
    )
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def statements(file: Path) -> Iterator[tuple[str, Node]]:
    """The statements of a letter's file, each with the quote of its passage."""
    found = nodes([file])
    for node in found.values():
        if "Statement" in kinds(node):
            yield value(found[value(node, "passage")], "quote"), node


def plain(file: Path) -> set[tuple[str, str, str]]:
    """The triples that the graph asserts: affirmed, actual, in the letter's own voice, not rejected."""
    return {
        short(node)
        for _, node in statements(file)
        if value(node, "polarity") == KG + "affirmed"
        and value(node, "factuality") == KG + "actual"
        and value(node, "status") != KG + "rejected"
        and not value(node, "attributedTo")
    }


def short(node: Node) -> tuple[str, str, str]:
    """Subject, predicate and object of a statement as `actor/navo`, `supports`, `event/brexit`."""
    return (
        value(node, "subject").removeprefix(ID),
        value(node, "predicate").removeprefix(KG),
        value(node, "object").removeprefix(ID),
    )
