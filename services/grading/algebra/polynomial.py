"""Polynomials with rational coefficients, as a map from monomials to coefficients (pure).

Used to judge form; sizes are capped, so that multiplying out is bounded.
"""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from math import gcd, isqrt, lcm
from typing import Final

from services.grading.algebra.arithmetic import Undecided, as_rational
from services.grading.language.nodes import Constant, Name, Negative, Node, Power, Product, Quotient, Sum, children

Monomial = tuple[tuple[str, int], ...]
Polynomial = dict[Monomial, Fraction]
MAX_TERMS: Final = 120
MAX_DEGREE: Final = 24
MAX_COST: Final = 6_000
ONE: Final[Monomial] = ()


class NotPolynomial(Exception):
    """The expression is no polynomial, or one too large to be multiplied out."""


def expand(node: Node) -> Polynomial:
    """Return the polynomial that a node stands for; pi and e count as letters. Raise `NotPolynomial`."""
    if _cost(node)[1] > MAX_COST:
        raise NotPolynomial
    return _expand(node)


def _cost(node: Node) -> tuple[int, int]:
    """Return how many terms a node may have when multiplied out, and how many products of terms that takes at most."""
    counts = [_cost(part) for part in children(node)]
    cost = sum(spent for _, spent in counts)
    match node:
        case Sum():
            return sum(terms for terms, _ in counts), cost
        case Product() | Quotient():
            return _cost_of_product([terms for terms, _ in counts], cost)
        case Power(_, exponent):
            times = as_rational(exponent)
            return _cost_of_product([counts[0][0]] * min(int(times), MAX_DEGREE + 1), cost) if times and times > 0 else (1, cost)
        case _:
            return 1, cost


def _cost_of_product(sizes: list[int], cost: int) -> tuple[int, int]:
    terms = 1
    for size in sizes:
        cost += terms * size
        terms = min(terms * size, MAX_TERMS)
    return terms, cost


def _expand(node: Node) -> Polynomial:
    value = as_rational(node)
    if value is not None:
        return {ONE: value} if value else {}
    match node:
        case Name(name) | Constant(("pi" | "e") as name):
            return {((name, 1),): Fraction(1)}
        case Negative(of):
            return scaled(_expand(of), Fraction(-1))
        case Sum(terms):
            return reduce(added, map(_expand, terms), {})
        case Product(factors):
            return _product(factors)
        case _:
            return _expand_compound(node)


def _expand_compound(node: Node) -> Polynomial:
    match node:
        case Quotient(top, bottom):
            return _quotient(top, bottom)
        case Power(base, exponent):
            return _power(_expand(base), as_rational(exponent))
        case _:
            raise NotPolynomial


def _product(factors: tuple[Node, ...]) -> Polynomial:
    result: Polynomial = {ONE: Fraction(1)}
    for factor in factors:
        result = multiplied(result, _expand(factor))
    return result


def _quotient(top: Node, bottom: Node) -> Polynomial:
    divisor = as_rational(bottom)
    if not divisor:
        raise NotPolynomial
    return scaled(_expand(top), 1 / divisor)


def _power(base: Polynomial, exponent: Fraction | None) -> Polynomial:
    if exponent is None or exponent.denominator != 1 or not 0 <= exponent <= MAX_DEGREE:
        raise NotPolynomial
    result: Polynomial = {ONE: Fraction(1)}
    for _ in range(int(exponent)):
        result = multiplied(result, base)
    return result


def added(left: Polynomial, right: Polynomial) -> Polynomial:
    """Return the sum."""
    result = dict(left)
    for monomial, coefficient in right.items():
        total = result.get(monomial, Fraction(0)) + coefficient
        if total:
            result[monomial] = total
        else:
            result.pop(monomial, None)
    return _capped(result)


def scaled(of: Polynomial, factor: Fraction) -> Polynomial:
    """Return the polynomial times a number."""
    return {monomial: coefficient * factor for monomial, coefficient in of.items()} if factor else {}


