"""Extraction over files: one line of JSON a statement, broken files told and passed over.

Invariant: lines come in the order of the files and of each letter; a file that cannot be read costs no
other file its lines, and is answered for in the exit code.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path

from kamergraaf.evaluation.found import to_annotation
from kamergraaf.evaluation.records import to_line
from kamergraaf.extraction import Engine
from kamergraaf.files import written_aside
from kamergraaf.model import Letter
from kamergraaf.reading import Unread, guess_language, read_letters

_READABLE = (".txt", ".pdf", ".html", ".htm", ".xml", ".docx")

Progress = Callable[[str, int, int], None]


def extract_files(
    files: Iterable[Path], engine: Engine, *, output: Path | None = None, progress: Progress | None = None
) -> int:
    """Write the proposals of letters to stdout or a file; the exit code is 3 when one could not be read.

    A folder stands for the letters in it. A letter that is not in Dutch is told and gives no line.
    """
    paths = list(_expand(files))
    code = 0
    with nullcontext(sys.stdout) if output is None else written_aside(output) as stream:
        for number, read in enumerate(read_letters(paths)):
            if progress:
                progress("letters", number, len(paths))
            if isinstance(read, Unread):
                print(f"kamergraaf: error: {read.error}", file=sys.stderr)
                code = read.error.exit_code
            elif (language := guess_language(read.text)) not in ("nl", "other"):
                print(f"kamergraaf: {read.slug} is not in Dutch but in {language}: left out", file=sys.stderr)
            else:
                stream.writelines(f"{line}\n" for line in proposal_lines(engine, read))
    return code


def proposal_lines(engine: Engine, letter: Letter) -> Iterator[str]:
    """The guide's line of every proposal, with its offsets, confidence and rule."""
    extraction = engine.extract(letter)
    annotation = to_annotation(extraction)
    for line, found in zip(annotation.statements, extraction.proposals, strict=True):
        row = json.loads(to_line(line))
        yield json.dumps({**row, "start": found.start, "end": found.end}, ensure_ascii=False)


def _expand(files: Iterable[Path]) -> Iterator[Path]:
    for path in files:
        if path.is_dir():
            yield from sorted(one for one in path.iterdir() if one.suffix.casefold() in _READABLE)
        else:
            yield path
