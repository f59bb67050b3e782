"""Who may act where no slot of a frame's subject is filled.

Invariant: these are the last to be asked; their evidence ("control", "around", "context") says so.
"""

from __future__ import annotations

from kamergraaf.extraction.analysis import Sentence
from kamergraaf.extraction.entries import Function, Kind, Slot
from kamergraaf.extraction.fillers import Filler
from kamergraaf.extraction.frames import Hit
from kamergraaf.extraction.grammar import subjects
from kamergraaf.extraction.wordlists import small_words

_AGENT = Slot("agent", Function.SUBJECT)


_OF_AGENTS = (
    "vanuit",
    "binnen",
    "onder regie van",
    "onder leiding van",
    "onder coordinatie van",
    "namens",
    "bij",
)


def agents(sentence: Sentence, hit: Hit) -> list[Filler]:
    """Who may act where no slot of the subject is filled, best first.

    The clause's subject for a noun; "vanuit X", "onder regie van X"; last the actor of the sentence
    before, which the guide allows for a passive.
    """
    clause = sentence.clauses[hit.clause]
    found: list[Filler] = []
    if sentence.words[0].text.islower() and sentence.words[0].low in small_words("motion openings"):
        found.append(Filler(_AGENT, 1, "motion"))
    if hit.entry.kind in (Kind.NOUN, Kind.RELATION, Kind.MEASURE, Kind.ADVERBIAL):
        light = any(sentence.words[p].low in small_words("light verbs") for p in clause.verbs)
        for chunk, evidence in subjects(sentence, clause) if light else ():
            if not chunk.start <= hit.place < chunk.end:
                found.append(Filler(_AGENT, 2, "control." + evidence, chunk))
    for chunk in sentence.chunks:
        before = sentence.words[chunk.first - 1].low if chunk.first else ""
        if chunk.clause != hit.clause or chunk.start <= hit.place < chunk.end:
            continue
        if chunk.preposition in _OF_AGENTS or (
            chunk.preposition == "van"
            and before in ("regie", "leiding", "coordinatie", "toezicht", "auspicien")
        ):
            found.append(Filler(_AGENT, 3, "around", chunk))
    found.append(Filler(_AGENT, 4, "context"))
    return found[:3]
