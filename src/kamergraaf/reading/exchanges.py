"""Exchanges: questions and the answers to them, paired by their numbers.

Invariant: a question belongs to at most one exchange; an answer takes the nearest questions above it
that bear its numbers and have none yet. An answer without numbers takes all unanswered questions
above it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kamergraaf.model import Exchange, Span
from kamergraaf.reading.items import pair_items
from kamergraaf.reading.labels import ANSWER, QUESTION, Label, find_label, read_numbers
from kamergraaf.reading.weave import Paragraph

_ANNEX = re.compile(r"(?:Bijlage|Annex)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(\d{1,2})(?P<mark>[.)]?)(?:|\s+[«“\"'(]*[A-ZÀ-Þ].*\?[»”’\")]*\d{0,2})", re.DOTALL)


@dataclass(slots=True, eq=False)
class _Part:
    """What stands under one label."""

    kind: str
    numbers: tuple[int, ...]
    spans: list[Span] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    taken: bool = False

    def add(self, paragraph: Paragraph, skip: int) -> None:
        """What a paragraph says behind its first `skip` characters."""
        rest = paragraph.text[skip:].lstrip()
        if rest:
            self.spans.append(Span(paragraph.end - len(rest), paragraph.end))
            self.texts.append(rest)

    @property
    def span(self) -> Span:
        """From the first to the last character of it."""
        return Span(self.spans[0].start, self.spans[-1].end)


def find_exchanges(paragraphs: Sequence[Paragraph]) -> tuple[Exchange, ...]:
    """The questions and answers of a text, in the order of their questions."""
    free = _Free()
    exchanges: list[Exchange] = []
    asked: list[_Part] = []
    for part in _parts(paragraphs):
        if part.kind == QUESTION:
            asked.append(part)
            free.add(part)
        elif part.kind == ANSWER:
            exchanges.extend(_exchange(free.take(part.numbers), part))
    rest = [part for part in asked if not part.taken]
    exchanges.extend(_unlabelled(part) if exchanges else _unanswered(part) for part in rest)
    return tuple(sorted(exchanges, key=_order))


class _Free:
    """The questions that have no answer yet."""

    def __init__(self) -> None:
        self._all: list[_Part] = []
        self._unnumbered: list[_Part] = []
        self._by_number: dict[int, list[_Part]] = defaultdict(list)

    def add(self, part: _Part) -> None:
        """A question that is now asked."""
        self._all.append(part)
        if not part.numbers:
            self._unnumbered.append(part)
        for number in part.numbers:
            self._by_number[number].append(part)

    def take(self, numbers: Sequence[int]) -> list[_Part]:
        """The last questions with these numbers, else those without; without numbers all that are left."""
        found: dict[int, _Part] = {}
        for number in numbers:
            parts = self._by_number[number]
            while parts and parts[-1].taken:
                parts.pop()
            if parts:
                found[id(parts[-1])] = parts[-1]
        taken = [part for part in found.values() or self._rest(bool(numbers)) if not part.taken]
        for part in taken:
            part.taken = True
        return sorted(taken, key=lambda part: part.span.start)

    def _rest(self, numbered: bool) -> list[_Part]:
        rest = self._unnumbered if numbered else self._all
        self._unnumbered = []
        if not numbered:
            self._all = []
        return rest


def _order(exchange: Exchange) -> int:
    return exchange.questions[0].start if exchange.questions else (exchange.answer or Span(0, 0)).start


def _parts(paragraphs: Sequence[Paragraph]) -> Iterator[_Part]:
    """What stands under each label: questions up to the next label or heading, answers past headings too."""
    labels = _labels(paragraphs)
    part: _Part | None = None
    for paragraph, label in zip(paragraphs, labels, strict=True):
        ends = paragraph.kind == "heading" and (
            part is None or part.kind == QUESTION or _ANNEX.match(paragraph.text) is not None
        )
        if part is not None and (label is not None or ends):
            if part.spans:
                yield part
            part = None
        if label is not None:
            part = _Part(label.kind, label.numbers)
            part.add(paragraph, label.length)
        elif part is not None:
            part.add(paragraph, 0)
    if part is not None and part.spans:
        yield part


def _labels(paragraphs: Sequence[Paragraph]) -> list[Label | None]:
    """The label of each paragraph. Where only answers are labelled, numbers above them are the questions."""
    labels = [_label(paragraph) for paragraph in paragraphs]
    bare = sum(1 for label in labels if label and label.kind == ANSWER and not label.numbers)
    if bare < 2 or any(label and label.kind == QUESTION for label in labels):
        return labels
    expected = 1
    for at, paragraph in enumerate(paragraphs):
        match = _NUMBERED.fullmatch(paragraph.text) if labels[at] is None else None
        if match and int(match[1]) == expected:
            labels[at] = Label(QUESTION, (expected,), match.end("mark"))
            expected += 1
    return labels


def _label(paragraph: Paragraph) -> Label | None:
    if paragraph.kind in (QUESTION, ANSWER):
        numbers = read_numbers(paragraph.text)
        return find_label(paragraph.text) or Label(paragraph.kind, numbers, len(paragraph.text))
    return find_label(paragraph.text)


def _exchange(asked: Sequence[_Part], answer: _Part) -> list[Exchange]:
    numbers = answer.numbers or tuple(number for part in asked for number in part.numbers)
    spans = tuple(span for part in asked for span in _question_spans(part))
    whole = Exchange(numbers, spans, answer.span)
    if numbers or len(asked) != 1:
        return [whole]
    return pair_items(asked[0].span, asked[0].texts, answer.span, answer.texts) or [whole]


def _question_spans(part: _Part) -> list[Span]:
    """One range a question where the numbers and the paragraphs are as many, else one for all."""
    return part.spans if len(part.spans) == len(part.numbers) else [part.span]


def _unanswered(part: _Part) -> Exchange:
    return Exchange(part.numbers, tuple(_question_spans(part)))


def _unlabelled(part: _Part) -> Exchange:
    """A question whose answer has no label while others do: what stands below its last asking line."""
    asking = [at for at, text in enumerate(part.texts) if text.rstrip('»”’")0123456789 ').endswith("?")]
    if not asking or asking[-1] == len(part.spans) - 1:
        return _unanswered(part)
    cut = asking[-1] + 1
    answer = Span(part.spans[cut].start, part.spans[-1].end)
    asked = replace(part, spans=part.spans[:cut], texts=part.texts[:cut])
    return Exchange(part.numbers, tuple(_question_spans(asked)), answer)
