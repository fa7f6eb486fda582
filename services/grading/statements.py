"""Whether equations, inequalities and chains of them say the same (pure)."""

from __future__ import annotations

from fractions import Fraction

from services.grading.algebra.forms import is_letter_free
from services.grading.algebra.logic import is_choice, is_proposition, same_propositions, unsigned
from services.grading.algebra.polynomial import NotPolynomial, is_linear, numerator, ratio
from services.grading.algebra.regions import same_region
from services.grading.compare import difference, proportional, same
from services.grading.findings import Task
from services.grading.language.nodes import (
    FLIPPED,
    Call,
    Constant,
    Either,
    Member,
    Name,
    Negative,
    Node,
    Not,
    Product,
    Relation,
    Sign,
    Sum,
    walk,
)
from services.grading.proving.questions import Proof, Question

Pair = tuple[Sign, Node, Node]


def is_relational(node: Node) -> bool:
    """True for an equation or inequality, or several put together."""
    match node:
        case Either(parts, _):
            return all(map(is_relational, parts))
        case Not(of):
            return is_relational(of)
        case _:
            return isinstance(node, Relation | Member) or node in (Constant("true"), Constant("false"))


def solved_inequality(node: Node) -> str | None:
    """Return the letter that stands alone against numbers in every comparison of an inequality, None if there is none."""
    parts = node.parts if isinstance(node, Either) else (node,)
    found: set[str] = set()
    for part in parts:
        if isinstance(part, Member) and isinstance(part.of, Name):
            found.add(part.of.name)
            continue
        if not isinstance(part, Relation) or part.signs == ("=",):
            return None
        names = {side.name for side in part.sides if isinstance(side, Name)}
        if len(names) != 1 or not all(isinstance(side, Name) or is_letter_free(side) for side in part.sides):
            return None
        found |= names
    return found.pop() if len(found) == 1 else None


def same_statements(answer: Node, target: Node, task: Task) -> Proof:
    """Return whether two statements hold in the same places."""
    if is_proposition(answer) and is_proposition(target):
        known = same_propositions(answer, target)
        return "undecided" if known is None else "yes" if known else "no"
    answer, target = unsigned(answer), unsigned(target)
    is_logical = _is_logical(answer) or _is_logical(target)
    if is_logical:
        known = same_region(answer, target)
        if known is not None:
            return "yes" if known else "no"
        if any(_is_nested(node) or _mixes(node) for node in (answer, target)) or len(statements(answer)) != len(statements(target)):
            return _same_points(answer, target, task)
    given, wanted = _distinct(statements(answer), task), _distinct(statements(target), task)
    is_system = max(len(given), len(wanted)) > 1
    proof = "no" if is_system and is_choice(answer) != is_choice(target) else _matched(given, wanted, task)
    if proof == "yes" or not (is_system or (is_logical and proof != "no")):
        return proof
    return _same_points(answer, target, task)


def _same_points(answer: Node, target: Node, task: Task) -> Proof:
    """Return whether two statements hold at the same points, as far as looking at points can tell."""
    proof = task.prover(Question("equivalent", answer, target))
    return "no" if proof in ("lost", "gained") else proof


def _is_logical(node: Node) -> bool:
    """True for more than equations of which one is enough."""
    return _is_nested(node) or any(isinstance(part, Relation) and part.signs != ("=",) for part in walk(node))


def _is_nested(node: Node) -> bool:
    """True for statements inside statements, and for what is true or false as it stands."""
    if isinstance(node, Either):
        return node.word not in ("or", "and", ",") or not all(isinstance(part, Relation) for part in node.parts)
    return not isinstance(node, Relation)


def _mixes(node: Node) -> bool:
    """True for alternatives of which one is a chain: its comparisons cannot be taken apart."""
    return isinstance(node, Either) and any(isinstance(part, Relation) and len(part.signs) > 1 for part in node.parts)


def statements(node: Node) -> list[Pair]:
    """Return the comparisons that a node makes; alternatives of equations become one product that is zero."""
    if isinstance(node, Either):
        pairs = [pair for part in node.parts for pair in statements(part)]
        if all(sign == "=" for sign, _, _ in pairs) and is_choice(node):
            return [("=", Product(tuple(difference(left, right) for _, left, right in pairs)), Sum(()))]
        return pairs
    if not isinstance(node, Relation):
        return []
    return [(sign, node.sides[k], node.sides[k + 1]) for k, sign in enumerate(node.signs)]


def _distinct(pairs: list[Pair], task: Task) -> list[Pair]:
    """Return the comparisons without those that repeat an earlier one."""
    kept: list[Pair] = []
    for pair in pairs:
        if not any(_same_pair(pair, other, task) == "yes" for other in kept):
            kept.append(pair)
    return kept


def _matched(given: list[Pair], wanted: list[Pair], task: Task) -> Proof:
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
    mine, yours = _without_bars(given), _without_bars(wanted)
    turned = FLIPPED[given[0]] == wanted[0] and given[0] != wanted[0]
    if given[0] != wanted[0] and not turned:
        return "no"
    try:
        factor = ratio(numerator(mine), numerator(yours)) if given[0] in ("=", "!=") else _exact_ratio(mine, yours)
    except NotPolynomial:
        return _unpolynomial(mine, yours, given[0], turned, task)
    if factor is None:
        is_settled = given[0] in ("=", "!=") or (is_linear(mine) and is_linear(yours))
        return "no" if is_settled else _same_signs(mine, yours, turned, task)
    return "yes" if given[0] in ("=", "!=") or (factor < 0) == turned else "no"


def _without_bars(pair: Pair) -> Node:
    """Return left - right; |a| = |b| says the same as (a - b)(a + b) = 0."""
    sign, left, right = pair
    if sign == "=" and isinstance(left, Call) and isinstance(right, Call) and left.name == right.name == "abs":
        a, b = left.arguments[0], right.arguments[0]
        return Product((difference(a, b), Sum((a, b))))
    return difference(left, right)


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
