"""Where an answer goes: to stdout, or to a file that appears whole or not at all.

Invariant: an answer that breaks off half-way leaves no file behind.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TextIO, cast

from kamergraaf.files import written_aside
from kamergraaf.querying.formats import check_format, guess_format, write_result
from kamergraaf.querying.readable import Style
from kamergraaf.store import Result


def write_answer(result: Result, *, format_: str | None, output: Path | None, style: Style) -> int:
    """Write an answer and give the exit code: 1 when the answer is "no", else 0.

    Raises UsageError for a format that does not fit, OutputError when the file cannot be written.
    """
    format_ = format_ or guess_format(result.form, output=output, terminal=sys.stdout.isatty())
    check_format(result.form, format_)
    if output is None:
        write_result(result, format_, sys.stdout, style=style)
    else:
        with written_aside(output) as file:
            write_result(result, format_, cast(TextIO, file), style=style)
    return 1 if result.boolean is False else 0
