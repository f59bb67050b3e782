"""XML: official publications, debate reports and metadata records become letters.

Invariant: the root element alone decides how the document is read; XML of an unknown kind is read
paragraph by paragraph, and the letter says so.
"""

from __future__ import annotations

from pathlib import Path

from kamergraaf.errors import InputError, Place
from kamergraaf.model import Letter
from kamergraaf.reading.assemble import Draft, assemble
from kamergraaf.reading.debate import draft_of_debate
from kamergraaf.reading.official import draft_of_official
from kamergraaf.reading.record import draft_of_record
from kamergraaf.reading.safe_xml import parse_xml
from kamergraaf.reading.tree import Node

_OFFICIAL = ("officiele-publicatie", "kamerwrk", "handeling", "kamerstuk", "kamervragen", "handelingen")
_RECORDS = ("metadata_gegevens", "owms-metadata", "record", "gzd")
_DEBATES = ("vlosCoreDocument", "vergadering")


def read_xml(data: bytes, *, slug: str, path: Path) -> Letter:
    """The letter in XML. Raises InputError when it is not well formed, not safe, or without text."""
    place = Place(str(path))
    letter = assemble(_draft(parse_xml(data, place)), slug=slug)
    if not letter.text:
        raise InputError("the XML holds no text", place=place)
    return letter


def _draft(root: Node) -> Draft:
    if root.tag in _RECORDS:
        return draft_of_record(root)
    if root.tag in _DEBATES:
        return draft_of_debate(root)
    draft = draft_of_official(root)
    if root.tag not in _OFFICIAL:
        draft.remarks.append(
            f"XML of the kind <{root.tag}> is not known here; its paragraphs were read in order."
        )
    return draft
