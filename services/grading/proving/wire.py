"""Questions and trees as JSON, between the pool and its checkers (pure). Only the node types listed here can be made from it."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from typing import Any, Final

from services.grading.language.nodes import (
    Builder,
    Call,
    Combined,
    Constant,
    Either,
    Listing,
    Matrix,
    Member,
    Mixed,
    Name,
    Negative,
    Node,
    Not,
    Number,
    Percent,
    PlusMinus,
    Power,
    Product,
    Quotient,
    Relation,
    Sum,
)
from services.grading.language.rewrite import batched
from services.grading.proving.questions import Question

_MAKERS: Final[dict[str, Callable[..., Node]]] = {
    "negative": Negative,
    "percent": Percent,
    "quotient": Quotient,
    "power": Power,
    "sum": lambda *parts: Sum(parts),
    "product": lambda *parts: Product(parts),
    "not": Not,
    "plusminus": PlusMinus,
    "member": Member,
    "builder": Builder,
}
# Nodes that bear something beside their parts, which comes first.
_MARKED: Final[dict[str, Callable[[Any, tuple[Node, ...]], Node]]] = {
    "call": Call,
    "relation": lambda signs, sides: Relation(tuple(signs), sides),
    "either": lambda word, parts: Either(parts, word),
    "listing": lambda brackets, parts: Listing(brackets[0], brackets[1], parts),
    "combined": Combined,
    "matrix": lambda width, parts: Matrix(tuple(batched(parts, width))),
}
_LEAVES: Final[dict[str, Callable[..., Node]]] = {
    "number": lambda value, written: Number(Fraction(value), written),
    "mixed": Mixed,
    "name": Name,
    "constant": Constant,
}


def encoded(question: Question) -> bytes:
    """Return a question as one line of JSON; raise `TypeError` for a tree that is no expression."""
    content = [question.kind, _tree(question.left), _tree(question.right), str(question.tolerance), question.domain]
    return json.dumps(content, separators=(",", ":")).encode() + b"\n"


def decoded(line: bytes) -> Question:
    """Return the question of a line."""
    kind, left, right, tolerance, domain = json.loads(line)
    return Question(kind, _node(left), _node(right), Fraction(tolerance), domain)


def _tree(node: Node) -> list[Any]:
    match node:
        case Number(value, written):
            return ["number", str(value), written]
        case Mixed(whole, top, bottom):
            return ["mixed", whole, top, bottom]
        case Name(name):
            return ["name", name]
        case Constant(name):
            return ["constant", name]
        case Call(name, arguments):
            return ["call", name, *map(_tree, arguments)]
        case _:
            return _compound_tree(node)


def _compound_tree(node: Node) -> list[Any]:
    match node:
        case Negative(of) | Percent(of) | Not(of) | PlusMinus(of):
            return [type(node).__name__.lower(), _tree(of)]
        case Sum(parts) | Product(parts):
            return [type(node).__name__.lower(), *map(_tree, parts)]
        case Quotient(top, bottom):
            return ["quotient", _tree(top), _tree(bottom)]
        case Power(base, exponent):
            return ["power", _tree(base), _tree(exponent)]
        case Member(of, within):
            return ["member", _tree(of), _tree(within)]
        case Builder(letter, condition):
            return ["builder", _tree(letter), _tree(condition)]
        case _:
            return _marked_tree(node)


def _marked_tree(node: Node) -> list[Any]:
    match node:
        case Relation(signs, sides):
            return ["relation", signs, *map(_tree, sides)]
        case Either(parts, word):
            return ["either", word, *map(_tree, parts)]
        case Listing(opening, closing, parts):
            return ["listing", opening + closing, *map(_tree, parts)]
        case Combined(operator, parts):
            return ["combined", operator, *map(_tree, parts)]
        case Matrix(rows):
            return ["matrix", len(rows[0]), *(_tree(part) for row in rows for part in row)]
        case _:
            raise TypeError(type(node).__name__)


def _node(tree: list[Any]) -> Node:
    kind, *parts = tree
    if kind in _LEAVES:
        return _LEAVES[kind](*parts)
    if kind in _MARKED:
        return _MARKED[kind](parts[0], tuple(map(_node, parts[1:])))
    return _MAKERS[kind](*map(_node, parts))
