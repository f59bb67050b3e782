"""Dutch verb forms: which verb "trok" is, and that "trekt zich ... terug" is one verb.

Invariant: an answer is an infinitive made from the words of `data/verbs.txt`; a form that follows
from none of them gets no answer, never a guess.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kamergraaf.language.words import word_groups

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_CLAUSE_BREAKS = frozenset(',;:.?!()–—«»"“”')
REFLEXIVES = frozenset({"zich", "zichzelf", "me", "mij", "ons", "je", "u"})
_VOWELS = frozenset("aeiouyëïéö")
_VOICELESS = ("ch", "f", "h", "k", "p", "s", "sh", "t", "x", "c", "q")
_UNSTRESSED = ("e", "i")
_NO_GE = ("be", "ver", "ont", "her", "ge", "er", "over", "onder", "mis", "vol", "weer", "aanvaard")


@dataclass(frozen=True, slots=True)
class FullVerb:
    """A verb with what belongs to it: places of its tokens in the sequence it was found in."""

    lemma: str
    verb: int
    particle: int | None = None
    reflexive: int | None = None

    @property
    def name(self) -> str:
        """The verb as a dictionary has it: "zich terugtrekken"."""
        return f"zich {self.lemma}" if self.reflexive is not None else self.lemma


@lru_cache(maxsize=1 << 15)
def infinitives(form: str) -> tuple[str, ...]:
    """Infinitives that a form may belong to, best known first; none when no listed verb bends so.

    >>> infinitives("sprak"), infinitives("teruggetrokken"), infinitives("opzegt"), infinitives("tafel")
    (('spreken',), ('terugtrekken',), ('opzeggen',), ())
    """
    form = form.lower()
    whole = _forms().get(form, ())
    joined = [
        particle + base
        for particle in particles()
        if form.startswith(particle)
        for rest in _bare(form[len(particle) :])
        for base in _forms().get(rest, ())
        if is_separable(particle, base)
    ]
    return tuple(dict.fromkeys([*whole, *joined]))


def is_separable(particle: str, infinitive: str) -> bool:
    """Whether the two are one verb that comes apart: "op" and "zeggen".

    >>> is_separable("op", "zeggen"), is_separable("op", "zijn")
    (True, False)
    """
    return infinitive in _separable().get(particle, frozenset())


@cache
def particles() -> tuple[str, ...]:
    """Words that part from their verb, the longest first."""
    return tuple(sorted((p for p, verbs in _separable().items() if verbs), key=len, reverse=True))


def find_particle(words: Sequence[str], verb: int) -> tuple[int, str] | None:
    """Where the particle of the verb at this place stands, and the whole infinitive; None if there is none.

    Without a tree: the last word of the verb's own clause that makes a listed verb with it.

    >>> find_particle("Rusland zegt het verdrag op , zoals verwacht .".split(), 1)
    (4, 'opzeggen')
    """
    bases = infinitives(words[verb])
    end = _clause_end(words, verb)
    for place in range(end - 1, verb, -1):
        for base in bases:
            if is_separable(words[place].lower(), base) and _closes(words, place, end):
                return place, words[place].lower() + base
    return None


def full_verbs(sentence: Span) -> tuple[FullVerb, ...]:
    """The verbs of a parsed sentence, each with its particle and "zich"; places count in the sentence."""
    return tuple(_full_verb(token, sentence.start) for token in sentence if token.pos_ == "VERB")


def _full_verb(token: Token, start: int) -> FullVerb:
    particle = reflexive = None
    for child in token.children:
        if child.dep_ == "compound:prt" and child.pos_ != "VERB":
            particle = child
        elif child.text.lower() in ("zich", "zichzelf") and child.dep_ in ("expl", "expl:pv", "obj", "iobj"):
            reflexive = child
    lemma = token.lemma_.replace("_", "").lower()
    if particle is not None and not lemma.startswith(particle.text.lower()):
        lemma = particle.text.lower() + lemma
    return FullVerb(
        lemma=lemma,
        verb=token.i - start,
        particle=None if particle is None else particle.i - start,
        reflexive=None if reflexive is None else reflexive.i - start,
    )


def _closes(words: Sequence[str], place: int, end: int) -> bool:
    """Whether a particle stands where one may: at the clause's end, or before a tail with a preposition."""
    if place == end - 1:
        return True
    return words[place + 1].lower() in _small("after a particle")


@cache
def _small(group: str) -> frozenset[str]:
    """Small words of one group of `data/grammar.txt`."""
    return frozenset(" ".join(word_groups("grammar")[group]).split())


def _clause_end(words: Sequence[str], verb: int) -> int:
    """First place after the verb that is no part of its clause."""
    for place in range(verb + 1, len(words)):
        if words[place] in _CLAUSE_BREAKS or words[place].lower() in _small("subordinators"):
            return place
    return len(words)


