"""What an official publication states of itself in elements and attributes.

Invariant: a value is taken from the element that is there for it, never from running text.
"""

from __future__ import annotations

import re

from kamergraaf.model import Details, Signatory
from kamergraaf.reading.dates import read_date
from kamergraaf.reading.paper_numbers import plain_dossier, plain_session
from kamergraaf.reading.people import strip_article
from kamergraaf.reading.tree import Node

_KINDS = {"kamervragen": "answer", "handelingen": "debate", "handeling": "debate"}
_PAPERS = ("kamerstuk", "kamerwrk", *_KINDS)


def find_stated(root: Node) -> Details:
    """The details of a publication."""
    paper = root if root.tag in _PAPERS else root.first(*_PAPERS)
    return _of_paper(paper, _identifier(root)) if paper else _of_publication(root, _identifier(root))


def _identifier(root: Node) -> str:
    """The identifier in the address of the metadata record: ".../kst-33694-12/metadata.xml"."""
    for meta in root.all("meta"):
        if match := re.search(r"/([a-z]+-[^/]+)/metadata", meta.attributes.get("content", "")):
            return match[1]
    return ""


def _of_publication(root: Node, identifier: str) -> Details:
    """The first heading of a gazette names the gazette, the second what is published."""
    headings = [heading.text_of("titel") for heading in root.all("kop") if heading.first("titel")]
    title = root.text_of("intitule") or next(iter(headings[1:]), next(iter(headings), ""))
    return Details(kind="publication", title=title, identifier=identifier)


def _of_paper(paper: Node, identifier: str) -> Details:
    stuk = paper.first("stuk") or paper
    title = next((child.text(without=("noot",)) for child in stuk.elements if child.tag == "titel"), "")
    heads = {line.attributes.get("inhoud", ""): line.text() for line in paper.all("tekstregel")}
    year = re.search(r"\d{4}[–/-]\d{2,4}", heads.get("vergaderjaar", ""))
    date = paper.first("datum")
    return Details(
        kind=_kind(paper.tag, title),
        title=paper.text_of("kamervraagonderwerp") or title or paper.text_of("titel"),
        sender=_sender(title),
        signatories=tuple(_signatories(paper)),
        date=read_date(date.attributes.get("isodatum", "") or date.text()) if date else "",
        dossier=plain_dossier(paper.text_of("dossiernr")),
        number=paper.text_of("ondernummer") or paper.text_of("kamervraagnummer"),
        session=plain_session(year[0]) if year else "",
        identifier=identifier,
    )


def _kind(tag: str, title: str) -> str:
    if tag in _KINDS:
        return _KINDS[tag]
    upper = title.upper()
    if "MOTIE" in upper.split(" VAN ")[0]:
        return "motion"
    return "letter" if upper.startswith("BRIEF") else "publication"


def _sender(title: str) -> str:
    match = re.match(r"BRIEF VAN (?:DE|HET) (.+)", title, re.IGNORECASE)
    return " ".join(match[1].split()) if match else ""


def _signatories(paper: Node) -> list[Signatory]:
    found: list[Signatory] = []
    for signature in paper.all("ondertekening", "ondtek"):
        roles = [strip_article(node.text().rstrip(",. ")) for node in signature.all("functie")]
        for at, name in enumerate(signature.all("naam")):
            parts = [part.text() for part in name.elements] or [name.text()]
            found.append(Signatory(" ".join(parts), roles[min(at, len(roles) - 1)] if roles else ""))
    return found
