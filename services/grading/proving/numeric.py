"""Values of expressions to many digits, with bounded work (pure).

Letters stand for real numbers and values are real, as in school: the odd root of a negative number is negative, the even
root and the logarithm of one do not exist. When i occurs, values are complex and powers principal.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import gcd, lcm, log10
from typing import Any, Final

import mpmath

from services.grading.algebra.arithmetic import Undecided, as_rational
from services.grading.language.functions import is_free_function
from services.grading.language.nodes import (
    SERIES,
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
_ELEMENTARY: Final = frozenset(
    {"sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "exp", "asinh", "acosh", "atanh", "acot", "asec", "acsc"}
)
_RECIPROCAL: Final = {"sec": "cos", "csc": "sin", "cot": "tan", "sech": "cosh", "csch": "sinh", "coth": "tanh"}
_MAX_TERMS: Final = 400  # of all sums in one expression
_SEVERAL: Final = frozenset({"min", "max", "gcd", "lcm", "binomial"})
_STEEP: Final = frozenset({"exp", "sinh", "cosh", "tanh", "sech", "csch", "coth"})


class NoValue(Exception):
    """There is no (real) value at this point."""


class Calculator:
    """Computes values to a number of decimal digits."""

    def __init__(self, *, is_complex: bool = False, zero_digits: int = 0) -> None:
        """Make a calculator for real values, or for complex ones; what is below 10^-zero_digits counts as zero, by default rounding does."""
        self._zero_digits = zero_digits
        self.context: Any = mpmath.mp.clone()  # type: ignore[no-untyped-call]
        self._is_complex = is_complex
        self._values: Mapping[str, Any] = {}
        self._terms = 0
        self.scale: Any = 1

    def value(self, node: Node, values: Mapping[str, Any], digits: int) -> Any:
        """Return the value where letters have `values` (fractions or mpmath's numbers); `scale` becomes the greatest size met on the way.

        Raises:
            NoValue: There is none here.
            Undecided: It is too large, or contains what has no numeric value.
        """
        self.context.dps = digits
        self._values = values
        self._terms = 0
        self.scale = self.context.mpf(1)
        try:
            return self._value(node)
        except (ZeroDivisionError, ValueError):
            raise NoValue from None
        except (OverflowError, MemoryError):
            raise Undecided from None

    def distance(self, left: Any, right: Any) -> Any:
        """Return the distance of two values."""
        return abs(left - right)

    def tiny(self, digits: int) -> Any:
        """Return 10 to the minus `digits`."""
        return self.context.mpf(10) ** -digits

    def number(self, value: Fraction) -> Any:
        """Return a rational number in the calculator's precision."""
        return self.context.mpf(value.numerator) / value.denominator

    def _value(self, node: Node) -> Any:
        known = as_rational(node) if isinstance(node, Number | Mixed | Quotient | Negative) else None
        result = self.number(known) if known is not None else self._computed(node)
        size = abs(result)
        if size and abs(self.context.mag(size)) > MAX_MAGNITUDE_BITS:
            raise Undecided
        self.scale = max(self.scale, size)
        return result

    def _computed(self, node: Node) -> Any:
        match node:
            case Name(name):
                return self._letter(self._values[name])
            case Constant(name):
                return self._constant(name)
            case Negative(of):
                return -self._value(of)
            case Sum(terms):
                return sum((self._value(term) for term in terms), self.context.mpf(0))
            case Product(factors):
                return self.context.fprod(self._value(factor) for factor in factors)
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

    def _letter(self, value: Any) -> Any:
        return self.number(value) if isinstance(value, Fraction) else self.context.convert(value)

    def _constant(self, name: str) -> Any:
        if name == "inf":
            raise Undecided
        if name == "i":
            if not self._is_complex:
                raise Undecided
            return self.context.mpc(0, 1)
        return +(self.context.pi if name == "pi" else self.context.e)

    def _divisor(self, node: Node) -> Any:
        """Return a value to divide by; what is zero but for rounding counts as zero."""
        value = self._value(node)
        if abs(value) <= self._nothing():
            raise NoValue
        return value

    def _nothing(self) -> Any:
        """Return the size at which a value is zero but for rounding."""
        return self.scale * self.context.mpf(10) ** -(self._zero_digits or self.context.dps - 8)

    def _power(self, base: Node, exponent: Node) -> Any:
        power = as_rational(exponent)
        if isinstance(base, Constant) and base.name == "e":
            return self.context.exp(self._bounded(self._value(exponent), 64))
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
        whole = self.context.isint(exponent)
        if not self._is_complex and base < 0 and not whole:
            raise NoValue
        return base ** (int(exponent) if whole and abs(exponent) < 10**6 else exponent)

    def _real_root(self, of: Any, degree: int) -> Any:
        if self._is_complex:
            return self.context.root(of, degree)
        if of < 0:
            if degree % 2 == 0 and -of <= self._nothing():
                return self.context.mpf(0)  # zero but for rounding
            if degree % 2 == 0:
                raise NoValue
            return -self.context.root(-of, degree)
        return self.context.root(of, degree)

    def _bounded(self, value: Any, bits: int) -> Any:
        if value and self.context.mag(value) > bits:
            raise Undecided
        return value

    def _call(self, name: str, arguments: tuple[Node, ...]) -> Any:
        if is_free_function(name):
            raise Undecided
        if name == "root":
            return self._root(*arguments)
        if name in SERIES:
            return self._series(name, *arguments)
        if name in _SEVERAL:
            return self._several(name, [self._value(argument) for argument in arguments])
        value = self._value(arguments[0])
        if name == "log":
            base = self._value(arguments[1]) if len(arguments) > 1 else self.context.mpf(10)
            return self._logarithm(value) / self._nonzero(self._logarithm(base))
        if name == "ln":
            return self._logarithm(value)
        return self._function(name, self._bounded(value, _MAX_ANGLE_BITS))

    def _series(self, name: str, term: Node, index: Node, first: Node, last: Node) -> Any:
        """Return a sum or product over whole numbers; nothing is added where the last is just before the first."""
        if not isinstance(index, Name):
            raise Undecided
        low, high = self._value(first), self._value(last)
        if not (self.context.isint(low) and self.context.isint(high)) or high < low - 1:
            raise NoValue
        self._terms += int(high - low) + 1
        if self._terms > _MAX_TERMS:
            raise Undecided
        outside, result = self._values, self.context.mpf(name == "product")
        for number in range(int(low), int(high) + 1):
            self._values = {**outside, index.name: Fraction(number)}
            value = self._value(term)
            result = result + value if name == "sum" else result * value
        self._values = outside
        return result

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
        return self.context.log(value)

    def _function(self, name: str, value: Any) -> Any:
        match name:
            case "abs":
                return abs(value)
            case "sqrt":
                return self._real_root(value, 2)
            case "degrees":
                return value * self.context.pi / 180
            case "factorial":
                return self._factorial(value)
            case "floor" | "ceiling" | "sign":
                return self._stepwise(name, value)
            case "conjugate":
                return self.context.conj(value)
            case _:
                return self._elementary(name, value)

    def _elementary(self, name: str, value: Any) -> Any:
        if name in _STEEP:
            self._bounded(value, 14)
        if name in _RECIPROCAL:
            return 1 / self._nonzero(getattr(self.context, _RECIPROCAL[name])(value))
        if name not in _ELEMENTARY:
            raise Undecided
        if not self._is_complex and not _in_domain(name, value):
            raise NoValue
        return getattr(self.context, name)(value)

    def _stepwise(self, name: str, value: Any) -> Any:
        """Return a function that jumps; at a jump rounding would decide, so there is no telling."""
        if self._is_complex:
            raise Undecided
        nearest = self.context.nint(value)
        if abs(value - nearest) < self.context.mpf(10) ** (10 - self.context.dps):
            value = nearest
        return getattr(self.context, {"ceiling": "ceil"}.get(name, name))(value)

    def _several(self, name: str, values: list[Any]) -> Any:
        """Return a function of several values: real ones, and whole ones for gcd and lcm."""
        if self._is_complex:
            raise Undecided
        if name in ("min", "max"):
            return min(values) if name == "min" else max(values)
        if name == "binomial":
            if not 0 <= values[1] <= values[0]:
                raise NoValue
            return self.context.binomial(self._bounded(values[0], 9), values[1])
        if not all(self.context.isint(value) and abs(value) < 10**30 for value in values):
            raise NoValue
        return self.context.mpf((gcd if name == "gcd" else lcm)(*(int(value) for value in values)))

    def _factorial(self, value: Any) -> Any:
        if self._is_complex or value < 0:
            raise NoValue
        return self.context.factorial(self._bounded(value, 9))


def _in_domain(name: str, value: Any) -> bool:
    """Return whether a real function has a real value there."""
    match name:
        case "asin" | "acos":
            return bool(abs(value) <= 1)
        case "acosh":
            return bool(value >= 1)
        case "atanh":
            return bool(abs(value) < 1)
        case "asec" | "acsc":
            return bool(abs(value) >= 1)
        case _:
            return True


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
