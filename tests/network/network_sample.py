"""A made-up project of two letters: some sixty things and a hundred and twenty statements.

The sentences are invented; they have the shape of what ministers write. `data/things.txt` has one thing a
line: kind and slug, class, Dutch and English label. `data/sentences.txt` has one sentence a line, and under
it its statements: subject, predicate, object and what qualifies them. A line with `#` begins a letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kamergraaf.model import digest
from kamergraaf.querying import LibraryQuery, load_library
from kamergraaf.store.embedded import EmbeddedStore

KG = "https://w3id.org/kamergraaf/def#"
ID = "https://w3id.org/kamergraaf/id/"
_DATA = Path(__file__).parent / "data"
QUERIES = Path(__file__).parents[2] / "queries"

LETTERS = {"2021-handel-en-klimaat": "Handel en klimaat", "2022-veiligheid": "Veiligheid in Europa"}

PREDICATES = {  # name: (group, nl, en)
    "supports": ("A+", "steunt", "supports"),
    "welcomes": ("A+", "verwelkomt", "welcomes"),
    "values": ("A+", "hecht aan", "values"),
    "agreesWith": ("A+", "is het eens met", "agrees with"),
    "opposes": ("A-", "is tegen", "opposes"),
    "criticises": ("A-", "bekritiseert", "criticises"),
    "condemns": ("A-", "veroordeelt", "condemns"),
    "isConcernedAbout": ("A-", "is bezorgd over", "is concerned about"),
    "callsFor": ("B", "roept op tot", "calls for"),
    "addresses": ("B", "spreekt aan", "addresses"),
    "consultsWith": ("B", "overlegt met", "consults with"),
    "committedTo": ("C", "committeert zich aan", "committed to"),
    "worksToward": ("C", "zet zich in voor", "works toward"),
    "withdrewFrom": ("C", "trok zich terug uit", "withdrew from"),
    "violates": ("C", "schendt", "violates"),
    "cooperatesWith": ("D", "werkt samen met", "cooperates with"),
    "contributesTo": ("D", "draagt bij aan", "contributes to"),
    "investsIn": ("D", "investeert in", "invests in"),
    "strengthens": ("D", "versterkt", "strengthens"),
    "imposed": ("E", "stelde in", "imposed"),
    "undermines": ("E", "ondermijnt", "undermines"),
    "threatens": ("E", "bedreigt", "threatens"),
    "memberOf": ("F", "is lid van", "is member of"),
    "partnerOf": ("F", "is partner van", "is partner of"),
    "holdsOffice": ("F", "bekleedt", "holds the office of"),
}

THINGS = (_DATA / "things.txt").read_text("utf-8")

ALIASES = {
    "actor/verenigde-staten": ("VS", "Verenigde Staten van Amerika"),
    "actor/europese-unie": ("EU",),
    "actor/verenigd-koninkrijk": ("VK",),
    "actor/nederlands-kabinet": ("het kabinet", "de regering"),
    "actor/wto": ("WTO",),
}

SENTENCES = (_DATA / "sentences.txt").read_text("utf-8")


def sample_library() -> dict[str, LibraryQuery]:
    return load_library(QUERIES)


def sample_store() -> EmbeddedStore:
    native = ox.Store()
    native.extend(_triples())
    return EmbeddedStore(native)


def iri(short: str) -> str:
    return ID + (short if "/" in short else f"actor/{short}")


def _triples() -> Iterator[ox.Quad]:
    yield from _vocabulary()
    yield from _things()
    letter, offset, quote, passage = "", 0, "", ""
    for line in SENTENCES.strip().splitlines():
        if line.startswith("# "):
            letter, offset = ID + "letter/" + line[2:], 0
            yield from _letter(letter, LETTERS[line[2:]])
        elif not line.startswith("  "):
            quote, start, offset = line, offset, offset + len(line) + 1
            passage = f"{letter}#char={start},{start + len(quote)}"
            yield from _passage(passage, quote, start)
        else:
            yield from _statement(letter, passage, line.split())


def _quad(subject: str, predicate: str, thing: ox.NamedNode | ox.Literal) -> ox.Quad:
    prefixes = {
        "a": "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
        "dcterms": "http://purl.org/dc/terms/",
        "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "kg": KG,
    }
    prefix, _, name = predicate.partition(":")
    graph = ox.NamedNode("https://w3id.org/kamergraaf/graph/sample")
    return ox.Quad(ox.NamedNode(subject), ox.NamedNode(prefixes[prefix] + name), thing, graph)


def _vocabulary() -> Iterator[ox.Quad]:
    for name, (group, dutch, english) in PREDICATES.items():
        yield _quad(KG + name, "kg:group", ox.Literal(group))
        yield _quad(KG + name, "rdfs:label", ox.Literal(dutch, language="nl"))
        yield _quad(KG + name, "rdfs:label", ox.Literal(english, language="en"))


def _things() -> Iterator[ox.Quad]:
    for line in THINGS.strip().splitlines():
        short, kind, labels = line.split(" ", 2)
        dutch, english = labels.split("|")
        yield _quad(iri(short), "a", ox.NamedNode(KG + kind))
        yield _quad(iri(short), "skos:prefLabel", ox.Literal(dutch, language="nl"))
        yield _quad(iri(short), "skos:prefLabel", ox.Literal(english, language="en"))
        for alias in ALIASES.get(short, ()):
            yield _quad(iri(short), "skos:altLabel", ox.Literal(alias, language="nl"))


def _letter(letter: str, title: str) -> Iterator[ox.Quad]:
    yield _quad(letter, "a", ox.NamedNode(KG + "Letter"))
    yield _quad(letter, "dcterms:title", ox.Literal(title, language="nl"))
    yield _quad(letter, "kg:sender", ox.NamedNode(iri("nederlands-kabinet")))


def _passage(passage: str, quote: str, start: int) -> Iterator[ox.Quad]:
    yield _quad(passage, "a", ox.NamedNode(KG + "Passage"))
    yield _quad(passage, "kg:quote", ox.Literal(quote, language="nl"))
    yield _quad(passage, "nif:beginIndex", ox.Literal(start))
    yield _quad(passage, "nif:endIndex", ox.Literal(start + len(quote)))
    yield _quad(passage, "nif:referenceContext", ox.NamedNode(passage.partition("#")[0]))


def _statement(letter: str, passage: str, words: list[str]) -> Iterator[ox.Quad]:
    subject, predicate, thing, *rest = words
    given = dict(word.split("=") for word in rest if "=" in word)
    statement = f"{ID}statement/{digest(passage, *words)}"
    facts = next((word for word in rest if word in {"planned", "desired", "possible"}), "actual")
    yield _quad(statement, "a", ox.NamedNode(KG + "Statement"))
    for key, value in (
        ("subject", iri(subject)),
        ("predicate", KG + predicate),
        ("object", iri(thing)),
        ("polarity", KG + ("negated" if "negated" in rest else "affirmed")),
        ("factuality", KG + facts),
        ("status", KG + "accepted"),
        ("attributedTo", iri(given.get("holder", "nederlands-kabinet"))),
        ("passage", passage),
    ):
        yield _quad(statement, f"kg:{key}", ox.NamedNode(value))
    yield _quad(statement, "kg:subjectText", ox.Literal("", language="nl"))
    if "when" in given:
        yield _quad(statement, "kg:when", ox.Literal(given["when"]))