def multiplied(left: Polynomial, right: Polynomial) -> Polynomial:
    """Return the product."""
    if len(left) * len(right) > 4 * MAX_TERMS:
        raise NotPolynomial
    result: Polynomial = {}
    for one, first in left.items():
        for other, second in right.items():
            monomial = _times(one, other)
            result[monomial] = result.get(monomial, Fraction(0)) + first * second
    return _capped({monomial: coefficient for monomial, coefficient in result.items() if coefficient})


def _capped(polynomial: Polynomial) -> Polynomial:
    if len(polynomial) > MAX_TERMS or any(degree(monomial) > MAX_DEGREE for monomial in polynomial):
        raise NotPolynomial
    return polynomial


def _times(left: Monomial, right: Monomial) -> Monomial:
    powers = dict(left)
    for letter, exponent in right:
        powers[letter] = powers.get(letter, 0) + exponent
    return tuple(sorted(powers.items()))


def degree(monomial: Monomial) -> int:
    """Return the total degree."""
    return sum(exponent for _, exponent in monomial)


def is_linear(node: Node) -> bool:
    """True for a polynomial of degree 0 or 1."""
    try:
        return all(degree(monomial) <= 1 for monomial in expand(node))
    except NotPolynomial:
        return False


def letters_of(polynomial: Polynomial) -> set[str]:
    """Return the letters that occur."""
    return {letter for monomial in polynomial for letter, _ in monomial}


def content(polynomial: Polynomial) -> Fraction:
    """Return the positive number that can be taken out so that the coefficients become whole and coprime."""
    top = gcd(*(coefficient.numerator for coefficient in polynomial.values()))
    return Fraction(top, lcm(*(coefficient.denominator for coefficient in polynomial.values())))


def common_letters(polynomial: Polynomial) -> set[str]:
    """Return the letters that every term has."""
    shared = [{letter for letter, _ in monomial} for monomial in polynomial]
    return set.intersection(*shared) if shared else set()


def ratio(left: Polynomial, right: Polynomial) -> Fraction | None:
    """Return c with left = c * right, None if there is no such nonzero number."""
    if not left or left.keys() != right.keys():
        return Fraction(1) if not left and not right else None
    first = next(iter(left))
    factor = left[first] / right[first]
    return factor if all(left[monomial] == factor * right[monomial] for monomial in left) else None


def in_one_letter(polynomial: Polynomial) -> list[Fraction] | None:
    """Return the coefficients of a polynomial in one letter from the constant up, None if it has several letters."""
    letters = letters_of(polynomial)
    if len(letters) > 1:
        return None
    size = max((degree(monomial) for monomial in polynomial), default=0)
    result = [Fraction(0)] * (size + 1)
    for monomial, coefficient in polynomial.items():
        result[degree(monomial)] = coefficient
    return result


def have_common_factor(left: Polynomial, right: Polynomial) -> bool:
    """Return whether two polynomials in one letter share a factor with that letter; False when they have several letters."""
    a, b = in_one_letter(left), in_one_letter(right)
    if a is None or b is None or letters_of(left) != letters_of(right):
        return bool(common_letters(left) & common_letters(right))
    while any(b):
        a, b = b, remainder(a, b)
    return len(trimmed(a)) > 1


def remainder(top: list[Fraction], bottom: list[Fraction]) -> list[Fraction]:
    """Return what is left when one polynomial in one letter is divided by another."""
    top, bottom = trimmed(top), trimmed(bottom)
    while len(top) >= len(bottom) and any(top):
        factor, shift = top[-1] / bottom[-1], len(top) - len(bottom)
        top = trimmed([c - (factor * bottom[k - shift] if k >= shift else 0) for k, c in enumerate(top)][:-1])
    return top


