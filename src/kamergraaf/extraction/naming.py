"""From a filler to the things it stands for: canonical name, the words as they stand, kinds.

Invariant: a party either carries a registry IRI, or its words stand in the sentence, or it is the
writer's government or an antecedent that the letter named before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kamergraaf.extraction.acts import act_parties
from kamergraaf.extraction.analysis import Chunk, Sentence
from kamergraaf.extraction.discourse import Discourse, Referent
from kamergraaf.extraction.entries import Function
from kamergraaf.extraction.fillers import Filler
from kamergraaf.extraction.grammar import subjects
from kamergraaf.extraction.heads import fold, head_noun
from kamergraaf.extraction.lexicon import Lexicon
from kamergraaf.extraction.mentions import Mention
from kamergraaf.extraction.parties import ACTOR_KINDS, SUPER_KINDS, Party
from kamergraaf.extraction.phrases import base_form, coordinated, tail_end
from kamergraaf.extraction.registry import FormKind
from kamergraaf.extraction.wordlists import small_words

_STATE_NOUNS = frozenset(["staat", "overheid"])
_DEICTIC = frozenset(["dit", "dat", "deze", "die", "zulke", "dergelijke"])
_DEFINITE = frozenset(["de", "het"])


@dataclass(frozen=True, slots=True)
class Namer:
    """Names the fillers of one sentence against what was said before it."""

    sentence: Sentence
    discourse: Discourse
    lexicon: Lexicon

    def parties(self, filler: Filler, *, stop: Sequence[int] = ()) -> list[Party]:
        """The things that a filler stands for; a coordination gives several, an open pronoun none."""
        if filler.evidence == "motion":
            chamber = self.discourse.chamber
            return (
                [Party(chamber, "", None, frozenset({"GovernmentBody", "Actor"}), "addressee")]
                if chamber
                else []
            )
        if filler.evidence == "context":
            referent = self.discourse.actor()
            return [self._referent(referent, "", None)] if referent is not None else []
        if filler.slot.function is Function.WRITER:
            return [self._writer("")]
        if filler.mention is not None:
            return [self.mention_party(filler.mention, None)]
        if filler.possessive >= 0:
            return self._possessive(filler.possessive)
        if filler.verb >= 0:
            return act_parties(self.sentence, self.lexicon, filler.verb)
        if filler.chunk is None:
            return []
        found = [self.chunk_party(chunk, stop) for chunk in coordinated(self.sentence, filler.chunk)]
        return [party for party in found if party is not None]

    def _writer(self, text: str) -> Party:
        return Party(self.discourse.government, text, None, frozenset({"GovernmentBody", "Actor"}), "writer")

    def mention_party(self, mention: Mention, chunk: Chunk | None) -> Party:
        """The party that a name stands for."""
        kinds = {mention.kind, SUPER_KINDS.get(mention.kind, mention.kind)}
        if kinds & ACTOR_KINDS:
            kinds.add("Actor")
        text = mention.text if chunk is None else self.sentence.surface(chunk.start, chunk.end)
        return Party(
            mention.name, text, mention.iri, frozenset(kinds), "name", chunk, mention.kind == "ActorGroup"
        )

    def _possessive(self, place: int) -> list[Party]:
        word = self.sentence.words[place]
        if word.low in small_words("first person") or word.low == "ons":
            return [self._writer(word.text)]
        if word.low == "uw":
            return []
        plural = True if word.low == "hun" else False if word.low == "zijn" else None
        if (party := self._nearby(place, word.low, plural)) is not None:
            return [replace(party, text=word.text, chunk=None, source="reference")]
        referent = self.discourse.pronoun(word.low, plural=plural)
        return [self._referent(referent, word.text, None)] if referent else []

    def _nearby(self, place: int, low: str, plural: bool | None) -> Party | None:
        """The antecedent in the sentence itself: the subject of the clause, or of the clauses above it."""
        sentence = self.sentence
        number = sentence.clause_of[place]
        own = True
        for _ in range(4):
            if number < 0:
                return None
            clause = sentence.clauses[number]
            for chunk, _evidence in subjects(sentence, clause):
                if chunk.start <= place < chunk.end or (
                    chunk.pronoun and sentence.words[chunk.head].low in small_words("third person")
                ):
                    continue
                if own and clause.kind == "main" and chunk.start > place and chunk.preposition:
                    continue
                party = self.chunk_party(chunk, ())
                if party is not None and _may_be(sentence, party, chunk, low, plural):
                    return party
            own = False
            if clause.kind == "relative" and clause.antecedent >= 0:
                party = self.chunk_party(sentence.chunks[clause.antecedent], ())
                if party is not None and _may_be(
                    sentence, party, sentence.chunks[clause.antecedent], low, plural
                ):
                    return party
            number = clause.parent
        return None

    def _referent(self, referent: Referent, text: str, chunk: Chunk | None) -> Party:
        kinds = {referent.kind, SUPER_KINDS.get(referent.kind, referent.kind)}
        if kinds & ACTOR_KINDS:
            kinds.add("Actor")
        return Party(referent.name, text, referent.iri, frozenset(kinds), "reference", chunk, referent.plural)

    def chunk_party(self, chunk: Chunk, stop: Sequence[int]) -> Party | None:
        """The party that a noun chunk stands for; None for an open pronoun."""
        words = self.sentence.words
        low = words[chunk.head].low
        text = self.sentence.surface(chunk.start, chunk.end)
        if words[chunk.start].low in small_words("asking"):
            return None
        if (
            low in ("ministerie", "departement")
            and words[chunk.start].low in ("mijn", "ons")
            and self.discourse.ministry
        ):
            return Party(
                self.discourse.ministry,
                text,
                None,
                frozenset({"GovernmentBody", "Actor"}),
                "reference",
                chunk,
            )
        if chunk.pronoun:
            return self._pronoun(chunk, low, text)
        if low in ("land", "regering", "kabinet") and words[chunk.start].low in ("ons", "onze", "mijn"):
            name = self.discourse.country if low == "land" else self.discourse.government
            return Party(name, text, None, frozenset({"State", "Actor"}), "writer", chunk)
        if (
            chunk.mention is not None
            and chunk.mention.form in (FormKind.NAME, FormKind.DEMONYM, FormKind.OFFICE)
            and not chunk.mention.bound
        ):
            return self.mention_party(chunk.mention, chunk)
        head = head_noun(text)
        if head in _STATE_NOUNS and self._is_own_state(chunk):
            return Party(self.discourse.country, text, None, frozenset({"State", "Actor"}), "writer", chunk)
        plural = words[chunk.head].plural
        if words[chunk.start].low in _DEICTIC or (
            words[chunk.start].low in _DEFINITE
            and chunk.head == chunk.start + 1
            and tail_end(self.sentence, chunk) == chunk.end
        ):
            referent = self.discourse.described(head, plural=plural)
            deictic = words[chunk.start].low in _DEICTIC
            if referent is not None and (
                deictic or (referent.name[:1].isupper() and referent.kind in ACTOR_KINDS)
            ):
                return self._referent(referent, text, chunk)
        end = tail_end(self.sentence, chunk, stop=stop)
        name = base_form(self.sentence, chunk.start, end)
        kinds = self.lexicon.kinds_of(words[chunk.head].text) | {"Phrase"}
        return Party(name, self.sentence.surface(chunk.start, end), None, kinds, "phrase", chunk, plural)

    def _is_own_state(self, chunk: Chunk) -> bool:
        """ "de Nederlandse staat", "de Staat": the writer's own."""
        words = self.sentence.words[chunk.start : chunk.end]
        if any(
            m.name == self.discourse.country
            and m.form is FormKind.ADJECTIVE
            and words[0].start <= m.start < words[-1].end
            for m in self.sentence.mentions
        ):
            return len(words) <= 3
        return words[-1].text == "Staat" and len(words) <= 2

    def _pronoun(self, chunk: Chunk, low: str, text: str) -> Party | None:
        if low in small_words("first person"):
            return self._writer(text)
        if low == "u":
            return Party(
                self.discourse.addressee,
                text,
                None,
                frozenset({"GovernmentBody", "Actor"}),
                "addressee",
                chunk,
            )
        if low in ("men", "iedereen", "niemand", "er", "wie", "zich", "elkaar", "het", "velen"):
            return None
        if chunk.preposition and chunk.opens == chunk.head:
            return None
        verb = next(
            (
                self.sentence.words[p]
                for p in self.sentence.clauses[chunk.clause].verbs
                if self.sentence.words[p].tag == "Vf"
            ),
            None,
        )
        plural = (
            verb.plural
            if verb is not None and low in ("zij", "ze", "deze", "die")
            else True
            if low in ("hen", "hun")
            else None
        )
        clause = self.sentence.clauses[chunk.clause]
        if low in ("zij", "ze", "hij", "hen", "hem") and clause.parent >= 0:
            above = self.sentence.clauses[clause.parent]
            if (party := self._nearby(above.words[0], low, plural)) is not None:
                return replace(party, text=text, chunk=chunk, source="reference")
        referent = self.discourse.pronoun(low, plural=plural)
        return self._referent(referent, text, chunk) if referent is not None else None


