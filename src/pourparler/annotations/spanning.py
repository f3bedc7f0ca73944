"""The best tree under given scores: a maximum spanning arborescence with one root.

The parser picks a head for each word on its own, and about one sentence in twenty comes out with a cycle or
two roots. Those are repaired here, with Chu and Liu's (1965) and Edmonds's (1967) algorithm.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Heads = NDArray[np.int64]
_NEVER = -1e9


def not_trees(heads: Heads, present: NDArray[np.bool_]) -> list[int]:
    """Which rows are no tree with a single root. Column 0 is the root and its own head.

    >>> heads = np.array([[0, 2, 0, 2], [0, 2, 1, 0], [0, 0, 0, 1]])
    >>> not_trees(heads, np.ones((3, 3), bool))
    [1, 2]
    """
    reached = heads
    for _ in range(int(heads.shape[1]).bit_length()):
        reached = np.take_along_axis(reached, reached, 1)
    roots = ((heads[:, 1:] == 0) & present).sum(1)
    wrong = reached.any(1) | (roots != 1)
    return [int(row) for row in np.flatnonzero(wrong)]


def best_tree(scores: NDArray[Any]) -> list[int]:
    """The head of each word, counted from one with zero the root; a row of *scores* holds a word's heads.

    >>> best_tree(np.array([[0.0, 0.0, 9.0], [1.0, 9.0, 0.0]]))
    [2, 0]
    """
    size = scores.shape[0]
    weights = np.full((size + 1, size + 1), _NEVER)
    normal = scores.astype(np.float64)
    normal = normal - normal.max(1, keepdims=True)
    weights[:, 1:] = (normal - np.log(np.exp(normal).sum(1, keepdims=True))).T
    heads = _arborescence(weights)
    roots = np.flatnonzero(heads[1:] == 0) + 1
    if len(roots) > 1:
        heads = max((_rooted(weights, root) for root in roots.tolist()), key=lambda found: _gain(weights, found))
    return [int(head) for head in heads[1:]]


def _rooted(weights: Scores, root: int) -> Heads:
    """The best tree in which *root* is the only root."""
    single = weights.copy()
    single[0, 1:] = _NEVER
    single[0, root] = weights[0, root]
    return _arborescence(single)


def _gain(weights: Scores, heads: Heads) -> float:
    return float(weights[heads[1:], np.arange(1, len(heads))].sum())


def _arborescence(weights: Scores) -> Heads:
    """The best head of every node, given weights[head, node]; node 0 is the root."""
    weights = weights.copy()
    np.fill_diagonal(weights, _NEVER)
    heads: Heads = weights.argmax(0)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.array(cycle)
    outside = np.array([node for node in range(len(heads)) if node not in set(cycle)])
    count = len(outside)
    merged = np.full((count + 1, count + 1), _NEVER)  # the cycle drawn together into node *count*
    merged[:count, :count] = weights[np.ix_(outside, outside)]
    entering = weights[np.ix_(outside, inside)] - weights[heads[inside], inside][None]
    entry = entering.argmax(1)
    merged[:count, count] = entering[np.arange(count), entry]
    leaving = weights[np.ix_(inside, outside)]
    exits = leaving.argmax(0)
    merged[count, :count] = leaving[exits, np.arange(count)]
    above = _arborescence(merged)
    for node in range(1, count):
        heads[outside[node]] = inside[exits[node]] if above[node] == count else outside[above[node]]
    heads[inside[entry[above[count]]]] = outside[above[count]]
    return heads


def _cycle(heads: Heads) -> list[int]:
    """The nodes of one cycle, or none."""
    seen = [0] * len(heads)
    for start in range(1, len(heads)):
        path, node = [], start
        while node and not seen[node]:
            seen[node] = start
            path.append(node)
            node = int(heads[node])
        if node and seen[node] == start:
            return path[path.index(node) :]
    return []
