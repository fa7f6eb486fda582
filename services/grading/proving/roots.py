"""A point that solves one equation and not the other (pure)."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any, Final

from services.grading.algebra.arithmetic import Undecided
from services.grading.language.nodes import Node, letters
from services.grading.proving.numeric import Calculator, NoValue

_STEPS: Final = 40
_DIGITS: Final = 40
_STARTS: Final = 8


def witness(left: Node, right: Node, starts: Iterable[dict[str, Fraction]]) -> bool:
    """Return whether a point was found where one side is zero and the other clearly is not."""
    names = sorted(letters(left) & letters(right)) or sorted(letters(left) | letters(right))
    for count, start in enumerate(starts):
        if count >= _STARTS:
            return False
        for name in names:
            if _solves_one_only(left, right, name, start) or _solves_one_only(right, left, name, start):
                return True
    return False


def _solves_one_only(solved: Node, other: Node, name: str, start: dict[str, Fraction]) -> bool:
    calculator = Calculator()
    try:
        root = _root(solved, name, start, calculator)
    except (NoValue, Undecided):
        return False
    return root is not None and _is_not_zero(other, {**start, name: root}, calculator)


def _is_not_zero(node: Node, point: dict[str, Fraction], calculator: Calculator) -> bool:
    """Return whether a point clearly solves no equation: what has no value there is not zero either."""
    try:
        return bool(abs(calculator.value(node, point, _DIGITS)) > calculator.number(Fraction(1, 10**8)))
    except NoValue:
        return True
    except Undecided:
        return False


def _root(node: Node, name: str, start: dict[str, Fraction], calculator: Calculator) -> Fraction | None:
    """Return a zero in one letter by the secant method, None when it is not reached."""

    def at(place: Fraction) -> Any:
        return calculator.value(node, {**start, name: place}, _DIGITS)

    here, there = start[name], start[name] + Fraction(1, 7)
    low, high = at(here), at(there)
    for _ in range(_STEPS):
        if abs(high) < calculator.number(Fraction(1, 10**25)):
            return there
        if high == low:
            return None
        step = high * (calculator.number(there) - calculator.number(here)) / (high - low)
        here, low = there, high
        there = _shortened(calculator.number(there) - step)
        high = at(there)
    return None


def _shortened(value: Any) -> Fraction:
    """Return a value as a rational number with a bounded denominator."""
    if abs(value) > 10**9:
        raise NoValue
    return Fraction(int(value * 2**120), 2**120)
