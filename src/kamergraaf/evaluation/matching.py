"""Which found statement stands for which gold statement: at most one for one.

Invariant: within a letter a statement is matched at most once on each side, only with one of the
same sentence, and the matching is as large as it can be (augmenting paths), so that the score does
not depend on the order of the lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from kamergraaf.evaluation.names import Names
from kamergraaf.evaluation.records import StatementLine
from kamergraaf.extraction.heads import fold

GROUPS: Mapping[str, str] = {
    predicate: group
    for group, predicates in {
        "A+": "supports welcomes values agreesWith",
        "A-": "opposes criticises condemns isConcernedAbout",
        "B": "callsFor addresses consultsWith proposes",
        "C": "committedTo worksToward decided joined signed ratified implements withdrewFrom violates",
        "D": "cooperatesWith contributesTo investsIn assists strengthens",
        "E": "imposed threatens attacks undermines blocks",
        "F": "memberOf partOf holdsOffice partnerOf complements targets",
    }.items()
    for predicate in predicates.split()
}
SYMMETRIC = frozenset({"cooperatesWith", "partnerOf"})
SAME_SENTENCE = 0.8

Pairs = list[tuple[int, int]]


def match_statements(
    gold: Sequence[StatementLine], found: Sequence[StatementLine], names: Names, *, lenient: bool = False
) -> Pairs:
    """Index pairs (gold, found) of one letter that say the same; `lenient` takes the predicate's group."""
    same_sentence = sentence_test([line.quote for line in gold], [line.quote for line in found])

    def agree(i: int, j: int) -> bool:
        return same_sentence(i, j) and say_the_same(gold[i], found[j], names, lenient=lenient)

    def close(i: int, j: int) -> int:
        a, b = gold[i], found[j]
        same = (
            a.polarity == b.polarity,
            a.factuality == b.factuality,
            a.object == b.object,
            a.subject == b.subject,
        )
        return -sum(same)

    return _largest_matching(len(gold), len(found), agree, close)


def say_the_same(one: StatementLine, other: StatementLine, names: Names, *, lenient: bool = False) -> bool:
    """Whether two statements of one sentence have the same subject, predicate and object."""
    if one.predicate != other.predicate and not (
        lenient and GROUPS.get(one.predicate, one.predicate) == GROUPS.get(other.predicate, other.predicate)
    ):
        return False
    if names.same_actor(one.subject, other.subject) and names.same_object(_object(one), _object(other)):
        return True
    return (
        one.predicate in SYMMETRIC
        and one.predicate == other.predicate
        and names.same_object(_object(one), _subject(other))
        and names.same_object(_subject(one), _object(other))
    )


def sentence_test(gold: Sequence[str], found: Sequence[str]) -> Callable[[int, int], bool]:
    """A test of index pairs: the same sentence up to white space, marks and where it was cut."""
    gold_bags = [Counter(_words(quote)) for quote in gold]
    found_bags = [Counter(_words(quote)) for quote in found]
    known: dict[tuple[str, str], bool] = {}

    def test(i: int, j: int) -> bool:
        key = (gold[i], found[j])
        if key not in known:
            a, b = gold_bags[i], found_bags[j]
            small = min(a.total(), b.total())
            shared = (a & b).total()
            known[key] = a == b or (
                small >= 4 and shared >= SAME_SENTENCE * small and shared * 3 >= max(a.total(), b.total())
            )
        return known[key]

    return test


def _words(quote: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", fold(quote))


def _subject(line: StatementLine) -> tuple[str, str]:
    return line.subject, line.subject_text


def _object(line: StatementLine) -> tuple[str, str]:
    return line.object, line.object_text


def _largest_matching(
    left: int, right: int, agree: Callable[[int, int], bool], distance: Callable[[int, int], int]
) -> Pairs:
    """A largest matching (Kuhn); pairs that are closest are tried first, so that equals find each other."""
    edges = [[j for j in range(right) if agree(i, j)] for i in range(left)]
    owner: dict[int, int] = {}
    matched: set[int] = set()
    tried = sorted((distance(one, two), one, two) for one in range(left) for two in edges[one])
    for _, i, j in tried:
        if i not in matched and j not in owner:
            owner[j] = i
            matched.add(i)

    def place(i: int, seen: set[int]) -> bool:
        for j in edges[i]:
            if j not in seen:
                seen.add(j)
                if j not in owner or place(owner[j], seen):
                    owner[j] = i
                    return True
        return False

    for i in range(left):
        if i not in matched:
            place(i, set())
    return sorted((i, j) for j, i in owner.items())
