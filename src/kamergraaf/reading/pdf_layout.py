"""The lines of a PDF page in the order in which one reads them.

Invariant: every word of the page is in exactly one line; columns are read one after the other, and
a line that crosses them is read where it stands. Words that run sideways come last.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from kamergraaf.reading.pdf_words import Word

# In letter sizes: the widest space in a line of justified text, and the narrowest space between words.
_WIDEST_SPACE = 1.6
_NARROWEST_SPACE = 0.08
_NARROWEST_GUTTER = 0.8
_FEWEST_IN_COLUMN = 5
_NARROWEST_COLUMN = 0.2
_MOST_CROSSING = 0.2


@dataclass(slots=True)
class PageLine:
    """Words on one line. `column` is the left edge of its column, 0 where there is but one; the box covers
    all words."""

    words: list[Word]
    column: float = 0.0
    text: str = field(default="", init=False)
    left: float = field(default=0.0, init=False)
    right: float = field(default=0.0, init=False)
    bottom: float = field(default=0.0, init=False)
    top: float = field(default=0.0, init=False)
    size: float = field(default=0.0, init=False)

    def __post_init__(self) -> None:
        self.words.sort(key=lambda word: word.left)
        self.left, self.right = self.words[0].left, max(word.right for word in self.words)
        self.bottom, self.top = min(w.bottom for w in self.words), max(w.top for w in self.words)
        self.size = median(word.size for word in self.words for _ in word.text)
        self.text = "".join(space + word.text for space, word in self.spaced_words())

    def spaced_words(self) -> Iterable[tuple[str, Word]]:
        """Each word with the space before it."""
        before: Word | None = None
        for word in self.words:
            close = before is not None and word.left - before.right < _NARROWEST_SPACE * word.size
            yield ("" if before is None or close else " "), word
            before = word

    @property
    def bold(self) -> bool:
        """Whether all of it is set in a bold face."""
        return all(word.bold for word in self.words)


def page_lines(words: Iterable[Word]) -> list[PageLine]:
    """The lines of a page, in reading order."""
    upright: list[Word] = []
    sideways: list[Word] = []
    for word in words:
        (upright if word.upright else sideways).append(word)
    lines = _in_order(_group(upright))
    return lines + [PageLine([word]) for word in sideways]


def _group(words: Sequence[Word]) -> list[PageLine]:
    """The words, grouped to lines: those beside each other at one height, no wide gap between them."""
    groups: list[list[Word]] = []
    for word in words:
        if groups and _beside(groups[-1][-1], word):
            groups[-1].append(word)
        else:
            groups.append([word])
    return _merge([PageLine(group) for group in groups])


def _beside(before: Word, word: Word) -> bool:
    size = max(before.size, word.size)
    return _level(before, word) and -0.5 * size < word.left - before.right < _WIDEST_SPACE * size


def _level(one: Word | PageLine, other: Word | PageLine) -> bool:
    """Whether two things stand at one height, a raised number beside its word too."""
    overlap = min(one.top, other.top) - max(one.bottom, other.bottom)
    return overlap > 0.5 * min(one.top - one.bottom, other.top - other.bottom)


def _merge(lines: Sequence[PageLine]) -> list[PageLine]:
    """Lines that the page draws in parts, put together."""
    merged: list[PageLine] = []
    for line in sorted(lines, key=lambda line: (-round(line.top + line.bottom), line.left)):
        for at in range(len(merged) - 1, max(-1, len(merged) - 8), -1):
            near = merged[at]
            gap = line.left - near.right if line.left >= near.left else near.left - line.right
            if _level(near, line) and -0.5 * line.size < gap < _WIDEST_SPACE * min(near.size, line.size):
                merged[at] = PageLine(near.words + line.words)
                break
        else:
            merged.append(line)
    return merged


def _in_order(lines: list[PageLine], depth: int = 0) -> list[PageLine]:
    """The lines from top to bottom, column after column."""
    if not lines:
        return []
    gutter = _find_gutter(lines) if depth < 4 else None
    if gutter is None:
        column = min(line.left for line in lines) if depth else 0.0
        for line in lines:
            line.column = column
        return _rows(lines)
    ordered: list[PageLine] = []
    band: list[PageLine] = []
    for line in sorted(lines, key=lambda line: -line.top):
        if line.left < gutter < line.right:
            ordered += _columns(band, gutter, depth)
            ordered.append(line)
            band = []
        else:
            band.append(line)
    return ordered + _columns(band, gutter, depth)


def _columns(lines: Sequence[PageLine], gutter: float, depth: int) -> list[PageLine]:
    left = [line for line in lines if line.right <= gutter]
    right = [line for line in lines if line.right > gutter]
    return _in_order(left, depth + 1) + _in_order(right, depth + 1)


def _rows(lines: Sequence[PageLine]) -> list[PageLine]:
    """From top to bottom; what stands at one height from left to right."""
    rows: list[list[PageLine]] = []
    for line in sorted(lines, key=lambda line: -line.top):
        if rows and _level(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda line: line.left)]


def _find_gutter(lines: Sequence[PageLine]) -> float | None:
    """The middle of the white space between two columns of text, or None when there is but one column."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    width, size = right - left, median(line.size for line in lines)
    edges = sorted({line.right for line in lines if left + 0.25 * width < line.right < left + 0.75 * width})
    best: tuple[int, float] | None = None
    for edge in edges:
        x = edge + 0.5 * _NARROWEST_GUTTER * size
        crossing = [line for line in lines if line.left < x < line.right]
        if len(crossing) > _MOST_CROSSING * len(lines) or (best and len(crossing) >= best[0]):
            continue
        beside = ([ln for ln in lines if ln.right <= x], [ln for ln in lines if ln.left >= x])
        if all(_is_column(column, width) for column in beside) and _share_height(*beside):
            starts = min(line.left for line in beside[1])
            ends = max(line.right for line in beside[0])
            if starts - ends >= _NARROWEST_GUTTER * size:
                best = (len(crossing), (starts + ends) / 2)
    return best[1] if best else None


def _is_column(lines: Sequence[PageLine], width: float) -> bool:
    """Whether lines are as many and as long as those of a column of text, not of a table or the margin."""
    if len(lines) < _FEWEST_IN_COLUMN:
        return False
    return median(line.right - line.left for line in lines) >= _NARROWEST_COLUMN * width


def _share_height(left: Sequence[PageLine], right: Sequence[PageLine]) -> bool:
    low = max(min(line.bottom for line in left), min(line.bottom for line in right))
    high = min(max(line.top for line in left), max(line.top for line in right))
    return high - low > 3 * median(line.size for line in left)
