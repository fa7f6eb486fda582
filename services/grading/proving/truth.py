"""Whether a statement holds at a point, by values to many digits (pure, bounded)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from services.grading.algebra.logic import Pair, comparisons, holds
from services.grading.language.nodes import Node
from services.grading.proving.numeric import Calculator, NoValue

_DIGITS: Final = 100
# More than the 40 digits that a literal may have, fewer than the digits to which the places looked at are known.
_TINY_DIGITS: Final = 43


def calculator(*, is_complex: bool) -> Calculator:
    """Return a calculator for which whatever is smaller than a literal can be counts as zero."""
    return Calculator(is_complex=is_complex, zero_digits=_TINY_DIGITS)


def holds_at(node: Node, point: Mapping[str, Any], calculator: Calculator) -> bool:
    """Return whether a statement holds; a comparison with a side that has no value there does not.

    Raises:
        Undecided: A side is too large, or has no numeric value at all.
        NoStatement: The tree is no statement about numbers.
    """

    def fact(pair: Pair | str) -> bool:
        return False if isinstance(pair, str) else _compares(pair, point, calculator)

    return holds(node, fact)


def all_exist(nodes: Iterable[Node], point: Mapping[str, Any], calculator: Calculator) -> bool:
    """Return whether both sides of every comparison have a value."""
    try:
        for node in nodes:
            for _, left, right in comparisons(node):
                calculator.value(left, point, _DIGITS)
                calculator.value(right, point, _DIGITS)
    except NoValue:
        return False
    return True


def _compares(pair: Pair, point: Mapping[str, Any], calculator: Calculator) -> bool:
    sign, left, right = pair
    try:
        a = calculator.value(left, point, _DIGITS)
        size = calculator.scale
        b = calculator.value(right, point, _DIGITS)
    except NoValue:
        return False
    gap = a - b
    is_equal = bool(abs(gap) <= max(size, calculator.scale) * calculator.tiny(_TINY_DIGITS))
    if sign in ("=", "!="):
        return is_equal == (sign == "=")
    if is_equal:
        return sign in ("<=", ">=")
    return _is_real(gap, calculator) and bool((gap.real < 0) == (sign in ("<", "<=")))


def _is_real(value: Any, calculator: Calculator) -> bool:
    return bool(abs(value.imag) <= calculator.tiny(_TINY_DIGITS) * max(1, abs(value)))
