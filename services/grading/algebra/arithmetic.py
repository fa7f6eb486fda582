"""Exact arithmetic with rational numbers, bounded in size (pure)."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from math import isqrt
from typing import Final

from services.grading.language.nodes import Call, Mixed, Negative, Node, Number, Percent, Power, Product, Quotient, Sum

MAX_BITS: Final = 2_048
_MAX_TRIAL: Final = 10_000


class Undecided(Exception):
    """Exact arithmetic cannot tell, or would take too much work."""


def as_rational(node: Node) -> Fraction | None:
    """Return the rational number that a node without letters stands for, None if it is none or too large."""
    try:
        return _rational(node)
    except (Undecided, ZeroDivisionError):
        return None


def _rational(node: Node) -> Fraction:
    match node:
        case Number(value, _):
            return value
        case Mixed():
            return node.value
        case Negative(of):
            return -_rational(of)
        case Percent(of):
            return _rational(of) / 100
        case Sum(terms):
            return _capped(sum((_rational(term) for term in terms), Fraction(0)))
        case Quotient(top, bottom):
            return _capped(_rational(top) / _rational(bottom))
        case _:
            return _rational_product(node)


def _rational_product(node: Node) -> Fraction:
    match node:
        case Product(factors):
            result = Fraction(1)
            for factor in factors:
                result = _capped(result * _rational(factor))
            return result
        case Power(base, exponent):
            return _rational_power(_rational(base), _rational(exponent))
        case Call("abs", (of,)):
            return abs(_rational(of))
        case Call("sqrt", (of,)):
            return _rational_power(_rational(of), Fraction(1, 2))
        case Call("root", (of, degree)):
            return _rational_power(_rational(of), 1 / _rational(degree))
        case _:
            raise Undecided


def rational_power(base: Fraction, exponent: Fraction) -> Fraction | None:
    """Return a power when it is rational and of bounded size, None otherwise."""
    try:
        return _rational_power(base, exponent)
    except (Undecided, ZeroDivisionError):
        return None


def _capped(value: Fraction) -> Fraction:
    """Return the value unless it has grown out of bounds."""
    if value.numerator.bit_length() + value.denominator.bit_length() > MAX_BITS:
        raise Undecided
    return value


def _rational_power(base: Fraction, exponent: Fraction) -> Fraction:
    """Return a power when it is rational; the size is known before it is computed."""
    if exponent.denominator > 64 or abs(exponent.numerator) > MAX_BITS or (base == 0 and exponent <= 0):
        raise Undecided
    if exponent.denominator > 1:
        base = _exact_root(base, exponent.denominator)
    size = max(base.numerator.bit_length(), base.denominator.bit_length())
    if base not in (0, 1, -1) and size * abs(exponent.numerator) > MAX_BITS:
        raise Undecided
    return base**exponent.numerator


def _exact_root(value: Fraction, degree: int) -> Fraction:
    """Return the real root if it is rational; odd roots of negative numbers are negative."""
    if value < 0:
        if degree % 2 == 0:
            raise Undecided
        return -_exact_root(-value, degree)
    top, bottom = _whole_root(value.numerator, degree), _whole_root(value.denominator, degree)
    if top is None or bottom is None:
        raise Undecided
    return Fraction(top, bottom)


def _whole_root(number: int, degree: int) -> int | None:
    """Return the whole root of a whole number, None if there is none."""
    low, high = 0, 1 << (number.bit_length() // degree + 1)
    while low < high:
        middle = (low + high) // 2
        if middle**degree < number:
            low = middle + 1
        else:
            high = middle
    return low if low**degree == number else None


@lru_cache(maxsize=512)
def square_free(value: Fraction) -> tuple[Fraction, tuple[int, ...]]:
    """Return (f, primes) with the square root of `value` = f times the roots of the primes; -1 stands for a negative value."""
    sign = (-1,) if value < 0 else ()
    product = abs(value.numerator) * value.denominator
    factor, primes = 1, []
    for prime in range(2, _MAX_TRIAL):
        if prime * prime > product:
            break
        while product % (prime * prime) == 0:
            product //= prime * prime
            factor *= prime
        if product % prime == 0:
            product //= prime
            primes.append(prime)
    rest = isqrt(product)
    if rest * rest == product:
        factor *= rest
    elif product < _MAX_TRIAL**2:
        primes.append(product)
    else:
        raise Undecided
    return Fraction(factor, value.denominator), sign + tuple(primes)
