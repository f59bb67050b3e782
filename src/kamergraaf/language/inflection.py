"""Dutch paradigms by rule: every form a verb, noun or adjective can take, to match words without a tagger.

Invariant: the rules here know spelling and stress and no single word; what they cannot know (strong
verbs, odd stems, odd plurals) comes in as an `Irregulars` value. Nouns and adjectives may get a form
too many, which matches nothing; a verb gets exactly its paradigm. Not covered: subjunctives, archaic
imperatives, diminutives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

_VOWELS = "aeiouyáéíóúàèëïöü"
_DIGRAPHS = frozenset(("aa", "ee", "oo", "uu", "ie", "oe", "eu", "ui", "ou", "au", "ij", "ei", "ai", "oi"))
_DOUBLES = {"a": "aa", "e": "ee", "o": "oo", "u": "uu", "ë": "ëe"}
_SINGLES = {"aa": "a", "ee": "e", "oo": "o", "uu": "u"}
_DEVOICED, _VOICED = {"v": "f", "z": "s"}, {"f": "v", "s": "z"}
_VOICELESS = ("t", "k", "f", "s", "ch", "p", "x", "c", "q")
_PREFIXES = "achter onder over voor door weer ont her mis ver vol be er ge om".split()  # noqa: SIM905 (reads better)
_UNSTRESSED = ("el", "er", "en", "em", "ig", "lijk", "ik")
_VOWEL_GROUP = re.compile(rf"[{_VOWELS}]+")


class Feature(StrEnum):
    """What a form is. A plural present and an infinitive look alike; both are listed."""

    FINITE_SINGULAR = "finite_singular"
    FINITE_PLURAL = "finite_plural"
    PAST_SINGULAR = "past_singular"
    PAST_PLURAL = "past_plural"
    INFINITIVE = "infinitive"
    PARTICIPLE = "participle"
    PRESENT_PARTICIPLE = "present_participle"
    SINGULAR = "singular"
    PLURAL = "plural"
    BASE = "base"
    INFLECTED = "inflected"
    FIXED = "fixed"


FINITE = frozenset(
    {Feature.FINITE_SINGULAR, Feature.FINITE_PLURAL, Feature.PAST_SINGULAR, Feature.PAST_PLURAL}
)


@dataclass(frozen=True, slots=True)
class Form:
    """One way a word can stand in a text.

    `tokens` are lower case and in order; a `*` stands for up to three words. `anchor` is the token an
    index uses. `split` marks the form of a separable verb without its particle ("trekt ... terug").
    """

    tokens: tuple[str, ...]
    feature: Feature
    anchor: int = 0
    split: bool = False


@dataclass(frozen=True, slots=True)
class Irregular:
    """What the rules cannot know of one verb; an empty field follows the rules.

    `alone` keeps verbs with a prefix from following it: "ontmoeten" is no form of "moeten".
    """

    stem: str = ""
    present: tuple[str, ...] = ()
    past_singular: tuple[str, ...] = ()
    past_plural: tuple[str, ...] = ()
    participle: tuple[str, ...] = ()
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Irregulars:
    """The words that do not follow the rules: verbs by infinitive, plurals by noun (empty: it has none)."""

    verbs: Mapping[str, Irregular] = field(default_factory=dict)
    plurals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


REGULAR = Irregulars()


def verb_forms(infinitive: str, *, particle: str = "", irregulars: Irregulars = REGULAR) -> tuple[Form, ...]:
    """The paradigm of a verb; with `particle`, joined forms first and then the split ones.

    >>> [" ".join(form.tokens) for form in verb_forms("leven")][:5]
    ['leef', 'leeft', 'leven', 'leefde', 'leefden']
    >>> [form.tokens[0] for form in verb_forms("opzeggen", particle="op") if form.split][:2]
    ['zeg', 'zegt']
    """
    if particle and not infinitive.startswith(particle):
        raise ValueError(f"{infinitive!r} does not begin with the particle {particle!r}")
    base = infinitive[len(particle) :]
    pairs = tuple(dict.fromkeys(_conjugate(base, irregulars)))
    joined = tuple(Form((particle + word,), feature) for word, feature in pairs)
    if not particle:
        return joined
    separable = FINITE | {Feature.INFINITIVE}
    return joined + tuple(
        Form((word,), feature, split=True) for word, feature in pairs if feature in separable
    )


def noun_forms(noun: str, *, irregulars: Irregulars = REGULAR) -> tuple[Form, ...]:
    """The singular and the plurals that its spelling allows; irregular plurals, or none, replace those.

    >>> [form.tokens[0] for form in noun_forms("heffing")]
    ['heffing', 'heffingen']
    """
    odd = _odd_plurals(noun, irregulars)
    plurals = tuple(dict.fromkeys(_plurals(noun))) if odd is None else odd
    return (
        Form((noun,), Feature.SINGULAR),
        *(Form((plural,), Feature.PLURAL) for plural in plurals if plural != noun),
    )


def adjective_forms(adjective: str) -> tuple[Form, ...]:
    """The bare form, the one with -e, and the regular degrees of comparison.

    >>> [form.tokens[0] for form in adjective_forms("positief")]
    ['positief', 'positieve', 'positiever', 'positievere', 'positiefst', 'positiefste']
    """
    if adjective.endswith(("e", "en", "a", "o")):
        return (Form((adjective,), Feature.BASE),)
    long = _lengthen(adjective)
    more = adjective + "der" if adjective.endswith("r") else long + "er"
    most = adjective + ("t" if adjective.endswith("s") else "st")
    others = (long + "e", more, more + "e", most, most + "e")
    return Form((adjective,), Feature.BASE), *(Form((word,), Feature.INFLECTED) for word in others)


def split_prefix(infinitive: str) -> tuple[str, str]:
    """An inseparable prefix and the rest; an empty prefix when there is none.

    >>> split_prefix("verbeteren"), split_prefix("volgen"), split_prefix("geven")
    (('ver', 'beteren'), ('', 'volgen'), ('', 'geven'))
    """
    for prefix in _PREFIXES:
        rest = infinitive[len(prefix) :]
        if infinitive.startswith(prefix) and _VOWEL_GROUP.search(rest.removesuffix("n").removesuffix("e")):
            return prefix, rest
    return "", infinitive


def _conjugate(infinitive: str, irregulars: Irregulars) -> Iterator[tuple[str, Feature]]:
    prefix, rest = split_prefix(infinitive)
    odd = _irregular(infinitive, irregulars)
    raw = _raw_stem(infinitive)
    stem = odd.stem or _devoice(_stem(raw, rest))
    third = _third_person(infinitive, stem)
    weak = "te" if raw.endswith(_VOICELESS) else "de"
    past = odd.past_singular or (stem + weak,)
    for word in odd.present or (stem, third):
        yield word, Feature.FINITE_SINGULAR
    yield infinitive, Feature.FINITE_PLURAL
    for word in past:
        yield word, Feature.PAST_SINGULAR
    for word in odd.past_plural or tuple(word + "n" for word in past):
        yield word, Feature.PAST_PLURAL
    yield infinitive, Feature.INFINITIVE
    for word in odd.participle or (_weak_participle(stem, weak[0], bare=bool(prefix)),):
        yield word, Feature.PARTICIPLE
        if word.endswith(("d", "t")):
            yield _lengthen(word, stressed=True) + "e", Feature.PARTICIPLE
    yield from ((infinitive + end, Feature.PRESENT_PARTICIPLE) for end in ("d", "de"))


def _irregular(infinitive: str, irregulars: Irregulars) -> Irregular:
    """What the verb's own line says, or the line of the verb inside it ("heroverwegen" through "wegen")."""
    if own := irregulars.verbs.get(infinitive):
        return own
    prefix, rest = split_prefix(infinitive)
    base = _irregular(rest, irregulars) if prefix else Irregular(alone=True)
    if base.alone:
        return Irregular()
    return Irregular(
        stem=prefix + base.stem if base.stem else "",
        present=tuple(prefix + word for word in base.present),
        past_singular=tuple(prefix + word for word in base.past_singular),
        past_plural=tuple(prefix + word for word in base.past_plural),
        participle=tuple(prefix + word.removeprefix("ge") for word in base.participle),
    )


