"""What a sentence is made of, before any frame is looked for: words, names, noun chunks, clauses.

Invariant: everything here points at words of one sentence by their place in it; whether a tree was at
hand shows only in `Word.head` and `Word.relation`, which are -1 and "" without one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kamergraaf.extraction.heads import fold
from kamergraaf.extraction.mentions import Mention
from kamergraaf.extraction.tagger import load_tagger
from kamergraaf.extraction.wordlists import small_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kamergraaf.extraction.titles import Title

NOUNS = frozenset({"NOUN", "PROPN"})
VERBS = frozenset({"Vf", "Vi", "Vp"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark at `[start, end)` of the letter's text."""

    text: str
    low: str
    start: int
    end: int
    tag: str
    plural: bool = False
    head: int = -1
    relation: str = ""
    lemma: str = ""


@dataclass(slots=True)
class Chunk:
    """A noun with what stands before it, words `[start, end)`; `preposition` rules it, "" when none does.

    `head` is the place of its noun. A pronoun, a pronominal adverb ("daarvoor") and a bare
    demonstrative are chunks too (`pronoun`). `clause` and `number` are set once all are known.
    """

    start: int
    end: int
    head: int
    preposition: str = ""
    opens: int = -1
    pronoun: bool = False
    mention: Mention | None = None
    clause: int = -1
    number: int = -1
    inside: int = -1

    @property
    def first(self) -> int:
        """The first word, preposition included."""
        return self.opens if self.opens >= 0 else self.start


@dataclass(slots=True)
class Clause:
    """A clause: its words, the verbs among them, how it opens, and the clause it hangs in.

    `kind` is main, sub, relative or infinitive. `antecedent` is the chunk that a relative clause is
    about; `parent` the clause around it or before it; `joined` says that it goes on with "en".
    """

    kind: str
    start: int
    words: list[int] = field(default_factory=list)
    verbs: list[int] = field(default_factory=list)
    opener: int = -1
    parent: int = -1
    antecedent: int = -1
    joined: bool = False
    number: int = -1

    def finite(self, words: Sequence[Word]) -> int:
        """The place of the finite verb, -1 without one."""
        return next((place for place in self.verbs if words[place].tag == "Vf"), -1)


@dataclass(slots=True)
class Sentence:
    """One sentence of a letter, taken apart."""

    start: int
    end: int
    text: str
    words: list[Word]
    mentions: list[Mention] = field(default_factory=list)
    chunks: list[Chunk] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    clause_of: list[int] = field(default_factory=list)
    chunk_of: list[int] = field(default_factory=list)
    children: list[list[int]] = field(default_factory=list)
    titles: list[Title] = field(default_factory=list)
    has_tree: bool = False

    def surface(self, start: int, end: int) -> str:
        """The words `[start, end)` as they stand, white space folded."""
        if start >= end:
            return ""
        base = self.start
        return " ".join(self.text[self.words[start].start - base : self.words[end - 1].end - base].split())


_AUXILIARY_TAGS = {"VERB", "AUX"}


def words_of(doc_tokens: Iterable[Token], *, tree: bool) -> list[Word]:
    """Words from spaCy tokens of one sentence; without a tree our own tagger says what they are."""
    tokens = [token for token in doc_tokens if not token.text.isspace()]
    if not tree:
        texts = [token.text for token in tokens]
        return [
            Word(t.text, fold(t.text), t.idx, t.idx + len(t.text), tag, _looks_plural(t.text, tag))
            for t, tag in zip(tokens, load_tagger().tag(texts), strict=True)
        ]
    places = {token.i: place for place, token in enumerate(tokens)}
    words = []
    for place, token in enumerate(tokens):
        head = places.get(token.head.i, -1)
        morph = token.morph
        tag = (
            "ADP"
            if token.text in small_words("like prepositions")
            else _tag(token.pos_, morph.get("VerbForm", []), morph.get("PronType", []))
        )
        words.append(
            Word(
                token.text,
                fold(token.text),
                token.idx,
                token.idx + len(token.text),
                tag,
                morph.get("Number", []) == ["Plur"],
                -1 if head == place else head,
                token.dep_.lower(),
                token.lemma_,
            )
        )
    return words


def _tag(pos: str, form: Sequence[str], kind: Sequence[str]) -> str:
    if pos in _AUXILIARY_TAGS:
        return {"Inf": "Vi", "Part": "Vp"}.get(form[0] if form else "Fin", "Vf")
    if pos == "PRON" and list(kind) == ["Rel"]:
        return "REL"
    return pos


def _looks_plural(text: str, tag: str) -> bool:
    low = text.lower()
    if tag == "NOUN":
        return low.endswith(("en", "s", "’s", "'s")) and not low.endswith(
            ("ing", "ness", "gebeuren", "teken")
        )
    return tag == "Vf" and low.endswith("en")


def is_adjacent(one: Word, other: Word) -> bool:
    """Whether nothing stands between two words."""
    return one.end == other.start
