"""How a network looks, for the page and the picture alike: shapes, colours, lines, sizes, labels.

Invariant: no meaning rests on colour alone. A kind of thing has its own shape, a stance its own line;
what is not so yet is dotted, and what is denied ends in a bar. Every colour of a text or a sign stands out
from its background as WCAG 2.2 level AA asks (4.5 to 1 for text, 3 to 1 for signs).
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

TEXT_SIZES = (13, 22)  # the label of a thing with one statement, and of the busiest one
LINE_HEIGHT = 1.25
LABEL_WIDTH = 22  # characters
LABEL_LINES = 4
EDGE_TEXT_SIZE = 12


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing: its shape (a name that vis-network knows), colours on light and dark, and size."""

    shape: str
    light: str
    dark: str
    hollow: bool = False
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Line:
    """How a stance is drawn: colours on light and dark, width, and round dashes (none: an unbroken line)."""

    light: str
    dark: str
    width: float
    dashes: tuple[int, ...] = ()
    unsure: tuple[int, ...] = (1, 7)  # when it is planned, desired or possible


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours around the graph."""

    background: str
    surface: str
    raised: str
    border: str
    text: str
    quiet: str
    faded: str  # the labels of what is not chosen
    halo: str
    mark: str
    focus: str


KINDS = {
    "state": Kind("dot", "#1f5f9e", "#7db4ea"),
    "organisation": Kind("square", "#5a4aa8", "#b3a5f2", scale=0.9),
    "group": Kind("dot", "#0f7382", "#5fc4d3", hollow=True),
    "person": Kind("triangleDown", "#8a5a12", "#e0ab5c"),
    "office": Kind("square", "#8a5a12", "#e0ab5c", hollow=True, scale=0.75),
    "agreement": Kind("diamond", "#2c7036", "#7cc788", scale=1.1),
    "measure": Kind("hexagon", "#a1316f", "#ee92c2"),
    "event": Kind("star", "#7d6608", "#d9c24a", scale=1.15),
    "place": Kind("triangle", "#566a1c", "#b2c96a"),
    "topic": Kind("dot", "#55606e", "#a9b5c4", scale=0.65),
    "phrase": Kind("dot", "#55606e", "#a9b5c4", hollow=True, scale=0.55),
    "other": Kind("square", "#55606e", "#a9b5c4", hollow=True, scale=0.6),
}

LINES = {
    "for": Line("#0b7a4b", "#4fcf97", 2.4),
    "against": Line("#c23a17", "#ff8f6b", 2.4, dashes=(10, 8), unsure=(9, 8, 1, 8)),
    "neutral": Line("#626c78", "#98a3b1", 1.3, unsure=(1, 5)),
}

LIGHT = Theme(
    background="#fcfbf8",
    surface="#ffffff",
    raised="#eeece5",
    border="#d3d0c7",
    text="#1c2430",
    quiet="#55606e",
    faded="#c3c5c7",
    halo="#fcfbf8",
    mark="#f7e7a6",
    focus="#1f5f9e",
)
DARK = Theme(
    background="#14181f",
    surface="#1b212a",
    raised="#262e3a",
    border="#3a4452",
    text="#e8ebf0",
    quiet="#a9b5c4",
    faded="#454d58",
    halo="#14181f",
    mark="#5c4d12",
    focus="#7db4ea",
)
THEMES = {"light": LIGHT, "dark": DARK}

# Widths of letters in parts of the text size, for the sans-serif faces that screens have (Arial, Helvetica,
# DejaVu Sans lie within a tenth of this).
_NARROW, _WIDE = frozenset("fijlrt.,:;'!|()[] -"), frozenset("mwMWGOQ@%")


def node_size(kind: str, degree: int) -> int:
    """The radius of a node: it grows with the square root of the statements that touch it."""
    return round(min(40.0, 9 + 4 * math.sqrt(max(degree, 1))) * KINDS[kind].scale)


def text_size(degree: int) -> int:
    """The size of a node's label."""
    low, high = TEXT_SIZES
    return min(high, round(low + 1.6 * math.log2(max(degree, 1))))


def wrap(label: str, *, width: int = LABEL_WIDTH, lines: int = LABEL_LINES) -> list[str]:
    """A label in lines of about `width` characters, cut with an ellipsis when it needs more than `lines`.

    >>> wrap("reactie van de Europese Commissie op de heffingen op staal", lines=2)
    ['reactie van de', 'Europese Commissie op…']
    """
    found = textwrap.wrap(" ".join(label.split()), width, break_long_words=len(label) > 2 * width)
    if len(found) > lines:
        found = [*found[: lines - 1], found[lines - 1].rstrip(" ,;") + "…"]
    return found or [""]


def text_width(lines: Iterable[str], size: float) -> float:
    """About how wide these lines are in a sans-serif face of this size."""
    return max((sum(_char_width(char) for char in line) for line in lines), default=0.0) * size


def _char_width(char: str) -> float:
    if char in _NARROW:
        return 0.34
    if char in _WIDE:
        return 0.86
    return 0.68 if char.isupper() else 0.56
