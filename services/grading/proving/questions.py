"""Questions that exact arithmetic leaves open, and who answers them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from services.grading.language.nodes import Node

Proof = Literal["yes", "no", "lost", "gained", "undecided", "undefined", "timed_out"]
Domain = Literal["real", "positive", "complex"]


@dataclass(frozen=True, slots=True)
class Question:
    """`equal`: same value wherever both are real; `proportional`: equal up to a nonzero number; `signs`: positive at the same
    places; `within`: no farther apart than `tolerance`; `factored`: `left` is a product that splits no further (`right` is the same); `equivalent`: statements that hold at the same points of the `domain`, where
    "lost" says that `right` holds at fewer points, "gained" at more.
    """

    kind: Literal["equal", "proportional", "signs", "within", "factored", "equivalent"]
    left: Node
    right: Node
    tolerance: Fraction = Fraction(0)
    domain: Domain = "real"


Prover = Callable[[Question], Proof]
