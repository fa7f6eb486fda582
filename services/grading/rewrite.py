"""Trees from trees (pure)."""

from __future__ import annotations

from collections.abc import Callable

from services.grading.nodes import Call, Either, Negative, Node, Percent, PlusMinus, Power, Product, Quotient, Relation, Sum, walk


def rebuilt(node: Node, change: Callable[[Node], Node]) -> Node:
    """Return the same kind of node with its parts changed."""
    match node:
        case Negative(of):
            return Negative(change(of))
        case Percent(of):
            return Percent(change(of))
        case PlusMinus(of):
            return PlusMinus(change(of))
        case Sum(parts):
            return Sum(tuple(map(change, parts)))
        case Product(parts):
            return Product(tuple(map(change, parts)))
        case Either(parts):
            return Either(tuple(map(change, parts)))
        case Relation(signs, sides):
            return Relation(signs, tuple(map(change, sides)))
        case Call(name, arguments):
            return Call(name, tuple(map(change, arguments)))
        case Quotient(top, bottom):
            return Quotient(change(top), change(bottom))
        case Power(base, exponent):
            return Power(change(base), change(exponent))
        case _:
            return node


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