def _bare(rest: str) -> Iterator[str]:
    """What may follow a particle inside one word: the form itself, or an infinitive after "te"."""
    yield rest
    if rest.startswith("te") and len(rest) > 4:
        yield rest[2:]


@cache
def _separable() -> dict[str, frozenset[str]]:
    entries = (line.partition(":") for line in word_groups("verbs")["separable"])
    return {particle.strip(): frozenset(verbs.split()) for particle, _, verbs in entries}


@cache
def _forms() -> dict[str, tuple[str, ...]]:
    """Every form of every verb that is not written with a particle -> its infinitives."""
    found: dict[str, dict[str, None]] = {}
    for infinitive, forms in _paradigms().items():
        for form in (infinitive, *forms):
            found.setdefault(form, {})[infinitive] = None
    return {form: tuple(lemmas) for form, lemmas in found.items()}


@cache
def _paradigms() -> dict[str, tuple[str, ...]]:
    """Infinitive -> its other forms."""
    groups = word_groups("verbs")
    made: dict[str, tuple[str, ...]] = {}
    for line in groups["irregular"]:
        infinitive, _, forms = line.partition(":")
        made[infinitive] = (*forms.split(), infinitive + "d", infinitive + "de")
    for line in groups["strong"]:
        infinitive, *bent = line.split()
        made.setdefault(infinitive, (*_present(infinitive), *bent, *_adjective(bent[-1])))
    for infinitive in " ".join(groups["weak"]).split():
        made.setdefault(infinitive, tuple(_weak(infinitive)))
    for line in groups["separable"]:
        for infinitive in line.partition(":")[2].split():
            made.setdefault(infinitive, tuple(_weak(infinitive)))
    for line in groups["inseparable"]:
        prefix, _, verbs = line.partition(":")
        for verb in verbs.split():
            made[prefix + verb] = tuple(_prefixed(prefix, verb, made.get(verb) or tuple(_weak(verb))))
    return made


def _prefixed(prefix: str, infinitive: str, forms: Iterable[str]) -> Iterator[str]:
    """Forms of a verb with a prefix that never parts: the participle loses its ge-."""
    stem = infinitive[:-2] if infinitive.endswith("en") else infinitive
    for form in forms:
        bare = form.removeprefix("ge")
        yield prefix + (bare if form.startswith("ge") and not stem.startswith("ge") else form)


def _present(infinitive: str) -> Iterator[str]:
    """First and third person, and the -end participle, of a verb that follows the rules."""
    for stem in _stems(infinitive):
        yield stem
        yield stem if stem.endswith("t") else stem + "t"
    yield infinitive + "d"
    yield infinitive + "de"


def _weak(infinitive: str) -> Iterator[str]:
    """Every form of a verb that follows the rules."""
    yield from _present(infinitive)
    root = infinitive.removesuffix("en") if infinitive.endswith("en") else infinitive.removesuffix("n")
    ending = "t" if root.endswith(_VOICELESS) else "d"
    for stem in _stems(infinitive):
        yield from (f"{stem}{ending}e", f"{stem}{ending}en")
        participle = stem if stem.endswith(ending) else stem + ending
        if not infinitive.startswith(_NO_GE) or infinitive in ("geven", "erven", "oversteken"):
            participle = _with_ge(participle)
        yield participle
        yield from _adjective(participle)


def _with_ge(stem: str) -> str:
    """ge + stem, with the two dots that Dutch writes where the vowels would run together."""
    if stem.startswith("ij"):
        return "ge" + stem
    return "ge" + {"e": "ë", "i": "ï"}.get(stem[0], stem[0]) + stem[1:]


def _adjective(participle: str) -> Iterator[str]:
    """The participle before a noun ("gesteunde")."""
    if participle.endswith("en"):
        return
    if len(participle) > 3 and participle[-2] in _VOWELS and participle[-3] == participle[-2]:
        yield participle[:-2] + participle[-1] + "e"
    else:
        yield participle + "e"


def _stems(infinitive: str) -> Iterator[str]:
    """The stem, in the spelling with one and with two vowels where the rule leaves both open."""
    if not infinitive.endswith("en"):
        yield infinitive.removesuffix("n")
        return
    root = infinitive[:-2]
    if len(root) > 2 and root[-1] == root[-2] and root[-1] not in _VOWELS:
        yield root[:-1]
        return
    closed = {"v": "f", "z": "s"}.get(root[-1], root[-1])
    open_syllable = len(root) > 1 and root[-2] in _VOWELS and (len(root) < 3 or root[-3] not in _VOWELS)
    if root.endswith(("iër", "eër")):
        yield root[:-2] + ("eer" if root[-3] == "i" else "ëer")
        return
    if open_syllable and root[-1] not in _VOWELS:
        yield root[:-1] + root[-2] + closed
        if len(root) > 3 and root[-2] in _UNSTRESSED:
            yield root[:-1] + closed
        return
    yield root[:-1] + closed
