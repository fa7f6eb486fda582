"""Trees from trees (pure)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from services.grading.language.nodes import (
    Call,
    Either,
    Negative,
    Node,
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
}


def rebuilt(node: Node, change: Callable[[Node], Node]) -> Node:
    """Return the same kind of node with its parts changed."""
    make = _MAKERS.get(type(node))
    return make(node, tuple(map(change, children(node)))) if make else node


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
