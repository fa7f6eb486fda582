"""What an equation only gives a name to: the value in `x = 3`, the set in `L = {2, 3}` (pure)."""

from __future__ import annotations

from services.grading.language.nodes import COLLECTIONS, Constant, Name, Node, Relation, letters

_SETS = (Constant("reals"), Constant("empty"))


def is_collection(node: Node) -> bool:
    """True for a list, a point, a set, an interval or a matrix."""
    return isinstance(node, COLLECTIONS) or node in _SETS


def unnamed(node: Node) -> Node:
    """Return the set or point in `L = {2, 3}` or `P = (1, 2)`, anything else as it is."""
    if isinstance(node, Relation) and node.signs == ("=",):
        for name, other in (node.sides, node.sides[::-1]):
            if isinstance(name, Name) and is_collection(other):
                return other
    return node


def solved_value(node: Node) -> tuple[str, Node] | None:
    """Return the letter and the value in `x = 3` or `3 = x`, None for anything else."""
    if isinstance(node, Relation) and node.signs == ("=",):
        for name, other in (node.sides, node.sides[::-1]):
            if isinstance(name, Name) and name.name not in letters(other):
                return name.name, other
    return None