def _may_be(sentence: Sentence, party: Party, chunk: Chunk, low: str, plural: bool | None) -> bool:
    """Whether a party agrees with a pronoun in number and person."""
    if party.source == "writer" and low in ("hij", "hem", "zij", "ze"):
        return False
    many = party.plural or sentence.words[chunk.head].plural or len(coordinated(sentence, chunk)) > 1
    if plural is not None and party.source not in ("name", "reference") and many != plural:
        return False
    if plural and party.source == "name" and not many and "ActorGroup" not in party.kinds:
        return False
    if low in ("hij", "hem"):
        return "Person" in party.kinds
    return party.is_actor or party.source in ("name", "phrase", "reference")


def note_sentence(namer: Namer) -> None:
    """Remember the chunks of a sentence for the sentences after it."""
    sentence, discourse = namer.sentence, namer.discourse
    heads = {chunk.number for clause in sentence.clauses for chunk, _ in subjects(sentence, clause)[:1]}
    for chunk in sentence.chunks:
        if chunk.pronoun:
            party = namer.chunk_party(chunk, ()) if chunk.number in heads else None
            if party is None or party.source not in ("reference", "writer"):
                continue
        else:
            party = namer.chunk_party(chunk, ())
        if party is None:
            continue
        kind = next(
            (
                k
                for k in sorted(party.kinds)
                if k
                in (
                    "State",
                    "Person",
                    "ActorGroup",
                    "Organisation",
                    "GovernmentBody",
                    "Company",
                    "Agreement",
                    "Measure",
                    "Event",
                )
            ),
            "",
        )
        discourse.note(
            Referent(
                party.name,
                party.iri,
                kind,
                fold(head_noun(party.name)),
                party.plural,
                chunk.number in heads,
                discourse.sentence,
            )
        )
