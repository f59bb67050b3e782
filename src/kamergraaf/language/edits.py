"""From a word to its lemma by a rule that fits many words ("antwoordt" -> "antwoorden": `l||-+e+n`).

Invariant: `apply(rule(word, lemma), word)` is the lemma in lower case (or as written, when the rule
says so), for every pair of words.
"""

from __future__ import annotations

from functools import lru_cache

KEEP, DELETE, INSERT = "=", "-", "+"


def rule(word: str, lemma: str) -> str:
    """The rule that turns the word into the lemma: case, edits at the front, edits at the back.

    >>> rule("antwoordt", "antwoorden"), rule("opgestaan", "opstaan"), rule("NAVO", "NAVO")
    ('l||-+e+n', 'l|==--|', 'c||')
    """
    if not lemma:
        return "c||"
    as_written = lemma != lemma.lower()
    source, target = (word, lemma) if as_written else (word.lower(), lemma)
    head = "c" if as_written else "l"
    start, other, size = _common(source, target)
    if not size:
        return f"a|{lemma}"
    front = _script(source[:start], target[:other])
    back = _script(source[start + size :], target[other + size :])
    return f"{head}|{front}|{back}"


def apply(edit: str, word: str) -> str:
    """The lemma of the word by the rule; the word itself in lower case when the rule does not fit.

    >>> apply("l||-+e+n", "Antwoordt"), apply("l|==--|", "opgestaan"), apply("l|====|", "o")
    ('antwoorden', 'opstaan', 'o')
    """
    kind, _, rest = edit.partition("|")
    if kind == "a":
        return rest
    source = word if kind == "c" else word.lower()
    front, _, back = rest.partition("|")
    used_front, used_back = _used(front), _used(back)
    if used_front + used_back > len(source):
        return source
    middle = source[used_front : len(source) - used_back]
    tail = _edit(back, source[len(source) - used_back :]) if used_back or back else ""
    return _edit(front, source[:used_front]) + middle + tail


def _used(script: str) -> int:
    """How many characters of the word a script reads."""
    used = place = 0
    while place < len(script):
        inserts = script[place] == INSERT
        used += not inserts
        place += 2 if inserts else 1
    return used


def _edit(script: str, text: str) -> str:
    made: list[str] = []
    place = read = 0
    while place < len(script):
        mark = script[place]
        if mark == INSERT:
            made.append(script[place + 1])
            place += 2
            continue
        if mark == KEEP:
            made.append(text[read])
        read += 1
        place += 1
    return "".join(made)


@lru_cache(maxsize=1 << 16)
def _script(source: str, target: str) -> str:
    """Shortest script from source to target."""
    costs = [[0] * (len(target) + 1) for _ in range(len(source) + 1)]
    for i in range(len(source), -1, -1):
        for j in range(len(target), -1, -1):
            if i == len(source) or j == len(target):
                costs[i][j] = len(source) - i + len(target) - j
            elif source[i] == target[j]:
                costs[i][j] = costs[i + 1][j + 1]
            else:
                costs[i][j] = 1 + min(costs[i + 1][j], costs[i][j + 1])
    i = j = 0
    made: list[str] = []
    while i < len(source) or j < len(target):
        if i < len(source) and j < len(target) and source[i] == target[j]:
            made.append(KEEP)
            i, j = i + 1, j + 1
        elif i < len(source) and (j == len(target) or costs[i + 1][j] <= costs[i][j + 1]):
            made.append(DELETE)
            i += 1
        else:
            made.append(INSERT + target[j])
            j += 1
    return "".join(made)


@lru_cache(maxsize=1 << 16)
def _common(source: str, target: str) -> tuple[int, int, int]:
    """Start in source, start in target and length of the longest common run, the first of equals."""
    best = (0, 0, 0)
    ends = [0] * (len(target) + 1)
    for i, char in enumerate(source):
        fresh = [0] * (len(target) + 1)
        for j, other in enumerate(target):
            if char == other:
                fresh[j + 1] = ends[j] + 1
                if fresh[j + 1] > best[2]:
                    best = (i - ends[j], j - ends[j], ends[j] + 1)
        ends = fresh
    return best
