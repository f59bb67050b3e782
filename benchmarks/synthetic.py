"""A graph of our shape, as large as asked for: an ontology, a registry, and letters with statements.

Invariant: the same number of quads asked for gives the same lines. The skew is that of a corpus: a third
of all statements are the government's, few things are named often, half of the objects are phrases.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from kamergraaf.rdf.vocabulary import PREFIXES

GRAPH = PREFIXES["graph"]
ONTOLOGY, REGISTRY = f"{GRAPH}ontology", f"{GRAPH}registry"
SENTENCES = 90
PREDICATES = {
    "standsFor": ("A+", "supports welcomes values agreesWith"),
    "standsAgainst": ("A-", "opposes criticises condemns isConcernedAbout"),
    "speaks": ("B", "callsFor addresses consultsWith proposes"),
    "bindsItself": (
        "C",
        "committedTo worksToward decided joined signed ratified implements withdrewFrom violates",
    ),
    "helps": ("D", "cooperatesWith contributesTo investsIn assists strengthens"),
    "harms": ("E", "imposed threatens attacks undermines blocks"),
    "isRelatedTo": ("F", "memberOf partOf holdsOffice partnerOf complements targets"),
}
NARROWER = {"welcomes": "supports", "condemns": "criticises", "investsIn": "contributesTo"}
CLASSES = {
    "State": "Actor",
    "Actor": "Entity",
    "Treaty": "Agreement",
    "Agreement": "Entity",
    "Measure": "Entity",
    "Event": "Entity",
    "Topic": "Entity",
    "Phrase": "Topic",
    "Letter": "Entity",
}


def write_graph(file: Path, quads: int) -> int:
    """Write a graph of at least so many quads, whole letters, and give their number."""
    written = 0
    with file.open("w", encoding="utf-8") as stream:
        for line in make_graph(quads):
            stream.write(line)
            written += 1
    return written


def make_graph(quads: int) -> Iterator[str]:
    """The lines of a graph: an ontology, a registry that grows with the corpus, letters until enough."""
    dice = random.Random(quads)
    actors = max(40, quads // 500)
    made = 0
    for line in [*make_ontology(), *make_registry(actors)]:
        made += 1
        yield line
    number = 0
    while made < quads:
        for line in make_letter(number, actors, dice):
            made += 1
            yield line
        number += 1


def make_ontology() -> Iterator[str]:
    """The predicates with their groups, and the classes."""
    for group, (letter, members) in PREDICATES.items():
        yield quad(f"kg:{group}", "kg:group", text(letter), ONTOLOGY)
        for name in members.split():
            yield quad(f"kg:{name}", "rdf:type", iri("kg:Predicate"), ONTOLOGY)
            yield quad(f"kg:{name}", "kg:group", text(letter), ONTOLOGY)
            yield quad(f"kg:{name}", "rdfs:label", text(name, "en"), ONTOLOGY)
            yield quad(f"kg:{name}", "rdfs:subPropertyOf", iri(f"kg:{NARROWER.get(name, group)}"), ONTOLOGY)
    for narrow, wide in CLASSES.items():
        yield quad(f"kg:{narrow}", "rdfs:subClassOf", iri(f"kg:{wide}"), ONTOLOGY)


def make_registry(actors: int) -> Iterator[str]:
    """Actors, and half as many agreements, measures and events; a hundred topics in a tree; offices."""
    sizes = {
        "actor": actors,
        "agreement": actors // 2,
        "measure": actors // 2,
        "event": actors // 2,
        "topic": 100,
    }
    kinds = {
        "actor": "State",
        "agreement": "Treaty",
        "measure": "Measure",
        "event": "Event",
        "topic": "Topic",
    }
    for kind, size in sizes.items():
        for number in range(size):
            thing = f"{kind}:{kind}-{number}"
            yield quad(thing, "rdf:type", iri(f"kg:{kinds[kind]}"), REGISTRY)
            yield quad(thing, "skos:prefLabel", text(f"{kind} nummer {number}", "nl"), REGISTRY)
            yield quad(thing, "skos:prefLabel", text(f"{kind} number {number}", "en"), REGISTRY)
            yield quad(thing, "skos:altLabel", text(f"{kind[0].upper()}{number}", "nl"), REGISTRY)
            yield quad(thing, "skos:exactMatch", iri(f"wd:Q{len(kind)}0{number}"), REGISTRY)
            if kind == "topic" and number:
                yield quad(thing, "skos:broader", iri(f"topic:topic-{number // 4}"), REGISTRY)
            if kind == "event":
                yield quad(thing, "kg:mentions", iri(f"actor:actor-{number}"), REGISTRY)
    for number in range(0, actors, 10):
        role = f"actor:actor-{number}#office"
        yield quad(role, "rdf:type", iri("org:Membership"), REGISTRY)
        yield quad(role, "org:member", iri(f"actor:actor-{number}"), REGISTRY)
        yield quad(role, "org:role", iri(f"office:office-{number % 50}"), REGISTRY)
        yield quad(role, "org:organization", iri(f"actor:actor-{number // 2}"), REGISTRY)
        yield quad(role, "kg:validFrom", typed(f"20{10 + number % 12}-01-01", "date"), REGISTRY)


def make_letter(number: int, actors: int, dice: random.Random) -> Iterator[str]:
    """A letter of ninety sentences, half of them with one statement, a third with two or three."""
    letter, graph = f"letter:letter-{number}", f"{GRAPH}letter-{number}"
    yield quad(letter, "rdf:type", iri("kg:Letter"), graph)
    yield quad(letter, "dcterms:title", text(f"Brief {number}", "nl"), graph)
    yield quad(letter, "dcterms:date", typed(f"{2000 + number % 25}-06-{1 + number % 28:02}", "date"), graph)
    yield quad(letter, "kg:sender", iri("actor:actor-0"), graph)
    start = 0
    for sentence in range(SENTENCES):
        length = dice.randint(60, 200)
        count = dice.choices([0, 1, 2, 3], [18, 50, 20, 12])[0]
        passage = f"{letter}#char={start},{start + length}"
        words = f"Dit is zin {start} van brief {number}{' en zo verder' * (length // 14)}"[:length]
        yield quad(passage, "rdf:type", iri("kg:Passage" if count else "kg:PassageWithoutStatement"), graph)
        yield quad(passage, "kg:quote", text(words, "nl"), graph)
        yield quad(passage, "nif:beginIndex", typed(str(start), "integer"), graph)
        yield quad(passage, "nif:endIndex", typed(str(start + length), "integer"), graph)
        yield quad(passage, "nif:referenceContext", iri(letter), graph)
        for _ in range(count):
            yield from make_statement(letter, passage, graph, actors, dice)
        if sentence % 15 == 0:
            yield from make_figure(letter, passage, graph, actors, dice)
        start += length + 1


def make_statement(letter: str, passage: str, graph: str, actors: int, dice: random.Random) -> Iterator[str]:
    """A statement, mostly of the government; half of what they are about are phrases of the letter."""
    statement = f"statement:{dice.getrandbits(64):016x}"
    subject = "actor:actor-0" if dice.random() < 0.35 else pick("actor", actors, dice)
    predicate = dice.choice(dice.choice([members.split() for _, members in PREDICATES.values()]))
    kind = dice.choices(["actor", "agreement", "measure", "event", "topic"], [25, 8, 8, 4, 55])[0]
    if kind == "topic":
        thing = f"topic:zaak-{dice.randrange(20_000)}"
        yield quad(thing, "rdf:type", iri("kg:Phrase"), graph)
        yield quad(thing, "skos:prefLabel", text(thing, "nl"), graph)
        yield quad(thing, "skos:broader", iri(f"topic:topic-{dice.randrange(100)}"), graph)
    else:
        thing = pick(kind, actors if kind == "actor" else actors // 2, dice)
    negated = dice.random() < 0.05
    factuality = dice.choices(["actual", "planned", "desired", "possible"], [70, 12, 12, 6])[0]
    speaker = "actor:actor-0" if dice.random() < 0.95 else pick("actor", actors, dice)
    status = dice.choices(["accepted", "proposed", "rejected"], [70, 25, 5])[0]
    for name, value in (
        ("rdf:type", "kg:Statement"), ("kg:passage", passage), ("kg:subject", subject), ("kg:object", thing),
        ("kg:predicate", f"kg:{predicate}"), ("kg:polarity", "kg:negated" if negated else "kg:affirmed"),
        ("kg:factuality", f"kg:{factuality}"), ("kg:attributedTo", speaker), ("kg:status", f"kg:{status}"),
        ("kg:about", f"topic:topic-{dice.randrange(100)}"), ("prov:wasGeneratedBy", f"{letter}#run"),
    ):  # fmt: skip
        yield quad(statement, name, iri(value), graph)
    yield quad(statement, "kg:subjectText", text(subject.partition(":")[2], "nl"), graph)
    yield quad(statement, "kg:objectText", text(f"de {thing.partition(':')[2]}", "nl"), graph)
    if dice.random() < 0.1:
        yield quad(statement, "kg:when", typed(str(dice.randint(1990, 2030)), "gYear"), graph)
    if not negated and factuality == "actual" and speaker == "actor:actor-0" and status != "rejected":
        yield quad(subject, f"kg:{predicate}", iri(thing), graph)


def make_figure(letter: str, passage: str, graph: str, actors: int, dice: random.Random) -> Iterator[str]:
    """A number in a passage."""
    figure = f"{letter}#figure-{dice.getrandbits(64):016x}"
    yield quad(figure, "rdf:type", iri("kg:Figure"), graph)
    yield quad(figure, "kg:passage", iri(passage), graph)
    yield quad(figure, "kg:figureText", text("20 procent", "nl"), graph)
    yield quad(figure, "kg:value", typed("20", "integer"), graph)
    yield quad(figure, "kg:unit", text("procent", "nl"), graph)
    yield quad(figure, "kg:measures", text("aandeel", "nl"), graph)
    yield quad(figure, "kg:concerns", iri(pick("actor", actors, dice)), graph)


def pick(kind: str, size: int, dice: random.Random) -> str:
    """A thing of a kind; the first ones far more often than the last."""
    return f"{kind}:{kind}-{int(size ** dice.random()) - 1}"


def quad(subject: str, predicate: str, value: str, graph: str) -> str:
    """A line of N-Quads."""
    return f"{iri(subject)} {iri(predicate)} {value} <{graph}> .\n"


def iri(name: str) -> str:
    """A prefixed name as an IRI."""
    prefix, _, local = name.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


def text(value: str, language: str = "") -> str:
    """A text without quotes in it as a literal."""
    return f'"{value}"@{language}' if language else f'"{value}"'


def typed(value: str, kind: str) -> str:
    """A literal with a datatype of XML Schema."""
    return f'"{value}"^^<{PREFIXES["xsd"]}{kind}>'
