"""Rows as a table for a terminal, with rich.

Invariant: what is drawn fits the width that was asked for. Long texts (sentences) stand on lines of
their own under their row; when the other columns would get too narrow to read, each row is drawn as a
record, one line a column.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

PIPE_WIDTH = 120
"""Columns drawn when nothing says how wide the output is, as in a pipe."""

_READABLE = 14
_LONG = 110  # texts above this many characters are sentences: they get lines of their own
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
        _draw_rows(columns, rows, console)
    if caption:
        console.print(Text(caption, style="dim"))


def _draw_rows(columns: Sequence[str], rows: Sequence[Sequence[str]], console: Console) -> None:
    longest = [max(len(row[index]) for row in rows) for index in range(len(columns))]
    sentences = [index for index, length in enumerate(longest) if length > _LONG]
    if len(sentences) == len(columns):
        sentences = []
    short = [index for index in range(len(columns)) if index not in sentences]
    widths = _fit([max(len(columns[i]), longest[i]) for i in short], console.width - _GAP * len(short))
    if widths is None:
        console.print(_as_records(columns, rows))
        return
    console.print(_as_line([columns[index] for index in short], widths, style="bold"))
    console.print(Text("─" * min(console.width, sum(widths) + _GAP * (len(widths) - 1)), style="dim"))
    for row in rows:
        console.print(_as_line([row[index] for index in short], widths))
        for index in sentences:
            if row[index]:
                name = f"{columns[index]}: " if len(sentences) > 1 else ""
                console.print(Padding(Text(f"{name}{row[index]}", style="italic"), (0, 0, 0, _GAP)))
        if sentences:
            console.print()


def _fit(wanted: Sequence[int], room: int) -> list[int] | None:
    """Widths that fit the room, the widest columns narrowed first; None when one would be unreadable."""
    widths = list(wanted)
    while sum(widths) > room:
        widest = max(range(len(widths)), key=widths.__getitem__)
        if widths[widest] <= _READABLE:
            return None
        widths[widest] -= 1
    return widths


def _as_line(cells: Sequence[str], widths: Sequence[int], *, style: str = "") -> Table:
    line = Table.grid(padding=(0, _GAP, 0, 0))
    for width in widths:
        line.add_column(width=width, overflow="fold")
    line.add_row(*(Text(cell, style=style) for cell in cells))
    return line


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
