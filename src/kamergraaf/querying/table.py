"""Rows as a table for a terminal, with rich.

Invariant: what is drawn fits the width that was asked for; when columns would get too narrow to read,
each row is drawn as a record of its own, one line a column.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

PIPE_WIDTH = 120
"""Columns drawn when nothing says how wide the output is, as in a pipe."""

_READABLE = 24
_GAP = 2


def draw_table(
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    stream: TextIO,
    *,
    title: str = "",
    caption: str = "",
    width: int | None = None,
) -> None:
    """Draw rows of one-line texts under their column names."""
    if width is None and not stream.isatty():
        width = PIPE_WIDTH
    console = Console(file=stream, width=width, highlight=False, soft_wrap=False)
    if title:
        console.print(Text(title, style="bold"))
    if rows:
        needed = [_needed(name, [row[index] for row in rows]) for index, name in enumerate(columns)]
        if sum(needed) + _GAP * len(columns) <= console.width:
            console.print(_as_table(columns, rows, needed))
        else:
            console.print(_as_records(columns, rows))
    if caption:
        console.print(Text(caption, style="dim"))


def _needed(name: str, cells: Sequence[str]) -> int:
    """The width under which a column is hard to read: its longest text, or enough of it."""
    return max(len(name), min(_READABLE, max(map(len, cells))))


def _as_table(columns: Sequence[str], rows: Sequence[Sequence[str]], needed: Sequence[int]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, _GAP, 0, 0), show_edge=False)
    for name, width in zip(columns, needed, strict=True):
        table.add_column(Text(name), overflow="fold", min_width=width)
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _as_records(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), show_header=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for row in rows:
        for name, cell in zip(columns, row, strict=True):
            if cell:
                table.add_row(Text(name), Text(cell))
        table.add_row("", "")
    return table
