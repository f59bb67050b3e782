"""The kinds of official documents, read from `ontology/references.ttl`, and how one is resolved.

Invariant: identifiers and addresses are built here and nowhere else, from the forms in the data.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kamergraaf.extraction.blocks import Block, read_blocks

_PREFIX = "https://w3id.org/kamergraaf/reference#"
_NAMES = ("type", "prefLabel", "altLabel", "source")
_FORMS = ("identifierForm", "addressForm", "sinceYear", "dividedDossier", "eliType", "celexLetter")
_PROPERTIES = frozenset((*_NAMES, *_FORMS))
_PART = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: the words before its number, the forms of its identifier and address.

    `since` is the first year for which the address is known to hold; `divided` are the dossiers whose
    second number is part of the dossier ("21 501-02").
    """

    name: str
    words: tuple[str, ...] = ()
    identifier_form: str = ""
    address_form: str = ""
    since: int = 0
    divided: tuple[str, ...] = ()
    eli: str = ""
    celex: str = ""

    def resolve(self, parts: Mapping[str, str]) -> tuple[str, str, str]:
        """Identifier, address and, when one is missing, why; `parts` may bring an identifier of their own.

        >>> Kind("stb", identifier_form="stb-{year}-{number}", since=1995).resolve({"year": "2018"})
        ('', '', 'the reference does not say its number')
        """
        identifier = parts.get("identifier", "")
        if not identifier:
            if not self.identifier_form:
                return "", "", "no public rule gives this kind of document an identifier"
            missing = [part for part in _PART.findall(self.identifier_form) if not parts.get(part)]
            if missing:
                return "", "", f"the reference does not say its {' and '.join(missing)}"
            identifier = self.identifier_form.format_map(parts)
        if not self.address_form:
            return identifier, "", "no public rule gives this kind of document an address"
        if self.since and int(parts.get("year") or 0) < self.since:
            return identifier, "", f"addresses of this kind are known to hold from {self.since} on"
        return identifier, self.address_form.format_map({**parts, "identifier": identifier}), ""


@dataclass(frozen=True, slots=True)
class Kinds:
    """All kinds, by name."""

    all: tuple[Kind, ...]

    def named(self, name: str) -> Kind:
        """The kind with this name; one without words and forms when the data do not describe it."""
        return next((kind for kind in self.all if kind.name == name), Kind(name))

    def words(self, *names: str) -> str:
        """A pattern for the words of some kinds, longest first; a small first letter may be a capital.

        >>> Kinds((Kind("wet", words=("wet", "Stb.")),)).words("wet")
        '(?:Stb\\\\.|[wW]et)'
        """
        words = sorted(
            {word for name in names for word in self.named(name).words}, key=lambda word: (-len(word), word)
        )
        return f"(?:{'|'.join(_either_case(word) for word in words)})" if words else r"(?!)"


def load_kinds(folder: Path) -> Kinds:
    """The kinds in a project's ontology folder.

    Raises SyntaxFault when `references.ttl` does not parse, InputError when a kind breaks the shape.
    """
    blocks = read_blocks(folder / "references.ttl")
    return Kinds(tuple(_kind(block) for key, block in sorted(blocks.items()) if key.startswith(_PREFIX)))


def _kind(block: Block) -> Kind:
    block.only(_PROPERTIES)
    return Kind(
        name=block.name,
        words=block.all("altLabel"),
        identifier_form=block.one("identifierForm", ""),
        address_form=block.one("addressForm", ""),
        since=block.number("sinceYear"),
        divided=block.all("dividedDossier"),
        eli=block.one("eliType", ""),
        celex=block.one("celexLetter", ""),
    )


def _either_case(word: str) -> str:
    """A pattern for the words, with spaces of any width; a small first letter also matches its capital."""
    return r"\s{1,3}".join(
        (f"[{part[0]}{part[0].upper()}]" if part[0].islower() else re.escape(part[0])) + re.escape(part[1:])
        for part in word.split()
    )
