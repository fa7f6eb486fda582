"""Grades points, vectors and ratios: what is compared place by place (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import gcd
from typing import Final

from services.grading.algebra.arithmetic import as_rational
from services.grading.findings import Finding, Task, best, correct, incorrect, unsure, wrong_form
from services.grading.language.characters import Unreadable
from services.grading.language.naming import solved_value, unnamed
from services.grading.language.nodes import Call, Either, Listing, Matrix, Name, Node, Quotient, Relation
from services.grading.structures.parts import (
    author_of,
    equal,
    first_open,
    grade_parts,
    learner_of,
    value_of,
)

MAX_PLACES: Final = 32
Places = tuple[Node, ...]


def grade_point(task: Task, answer: str | tuple[str, ...]) -> Finding:
    """Return the finding for a point or vector, coordinate by coordinate."""
    author = author_of(task)
    targets = [author.one(text, coordinates_of) for text in (str(task.spec.value), *task.spec.alternatives)]
    reader = learner_of(task, (part for target in targets for part in target))
    text = answer if isinstance(answer, str) else "(" + ";".join(answer) + ")"
    return grade_parts(
        text,
        lambda: reader.readings(text, coordinates_of),
        lambda given: best([_compare_points(given, wanted, task) for wanted in targets]),
        lambda given: f"({reader.listed(given)})",
    )


def coordinates_of(node: Node) -> Places:
    """Return the coordinates of `(1, 2)`, `[1, 2]`, a row or column of LaTeX, `x = 1, y = 2`, `1, 2`; raise `Unreadable`."""
    match unnamed(node):
        case Relation(("=",), (Listing(_, _, names), Listing(_, _, parts))) if all(isinstance(name, Name) for name in names):
            return _places(parts)
        case Listing(_, _, parts):
            return _places(parts)
        case Matrix(rows) if len(rows) == 1 or len(rows[0]) == 1:
            return _places(tuple(part for row in rows for part in row))
        case Call("binomial", parts):
            return _places(parts)
        case Either(parts, "," | "and"):
            solved = [found for part in parts if (found := solved_value(part))]
            if len({letter for letter, _ in solved}) == len(parts):
                return _places(tuple(value for _, value in sorted(solved, key=lambda pair: pair[0])))
            return _places(parts)
        case _:
            raise Unreadable(0, "not_a_point")


def _places(parts: Sequence[Node]) -> Places:
    if len(parts) < 2:
        raise Unreadable(0, "not_a_point")
    if len(parts) > MAX_PLACES:
        raise Unreadable(0, "too_long")
    return tuple(value_of(solved[1] if (solved := solved_value(part)) else part) for part in parts)


def _compare_points(given: Places, wanted: Places, task: Task) -> Finding:
    if len(given) != len(wanted):
        return incorrect("coordinates_count", count=len(wanted))
    proofs = [equal(one, other, task) for one, other in zip(given, wanted, strict=True)]
    if all(proof == "yes" for proof in proofs):
        return correct()
    if "no" not in proofs:
        return unsure(first_open(proofs) or "undecided")
    if all(equal(one, other, task) == "yes" for one, other in zip(given, reversed(wanted), strict=True)):
        return incorrect("coordinates_turned")
    return incorrect("coordinate", place=proofs.index("no") + 1) if "yes" in proofs else incorrect()


def grade_ratio(task: Task, answer: str) -> Finding:
    """Return the finding for a ratio: `2:3`, `2 to 3`, and `2/3` for two terms; in lowest terms with `form: simplest`."""
    author = author_of(task)
    targets = [author.one(text, terms_of) for text in (str(task.spec.value), *task.spec.alternatives)]
    reader = learner_of(task, (term for target in targets for term in target))
    return grade_parts(
        answer,
        lambda: reader.readings(answer, terms_of),
        lambda given: best([_compare_ratios(given, wanted, task) for wanted in targets]),
        lambda given: " : ".join(map(reader.shown, given)),
    )


def terms_of(node: Node) -> Places:
    """Return the terms of a ratio; raise `Unreadable`."""
    match node:
        case Either(parts, ","):
            return _places(parts)
        case Quotient(top, bottom):
            return _places((top, bottom))
        case _:
            raise Unreadable(0, "not_a_ratio")


def _compare_ratios(given: Places, wanted: Places, task: Task) -> Finding:
    left, right = _values(given), _values(wanted)
    if left is None or right is None:
        return _compare_symbols(given, wanted, task)
    if not any(left) or any(value < 0 for value in left):
        return incorrect("undefined_ratio")
    if len(left) != len(right):
        return incorrect("terms_count", count=len(right))
    if not _proportional(left, right):
        return incorrect("terms_turned" if _proportional(left, right[::-1]) else "different")
    return correct() if task.spec.form != "simplest" or _is_lowest(left) else wrong_form("form_ratio")


def _values(terms: Places) -> list[Fraction] | None:
    values = [value for term in terms if (value := as_rational(term)) is not None]
    return values if len(values) == len(terms) else None


def _proportional(left: Sequence[Fraction], right: Sequence[Fraction]) -> bool:
    return all(left[i] * right[k] == left[k] * right[i] for i in range(len(left)) for k in range(i))


def _is_lowest(values: Sequence[Fraction]) -> bool:
    return all(value.denominator == 1 for value in values) and gcd(*(value.numerator for value in values)) == 1


def _compare_symbols(given: Places, wanted: Places, task: Task) -> Finding:
    """Return the finding for a ratio with letters or roots: the quotients of neighbours must agree."""
    if len(given) != len(wanted):
        return incorrect("terms_count", count=len(wanted))
    proofs = [equal(Quotient(given[k], given[k + 1]), Quotient(wanted[k], wanted[k + 1]), task) for k in range(len(wanted) - 1)]
    if "no" in proofs:
        return incorrect()
    unsettled = first_open(proofs)
    return unsure(unsettled) if unsettled else correct()
