"""A clause as what fills a role: its act in nominal form, with what it is done to.

Invariant: the name begins with a noun made of the clause's verb, or with the object of a light verb.
"""

from __future__ import annotations

import re

from kamergraaf.extraction.analysis import Sentence
from kamergraaf.extraction.grammar import is_passive, objects, subjects
from kamergraaf.extraction.lexicon import Lexicon
from kamergraaf.extraction.nominal import act_phrase
from kamergraaf.extraction.parties import Party
from kamergraaf.extraction.phrases import coordinated, tail_end
from kamergraaf.extraction.wordlists import small_words
from kamergraaf.language.verbs import infinitives


def act_parties(sentence: Sentence, lexicon: Lexicon, verb: int) -> list[Party]:
    """A clause as an object: its act in nominal form, one for each of its coordinated objects."""
    clause = sentence.clauses[sentence.clause_of[verb]]
    if (inner := _ensured(sentence, verb, clause.number)) >= 0:
        return act_parties(sentence, lexicon, inner)
    verbs = _beside(sentence, verb)
    if len(verbs) > 1:
        return [party for one in verbs for party in _parties(sentence, lexicon, one)]
    return _parties(sentence, lexicon, verb)


def _beside(sentence: Sentence, verb: int) -> list[int]:
    """The verbs joined with a verb by "en": "wordt versterkt en verbeterd"."""
    words, found = sentence.words, [verb]
    while (
        found[0] > 1 and words[found[0] - 1].low in ("en", ",") and words[found[0] - 2].tag == words[verb].tag
    ):
        found.insert(0, found[0] - 2)
    return found


def _parties(sentence: Sentence, lexicon: Lexicon, verb: int) -> list[Party]:
    clause = sentence.clauses[sentence.clause_of[verb]]
    word = sentence.words[verb]
    particle = _particle_before(sentence, verb)
    known = infinitives(particle + word.low)
    infinitive = known[0] if known else particle + (word.lemma or word.low)
    passive = is_passive(sentence, verb, clause)
    found = subjects(sentence, clause) if passive else objects(sentence, verb, clause)
    found = [
        pair for pair in found if not pair[0].preposition and not (particle and pair[0].head == verb - 2)
    ]
    targets = coordinated(sentence, found[0][0]) if found else []
    if not targets and clause.kind == "sub" and (bearers := subjects(sentence, clause)):
        targets = [bearers[0][0]]
    end = (
        max(p for p in (*clause.words, verb) if p <= verb or clause.kind != "main") + 1
        if clause.kind != "main"
        else verb + 1
    )
    if not targets:
        text = sentence.surface(verb, verb + 1)
        return [Party(act_phrase(infinitive, ""), text, None, frozenset({"Act", "Phrase"}), "clause")]
    parties = []
    for chunk in targets:
        phrase = sentence.surface(chunk.start, min(tail_end(sentence, chunk), max(verb, chunk.end)))
        phrase = re.sub(r"^(?:haar|zijn|hun|onze?|mijn|deze|dit|die) ", "de ", phrase)
        text = sentence.surface(chunk.start, max(end, chunk.end))
        parties.append(
            Party(
                act_phrase(infinitive, phrase),
                text,
                None,
                lexicon.kinds_of(sentence.words[chunk.head].text) | {"Act", "Phrase"},
                "clause",
                chunk,
            )
        )
    return parties


def _ensured(sentence: Sentence, verb: int, number: int) -> int:
    """The verb of what is seen to in "ervoor zorgen dat ..."; -1 for other verbs."""
    if sentence.words[verb].low not in small_words("seeing to"):
        return -1
    for other in sentence.clauses:
        if (
            other.parent == number
            and other.number != number
            and other.verbs
            and other.start > verb
            and sentence.words[other.start].low == "dat"
        ):
            return (
                other.verbs[0]
                if len(other.verbs) == 1
                else next(
                    (p for p in reversed(other.verbs) if sentence.words[p].tag != "Vf"),
                    other.verbs[-1],
                )
            )
    return -1


def _particle_before(sentence: Sentence, verb: int) -> str:
    """The particle of "toe te kennen"."""
    words = sentence.words
    if verb > 1 and words[verb - 1].low == "te" and words[verb - 2].tag in ("ADP", "ADV", "NOUN"):
        joined = words[verb - 2].low + words[verb].low
        return (
            words[verb - 2].low if infinitives(joined) or words[verb - 2].relation == "compound:prt" else ""
        )
    return ""
