"""Grades numbers and fractions (pure)."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from math import floor

from services.grading.algebra.arithmetic import as_rational
from services.grading.algebra.forms import in_lowest_terms, is_letter_free, is_literal
from services.grading.compare import same, within
from services.grading.findings import Finding, Task, correct, incorrect, unsure, wrong_form
from services.grading.language.characters import Unreadable
from services.grading.language.literals import Marks
from services.grading.language.nodes import Mixed, Name, Negative, Node, Number, Percent, Power, Product, Quotient, Relation
from services.grading.language.reading import Manner, is_expression, read


def bare_side(node: Node, unknown: str | None) -> Node:
    """Return what stands beside the letter in `x = 3` or `3 = x`; anything else is returned as it is."""
    if not isinstance(node, Relation) or node.signs != ("=",):
        return node
    left, right = node.sides
    for letter, other in ((left, right), (right, left)):
        if isinstance(letter, Name) and unknown in (None, letter.name):
            return other
    return node


def check_number(answer: Node, target: Node, task: Task) -> Finding:
    """Return the finding for a number: exact, within a tolerance, or to a count of significant figures."""
    answer, target = bare_side(answer, task.spec.unknown), bare_side(target, task.spec.unknown)
    if not is_expression(answer) or not is_letter_free(answer):
        return unsure("not_a_number")
    if isinstance(answer, Percent) != isinstance(target, Percent):
        return _percent_mismatch(answer, target, task)
    if task.spec.decimal_places is not None:
        return _with_decimals(answer, target, task.spec.decimal_places, task)
    if task.spec.significant_figures:
        return _significant(answer, target, task.spec.significant_figures, task)
    return _plain_number(answer, target, task)


def _plain_number(answer: Node, target: Node, task: Task) -> Finding:
    tolerance = tolerance_of(task)
    proof = within(answer, target, tolerance, task) if tolerance else same(answer, target, task)
    if proof in ("undecided", "undefined", "timed_out"):
        return unsure(proof)
    if proof == "no":
        return incorrect("rounded" if _is_rounding(answer, target) else "different")
    if is_number_form(target) and not is_number_form(answer):
        return incorrect("not_computed")
    if task.spec.form == "simplest" and is_literal(answer) and not in_lowest_terms(answer):
        return wrong_form("form_lowest")
    return correct()


def tolerance_of(task: Task) -> Fraction:
    """Return the tolerance of the step; raise `Unreadable` when it is no positive number."""
    if not task.spec.tolerance:
        return Fraction(0)
    value = as_rational(read(task.spec.tolerance, Manner(Marks())).usual)
    if value is None or value < 0:
        raise Unreadable(0, "tolerance")
    return value


def is_number_form(node: Node) -> bool:
    """True for a number that is worked out: a literal, a percentage, or in scientific notation."""
    if isinstance(node, Negative | Percent):
        return is_number_form(node.of)
    if isinstance(node, Product) and len(node.factors) == 2:
        first, power = node.factors
        ten = isinstance(power, Power) and as_rational(power.base) == 10 and is_literal(power.exponent)
        return ten and isinstance(first, Number)
    return is_literal(node) or (isinstance(node, Power) and as_rational(node.base) == 10 and is_literal(node.exponent))


def _percent_mismatch(answer: Node, target: Node, task: Task) -> Finding:
    """One has a percent sign and the other has none: right if the values agree, unclear if only the digits do."""
    finding = _plain_number(answer, target, task)
    if finding.verdict == "incorrect":
        digits = [node.of if isinstance(node, Percent) else node for node in (answer, target)]
        if as_rational(digits[0]) == as_rational(digits[1]) is not None:
            return unsure("percent")
    return finding


def _written(node: Node) -> Number | None:
    """Return the literal without its sign, None for other forms than one decimal number."""
    node = node.of if isinstance(node, Negative | Percent) else node
    if isinstance(node, Product) and is_number_form(node):
        node = node.factors[0]
    return node if isinstance(node, Number) else None


def _is_rounding(answer: Node, target: Node) -> bool:
    """Return whether the answer is the target rounded to at least two figures, and the target has no finite decimal form."""
    literal, value, exact = _written(answer), as_rational(answer), as_rational(target)
    if literal is None or value is None or exact is None or not literal.is_decimal:
        return False
    rest = exact.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    places = len(literal.written.partition(".")[2])
    return rest != 1 and places >= 2 and "e" not in literal.written.lower() and abs(value - exact) <= Fraction(1, 2 * 10**places)


def significant_figures(written: str) -> tuple[int, int]:
    """Return the least and greatest count of significant figures that a literal may have: 1200 has two to four, 0.00 two."""
    mantissa = re.split("[eE]", written)[0]
    if not mantissa.strip("0."):
        places = max(1, len(mantissa.partition(".")[2]))
        return places, places
    digits = mantissa.replace(".", "").lstrip("0")
    if "." in mantissa or not digits:
        return len(digits), len(digits)
    return len(digits.rstrip("0")), len(digits)


def rounded(value: Fraction, figures: int) -> Fraction:
    """Return the value to so many significant figures, halves away from zero as in school."""
    if value == 0:
        return value
    context = Context(prec=60, rounding=ROUND_HALF_UP)
    exact = context.divide(Decimal(value.numerator), Decimal(value.denominator))
    return Fraction(Context(prec=figures, rounding=ROUND_HALF_UP).plus(exact))


def _with_decimals(answer: Node, target: Node, places: int, task: Task) -> Finding:
    """Return the finding for a number asked for with so many decimals; of a percentage, those of the number before the sign."""
    literal, value, exact = _written(answer), as_rational(answer), as_rational(target)
    if value is None or not is_literal(answer.of if isinstance(answer, Percent) else answer):
        plain = _plain_number(answer, target, task)
        return wrong_form("decimals", count=places) if plain.verdict == "correct" else plain
    unit = Fraction(1, 10**places) / (100 if isinstance(answer, Percent) else 1)
    if exact is None:
        proof = within(answer, target, unit / 2, task)
        if proof not in ("yes", "no"):
            return unsure(proof)
        is_rounded = proof == "yes"
    else:
        is_rounded = value == _to_multiple(exact, unit)
    if is_rounded and literal is not None and len(literal.written.partition(".")[2]) == places and "e" not in literal.written.lower():
        return correct()
    return wrong_form("decimals", count=places) if is_rounded or _is_near(answer, target, value, exact, unit, task) else incorrect()


def _to_multiple(value: Fraction, unit: Fraction) -> Fraction:
    """Return the nearest multiple of a unit, halves away from zero as in school."""
    steps = floor(abs(value) / unit + Fraction(1, 2))
    return steps * unit * (-1 if value < 0 else 1)


def _is_near(answer: Node, target: Node, value: Fraction, exact: Fraction | None, unit: Fraction, task: Task) -> bool:
    """Return whether the answer is right, only rounded to other decimals or not at all."""
    if exact is None:
        return within(answer, target, unit / 2, task) == "yes"
    literal = _written(answer)
    if literal is None or "e" in literal.written.lower():
        return value == exact
    decimals = len(literal.written.partition(".")[2])
    own = Fraction(1, 10**decimals) / (100 if isinstance(answer, Percent) else 1)
    return bool(decimals) and value == _to_multiple(exact, own)


def _significant(answer: Node, target: Node, figures: int, task: Task) -> Finding:
    """Return the finding for a number asked for to so many significant figures."""
    literal, value, exact = _written(answer), as_rational(answer), as_rational(target)
    if value is None:
        return unsure("not_a_number")
    if exact is None:
        return _significant_irrational(answer, target, figures, task)
    if literal is None:
        return wrong_form("figures", count=figures) if rounded(value, figures) == rounded(exact, figures) else incorrect()
    least, most = significant_figures(literal.written)
    if value == rounded(exact, figures) and least <= figures <= most:
        return correct()
    kept = min(max(most, 1), figures)
    close = rounded(value, kept) == rounded(exact, kept)
    return wrong_form("figures", count=figures) if close and most > 1 else incorrect()


def _significant_irrational(answer: Node, target: Node, figures: int, task: Task) -> Finding:
    """Return the finding when the target is irrational: no tie can come up, so half a unit of the last figure is the bound."""
    literal, value = _written(answer), as_rational(answer)
    if literal is None or not value:
        return incorrect()
    least, most = significant_figures(literal.written)
    kept = figures if least <= figures <= most else most
    half_unit = Fraction(10) ** ((Decimal(value.numerator) / Decimal(value.denominator)).adjusted() + 1 - kept) / 2
    proof = within(answer, target, half_unit, task)
    if proof != "yes":
        return incorrect() if proof == "no" else unsure(proof)
    return correct() if kept == figures else wrong_form("figures", count=figures)


def check_fraction(answer: Node, target: Node, task: Task) -> Finding:
    """Return the finding for a fraction: a whole number, a fraction or a mixed number of equal value."""
    answer, target = bare_side(answer, task.spec.unknown), bare_side(target, task.spec.unknown)
    if not is_expression(answer) or not is_letter_free(answer):
        return unsure("not_a_number")
    proof = same(answer, target, task)
    if proof in ("undecided", "undefined", "timed_out"):
        return unsure(proof)
    if proof == "no":
        return incorrect("rounded" if _is_rounding(answer, target) else "different")
    if isinstance(answer, Percent) or not is_literal(answer):
        return wrong_form("form_fraction") if isinstance(answer, Percent) else incorrect("not_computed")
    if _has_decimals(answer):
        return wrong_form("form_fraction")
    return correct() if task.spec.form != "simplest" or in_lowest_terms(answer) else wrong_form("form_lowest")


def _has_decimals(node: Node) -> bool:
    if isinstance(node, Negative):
        return _has_decimals(node.of)
    if isinstance(node, Quotient):
        return _has_decimals(node.top) or _has_decimals(node.bottom)
    return isinstance(node, Number) and node.is_decimal and not isinstance(node, Mixed)
