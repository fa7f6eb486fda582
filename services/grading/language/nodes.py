"""What an answer says, as a tree that keeps the form in which it was written (pure)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

ConstantName = Literal["pi", "e", "i", "inf", "true", "false", "reals", "empty"]
JoiningWord = Literal["or", "and", ",", "xor", "implies", "iff"]
Bracket = Literal["(", "[", "{", ")", "]", "}"]
SetOperator = Literal["union", "intersection", "without"]
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
    """A function of the whitelist with its arguments: `root` takes (radicand, degree), `log` takes (number, base), `sum` and `product`
    take (term, index, first, last).
    """

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
    """Statements or values joined by `word`: "or", "and", or "," for a comma or semicolon, as in x = 2 or x = 3.

    "xor", "implies" and "iff" join two statements.
    """

    parts: tuple[Node, ...]
    word: JoiningWord = "or"


@dataclass(frozen=True, slots=True)
class Not:
    """The denial of a statement."""

    of: Node


@dataclass(frozen=True, slots=True)
class Listing:
    """What stands between brackets, parted by commas or semicolons.

    `{…}` is a set and `[…]` a list; `(…)` is a point. Two parts between `(` or `[` and `)` or `]` may mean an interval, which
    a half-open one such as `[1, 2)` always does; `]1, 2[` is written `(1, 2)` here.
    """

    opening: Bracket
    closing: Bracket
    parts: tuple[Node, ...]

    @property
    def is_set(self) -> bool:
        """True for braces."""
        return self.opening == "{"

    @property
    def is_half_open(self) -> bool:
        """True for what can only be an interval."""
        return (self.opening, self.closing) in (("[", ")"), ("(", "]"))


@dataclass(frozen=True, slots=True)
class Matrix:
    """A rectangle of values, row by row."""

    rows: tuple[tuple[Node, ...], ...]


@dataclass(frozen=True, slots=True)
class Builder:
    """The set of all values of a letter for which a condition holds: {x | x > 3}."""

    letter: Name
    condition: Node


@dataclass(frozen=True, slots=True)
class Word:
    """An element of a set that is no mathematics: a name, such as `heads`."""

    text: str


@dataclass(frozen=True, slots=True)
class Combined:
    """Sets put together from left to right by one operator."""

    operator: SetOperator
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """The statement that a value belongs to a set."""

    of: Node
    within: Node


Node = (
    Number
    | Mixed
    | Name
    | Constant
    | Negative
    | Percent
    | Sum
    | Product
    | Quotient
    | Power
    | Call
    | PlusMinus
    | Relation
    | Either
    | Not
    | Listing
    | Matrix
    | Combined
    | Builder
    | Member
    | Word
)
SERIES = frozenset({"sum", "product"})
STATEMENTS = (Relation, Either, Not, Member)
COLLECTIONS = (Listing, Matrix, Combined, Builder)


def children(node: Node) -> tuple[Node, ...]:
    """Return the parts of a node in the order in which they were written."""
    match node:
        case Negative(of) | Percent(of) | PlusMinus(of) | Not(of):
            return (of,)
        case Sum(parts) | Product(parts) | Call(_, parts) | Either(parts, _) | Relation(_, parts):
            return parts
        case Listing(_, _, parts) | Combined(_, parts):
            return parts
        case Matrix(rows):
            return tuple(part for row in rows for part in row)
        case Member(one, two) | Builder(one, two) | Quotient(one, two) | Power(one, two):
            return (one, two)
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
    """Return the variables that occur; the index of a sum is none, nor is the letter of {x | x > 3}."""
    if not any(isinstance(part, Builder) or (isinstance(part, Call) and part.name in SERIES) for part in walk(node)):
        return frozenset(part.name for part in walk(node) if isinstance(part, Name))
    if isinstance(node, Name):
        return frozenset({node.name})
    if isinstance(node, Call) and node.name in SERIES:
        term, index, *ends = node.arguments
        return (letters(term) - letters(index)).union(*map(letters, ends))
    if isinstance(node, Builder):
        return letters(node.condition) - letters(node.letter)
    return frozenset().union(*map(letters, children(node)))


def depth(node: Node) -> int:
    """Return the length of the longest way down, 1 for a leaf."""
    deepest, waiting = 0, [(node, 1)]
    while waiting:
        here, level = waiting.pop()
        deepest = max(deepest, level)
        waiting.extend((child, level + 1) for child in children(here))
    return deepest
