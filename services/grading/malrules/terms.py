"""What goes wrong with powers, brackets and letters (pure). Each rule returns the wrong answers as they would be written."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from services.grading.algebra.arithmetic import as_rational
from services.grading.algebra.polynomial import ONE, NotPolynomial, expand, in_one_letter
from services.grading.language.nodes import Name, Negative, Node, Number, Power, Product, Quotient, Relation, Sum, letters
from services.grading.language.rewrite import rebuilt, substituted
from services.grading.language.show import show

_MOST: Final = 12


def _whole_power(node: Node) -> tuple[Node, int] | None:
    """Return base and exponent of a whole power."""
    exponent = as_rational(node.exponent) if isinstance(node, Power) else None
    if not isinstance(node, Power) or exponent is None or exponent.denominator != 1 or not 0 < abs(exponent) <= _MOST:
        return None
    return node.base, int(exponent)


def _number(value: int | Fraction) -> Node:
    size = Number(abs(Fraction(value)), str(abs(value)))
    return Negative(size) if value < 0 else size


def power_as_product(node: Node) -> list[Node]:
    """The base is multiplied by the exponent: 2^9 = 18."""

    def changed(part: Node) -> Node:
        power = _whole_power(part)
        return Product((_number(power[1]), power[0])) if power else rebuilt(part, changed)

    result = changed(node)
    return [] if result == node else [result]


def power_of_each_term(node: Node) -> list[Node]:
    """A power is taken of each term: (z - 4)^2 = z^2 - 16, or z^2 + 16."""
    power = _whole_power(node)
    base = power[0] if power else None
    if power is None or power[1] < 2 or not isinstance(base, Sum):
        return []
    exponent = _number(power[1])
    plain = [term.of if isinstance(term, Negative) else term for term in base.terms]
    raised = [Power(term, exponent) for term in plain]
    kept = tuple(Negative(one) if isinstance(term, Negative) else one for one, term in zip(raised, base.terms, strict=True))
    return [Sum(kept), Sum(tuple(raised))]


def negative_exponent_as_sign(node: Node) -> list[Node]:
    """A negative exponent makes the number negative: 5^-2 = -25, or 5 * 10^-2."""
    power = _whole_power(node)
    if power is None or power[1] > 0:
        return []
    base, exponent = power
    return [Negative(Power(base, _number(-exponent))), Product((base, Power(_number(10), _number(exponent))))]


def first_term_only(node: Node) -> list[Node]:
    """The factor before a bracket multiplies its first term only: 3(x + 4) = 3x + 4."""
    if not isinstance(node, Product) or len(node.factors) != 2:
        return []
    factor, bracket = node.factors
    if not isinstance(bracket, Sum):
        return []
    return [Sum((Product((factor, bracket.terms[0])), *bracket.terms[1:]))]


def difference_turned(node: Node) -> list[Node]:
    """The terms of a difference are exchanged: "three less than x" as 3 - x."""
    match node:
        case Sum((first, Negative(second))):
            return [Sum((second, Negative(first)))]
        case Relation(signs, sides):
            turned = [difference_turned(side) for side in sides]
            return [Relation(signs, tuple(t[0] if t else side for t, side in zip(turned, sides, strict=True)))] if any(turned) else []
        case _:
            return []


def letters_exchanged(node: Node) -> list[Node]:
    """The letters of an equation are exchanged: six students a professor as 6S = P."""
    names = sorted(letters(node))
    if len(names) != 2 or not isinstance(node, Relation):
        return []
    return [substituted(node, {names[0]: Name(names[1]), names[1]: Name(names[0])})]


def terms_joined(node: Node) -> list[Node]:
    """Unlike terms are added to one: 2x + 3 = 5x."""
    if not isinstance(node, Sum) or len(node.terms) != 2:
        return []
    for term, other in (node.terms, node.terms[::-1]):
        number, coefficient = as_rational(other), _coefficient(term)
        if number is not None and coefficient is not None:
            return [Product((_number(coefficient[0] + number), coefficient[1]))]
    return []


def _coefficient(term: Node) -> tuple[Fraction, Node] | None:
    match term:
        case Name():
            return Fraction(1), term
        case Product((factor, Name() as name)):
            value = as_rational(factor)
            return None if value is None else (value, name)
        case _:
            return None


def sum_over_cancelled(node: Node) -> list[Node]:
    """A term is cancelled in a fraction: (x + 3)/x = 3."""
    if not isinstance(node, Quotient) or not isinstance(node.top, Sum) or node.bottom not in node.top.terms:
        return []
    rest = [term for term in node.top.terms if term != node.bottom]
    return [rest[0] if len(rest) == 1 else Sum(tuple(rest))] if rest else []


def _linear(node: Node) -> tuple[Fraction, Fraction, Fraction] | None:
    """Return (a, b, c) of a x + b = c with a and b not 0, None for another equation."""
    if not isinstance(node, Relation) or node.signs != ("=",) or len(letters(node)) != 1:
        return None
    try:
        left, right = (in_one_letter(expand(side)) or [Fraction(0)] for side in node.sides)
    except NotPolynomial:
        return None
    if len(left) != 2 or len(right) != 1 or not left[0]:
        return None
    return left[1], left[0], right[0]


def moved_without_turning(node: Node) -> list[Node]:
    """A term keeps its sign on the other side: 16n - 215 = 265 gives 16n = 265 - 215."""
    parts = _linear(node)
    return [_number((parts[2] + parts[1]) / parts[0])] if parts else []


def sides_subtracted_turned(node: Node) -> list[Node]:
    """The sides are subtracted the wrong way round: 13n + 196 = 391 gives 13n = 196 - 391."""
    parts = _linear(node)
    return [_number((parts[1] - parts[2]) / parts[0])] if parts else []


def sum_of_negatives_positive(node: Node) -> list[Node]:
    """Two negative terms are added to a positive one: 18x - 12 + 6x - 6 = 24x + 18."""
    try:
        polynomial = expand(node)
    except NotPolynomial:
        return []
    constant = polynomial.get(ONE, Fraction(0))
    if constant >= 0 or len(polynomial) < 2:
        return []
    return [Sum((node, _number(-2 * constant)))]


def spelt(nodes: list[Node]) -> list[str]:
    """Return trees as text."""
    return [show(node) for node in nodes]
