"""Grades equations, inequalities and lists of solutions (pure)."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from services.grading.algebra.forms import is_letter_free, is_simplest
from services.grading.algebra.polynomial import NotPolynomial, numerator, ratio
from services.grading.compare import difference, proportional, same
from services.grading.findings import Finding, Task, correct, incorrect, partly, unsure, wrong_form
from services.grading.language.nodes import FLIPPED, Either, Name, Negative, Node, PlusMinus, Product, Relation, Sign, Sum, letters, walk
from services.grading.language.rewrite import both_signs
from services.grading.proving.questions import Proof, Question

_MAX_SOLUTIONS: Final = 16
Pair = tuple[Sign, Node, Node]


def check_equation(answer: Node, target: Node, task: Task) -> Finding:
    """Return the finding for an equation: solutions when the target is solved for a letter, else equivalence."""
    letter = task.spec.unknown or _solved_letter(target)
    wanted = solutions(target, letter) if letter else None
    if letter is None or wanted is None:
        return _equivalence(answer, target, task)
    given = solutions(answer, letter)
    if given is not None:
        return _compare_solutions(given, wanted, task)
    return _unsolved(answer, target, letter, task)


def _unsolved(answer: Node, target: Node, letter: str, task: Task) -> Finding:
    """Return the finding for an answer that names no solution: it may still say something true."""
    if not _is_relational(target):
        values = solutions(target, letter) or []
        target = Either(tuple(Relation(("=",), (Name(letter), value)) for value in values))
    if not _is_relational(answer):
        return incorrect() if letter in letters(answer) else unsure("not_an_equation")
    finding = _equivalence(answer, target, task)
    return incorrect("unsolved", letter=letter) if finding.verdict == "correct" else finding


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


def _is_relational(node: Node) -> bool:
    parts = node.parts if isinstance(node, Either) else (node,)
    return all(isinstance(part, Relation) for part in parts)


def _equivalence(answer: Node, target: Node, task: Task) -> Finding:
    """Return whether two equations, inequalities or chains of them say the same."""
    if not _is_relational(answer):
        return unsure("not_an_equation")
    if any(isinstance(part, PlusMinus) for part in walk(answer)):
        return unsure("undecided")
    given, wanted = _distinct(statements(answer), task), _distinct(statements(target), task)
    if len(given) > 1 and _is_choice(answer) != _is_choice(target):
        return incorrect()
    proof = _same_statements(given, wanted, task)
    if proof == "yes":
        return correct()
    return incorrect() if proof == "no" else unsure(proof)


def statements(node: Node) -> list[Pair]:
    """Return the comparisons that a node makes; alternatives of equations become one product that is zero."""
    if isinstance(node, Either):
        pairs = [pair for part in node.parts for pair in statements(part)]
        if all(sign == "=" for sign, _, _ in pairs):
            return [("=", Product(tuple(difference(left, right) for _, left, right in pairs)), Sum(()))]
        return pairs
    if not isinstance(node, Relation):
        return []
    return [(sign, node.sides[k], node.sides[k + 1]) for k, sign in enumerate(node.signs)]


def _is_choice(node: Node) -> bool:
    """True when one of the statements is enough, False when all must hold."""
    return isinstance(node, Either) and node.word == "or"


def _distinct(pairs: list[Pair], task: Task) -> list[Pair]:
    """Return the comparisons without those that repeat an earlier one."""
    kept: list[Pair] = []
    for pair in pairs:
        if not any(_same_pair(pair, other, task) == "yes" for other in kept):
            kept.append(pair)
    return kept


def _same_statements(given: list[Pair], wanted: list[Pair], task: Task) -> Proof:
    if len(given) != len(wanted):
        return "no"
    left = list(wanted)
    for pair in given:
        proofs = [_same_pair(pair, other, task) for other in left]
        if "yes" in proofs:
            left.pop(proofs.index("yes"))
        else:
            return next((proof for proof in proofs if proof != "no"), "no")
    return "yes"


def _same_pair(given: Pair, wanted: Pair, task: Task) -> Proof:
    """Return whether two comparisons say the same: equal up to a factor, positive where the sign points the same way."""
    mine, yours = difference(*given[1:]), difference(*wanted[1:])
    turned = FLIPPED[given[0]] == wanted[0] and given[0] != wanted[0]
    if given[0] != wanted[0] and not turned:
        return "no"
    try:
        factor = ratio(numerator(mine), numerator(yours)) if given[0] in ("=", "!=") else _exact_ratio(mine, yours)
    except NotPolynomial:
        return _unpolynomial(mine, yours, given[0], turned, task)
    if factor is None:
        return "no" if given[0] in ("=", "!=") else _same_signs(mine, yours, turned, task)
    return "yes" if given[0] in ("=", "!=") or (factor < 0) == turned else "no"


def _exact_ratio(mine: Node, yours: Node) -> Fraction | None:
    """Return the factor between two differences that are polynomials."""
    return ratio(numerator(mine, whole=True), numerator(yours, whole=True))


def _unpolynomial(mine: Node, yours: Node, sign: Sign, turned: bool, task: Task) -> Proof:
    if sign in ("=", "!="):
        return proportional(mine, yours, task)
    proof = same(mine, Negative(yours) if turned else yours, task)
    return _same_signs(mine, yours, turned, task) if proof == "no" else proof


def _same_signs(mine: Node, yours: Node, turned: bool, task: Task) -> Proof:
    """Return whether two inequalities hold at the same places, of which only the opposite can be seen."""
    return task.prover(Question("signs", mine, Negative(yours) if turned else yours))
