"""Reads arithmetic and simple algebra that stands in a sentence, and computes it exactly (pure). Nothing is executed but this grammar.

The sentence is read from a place as far as it is arithmetic: `5 x 2 = 10 boards` gives the term `5 x 2`, then the term `10`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import isqrt

MOST_DEPTH = 20
MOST_EXPONENT = 64
MOST_BITS = 400
MOST_STEPS = 400
ROOT_SCALE = 2**64  # how exactly a root is computed that is no fraction
_NUMBER = re.compile(r"\d{1,30}(?:[.,]\d{1,30})?(?![\w]*\d)|\.\d{1,30}")
_UNIT = re.compile(
    r"\s*(?!and\b|is\b|are\b|or\b|sqrt\b|so\b|then\b|to\b|mod\b)([a-zA-Z]{2,14}|[°º])(?=\s*(?:[-+*×·÷/=≈)]|x\s*[$€£]?\d))|\s*(%)"
)
_DIVIDES = "÷:"
_OPERATORS = {"+": "+", "-": "-", "*": "*", "×": "*", "·": "*", "∙": "*", "⋅": "*", "/": "/", "÷": "/"}


class NotArithmetic(Exception):
    """Here stands no term, or one too large to be computed."""


@dataclass(slots=True)
class Term:
    """A term that was read: its value, the numbers in it, and the unit words after them."""

    value: Fraction
    start: int
    end: int
    numbers: tuple[Fraction, ...]
    units: frozenset[str]
    operators: int
    has_percent: bool


@dataclass(slots=True)
class _Reader:
    text: str
    at: int
    letters: Mapping[str, Fraction] = field(default_factory=dict)
    numbers: list[Fraction] = field(default_factory=list)
    units: set[str] = field(default_factory=set)
    operators: int = 0
    has_percent: bool = False
    depth: int = 0
    steps: int = 0

    def sum(self) -> Fraction:
        self._enter()
        total = self.product()
        while (sign := self._operator("+-")) is not None:
            mark, place = sign
            try:
                term = self.product()
            except NotArithmetic:
                self.at = place
                break
            self.operators += 1
            total = _bounded(total + term if mark == "+" else total - term)
        self.depth -= 1
        return total

    def product(self) -> Fraction:
        total = self.power()
        while True:
            sign = self._operator("*/")
            if sign is None and not self._factor_follows():
                return total
            mark, place = sign or ("*", self.at)
            divides = sign is not None and self.text[self.at - 1] in _DIVIDES
            try:
                factor = self._fraction() if divides else self.power()
            except NotArithmetic:
                self.at = place
                return total
            self.operators += 1
            total = _bounded(total * factor if mark == "*" else _over(total, factor))

    def _fraction(self) -> Fraction:
        """Read a factor after a division sign, a fraction as one: `3/7 ÷ 2/5`."""
        top = self.power()
        if not re.match(r"/\d", self.text[self.at :]):
            return top
        self.at += 1
        self.operators += 1
        return _bounded(_over(top, self.power()))

    def power(self) -> Fraction:
        base = self.atom()
        while self._next("^", "**"):
            exponent = self.atom()
            self.operators += 1
            base = _root(base, is_exact=False) if self.letters and exponent == Fraction(1, 2) else _raised(base, exponent)
        if self._peek() == "!" and self.text[self.at : self.at + 2] != "!=" and self._factorial_follows():
            base = _factorial(base)
            self.operators += 1
        return base

    def atom(self) -> Fraction:
        self._enter()
        try:
            return self._atom()
        finally:
            self.depth -= 1

    def _atom(self) -> Fraction:
        self._skip()
        if self._next("-", "−"):
            return -self.power()
        if self._next("(", "["):
            value = self.sum()
            if not self._next(")", "]"):
                raise NotArithmetic
            return value
        if self._next("sqrt", "√"):
            self.operators += 1
            return _root(self.atom(), is_exact=not self.letters)
        return self._letter() if self.letters and self._peek() in self.letters else self._number()

    def _letter(self) -> Fraction:
        letter = self._peek()
        self.at += 1
        return self.letters[letter]

    def _number(self) -> Fraction:
        match = _NUMBER.match(self.text, self.at)
        if match is None:
            raise NotArithmetic
        self.at = match.end()
        value = Fraction(match.group().replace(",", "."))
        self.numbers.append(value)
        if not self.letters:
            value = self._with_unit(value)
        return value

    def _with_unit(self, value: Fraction) -> Fraction:
        match = _UNIT.match(self.text, self.at)
        if match is None:
            return value
        self.at = match.end()
        if match.group(2):
            self.has_percent = True
            return value / 100
        self.units.add(match.group(1).casefold().rstrip("s"))
        return value

    def _factor_follows(self) -> bool:
        """Return whether a factor stands here without a sign: `2x`, `3(x + 1)`, `2 (3)`."""
        after = self.text[self.at : self.at + 1]
        return after == "(" or bool(self.letters and (self._peek() in self.letters or self.text.startswith(("sqrt", "√"), self.at)))

    def _factorial_follows(self) -> bool:
        """Return whether the exclamation mark is a factorial: only where something is made of it."""
        if not re.match(r"!\s*[-+*×·÷/=]", self.text[self.at :]):
            return False
        self.at += 1
        return True

    def _operator(self, kind: str) -> tuple[str, int] | None:
        place = self.at
        self._skip()
        mark = self._peek()
        sign = _OPERATORS.get(mark)
        if mark in ("x", "X") and not self.letters and re.match(r"[xX]\s*[$€£]?\s?[\d(]", self.text[self.at :]):
            sign = "*"
        if mark == ":" and re.match(r"\s:\s*[$€£]?\d", self.text[max(0, self.at - 1) :]):
            sign = "/"
        if sign is None or sign not in kind or self.text.startswith("**", self.at):
            self.at = place
            return None
        self.at += 1
        return sign, place

    def _next(self, *marks: str) -> bool:
        self._skip()
        for mark in sorted(marks, key=len, reverse=True):
            if self.text.startswith(mark, self.at):
                self.at += len(mark)
                return True
        return False

    def _peek(self) -> str:
        self._skip()
        return self.text[self.at : self.at + 1]

    def _skip(self) -> None:
        while self.at < len(self.text) and (self.text[self.at] in " \t\u00a0$€£¥"):
            self.at += 1

    def _enter(self) -> None:
        self.depth += 1
        self.steps += 1
        if self.depth > MOST_DEPTH or self.steps > MOST_STEPS:
            raise NotArithmetic


def read_term(text: str, at: int = 0, letters: Mapping[str, Fraction] | None = None) -> Term:
    """Return the longest term that begins at a place.

    Args:
        text: a plain text.
        at: where it begins.
        letters: values of the letters that may stand in it, and then roots need not be fractions; a unit is a word only where there are none.

    Raises:
        NotArithmetic: no term begins there.
    """
    reader = _Reader(text, at, letters or {})
    value = reader.sum()
    numbers = tuple(reader.numbers)
    return Term(value, at, reader.at, numbers, frozenset(reader.units), reader.operators, reader.has_percent)


def _bounded(value: Fraction) -> Fraction:
    if value.numerator.bit_length() > MOST_BITS or value.denominator.bit_length() > MOST_BITS:
        raise NotArithmetic
    return value


def _over(top: Fraction, bottom: Fraction) -> Fraction:
    if bottom == 0:
        raise NotArithmetic
    return top / bottom


def _raised(base: Fraction, exponent: Fraction) -> Fraction:
    size = max(base.numerator.bit_length(), base.denominator.bit_length())
    if exponent.denominator != 1 or abs(exponent) > MOST_EXPONENT or size * abs(exponent) > MOST_BITS or (base == 0 and exponent < 0):
        raise NotArithmetic
    return Fraction(base ** int(exponent))


def _root(value: Fraction, *, is_exact: bool) -> Fraction:
    """Return a square root; where algebra is compared, one that is no fraction to nineteen places."""
    if value < 0:
        raise NotArithmetic
    top, bottom = (isqrt(part) for part in (value.numerator, value.denominator))
    if Fraction(top * top, bottom * bottom) == value:
        return Fraction(top, bottom)
    if is_exact:
        raise NotArithmetic
    return _bounded(Fraction(isqrt(value.numerator * value.denominator * ROOT_SCALE**2), value.denominator * ROOT_SCALE))


def _factorial(value: Fraction) -> Fraction:
    if value.denominator != 1 or not 0 <= value <= 20:
        raise NotArithmetic
    product = 1
    for factor in range(2, int(value) + 1):
        product *= factor
    return Fraction(product)
