"""From Frog's columns (tags of CGN, relations of Alpino) to trees of Universal Dependencies.

Invariant: the answer has one word for each word asked, and is one tree: one root, no cycle.
What changes: a preposition hangs from its noun (`case`), an auxiliary or copula from the content
verb or predicate, a subordinator from its verb (`mark`), conjuncts from the first of them, and the
parts of a name that Frog joins (`Verenigde_Staten`) from the first part (`flat`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kamergraaf.errors import InputError

_POS = {
    "N": "NOUN",
    "ADJ": "ADJ",
    "WW": "VERB",
    "TW": "NUM",
    "VNW": "PRON",
    "LID": "DET",
    "VZ": "ADP",
    "VG": "SCONJ",
    "BW": "ADV",
    "TSW": "INTJ",
    "SPEC": "PROPN",
    "LET": "PUNCT",
}
_FEATURES = {
    "ev": "Number=Sing",
    "mv": "Number=Plur",
    "pv": "VerbForm=Fin",
    "inf": "VerbForm=Inf",
    "vd": "VerbForm=Part",
    "od": "VerbForm=Part",
    "tgw": "Tense=Pres",
    "verl": "Tense=Past",
    "comp": "Degree=Cmp",
    "sup": "Degree=Sup",
    "refl": "Reflex=Yes",
    "bep": "Definite=Def",
    "onbep": "Definite=Ind",
}
_RELATIONS = {
    "su": "nsubj",
    "obj1": "obj",
    "obj2": "iobj",
    "se": "obj",
    "det": "det",
    "svp": "compound:prt",
    "predc": "xcomp",
    "vc": "xcomp",
    "app": "appos",
    "punct": "punct",
    "crd": "cc",
    "cnj": "conj",
    "body": "advcl",
    "me": "obl",
    "sup": "expl",
    "pobj1": "obj",
    "obcomp": "advcl",
}
_AUXILIARIES = frozenset(["hebben", "zijn", "worden", "zullen", "kunnen", "mogen", "moeten", "willen"])


@dataclass(slots=True)
class FrogWord:
    """One word on its way to a tree; `head` counts words from 1, 0 is the root."""

    lemma: str
    tag: str
    head: int
    relation: str
    pos: str = ""
    features: str = ""


def to_tree(rows: Sequence[Sequence[str]], words: Sequence[str]) -> list[FrogWord]:
    """One sentence of Frog's output as a tree over the words it was given."""
    tree = _expanded(rows, words)
    for word in tree:
        word.pos, word.features = _pos(word.tag), _features(word.tag)
    for step in (_lift_coordinations, _lift_subordinates, _lift_prepositions, _lift_verbs):
        step(tree)
    for word in tree:
        word.relation = _relation(tree, word)
    _name_passives(tree)
    _one_root(tree)
    return tree


def _expanded(rows: Sequence[Sequence[str]], words: Sequence[str]) -> list[FrogWord]:
    """Frog's rows, with those that join words taken apart again."""
    firsts: list[int] = []
    made: list[FrogWord] = []
    for row in rows:
        if len(row) < 7 or len(made) >= len(words):
            raise _misfit(words)
        firsts.append(len(made) + 1)
        size = _words_in(row[1], words[len(made) :])
        lemmas, tags = row[2].split("_"), row[4].split("_")
        for part in range(size):
            lemma = lemmas[part] if len(lemmas) == size else words[len(made)]
            tag = tags[part] if len(tags) == size else tags[0]
            first = part == 0
            head = int(row[-2] or 0) if first else -firsts[-1]
            made.append(FrogWord(lemma, tag, head, row[-1] if first else "flat"))
    if len(made) != len(words):
        raise _misfit(words)
    for word in made:
        word.head = firsts[word.head - 1] if word.head > 0 else -word.head
    return made


def _words_in(token: str, words: Sequence[str]) -> int:
    """How many of the words that come next the token joins."""
    joined = ""
    for count, word in enumerate(words, start=1):
        joined = f"{joined}_{word}" if joined else word
        if joined == token:
            return count
        if len(joined) >= len(token):
            break
    return 1


def _misfit(words: Sequence[str]) -> InputError:
    return InputError(
        "Frog's answer does not fit the sentence it was asked for",
        value=" ".join(words)[:80],
        hint="Report this with the version that `frog -V` shows.",
    )


def _pos(tag: str) -> str:
    kind, _, inside = tag.partition("(")
    if kind == "N" and inside.startswith("eigen"):
        return "PROPN"
    if kind == "VG" and inside.startswith("neven"):
        return "CCONJ"
    if kind == "VNW" and ("prenom" in inside or "det" in inside) and "bez" not in inside:
        return "DET"
    if kind == "SPEC" and inside.startswith("symb"):
        return "SYM"
    return _POS.get(kind, "X")


def _features(tag: str) -> str:
    names = tag.partition("(")[2].rstrip(")").split(",")
    return "|".join(sorted({_FEATURES[name] for name in names if name in _FEATURES}))


def _children(tree: list[FrogWord], place: int, relation: str = "") -> list[int]:
    """Places of the words below a word, of one relation if it is given."""
    return [
        n for n, w in enumerate(tree, start=1) if w.head == place and (not relation or w.relation == relation)
    ]


