"""How template values are written out for learners (pure)."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Final

from services.curriculum.expressions import TemplateError

Shown = Fraction | str | bool


def show(value: Shown) -> str:
    """Return a value as it appears in a text: `5`, `-3/4`, or the text itself."""
    if isinstance(value, bool):
        raise TemplateError("a comparison cannot be shown; it belongs into `where`")
    return str(value)


def signed(value: Fraction) -> str:
    """Return `+ 3` or `- 3`, for a later term of a sum."""
    return f"{'-' if value < 0 else '+'} {abs(value)}"


def coefficient(value: Fraction) -> str:
    """Return what stands before a letter at the start of a sum: nothing for 1, `-` for -1; fractions in parentheses."""
    sign, size = ("-" if value < 0 else ""), abs(value)
    if size == 1:
        return sign
    return f"{sign}{size}" if size.denominator == 1 else f"{sign}({size})"


def signed_coefficient(value: Fraction) -> str:
    """Return what stands before a letter later in a sum: `+ `, `- `, `+ 3`."""
    return f"{'-' if value < 0 else '+'} {coefficient(abs(value))}"


def in_parentheses(value: Fraction) -> str:
    """Return `(-3)` when negative, else `3`."""
    return f"({value})" if value < 0 else str(value)


def fraction(numerator: Fraction, denominator: Fraction) -> str:
    """Return the reduced quotient as `3/4`, `-3/4` or `2`."""
    return str(_quotient(numerator, denominator))


def tex_fraction(numerator: Fraction, denominator: Fraction) -> str:
    r"""Return the reduced quotient as `\frac{3}{4}`, `-\frac{3}{4}` or `2`."""
    value = _quotient(numerator, denominator)
    if value.denominator == 1:
        return str(value)
    return f"{'-' if value < 0 else ''}\\frac{{{abs(value.numerator)}}}{{{value.denominator}}}"


def _quotient(numerator: Fraction, denominator: Fraction) -> Fraction:
    if denominator == 0:
        raise TemplateError("division by zero; exclude it with `exclude` or `where`")
    return numerator / denominator


def decimals(value: Fraction, places: Fraction) -> str:
    """Return the value with a fixed number of decimals, rounded half away from zero."""
    if places.denominator != 1 or not 0 <= places <= 12:
        raise TemplateError("dec(x, n) takes 0 to 12 decimals")
    count = int(places)
    scaled = math.floor(abs(value) * 10**count + Fraction(1, 2))
    sign = "-" if value < 0 and scaled else ""
    digits = str(scaled).rjust(count + 1, "0")
    return f"{sign}{digits[:-count]}.{digits[-count:]}" if count else f"{sign}{digits}"


def poly(letter: str, coefficients: Sequence[Fraction]) -> str:
    """Return a polynomial, highest power first: `3x^2 - x + 5`."""
    shown = ""
    for index, value in enumerate(coefficients):
        if value:
            term = _term(letter, abs(value), len(coefficients) - 1 - index)
            shown = f"{shown} {'-' if value < 0 else '+'} {term}" if shown else f"{'-' if value < 0 else ''}{term}"
    return shown or "0"


def _term(letter: str, size: Fraction, power: int) -> str:
    if power == 0:
        return str(size)
    return f"{coefficient(size)}{letter}" + (f"^{power}" if power > 1 else "")


def _plural(arguments: Sequence[Shown]) -> str:
    count, one, many = _number(arguments[0]), arguments[1], arguments[2]
    if not isinstance(one, str) or not isinstance(many, str):
        raise TemplateError("plural(n, 'apple', 'apples') takes two quoted words")
    return one if count == 1 else many


def _number(value: Shown) -> Fraction:
    if not isinstance(value, Fraction):
        raise TemplateError(f"a display function needs a number, not {value!r}")
    return value


def _of_numbers(function: Callable[..., str]) -> Callable[[Sequence[Shown]], str]:
    return lambda arguments: function(*(_number(argument) for argument in arguments))


DISPLAYS: Final[dict[str, tuple[int, int, Callable[[Sequence[Shown]], str]]]] = {
    "signed": (1, 1, _of_numbers(signed)),
    "coef": (1, 1, _of_numbers(coefficient)),
    "signedcoef": (1, 1, _of_numbers(signed_coefficient)),
    "paren": (1, 1, _of_numbers(in_parentheses)),
    "frac": (2, 2, _of_numbers(fraction)),
    "texfrac": (2, 2, _of_numbers(tex_fraction)),
    "dec": (2, 2, _of_numbers(decimals)),
    "plural": (3, 3, _plural),
}
