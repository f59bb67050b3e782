"""Walking the tree of a page: which elements are blocks, which are notes, and which are not the letter.

Invariant: the walk keeps its own stack, so that no depth of nesting can break it; when a page says
what its main part is, the rest is left out.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kamergraaf.reading.assemble import Draft
from kamergraaf.reading.markup import Writer

_REASONS = {
    **dict.fromkeys(("script", "noscript", "template"), "script"),
    "style": "style",
    **dict.fromkeys(("nav", "menu", "aside", "dialog"), "navigation"),
    **dict.fromkeys(("form", "button", "select", "textarea", "input"), "form"),
    **dict.fromkeys(("head", "iframe", "object", "svg", "canvas", "audio", "video"), "metadata"),
}
_PAGE_PARTS = ("header", "footer")
_ROLES = {
    **dict.fromkeys(("navigation", "banner", "contentinfo", "search", "complementary"), "navigation"),
    **dict.fromkeys(("doc-endnotes", "doc-footnote", "note"), "note"),
}
_NOTES = frozenset(("footnote", "footnotes", "endnotes", "voetnoot", "voetnoten", "noot", "noten"))
_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "blockquote",
            "body",
            "center",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "fieldset",
        ),
        *("figcaption", "figure", "hr", "li", "main", "ol", "p", "pre", "section", "summary", "ul"),
        *("table", "caption", "tbody", "thead", "tfoot", "tr", "td", "th"),
    )
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LABEL = re.compile(r"\s*[\[(]?(\d{1,3})[\])]?[.:]?\s*")
_MARK = re.compile(r"[\[(]?\d{1,3}[\])]?")


class HtmlWalker:
    """Writes a page. An entry of the stack is an element to enter, or the tag of one that is left."""

    def __init__(self) -> None:
        self._writer = Writer()
        self._broke = False
        self._notes = 0

    def walk(self, tree: LexborHTMLParser) -> Draft:
        """The draft of a page."""
        main = tree.css_first("main")
        stack: list[LexborNode | str] = [tree.root] if tree.root is not None else []
        while stack:
            node = stack.pop()
            if isinstance(node, str):
                self._writer.begin(path=node)
                continue
            self._enter(node, stack, has_main=main is not None)
        return self._writer.draft()

    def _enter(self, node: LexborNode, stack: list[LexborNode | str], *, has_main: bool) -> None:
        tag = (node.tag or "").lower()
        if tag == "-text":
            self._text(node.text_content or "", outside=has_main and not _is_inside(node, ("main",)))
            return
        if tag.startswith(("-", "!")):
            return
        reason = _reason(node, tag)
        if reason == "note":
            self._write_notes(node)
        elif reason:
            self._leave_out(node, reason)
        elif tag == "br":
            self._break()
        elif _is_note_mark(node, tag):
            self._writer.omit(node.text(), "note mark")
        else:
            self._open(node, tag, stack)

    def _open(self, node: LexborNode, tag: str, stack: list[LexborNode | str]) -> None:
        if tag in _HEADINGS or tag in _BLOCKS:
            kind = "heading" if tag in _HEADINGS else "cell" if tag in ("td", "th") else "text"
            self._writer.begin(kind, level=_HEADINGS.get(tag, 0), path=tag)
            stack.append(_block_tag(node.parent))
        stack.extend(list(node.iter(include_text=True))[::-1])

    def _text(self, text: str, *, outside: bool) -> None:
        if text.strip():
            self._broke = False
        if outside:
            self._writer.omit(text, "navigation")
        else:
            self._writer.text(text)

    def _break(self) -> None:
        """One line break is a space, a second one ends the paragraph."""
        if self._broke:
            self._writer.begin(path="br")
        else:
            self._writer.space()
        self._broke = not self._broke

    def _leave_out(self, node: LexborNode, reason: str) -> None:
        block = (node.tag or "").lower() not in ("script", "style", "noscript", "input", "button", "select")
        if block:
            self._writer.begin(path=node.tag or "")
        self._writer.omit(node.text(separator=" "), reason)
        if block:
            self._writer.begin(path=_block_tag(node.parent))

    def _write_notes(self, node: LexborNode) -> None:
        items = node.css("li") or node.css("p") or [node]
        self._writer.begin(path=node.tag or "")
        for item in items:
            text = item.text(separator=" ").strip()
            if not text:
                continue
            self._notes += 1
            label = _LABEL.match(text)
            if label and label.end() < len(text):
                self._writer.note(label[1], text[label.end() :])
            else:
                self._writer.note(str(self._notes), text)
        self._writer.begin(path=_block_tag(node.parent))


def _reason(node: LexborNode, tag: str) -> str:
    """Why an element is no running text, or nothing."""
    if tag in _REASONS:
        return _REASONS[tag]
    if tag in _PAGE_PARTS and not _is_inside(node, ("main", "article")):
        return "navigation"
    if role := _ROLES.get((node.attributes.get("role") or "").lower(), ""):
        return role
    classes = set((node.attributes.get("class") or "").lower().split())
    return "note" if tag in _BLOCKS and classes & _NOTES else ""


def _is_inside(node: LexborNode, tags: tuple[str, ...]) -> bool:
    outer = node.parent
    while outer is not None:
        if outer.tag in tags:
            return True
        outer = outer.parent
    return False


def _block_tag(node: LexborNode | None) -> str:
    """The tag of the block that goes on when one inside it ends."""
    while node is not None and node.tag not in _BLOCKS and node.tag not in _HEADINGS:
        node = node.parent
    return (node.tag or "") if node is not None else ""


def _is_note_mark(node: LexborNode, tag: str) -> bool:
    """Whether this is the number of a note: raised and a link, or a link that says it is one."""
    if tag not in ("sup", "a") or _MARK.fullmatch(node.text().strip()) is None:
        return False
    if tag == "sup":
        return node.css_first("a") is not None or _is_inside(node, ("a",))
    classes = set((node.attributes.get("class") or "").lower().split())
    return bool(classes & (_NOTES | {"footnote-ref", "nootref"}))
