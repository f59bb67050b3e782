"""The verslag of a meeting as the Tweede Kamer publishes it (VLOS): who said what.

Invariant: only titles and the paragraphs (`alinea`) are text; times, records of speakers and papers
are listed as metadata that was left out.
"""

from __future__ import annotations

from kamergraaf.model import Details
from kamergraaf.reading.assemble import Draft
from kamergraaf.reading.dates import read_date
from kamergraaf.reading.markup import Writer
from kamergraaf.reading.tree import Node

_LEVELS = {"activiteit": 1, "activiteithoofd": 2}
_WALKED = frozenset(
    (
        *(
            "vlosCoreDocument",
            "vergadering",
            "activiteit",
            "activiteithoofd",
            "activiteitdeel",
            "activiteititem",
        ),
        *("woordvoerder", "interrumpant", "draadboekfragment", "tekst", "alineagroep", "lijst", "alinea"),
    )
)


def draft_of_debate(root: Node) -> Draft:
    """The draft of a report."""
    writer = Writer()
    _walk(root, writer)
    draft = writer.draft()
    meeting = root.first("vergadering") or root
    own = {
        child.tag: child.text()
        for child in meeting.elements
        if child.tag in ("titel", "datum", "vergaderjaar")
    }
    number = next((child.text() for child in meeting.elements if child.tag == "vergaderingnummer"), "")
    draft.details = Details(
        kind="debate",
        title=own.get("titel", ""),
        date=read_date(own.get("datum", "")[:10]),
        session=own.get("vergaderjaar", ""),
        number=number,
    )
    status = root.attributes.get("status", "")
    if status and status != "Gecorrigeerd":
        draft.remarks.append(f"The report says of itself that it is {status.lower()}.")
    return draft


def _walk(node: Node, writer: Writer) -> None:
    last_title = ""
    for child in node.elements:
        if child.tag == "titel" and node.tag in (*_LEVELS, "vergadering"):
            last_title = child.text()
            _paragraph(child, writer, "heading", _LEVELS.get(node.tag, 1))
        elif child.tag == "alineaitem":
            _paragraph(child, writer, "speaker" if _names_speaker(child) else "text", 0)
        elif child.tag in _WALKED and child.text() != last_title:
            _walk(child, writer)
        else:
            writer.begin(line=child.line, path=child.tag)
            writer.omit(child.text(), "metadata")
            writer.end()


def _paragraph(node: Node, writer: Writer, kind: str, level: int) -> None:
    writer.begin(kind, level=level, line=node.line, path=node.tag)
    _inline(node, writer)
    writer.end()


def _inline(node: Node, writer: Writer) -> None:
    for child in node.children:
        if isinstance(child, str):
            writer.text(child)
        else:
            _inline(child, writer)


def _names_speaker(node: Node) -> bool:
    """Whether a paragraph is a name in bold with a colon behind it."""
    bold = node.first("nadruk")
    return bold is not None and bold.attributes.get("type") == "Vet" and node.text().endswith(":")
