"""Where statements about one letter hold: exact comparison of solution sets on the real line (pure).

The real roots of all polynomials that occur are isolated by Sturm's theorem (1829). Between two roots, and at each root, every
statement is true or false throughout, so two statements are the same if they agree in all these places.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from math import gcd, lcm
from typing import Final

from services.grading.algebra.logic import FALSE, TRUE, NoStatement, Pair, comparisons, holds
from services.grading.algebra.polynomial import NotPolynomial, expand, in_one_letter, letters_of, remainder, trimmed
from services.grading.language.nodes import Negative, Node, Sign, Sum, letters

MAX_TOTAL_DEGREE: Final = 10
_MAX_BITS: Final = 400
_MAX_CUTS: Final = 120
Coefficients = tuple[int, ...]  # from the constant up, coprime
Signs = dict[Node, int]  # the sign of every difference at one place


def same_region(left: Node, right: Node) -> bool | None:
    """Return whether two statements hold for the same real numbers, None when they are not about small polynomials in one letter."""
    names = letters(left) | letters(right)
    if len(names) > 1 or (not names and not {left, right} & {TRUE, FALSE}):
        return None
    try:
        differences = {_difference(pair) for node in (left, right) for pair in comparisons(node)}
        polynomials = {difference: _coefficients(difference) for difference in differences}
    except (NotPolynomial, NoStatement):
        return None
    factors = {_leading_positive(p) for p in polynomials.values() if len(p) > 1}
    if sum(len(p) - 1 for p in factors) > MAX_TOTAL_DEGREE or sum(c.bit_length() for p in factors for c in p) > _MAX_BITS:
        return None
    places = _places(polynomials, factors)
    return None if places is None else all(_holds(left, signs) == _holds(right, signs) for signs in places)


def _difference(pair: Pair) -> Node:
    return Sum((pair[1], Negative(pair[2])))


def _coefficients(difference: Node) -> Coefficients:
    polynomial = expand(difference)
    if letters_of(polynomial) & {"pi", "e"}:
        raise NotPolynomial
    return whole_coefficients(in_one_letter(polynomial) or [])


def whole_coefficients(coefficients: Sequence[Fraction | int]) -> Coefficients:
    """Return the coefficients times a positive number that makes them whole and coprime, without leading zeros."""
    kept = trimmed([Fraction(c) for c in coefficients])
    if not kept:
        return ()
    common = lcm(*(c.denominator for c in kept))
    whole = [int(c * common) for c in kept]
    return tuple(c // gcd(*whole) for c in whole)


def _leading_positive(polynomial: Coefficients) -> Coefficients:
    return polynomial if polynomial[-1] > 0 else tuple(-c for c in polynomial)


def _holds(node: Node, signs: Signs) -> bool:
    """Return whether a statement holds at a place."""

    def fact(pair: Pair | str) -> bool:
        if isinstance(pair, str):
            raise NoStatement
        return _sign_fits(pair[0], signs[_difference(pair)])

    return holds(node, fact)


def _sign_fits(relation: Sign, sign: int) -> bool:
    return {"=": sign == 0, "!=": sign != 0, "<": sign < 0, ">": sign > 0, "<=": sign <= 0, ">=": sign >= 0}[relation]


def _places(polynomials: dict[Node, Coefficients], factors: set[Coefficients]) -> list[Signs] | None:
    """Return the signs of all polynomials at each root of any of them and between the roots, None if that takes too long."""
    product: Coefficients = (1,)
    for factor in sorted(factors):
        product = _times(product, factor)
    chain = _chain(square_free_part(product))
    bound = Fraction(2 + max(abs(c) for c in chain[0]) // abs(chain[0][-1]))
    roots = _isolated(chain, -bound, bound)
    if roots is None:
        return None
    places = [{node: _sign_at(p, -bound) for node, p in polynomials.items()}]
    chains = {node: _chain(square_free_part(p)) for node, p in polynomials.items() if len(p) > 1}
    for low, high in roots:
        after = {node: _sign_at(p, high) for node, p in polynomials.items()}
        at_root = {node: 0 if node in chains and _count(chains[node], low, high) else sign for node, sign in after.items()}
        places += [at_root, after]
    return places


def _isolated(chain: list[Coefficients], low: Fraction, high: Fraction) -> list[tuple[Fraction, Fraction]] | None:
    """Return intervals with one root each, from left to right; their ends are no roots."""
    found, waiting, cuts = [], [(low, high, _changes(chain, low), _changes(chain, high))], 0
    while waiting:
        start, end, before, after = waiting.pop()
        if before - after == 1:
            found.append((start, end))
        elif before - after > 1:
            cuts += 1
            if cuts > _MAX_CUTS:
                return None
            middle = _cut(chain[0], start, end)
            between = _changes(chain, middle)
            waiting += [(middle, end, between, after), (start, middle, before, between)]
    return found


def _cut(polynomial: Coefficients, low: Fraction, high: Fraction) -> Fraction:
    """Return a number between two others, near the middle, that is no root."""
    return next(cut for k in range(2, len(polynomial) + 3) if _sign_at(polynomial, cut := low + (high - low) / k))


def _count(chain: list[Coefficients], low: Fraction, high: Fraction) -> int:
    """Return the number of distinct roots between two numbers that are none."""
    return _changes(chain, low) - _changes(chain, high)


def _changes(chain: list[Coefficients], place: Fraction) -> int:
    signs = [sign for sign in (_sign_at(polynomial, place) for polynomial in chain) if sign]
    return sum(a != b for a, b in pairwise(signs))


def _chain(polynomial: Coefficients) -> list[Coefficients]:
    """Return the Sturm chain of a polynomial without repeated roots."""
    chain = [polynomial, whole_coefficients(_derivative(polynomial))]
    while len(chain[-1]) > 1:
        chain.append(whole_coefficients([-c for c in _rest(chain[-2], chain[-1])]))
    return [p for p in chain if p]


def _derivative(polynomial: Coefficients) -> list[int]:
    return [k * c for k, c in enumerate(polynomial)][1:]


def _rest(top: Coefficients, bottom: Coefficients) -> list[Fraction]:
    return remainder([Fraction(c) for c in top], [Fraction(c) for c in bottom])


def square_free_part(polynomial: Coefficients) -> Coefficients:
    """Return the polynomial with every repeated root once."""
    a, b = polynomial, whole_coefficients(_derivative(polynomial))
    while b:
        a, b = b, whole_coefficients(_rest(a, b))
    return _divided(polynomial, a) if len(a) > 1 else polynomial


def _divided(top: Coefficients, bottom: Coefficients) -> Coefficients:
    """Return the quotient of a division that leaves nothing."""
    result, rest = [Fraction(0)] * (len(top) - len(bottom) + 1), [Fraction(c) for c in top]
    for shift in range(len(result) - 1, -1, -1):
        result[shift] = rest[shift + len(bottom) - 1] / bottom[-1]
        for k, coefficient in enumerate(bottom):
            rest[shift + k] -= result[shift] * coefficient
    return whole_coefficients(result)


def quotient_of(top: Coefficients, bottom: Coefficients) -> Coefficients | None:
    """Return the quotient of two polynomials up to a number, None when something is left over."""
    return _divided(top, bottom) if bottom and not any(_rest(top, bottom)) else None


def _times(left: Coefficients, right: Coefficients) -> Coefficients:
    result = [0] * (len(left) + len(right) - 1)
    for i, a in enumerate(left):
        for k, b in enumerate(right):
            result[i + k] += a * b
    return tuple(result)


def _sign_at(polynomial: Coefficients, place: Fraction) -> int:
    """Return the sign of the value at a rational place, in whole numbers only."""
    top, bottom, value, power = place.numerator, place.denominator, 0, 1
    for coefficient in reversed(polynomial):
        value, power = value * top + coefficient * power, power * bottom
    return (value > 0) - (value < 0)
