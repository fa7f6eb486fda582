"""Grades equations, inequalities and lists of solutions (pure)."""

from __future__ import annotations

from typing import Final

from services.grading.algebra.forms import is_letter_free, is_simplest
from services.grading.compare import same
from services.grading.findings import Finding, Task, correct, incorrect, partly, unsure, wrong_form
from services.grading.language.nodes import Either, Name, Node, Relation, letters
from services.grading.language.rewrite import both_signs
from services.grading.statements import is_relational, same_statements, solved_inequality

_MAX_SOLUTIONS: Final = 16


def check_equation(answer: Node, target: Node, task: Task) -> Finding:
    """Return the finding for an equation: solutions when the target is solved for a letter, else equivalence."""
    letter = task.spec.unknown or _solved_letter(target)
    wanted = solutions(target, letter) if letter else None
    if letter is None or wanted is None:
        return _as_statements(answer, target, task)
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


def solutions(node: Node, letter: str) -> list[Node] | None:
    """Return the values that a text names for a letter: `x = 2 or x = 3`, `2, 3`, `3 = x`; None when it is not solved."""
    if isinstance(node, Either):
        found: list[Node] = []
        for part in node.parts:
            values = solutions(part, letter)
            if values is None:
                return None
            found += values
        return found
    if not isinstance(node, Relation):
        return None if letter in letters(node) else both_signs(node)
    if node.signs != ("=",):
        return None
    for left, right in (node.sides, node.sides[::-1]):
        if left == Name(letter) and letter not in letters(right):
            return both_signs(right)
    return None


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
