"""Results for people: a table, or Markdown.

Invariant: a cell is one line of text that can steer neither a terminal nor a page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import pyoxigraph as ox

from kamergraaf.querying.cells import Cell, readable_columns, show
from kamergraaf.querying.names import Names
from kamergraaf.store import Result
from kamergraaf.store.contract import Form

_TRIPLE_COLUMNS = ("subject", "predicate", "object")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|#])")


@dataclass(frozen=True, slots=True)
class Style:
    """How results are shown. Things are called by `names`, in `language`; without, by their prefixed names.

    `width` is in columns, `context` the file with the JSON-LD context to write with.
    """

    names: Names | None = None
    language: str = "nl"
    width: int | None = None
    title: str = ""
    context: Path | None = None


def write_table(result: Result, stream: TextIO, style: Style) -> None:
    """Draw an answer for a terminal."""
    from kamergraaf.querying.table import draw_table

    if result.form is Form.BOOLEAN:
        stream.write(f"{_yes_or_no(result)}\n")
        return
    columns, rows = _visible(result, style)
    texts = [[show(cell, names=style.names, language=style.language) for cell in row] for row in rows]
    caption = (
        f"{len(rows)} {'triple' if result.form is Form.TRIPLES else 'row'}{'' if len(rows) == 1 else 's'}"
    )
    draw_table(columns, texts, stream, title=style.title, caption=caption, width=style.width)


def write_markdown(result: Result, stream: TextIO, style: Style) -> None:
    """Write an answer as a table of Markdown, things linked to their IRIs."""
    if style.title:
        stream.write(f"**{_escape(style.title)}**\n\n")
    if result.form is Form.BOOLEAN:
        stream.write(f"{_yes_or_no(result)}\n")
        return
    columns, rows = _visible(result, style)
    stream.write(f"| {' | '.join(map(_escape, columns))} |\n|{' --- |' * len(columns)}\n")
    for row in rows:
        stream.write(f"| {' | '.join(_to_markdown(cell, style) for cell in row)} |\n")


def _visible(result: Result, style: Style) -> tuple[list[str], list[list[Cell]]]:
    if result.form is Form.TRIPLES:
        return list(_TRIPLE_COLUMNS), [list(triple) for triple in sorted(set(result.triples()), key=str)]
    columns = readable_columns(result.variables, named=style.names is not None)
    return columns, [[row[name] for name in columns] for row in result]


def _yes_or_no(result: Result) -> str:
    return "yes" if result.boolean else "no"


def _to_markdown(cell: Cell, style: Style) -> str:
    text = _escape(show(cell, names=style.names, language=style.language))
    if isinstance(cell, ox.NamedNode) and cell.value.startswith(("http://", "https://")):
        return f"[{text}](<{cell.value}>)"
    return text


def _escape(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)
