"""Reviewing: the way of a statement from proposed by the machine to accepted by a person.

Invariant: the machine writes `proposed.ttl` and nothing else; what people decide is in files that no
machine writes over, and no decision is lost.
"""

from __future__ import annotations

from kamergraaf.reviewing.add import Added, add, propose_again
from kamergraaf.reviewing.answers import Answers, Lines, Terminal, answers_of
from kamergraaf.reviewing.dialogue import Reviewed, review
from kamergraaf.reviewing.exchange import Imported, export_jsonl, import_jsonl
from kamergraaf.reviewing.person import reviewer
from kamergraaf.reviewing.proposing import Extract, Extraction, Proposal, Sentences
from kamergraaf.reviewing.queue import Wanted

__all__ = [
    "Added",
    "Answers",
    "Extract",
    "Extraction",
    "Imported",
    "Lines",
    "Proposal",
    "Reviewed",
    "Sentences",
    "Terminal",
    "Wanted",
    "add",
    "answers_of",
    "export_jsonl",
    "import_jsonl",
    "propose_again",
    "review",
    "reviewer",
]
