"""Fixtures of this room: the shipped registry, lexicon and parser, made ready once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kamergraaf.extraction import Engine, Proposal, load_lexicon, load_registry
from kamergraaf.language.pipeline import load_pipeline
from kamergraaf.model import Letter, Segment
from kamergraaf.project import shipped_root

Found = Callable[[str], tuple[Proposal, ...]]


def letter_of(text: str) -> Letter:
    """A letter with this text and no more."""
    return Letter("proef", text=text, source=text, segments=(Segment(0, 0, len(text)),))


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The engine as it ships, with its tree."""
    root = shipped_root()
    return Engine(
        load_registry(root / "graph" / "registry"), load_lexicon(root / "ontology"), load_pipeline()
    )


@pytest.fixture(scope="session")
def found(engine: Engine) -> Found:
    """What the engine proposes for a text."""
    return lambda text: engine.extract(letter_of(text)).proposals
