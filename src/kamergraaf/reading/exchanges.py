"""Exchanges: questions and the answers to them, paired by their numbers.

Invariant: a question belongs to at most one exchange; an answer takes the nearest questions above it
that bear its numbers and have none yet. An answer without numbers takes all unanswered questions
above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kamergraaf.model import Exchange, Span
from kamergraaf.reading.items import pair_items
from kamergraaf.reading.labels import ANSWER, QUESTION, Label, find_label, read_numbers
from kamergraaf.reading.weave import Paragraph

_ANNEX = re.compile(r"(?:Bijlage|Annex)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(\d{1,2})(?P<mark>[.)]?)(?:|\s+[«“\"'(]*[A-ZÀ-Þ].*\?[»”’\")]*\d{0,2})", re.DOTALL)


@dataclass(slots=True)
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
    parts = [part for part in _parts(paragraphs) if part.spans]
    exchanges: list[Exchange] = []
    for at, part in enumerate(parts):
        if part.kind != ANSWER:
            continue
        asked = _questions_of(part, parts[:at])
        for question in asked:
            question.taken = True
        exchanges.extend(_exchange(asked, part))
    rest = [part for part in parts if part.kind == QUESTION and not part.taken]
    exchanges.extend(_unlabelled(part) if exchanges else _unanswered(part) for part in rest)
    return tuple(sorted(exchanges, key=_order))


def _order(exchange: Exchange) -> int:
    return exchange.questions[0].start if exchange.questions else (exchange.answer or Span(0, 0)).start


def _parts(paragraphs: Sequence[Paragraph]) -> Iterator[_Part]:
    """What stands under each label: a question up to the next label or heading, an answer also past headings."""
    labels = _labels(paragraphs)
    part: _Part | None = None
    for paragraph, label in zip(paragraphs, labels, strict=True):
        ends = paragraph.kind == "heading" and (
            part is None or part.kind == QUESTION or _ANNEX.match(paragraph.text) is not None
        )
        if part is not None and (label is not None or ends):
            yield part
            part = None
        if label is not None:
            part = _Part(label.kind, label.numbers)
            part.add(paragraph, label.length)
        elif part is not None:
            part.add(paragraph, 0)
    if part is not None:
        yield part


def _labels(paragraphs: Sequence[Paragraph]) -> list[Label | None]:
    """The label of each paragraph. Where only answers are labelled, the numbers above them are the questions."""
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


def _questions_of(answer: _Part, above: Sequence[_Part]) -> list[_Part]:
    free = [part for part in above if part.kind == QUESTION and not part.taken]
    if not answer.numbers:
        return free
    found: list[_Part] = []
    wanted = set(answer.numbers)
    for part in reversed(free):
        if wanted & set(part.numbers):
            wanted -= set(part.numbers)
            found.insert(0, part)
    return found or [part for part in free if not part.numbers]


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
    """A question without an answer label among others: what stands below the last line that asks is its answer."""
    asking = [at for at, text in enumerate(part.texts) if text.rstrip('»”’")0123456789 ').endswith("?")]
    if not asking or asking[-1] == len(part.spans) - 1:
        return _unanswered(part)
    cut = asking[-1] + 1
    answer = Span(part.spans[cut].start, part.spans[-1].end)
    asked = replace(part, spans=part.spans[:cut], texts=part.texts[:cut])
    return Exchange(part.numbers, tuple(_question_spans(asked)), answer)
