"""The order in which one reads the lines of a PDF page: columns, and what stands in the margin.

Invariant: columns are read one after the other, and a line that crosses them where it stands; a
margin's text is read before the text beside it and marked; words that run sideways come last.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from kamergraaf.reading.pdf_layout import PageLine, are_level, group_lines
from kamergraaf.reading.pdf_words import Word

# Widths as shares of the page's text, the gutter's in letter sizes.
_NARROWEST_GUTTER = 0.8
_FEWEST_IN_COLUMN = 5
_NARROWEST_COLUMN = 0.2
_NARROWEST_TEXT = 0.4
_WIDEST_MARGIN = 0.36
_MOST_CROSSING = 0.2
_MOST_LEVEL = 0.6
_SMALL_PRINT = 0.92
_MOST_SPLITS = 4


@dataclass(frozen=True, slots=True)
class _Split:
    """White space at `x` between two columns; `margin` says which side of it is but a margin, if one is."""

    x: float
    margin: str
    crossing: int


def page_lines(words: Iterable[Word], *, gutter: float | None = None) -> tuple[list[PageLine], float | None]:
    """The lines of a page in reading order, and the gutter between its two columns, if it has two.

    `gutter` is that of the page before: a last page with a few lines does not show its columns itself.
    """
    upright: list[Word] = []
    sideways: list[Word] = []
    for word in words:
        (upright if word.upright else sideways).append(word)
    lines = group_lines(upright)
    split = _find_split(lines) if lines else None
    if split is None and gutter is not None and _keeps_free(lines, gutter):
        split = _Split(gutter, "", 0)
    ordered = _in_order(lines, 0, split) + [PageLine([word]) for word in sideways]
    return ordered, split.x if split and not split.margin else None


def _keeps_free(lines: Sequence[PageLine], gutter: float) -> bool:
    """Whether lines stand on both sides of a gutter and none in it."""
    sides = {line.left > gutter for line in lines}
    return len(sides) == 2 and not any(line.left < gutter < line.right for line in lines)


def _in_order(lines: list[PageLine], depth: int, split: _Split | None) -> list[PageLine]:
    if split is None:
        column = min((line.left for line in lines), default=0.0) if depth else 0.0
        for line in lines:
            line.column = column
        return _rows(lines)
    ordered: list[PageLine] = []
    band: list[PageLine] = []
    for line in sorted(lines, key=lambda line: -line.top):
        if line.left < split.x < line.right:
            ordered += [*_columns(band, split, depth), line]
            band = []
        else:
            band.append(line)
    return ordered + _columns(band, split, depth)


def _columns(lines: Sequence[PageLine], split: _Split, depth: int) -> list[PageLine]:
    left = [line for line in lines if line.right <= split.x]
    right = [line for line in lines if line.right > split.x]
    if not split.margin:
        return [line for side in (left, right) for line in _in_order(side, depth + 1, _deeper(side, depth))]
    aside, text = (left, right) if split.margin == "left" else (right, left)
    for line in aside:
        line.aside = True
    # The text beside a margin is one column with the lines that cross: it counts as no deeper than they.
    return _rows(aside) + _in_order(text, depth, _deeper(text, _MOST_SPLITS if depth else 0))


def _deeper(lines: Sequence[PageLine], depth: int) -> _Split | None:
    """How a column is split again."""
    return _find_split(lines) if lines and depth < _MOST_SPLITS - 1 else None


def _rows(lines: Sequence[PageLine]) -> list[PageLine]:
    """From top to bottom; what stands at one height from left to right."""
    rows: list[list[PageLine]] = []
    for line in sorted(lines, key=lambda line: -line.top):
        if rows and are_level(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    for row in rows:
        for line in row:
            line.cell = len(row) > 1
    return [line for row in rows for line in sorted(row, key=lambda line: line.left)]


def _find_split(lines: Sequence[PageLine]) -> _Split | None:
    """The widest agreement on white space from top to bottom, or None when there is but one column."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    size = median(line.size for line in lines)
    best: _Split | None = None
    for edge in sorted({round(line.right, 1) for line in lines}):
        x = edge + 0.5 * _NARROWEST_GUTTER * size
        crossing = sum(1 for line in lines if line.left < x < line.right)
        if crossing > _MOST_CROSSING * len(lines) or (best and crossing >= best.crossing):
            continue
        sides = [line for line in lines if line.right <= x], [line for line in lines if line.left >= x]
        if not all(sides) or not _share_height(*sides):
            continue
        ends, starts = max(line.right for line in sides[0]), min(line.left for line in sides[1])
        margin = _margin_of(*sides, width=right - left)
        if starts - ends >= _NARROWEST_GUTTER * size and margin is not None:
            best = _Split((starts + ends) / 2, margin, crossing)
    return best


def _margin_of(left: Sequence[PageLine], right: Sequence[PageLine], *, width: float) -> str | None:
    """Which side is a margin: "left", "right", or neither (""); None when the two are no columns at all."""
    if all(_is_column(side, _NARROWEST_COLUMN * width) for side in (left, right)):
        return ""
    for name, aside, text in (("left", left, right), ("right", right, left)):
        if _is_column(text, _NARROWEST_TEXT * width) and _is_margin(aside, text, width):
            return name
    return None


def _is_column(lines: Sequence[PageLine], width: float) -> bool:
    """Whether lines are as many as those of a column of text, and a quarter of them as wide."""
    widths = sorted(line.width for line in lines)
    return len(lines) >= _FEWEST_IN_COLUMN and widths[len(widths) * 3 // 4] >= width


def _is_margin(aside: Sequence[PageLine], text: Sequence[PageLine], width: float) -> bool:
    """Whether narrow lines stand beside a text on their own, not as the cells of its rows."""
    if max(line.width for line in aside) > _WIDEST_MARGIN * width:
        return False
    if median(line.size for line in aside) < _SMALL_PRINT * median(line.size for line in text):
        return True
    level = sum(1 for line in aside if any(abs(line.bottom - other.bottom) < 1 for other in text))
    return level <= _MOST_LEVEL * len(aside)


def _share_height(left: Sequence[PageLine], right: Sequence[PageLine]) -> bool:
    low = max(min(line.bottom for line in left), min(line.bottom for line in right))
    high = min(max(line.top for line in left), max(line.top for line in right))
    return high > low
