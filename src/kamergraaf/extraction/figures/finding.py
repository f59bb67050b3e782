"""From the numbers of a sentence to its figures: which are figures, of what, how exact, and when.

Invariant: figures are in order and do not overlap; a number in a date, a reference or a name is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from kamergraaf.extraction.figures.bounds import bound_of
from kamergraaf.extraction.figures.phrases import Phrases
from kamergraaf.extraction.figures.scan import find_numbers, has_number
from kamergraaf.extraction.figures.shares import Relation, Relations
from kamergraaf.extraction.figures.subject import Measured, measured
from kamergraaf.extraction.figures.values import Bound, FoundFigure, Number, Sort
from kamergraaf.extraction.figures.words import FigureWords
from kamergraaf.language.dates import find_dates

Span = tuple[int, int]
_LETTERS = re.compile(r"[^\W\d_]+")
_SMALL, _OPENING_DIGITS, _LONGEST = 12, 3, 2000
_LONGEST_LIST = 40
_NOTE_BEFORE = "»”’)]\"'"


def find_figures(
    text: str, *, words: FigureWords, anchor: date | None = None, taken: Sequence[Span] = ()
) -> list[FoundFigure]:
    """The figures of a sentence, in order.

    `anchor` is the date of the letter, for periods; `taken` are stretches that hold no figure, such as
    references. Never raises for any text. What is too long for a sentence is read in pieces.
    """
    if len(text) > _LONGEST:
        return list(_in_pieces(text, words=words, anchor=anchor, taken=taken))
    relations = _relations(words)
    letters = set(_LETTERS.findall(text.lower()))
    numbers = find_numbers(text) if has_number(text, letters) else []
    related = [] if letters.isdisjoint(relations.triggers) else list(relations.find(text))
    if not (numbers or related):
        return []
    dates = list(find_dates(text, anchor))
    stops = [*taken, *((when.start, when.end) for when in dates)]
    sentence = _Sentence(Phrases(text, words, stops), letters)
    periods = [(when.start, when.end, when.value) for when in dates]
    found = [*sentence.relations(related), *sentence.numbers(numbers, related)]
    return [replace(one, when=_period(text, one, periods)) for one in _apart(found)]


def _in_pieces(
    text: str, *, words: FigureWords, anchor: date | None, taken: Sequence[Span]
) -> Iterator[FoundFigure]:
    start = 0
    while start < len(text):
        end = text.find(" ", start + _LONGEST // 2, start + _LONGEST)
        end = end if end > 0 else start + _LONGEST
        spans = [(low - start, high - start) for low, high in taken if low < end and high > start]
        for one in find_figures(text[start:end], words=words, anchor=anchor, taken=spans):
            yield replace(one, start=one.start + start, end=one.end + start)
        start = end


@lru_cache(maxsize=4)
def _relations(words: FigureWords) -> Relations:
    return Relations(words)


class _Sentence:
    """One sentence with its phrases; makes figures of numbers."""

    def __init__(self, phrases: Phrases, letters: set[str]) -> None:
        self.phrases, self.letters = phrases, letters
        self.text, self.words = phrases.text, phrases.words

    def relations(self, related: Iterable[Relation]) -> Iterator[FoundFigure]:
        """Figures of ranks, shares and multiples."""
        for one in related:
            if _overlaps(one.start, one.end, self.phrases.stops):
                continue
            bound, start, end = bound_of(self.text, one.start, one.end, words=self.words, measure=True)
            place = self.phrases.at(one.phrase)
            place += self.phrases.low(place) in ("van", "der", "op", "deel") and one.phrase == one.end
            phrase = self.phrases.after(place)
            measures = self.phrases.surface(phrase.first, phrase.last) if phrase else ""
            measures = measures or self.phrases.clause(start, end)
            yield FoundFigure(
                start, end, self.text[start:end], one.value, one.unit, measures, one.sort, bound
            )

    def numbers(self, numbers: Iterable[Number], related: Sequence[Relation]) -> Iterator[FoundFigure]:
        """Figures of amounts, percentages, counts and measures."""
        used = [(one.start, one.end) for one in related]
        for one, (low, high) in _with_ranges(numbers):
            if _overlaps(one.start, one.end, (*self.phrases.stops, *used)) or self._is_no_number(one):
                continue
            sort = self._sort(one)
            bound, start, end = bound_of(
                self.text, one.start, one.end, words=self.words, measure=bool(one.unit) or one.scaled
            )
            low = min(low, start)
            if one.bound is not Bound.EXACT:
                bound, start, end = one.bound, one.start, one.end
            if sort is Sort.COUNT:
                said = self._count(one)
            elif sort is Sort.DURATION and not self._is_measured_time(start):
                said = None
            else:
                said = measured(self.phrases, one, start=low, end=max(end, high), sort=sort)
            if said:
                words = self.text[start:end]
                yield FoundFigure(start, end, words, one.value, said.unit, said.measures, sort, bound)

    def _sort(self, number: Number) -> Sort:
        unit = number.unit
        if unit in ("%", "procentpunt"):
            return Sort.PERCENTAGE
        if self.words.has("currency", unit):
            return Sort.AMOUNT
        if self.words.has("duration", unit):
            return Sort.DURATION
        return Sort.QUANTITY if unit else Sort.COUNT

    def _count(self, number: Number) -> Measured | None:
        """What a number without a unit of measure counts; None when it counts nothing."""
        place = self.phrases.at(number.end)
        if self._is_cited(number):
            return None
        phrase = self.phrases.counted(place)
        if phrase:
            head = self.phrases.tokens[phrase.head]
            if self.words.has("duration", head.low) or self.words.has("uncounted", head.low):
                return None
            if self._points_back(number) or self._is_verb(number):
                return None
            counted = (
                self.phrases.counted(phrase.last, plural=False)
                if self.words.has("singular", head.low)
                else None
            )
            whole = self.phrases.with_tail(counted or phrase)
            return Measured(head.text, self.phrases.surface(whole.first, whole.last))
        return self._of_more(place) or self._bare(number)

    def _of_more(self, place: int) -> Measured | None:
        """ "42 van de 53 officieren", "van 30 naar 50 leden": counted is what the second number counts."""
        phrases = self.phrases
        if phrases.low(place) in _TOWARDS and self._is_value(place + 1):
            first, phrase = place + 2, phrases.counted(place + 2)
        elif phrases.low(place) == "van" and self.words.has("determiner", phrases.low(place + 1)):
            first, phrase = place + 1, phrases.counted(place + 3)
        else:
            return None
        if phrase is None or not self._is_value(phrase.first - 1):
            return None
        return Measured(phrases.tokens[phrase.head].text, phrases.surface(first, phrase.last))

    def _bare(self, number: Number) -> Measured | None:
        """A large number on its own: "verhoogd naar 60 miljoen", "Oeganda (764.326)"."""
        grouped = "." in self.text[number.start : number.end]
        if number.scaled:
            start, end = number.start, number.end
            return measured(self.phrases, number, start=start, end=end, sort=Sort.QUANTITY)
        if grouped and self.text[number.start - 1 : number.start] == "(" and number.start > 0:
            return Measured("", self.phrases.chain_before(self.phrases.at(number.start) - 1))
        return None

    def _is_no_number(self, number: Number) -> bool:
        """Whether it is a footnote's mark, an article ("een euro"), part of a name, or opens the sentence."""
        start, text = number.start, self.text
        before = text[start - 1] if start else ""
        words = text[start : number.end].lower()
        if before and (before in _NOTE_BEFORE or before.isalpha()):
            return True
        if words.startswith("een ") and not number.scaled and number.unit != "%":
            return True
        if text[number.end : number.end + 1] == "-" and number.unit not in ("", "%"):
            return True
        if text[:start].strip() or number.unit or text.startswith(" van ", number.end):
            return False
        return words.isdigit() and len(words) < _OPENING_DIGITS

    def _is_cited(self, number: Number) -> bool:
        """Whether the number is that of an article, question or the like, or one of a list of those."""
        place = self.phrases.at(number.start) - 1
        first = max(0, place - _LONGEST_LIST)
        while place >= first and (
            self.phrases.low(place) in _LISTING or self.phrases.low(place)[:1].isdigit()
        ):
            place -= 1
        low = self.phrases.low(place)
        return self.words.has("citation", low) or self.words.has("citation", low + ".")

    def _points_back(self, number: Number) -> bool:
        """Whether a small number in words counts things already named: "de twee landen"."""
        before = self.phrases.low(self.phrases.at(number.start) - 1)
        spelled = self.text[number.start].isalpha()
        return (
            spelled
            and number.value.isdigit()
            and int(number.value) <= _SMALL
            and self.words.has("pointing", before)
        )

    def _is_verb(self, number: Number) -> bool:
        """Whether "acht" is the verb: "het kabinet acht sancties nodig"."""
        word = self.text[number.start : number.end].lower()
        return word == "acht" and not self.letters.isdisjoint(self.words.families.get("judging", frozenset()))

    def _is_measured_time(self, start: int) -> bool:
        """Whether a span of time is what something lasts: "een wachttijd van 14 weken"."""
        phrases = self.phrases
        place = phrases.at(start) - 1
        if phrases.low(place) in _TO and phrases.low(place - 1) and self._is_value(place - 1):
            place -= 2
        before = phrases.low(place)
        if before == "naar" or (self.words.has("measuring", before) and before not in ("is", "was")):
            return True
        noun = phrases.before(place).lower() if before == "van" else ""
        return bool(noun) and not self.words.has("time", noun.split()[-1])

    def _is_value(self, place: int) -> bool:
        low = self.phrases.low(place)
        return low[:1].isdigit() or has_number("", (low,))


