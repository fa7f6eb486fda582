"""Trees from trees (pure)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from services.grading.language.nodes import (
    Builder,
    Call,
    Combined,
    Either,
    Listing,
    Matrix,
    Member,
    Name,
    Negative,
    Node,
    Not,
    Percent,
    PlusMinus,
    Power,
    Product,
    Quotient,
    Relation,
    Sum,
    children,
    walk,
)

_MAKERS: Final[dict[type, Callable[[Any, tuple[Node, ...]], Node]]] = {
    Negative: lambda _, parts: Negative(*parts),
    Percent: lambda _, parts: Percent(*parts),
    PlusMinus: lambda _, parts: PlusMinus(*parts),
    Quotient: lambda _, parts: Quotient(*parts),
    Power: lambda _, parts: Power(*parts),
    Sum: lambda _, parts: Sum(parts),
    Product: lambda _, parts: Product(parts),
    Either: lambda node, parts: Either(parts, node.word),
    Relation: lambda node, parts: Relation(node.signs, parts),
    Call: lambda node, parts: Call(node.name, parts),
    Not: lambda _, parts: Not(*parts),
    Listing: lambda node, parts: Listing(node.opening, node.closing, parts),
    Matrix: lambda node, parts: Matrix(tuple(batched(parts, len(node.rows[0])))),
    Combined: lambda node, parts: Combined(node.operator, parts),
    Member: lambda _, parts: Member(*parts),
    Builder: lambda node, parts: Builder(node.letter, parts[1]),
}


def batched(parts: tuple[Node, ...], width: int) -> list[tuple[Node, ...]]:
    """Return the parts in rows of equal width."""
    return [parts[start : start + width] for start in range(0, len(parts), width)]


def rebuilt(node: Node, change: Callable[[Node], Node]) -> Node:
    """Return the same kind of node with its parts changed."""
    make = _MAKERS.get(type(node))
    return make(node, tuple(map(change, children(node)))) if make else node


def substituted(node: Node, values: Mapping[str, Node]) -> Node:
    """Return the tree with other trees in place of letters."""
    if isinstance(node, Name):
        return values.get(node.name, node)
    if isinstance(node, Builder):
        values = {name: value for name, value in values.items() if name != node.letter.name}
    return rebuilt(node, lambda part: substituted(part, values))


def both_signs(node: Node) -> list[Node]:
    """Return the two values of an expression with ± (all signs chosen alike), or the expression alone."""
    if not any(isinstance(part, PlusMinus) for part in walk(node)):
        return [node]

    def chosen(part: Node, *, minus: bool) -> Node:
        if isinstance(part, PlusMinus):
            inner = chosen(part.of, minus=minus)
            return Negative(inner) if minus else inner
        return rebuilt(part, lambda child: chosen(child, minus=minus))

    return [chosen(node, minus=False), chosen(node, minus=True)]
