"""Labels: "Vraag 1", "Antwoord 4 en 5", "Antwoorden op vraag 3, 4, 5, 9 en 10".

Invariant: a label is only what stands at the start of a paragraph, and what follows it is either
nothing or the start of a sentence; "Vraag 3 gaat over handel" is a sentence and no label.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

QUESTION, ANSWER, NOTICE = "question", "answer", "notice"
_NUMBER = r"\d{1,3}(?!\d)[a-z]?"
_AND = r"\s*(?:,\s*(?:en\b)?|\ben\b|&|t/m|tot\s+en\s+met|\btot\b|[-–]|\s(?=\d{1,3}\s+en\b))\s*(?:vraag\s+)?"
NUMBERS = rf"{_NUMBER}(?:{_AND}{_NUMBER})*"
_WORD = r"(?:vraag|vragen|antwoord(?:en)?|mededeling)"
_OF = r"(?:\s+(?:op|bij))?(?:\s+(?:de\s+)?vra(?:ag|gen))?(?:\s+n(?:umme)?rs?\.?)?"
_LABEL = re.compile(
    rf"(?P<word>{_WORD}){_OF}(?:\s+(?P<numbers>{NUMBERS}))?(?:\s*(?P<mark>[:.)]))?", re.IGNORECASE
)
_SENTENCE = re.compile(r"\s+[«“‘\"'(]*[A-ZÀ-ÖØ-Þ0-9]")
_RANGE = re.compile(
    r"(\d+)[a-z]?\s*(?:t/m|tot\s+en\s+met|\btot\b|[-–]|\s(?=\d{1,3}\s+en\b))\s*(?:vraag\s+)?(\d+)"
)
_LONGEST = 300
_KINDS = {"v": QUESTION, "a": ANSWER, "m": NOTICE}


@dataclass(frozen=True, slots=True)
class Label:
    """What a paragraph is labelled as, the numbers in the label, and how many characters it takes."""

    kind: str
    numbers: tuple[int, ...]
    length: int


def find_label(text: str) -> Label | None:
    """The label at the start of a paragraph, or None.

    >>> find_label("Antwoord op vragen 2, 4 t/m 6")
    Label(kind='answer', numbers=(2, 4, 5, 6), length=29)
    >>> find_label("Vraag 3 Bent u bereid dat te doen?").length
    7
    >>> find_label("Vraag 3 gaat over handel."), find_label("Antwoord van de minister")
    (None, None)
    """
    match = _LABEL.match(text, 0, _LONGEST)
    if match is None or not text[0].isupper():
        return None
    rest = match.end()
    if rest < len(text):
        if match["word"][0] in "Mm" or not (match["numbers"] or match["mark"] == ":"):
            return None
        if not _SENTENCE.match(text, rest):
            return None
    kind = _KINDS[match["word"][0].lower()]
    return Label(kind, read_numbers(match["numbers"] or ""), rest)


def is_label(text: str) -> bool:
    """Whether the whole line is a label."""
    label = find_label(text)
    return label is not None and label.length == len(text)


def read_numbers(text: str) -> tuple[int, ...]:
    """The numbers of a list in which ranges may stand: "4 t/m 6 en 9" is 4, 5, 6 and 9.

    >>> read_numbers("1, 2 en 5-7")
    (1, 2, 5, 6, 7)
    """
    numbers: list[int] = []
    spelled = _RANGE.sub(_spell, text)
    for part in re.findall(r"\d+", spelled):
        if int(part) not in numbers:
            numbers.append(int(part))
    return tuple(numbers)


def _spell(match: re.Match[str]) -> str:
    first, last = int(match[1]), int(match[2])
    if not first < last < first + 100:
        return f"{first} {last}"
    return " ".join(str(number) for number in range(first, last + 1))
