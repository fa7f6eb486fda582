"""Whether two expressions are the same, by exact arithmetic modulo random primes (pure).

Both sides are evaluated at random points of a prime field of about 61 bits (Schwartz 1980, Zippel 1979). A difference is
certain; sameness is wrong with probability below 10^-12 for each of the two rounds, because prime and points are drawn from
a hash of both texts. Every operation takes constant time, so the work is bounded by the length of the answer.
Square roots of rational constants are roots in a field chosen to have them: all choices of sign are conjugate, so the
answer does not depend on them. What is no algebra (sin x, the root of a letter) gets a random value for each argument:
that can show sameness, but never difference.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from fractions import Fraction
from random import Random
from typing import Final

from services.grading.algebra.arithmetic import Undecided, as_rational, rational_power, square_free
from services.grading.algebra.primes import draw_prime, square_root
from services.grading.language.functions import is_free_function
from services.grading.language.nodes import (
    Call,
    Constant,
    Mixed,
    Name,
    Negative,
    Node,
    Number,
    Percent,
    Power,
    Product,
    Quotient,
    Sum,
    walk,
)

ROUNDS: Final = 2
_MAX_TRIES: Final = 6
_MAX_ROOTS: Final = 4
_MAX_EXPONENT: Final = 2**256


class Undefined(Exception):
    """The value does not exist: a division by zero at every point tried."""


class _Pole(Exception):
    """A division by zero at this point."""


@dataclass(slots=True)
class _Point:
    """A prime field with a value for every letter; `certain` turns False when something opaque was met."""

    prime: int
    random: Random
    roots: dict[int, int]
    values: dict[object, int] = field(default_factory=dict)
    certain: bool = True

    def opaque(self, *key: object) -> int:
        """Return the random value that stands for what the key names."""
        if key not in self.values:
            self.values[key] = self.random.randrange(2, self.prime - 1)
        return self.values[key]

    def divide(self, top: int, bottom: int) -> int:
        """Return the quotient."""
        if bottom == 0:
            raise _Pole
        return top * pow(bottom, -1, self.prime) % self.prime

    def fraction(self, value: Fraction) -> int:
        """Return a rational number in the field."""
        return self.divide(value.numerator % self.prime, value.denominator % self.prime)


def identical(left: Node, right: Node, seed: str) -> bool | None:
    """Return whether both stand for the same, None when this cannot tell; raise `Undefined` if one has no value."""
    source = Random(hashlib.blake2b(seed.encode(), digest_size=16).digest())
    try:
        needs = _needs(left) | _needs(right)
        for _ in range(ROUNDS):
            a, b, point = _both(left, right, _point(source, needs), source, needs)
            if a != b:
                return False if point.certain else None
    except Undecided:
        return None
    return True


def proportional(left: Node, right: Node, seed: str) -> bool | None:
    """Return whether one is the other times a nonzero number, None when this cannot tell; raise `Undefined` if one has no value."""
    source = Random(hashlib.blake2b(seed.encode(), digest_size=16).digest())
    try:
        needs = _needs(left) | _needs(right)
        a, b, point = _both(left, right, _point(source, needs), source, needs)
        for _ in range(ROUNDS):
            point = _Point(point.prime, source, point.roots, certain=point.certain)
            c, d = _value(left, point), _value(right, point)
            if a * d % point.prime != b * c % point.prime or (a == 0) != (b == 0):
                return False if point.certain else None
    except (Undecided, _Pole):
        return None
    return True


def _both(left: Node, right: Node, point: _Point, source: Random, needs: frozenset[int]) -> tuple[int, int, _Point]:
    """Return both values at a point where both exist."""
    for _ in range(_MAX_TRIES):
        try:
            return _value(left, point), _value(right, point), point
        except _Pole:
            point = _point(source, needs)
    raise Undefined


def _point(source: Random, needs: frozenset[int]) -> _Point:
    """Draw a field with the square roots that are needed, and values for letters as they are met."""
    prime = draw_prime(source, needs)
    return _Point(prime, source, {need: square_root(need % prime, prime) for need in needs})


def _needs(node: Node) -> frozenset[int]:
    """Return -1 and the primes whose square roots occur."""
    found: set[int] = set()
    constants: set[str] = set()
    for part in walk(node):
        if isinstance(part, Constant):
            constants.add(part.name)
        radicand = _even_root(part)
        if radicand is not None:
            found.update(square_free(radicand)[1])
        if len(found) > _MAX_ROOTS:
            raise Undecided
    if "i" in constants:
        found.add(-1)
    return frozenset(found)


def _even_root(node: Node) -> Fraction | None:
    """Return the rational number whose square root the node is, None for anything else."""
    if isinstance(node, Call) and node.name == "sqrt":
        return as_rational(node.arguments[0])
    if isinstance(node, Power):
        exponent = as_rational(node.exponent)
        if exponent is not None and exponent.denominator == 2:
            return as_rational(node.base)
    return None


def _value(node: Node, point: _Point) -> int:
    """Return the value of a node in the field."""
    match node:
        case Number(value, _):
            return point.fraction(value)
        case Mixed():
            return point.fraction(node.value)
        case Name(name):
            return point.opaque(name)
        case Constant(name):
            return _constant(name, point)
        case Negative(of):
            return -_value(of, point) % point.prime
        case Sum(terms):
            return sum(_value(term, point) for term in terms) % point.prime
        case Product(factors):
            return _product(factors, point)
        case _:
            return _compound(node, point)


def _compound(node: Node, point: _Point) -> int:
    """Return the value of a node that is more than sums and products."""
    match node:
        case Quotient(top, bottom):
            return point.divide(_value(top, point), _value(bottom, point))
        case Percent(of):
            return point.divide(_value(of, point), 100)
        case Power(base, exponent):
            return _power(base, exponent, point)
        case Call("sqrt", (of,)):
            return _root_of(of, Fraction(1, 2), point)
        case Call("root", (of, degree)):
            inverse = as_rational(degree)
            return _root_of(of, 1 / inverse, point) if inverse else _opaque_call(node, point)
        case Call():
            return _opaque_call(node, point)
        case _:
            raise Undecided


def _product(factors: tuple[Node, ...], point: _Point) -> int:
    result = 1
    for factor in factors:
        result = result * _value(factor, point) % point.prime
    return result


def _constant(name: str, point: _Point) -> int:
    """Return the field's root of -1 for i; pi and e are transcendental, so any value is as good as another."""
    if name == "i":
        return point.roots[-1]
    if name == "inf":
        point.certain = False
    other = ("constant", "pi" if name == "e" else "e")
    if other in point.values:
        point.certain = False
    return point.opaque("constant", name)


