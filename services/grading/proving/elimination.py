"""From an expression in one letter with roots and functions to polynomials that are zero wherever it is (pure).

A root or absolute value becomes a letter of its own with the equation that it fulfils, and is eliminated by the norm: the product
over all its conjugates. So what is found may be too much, never too little; every candidate is tried in the original.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from services.grading.algebra.arithmetic import as_rational
from services.grading.algebra.polynomial import (
    ONE,
    Monomial,
    NotPolynomial,
    Polynomial,
    added,
    degree,
    letters_of,
    multiplied,
    over_one,
    scaled,
)
from services.grading.language.nodes import Call, Constant, Name, Node, Number, Power, letters
from services.grading.language.rewrite import rebuilt

_MAX_RADICALS: Final = 5


class Unsolvable(Exception):
    """There is no way here to find all places where this is zero."""


@dataclass(frozen=True, slots=True)
class Radical:
    """A letter `name` with bottom * name^degree = top."""

    name: str
    degree: int
    top: Polynomial
    bottom: Polynomial


@dataclass(slots=True)
class Eliminator:
    """Turns one expression in `letter` into a polynomial in it, or in letters that stand for `functions` of it."""

    letter: str
    approximate: Callable[[Node], Fraction | None]
    radicals: list[Radical] = field(default_factory=list)
    names: dict[Node, str] = field(default_factory=dict)
    functions: dict[str, Node] = field(default_factory=dict)
    keeps_letters: bool = False

    def numerator(self, node: Node) -> Polynomial:
        """Return a polynomial that is zero wherever the expression is; raise `Unsolvable`."""
        try:
            top = over_one(self._named(node))[0]
            for radical in reversed(self.radicals):
                top = _norm(top, radical)
        except NotPolynomial:
            raise Unsolvable from None
        return top

    def _named(self, node: Node) -> Node:
        """Return the tree with letters for roots and functions, and rational numbers for what holds no letter."""
        value = as_rational(node)
        if value is not None:
            return Number(value, str(value))
        if not letters(node):
            value = self.approximate(node)
            if value is not None:
                return Number(value, str(value))
        return self._composed(node)

    def _composed(self, node: Node) -> Node:
        match node:
            case Constant("i"):
                return self._radical(node, 2, Number(Fraction(-1), "-1"))
            case Call("sqrt", (of,)):
                return self._radical(node, 2, of)
            case Call("abs", (of,)):
                return self._radical(node, 2, Power(of, Number(Fraction(2), "2")))
            case Call("root", (of, index)):
                return self._root(node, of, 1 / (as_rational(index) or Fraction(1, 10**6)))
            case Power(base, exponent):
                return self._power(node, base, exponent)
            case Call() | Constant():
                return self._function(node)
            case _:
                return rebuilt(node, self._named)

    def _power(self, node: Node, base: Node, exponent: Node) -> Node:
        known = as_rational(exponent)
        if known is None:
            return self._function(node)
        return Power(self._named(base), exponent) if known.denominator == 1 else self._root(node, base, known)

    def _root(self, node: Node, of: Node, exponent: Fraction) -> Node:
        if exponent.denominator > 12 or abs(exponent.numerator) > 24:
            raise Unsolvable
        whole = Number(Fraction(exponent.numerator), str(exponent.numerator))
        if exponent.denominator == 1:
            return Power(self._named(of), whole)
        return Power(self._radical(Call("root", (of, Number(Fraction(exponent.denominator), ""))), exponent.denominator, of), whole)

    def _radical(self, node: Node, index: int, of: Node) -> Node:
        if node not in self.names:
            top, bottom = over_one(self._named(of))
            name = f"√{len(self.radicals)}"
            if len(self.radicals) >= _MAX_RADICALS:
                raise Unsolvable
            self.names[node] = name
            self.radicals.append(Radical(name, index, top, bottom))
        return Name(self.names[node])

    def _function(self, node: Node) -> Node:
        if self.letter not in letters(node) or self.keeps_letters:
            raise Unsolvable
        if node not in self.names:
            self.names[node] = f"ƒ{len(self.functions)}"
            self.functions[self.names[node]] = node
        return Name(self.names[node])


def by_powers(polynomial: Polynomial, name: str) -> dict[int, Polynomial]:
    """Return the coefficient of each power of one letter."""
    found: dict[int, Polynomial] = {}
    for monomial, coefficient in polynomial.items():
        power = dict(monomial).get(name, 0)
        rest: Monomial = tuple(pair for pair in monomial if pair[0] != name)
        found.setdefault(power, {})[rest] = coefficient
    return found


def _raised(base: Polynomial, exponent: int) -> Polynomial:
    result: Polynomial = {ONE: Fraction(1)}
    for _ in range(exponent):
        result = multiplied(result, base)
    return result


def _norm(polynomial: Polynomial, radical: Radical) -> Polynomial:
    """Return the product over all values that a root may take, times a power of what stands below it."""
    parts = by_powers(polynomial, radical.name)
    if set(parts) <= {0}:
        return polynomial
    size, most = radical.degree, max(parts) // radical.degree
    low: dict[int, Polynomial] = {}
    for power, coefficient in parts.items():
        turns, rest = divmod(power, size)
        term = multiplied(coefficient, multiplied(_raised(radical.top, turns), _raised(radical.bottom, most - turns)))
        low[rest] = added(low.get(rest, {}), term)
    low = {power: coefficient for power, coefficient in low.items() if coefficient}
    if set(low) <= {0}:
        return low.get(0, {})
    if set(low) == {0, 1, 2} and size == 3:
        return _norm_of_three(low, radical)
    if len(set(low) - {0}) > 1:
        raise NotPolynomial
    power = max(low)
    first = scaled(multiplied(_raised(low.get(0, {}), size), _raised(radical.bottom, power)), Fraction((-1) ** size))
    return added(first, scaled(multiplied(_raised(low[power], size), _raised(radical.top, power)), Fraction(-1)))


def _norm_of_three(low: dict[int, Polynomial], radical: Radical) -> Polynomial:
    """Return the norm of a + b r + c r^2 for a cube root r of top / bottom."""
    a, b, c = low[0], low[1], low[2]
    top, bottom = radical.top, radical.bottom
    result = multiplied(_raised(a, 3), _raised(bottom, 2))
    result = added(result, multiplied(_raised(b, 3), multiplied(top, bottom)))
    result = added(result, multiplied(_raised(c, 3), _raised(top, 2)))
    cross = multiplied(multiplied(a, b), multiplied(c, multiplied(top, bottom)))
    return added(result, scaled(cross, Fraction(-3)))


def is_constant(polynomial: Polynomial) -> bool:
    """True for a polynomial without letters."""
    return not letters_of(polynomial) and all(degree(monomial) == 0 for monomial in polynomial)
