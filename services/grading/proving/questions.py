"""Questions that exact arithmetic leaves open, and who answers them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from services.grading.language.nodes import Node

Proof = Literal["yes", "no", "undecided", "undefined", "timed_out"]


@dataclass(frozen=True, slots=True)
class Question:
    """`equal`: same value wherever both are real; `proportional`: equal up to a nonzero number; `signs`: positive at the same
    places; `within`: no farther apart than `tolerance`; `factored`: `left` is a product that splits no further (`right` is the same).
    """

    kind: Literal["equal", "proportional", "signs", "within", "factored"]
    left: Node
    right: Node
    tolerance: Fraction = Fraction(0)


Prover = Callable[[Question], Proof]
