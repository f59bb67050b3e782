"""Official publications: kamerstuk, kamervragen, handelingen, Staatsblad, Staatscourant and their kin.

Invariant: the order of the text is that of the document; an element that is not known here is read
as a paragraph when it holds text and walked through when it holds elements, so that nothing is lost.
"""

from __future__ import annotations

from collections.abc import Callable

from kamergraaf.reading.assemble import Draft
from kamergraaf.reading.labels import ANSWER, QUESTION
from kamergraaf.reading.markup import Writer
from kamergraaf.reading.official_details import find_stated
from kamergraaf.reading.tree import Node

_LEFT_OUT = frozenset(("metadata", "officiele-inhoudsopgave", "colspec", "margetekst", "ltrlabel"))
_INLINE = frozenset(
    (
        *(
            "nadruk",
            "extref",
            "intref",
            "dossierref",
            "sup",
            "inf",
            "br",
            "term",
            "datum",
            "plaats",
            "functie",
        ),
        *("naam", "voornaam", "achternaam", "voorvoegsels", "politiek", "organisatie"),
        *("kamervraagonderwerp", "ondernummer", "dossiernr", "begrotingshoofdstuk"),
    )
)
_MARKS = frozenset(("voetref", "nootref"))
_RANKS = {"vet": 0, "halfvet": 0, "vetcur": 1, "cur": 2, "rom": 2, "ondlijn": 2}
_PARTED = frozenset(("naam", "dossiernummer"))


def draft_of_official(root: Node) -> Draft:
    """The draft of an official publication."""
    walker = _Walker()
    walker.walk(root, 0)
    draft = walker.writer.draft()
    draft.details = find_stated(root)
    return draft


class _Walker:
    """Writes the elements of a publication; `depth` is that of the divisions an element stands in."""

    def __init__(self) -> None:
        self.writer = Writer()
        self._known: dict[str, Callable[[Node, int], None]] = {
            **dict.fromkeys(("divisie", "bijlage", "artikel", "hoofdstuk", "paragraaf"), self._division),
            **dict.fromkeys(("dossier", "stuknr", "kop"), self._head),
            **dict.fromkeys(("tussenkop", "tuskop"), self._subheading),
            **dict.fromkeys(("li", "lid"), self._item),
            **dict.fromkeys(("vraag", "antwoord"), self._exchange),
            **dict.fromkeys(("ondertekening", "ondtek"), self._signature),
            **dict.fromkeys(("noot", "voetnoot"), self._note),
            "stuk": self._paper,
            "entry": self._cell,
            "spreker": self._speaker,
        }

    def walk(self, node: Node, depth: int) -> None:
        """Write an element and all that stands in it."""
        if node.tag in _LEFT_OUT:
            self.writer.begin(line=node.line, path=node.tag)
            self.writer.omit(node.text(), "metadata")
            self.writer.end()
        elif node.tag in self._known:
            self._known[node.tag](node, depth)
        elif _is_paragraph(node):
            self._paragraph(node)
        else:
            for child in node.elements:
                self.walk(child, depth)

    def _paragraph(self, node: Node, kind: str = "text", level: int = 0) -> None:
        self.writer.begin(kind, level=level, line=node.line, path=node.tag)
        self._inline(node)
        self.writer.end()

    def _inline(self, node: Node, *, parted: bool = False) -> None:
        """The text of an element inside a block, with its notes; `parted` puts a space between elements."""
        for child in node.children:
            if isinstance(child, str):
                self.writer.text(child)
                continue
            if parted or child.tag == "br":
                self.writer.space()
            if child.tag == "noot" and not child.first("table"):
                self.writer.note(child.text_of("noot.nr"), child.text(without=("noot.nr",)))
            elif child.tag in _MARKS:
                self.writer.omit(child.text(), "note mark")
            elif child.tag in ("lijst", "table", "noot"):
                self.walk(child, 0)
                self.writer.begin(line=node.line, path=node.tag)
            else:
                self._inline(child, parted=parted and child.tag in _PARTED)

    def _head(self, node: Node, depth: int) -> None:
        """Number and title of a division or a paper on one line."""
        kind = "heading" if node.tag == "kop" else "text"
        self.writer.begin(kind, level=max(1, depth), line=node.line, path=node.tag)
        self._inline(node, parted=True)
        self.writer.end()

    def _division(self, node: Node, depth: int) -> None:
        for child in node.elements:
            self.walk(child, depth + 1)

    def _subheading(self, node: Node, depth: int) -> None:
        looks = node.attributes.get("kopopmaak") or node.attributes.get("letat") or ""
        self._paragraph(node, "heading", depth + 1 + _RANKS.get(looks, 0))

    def _paper(self, node: Node, depth: int) -> None:
        for child in node.elements:
            if child.tag == "titel":
                self._paragraph(child, "heading", 1)
            else:
                self.walk(child, depth)

    def _item(self, node: Node, depth: int) -> None:
        """A list item or a clause: its number and its first paragraph are one block."""
        open_block = False
        for child in node.elements:
            if child.tag in ("li.nr", "lidnr"):
                self.writer.begin("item", line=node.line, path=node.tag)
                self._inline(child)
                self.writer.space()
                open_block = True
            elif child.tag == "al" and open_block:
                self._inline(child)
                self.writer.end()
                open_block = False
            else:
                self.walk(child, depth)
        self.writer.end()

    def _cell(self, node: Node, depth: int) -> None:
        if _is_paragraph(node):
            self._paragraph(node, "cell")
            return
        for child in node.elements:
            if child.tag == "al":
                self._paragraph(child, "cell")
            else:
                self.walk(child, depth)

    def _signature(self, node: Node, _depth: int) -> None:
        self.writer.begin("signature", line=node.line, path=node.tag)
        self._inline(node, parted=True)
        self.writer.end()

    def _note(self, node: Node, depth: int) -> None:
        """A note that stands between paragraphs; one that holds a table is read as text."""
        if node.first("table"):
            for child in node.elements:
                self.walk(child, depth)
            return
        self.writer.begin(line=node.line, path=node.tag)
        label = node.attributes.get("nr") or node.text_of("noot.nr")
        self.writer.note(label, node.text(without=("noot.nr",)))
        self.writer.end()

    def _exchange(self, node: Node, depth: int) -> None:
        kind = QUESTION if node.tag == "vraag" else ANSWER
        for child in node.elements:
            if child.tag in ("nr", "kop"):
                self.writer.begin(kind, line=child.line, path=node.tag)
                self._inline(child, parted=True)
                self.writer.end()
            else:
                self.walk(child, depth)

    def _speaker(self, node: Node, depth: int) -> None:
        """A speaker; in reports from before 2011 what is said stands in the same element."""
        name = node.first("wie") or node
        self.writer.begin("speaker", line=node.line, path=node.tag)
        written = ""
        for child in name.children:
            text = child if isinstance(child, str) else child.text()
            bare = isinstance(child, Node) and child.tag in ("politiek", "partij")
            if bare and "(" not in written + text:
                text = f"({text})"
            self.writer.text(text if isinstance(child, str) or written.endswith("(") else f" {text}")
            written += text
        if not written.rstrip().endswith(":"):
            self.writer.text(":")
        self.writer.end()
        for child in node.elements if name is not node else ():
            if child is not name:
                self.walk(child, depth)


def _is_paragraph(node: Node) -> bool:
    """Whether an element holds text itself, or elements that only stand inside a paragraph."""
    if any(isinstance(child, str) and child.strip() for child in node.children):
        return True
    return bool(node.elements) and all(child.tag in _INLINE for child in node.elements)
