"""Whether two trees are written alike: the same after collecting terms and up to order, with roots and functions as they stand (pure)."""

from __future__ import annotations

from fractions import Fraction

from services.grading.algebra.arithmetic import Undecided, as_rational, square_free
from services.grading.algebra.forms import is_literal
from services.grading.algebra.polynomial import NotPolynomial, numerator, ratio
from services.grading.algebra.shapes import as_given
from services.grading.language.nodes import (
    STATEMENTS,
    Call,
    Constant,
    Name,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Relation,
    Sum,
)
from services.grading.language.rewrite import rebuilt
from services.grading.language.show import show


def written_alike(left: Node, right: Node) -> bool:
    """Return whether somebody who collects terms, but does no more, sees that two trees are the same."""
    if as_given(left, right):
        return True
    try:
        match left, right:
            case Relation((sign,), (a, b)), Relation((other,), (c, d)):
                factor = ratio(numerator(_named(Sum((a, Negative(b))))), numerator(_named(Sum((c, Negative(d))))))
                return factor is not None and (sign == other) == (factor > 0 or sign in ("=", "!="))
            case _ if not isinstance(left, STATEMENTS) and not isinstance(right, STATEMENTS):
                return not numerator(_named(Sum((left, Negative(right)))))
    except NotPolynomial:
        pass
    return False


def _named(node: Node) -> Node:
    """Return the tree with a letter for every part that is no algebra; the square root of a number becomes a product of roots of primes."""
    if isinstance(node, Call) or node == Constant("i") or _is_broken_power(node):
        if as_rational(node) is not None:
            return node
        return (
            _root(node.arguments[0])
            if isinstance(node, Call) and node.name == "sqrt" and is_literal(node.arguments[0])
            else Name(show(node))
        )
    return rebuilt(node, _named)


def _is_broken_power(node: Node) -> bool:
    return isinstance(node, Power) and (as_rational(node.exponent) or Fraction(1, 2)).denominator != 1


def _root(radicand: Node) -> Node:
    value = as_rational(radicand)
    if value is None or value <= 0:
        return Name(show(radicand))
    try:
        factor, primes = square_free(value)
    except Undecided:
        return Name(show(radicand))
    return Product((Number(factor, str(factor)), *(Name(f"√{prime}") for prime in primes)))
