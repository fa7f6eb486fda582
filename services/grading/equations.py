"""Grades equations, inequalities and lists of solutions (pure)."""

from __future__ import annotations

import re
from typing import Final

from services.grading.algebra.forms import is_letter_free, is_simplest
from services.grading.compare import same
from services.grading.findings import Finding, Task, correct, incorrect, partly, unsure, wrong_form
from services.grading.functions import check_rule, rule_of
from services.grading.language.naming import is_collection, solved_value, unnamed
from services.grading.language.nodes import Builder, Combined, Either, Listing, Member, Name, Node, Relation, children, letters
from services.grading.language.rewrite import both_signs
from services.grading.statements import is_relational, same_statements, solved_inequality

_MAX_SOLUTIONS: Final = 16


def check_equation(answer: Node, target: Node, task: Task) -> Finding:
    """Return the finding for an equation: the value of a function, solutions when the target is solved for a letter, else equivalence."""
    rule = rule_of(target)
    if rule is not None:
        return check_rule(answer, rule, task)
    answer = _as_pair(_as_curve(answer, target), target)
    letter = task.spec.unknown or _solved_letter(target)
    wanted = solutions(target, letter) if letter else None
    if letter is None or wanted is None:
        return _as_set(answer, target, task) or _as_statements(answer, target, task)
    given = solutions(answer, letter)
    if given is not None:
        return _compare_solutions(given, wanted, task)
    return _unsolved(answer, target, letter, task)


def _unsolved(answer: Node, target: Node, letter: str, task: Task) -> Finding:
    """Return the finding for an answer that names no solution: it may still say something true."""
    if not is_relational(target):
        values = solutions(target, letter) or []
        target = Either(tuple(Relation(("=",), (Name(letter), value)) for value in values))
    if not is_relational(answer):
        return incorrect() if letter in letters(answer) else unsure("not_an_equation")
    finding = _equivalence(answer, target, task)
    return incorrect("unsolved", letter=letter) if finding.verdict == "correct" else finding


def _as_statements(answer: Node, target: Node, task: Task) -> Finding:
    """Return the finding for an equation that is not solved, or for an inequality: a solved one must be answered solved."""
    finding = _equivalence(answer, target, task)
    letter = solved_inequality(target)
    if finding.verdict == "correct" and letter and solved_inequality(answer) != letter:
        return incorrect("unsolved", letter=letter)
    if finding.verdict == "incorrect" and isinstance(answer, Either) and answer.word == ",":
        return unsure("and_or") if _equivalence(Either(answer.parts), target, task).verdict == "correct" else finding
    return finding


def _equivalence(answer: Node, target: Node, task: Task) -> Finding:
    """Return whether two equations, inequalities or chains of them say the same."""
    if not is_relational(answer):
        return unsure("not_an_equation")
    proof = same_statements(answer, target, task)
    if proof == "yes":
        return correct()
    return incorrect() if proof == "no" else unsure(proof)


def _solved_letter(node: Node) -> str | None:
    """Return the letter for which an equation, or every one of its alternatives, is solved by a number."""
    parts = node.parts if isinstance(node, Either) else (node,)
    for part in parts:
        if isinstance(part, Relation) and part.signs == ("=",):
            for letter, other in (part.sides, part.sides[::-1]):
                if isinstance(letter, Name) and is_letter_free(other):
                    return letter.name
    return None


def _as_curve(answer: Node, target: Node) -> Node:
    """Return `y = 2x + 1` for `f(x) = 2x + 1`, where an equation for y is wanted."""
    rule, wanted = rule_of(answer), solved_value(target)
    if rule is None or wanted is None or not letters(wanted[1]) <= set(rule.takes):
        return answer
    return Relation(("=",), (Name(wanted[0]), rule.value))


