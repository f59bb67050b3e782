"""Pages: which lines are the page's and not the letter's: footers, page numbers, the file's own header.

Invariant: a line is marked only by its form (an identifier, an ISSN, "Tweede Kamer, vergaderjaar"),
or as the page number beside such a line. Nothing is taken out here, only named with a reason.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kamergraaf.model import Omission
from kamergraaf.reading.lines import Line

HEADER, FOOTER, FOOTNOTE = "header", "footer", "footnote"
_HEADER = re.compile(r"# (source|status|topic|date|kind): ")
_FURNITURE = re.compile(
    r"(?:ah|h|kst|blg|nds|stb|stcrt)[- ](?:tk[- ]|ek[- ])?[\dA-Z]+(?:[- ][\dA-Z]+)*"
    r"|ISSN \d{4} ?- ?\d{3}[\dX]"
    r"|[’']s-Gravenhage \d{4}"
    r"|(?:Tweede|Eerste) Kamer, vergaderjaar \d{4}[–-]\d{2,4}.*"
    r"|Pagina \d{1,4} van \d{1,4}"
)
RULE = re.compile(r"[-_*=]{5,}")
_PAGE_NUMBER = re.compile(r"\d{1,4}")


def is_furniture(text: str) -> bool:
    """Whether a line of this form stands at the foot of official pages."""
    return _FURNITURE.fullmatch(text) is not None


def mark_furniture(lines: Sequence[Line]) -> dict[int, str]:
    """The file's header lines and the page furniture: index of the line, and why it is no text."""
    reasons: dict[int, str] = {}
    for index, line in enumerate(lines):
        if not _HEADER.match(line.text):
            break
        reasons[index] = HEADER
    near = False
    for index, line in enumerate(lines):
        if line.is_blank or index in reasons:
            continue
        found = is_furniture(line.text)
        if found or (near and (_PAGE_NUMBER.fullmatch(line.text) or RULE.fullmatch(line.text))):
            reasons[index] = FOOTER
        near = found
    return reasons


def as_omissions(source: str, lines: Sequence[Line], reasons: Mapping[int, str]) -> tuple[Omission, ...]:
    """The marked lines as omissions, neighbours with one reason as one."""
    omissions: list[Omission] = []
    for index, reason in sorted(reasons.items()):
        line = lines[index]
        previous = omissions[-1] if omissions else None
        if previous and previous.reason == reason and not source[previous.end : line.start].strip():
            omissions[-1] = replace(previous, end=line.end)
        else:
            omissions.append(Omission(line.start, line.end, reason))
    return tuple(omissions)


def kept_lines(lines: Sequence[Line], reasons: Mapping[int, str]) -> list[Line]:
    """The lines that are neither empty nor marked; `after_gap` marks those after an empty line."""
    kept: list[Line] = []
    gap = False
    for index, line in enumerate(lines):
        if line.is_blank:
            gap = True
        elif index not in reasons:
            kept.append(replace(line, after_gap=gap or line.after_gap))
            gap = False
    return kept


def read_header(lines: Sequence[Line], reasons: Mapping[int, str]) -> dict[str, str]:
    """The fields of the file's own header: {"date": "2017-01-05", "kind": "..."}."""
    texts = [lines[index].text for index, reason in reasons.items() if reason == HEADER]
    return {match[1]: text[match.end() :] for text in texts if (match := _HEADER.match(text))}
