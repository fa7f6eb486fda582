"""Who answers the questions that exact arithmetic leaves open."""

from __future__ import annotations

from services.grading.algebra.arithmetic import Undecided
from services.grading.algebra.forms import is_factored
from services.grading.algebra.polynomial import Polynomial
from services.grading.language.nodes import Node
from services.grading.proving.agreement import prove_numerically
from services.grading.proving.equivalence import prove_equivalent
from services.grading.proving.questions import Proof, Question
from services.grading.proving.symbolic import is_irreducible, prove_symbolically


def prove_in_bounds(question: Question) -> Proof:
    """Return the answer to a question as far as bounded work finds it."""
    if question.kind == "equivalent":
        return prove_equivalent(question.left, question.right, question.domain)
    return _prove_factored(question.left) if question.kind == "factored" else prove_numerically(question)


def prove(question: Question) -> Proof:
    """Return the answer to a question; this may take any time, so it is run where it can be killed."""
    proof = prove_in_bounds(question)
    return prove_symbolically(question) if proof == "undecided" else proof


def _prove_factored(node: Node) -> Proof:
    try:
        return "yes" if is_factored(node, _splits_no_further) else "no"
    except Undecided:
        return "undecided"


def _splits_no_further(polynomial: Polynomial) -> bool:
    proof = is_irreducible(polynomial)
    if proof == "undecided":
        raise Undecided
    return proof == "yes"