def _opaque_call(node: Call, point: _Point) -> int:
    """Return the random value of a function at its arguments; the absolute value of a rational number is known."""
    if node.name == "abs":
        known = as_rational(node.arguments[0])
        if known is not None:
            return point.fraction(abs(known))
    if not is_free_function(node.name):  # of f nothing is known, so that where its random values differ, some f does
        point.certain = False
    return point.opaque(node.name, *(_value(argument, point) for argument in node.arguments))


def _power(base: Node, exponent: Node, point: _Point) -> int:
    known = as_rational(exponent)
    if known is None:
        point.certain = False
        return point.opaque("power", _value(base, point), _value(exponent, point))
    if known.denominator != 1:
        return _root_of(base, known, point)
    return _whole_power(_value(base, point), int(known), point)


def _whole_power(base: int, exponent: int, point: _Point) -> int:
    if abs(exponent) > _MAX_EXPONENT:
        raise Undecided
    if base == 0 and exponent <= 0:
        raise _Pole
    return pow(base, exponent, point.prime)


def _root_of(base: Node, exponent: Fraction, point: _Point) -> int:
    """Return a power with a broken exponent: exact for the square root of a rational constant, opaque for others."""
    radicand = as_rational(base)
    known = None if radicand is None else rational_power(radicand, exponent)
    if known is not None:
        return point.fraction(known)
    if radicand is None or exponent.denominator != 2:
        point.certain = False
        value = _value(base, point)
        root = point.opaque("root", exponent.denominator, value)
        return _whole_power(root, exponent.numerator, point)
    factor, primes = square_free(radicand)
    root = point.fraction(factor)
    for prime in primes:
        root = root * point.roots[prime] % point.prime
    return _whole_power(root, exponent.numerator, point)