def _raw_stem(infinitive: str) -> str:
    """The infinitive without its ending, spelling untouched: "lev", "zett", "ga", "doe"."""
    if _is_contracted(infinitive):
        bare = infinitive[:-1]
        return bare[:-2] + _SINGLES.get(bare[-2:], bare[-2:])
    return infinitive[:-2]


def _third_person(infinitive: str, stem: str) -> str:
    if _is_contracted(infinitive):
        return infinitive[:-1] + "t"
    return stem if stem.endswith("t") else stem + "t"


def _is_contracted(infinitive: str) -> bool:
    """Whether the infinitive ends in a bare -n: gaan, zien, doen."""
    return infinitive[-3:-1] in _DIGRAPHS and infinitive[-4:-3] not in tuple(_VOWELS)


def _stem(raw: str, rest: str) -> str:
    """The stem with its long vowel written long and its double consonant single."""
    if len(raw) > 2 and raw[-1] == raw[-2] and raw[-1] not in _VOWELS:
        return raw[:-1]
    if len(raw) < 2 or raw[-1] in _VOWELS or raw[-2] not in _DOUBLES:
        return raw
    if raw[-3:-1] in _DIGRAPHS or raw.endswith("uw"):
        return raw
    if raw[-2] == "e" and raw[-1] in "lmn" and len(_VOWEL_GROUP.findall(_raw_stem(rest))) > 1:
        return raw  # unstressed: "wandel", "teken", "adem"
    if raw[-3:-1] == "ië":
        return raw[:-2] + "ee" + raw[-1]
    return raw[:-2] + _DOUBLES[raw[-2]] + raw[-1]


