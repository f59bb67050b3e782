"""The lines of a PDF page: words beside each other at one height, put together.

Invariant: every word is in exactly one line; two words are in one line only when no white space
wider than that of justified text parts them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from kamergraaf.reading.pdf_words import Word

# In letter sizes: the widest space in a line of justified text, behind a list's sign, and the narrowest.
_WIDEST_SPACE = 1.6
_WIDEST_INDENT = 5.0
_NARROWEST_SPACE = 0.08
_SIGN = re.compile(r"[•▪●◦\uf0b7–-]|\(?\d{1,3}[.)]|[a-zA-Z][.)]")
_LOOK_BACK = 8


@dataclass(slots=True)
class PageLine:
    """Words on one line. `column` is the left edge of its column, 0 where there is but one; `aside`: it
    stands in the margin beside the text; `cell`: others stand beside it in its row."""

    words: list[Word]
    column: float = 0.0
    aside: bool = False
    cell: bool = False
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

    def spaced_words(self) -> Iterator[tuple[str, Word]]:
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

    @property
    def width(self) -> float:
        """From its first to its last letter, in points."""
        return self.right - self.left


def group_lines(words: Sequence[Word]) -> list[PageLine]:
    """The lines of a page from its words in the order in which the page draws them."""
    groups: list[list[Word]] = []
    for word in words:
        if groups and _beside(groups[-1], word):
            groups[-1].append(word)
        else:
            groups.append([word])
    return _merge([PageLine(group) for group in groups])


def are_level(one: Word | PageLine, other: Word | PageLine) -> bool:
    """Whether two things stand at one height, a raised number beside its word too."""
    overlap = min(one.top, other.top) - max(one.bottom, other.bottom)
    return overlap > 0.5 * min(one.top - one.bottom, other.top - other.bottom)


def body_size(lines: Sequence[PageLine]) -> float:
    """The size in which most letters of these lines are set."""
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _beside(group: Sequence[Word], word: Word) -> bool:
    before = group[-1]
    size = max(before.size, word.size)
    alone = before.text if len(group) == 1 else ""
    return are_level(before, word) and -0.5 * size < word.left - before.right < _widest(alone) * size


def _widest(before: str) -> float:
    """The widest space after a text that stands at the start of a line, in letter sizes."""
    return _WIDEST_INDENT if _SIGN.fullmatch(before) else _WIDEST_SPACE


def _merge(lines: Sequence[PageLine]) -> list[PageLine]:
    """Lines that the page draws in parts, put together."""
    merged: list[PageLine] = []
    for line in sorted(lines, key=lambda line: (-round(line.top + line.bottom), line.left)):
        for at in range(len(merged) - 1, max(-1, len(merged) - _LOOK_BACK), -1):
            if _are_one(merged[at], line):
                merged[at] = PageLine(merged[at].words + line.words)
                break
        else:
            merged.append(line)
    return merged


def _are_one(one: PageLine, other: PageLine) -> bool:
    first, second = (one, other) if one.left <= other.left else (other, one)
    size = min(one.size, other.size)
    return are_level(one, other) and -0.5 * size < second.left - first.right < _widest(first.text) * size
