"""All numbers at which an expression in one letter is zero, ceases to exist or changes its course (pure, bounded)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm
from typing import Any, Final

import mpmath

from services.grading.algebra.arithmetic import Undecided, as_rational
from services.grading.algebra.polynomial import Polynomial, common_letters, degree, in_one_letter, letters_of, trimmed
from services.grading.algebra.regions import Coefficients, square_free_part, whole_coefficients
from services.grading.language.nodes import Call, Negative, Node, Number, Power, Product, Quotient, Sum, letters, walk
from services.grading.language.rewrite import substituted
from services.grading.proving.elimination import Eliminator, Unsolvable, by_powers, is_constant
from services.grading.proving.numeric import Calculator, NoValue

DIGITS: Final = 110
_MAX_DEGREE: Final = 20
_MAX_DEPTH: Final = 4
_MAX_EXACT_BITS: Final = 2_000
_SCALE: Final = 2**300
_BROKEN: Final = Fraction(-1, 2)
_NEAR: Final = Fraction(1, 10**45)


@dataclass(slots=True)
class Solver:
    """Finds critical numbers of expressions in `letter`; complex ones too when `is_complex`."""

    letter: str
    is_complex: bool = False
    context: Any = field(default_factory=lambda: mpmath.mp.clone())  # type: ignore[no-untyped-call]

    def __post_init__(self) -> None:
        """Set the precision."""
        self.context.dps = DIGITS

    def critical(self, node: Node) -> list[Any]:
        """Return the numbers; raise `Unsolvable` when they cannot all be found."""
        found = self.zeros(node)
        for part in _boundaries(node, self.letter):
            found += self.zeros(part)
        return found

    def zeros(self, node: Node, depth: int = 0) -> list[Any]:
        """Return candidates for all zeros; raise `Unsolvable`."""
        if self.letter not in letters(node):
            return []
        if depth > _MAX_DEPTH:
            raise Unsolvable
        match node:
            case Negative(of):
                return self.zeros(of, depth)
            case Product(factors):
                return [zero for factor in factors for zero in self.zeros(factor, depth)]
            case Quotient(top, _):
                return self.zeros(top, depth)
            case Power(base, exponent) if as_rational(exponent) is not None:
                return self.zeros(base, depth)
            case _:
                return self._eliminated(node, depth)

    def _eliminated(self, node: Node, depth: int) -> list[Any]:
        eliminator = Eliminator(self.letter, self.approximate)
        polynomial = eliminator.numerator(node)
        found: list[Any] = []
        for name in common_letters(polynomial):
            found += self._of_name(name, 0, eliminator, depth)
            polynomial = _without_common(polynomial, name)
        if not polynomial or is_constant(polynomial):
            return found
        return found + self._solved(polynomial, eliminator, depth)

    def _solved(self, polynomial: Polynomial, eliminator: Eliminator, depth: int) -> list[Any]:
        names = letters_of(polynomial)
        if len(names) == 1:
            name = names.pop()
            return [zero for root in self._roots(polynomial) for zero in self._of_name(name, root, eliminator, depth)]
        if self.letter in names or not names <= set(eliminator.functions):
            raise Unsolvable
        functions = {name: eliminator.functions[name] for name in names}
        if all(isinstance(of, Call) and of.name in ("ln", "log") for of in functions.values()):
            return self._logarithms(polynomial, functions, depth)
        return self._exponentials(polynomial, functions)

    def _of_name(self, name: str, value: Any, eliminator: Eliminator, depth: int) -> list[Any]:
        """Return where the letter, or the function that a name stands for, has a value."""
        if name == self.letter:
            return [value]
        if name not in eliminator.functions:
            raise Unsolvable
        real = self.real(value)
        if real is None:
            return []
        inverse = self._inverse(eliminator.functions[name], real)
        return [] if inverse is None else self.zeros(Sum((inverse[0], Negative(self._number(inverse[1])))), depth + 1)

    def _inverse(self, node: Node, value: Any) -> tuple[Node, Any] | None:
        """Return what a function is of, and the value that this must have; None when there is no such value."""
        match node:
            case Call("ln", (of,)):
                return of, self.context.exp(value)
            case Call("log", (of, *base)):
                return of, self._log_base(base) ** value
            case Call("exp", (of,)):
                return None if value <= 0 else (of, self.context.log(value))
            case Power(base, exponent) if self.letter not in letters(base):
                number = self._constant(base)
                return None if value <= 0 or number <= 0 or number == 1 else (exponent, self.context.log(value) / self.context.log(number))
            case _:
                raise Unsolvable

    def _log_base(self, base: list[Node]) -> Any:
        if base and self.letter in letters(base[0]):
            raise Unsolvable
        number = self._constant(base[0]) if base else self.context.mpf(10)
        if number <= 0 or number == 1:
            raise Unsolvable
        return number

    def _logarithms(self, polynomial: Polynomial, functions: dict[str, Node], depth: int) -> list[Any]:
        """Solve a sum of logarithms of one base with rational factors: the product of powers is a power of the base."""
        bases = {(of.name, of.arguments[1:]) for of in functions.values() if isinstance(of, Call)}
        if len(bases) != 1 or any(degree(monomial) > 1 for monomial in polynomial):
            raise Unsolvable
        name, base = bases.pop()
        factors = {of: polynomial[((letter, 1),)] for letter, of in functions.items()}
        common = lcm(*(factor.denominator for factor in factors.values()))
        if common > 60 or any(abs(factor * common) > 24 for factor in factors.values()):
            raise Unsolvable
        rest = polynomial.get((), Fraction(0)) * common
        number = self.context.e if name == "ln" else self._log_base(list(base))
        powers = [Power(of.arguments[0], _whole(factor * common)) for of, factor in factors.items() if isinstance(of, Call)]
        value = self._number(number ** (-self.context.mpf(rest.numerator) / rest.denominator))
        return self.zeros(Sum((Product(tuple(powers)), Negative(value))), depth + 1)

    def _exponentials(self, polynomial: Polynomial, functions: dict[str, Node]) -> list[Any]:
        """Solve a polynomial in powers with exponents that are multiples of each other."""
        slopes = {name: self._slope(of) for name, of in functions.items()}
        unit = next(iter(slopes.values()))[0]
        ratios = {name: self._ratio(slope / unit) for name, (slope, _) in slopes.items()}
        common = lcm(*(ratio.denominator for ratio in ratios.values()))
        powers: dict[int, Any] = {}
        for monomial, coefficient in polynomial.items():
            power, factor = 0, self.context.mpf(coefficient.numerator) / coefficient.denominator
            for name, count in monomial:
                power += int(ratios[name] * common) * count
                factor *= slopes[name][1] ** count
            powers[power] = powers.get(power, 0) + factor
        low = min(powers)
        if max(powers) - low > _MAX_DEGREE:
            raise Unsolvable
        whole = [self._fraction(self.context.mpf(powers.get(k + low, 0))) for k in range(max(powers) - low + 1)]
        roots = [self.real(root) for root in self.roots_of(whole)]
        return [self.context.log(root) * common / unit for root in roots if root is not None and root > 0]

    def _slope(self, node: Node) -> tuple[Any, Any]:
        """Return (s, k) with the power = k exp(s x)."""
        match node:
            case Call("exp", (exponent,)):
                base = self.context.mpf(1)
            case Power(number, exponent) if self.letter not in letters(number):
                value = self._constant(number)
                if value <= 0:
                    raise Unsolvable
                base = self.context.log(value)
            case _:
                raise Unsolvable
        polynomial = Eliminator(self.letter, self.approximate).numerator(exponent)
        whole = in_one_letter(polynomial) if letters_of(polynomial) <= {self.letter} else None
        if (
            whole is None
            or len(whole) != 2
            or any(isinstance(part, Quotient) and self.letter in letters(part.bottom) for part in walk(exponent))
        ):
            raise Unsolvable
        start, end = (self._constant(substituted(exponent, {self.letter: Number(Fraction(k), str(k))})) for k in (0, 1))
        return base * (end - start), self.context.exp(base * start)

    def _ratio(self, value: Any) -> Fraction:
        exact = self._fraction(value)
        near = exact.limit_denominator(24)
        if abs(near - exact) > _NEAR or abs(near) > 24:
            raise Unsolvable
        return near

    def _roots(self, polynomial: Polynomial) -> list[Any]:
        return self.roots_of(in_one_letter(polynomial) or [])

    def roots_of(self, coefficients: list[Any]) -> list[Any]:
        """Return the complex roots of a polynomial in one letter, given from the constant up; repeated ones may come once."""
        kept: list[Any] = trimmed(coefficients)
        if len(kept) < 2:
            return []
        if len(kept) - 1 > _MAX_DEGREE:
            raise Unsolvable
        if all(isinstance(c, Fraction) for c in kept):
            kept = _without_repetition(whole_coefficients(kept))
        try:
            roots = self.context.polyroots([self.context.convert(c) for c in reversed(kept)], maxsteps=300, extraprec=400)
        except self.context.NoConvergence:
            raise Unsolvable from None
        return [self._snapped(root) for root in roots]

    def _snapped(self, root: Any) -> Any:
        """Return a root as the rational number that it is next to, if there is one with a small denominator."""
        root = self.context.mpmathify(root)
        if abs(root.imag) <= self._tiny(root):
            exact = self._fraction(root.real)
            near = exact.limit_denominator(10**6)
            return self.context.mpf(near.numerator) / near.denominator if abs(near - exact) < _NEAR else root.real
        return root

    def _tiny(self, value: Any) -> Any:
        return self.context.mpf(10) ** -35 * max(1, abs(value))

    def real(self, value: Any) -> Any:
        """Return a value without the imaginary part that rounding left, None if it is not real."""
        value = self.context.mpmathify(value)
        return value.real if abs(value.imag) <= self._tiny(value) else None

    def _number(self, value: Any) -> Node:
        exact = self._fraction(value)
        return Number(exact, str(exact))

    def _fraction(self, value: Any) -> Fraction:
        """Return a real value as a rational number with a bounded denominator."""
        if abs(value) > 10**40:
            raise Unsolvable
        near = Fraction(int(self.context.nint(self.context.mpf(value) * _SCALE)), _SCALE)
        simple = near.limit_denominator(10**6)
        return simple if abs(simple - near) < Fraction(1, 10**80) else near

    def _constant(self, node: Node) -> Any:
        """Return the real value of an expression without letters."""
        try:
            return Calculator().value(node, {}, DIGITS)
        except (NoValue, Undecided):
            raise Unsolvable from None

    def approximate(self, node: Node) -> Fraction | None:
        """Return an expression without letters as a rational number close to it, None when it has no real value."""
        try:
            return self._fraction(Calculator().value(node, {}, DIGITS))
        except (NoValue, Undecided):
            return None


def _without_repetition(coefficients: Coefficients) -> list[Any]:
    """Return the polynomial with every repeated root once, as far as its size allows."""
    is_small = sum(c.bit_length() for c in coefficients) <= _MAX_EXACT_BITS
    return list(square_free_part(coefficients) if is_small else coefficients)


def _without_common(polynomial: Polynomial, name: str) -> Polynomial:
    """Return the polynomial divided by the highest power of a letter that divides it."""
    parts = by_powers(polynomial, name)
    least = min(parts)
    return {
        tuple(sorted((*monomial, *([(name, power - least)] if power > least else [])))): coefficient
        for power, part in parts.items()
        for monomial, coefficient in part.items()
    }


def _whole(value: Fraction) -> Node:
    return Number(value, str(value)) if value >= 0 else Negative(Number(-value, str(-value)))


def _boundaries(node: Node, letter: str) -> Iterator[Node]:
    """Yield what must not be zero, or must be positive, for the expression to exist, and what turns at zero."""
    for part in walk(node):
        if letter not in letters(part):
            continue
        match part:
            case Quotient(_, bottom):
                yield bottom
            case Power(base, exponent) if (as_rational(exponent) or _BROKEN) < 0 or (as_rational(exponent) or _BROKEN).denominator > 1:
                yield base
            case Call("sqrt" | "root" | "ln" | "abs" | "sign", (of, *_)):
                yield of
            case Call("log", (of, *base)):
                yield of
                yield from base
            case Call(name, _) if name != "exp":
                raise Unsolvable


def real_points(values: Iterable[Any]) -> list[Any]:
    """Return the real ones, sorted."""
    return sorted(value.real if hasattr(value, "real") else value for value in values if not getattr(value, "imag", 0))
