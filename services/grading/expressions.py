"""Grades expressions: same value everywhere, and in the form that was asked for (pure)."""

from __future__ import annotations

from typing import Final

from services.grading.algebra.logic import is_proposition
from services.grading.equations import check_equation
from services.grading.findings import Finding, Task, correct, incorrect, unsure, wrong_form
from services.grading.forms import form_finding
from services.grading.functions import rule_of
from services.grading.language.naming import is_collection
from services.grading.language.nodes import Call, Name, Node, Number, Relation, letters, walk
from services.grading.language.reading import is_expression
from services.grading.numbers import is_number_form
from services.grading.sameness import has_both_signs, is_written_out, same_anything, same_with_signs

# Forms that a collection has when all its parts have them.
_FORMS_OF_PARTS: Final = frozenset({"simplest", "lowest_terms", "as_given"})


def check_expression(answer: Node, target: Node, task: Task) -> Finding:
    """Return the finding for an expression; an equation as target is graded as an equation, a list or set as a whole."""
    if is_collection(target) or is_proposition(target) != isinstance(target, Name):
        return check_structure(answer, target, task)
    if not is_expression(target) and not has_both_signs(target):
        return check_equation(answer, target, task)
    answer = _named_value(answer, target, task.spec.unknown)
    if not is_expression(answer) and not (has_both_signs(answer) and has_both_signs(target)):
        return unsure("not_an_expression")
    proof = same_with_signs(answer, target, task)
    if proof == "no":
        return incorrect()
    if proof != "yes":
        return unsure(proof)
    if isinstance(target, Number) and target.is_decimal and not is_number_form(answer):
        return incorrect("not_computed")
    return form_finding(answer, target, task)


def check_structure(answer: Node, target: Node, task: Task) -> Finding:
    """Return the finding for a list, a set, an interval or a matrix, all of whose parts must be right."""
    if is_collection(target):
        answer = _named_value(answer, target, task.spec.unknown)
    proof = same_anything(answer, target, task)
    if proof == "yes" and task.spec.form in _FORMS_OF_PARTS:
        return form_finding(answer, target, task)
    if proof == "yes":
        return correct() if is_written_out(answer, target) else wrong_form("form_elements")
    return incorrect() if proof == "no" else unsure(proof)


def _named_value(node: Node, target: Node, unknown: str | None) -> Node:
    """Return the value in `y = 2x + 1` when y is the unknown or a letter that the value does not have, and in `f(x) = 2x + 1`."""
    if not isinstance(node, Relation) or node.signs != ("=",):
        return node
    rule = rule_of(node)
    if rule is not None and not any(isinstance(part, Call) and part.name == rule.name for part in walk(target)):
        return rule.value
    left, right = node.sides
    for letter, other in ((left, right), (right, left)):
        if (
            isinstance(letter, Name)
            and letter.name not in letters(other)
            and (letter.name == unknown or letter.name not in letters(target))
        ):
            return other
    return node
