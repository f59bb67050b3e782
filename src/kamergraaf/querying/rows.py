"""Rows for Python: they print well, render in a notebook, and go to pandas and polars.

Invariant: rows are read once from a store and never change; a cell is the term that the store gave.
"""

from __future__ import annotations

import html
import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, overload

import pyoxigraph as ox

from kamergraaf.querying.cells import Cell, PythonValue, is_hidden, readable_columns, show, to_python
from kamergraaf.querying.names import Names
from kamergraaf.store import Result, Row

if TYPE_CHECKING:
    import pandas
    import polars

_SHOWN = 20


class Rows(Sequence[Row]):
    """The rows of an answer. `row["quote"]` is a term; `dicts`, `to_pandas` and `to_polars` give values.

    Columns that start with `_` hold the parameters; only the rows themselves show them.
    """

    def __init__(self, result: Result, *, names: Names | None = None, language: str = "nl") -> None:
        """Read all rows of a result. Things are shown by `names`; without, by their prefixed names."""
        self.variables = result.variables
        self._rows = list(result)
        self._names = names
        self._language = language

    @property
    def columns(self) -> tuple[str, ...]:
        """The variables that are not parameters."""
        return tuple(name for name in self.variables if not is_hidden(name))

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        return self._rows[index]

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Rows):
            return NotImplemented
        return self.variables == other.variables and self._rows == other._rows

    __hash__ = None  # type: ignore[assignment]  # rows compare by what they hold

    def __repr__(self) -> str:
        from kamergraaf.querying.table import draw_table

        stream = io.StringIO()
        shown = self._shown
        texts = [[self._show(row[name]) for name in shown] for row in self._rows[:_SHOWN]]
        draw_table(shown, texts, stream, caption=self._caption())
        return "\n".join(line.rstrip() for line in stream.getvalue().rstrip().splitlines())

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self._shown)
        body = "".join(
            f"<tr>{''.join(self._to_html(row[name]) for name in self._shown)}</tr>"
            for row in self._rows[:_SHOWN]
        )
        table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        return f"{table}<p>{html.escape(self._caption())}</p>"

    def dicts(self) -> list[dict[str, PythonValue]]:
        """Each row as a mapping from column to Python value: numbers and dates as such, things as IRIs."""
        return [{name: to_python(row[name]) for name in self.columns} for row in self._rows]

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas DataFrame of the values that `dicts` gives."""
        import pandas as pd

        return pd.DataFrame(self.dicts(), columns=list(self.columns))

    def to_polars(self) -> polars.DataFrame:
        """A polars DataFrame of the values that `dicts` gives; columns of mixed kinds become texts."""
        import polars as pl

        columns = {name: [to_python(row[name]) for row in self._rows] for name in self.columns}
        for name, values in columns.items():
            if len({type(value) for value in values if value is not None}) > 1:
                columns[name] = [None if value is None else str(value) for value in values]
        return pl.DataFrame(columns)

    @property
    def _shown(self) -> list[str]:
        return readable_columns(self.variables, named=self._names is not None)

    def _show(self, cell: Cell) -> str:
        return show(cell, names=self._names, language=self._language)

    def _to_html(self, cell: Cell) -> str:
        text = html.escape(self._show(cell))
        if isinstance(cell, ox.NamedNode) and cell.value.startswith(("http://", "https://")):
            return f'<td><a href="{html.escape(cell.value)}">{text}</a></td>'
        return f"<td>{text}</td>"

    def _caption(self) -> str:
        count = f"{len(self)} row{'' if len(self) == 1 else 's'}"
        return f"{count}; the first {_SHOWN} are shown" if len(self) > _SHOWN else count
