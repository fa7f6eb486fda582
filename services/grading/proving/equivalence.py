"""Whether two statements hold at the same points, and if not, which of them holds at more (pure, bounded).

In one letter the real line falls into places at all zeros and ends of what is compared, and between two of them nothing changes:
looking at each place decides. In several letters equations are looked at along lines: all letters but one get random values,
for each letter in turn, so every part of the solutions is met. Systems are sampled where they hold (systems.py). A difference is always
a point that was found; sameness in several letters is agreement at all points of several random draws.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from random import Random
from typing import Any, Final

from services.grading.algebra.arithmetic import Undecided, as_rational
from services.grading.algebra.logic import NoStatement, comparisons, unsigned
from services.grading.language.nodes import Call, Constant, Either, Negative, Node, Number, Power, Relation, Sum, letters, walk
from services.grading.language.rewrite import substituted
from services.grading.proving.critical import Solver
from services.grading.proving.elimination import Unsolvable
from services.grading.proving.questions import Domain, Proof
from services.grading.proving.systems import Sampler, is_in_equations
from services.grading.proving.truth import all_exist, calculator, holds_at

_SCALES: Final = (Fraction(1), Fraction(1, 4), Fraction(1, 60), Fraction(25))  # of the random values, one for each trial
_MAX_LETTERS: Final = 6
_MAX_PLACES: Final = 120


@dataclass(slots=True)
class Difference:
    """What was seen: whether the first statement holds somewhere alone, whether the second does, and at how many points one held."""

    lost: bool = False
    gained: bool = False
    seen: int = 0
    is_open: bool = False

    def proof(self) -> Proof:
        """Return "yes" when no difference was seen, "lost", "gained", or "no" for both."""
        if self.lost and self.gained:
            return "no"
        if self.lost or self.gained:
            return "lost" if self.lost else "gained"
        return "undecided" if self.is_open else "yes"


def prove_equivalent(left: Node, right: Node, domain: Domain) -> Proof:
    """Return whether two statements hold at the same points: "lost" when the second holds at fewer, "gained" at more, "no" when neither."""
    left, right = unsigned(left), unsigned(right)
    is_algebraic = _is_algebraic(left) and _is_algebraic(right)
    if any(part == Constant("i") for node in (left, right) for part in walk(node)):
        domain = "complex"
        if not is_algebraic:
            return "undecided"
    elif domain == "complex" and not is_algebraic:
        domain = "real"
    try:
        return _Comparison(left, right, domain).seen().proof()
    except (Unsolvable, Undecided, NoStatement):
        return "undecided"


def _is_algebraic(node: Node) -> bool:
    """True for equations between rational expressions: only there do all complex numbers count."""
    for part in walk(node):
        if isinstance(part, Relation) and any(sign not in ("=", "!=") for sign in part.signs):
            return False
        if isinstance(part, Call) and letters(part):
            return False
        if isinstance(part, Power) and (as_rational(part.exponent) or Fraction(1, 2)).denominator != 1 and letters(part):
            return False
    return True


class _Comparison:
    """Looks at two statements at the same points."""

    def __init__(self, left: Node, right: Node, domain: Domain) -> None:
        self.left, self.right, self.domain = left, right, domain
        self.is_complex = domain == "complex"
        self.names = sorted(letters(left) | letters(right))
        self.random = Random(hashlib.blake2b(repr((left, right)).encode(), digest_size=16).digest())
        self.calculator = calculator(is_complex=self.is_complex)
        self.found = Difference()

    def seen(self) -> Difference:
        """Return what was seen."""
        if len(self.names) > _MAX_LETTERS:
            raise Unsolvable
        if len(self.names) <= 1:
            self._along(self.left, self.right, self.names[0] if self.names else "x")
        elif _is_of_surfaces(self.left) and _is_of_surfaces(self.right):
            self._along_lines()
        else:
            self._at_samples()
        return self.found

    def _look(self, left: Node, right: Node, point: dict[str, Any]) -> None:
        """Compare both statements at one point; off the real line what does not exist there is no difference."""
        if (
            self.is_complex
            and any(getattr(value, "imag", 0) for value in point.values())
            and not all_exist((left, right), point, self.calculator)
        ):
            return
        first, second = (holds_at(node, point, self.calculator) for node in (left, right))
        self.found.lost = self.found.lost or (first and not second)
        self.found.gained = self.found.gained or (second and not first)
        self.found.seen += first or second

    def _along(self, left: Node, right: Node, letter: str) -> None:
        """Compare two statements in one letter at all places where something may change and between them."""
        solver = Solver(letter, is_complex=self.is_complex)
        pairs = {pair for node in (left, right) for pair in comparisons(node)}
        values = [value for _, a, b in pairs for value in solver.critical(Sum((a, Negative(b))))]
        for value in self._places(values):
            self._look(left, right, {letter: value})

    def _places(self, values: list[Any]) -> Iterator[Any]:
        if len(values) > _MAX_PLACES:
            raise Unsolvable
        if self.is_complex:
            yield from values
            yield from (Fraction(self.random.randint(-400, 400), 97) for _ in range(2))
            return
        context = self.calculator.context
        real = sorted({context.convert(value).real for value in values if not context.convert(value).imag} | {context.mpf(0)})
        if self.domain == "positive":
            real = [context.mpf(0), *(value for value in real if value > 0)]
        yield from real if self.domain != "positive" else real[1:]
        yield from ((a + b) / 2 for a, b in pairwise(real))
        yield real[-1] + 2
        if self.domain != "positive":
            yield real[0] - 2

    def _along_lines(self) -> None:
        """Compare equations in several letters: one letter is solved for while the others have random values."""
        solved = False
        for letter in self.names:
            for scale in _SCALES:
                values = {name: self._draw(scale) for name in self.names if name != letter}
                try:
                    self._along(substituted(self.left, values), substituted(self.right, values), letter)
                    solved = True
                except (Unsolvable, Undecided):
                    self.found.is_open = True
        self.found.is_open = self.found.is_open or not solved or not (self.found.seen or self._is_empty())

    def _is_empty(self) -> bool:
        """True when no point was to be expected: one statement is false whatever its letters are."""
        return not letters(self.left) or not letters(self.right)

    def _draw(self, scale: Fraction) -> Node:
        value = Fraction(self.random.randint(3, 400), 97) * scale
        if self.domain == "positive" or self.random.random() < 0.5:
            return Number(value, str(value))
        return Negative(Number(value, str(value)))

    def _at_samples(self) -> None:
        """Compare systems at sampled points of each."""
        for node in (self.left, self.right):
            sampler = Sampler(self.names, self.random, self.domain)
            for point in sampler.points(node):
                self._look(self.left, self.right, point)
            self.found.is_open = self.found.is_open or (
                sampler.was_free and not (is_in_equations(self.left) and is_in_equations(self.right))
            )


def _is_of_surfaces(node: Node) -> bool:
    """True for equations of which one is enough: what each holds for is cut by almost every line."""
    match node:
        case Relation((sign,), _):
            return sign == "="
        case Either(parts, "or"):
            return all(map(_is_of_surfaces, parts))
        case Constant("true" | "false"):
            return True
        case _:
            return False
