"""Clauses of a Dutch sentence, by word order: what opens them, where their verbs end, what they hang in.

Invariant: every word belongs to exactly one clause; a clause has at most one finite verb; the parent
of a clause is another clause of the sentence or none.

A main clause has its finite verb second, a subordinate one ends in its verbs. So a subordinate clause
is closed after its verbs, at a comma or where another finite verb follows; "en" before words with a
finite verb of their own starts a clause beside the one that is open.
"""

from __future__ import annotations

from collections.abc import Sequence

from kamergraaf.extraction.analysis import VERBS, Chunk, Clause, Word
from kamergraaf.extraction.clause_signs import Signs
from kamergraaf.extraction.wordlists import small_words

_HARD = frozenset(";:") | {"–", "—"}


def find_clauses(words: Sequence[Word], chunks: Sequence[Chunk]) -> tuple[list[Clause], list[int]]:
    """The clauses of a sentence, and the clause of each word."""
    return _Builder(words, chunks).build()


class _Builder(Signs):
    def __init__(self, words: Sequence[Word], chunks: Sequence[Chunk]) -> None:
        super().__init__(words, chunks)
        self.clauses: list[Clause] = []
        self.stack: list[int] = []
        self.clause_of: list[int] = []

    def build(self) -> tuple[list[Clause], list[int]]:
        self._open("main", 0)
        for place in range(len(self.words)):
            self._step(place)
            top = self.clauses[self.stack[-1]]
            top.words.append(place)
            if self.words[place].tag in VERBS and not self._attributive(place):
                top.verbs.append(place)
            self.clause_of.append(self.stack[-1])
        return self.clauses, self.clause_of

    def _open(
        self, kind: str, place: int, *, opener: int = -1, joined: bool = False, parent: int | None = None
    ) -> None:
        above = parent if parent is not None else (self.stack[-1] if self.stack else -1)
        clause = Clause(kind, place, opener=opener, parent=above, joined=joined, number=len(self.clauses))
        self.clauses.append(clause)
        self.stack.append(clause.number)

    def _top(self) -> Clause:
        return self.clauses[self.stack[-1]]

    def _step(self, place: int) -> None:
        """Close and open clauses before a word is placed."""
        words, word = self.words, self.words[place]
        before = words[place - 1] if place else None
        if before is not None and before.text in _HARD and len(self._top().verbs) + len(self.clauses) > 1:
            self._pop_to_main()
            if self._top().finite(words) >= 0:
                self._sibling("main", place)
        self._close_finished(place)
        kind = self._opener(place)
        if kind:
            antecedent = self._antecedent(place) if kind == "relative" else -1
            self._open(kind, place, opener=place)
            self._top().antecedent = antecedent
        elif word.tag == "CCONJ" or word.low in small_words("coordinators") or word.text == ",":
            self._coordinate(place)
        elif word.tag == "Vf" and self._top().finite(words) >= 0 and not self._attributive(place):
            self._second_finite(place)

    def _pop_to_main(self) -> None:
        del self.stack[1:]

    def _sibling(self, kind: str, place: int) -> None:
        closed = self.stack.pop()
        model = self.clauses[closed]
        self._open(kind, place, opener=model.opener if kind != "main" else -1, joined=True, parent=closed)
        self._top().antecedent = model.antecedent

    def _close_finished(self, place: int) -> None:
        """Leave subordinate clauses whose verbs have all been seen."""
        words = self.words
        while len(self.stack) > 1:
            top = self._top()
            word = words[place]
            if word.tag in ("Vi", "Vp") and self._verb_of_main(top):
                self.stack.pop()
                continue
            if not self._complete(top, place):
                return
            if word.text in (",", ")", ";", ".", "»", '"') or (word.tag == "Vf" and top.finite(words) >= 0):
                self.stack.pop()
                continue
            return

    def _verb_of_main(self, top: Clause) -> bool:
        """Whether an infinitive belongs to the auxiliary above: "zal met wie meedoet samenwerken"."""
        above = self.clauses[self.stack[-2]]
        finite, outer = top.finite(self.words), above.finite(self.words)
        if finite < 0 or outer < 0 or len(above.verbs) > 1:
            return False
        return self.words[outer].low in small_words("auxiliaries") and self.words[
            finite
        ].low not in small_words("auxiliaries")

    def _complete(self, clause: Clause, place: int) -> bool:
        if not clause.verbs or self.words[place].tag in VERBS:
            return False
        if clause.kind == "infinitive":
            return self.words[clause.verbs[-1]].tag == "Vi"
        return clause.finite(self.words) >= 0

    def _opener(self, place: int) -> str:
        """The kind of clause that a word opens; "" for none."""
        words, word = self.words, self.words[place]
        before = words[place - 1] if place else None
        following = words[place + 1] if place + 1 < len(words) else None
        if following is None:
            return ""
        if word.low == "als" and before is not None and before.low in ("net", "zo", "evenmin", "evenals"):
            return ""
        if word.low == "als" and self._in_the_role_of(place):
            return ""
        if word.low == "als" and any(w.low == "zowel" for w in words[max(0, place - 12) : place]):
            return ""
        if word.low == "zoals" and before is not None and before.low == "net":
            return ""
        if word.low in (
            "om",
            "teneinde",
            "door",
            "zonder",
            "alvorens",
            "na",
            "in plaats van",
        ) and self._te_infinitive(place):
            return "infinitive"
        if (
            place in self.inside_chunk
            and self.inside_chunk[place].start == place
            and word.low not in ("dat", "die")
        ) and word.tag != "REL":
            return ""
        if word.low in small_words("clauses relatives") and before is not None and self._is_relative(place):
            return "relative"
        if word.low in ("dat", "of") and word.tag in ("SCONJ", "REL", "PRON", "CCONJ", "DET", "ADV"):
            return (
                "sub" if self._verb_final(place) and (word.tag == "SCONJ" or self._after_verb(place)) else ""
            )
        if word.tag == "SCONJ" and word.low in small_words("subordinators"):
            return "sub" if self._finite_ahead(place) else ""
        if (
            word.low in small_words("subordinators")
            and word.low not in ("dat", "of", "die", "waar", "daar", "als", "sinds", "welke", "toen")
            and word.tag != "ADP"
        ):
            return "sub" if self._finite_ahead(place) else ""
        if (
            word.low in ("als", "zoals")
            and self._finite_ahead(place)
            and self._verb_final(place)
            and before is not None
            and place > 0
            and word.tag == "SCONJ"
        ):
            return "sub"
        return ""

    def _coordinate(self, place: int) -> None:
        """At "en" or a comma: start a clause beside this one when words with their own finite verb follow."""
        words, top = self.words, self._top()
        if top.finite(words) < 0 and top.kind != "infinitive":
            return
        if (
            words[place].text == ","
            and place + 1 < len(words)
            and words[place + 1].tag in ("CCONJ", "SCONJ", "REL")
        ):
            return
        ahead = self._next_verb(place + 1)
        if ahead < 0:
            return
        if top.kind == "infinitive":
            if words[ahead].tag == "Vf" and words[place].tag == "CCONJ":
                self.stack.pop()
                self._coordinate(place)
            return
        if words[ahead].tag == "Vf":
            if words[place].text == "," and top.kind == "main" and not self._main_order(place + 1, ahead):
                return
            kind = top.kind if top.kind != "main" else "main"
            if (
                top.kind != "main"
                and self._main_order(place + 1, ahead)
                and len(self.stack) > 1
                and words[place].tag == "CCONJ"
                and self.clauses[self.stack[0]].finite(words) >= 0
            ):
                self._pop_to_main()
                kind = "main"
            self._sibling(kind, place)

    def _second_finite(self, place: int) -> None:
        """A second finite verb in one clause: we are back in the clause above, or in one without a mark."""
        if len(self.stack) > 1:
            self.stack.pop()
            if self._top().finite(self.words) >= 0:
                self._sibling(self._top().kind, place)
        else:
            self._sibling("main", place)