_TO = frozenset(("tot", "à", "a", "-", "–"))
_TOWARDS = _TO | {"naar"}
_LISTING = frozenset((",", "en", "of", "t/m", ".", "(", "tot", "met", "-", "–", "°"))


def _with_ranges(numbers: Iterable[Number]) -> Iterator[tuple[Number, Span]]:
    """Numbers with their own stretch; the two ends of a range with the stretch of both."""
    low: Number | None = None
    for one in numbers:
        if one.bound is Bound.AT_LEAST:
            low = one
            continue
        if low:
            yield low, (low.start, one.end)
            yield one, (low.start, one.end)
            low = None
        else:
            yield one, (one.start, one.end)


def _overlaps(start: int, end: int, spans: Iterable[Span]) -> bool:
    return any(low < end and start < high for low, high in spans)


def _apart(found: Iterable[FoundFigure]) -> Iterator[FoundFigure]:
    """By place, the longer of two that overlap."""
    end = 0
    for one in sorted(found, key=lambda figure: (figure.start, -figure.end)):
        if one.start >= end:
            yield one
            end = one.end


def _period(text: str, figure: FoundFigure, periods: Sequence[tuple[int, int, str]]) -> str | None:
    """When the figure holds: the date right behind it, else the only one, else the nearest in its clause."""
    if len(periods) <= 1:
        return periods[0][2] if periods else None
    near = []
    for start, end, value in periods:
        low, high = (figure.end, start) if start >= figure.end else (end, figure.start)
        if not any(mark in text[low:high] for mark in ";:"):
            near.append((high - low - (2 if start >= figure.end else 0), value))
    return min(near)[1] if near else None
