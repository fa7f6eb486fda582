"""Parts of the real line as formulas over spans, from the trees of any of the usual ways to write them (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from services.grading.algebra.forms import is_infinity
from services.grading.language.characters import Unreadable
from services.grading.language.naming import unnamed
from services.grading.language.nodes import (
    FLIPPED,
    Builder,
    Combined,
    Constant,
    Either,
    Listing,
    Member,
    Name,
    Negative,
    Node,
    Relation,
    Sign,
    letters,
    walk,
)
from services.grading.language.rewrite import both_signs
from services.grading.structures.parts import number_of

MAX_PIECES: Final = 16


@dataclass(frozen=True, slots=True)
class Span:
    """What lies between two ends; an end of None is infinite, `has_low` and `has_high` say whether the end belongs to it."""

    low: Node | None
    has_low: bool
    high: Node | None
    has_high: bool


@dataclass(frozen=True, slots=True)
class Join:
    """What lies in any of the parts; nothing without parts."""

    parts: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class Meet:
    """What lies in all of the parts."""

    parts: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """What lies in the first and not in the second."""

    whole: Region
    hole: Region


Region = Span | Join | Meet | Without
LINE: Final = Span(None, has_low=False, high=None, has_high=False)


def region_of(node: Node) -> Region:
    """Return the part of the line that a tree stands for: a set, or inequalities solved for one letter; raise `Unreadable`."""
    names = letters(node)
    if isinstance(node, Relation | Either) and len(names) > 1 and unnamed(node) == node:
        raise Unreadable(0, "not_a_region")
    if sum(isinstance(part, Listing | Relation | Combined) for part in walk(node)) > MAX_PIECES:
        raise Unreadable(0, "too_long")
    return _region(unnamed(node))


def _region(node: Node) -> Region:
    match node:
        case Constant("reals"):
            return LINE
        case Constant("empty"):
            return Join(())
        case Member(Name(), inner) | Builder(_, inner):
            return _region(inner)
        case Listing():
            return Join(tuple(map(_point, _signed(node.parts)))) if node.is_set else _interval(node)
        case Combined(operator, (first, *others)):
            return _combined(operator, _region(first), [_region(other) for other in others])
        case Either(parts, word):
            are_sets = any(isinstance(part, Listing | Combined) for part in parts)
            regions = tuple(map(_region, parts))
            return Meet(regions) if word == "and" and not are_sets else Join(regions)
        case Relation():
            return _of_relation(node)
        case _:
            raise Unreadable(0, "not_a_region")


def _combined(operator: str, first: Region, others: list[Region]) -> Region:
    if operator == "without":
        for hole in others:
            first = Without(first, hole)
        return first
    return (Join if operator == "union" else Meet)((first, *others))


def _signed(parts: tuple[Node, ...]) -> list[Node]:
    """Return the parts with both values of what has ±."""
    if len(parts) > MAX_PIECES:
        raise Unreadable(0, "too_long")
    return [value for part in parts for value in both_signs(part)]


def _point(node: Node) -> Span:
    number_of(node)
    return Span(node, has_low=True, high=node, has_high=True)


def _interval(node: Listing) -> Span:
    """Return an interval: `[1, 2)`, `]1; 2[`, `(-∞, 3]`."""
    if len(node.parts) != 2:
        raise Unreadable(0, "interval_ends" if node.parts else "not_a_region")
    low, high = node.parts
    if low == Constant("inf") or (is_infinity(high) and isinstance(high, Negative)):
        raise Unreadable(0, "interval_order")
    is_endless = [is_infinity(end) for end in (low, high)]
    ends = [None if endless else number_of(end) for end, endless in zip((low, high), is_endless, strict=True)]
    return Span(ends[0], node.opening == "[" and not is_endless[0], ends[1], node.closing == "]" and not is_endless[1])


def _of_relation(node: Relation) -> Region:
    pairs = [_half(sign, node.sides[k], node.sides[k + 1]) for k, sign in enumerate(node.signs)]
    return pairs[0] if len(pairs) == 1 else Meet(tuple(pairs))


def _half(sign: Sign, left: Node, right: Node) -> Region:
    """Return where a letter stands to a number as a sign says."""
    if isinstance(right, Name):
        sign, left, right = FLIPPED[sign], right, left
    if not isinstance(left, Name) or letters(right):
        raise Unreadable(0, "region_unsolved")
    if sign in ("=", "!="):
        points = Join(tuple(map(_point, both_signs(right))))
        return points if sign == "=" else Without(LINE, points)
    if is_infinity(right):
        return _to_infinity(sign, is_above=not isinstance(right, Negative))
    number_of(right)
    if sign in (">", ">="):
        return Span(right, has_low=sign == ">=", high=None, has_high=False)
    return Span(None, has_low=False, high=right, has_high=sign == "<=")


def _to_infinity(sign: Sign, *, is_above: bool) -> Region:
    """Return the whole line for x < ∞ and -∞ < x, nothing for the opposite."""
    return LINE if (sign in ("<", "<=")) == is_above else Join(())
