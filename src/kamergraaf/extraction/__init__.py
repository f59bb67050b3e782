"""From a letter to statements: frames, mentions, holders, polarity, factuality and time.

Invariant: the Dutch frames that this room knows stand in `ontology/`; its code knows the grammar of
Dutch, lists of small words that belong to that grammar, and no single letter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamergraaf.extraction.engine import Engine
from kamergraaf.extraction.lexicon import Lexicon, load_lexicon
from kamergraaf.extraction.proposals import Extraction, Proposal
from kamergraaf.extraction.registry import Registry, load_registry
from kamergraaf.extraction.statements import to_statement, to_statements

if TYPE_CHECKING:
    from spacy.language import Language

    from kamergraaf.model import Letter

__all__ = [
    "Engine",
    "Extraction",
    "Lexicon",
    "Proposal",
    "Registry",
    "extract",
    "load_lexicon",
    "load_registry",
    "to_statement",
    "to_statements",
]


def extract(
    letter: Letter,
    *,
    registry: Registry,
    lexicon: Lexicon,
    pipeline: Language | None = None,
    date: str | None = None,
) -> Extraction:
    """The proposed statements and named things of a letter; for many letters make one `Engine`.

    `pipeline` is a spaCy pipeline (None: the shipped one); `date` is the letter's date as the beginning
    of an ISO date, where it is known better than from its text.
    """
    if pipeline is None:
        from kamergraaf.language.pipeline import load_pipeline

        pipeline = load_pipeline()
    return Engine(registry, lexicon, pipeline).extract(letter, date=date)
