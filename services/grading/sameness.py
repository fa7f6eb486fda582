"""Whether lists, sets, matrices and sets of real numbers are the same (pure)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Final

from services.grading.algebra.logic import NoStatement, is_proposition, is_real_set, membership
from services.grading.algebra.writing import written_alike
from services.grading.compare import same
from services.grading.findings import Task
from services.grading.language.naming import is_collection
from services.grading.language.nodes import (
    STATEMENTS,
    Constant,
    Listing,
    Matrix,
    Name,
    Node,
    PlusMinus,
    children,
    letters,
    walk,
)
from services.grading.language.reading import is_expression
from services.grading.language.rewrite import both_signs
from services.grading.proving.questions import Proof
from services.grading.statements import is_relational, same_statements

_AS_SETS: Final[dict[Node, Node]] = {Constant("true"): Constant("reals"), Constant("false"): Constant("empty")}
_MAX_COMPARED: Final = 256


def same_anything(left: Node, right: Node, task: Task) -> Proof:
    """Return whether two trees of any kind stand for the same; what is of different kinds is different."""
    if is_collection(left) or is_collection(right):
        return _same_structure(left, right, task)
    if has_both_signs(left) or has_both_signs(right):
        return same_with_signs(left, right, task)
    if is_expression(left) and is_expression(right) and not _truths(left, right):
        return same(left, right, task)
    if all(is_relational(node) or is_proposition(node) for node in (left, right)):
        return same_statements(left, right, task)
    return "no" if is_expression(left) != is_expression(right) else "undecided"


def has_both_signs(node: Node) -> bool:
    """True for one value with ±, which stands for two."""
    return not isinstance(node, STATEMENTS) and any(isinstance(part, PlusMinus) for part in walk(node))


def same_with_signs(left: Node, right: Node, task: Task) -> Proof:
    """Return whether two expressions are the same, with ± on both sides for the upper and for the lower sign."""
    mine, yours = both_signs(left), both_signs(right)
    if len(mine) != len(yours):
        return "no"
    return _every(same(a, b, task) for a, b in zip(mine, yours, strict=True))


def _truths(left: Node, right: Node) -> bool:
    return any(node in (Constant("true"), Constant("false")) for node in (left, right))


def _same_structure(left: Node, right: Node, task: Task) -> Proof:
    if left == right:
        return "yes"
    if is_real_set(left) or is_real_set(right):
        return _same_real_sets(left, right, task)
    match left, right:
        case Matrix(rows), Matrix(others):
            if [len(row) for row in rows] != [len(row) for row in others]:
                return "no"
            return _all_same(chain(*rows), chain(*others), task)
        case Listing(), Listing() if left.is_set and right.is_set:
            return _same_sets(left.parts, right.parts, task)
        case Listing(), Listing():
            is_alike = (left.opening, left.closing, len(left.parts)) == (right.opening, right.closing, len(right.parts))
            return _all_same(left.parts, right.parts, task) if is_alike else "no"
        case _:
            return "no"


def _all_same(left: Iterable[Node], right: Iterable[Node], task: Task) -> Proof:
    return _every(same_anything(a, b, task) for a, b in zip(left, right, strict=True))


def _every(proofs: Iterable[Proof]) -> Proof:
    """Return "yes" when all are, "no" when one is, else what keeps one open."""
    worst: Proof = "yes"
    for proof in proofs:
        if proof == "no":
            return "no"
        if proof != "yes":
            worst = proof
    return worst


def _same_sets(left: tuple[Node, ...], right: tuple[Node, ...], task: Task) -> Proof:
    """Return whether every element of each set is in the other."""
    if len(left) * len(right) > _MAX_COMPARED:
        return "undecided"
    table = [[same_anything(a, b, task) for b in right] for a in left]
    columns = [[row[k] for row in table] for k in range(len(right))]
    return _every(map(_any, (*table, *columns)))


def _any(proofs: list[Proof]) -> Proof:
    if "yes" in proofs:
        return "yes"
    return next((proof for proof in proofs if proof != "no"), "no")


def _same_real_sets(left: Node, right: Node, task: Task) -> Proof:
    """Return whether the same numbers belong to both."""
    if isinstance(left, Listing) and isinstance(right, Listing) and not left.is_set and not right.is_set and letters(left) | letters(right):
        is_alike = (left.opening, left.closing, len(left.parts)) == (right.opening, right.closing, len(right.parts))
        return _all_same(left.parts, right.parts, task) if is_alike else "undecided"
    left, right = (_AS_SETS.get(node, node) for node in (left, right))
    letter = next(name for name in "xyztuvwpqr" + "abcdfghjklmn" if name not in letters(left) | letters(right))
    try:
        return same_statements(membership(Name(letter), left), membership(Name(letter), right), task)
    except NoStatement:
        return "no"


def is_written_out(answer: Node, target: Node) -> bool:
    """Return whether every element of a set is written like an element of the other, up to order and collecting terms.

    A set shows which things are in it; what is equal only after more algebra than that is not yet worked out.
    """
    match answer, target:
        case Listing(), Listing() if answer.is_set:
            return all(any(is_written_out(part, other) and written_alike(part, other) for other in target.parts) for part in answer.parts)
        case (Listing(), Listing()) | (Matrix(), Matrix()):
            return all(is_written_out(part, other) for part, other in zip(children(answer), children(target), strict=True))
        case _:
            return True
