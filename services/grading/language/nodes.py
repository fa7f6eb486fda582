"""What an answer says, as a tree that keeps the form in which it was written (pure)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

ConstantName = Literal["pi", "e", "i", "inf"]
Sign = Literal["=", "<", ">", "<=", ">=", "!="]
FLIPPED: dict[Sign, Sign] = {"=": "=", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}


@dataclass(frozen=True, slots=True)
class Number:
    """A non-negative literal; `written` is its text with a decimal point and without separators."""

    value: Fraction
    written: str = field(compare=False)

    @property
    def is_decimal(self) -> bool:
        """True when it was written with a decimal point or a power of ten."""
        return not self.written.isdigit()


@dataclass(frozen=True, slots=True)
class Mixed:
    """A mixed number such as 1 1/2; its parts are non-negative and `bottom` is positive."""

    whole: int
    top: int
    bottom: int

    @property
    def value(self) -> Fraction:
        """The number it stands for."""
        return self.whole + Fraction(self.top, self.bottom)


@dataclass(frozen=True, slots=True)
class Name:
    """A variable: one letter, a Greek letter's name, either with an optional subscript."""

    name: str


@dataclass(frozen=True, slots=True)
class Constant:
    """A number with a name of its own."""

    name: ConstantName


@dataclass(frozen=True, slots=True)
class Negative:
    """The opposite of a term."""

    of: Node


@dataclass(frozen=True, slots=True)
class Percent:
    """A hundredth of a term, written with the percent sign."""

    of: Node


@dataclass(frozen=True, slots=True)
class Sum:
    """Two or more terms; a subtracted term is a `Negative`."""

    terms: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Product:
    """Two or more factors, multiplied by sign or by standing together."""

    factors: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Quotient:
    """A division or fraction."""

    top: Node
    bottom: Node


@dataclass(frozen=True, slots=True)
class Power:
    """A base with an exponent."""

    base: Node
    exponent: Node


@dataclass(frozen=True, slots=True)
class Call:
    """A function of the whitelist with its arguments: `root` takes (radicand, degree), `log` takes (number, base)."""

    name: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class PlusMinus:
    """A term with both signs."""

    of: Node


@dataclass(frozen=True, slots=True)
class Relation:
    """An equation or inequality; a chain such as 1 < x < 3 has more than two sides."""

    signs: tuple[Sign, ...]
    sides: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Statements or values joined by `word`: "or", "and", or "," for a comma or semicolon, as in x = 2 or x = 3."""

    parts: tuple[Node, ...]
    word: Literal["or", "and", ","] = "or"


Node = Number | Mixed | Name | Constant | Negative | Percent | Sum | Product | Quotient | Power | Call | PlusMinus | Relation | Either


def children(node: Node) -> tuple[Node, ...]:
    """Return the parts of a node in the order in which they were written."""
    match node:
        case Negative(of) | Percent(of) | PlusMinus(of):
            return (of,)
        case Sum(parts) | Product(parts) | Call(_, parts) | Either(parts, _) | Relation(_, parts):
            return parts
        case Quotient(top, bottom):
            return (top, bottom)
        case Power(base, exponent):
            return (base, exponent)
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    """Yield the node and all below it."""
    waiting = [node]
    while waiting:
        here = waiting.pop()
        yield here
        waiting.extend(reversed(children(here)))


def letters(node: Node) -> frozenset[str]:
    """Return the variables that occur."""
    return frozenset(part.name for part in walk(node) if isinstance(part, Name))


def depth(node: Node) -> int:
    """Return the length of the longest way down, 1 for a leaf."""
    deepest, waiting = 0, [(node, 1)]
    while waiting:
        here, level = waiting.pop()
        deepest = max(deepest, level)
        waiting.extend((child, level + 1) for child in children(here))
    return deepest
