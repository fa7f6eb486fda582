"""Same or not: exact arithmetic first, and what it leaves open is asked of the prover (pure)."""

from __future__ import annotations

from fractions import Fraction

from services.grading.algebra.arithmetic import as_rational
from services.grading.algebra.field import Undefined, identical
from services.grading.algebra.field import proportional as proportional_in_field
from services.grading.algebra.forms import has_infinity, has_letters_below, is_infinity
from services.grading.findings import Task
from services.grading.language.nodes import Negative, Node, Sum
from services.grading.proving.questions import Proof, Question


def same(left: Node, right: Node, task: Task) -> Proof:
    """Return whether two expressions have the same value."""
    if left == right:
        return "yes"
    a, b = as_rational(left), as_rational(right)
    if a is not None and b is not None:
        return "yes" if a == b else "no"
    if is_infinity(left) and is_infinity(right):
        return "no"  # alike trees are the same above: one of them has a minus
    if has_infinity(left) != has_infinity(right) and any(map(is_infinity, (left, right))):
        return "no"
    try:
        known = identical(left, right, task.seed)
    except Undefined:
        return "undefined"
    if known is None:
        return task.prover(Question("equal", left, right))
    return "yes" if known else "no"


def within(left: Node, right: Node, tolerance: Fraction, task: Task) -> Proof:
    """Return whether two numbers are no farther apart than the tolerance."""
    a, b = as_rational(left), as_rational(right)
    if a is None or b is None:
        return task.prover(Question("within", left, right, tolerance))
    return "yes" if abs(a - b) <= tolerance else "no"


def difference(left: Node, right: Node) -> Node:
    """Return left - right."""
    return Sum((left, Negative(right)))


def proportional(left: Node, right: Node, task: Task) -> Proof:
    """Return whether one is the other times a nonzero number, so that both are zero together.

    Without letters below a fraction bar, being proportional is what makes two equations the same; else it is only enough.
    """
    try:
        known = proportional_in_field(left, right, task.seed)
    except Undefined:
        return "undefined"
    if known:
        return "yes"
    if known is False and not (has_letters_below(left) or has_letters_below(right)):
        return "no"
    return task.prover(Question("proportional", left, right))
