"""Subject, objects and prepositional phrases of a clause, as word order has it and as the tree has it.

Invariant: each answer names the evidence it rests on; where word order and tree disagree both answers
are given, and whoever asks weighs them.
"""

from __future__ import annotations

from collections.abc import Iterator

from kamergraaf.extraction.analysis import Chunk, Clause, Sentence
from kamergraaf.extraction.phrases import is_time
from kamergraaf.extraction.wordlists import small_words

Found = tuple[Chunk, str]

_PASSIVE = frozenset(["word", "wordt", "worden", "werd", "werden", "geworden"])
_PLURAL_SUBJECTS = frozenset(["we", "wij", "ze"])


def subjects(sentence: Sentence, clause: Clause, *, depth: int = 0) -> list[Found]:
    """Chunks that may be the grammatical subject of a clause, best first."""
    found: dict[int, list[str]] = {}

    def note(chunk: Chunk | None, evidence: str) -> None:
        if chunk is not None:
            found.setdefault(chunk.number, []).append(evidence)

    shared = shares_subject(sentence, clause)
    for chunk in () if shared else _tree(sentence, clause, ("nsubj", "nsubj:pass", "csubj")):
        note(chunk, "tree")
    ordered = None if shared else _ordered_subject(sentence, clause)
    note(ordered, "order")
    if clause.kind == "relative" and _relative_is_subject(sentence, clause, ordered):
        note(_antecedent(sentence, clause), "relative")
    own = list(found)
    if not own and depth < 3 and clause.parent >= 0:
        inherits = clause.kind == "infinitive" or (clause.joined and ordered is None)
        if inherits:
            for chunk, evidence in subjects(sentence, sentence.clauses[clause.parent], depth=depth + 1):
                note(chunk, "inherit." + evidence.split(".")[-1])
    results = [
        (sentence.chunks[number], "+".join(dict.fromkeys(evidence))) for number, evidence in found.items()
    ]
    return sorted(results, key=lambda pair: (-len(pair[1]), pair[0].number))


