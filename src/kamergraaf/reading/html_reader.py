"""HTML: a page becomes a letter, its scripts, styles, menus and forms left out.

The tree is built by Lexbor, which follows the rules of browsers; the depth is checked before, because
its time grows with the square of it.

Invariant: only block elements and two line breaks part paragraphs; what is left out is listed.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from kamergraaf.errors import InputError, Place
from kamergraaf.model import Letter
from kamergraaf.reading.assemble import assemble
from kamergraaf.reading.html_walk import HtmlWalker
from kamergraaf.reading.limits import DEEPEST_PAGE, MOST_ELEMENTS

# Elements that hold nothing, or that end where the next one starts.
_NOT_COUNTED = frozenset(
    (
        *(
            "area",
            "base",
            "br",
            "col",
            "embed",
            "hr",
            "img",
            "input",
            "link",
            "meta",
            "source",
            "track",
            "wbr",
        ),
        *("p", "li", "dt", "dd", "tr", "td", "th", "option", "thead", "tbody", "tfoot", "colgroup"),
        *("rb", "rt", "rp", "html", "head", "body"),
    )
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9._-]+)""", re.IGNORECASE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_html(data: bytes, *, slug: str, path: Path) -> Letter:
    """The letter in a page. Raises InputError when it cannot be decoded, is too deep or holds no text."""
    place = Place(str(path))
    html = _decode(data, place)
    _check_size(html, place)
    letter = assemble(HtmlWalker().walk(LexborHTMLParser(html)), slug=slug)
    if not letter.text:
        raise InputError("the page holds no text", place=place, hint="Save the page as shown, or as PDF.")
    return letter


def _decode(data: bytes, place: Place) -> str:
    """The page as text: by its byte order mark, by what it declares, as UTF-8, or as Windows-1252."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    declared = _CHARSET.search(data[:4096])
    name = declared[1].decode("ascii") if declared else ""
    try:
        return data.decode(name or "utf-8")
    except (LookupError, UnicodeDecodeError) as error:
        if not name:
            return data.decode("windows-1252", "replace")
        raise InputError(
            f"the page says it is {name}, and that cannot be read",
            place=place,
            value=name,
            hint="Convert it to UTF-8: iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW",
        ) from error


def _check_size(html: str, place: Place) -> None:
    """Refuse a page with too many tags or too many inside each other, before a tree is built of it."""
    depth = 0
    for count, match in enumerate(_TAG.finditer(html)):
        if count > MOST_ELEMENTS:
            raise InputError(f"the page has more than {MOST_ELEMENTS:,} tags", place=place)
        tag = match[2].lower()
        if tag in _NOT_COUNTED:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > DEEPEST_PAGE:
            line = html.count("\n", 0, match.start()) + 1
            raise InputError(
                f"the page is nested more than {DEEPEST_PAGE:,} deep", place=Place(place.file, line)
            )
