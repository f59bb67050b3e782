"""The lemma of a word whose part of speech is known.

Invariant: a word that the treebank has with this part of speech gets the treebank's lemma; a verb
form that the verb table has gets an infinitive of that table; a compound of a known noun ends in that
noun's lemma ("lidstaten" -> "lidstaat"); every other word gets what the rule gives.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kamergraaf.language.edits import apply
from kamergraaf.language.verbs import infinitives

_FIRST_PART, _LAST_PART = 2, 4
"""The least number of letters in the parts of a compound."""


@dataclass(frozen=True, slots=True)
class Lemmas:
    """Lemma rules by number, and the lemmas of known words (a name as written, others in lower case).

    >>> lemmas = Lemmas(["l||", "l||-+e+n"], {("betere", "ADJ"): "goed"})
    >>> lemmas("Betere", "ADJ", 0), lemmas("sprak", "VERB", 0), lemmas("klinkt", "NOUN", 1)
    ('goed', 'spreken', 'klinken')
    """

    rules: Sequence[str]
    known: Mapping[tuple[str, str], str]

    def __call__(self, word: str, pos: str, rule: int) -> str:
        """The lemma of the word; `rule` is the number of the rule that the network chose."""
        settled = self.known.get((word if pos == "PROPN" else word.lower(), pos))
        if settled is not None:
            return settled
        guess = apply(self.rules[rule], word)
        if pos in ("VERB", "AUX"):
            possible = infinitives(word)
            if possible and guess not in possible:
                return possible[0]
        return self._of_last_part(word.lower(), guess) if pos == "NOUN" else guess

    def _of_last_part(self, word: str, guess: str) -> str:
        """The guess, but for a compound of a known noun: its first part with the lemma of the last."""
        for start in range(_FIRST_PART, len(word) - _LAST_PART + 1):
            settled = self.known.get((word[start:], "NOUN"))
            if settled is not None:
                return guess[:start] + settled
        return guess
