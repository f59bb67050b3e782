"""Items: one question and one answer that each number their points ("1. ... 2. ...") in running text.

Invariant: items are taken only when they count up from 1 and question and answer both have them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kamergraaf.model import Exchange, Span
from kamergraaf.reading.labels import NUMBERS, read_numbers

_ITEM = re.compile(
    rf"(?:^|(?<=[.?!»”\"')])\s*|(?<=[.?!»”\"')\n] ))(?P<numbers>{NUMBERS})\s?[.)]\s*"
    r"(?=[«“\"'(]?[A-ZÀ-Þ]|[a-z]\))"
)


def pair_items(
    question: Span, question_texts: Sequence[str], answer: Span, answer_texts: Sequence[str]
) -> list[Exchange]:
    """An exchange for each point of the answer; empty when they do not number their points alike.

    What stands above the first point of the question goes with the first exchange.
    """
    asked = _items("\n\n".join(question_texts))
    given = _items("\n\n".join(answer_texts))
    if len(asked) < 2 or len(given) < 2 or given[0][1].start > 0:
        return []
    intro_text = "\n\n".join(question_texts)[: asked[0][1].start].rstrip()
    intro = Span(question.start, question.start + len(intro_text))
    exchanges: list[Exchange] = []
    for numbers, span in given:
        spans = [
            Span(question.start + own.start, question.start + own.end)
            for asked_numbers, own in asked
            if set(asked_numbers) & set(numbers)
        ]
        if not exchanges and intro.end > intro.start:
            spans.insert(0, intro)
        exchanges.append(
            Exchange(numbers, tuple(spans), Span(answer.start + span.start, answer.start + span.end))
        )
    answered = {number for numbers, _ in given for number in numbers}
    exchanges.extend(
        Exchange(numbers, (Span(question.start + own.start, question.start + own.end),))
        for numbers, own in asked
        if not answered & set(numbers)
    )
    return exchanges


def _items(text: str) -> list[tuple[tuple[int, ...], Span]]:
    """The numbers and the range of each point, as far as they count up from 1."""
    starts: list[tuple[tuple[int, ...], int]] = []
    expected = 1
    for match in _ITEM.finditer(text):
        numbers = read_numbers(match["numbers"])
        if numbers and numbers[0] == expected:
            starts.append((numbers, match.start("numbers")))
            expected = numbers[-1] + 1
    return [
        (numbers, Span(start, start + len(text[start:end].rstrip())))
        for (numbers, start), (_, end) in pairwise([*starts, ((), len(text))])
    ]
