"""The score as Markdown and as JSON: totals, letters, predicates, causes, reliability of confidence.

Invariant: what is printed is computed here from counts; the same counts give the same text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kamergraaf.evaluation.causes import Cause
from kamergraaf.evaluation.records import StatementLine
from kamergraaf.evaluation.score import Counts, LetterScore, Score


@dataclass(frozen=True, slots=True)
class Section:
    """One scored set of letters under its heading."""

    title: str
    score: Score
    causes: Mapping[Cause, int] | None = None
    letters: bool = True


def to_json(score: Score) -> dict[str, object]:
    """The figures of a score as plain values."""
    return {
        "entities": _ratios(score.entities) | {"form_recall": round(score.forms.recall, 4)},
        "strict": _ratios(score.strict) | {"interval": [round(value, 4) for value in score.interval]},
        "lenient": _ratios(score.lenient),
        "polarity": round(score.polarity.precision, 4),
        "factuality": round(score.factuality.precision, 4),
        "predicates": {name: _ratios(counts) for name, counts in score.by_predicate.items()},
        "letters": {letter.letter: _ratios(letter.strict) for letter in score.letters},
    }


def to_markdown(sections: Iterable[Section], *, title: str = "Score card") -> str:
    """The score card."""
    parts = [f"# {title}", ""]
    for section in sections:
        parts += [f"## {section.title}", "", *_totals(section.score), ""]
        if section.letters:
            parts += [*_letters(section.score.letters), "", *_predicates(section.score.by_predicate), ""]
        if section.causes is not None:
            parts += [*_causes(section.causes, section.score), ""]
    return "\n".join(parts).rstrip() + "\n"


def reliability(
    pairs: Iterable[tuple[StatementLine, bool]], *, bins: int = 10
) -> list[tuple[float, float, int]]:
    """(mean confidence, share found right, how many) for each tenth of confidence that holds statements."""
    table: dict[int, list[tuple[float, bool]]] = {}
    for line, right in pairs:
        value = line.confidence or 0.0
        table.setdefault(min(bins - 1, int(value * bins)), []).append((value, right))
    return [
        (sum(v for v, _ in rows) / len(rows), sum(r for _, r in rows) / len(rows), len(rows))
        for _, rows in sorted(table.items())
    ]


def worst(lines: Sequence[StatementLine], *, most: int = 10) -> list[StatementLine]:
    """The lines with the highest confidence; lines without one keep their order."""
    return sorted(lines, key=lambda line: -(line.confidence or 0.0))[:most]


def _ratios(counts: Counts) -> dict[str, float | int]:
    return {
        "precision": round(counts.precision, 4),
        "recall": round(counts.recall, 4),
        "f1": round(counts.f1, 4),
        "matched": counts.matched,
        "found": counts.found,
        "gold": counts.gold,
    }


def _row(*cells: object) -> str:
    return "| " + " | ".join(f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in cells) + " |"


def _totals(score: Score) -> list[str]:
    low, high = score.interval
    return [
        "| | precision | recall | F1 | matched / found / gold |",
        "|---|---|---|---|---|",
        _counts("named things", score.entities),
        _row(
            "their spellings linked",
            "",
            score.forms.recall,
            "",
            f"{score.forms.matched} / {score.forms.gold}",
        ),
        _counts(f"statements, strict (F1 95 %: {low:.3f} to {high:.3f})", score.strict),
        _counts("statements, lenient", score.lenient),
        "",
        f"On matched statements: polarity {score.polarity.precision:.3f}, "
        f"factuality {score.factuality.precision:.3f}.",
    ]


def _counts(name: str, counts: Counts) -> str:
    size = f"{counts.matched} / {counts.found} / {counts.gold}"
    return _row(name, counts.precision, counts.recall, counts.f1, size)


def _letters(letters: Sequence[LetterScore]) -> list[str]:
    head = [
        "| letter | strict P | R | F1 | lenient F1 | things F1 | polarity | factuality |",
        "|---" * 8 + "|",
    ]
    return head + [
        _row(
            one.letter[:44],
            one.strict.precision,
            one.strict.recall,
            one.strict.f1,
            one.lenient.f1,
            one.entities.f1,
            one.polarity.precision,
            one.factuality.precision,
        )
        for one in letters
    ]


def _predicates(table: Mapping[str, Counts]) -> list[str]:
    head = ["| predicate | P | R | F1 | matched / found / gold |", "|---" * 5 + "|"]
    return head + [_counts(name, counts) for name, counts in table.items()]


def _causes(table: Mapping[Cause, int], score: Score) -> list[str]:
    """What each cause costs: the recall that would be won if it were gone."""
    gold = max(1, score.strict.gold)
    head = ["| why a statement was missed | statements | recall it costs |", "|---|---|---|"]
    rows = [_row(cause.value, number, number / gold) for cause, number in table.items()]
    return [*head, *rows, _row("found, and not in the gold", score.strict.found - score.strict.matched, "")]
