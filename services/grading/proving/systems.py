"""Points at which systems of equations hold: letters are eliminated one by one, what stays free gets random values (pure, bounded).

Every candidate is tried in the original statements, so too many do no harm.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from random import Random
from typing import Any, Final

from services.grading.algebra.logic import membership, pairs_of
from services.grading.algebra.polynomial import ONE, NotPolynomial, Polynomial, added, letters_of, multiplied, scaled
from services.grading.language.nodes import Constant, Either, Member, Negative, Node, Relation, Sum
from services.grading.proving.critical import Solver
from services.grading.proving.elimination import Eliminator, Unsolvable, by_powers
from services.grading.proving.questions import Domain

_MAX_BRANCHES: Final = 24
_MAX_POINTS: Final = 160
_MAX_STEPS: Final = 600
_TRIALS: Final = 4
_SCALES: Final = (1, Fraction(1, 4), Fraction(1, 60), 25)
Point = dict[str, Any]


def is_in_equations(node: Node) -> bool:
    """True for a statement made of equations with "and" and "or" only."""
    match node:
        case Relation(signs, _):
            return set(signs) == {"="}
        case Either(parts, word):
            return word in ("or", "and", ",") and all(map(is_in_equations, parts))
        case _:
            return node in (Constant("true"), Constant("false"))


def branches(node: Node) -> list[list[Node]]:
    """Return the alternatives of a statement, each with the differences that are zero in it; other comparisons are left out.

    Raises:
        Unsolvable: There are too many alternatives, or one of them has no equation.
    """
    match node:
        case Relation():
            return [[Sum((a, Negative(b))) for sign, a, b in pairs_of(node) if sign == "="]]
        case Member(of, within):
            return branches(membership(of, within))
        case Constant("false"):
            return []
        case Constant("true"):
            return [[]]
        case Either(parts, "or"):
            found = [branch for part in parts for branch in branches(part)]
        case Either(parts, "and" | ","):
            found = [[one for piece in pieces for one in piece] for pieces in product(*map(branches, parts))]
        case _:
            raise Unsolvable
    if len(found) > _MAX_BRANCHES:
        raise Unsolvable
    return found


class Sampler:
    """Finds points where a statement in several letters may hold; `was_free` tells whether some letter could be chosen at will."""

    def __init__(self, names: list[str], random: Random, domain: Domain) -> None:
        """Plan to give values to all of `names`."""
        self.names = names
        self.random = random
        self.domain = domain
        self.was_free = False
        self._steps = 0

    def points(self, node: Node) -> Iterator[Point]:
        """Yield points; raise `Unsolvable` when some part of the solutions cannot be reached."""
        count = 0
        for equations in branches(node):
            if not equations:
                raise Unsolvable
            before, was_free, self.was_free = count, self.was_free, False
            for point in self._of_branch(equations):
                count += 1
                if count > _MAX_POINTS:
                    raise Unsolvable
                yield point
            if self.was_free and count == before:
                raise Unsolvable  # solutions so small that no line met them
            self.was_free = self.was_free or was_free

    def _of_branch(self, equations: list[Node]) -> Iterator[Point]:
        solver = Solver("")
        polynomials = []
        for equation in equations:
            eliminator = Eliminator("", solver.approximate, keeps_letters=True)
            try:
                polynomials.append(eliminator.numerator(equation))
            except NotPolynomial:
                raise Unsolvable from None
        try:
            for point in self._solved(polynomials, {}):
                yield {name: point.get(name, self._draw()) for name in self.names}
        except NotPolynomial:
            raise Unsolvable from None

    def _solved(self, equations: list[Polynomial], point: Point) -> Iterator[Point]:
        """Yield values for the letters of all equations."""
        self._steps += 1
        if self._steps > _MAX_STEPS:
            raise Unsolvable
        equations = [kept for kept in map(_cleaned, equations) if kept]
        if any(not letters_of(equation) for equation in equations):
            return
        if not equations:
            self.was_free = self.was_free or len(point) < len(self.names)
            yield point
            return
        single = next((equation for equation in equations if len(letters_of(equation)) == 1), None)
        if single is not None:
            yield from self._with_roots(single, equations, point)
            return
        yield from self._eliminated(equations, point)

    def _with_roots(self, single: Polynomial, equations: list[Polynomial], point: Point) -> Iterator[Point]:
        name = letters_of(single).pop()
        for root in self._roots(single, name):
            rest = [_with_value(equation, name, root) for equation in equations if equation is not single]
            yield from self._solved(rest, {**point, name: root})

    def _eliminated(self, equations: list[Polynomial], point: Point) -> Iterator[Point]:
        """Go on with one letter less: a letter that is solved for in one equation is put into the others."""
        if len(equations) == 1:
            yield from self._along_lines(equations[0], point)
            return
        for equation, name in ((one, letter) for one in equations for letter in sorted(letters_of(one))):
            parts = by_powers(equation, name)
            if max(parts) == 1 and not letters_of(parts[1]):
                rest = [
                    _with_quotient(other, name, scaled(parts.get(0, {}), Fraction(-1)), parts[1])
                    for other in equations
                    if other is not equation
                ]
                for found in self._solved(rest, point):
                    yield from self._completed(equation, found)
                return
        yield from self._by_resultant(equations, point)

    def _completed(self, equation: Polynomial, point: Point) -> Iterator[Point]:
        """Give values to the letters of an equation that are still open."""
        for name, value in point.items():
            equation = _with_value(equation, name, value)
        yield from self._solved([equation], point)

    def _by_resultant(self, equations: list[Polynomial], point: Point) -> Iterator[Point]:
        first, *others = equations
        shared = [name for name in sorted(letters_of(first)) if any(name in letters_of(other) for other in others)]
        if not shared:
            for found in self._along_lines(first, point):
                yield from self._solved([_at(other, found) for other in others], found)
            return
        name = min(shared, key=lambda letter: max(by_powers(first, letter)))
        rest = [_resultant(first, other, name) if name in letters_of(other) else other for other in others]
        for found in self._solved(rest, point):
            yield from self._solved([_at(equation, found) for equation in equations], found)

    def _along_lines(self, equation: Polynomial, point: Point) -> Iterator[Point]:
        """Give random values to all letters of an equation but one, for each in turn."""
        self.was_free = True
        names = sorted(letters_of(equation))
        for name in names:
            for _ in range(_TRIALS):
                values = {other: self._draw() for other in names if other != name}
                yield from self._solved([_at(equation, values)], {**point, **values})

    def _draw(self) -> Any:
        value = Fraction(self.random.randint(3, 400), 97) * self.random.choice(_SCALES)
        return value if self.domain == "positive" or self.random.random() < 0.6 else -value

    def _roots(self, equation: Polynomial, name: str) -> list[Any]:
        parts = by_powers(equation, name)
        coefficients = [parts.get(power, {}).get(ONE, Fraction(0)) for power in range(max(parts) + 1)]
        solver = Solver(name)
        roots = solver.roots_of(coefficients)
        if self.domain != "complex":
            roots = [root for root in map(solver.real, roots) if root is not None]
        return [root for root in roots if self.domain != "positive" or root > 0]


def _cleaned(equation: Polynomial) -> Polynomial:
    """Return the equation without terms that are zero but for rounding."""
    if all(isinstance(value, Fraction) for value in equation.values()):
        return {monomial: value for monomial, value in equation.items() if value}
    least = max(float(abs(value)) for value in equation.values()) * 1e-60
    return {monomial: value for monomial, value in equation.items() if abs(value) > least}


def _at(equation: Polynomial, point: Point) -> Polynomial:
    for name, value in point.items():
        equation = _with_value(equation, name, value)
    return equation


def _with_value(equation: Polynomial, name: str, value: Any) -> Polynomial:
    """Return the equation with a number in place of a letter."""
    result: Polynomial = {}
    for power, part in by_powers(equation, name).items():
        factor = value**power
        for monomial, coefficient in part.items():
            result[monomial] = result.get(monomial, 0) + _product(coefficient, factor)
    return result


def _product(coefficient: Any, factor: Any) -> Any:
    if isinstance(coefficient, Fraction) and not isinstance(factor, Fraction | int):
        return factor * coefficient.numerator / coefficient.denominator
    if isinstance(factor, Fraction) and not isinstance(coefficient, Fraction | int):
        return coefficient * factor.numerator / factor.denominator
    return coefficient * factor


def _with_quotient(equation: Polynomial, name: str, top: Polynomial, bottom: Polynomial) -> Polynomial:
    """Return the equation with top / bottom in place of a letter, times a power of bottom."""
    parts = by_powers(equation, name)
    most = max(parts)
    result: Polynomial = {}
    for power, part in parts.items():
        term = part
        for factor in (top,) * power + (bottom,) * (most - power):
            term = multiplied(term, factor)
        result = added(result, term)
    return result


def _resultant(left: Polynomial, right: Polynomial, name: str) -> Polynomial:
    """Return a polynomial without the letter that is zero wherever both are (the last of the pseudo-remainders)."""
    a, b = by_powers(left, name), by_powers(right, name)
    if max(a) < max(b):
        a, b = b, a
    while max(b) > 0:
        a, b = b, _pseudo_remainder(a, b)
        if not b:
            raise Unsolvable
    return b.get(0, {})


def _pseudo_remainder(top: dict[int, Polynomial], bottom: dict[int, Polynomial]) -> dict[int, Polynomial]:
    size, leading = max(bottom), bottom[max(bottom)]
    while top and max(top) >= size:
        shift, factor = max(top) - size, top[max(top)]
        raised = {power: multiplied(part, leading) for power, part in top.items()}
        for power, part in bottom.items():
            raised[power + shift] = added(raised.get(power + shift, {}), scaled(multiplied(part, factor), Fraction(-1)))
        top = {power: part for power, part in raised.items() if part}
    return top
