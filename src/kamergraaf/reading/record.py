"""Metadata records of official publications: `metadata_gegevens`, OWMS and the records of the SRU search.

Invariant: the text of a record is its title and its summary; every other field is listed as metadata
and, where the letter has a place for it, in the details.
"""

from __future__ import annotations

from collections.abc import Iterator

from kamergraaf.model import Details, Signatory
from kamergraaf.reading.assemble import Draft
from kamergraaf.reading.dates import read_date
from kamergraaf.reading.markup import Writer
from kamergraaf.reading.paper_numbers import plain_dossier, plain_session
from kamergraaf.reading.tree import Node

_SHOWN = {
    "title": ("heading", 1),
    "documenttitel": ("heading", 1),
    "abstract": ("text", 0),
    "description": ("text", 0),
}


def draft_of_record(root: Node) -> Draft:
    """The draft of a metadata record."""
    writer = Writer()
    fields: dict[str, list[str]] = {}
    for name, value, node in _fields(root):
        key = name.rsplit(".", 1)[-1].rsplit(":", 1)[-1]
        shown = _SHOWN.get(key)
        kind, level = shown or ("text", 0)
        writer.begin(kind, level=level, line=node.line, path=name)
        if shown and value not in fields.get(key, []):
            writer.text(value)
        else:
            writer.omit(f"{name}: {value}", "metadata")
        writer.end()
        fields.setdefault(key, []).append(value)
    draft = writer.draft()
    draft.details = _details(fields)
    return draft


def _fields(root: Node) -> Iterator[tuple[str, str, Node]]:
    """Each field's name and value: attributes of `metadata` elements, or elements that hold only text."""
    for node in root.all():
        if node.tag in ("metadata", "meta") and "content" in node.attributes:
            yield node.attributes.get("name", ""), node.attributes["content"], node
        elif not node.elements and node.text():
            yield node.tag, node.text(), node


def _details(fields: dict[str, list[str]]) -> Details:
    def one(*names: str) -> str:
        return next((fields[name][0] for name in names if fields.get(name)), "")

    session = one("vergaderjaar")
    return Details(
        kind="record",
        title=one("documenttitel", "title"),
        sender=one("creator", "authority"),
        signatories=tuple(Signatory(name) for name in fields.get("indiener", ())),
        date=read_date(one("issued", "available", "date", "modified")[:10]),
        dossier=plain_dossier(one("dossiernummer")),
        number=one("ondernummer", "publicationIssue", "publicatienummer"),
        session=plain_session(session) if any(mark in session for mark in "-–/") else session,
        identifier=one("identifier"),
        language=one("language"),
    )