def _devoice(stem: str) -> str:
    return stem[:-1] + _DEVOICED.get(stem[-1], stem[-1])


def _weak_participle(stem: str, ending: str, *, bare: bool) -> str:
    word = stem if stem.endswith(("d", "t")) else stem + ending
    if bare:
        return word
    if word[0] in "eiu" and not word.startswith(("ui", "ij")):
        return "ge" + {"e": "ë", "i": "ï", "u": "ü"}[word[0]] + word[1:]
    return "ge" + word


def _lengthen(word: str, *, stressed: bool = False) -> str:
    """The word as spelled before an ending in -e: "groot" to "grot-", "fel" to "fell-", "lief" to "liev-"."""
    if word[-1:] in _VOWELS or word[-2:] in _DIGRAPHS or len(word) < 2:
        return word
    if word[-3:-1] in _SINGLES:
        single = "ë" if word[-4:-1] == "iee" else _SINGLES[word[-3:-1]]
        return word[:-3] + single + _VOICED.get(word[-1], word[-1])
    if word[-3:-1] in _DIGRAPHS:
        return word[:-1] + _VOICED.get(word[-1], word[-1])
    if word[-2] in _VOWELS:
        weak = len(_VOWEL_GROUP.findall(word)) > 1 and word.endswith(_UNSTRESSED)
        return word if weak and not stressed else word + word[-1]
    return word[:-1] + _VOICED.get(word[-1], word[-1]) if word[-2] in "lnr" and word[-1] in "fs" else word


def _odd_plurals(noun: str, irregulars: Irregulars) -> tuple[str, ...] | None:
    """Irregular plurals of the noun, or of the one it ends in ("reisverbod" through "verbod"); () is none."""
    for start in range(max(1, len(noun) - 2)):
        plurals = irregulars.plurals.get(noun[start:])
        if plurals is not None:
            return tuple(noun[:start] + plural for plural in plurals)
    return None


def _plurals(noun: str) -> Iterator[str]:
    long = _lengthen(noun)
    if noun.endswith("heid"):
        yield noun[:-4] + "heden"
    elif noun.endswith("ie"):
        yield from (noun + "s", noun + "ën")
    elif noun.endswith(("e", "é", "eau")):
        yield from (noun + "s", noun + "n")
    elif noun[-1] in "aiouy" and noun[-2:] not in _DIGRAPHS:
        yield from (noun + "'s", noun + "’s")
    elif noun.endswith("um"):
        yield from (noun + "s", noun[:-2] + "a")
    elif _takes_s(noun):
        yield noun + "s"
        if noun.endswith(("el", "eur", "or", "aar")):
            yield (noun if noun.endswith("or") else long) + "en"
        if noun.endswith("el"):
            yield noun + "len"
    else:
        yield long + "en"
        if long[-1:] in ("z", "v"):
            yield long[:-1] + noun[-1] + "en"


def _takes_s(noun: str) -> bool:
    if len(_VOWEL_GROUP.findall(noun)) < 2:
        return False
    if noun.endswith(("ier", "eur", "or", "aar")):
        return True
    return noun.endswith(("el", "er", "em", "en")) and noun[-3:-1] not in _DIGRAPHS
