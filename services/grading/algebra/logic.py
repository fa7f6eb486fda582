"""Statements put together from comparisons: when they hold, and what it means to belong to a set (pure)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from typing import Final

from services.grading.algebra.forms import is_infinity
from services.grading.language.nodes import (
    Builder,
    Combined,
    Constant,
    Either,
    Listing,
    Member,
    Name,
    Negative,
    Node,
    Not,
    PlusMinus,
    Relation,
    Sign,
    letters,
    walk,
)
from services.grading.language.rewrite import both_signs, rebuilt, substituted

Pair = tuple[Sign, Node, Node]
TRUE: Final = Constant("true")
FALSE: Final = Constant("false")
_MAX_PROPOSITIONS: Final = 10


class NoStatement(Exception):
    """The tree is no statement, or what something is said to belong to is no set of numbers."""


def is_choice(node: Node) -> bool:
    """True when one of several statements is enough: joined by "or", or a list of solutions such as x = 2, x = 3."""
    if not isinstance(node, Either):
        return False
    if node.word in ("and", ","):
        solved = [_solved_for(part) for part in node.parts]
        return None not in solved and len(set(solved)) == 1
    return node.word == "or"


def _solved_for(node: Node) -> str | None:
    if isinstance(node, Relation) and node.signs == ("=",):
        for side, other in (node.sides, node.sides[::-1]):
            if isinstance(side, Name) and side.name not in letters(other):
                return side.name
    return None


def unsigned(node: Node) -> Node:
    """Return the statement with every comparison with ± as the alternative of its two signs."""
    if isinstance(node, Relation) and any(isinstance(part, PlusMinus) for part in walk(node)):
        return Either(tuple(both_signs(node)))
    return rebuilt(node, unsigned) if isinstance(node, Either | Not) else node


def pairs_of(node: Relation) -> list[Pair]:
    """Return the comparisons of an equation, an inequality or a chain of them."""
    return [(sign, node.sides[k], node.sides[k + 1]) for k, sign in enumerate(node.signs)]


def comparisons(node: Node) -> Iterator[Pair]:
    """Yield every comparison between finite sides that a statement is made of; raise `NoStatement`, also for a letter that is true or false."""
    match node:
        case Relation():
            yield from (pair for pair in pairs_of(node) if _at_infinity(pair) is None)
        case Either(parts, _):
            for part in parts:
                yield from comparisons(part)
        case Not(of):
            yield from comparisons(of)
        case Member(of, within):
            yield from comparisons(membership(of, within))
        case Constant("true" | "false"):
            return
        case _:
            raise NoStatement


def holds(node: Node, fact: Callable[[Pair | str], bool]) -> bool:
    """Return whether a statement holds, given whether each comparison and each proposition (by its letter) does."""
    match node:
        case Constant("true" | "false"):
            return node == TRUE
        case Name(name):
            return fact(name)
        case Relation():
            return all(_fact(pair, fact) for pair in pairs_of(node))
        case Not(of):
            return not holds(of, fact)
        case Member(of, within):
            return holds(membership(of, within), fact)
        case Either():
            return _joined(node, [holds(part, fact) for part in node.parts])
        case _:
            raise NoStatement


def _joined(node: Either, parts: list[bool]) -> bool:
    match node.word:
        case "xor":
            return sum(parts) % 2 == 1
        case "implies":
            return not parts[0] or parts[1]
        case "iff":
            return parts[0] == parts[1]
        case _:
            return any(parts) if is_choice(node) else all(parts)


def _fact(pair: Pair, fact: Callable[[Pair | str], bool]) -> bool:
    known = _at_infinity(pair)
    return fact(pair) if known is None else known


def _at_infinity(pair: Pair) -> bool | None:
    """Return whether a comparison with infinity holds, None when both sides are finite."""
    sign, left, right = pair
    order = _rank(left) - _rank(right)
    if not is_infinity(left) and not is_infinity(right):
        return None
    return {"=": order == 0, "!=": order != 0, "<": order < 0, ">": order > 0, "<=": order <= 0, ">=": order >= 0}[sign]


def _rank(node: Node) -> int:
    """Return 1 for infinity, -1 for its opposite, 0 for what is finite."""
    return 0 if not is_infinity(node) else -1 if isinstance(node, Negative) else 1


def membership(value: Node, within: Node) -> Node:
    """Return the statement that a value belongs to a set of numbers; raise `NoStatement` when it is none."""
    match within:
        case Constant("reals"):
            return TRUE
        case Constant("empty"):
            return FALSE
        case Listing(_, _, parts) if within.is_set:
            return Either(tuple(Relation(("=",), (value, part)) for part in parts)) if parts else FALSE
        case Listing(opening, closing, (low, high)):
            above = Relation(("<=" if opening == "[" and not is_infinity(low) else "<",), (low, value))
            return Either((above, Relation(("<=" if closing == "]" and not is_infinity(high) else "<",), (value, high))), "and")
        case Combined(operator, (first, *others)):
            rest = [membership(value, part) for part in others]
            parts = (membership(value, first), *(map(Not, rest) if operator == "without" else rest))
            return Either(parts, "or" if operator == "union" else "and")
        case Builder(letter, condition):
            return substituted(condition, {letter.name: value})
        case _:
            raise NoStatement


def is_real_set(node: Node) -> bool:
    """True for what can only be a set of real numbers: an interval with a half-open or infinite end, or sets put together."""
    if isinstance(node, Listing):
        return node.is_half_open or (not node.is_set and len(node.parts) == 2 and any(map(is_infinity, node.parts)))
    return isinstance(node, Combined | Builder) or node in (Constant("reals"), Constant("empty"))


def is_proposition(node: Node) -> bool:
    """True for letters that are true or false, put together: A and not B."""
    match node:
        case Either(parts, word):
            return word != "," and all(map(is_proposition, parts))
        case Not(of):
            return is_proposition(of)
        case _:
            return isinstance(node, Name) or node in (TRUE, FALSE)


def same_propositions(left: Node, right: Node) -> bool | None:
    """Return whether two propositions are true together for all values of their letters, None when there are too many."""
    names = sorted(letters(left) | letters(right))
    if len(names) > _MAX_PROPOSITIONS:
        return None
    for row in product((False, True), repeat=len(names)):
        values = dict(zip(names, row, strict=True))
        if holds(left, lambda name: values[str(name)]) != holds(right, lambda name: values[str(name)]):  # noqa: B023
            return False
    return True
