"""A calculation of two numbers as it is written: fractions and mixed numbers keep their parts, decimals their digits (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from services.grading.language.characters import Unreadable, normalise

Operator = Literal["+", "-", "*", ":", "<>"]
_NUMBER: Final = r"(?:\d+ +\d+ */ *\d+|\d+ */ *\d+|\d*\.\d+|\d+)"
_OPERAND: Final = rf"\(? *([+-]?) *\$? *({_NUMBER}) *\)?"
_ONE: Final = re.compile(rf"{_OPERAND} *$")
_TWO: Final = re.compile(rf"{_OPERAND} *(\+|-|\*|:|<>) *{_OPERAND} *=? *$")
_PARTS: Final = re.compile(r"(?:(\d+) +)?(\d+) */ *(\d+)$")
_MOST_DIGITS: Final = 12


@dataclass(frozen=True, slots=True)
class Operand:
    """A number with its sign apart. A fraction has `bottom` > 0, and `whole` when it is a mixed number; else `written` has its digits."""

    is_negative: bool
    written: str
    whole: int | None = None
    top: int = 0
    bottom: int = 0

    @property
    def size(self) -> Fraction:
        """The number without its sign."""
        return (self.whole or 0) + Fraction(self.top, self.bottom) if self.bottom else Fraction(self.written)

    @property
    def value(self) -> Fraction:
        """The number."""
        return -self.size if self.is_negative else self.size

    @property
    def is_fraction(self) -> bool:
        """True for a fraction that is no mixed number."""
        return self.bottom > 0 and self.whole is None

    @property
    def is_whole(self) -> bool:
        """True for digits only."""
        return not self.bottom and self.written.isdigit()

    @property
    def decimals(self) -> str:
        """The digits after the point."""
        return self.written.partition(".")[2] if not self.bottom else ""


@dataclass(frozen=True, slots=True)
class Calculation:
    """Two numbers and what is done with them; ":" divides, "<>" asks which is greater."""

    left: Operand
    operator: Operator
    right: Operand

    @property
    def operands(self) -> tuple[Operand, Operand]:
        """Both numbers."""
        return self.left, self.right


def calculation_of(text: str) -> Calculation | None:
    """Return the calculation that a text such as `2/3 ÷ 3/8` is, None when it is of another kind."""
    plain = _plain(text)
    found = None if plain is None else _TWO.match(plain)
    if found is None:
        return None
    first, second = _operand(found.group(1), found.group(2)), _operand(found.group(4), found.group(5))
    operator = found.group(3)
    if first is None or second is None:
        return None
    return Calculation(first, operator, second)  # type: ignore[arg-type]


def operand_of(text: str) -> Operand | None:
    """Return the single number that a text is, None when it is something else."""
    plain = _plain(text)
    found = None if plain is None else _ONE.match(plain)
    return _operand(found.group(1), found.group(2)) if found else None


def _plain(text: str) -> str | None:
    if len(text) > 80:
        return None
    text = re.sub(r"÷|:", ":", re.sub(r"_{2,}|\[_*\]|\?(?=.)", "<>", text))
    text = re.sub(r"\\frac\{(\d+)\}\{(\d+)\}", r"(\1/\2)", text)
    pieces = []
    try:
        for piece in text.split(":"):
            pieces.append(" ".join(normalise(piece).text.split()))
    except Unreadable:
        return None
    # A bar with spaces around it, or around a bracket, divides; a narrow one belongs to a fraction.
    return re.sub(r"\) */ *\(| / (?=\d+ */)", " : ", " : ".join(pieces)).strip()


def _operand(sign: str, text: str) -> Operand | None:
    if sum(character.isdigit() for character in text) > _MOST_DIGITS:
        return None
    parts = _PARTS.match(text)
    if parts is None:
        return Operand(sign == "-", "0" + text if text.startswith(".") else text)
    whole, top, bottom = (int(part) if part else None for part in parts.groups())
    return Operand(sign == "-", text, whole, top or 0, bottom or 0) if bottom else None
