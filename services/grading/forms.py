"""Whether an answer of the right value has the form that was asked for (pure, given a prover)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from services.grading.algebra.arithmetic import Undecided
from services.grading.algebra.forms import is_expanded, is_factored, is_literal, is_simplest
from services.grading.algebra.shapes import as_given, has_lowest_terms, is_completed_square, is_partial_fractions, is_single_fraction
from services.grading.findings import Finding, Task, correct, unsure, wrong_form
from services.grading.language.nodes import Node, letters
from services.grading.proving.questions import Proof, Question


def form_finding(answer: Node, target: Node, task: Task) -> Finding:
    """Return the finding for an expression of the right value, by its form."""
    proof = _PROOFS[task.spec.form](answer, target, task)
    if proof in ("yes", "no"):
        return correct() if proof == "yes" else wrong_form(_message(answer, task))
    return correct() if answer == target else unsure("undecided")


def _message(answer: Node, task: Task) -> str:
    return "form_lowest" if task.spec.form == "simplest" and is_literal(answer) else f"form_{task.spec.form}"


def _any(_answer: Node, _target: Node, _task: Task) -> Proof:
    return "yes"


def _simplest(answer: Node, target: Node, _task: Task) -> Proof:
    return "yes" if answer == target or is_simplest(answer) or not is_simplest(target) else "no"


def _factored(answer: Node, _target: Node, task: Task) -> Proof:
    try:
        return "yes" if is_factored(answer) else "no"
    except Undecided:
        return task.prover(Question("factored", answer, answer))


def _completed_square(answer: Node, target: Node, task: Task) -> Proof:
    letter = task.spec.unknown or min(letters(target) or letters(answer), default="")
    return "yes" if is_completed_square(answer, letter) else "no"


def _partial_fractions(answer: Node, _target: Node, _task: Task) -> Proof:
    try:
        return "yes" if is_partial_fractions(answer) else "no"
    except Undecided:
        return "undecided"


def _by(predicate: Callable[[Node], bool]) -> Callable[[Node, Node, Task], Proof]:
    return lambda answer, _target, _task: "yes" if predicate(answer) else "no"


_PROOFS: Final[dict[str, Callable[[Node, Node, Task], Proof]]] = {
    "any": _any,
    "simplest": _simplest,
    "factored": _factored,
    "expanded": _by(is_expanded),
    "single_fraction": _by(is_single_fraction),
    "lowest_terms": _by(has_lowest_terms),
    "completed_square": _completed_square,
    "partial_fractions": _partial_fractions,
    "as_given": lambda answer, target, _task: "yes" if as_given(answer, target) else "no",
}
