"""Values of expressions to many digits, with bounded work (pure).

Letters stand for real numbers and values are real, as in school: the odd root of a negative number is negative, the even
root and the logarithm of one do not exist. When i occurs, values are complex and powers principal.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import log10
from typing import Any, Final

import mpmath

from services.grading.algebra.arithmetic import Undecided, as_rational
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

MAX_MAGNITUDE_BITS: Final = 20_000
_MAX_ANGLE_BITS: Final = 1_000
_MAX_LITERAL_DIGITS: Final = 400
_ELEMENTARY: Final = frozenset({"sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "exp"})


class NoValue(Exception):
    """There is no (real) value at this point."""


class Calculator:
    """Computes values to a number of decimal digits."""

    def __init__(self, *, is_complex: bool = False) -> None:
        """Make a calculator for real values, or for complex ones."""
        self._context: Any = mpmath.mp.clone()  # type: ignore[no-untyped-call]
        self._is_complex = is_complex
        self._values: Mapping[str, Fraction] = {}
        self.scale: Any = 1

    def value(self, node: Node, values: Mapping[str, Fraction], digits: int) -> Any:
        """Return the value where letters have `values`; `scale` becomes the greatest size met on the way.

        Raises:
            NoValue: There is none here.
            Undecided: It is too large, or contains what has no numeric value.
        """
        self._context.dps = digits
        self._values = values
        self.scale = self._context.mpf(1)
        try:
            return self._value(node)
        except (ZeroDivisionError, ValueError):
            raise NoValue from None
        except (OverflowError, MemoryError):
            raise Undecided from None

    def distance(self, left: Any, right: Any) -> Any:
        """Return the distance of two values."""
        return abs(left - right)

    def number(self, value: Fraction) -> Any:
        """Return a rational number in the calculator's precision."""
        return self._context.mpf(value.numerator) / value.denominator

    def _value(self, node: Node) -> Any:
        known = as_rational(node) if isinstance(node, Number | Mixed | Quotient | Negative) else None
        result = self.number(known) if known is not None else self._computed(node)
        size = abs(result)
        if size and abs(self._context.mag(size)) > MAX_MAGNITUDE_BITS:
            raise Undecided
        self.scale = max(self.scale, size)
        return result

    def _computed(self, node: Node) -> Any:
        match node:
            case Name(name):
                return self.number(self._values[name])
            case Constant(name):
                return self._constant(name)
            case Negative(of):
                return -self._value(of)
            case Sum(terms):
                return sum((self._value(term) for term in terms), self._context.mpf(0))
            case Product(factors):
                return self._context.fprod(self._value(factor) for factor in factors)
            case _:
                return self._compound(node)

    def _compound(self, node: Node) -> Any:
        match node:
            case Percent(of):
                return self._value(of) / 100
            case Quotient(top, bottom):
                return self._value(top) / self._divisor(bottom)
            case Power(base, exponent):
                return self._power(base, exponent)
            case Call(name, arguments):
                return self._call(name, arguments)
            case _:
                raise Undecided

    def _constant(self, name: str) -> Any:
        if name == "inf":
            raise Undecided
        if name == "i":
            if not self._is_complex:
                raise Undecided
            return self._context.mpc(0, 1)
        return +(self._context.pi if name == "pi" else self._context.e)

    def _divisor(self, node: Node) -> Any:
        """Return a value to divide by; what is zero but for rounding counts as zero."""
        value = self._value(node)
        if abs(value) <= self.scale * self._context.mpf(10) ** (8 - self._context.dps):
            raise NoValue
        return value

    def _power(self, base: Node, exponent: Node) -> Any:
        power = as_rational(exponent)
        if isinstance(base, Constant) and base.name == "e":
            return self._context.exp(self._bounded(self._value(exponent), 64))
        if power is not None and power.denominator != 1 and not self._is_complex:
            return self._whole(self._real_root(self._value(base), power.denominator), power.numerator)
        if power is not None and power.denominator == 1:
            return self._whole(self._value(base), power.numerator)
        return self._free_power(self._value(base), self._value(exponent))

    def _whole(self, base: Any, exponent: int) -> Any:
        if base == 0 and exponent <= 0:
            raise NoValue
        if abs(exponent) > 10**6:
            raise Undecided
        return base**exponent

    def _free_power(self, base: Any, exponent: Any) -> Any:
        """Return a power whose exponent is not known to be rational."""
        if base == 0:
            raise NoValue
        self._bounded(exponent, 64)
        whole = self._context.isint(exponent)
        if not self._is_complex and base < 0 and not whole:
            raise NoValue
        return base ** (int(exponent) if whole and abs(exponent) < 10**6 else exponent)

    def _real_root(self, of: Any, degree: int) -> Any:
        if self._is_complex:
            return self._context.root(of, degree)
        if of < 0:
            if degree % 2 == 0:
                raise NoValue
            return -self._context.root(-of, degree)
        return self._context.root(of, degree)

    def _bounded(self, value: Any, bits: int) -> Any:
        if value and self._context.mag(value) > bits:
            raise Undecided
        return value

    def _call(self, name: str, arguments: tuple[Node, ...]) -> Any:
        if name == "root":
            return self._root(*arguments)
        value = self._value(arguments[0])
        if name == "log":
            base = self._value(arguments[1]) if len(arguments) > 1 else self._context.mpf(10)
            return self._logarithm(value) / self._nonzero(self._logarithm(base))
        if name == "ln":
            return self._logarithm(value)
        return self._function(name, self._bounded(value, _MAX_ANGLE_BITS))

    def _root(self, of: Node, degree: Node) -> Any:
        known = as_rational(degree)
        if known is None or known.denominator != 1:
            return self._free_power(self._value(of), 1 / self._divisor(degree))
        if not 2 <= abs(known) <= 100:
            raise Undecided
        root = self._real_root(self._value(of), abs(int(known)))
        return root if known > 0 else 1 / self._nonzero(root)

    def _nonzero(self, value: Any) -> Any:
        if value == 0:
            raise NoValue
        return value

    def _logarithm(self, value: Any) -> Any:
        if value == 0 or (not self._is_complex and value < 0):
            raise NoValue
        return self._context.log(value)

    def _function(self, name: str, value: Any) -> Any:
        match name:
            case "abs":
                return abs(value)
            case "sqrt":
                return self._real_root(value, 2)
            case "degrees":
                return value * self._context.pi / 180
            case "factorial":
                return self._factorial(value)
            case "sec" | "csc" | "cot":
                return 1 / self._nonzero(getattr(self._context, {"sec": "cos", "csc": "sin", "cot": "tan"}[name])(value))
            case _:
                return self._elementary(name, value)

    def _elementary(self, name: str, value: Any) -> Any:
        if name not in _ELEMENTARY:
            raise Undecided
        if name in ("asin", "acos") and not self._is_complex and abs(value) > 1:
            raise NoValue
        if name in ("exp", "sinh", "cosh", "tanh"):
            self._bounded(value, 14)
        return getattr(self._context, name)(value)

    def _factorial(self, value: Any) -> Any:
        if self._is_complex or value < 0:
            raise NoValue
        return self._context.factorial(self._bounded(value, 9))


def digits_needed(*nodes: Node) -> int:
    """Return how many digits tell apart what literals of this size could hide; raise `Undecided` beyond a bound."""
    digits = 0.0
    for node in nodes:
        for part in walk(node):
            value = as_rational(part) if isinstance(part, Number | Mixed | Power) else None
            if value:
                digits += (value.numerator.bit_length() + value.denominator.bit_length() - 1) * log10(2)
    if digits > _MAX_LITERAL_DIGITS:
        raise Undecided
    return 60 + int(digits)