def _swap(tree: list[FrogWord], upper: int, lower: int, relation: str, *, moved: bool = True) -> None:
    """Put the lower word in the place of the upper, which then hangs from it by the relation."""
    above, below = tree[upper - 1], tree[lower - 1]
    if moved:
        for child in _children(tree, upper):
            tree[child - 1].head = lower
    below.head, below.relation = above.head, above.relation
    above.head, above.relation = lower, relation


def _lift_coordinations(tree: list[FrogWord]) -> None:
    for place, word in enumerate(tree, start=1):
        conjuncts = _children(tree, place, "cnj") if word.pos == "CCONJ" else []
        if len(conjuncts) < 2:
            continue
        first, *others = conjuncts
        _swap(tree, place, first, "cc")
        for other in others:
            tree[other - 1].head, tree[other - 1].relation = first, "conj"
        word.head = next((other for other in others if other > place), first)


def _lift_subordinates(tree: list[FrogWord]) -> None:
    for place, word in enumerate(tree, start=1):
        bodies = _children(tree, place, "body")
        if not bodies:
            continue
        body = bodies[0]
        if word.pos in ("SCONJ", "ADP"):
            old = word.relation
            _swap(tree, place, body, "mark")
            tree[body - 1].relation = "ccomp" if old == "vc" else "advcl"
        elif word.tag.startswith("VNW(betr"):
            _swap(tree, place, body, "obj1" if _children(tree, body, "su") else "su")
            tree[body - 1].relation = "acl:relcl"


def _lift_prepositions(tree: list[FrogWord]) -> None:
    for place, word in enumerate(tree, start=1):
        objects = _children(tree, place, "obj1") if word.pos == "ADP" else []
        if objects:
            old = word.relation
            _swap(tree, place, objects[0], "case")
            if old in ("mod", "pc", "ld", "predc"):
                tree[objects[0] - 1].relation = "pp"


def _lift_verbs(tree: list[FrogWord]) -> None:
    for place in range(len(tree), 0, -1):
        word = tree[place - 1]
        if word.pos != "VERB" or word.lemma not in _AUXILIARIES:
            continue
        verbs = [n for n in _children(tree, place, "vc") if tree[n - 1].pos == "VERB"]
        predicates = _children(tree, place, "predc") if word.lemma == "zijn" else []
        if verbs:
            passive = word.lemma == "worden" and "VerbForm=Part" in tree[verbs[0] - 1].features
            _swap(tree, place, verbs[0], "aux:pass" if passive else "aux")
            word.pos = "AUX"
        elif predicates:
            _swap(tree, place, predicates[0], "cop")
            word.pos = "AUX"


def _relation(tree: list[FrogWord], word: FrogWord) -> str:
    """The relation's name in Universal Dependencies."""
    head = tree[word.head - 1].pos if word.head else ""
    nominal = head in ("NOUN", "PROPN", "PRON", "NUM")
    if word.relation == "pp":
        return "nmod" if nominal else "obl"
    if word.relation in ("mod", "pc", "ld", "predm"):
        if word.pos in ("ADJ", "VERB") and nominal:
            return "amod" if word.pos == "ADJ" else "acl"
        if word.pos in ("NOUN", "PROPN"):
            return "nmod" if nominal else "obl"
        return {"NUM": "nummod", "VERB": "advcl"}.get(word.pos, "advmod")
    if word.relation == "det":
        return {"NUM": "nummod", "PRON": "nmod:poss"}.get(word.pos, "det")
    return _RELATIONS.get(
        word.relation, word.relation if ":" in word.relation or word.relation in _KEPT else "dep"
    )


_KEPT = frozenset(["aux", "cop", "case", "mark", "cc", "conj", "flat", "ccomp", "advcl", "root", "punct"])


def _name_passives(tree: list[FrogWord]) -> None:
    passive = {word.head for word in tree if word.relation == "aux:pass"}
    for word in tree:
        if word.head in passive and word.relation == "nsubj":
            word.relation = "nsubj:pass"
        if word.head in passive and word.relation == "obl" and _has_door(tree, word):
            word.relation = "obl:agent"


def _has_door(tree: list[FrogWord], word: FrogWord) -> bool:
    place = tree.index(word) + 1
    return any(tree[child - 1].lemma == "door" for child in _children(tree, place, "case"))


def _one_root(tree: list[FrogWord]) -> None:
    """Keep one root, a verb if there is one; what hangs loose or in a circle hangs from it."""
    roots = [n for n, w in enumerate(tree, start=1) if not w.head and w.pos != "PUNCT"]
    roots = roots or [n for n, w in enumerate(tree, start=1) if not w.head] or [1]
    root = next((n for n in roots if tree[n - 1].pos == "VERB"), roots[0])
    tree[root - 1].head, tree[root - 1].relation = 0, "root"
    for place, word in enumerate(tree, start=1):
        if place != root and (not word.head or not _reaches(tree, place, root)):
            word.head = root
            word.relation = "punct" if word.pos == "PUNCT" else "parataxis"


def _reaches(tree: list[FrogWord], place: int, root: int) -> bool:
    seen: set[int] = set()
    while place and place not in seen:
        seen.add(place)
        if place == root:
            return True
        place = tree[place - 1].head
    return False
