"""Answers the questions that exact arithmetic leaves open, by values to many digits at many points (pure).

A difference at one point where both sides exist is a proof. Agreement at many random points to more digits than the
literals could hide is not a proof in the strict sense, but an error is beyond any practical chance.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from fractions import Fraction
from itertools import islice, product
from random import Random
from typing import Any, Final

from services.grading.algebra.arithmetic import Undecided
from services.grading.algebra.forms import has_imaginary
from services.grading.language.nodes import Name, Node, Power, letters, walk
from services.grading.proving.numeric import Calculator, NoValue, digits_needed
from services.grading.proving.questions import Proof, Question
from services.grading.proving.roots import witness

_LOW_DIGITS: Final = 30
_POINTS: Final = 60
_RANGES: Final = ((20, 300), (-95, 95), (5, 95), (-300, 300))
_GRID_POINTS: Final = 16
_GRID: Final = (Fraction(-2), Fraction(3))
_GRID_EXPONENTS: Final = (Fraction(2), Fraction(1, 2))
_ENOUGH: Final = 6
_PLENTY: Final = 14
_PRECISE: Final = 4
_SCALES: Final = (1, 4, 20, 100)
_SPECIAL_EXPONENTS: Final = tuple(Fraction(*pair) for pair in ((2, 1), (1, 2), (3, 1), (4, 1), (1, 3)))
_SPECIAL: Final = tuple(Fraction(*pair) for pair in ((-2, 1), (3, 1), (-3, 1), (1, 2), (-1, 2), (2, 1), (-5, 1), (7, 3)))


def prove_numerically(question: Question) -> Proof:
    """Return the answer to a question about values."""
    try:
        match question.kind:
            case "equal":
                return _equal(question.left, question.right)
            case "proportional":
                return _proportional(question.left, question.right)
            case "signs":
                return _signs(question.left, question.right)
            case "within":
                return _within(question)
            case _:
                return "undecided"
    except Undecided:
        return "undecided"


def points(left: Node, right: Node) -> Iterator[dict[str, Fraction]]:
    """Yield points to compare at: first a grid where roots and powers show their sign, then special and random ones."""
    names = sorted(letters(left) | letters(right))
    exponents = _letters_in_exponents(left) | _letters_in_exponents(right)
    for values in islice(product(*(_GRID_EXPONENTS if name in exponents else _GRID for name in names)), _GRID_POINTS):
        yield dict(zip(names, values, strict=True))
    source = Random(hashlib.blake2b(repr((left, right)).encode(), digest_size=16).digest())
    for index in range(_POINTS if names else 0):
        if index % 5 == 4:
            yield {name: Fraction(source.randint(1, 12)) for name in names}
        elif index % 3 == 0:
            yield {name: source.choice(_SPECIAL_EXPONENTS if name in exponents else _SPECIAL) for name in names}
        else:
            low, high = _RANGES[index % len(_RANGES)]
            yield {name: Fraction(source.randint(low, high), 97) for name in names}


def _letters_in_exponents(node: Node) -> set[str]:
    return {part.name for power in walk(node) if isinstance(power, Power) for part in walk(power.exponent) if isinstance(part, Name)}


def _equal(left: Node, right: Node) -> Proof:
    """Return whether two expressions agree wherever both exist."""
    is_complex = has_imaginary(left) or has_imaginary(right)
    proof = _agree(left, right, Calculator(is_complex=is_complex))
    if proof == "undecided" and not is_complex:
        return _agree(left, right, Calculator(is_complex=True))
    return proof


def _agree(left: Node, right: Node, calculator: Calculator) -> Proof:
    precise = digits_needed(left, right)
    agreeing = 0
    for index, point in enumerate(points(left, right)):
        if index >= _GRID_POINTS and agreeing >= _PLENTY:
            break
        digits = precise if agreeing < _PRECISE else _LOW_DIGITS
        try:
            if _differ(left, right, point, digits, calculator):
                return "no"
        except NoValue:
            continue
        agreeing += 1
    enough = _ENOUGH if letters(left) | letters(right) else 1
    return "yes" if agreeing >= enough else "undecided"


def _differ(left: Node, right: Node, point: dict[str, Fraction], digits: int, calculator: Calculator) -> bool:
    """Return whether two values differ by more than rounding; what looks different is computed again, more precisely."""
    gap, size = _gap(left, right, point, digits, calculator)
    if gap <= size * _tiny(digits, calculator):
        return False
    finer, size = _gap(left, right, point, 2 * digits, calculator)
    return bool(finer > size * _tiny(2 * digits, calculator) and finer > gap / 2)


def _tiny(digits: int, calculator: Calculator) -> Any:
    return calculator.number(Fraction(1, 10 ** (digits - 12)))


def _gap(left: Node, right: Node, point: dict[str, Fraction], digits: int, calculator: Calculator) -> tuple[Any, Any]:
    """Return the distance of the two values and the greatest size met in computing them."""
    a = calculator.value(left, point, digits)
    size = calculator.scale
    b = calculator.value(right, point, digits)
    return abs(a - b), max(size, calculator.scale)


def _within(question: Question) -> Proof:
    if letters(question.left) | letters(question.right):
        return "undecided"
    calculator = Calculator()
    try:
        gap, size = _gap(question.left, question.right, {}, digits_needed(question.left, question.right), calculator)
    except NoValue:
        return "undefined"
    limit = calculator.number(question.tolerance)
    slack = size * _tiny(50, calculator)
    return "yes" if gap <= limit + slack else "no"


def _proportional(left: Node, right: Node) -> Proof:
    """Return whether two differences are equal up to a nonzero number, so that they are zero together."""
    is_complex = has_imaginary(left) or has_imaginary(right)
    calculator = Calculator(is_complex=is_complex)
    first: tuple[Any, Any] | None = None
    agreeing = 0
    for point in points(left, right):
        try:
            a, b = calculator.value(left, point, 60), calculator.value(right, point, 60)
        except NoValue:
            continue
        if min(abs(a), abs(b)) < _tiny(40, calculator):
            continue
        if first is None:
            first = (a, b)
        elif abs(a * first[1] - b * first[0]) > _tiny(50, calculator) * max(1, abs(a * first[1])):
            return "no" if witness(left, right, points(left, right)) else "undecided"
        agreeing += 1
    return "yes" if agreeing >= _ENOUGH else "undecided"


def _signs(left: Node, right: Node) -> Proof:
    """Return "no" when one is clearly positive where the other is clearly negative, near 0 or far from it."""
    calculator = Calculator()
    for point in points(left, right):
        for scale in _SCALES:
            place = {name: value * scale for name, value in point.items()}
            try:
                a, b = calculator.value(left, place, _LOW_DIGITS), calculator.value(right, place, _LOW_DIGITS)
            except (NoValue, Undecided):
                continue
            if min(abs(a), abs(b)) > _tiny(_LOW_DIGITS, calculator) and (a > 0) != (b > 0):
                return "no"
    return "undecided"
