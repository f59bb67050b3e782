"""Figures of a sentence: amounts, percentages, counts, ranks and shares, with what they measure and when.

Invariant: numbers are read by `kamergraaf.language.numbers` and dates by `kamergraaf.language.dates`;
the words that say how a number is meant stand in `ontology/figures.ttl`.
"""

from __future__ import annotations

from kamergraaf.extraction.figures.finding import find_figures
from kamergraaf.extraction.figures.values import Bound, FoundFigure, Sort
from kamergraaf.extraction.figures.words import FigureWords, load_figure_words

__all__ = ["Bound", "FigureWords", "FoundFigure", "Sort", "find_figures", "load_figure_words"]
