"""The best dependency tree for a table of scores (Chu-Liu/Edmonds, one root).

Invariant: the heads returned form one tree: exactly one word has head 0, and every word is reached
from it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def best_heads(scores: Scores) -> list[int]:
    """Heads of words 1..n from scores[dependent, head], where row and column 0 stand for the root.

    >>> table = np.zeros((3, 3), dtype=np.float32)
    >>> table[1, 0], table[2, 1] = 5, 5
    >>> best_heads(table)
    [0, 1]
    """
    size = scores.shape[0]
    work = np.array(scores, dtype=np.float64)
    np.fill_diagonal(work, -np.inf)
    work[0, :] = -np.inf
    heads = work.argmax(axis=1)
    heads[0] = 0
    if (heads[1:] == 0).sum() == 1 and is_tree(heads):
        return [int(head) for head in heads[1:]]
    if size == 2:
        return [0]
    return _one_root(work)


def is_tree(heads: NDArray[np.int64]) -> bool:
    """Whether following heads from every word ends at the root."""
    reach = heads.copy()
    for _ in range(len(heads).bit_length() + 1):
        reach = reach[reach]
    return not reach.any()


def _one_root(work: NDArray[np.float64]) -> list[int]:
    """Best tree with one root: the best tree, then, if it has several roots, the best over its roots."""
    heads = _edmonds(work)
    roots = [word for word in range(1, len(heads)) if heads[word] == 0]
    if len(roots) == 1:
        return heads[1:]
    candidates = np.argsort(-work[1:, 0])[:6] + 1
    best, best_score = heads, -np.inf
    for root in sorted({*roots, *(int(c) for c in candidates)}):
        limited = work.copy()
        limited[1:, 0] = -1e9
        limited[root, :] = -np.inf
        limited[root, 0] = work[root, 0]
        tree = _edmonds(limited)
        score = float(sum(work[word, tree[word]] for word in range(1, len(tree))))
        if score > best_score and sum(head == 0 for head in tree[1:]) == 1:
            best, best_score = tree, score
    return best[1:]


def _edmonds(scores: NDArray[np.float64]) -> list[int]:
    """Maximum spanning arborescence from node 0."""
    size = scores.shape[0]
    heads = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return [int(head) for head in heads]
    inside = np.zeros(size, dtype=bool)
    inside[cycle] = True
    outer = [node for node in range(size) if not inside[node]]
    kept = scores[cycle, heads[cycle]]
    small = np.full((len(outer) + 1, len(outer) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(outer, outer)]
    into = scores[np.ix_(cycle, outer)] - kept[:, None]
    small[-1, :-1] = into.max(axis=0) + kept.sum()
    entry = into.argmax(axis=0)
    out_of = scores[np.ix_(outer, cycle)]
    small[:-1, -1] = out_of.max(axis=1)
    leave = out_of.argmax(axis=1)
    small[0, :] = -np.inf
    np.fill_diagonal(small, -np.inf)
    chosen = _edmonds(small)
    result = [0] * size
    for place, node in enumerate(outer):
        head = chosen[place]
        result[node] = cycle[int(leave[place])] if head == len(outer) else outer[head]
    for node in cycle:
        result[node] = int(heads[node])
    from_outside = chosen[-1]
    result[cycle[int(entry[from_outside])]] = outer[from_outside]
    result[0] = 0
    return result


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    """One cycle in the graph of heads, or an empty list."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path: list[int] = []
        node = start
        while not state[node]:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return []