def _as_pair(answer: Node, target: Node) -> Node:
    """Return `x = 3, y = 2` for `(3, 2)` or `L = {(3; 2)}`, where a value for each of several letters is wanted; letters by the alphabet."""
    solved = [solved_value(part) for part in target.parts] if isinstance(target, Either) and target.word != "or" else []
    names = sorted({found[0] for found in solved if found and is_letter_free(found[1])})
    answer_set = unnamed(answer)
    if isinstance(answer_set, Listing) and answer_set.is_set and len(answer_set.parts) == 1:
        answer_set = answer_set.parts[0]
    is_pair = isinstance(answer_set, Listing) and (answer_set.opening, answer_set.closing) == ("(", ")")
    if len(names) < 2 or len(names) != len(solved) or not is_pair or len(children(answer_set)) != len(names):
        return answer
    return Either(tuple(Relation(("=",), (Name(name), value)) for name, value in zip(names, children(answer_set), strict=True)), ",")


def _as_set(answer: Node, target: Node, task: Task) -> Finding | None:
    """Return the finding for a set as the answer to a solved inequality, None where it is none: right, it still is to be written as one."""
    letter, answer = solved_inequality(target), unnamed(answer)
    if letter is None or not is_collection(answer):
        return None
    proof = same_statements(Member(Name(letter), answer), target, task)
    return wrong_form("form_inequality") if proof == "yes" else incorrect() if proof == "no" else unsure(proof)


def solutions(node: Node, letter: str) -> list[Node] | None:
    """Return the values that a text names for a letter, None when it is not solved.

    `x = 2 or x = 3`, `2, 3`, `3 = x`, `x_1 = 2, x_2 = 3`, `{2, 3}`, `L = {2, 3}` and `x ∈ {2, 3}` are solved.
    """
    node = unnamed(node)
    match node:
        case Member(Name(name), inner) | Builder(Name(name), inner) if name == letter:
            node = inner
    if isinstance(node, Either) or (isinstance(node, Listing) and node.is_set) or (isinstance(node, Combined) and node.operator == "union"):
        found = [solutions(part, letter) for part in node.parts]
        return None if None in found else [value for values in found for value in values or []]
    if is_collection(node):
        return None
    return _solution(node, letter)


def _solution(node: Node, letter: str) -> list[Node] | None:
    """Return the value, or the two with ±, that one part of a list names for a letter."""
    if not isinstance(node, Relation):
        return None if letter in letters(node) else both_signs(node)
    if node.signs != ("=",):
        return None
    for left, right in (node.sides, node.sides[::-1]):
        if _is_called(left, letter) and letter not in letters(right):
            return both_signs(right)
    return None


def _is_called(node: Node, letter: str) -> bool:
    """True for the letter itself and for `x_1`, which is how one of several solutions is called."""
    return isinstance(node, Name) and re.fullmatch(rf"{re.escape(letter)}(?:_\d)?", node.name) is not None


def _compare_solutions(given: list[Node], wanted: list[Node], task: Task) -> Finding:
    """Return the finding for a set of solutions; repeated ones count once."""
    if len(given) > _MAX_SOLUTIONS:
        return unsure("too_long")
    table = [[same(value, want, task) for want in wanted] for value in given]
    open_ends = {proof for row in table for proof in row} - {"yes", "no"}
    if open_ends and not all("yes" in row for row in table):
        return unsure(min(open_ends))
    hits = sum(any(row[k] == "yes" for row in table) for k in range(len(wanted)))
    misses = sum("yes" not in row for row in table)
    if hits == len(wanted) and not misses:
        return _solution_form(given, wanted, task)
    score = max(0.0, (hits - misses) / len(wanted))
    if not hits or not score:
        return incorrect()
    return partly("some_wrong" if misses else "some_missing", round(score, 4))


def _solution_form(given: list[Node], wanted: list[Node], task: Task) -> Finding:
    if task.spec.form == "any" or all(map(is_simplest, given)) or not all(map(is_simplest, wanted)):
        return correct()
    return wrong_form("form_simplest")