def shares_subject(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause after "en" begins with its finite verb, so that its subject stands before "en"."""
    if not clause.joined or clause.kind != "main":
        return False
    first = next((p for p in clause.words if sentence.words[p].tag not in ("CCONJ", "PUNCT", "ADV")), -1)
    return first >= 0 and sentence.words[first].tag == "Vf"


def _ordered_subject(sentence: Sentence, clause: Clause) -> Chunk | None:
    """The subject by word order: before the finite verb, or the first bare chunk after it."""
    words = sentence.words
    finite = clause.finite(words)
    bare = [
        c
        for c in sentence.chunks
        if c.clause == clause.number and not c.preposition and not _inner(sentence, c)
    ]
    bare = [
        c
        for c in bare
        if words[c.head].low not in ("zich", "elkaar") and words[c.start].low not in small_words("objective")
    ]
    bare = [c for c in bare if not (is_time(sentence, c) and len(bare) > 1)]
    if not bare or finite < 0:
        return None
    for chunk in bare:
        if words[chunk.head].low in small_words("nominative") and chunk.pronoun:
            return chunk
    plural = words[finite].plural
    if clause.kind == "main":
        front = [c for c in bare if c.end <= finite]
        if front and all(_agrees(sentence, c, plural) for c in front[:1]) and not is_time(sentence, front[0]):
            return front[0]
        after = [c for c in bare if c.start > finite]
        return next(
            (c for c in after if _agrees(sentence, c, plural)),
            after[0] if after else (front[0] if front else None),
        )
    return next((c for c in bare if _agrees(sentence, c, plural)), bare[0])


def _agrees(sentence: Sentence, chunk: Chunk, plural: bool) -> bool:
    word = sentence.words[chunk.head]
    if chunk.pronoun or word.tag == "PROPN" or chunk.mention is not None:
        return True
    following = sentence.words[chunk.end] if chunk.end < len(sentence.words) else None
    joined = following is not None and following.low in ("en", ",", "alsook")
    return word.plural == plural or (joined and plural)


def _inner(sentence: Sentence, chunk: Chunk) -> bool:
    return any(o is not chunk and o.start <= chunk.start and chunk.end <= o.end for o in sentence.chunks)


def _relative_is_subject(sentence: Sentence, clause: Clause, ordered: Chunk | None) -> bool:
    words = sentence.words
    opener = words[clause.opener].low if clause.opener >= 0 else ""
    if opener not in ("die", "dat", "wie", "welke", "wat", "hetgeen"):
        return False
    if words[clause.opener].relation.startswith("nsubj"):
        return True
    if ordered is None:
        return True
    if words[clause.opener].relation in ("obj", "obl", "iobj"):
        return False
    antecedent = _antecedent(sentence, clause)
    finite = clause.finite(words)
    if antecedent is not None and finite >= 0 and not _agrees(sentence, antecedent, words[finite].plural):
        return False
    return (
        not (ordered.pronoun and words[ordered.head].low in small_words("nominative"))
        and ordered.start > clause.opener + 1
    )


def _antecedent(sentence: Sentence, clause: Clause) -> Chunk | None:
    return sentence.chunks[clause.antecedent] if clause.antecedent >= 0 else None


def _tree(sentence: Sentence, clause: Clause, relations: tuple[str, ...]) -> Iterator[Chunk]:
    """Chunks whose noun hangs by one of some relations from a word of the clause."""
    if not sentence.has_tree:
        return
    for place in clause.words:
        word = sentence.words[place]
        if word.relation not in relations or word.head < 0:
            continue
        if sentence.clause_of[word.head] != clause.number:
            continue
        number = sentence.chunk_of[place]
        if number >= 0 and not sentence.chunks[number].preposition:
            yield sentence.chunks[number]


def is_passive(sentence: Sentence, place: int, clause: Clause) -> bool:
    """Whether the participle at a place is the verb of a passive clause."""
    word = sentence.words[place]
    if word.tag == "Vf" and word.low in _PASSIVE:
        return False
    lows = {sentence.words[p].low for p in clause.verbs}
    if word.tag not in ("Vp", "ADJ"):
        return False
    if lows & _PASSIVE:
        return True
    if lows & small_words("be") and not lows & {"heeft", "hebben", "had", "hadden", "heb"}:
        return (
            any(w.relation == "aux:pass" for w in sentence.words if w.head == place)
            or not sentence.has_tree
            or any(sentence.words[p].relation == "nsubj:pass" for p in sentence.children[place])
        )
    return False


def is_attributive(sentence: Sentence, place: int) -> Chunk | None:
    """The chunk whose noun a participle at this place modifies from before, None for none."""
    for chunk in sentence.chunks:
        if chunk.start <= place < chunk.head:
            return chunk
    return None


def trailing_participle(sentence: Sentence, place: int, clause: Clause) -> Chunk | None:
    """The noun that a participle behind it modifies: "projecten gefinancierd door de EU"."""
    word = sentence.words[place]
    if word.tag not in ("Vp", "ADJ") or place == 0:
        return None
    helpers = [p for p in clause.verbs if sentence.words[p].low in small_words("auxiliaries")]
    if helpers and (
        abs(helpers[0] - place) < 3 or not sentence.has_tree or word.relation not in ("acl", "amod")
    ):
        return None
    at = place - 1
    while at > 0 and (sentence.words[at].text == "," or sentence.words[at].tag == "ADV"):
        at -= 1
    number = sentence.chunk_of[at]
    return sentence.chunks[number] if number >= 0 else None


def objects(sentence: Sentence, place: int, clause: Clause) -> list[Found]:
    """Chunks that may be the direct object of the verb at a place, best first."""
    found: dict[int, list[str]] = {}
    words = sentence.words

    def note(chunk: Chunk | None, evidence: str) -> None:
        if chunk is not None and words[chunk.head].low not in ("zich", "elkaar", "er"):
            found.setdefault(chunk.number, []).append(evidence)

    for child in sentence.children[place] if sentence.has_tree else ():
        if words[child].relation in ("obj", "iobj", "ccomp", "nsubj:pass"):
            number = sentence.chunk_of[child]
            if number >= 0 and not sentence.chunks[number].preposition:
                note(sentence.chunks[number], "tree." + words[child].relation)
    note(_ordered_object(sentence, place, clause), "order")
    if clause.kind == "relative":
        subject = _ordered_subject(sentence, clause)
        if subject is not None and not _relative_is_subject(sentence, clause, subject):
            note(_antecedent(sentence, clause), "relative")
    results = [
        (sentence.chunks[number], "+".join(dict.fromkeys(evidence))) for number, evidence in found.items()
    ]
    return sorted(results, key=lambda pair: (-len(pair[1]), pair[0].number))


def indirect_object(sentence: Sentence, place: int, clause: Clause) -> Chunk | None:
    """The first of two bare objects: "biedt de buurlanden hulp"; None when there is but one."""
    subject = None if shares_subject(sentence, clause) else _ordered_subject(sentence, clause)
    bare = [
        c
        for c in sentence.chunks
        if c.clause == clause.number
        and not c.preposition
        and c is not subject
        and not _inner(sentence, c)
        and not is_time(sentence, c)
        and sentence.words[c.head].low not in ("zich", "er", "het")
        and not _joined_to_subject(sentence, c, subject)
        and not c.start <= place < c.end
    ]
    return bare[0] if len(bare) > 1 and bare[0].end <= bare[1].start + 1 else None


def _ordered_object(sentence: Sentence, place: int, clause: Clause) -> Chunk | None:
    words = sentence.words
    subject = None if shares_subject(sentence, clause) else _ordered_subject(sentence, clause)
    bare = [
        c
        for c in sentence.chunks
        if c.clause == clause.number
        and not c.preposition
        and c is not subject
        and not _inner(sentence, c)
        and not is_time(sentence, c)
        and words[c.head].low not in ("zich", "ik", "we", "wij", "er", "men")
        and not c.start <= place < c.end
    ]
    bare = [c for c in bare if not _joined_to_subject(sentence, c, subject)]
    if not bare:
        return None
    if words[place].tag == "Vf" and clause.kind == "main":
        after = [c for c in bare if c.start > place]
        return after[0] if after else bare[0]
    before = [c for c in bare if c.end <= place]
    if words[place].tag == "Vi" and place and words[place - 1].low == "te":
        return before[-1] if before else None
    if not before:
        return bare[0]
    last = before[-1]
    while (earlier := _joined_before(sentence, last, before)) is not None:
        last = earlier
    return last


def _joined_before(sentence: Sentence, chunk: Chunk, pool: list[Chunk]) -> Chunk | None:
    if chunk.start and sentence.words[chunk.start - 1].low in ("en", "of", ",", "alsook"):
        return next((c for c in pool if c.end in (chunk.start - 1, chunk.start - 2)), None)
    return None


def _joined_to_subject(sentence: Sentence, chunk: Chunk, subject: Chunk | None) -> bool:
    if subject is None or chunk.start < subject.end:
        return False
    between = sentence.words[subject.end : chunk.start]
    return bool(between) and all(w.text == "," or w.low in ("en", "of", "alsook", "evenals") for w in between)
