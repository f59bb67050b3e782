"""Metadata: what a letter says of itself becomes its `letter.ttl`.

Invariant: nothing is made up. What the letter does not say is left out, and a name that the registry
does not know is told as a remark; only who speaks in it is said by whoever adds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from kamergraaf.errors import InputError, Place, UnknownName
from kamergraaf.model import Letter
from kamergraaf.rdf import vocabulary as v
from kamergraaf.rdf.statements import when_literal
from kamergraaf.reviewing.labels import Labels
from kamergraaf.reviewing.phrases import Phrases, slug
from kamergraaf.reviewing.writing import Pairs, Turtle

_LANGUAGES = {"fr": "French", "en": "English", "de": "German"}
_TITLE = v.term("dcterms:title")
_LANGUAGE = v.term("dcterms:language")
_WRITTEN = v.term("dcterms:date")
_IDENTIFIER = v.term("dcterms:identifier")
_ADDRESSEE, _SIGNATORY, _BEHALF = v.term("kg:addressee"), v.term("kg:signatory"), v.term("kg:onBehalfOf")
_BODIES = ("Organisation", "IntergovernmentalOrganisation", "GovernmentBody", "Company", "CivilSociety")
_PARTIES = frozenset((*_BODIES, "State", "Person", "ActorGroup", "Actor", "Office", "Place"))


def check_language(letter: Letter, file: Path) -> None:
    """Raises InputError for a letter in a language that is not read."""
    if language := _LANGUAGES.get(letter.details.language):
        raise InputError(
            f"the letter is in {language}; nothing was extracted",
            place=Place(str(file)),
            value=letter.details.language,
            hint="Only Dutch letters can be added.",
        )


def slug_of(letter: Letter, file: Path) -> str:
    """A folder's name: the date and the title of the letter, or the name of its file."""
    details = letter.details
    return slug(f"{details.date} {details.title}" if details.title else file.stem)


def find_sender(name: str, labels: Labels) -> str:
    """The IRI of who speaks in the letter. Raises UnknownName when the registry has no such party."""
    found = labels.only(name)
    if found is None or not labels.kinds(found) & _PARTIES:
        raise UnknownName(
            f"{name!r} is no party that the registry describes",
            value=name,
            hint="Name another with --sender, or describe this one in graph/registry/ first.",
        )
    return found


def describe_writer(name: str, letter: str, labels: Labels) -> tuple[str, list[Triple]]:
    """The government that writes, and what is to be said of it where the registry does not have it."""
    if found := labels.named(name):
        return found, []
    phrases = Phrases(letter, classes=("GovernmentBody",))
    iri = phrases.iri(name, "GovernmentBody")
    return iri, list(phrases.describe(iri))


def letter_turtle(
    letter: Letter, *, file: Path, sender: str, described: Iterable[Triple], labels: Labels, turtle: Turtle
) -> tuple[str, list[str]]:
    """The text of `letter.ttl`, and remarks about what the letter says and the registry does not know.

    `described` is what is to be said of the sender.
    """
    details = letter.details
    rows: list[Pairs] = [
        [(v.TYPE, v.LETTER)],
        [(_TITLE, Literal(details.title or file.stem, language="nl"))],
        [(_LANGUAGE, Literal("nl"))],
    ]
    if details.date:
        rows.append([(_WRITTEN, when_literal(details.date))])
    if details.identifier:
        rows.append([(_IDENTIFIER, Literal(details.identifier))])
    rows.append([(v.SENDER, NamedNode(sender))])
    remarks: list[str] = []
    for predicate, names in _parties_named(letter):
        for name in names:
            if party := _party(name, labels):
                rows.append([(predicate, NamedNode(party))])
            else:
                remarks.append(f"{v.shorten(predicate.value)} is left out: the registry has no {name!r}")
    lines = [
        *turtle.header(),
        "",
        turtle.block(turtle.term(NamedNode(turtle.letter)), *rows),
        *turtle.things(described),
        "",
    ]
    return "\n".join(lines), remarks


def _parties_named(letter: Letter) -> Iterator[tuple[NamedNode, Sequence[str]]]:
    details = letter.details
    yield _ADDRESSEE, [details.addressee] if details.addressee else []
    yield _SIGNATORY, [signatory.name for signatory in details.signatories]
    yield _BEHALF, details.on_behalf_of


def _party(name: str, labels: Labels) -> str | None:
    """The party that is called so, or at whom the name ends ("Voorzitter van de <chamber>")."""
    for candidate in _endings(name):
        found = labels.only(candidate)
        if found and labels.kinds(found) & _PARTIES:
            return found
    return None


def _endings(name: str) -> Iterator[str]:
    words = name.split()
    for start in range(len(words)):
        if start == 0 or words[start][:1].isupper():
            yield " ".join(words[start:])
