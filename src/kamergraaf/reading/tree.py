"""A small tree of elements and text, the same for XML, HTML and the XML inside a DOCX.

Invariant: tags are local names in lower case where the format does not care for case; children come
in document order; text is a plain string among the children.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_APART = frozenset(("al", "noot.al", "entry", "li", "row", "p", "tr", "td", "th", "br", "tc"))


@dataclass(slots=True)
class Node:
    """An element: its tag, its attributes, what stands in it, and the line of the file it starts on."""

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)
    line: int | None = None

    @property
    def elements(self) -> list[Node]:
        """The elements among the children."""
        return [child for child in self.children if isinstance(child, Node)]

    def all(self, *tags: str) -> Iterator[Node]:
        """All elements below with one of these tags, or with any, in document order."""
        stack = self.elements[::-1]
        while stack:
            node = stack.pop()
            if not tags or node.tag in tags:
                yield node
            stack.extend(node.elements[::-1])

    def first(self, *tags: str) -> Node | None:
        """The first element below with one of these tags."""
        return next(self.all(*tags), None)

    def text(self, *, without: tuple[str, ...] = ()) -> str:
        """All text below with white space folded, that of some elements left out; paragraphs and cells
        are parted by a space."""
        parts: list[str] = []
        stack: list[Node | str] = [*self.children][::-1]
        while stack:
            child = stack.pop()
            if isinstance(child, str):
                parts.append(child)
            elif child.tag not in without:
                apart = child.tag in _APART
                stack.extend([" ", *child.children[::-1], " "] if apart else child.children[::-1])
        return " ".join("".join(parts).split())

    def text_of(self, *tags: str) -> str:
        """The text of the first element below with one of these tags, or nothing."""
        found = self.first(*tags)
        return found.text() if found else ""