def trimmed(coefficients: list[Fraction]) -> list[Fraction]:
    """Return the coefficients without leading zeros."""
    end = len(coefficients)
    while end and not coefficients[end - 1]:
        end -= 1
    return coefficients[:end]


def is_irreducible(polynomial: Polynomial) -> bool:
    """Return whether a polynomial that is not constant splits no further over the rational numbers; raise `Undecided`."""
    highest = max(degree(monomial) for monomial in polynomial)
    if len(polynomial) == 1 or common_letters(polynomial):
        return highest == 1
    if highest == 1:
        return True
    coefficients = in_one_letter(polynomial)
    if coefficients is None or highest > 3:
        raise Undecided
    return not _h_is_square([int(c / content(polynomial)) for c in coefficients])


def _h_is_square(whole: list[int]) -> bool:
    """Return whether a polynomial of degree 2 or 3 with whole coefficients has a rational root."""
    if len(whole) == 3:
        square = whole[1] ** 2 - 4 * whole[0] * whole[2]
        return _is_square(square)
    tops, bottoms = _divisors(whole[0]), _divisors(whole[-1])
    roots = {Fraction(sign * top, bottom) for top in tops for bottom in bottoms for sign in (1, -1)}
    return any(sum(c * root**k for k, c in enumerate(whole)) == 0 for root in roots)


def _is_square(square: int) -> bool:
    """Return whether a whole number is a square."""
    return square >= 0 and isqrt(square) ** 2 == square


def _divisors(number: int) -> list[int]:
    number = abs(number)
    if number == 0 or number > 10_000:
        raise Undecided
    return [k for k in range(1, number + 1) if number % k == 0]


def numerator(node: Node, *, whole: bool = False) -> Polynomial:
    """Return the polynomial above the fraction bar when all is put over one; with `whole`, refuse letters below it."""
    top, bottom = over_one(node)
    if whole:
        if set(bottom) != {ONE}:
            raise NotPolynomial
        return scaled(top, 1 / bottom[ONE])
    return top


def over_one(node: Node) -> tuple[Polynomial, Polynomial]:
    """Return numerator and denominator of a rational function."""
    try:
        return expand(node), {ONE: Fraction(1)}
    except NotPolynomial:
        pass
    match node:
        case Negative(of):
            top, bottom = over_one(of)
            return scaled(top, Fraction(-1)), bottom
        case Sum(terms):
            return _sumover_one(terms)
        case Product(factors):
            parts = [over_one(factor) for factor in factors]
            return _multiplied([top for top, _ in parts]), _multiplied([bottom for _, bottom in parts])
        case Quotient(top_node, bottom_node):
            top, below = over_one(top_node)
            bottom, above = over_one(bottom_node)
            return multiplied(top, above), multiplied(below, _nonzero(bottom))
        case Power(base, exponent):
            return _powerover_one(base, as_rational(exponent))
        case _:
            raise NotPolynomial


def _sumover_one(terms: tuple[Node, ...]) -> tuple[Polynomial, Polynomial]:
    top: Polynomial = {}
    bottom: Polynomial = {ONE: Fraction(1)}
    for term in terms:
        above, below = over_one(term)
        if below == bottom:
            top = added(top, above)
        else:
            top, bottom = added(multiplied(top, below), multiplied(above, bottom)), multiplied(bottom, below)
    return top, bottom


def _powerover_one(base: Node, exponent: Fraction | None) -> tuple[Polynomial, Polynomial]:
    if exponent is None:
        raise NotPolynomial
    top, bottom = over_one(base)
    if exponent < 0:
        top, bottom = bottom, _nonzero(top)
    return _power(top, abs(exponent)), _power(bottom, abs(exponent))


def _multiplied(parts: list[Polynomial]) -> Polynomial:
    result: Polynomial = {ONE: Fraction(1)}
    for part in parts:
        result = multiplied(result, part)
    return result


def _nonzero(polynomial: Polynomial) -> Polynomial:
    if not polynomial:
        raise NotPolynomial
    return polynomial
