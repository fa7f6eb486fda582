"""Grades quantities: the same amount in any unit that measures the same, or in one of those asked for (pure but for pint's table)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from services.grading.algebra.arithmetic import as_rational
from services.grading.algebra.forms import is_letter_free
from services.grading.findings import Finding, Task, best, incorrect, unreadable, unsure, wrong_form
from services.grading.language.characters import Unreadable
from services.grading.language.nodes import Node
from services.grading.language.reading import MAX_CHARACTERS, Manner, read
from services.grading.language.show import show
from services.grading.mathematics import authored, marks_of
from services.grading.numbers import check_number, tolerance_of
from services.grading.quantities.reading import Measure, Written, in_measure, literal, measure_of, pairs_of


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a unit, None for a bare number; `is_sum` when it was written in several units, as in 1 h 30 min."""

    number: Node
    measure: Measure | None
    is_sum: bool = False


# What a unit measures, in words that a message can hold; what is not listed is called by no name.
_NAMES: Final = {
    "length": {"length": 1}, "area": {"length": 2}, "volume": {"length": 3}, "time": {"time": 1}, "mass": {"mass": 1},
    "temperature": {"temperature": 1}, "speed": {"length": 1, "time": -1}, "acceleration": {"length": 1, "time": -2},
    "force": {"length": 1, "mass": 1, "time": -2}, "energy": {"length": 2, "mass": 1, "time": -2}, "power": {"length": 2, "mass": 1, "time": -3},
    "pressure": {"length": -1, "mass": 1, "time": -2}, "density": {"length": -3, "mass": 1}, "frequency": {"time": -1},
    "current": {"current": 1}, "charge": {"current": 1, "time": 1}, "voltage": {"current": -1, "length": 2, "mass": 1, "time": -3},
    "resistance": {"current": -2, "length": 2, "mass": 1, "time": -3}, "amount": {"substance": 1}, "number": {},
}  # fmt: skip
_CALLED: Final = {tuple(sorted((f"[{base}]", Fraction(power)) for base, power in powers.items())): name for name, powers in _NAMES.items()}


_SHARES: Final = ((("percent", 1),), (("permille", 1),))  # a bare 0.5 says as much as 50 %
_ONE: Final = Measure("", (), Fraction(1), Fraction(0), 0, ())


def grade_quantity(task: Task, answer: str) -> Finding:
    """Return the finding for a number with a unit; raise `Unreadable` if a value of the author cannot be read."""
    targets = [_authored(text, task) for text in (str(task.spec.value), *task.spec.alternatives)]
    wanted_units = [measure_of(unit) for unit in task.spec.units]
    if len(answer) > MAX_CHARACTERS:
        return unsure("too_long")
    try:
        readings = _readings(answer, task)
    except Unreadable as problem:
        return unsure("unit_alone") if problem.reason == "unit_alone" else unreadable(problem, answer)
    finding = best([_compare(readings[0], target, wanted_units, task) for target in targets])
    others = [_compare(other, target, wanted_units, task) for other in readings[1:] for target in targets]
    if finding.verdict != "correct" and any(other.verdict == "correct" for other in others):
        finding = unsure("ambiguous")
    return replace(finding, understood=_shown(readings[0], task))


def _authored(text: str, task: Task) -> Quantity:
    marks = marks_of(task)
    pairs = pairs_of(text)
    return _summed([authored(pair.number, marks, frozenset()) for pair in pairs], pairs)


def _readings(text: str, task: Task) -> list[Quantity]:
    """Return the usual reading of an answer, and the one that a doubtful mark in a single number allows."""
    pairs = pairs_of(text)
    manner = Manner(marks_of(task), expected=frozenset())
    numbers = [read(pair.number, manner) for pair in pairs]
    usual = _summed([number.usual for number in numbers], pairs)
    others = [_summed([other], pairs) for other in numbers[0].others] if len(pairs) == 1 else []
    return [usual, *others]


def _summed(numbers: Sequence[Node], pairs: Sequence[Written]) -> Quantity:
    """Return one quantity of numbers with their units: several are added up in the first unit."""
    if any(not is_letter_free(number) for number in numbers):
        raise Unreadable(0, "not_a_number")
    first = pairs[0].measure
    if len(pairs) == 1 or first is None:
        if len(pairs) > 1:
            raise Unreadable(0, "unit")
        return Quantity(numbers[0], first)
    total = Fraction(0)
    for number, pair in zip(numbers, pairs, strict=True):
        if pair.measure is None or pair.measure.dimension != first.dimension or first.offset or pair.measure.offset:
            raise Unreadable(0, "unit")
        value = as_rational(in_measure(number, pair.measure, first))
        if value is None:
            raise Unreadable(0, "unit")
        total += value
    return Quantity(literal(total), first, is_sum=True)


def _compare(given: Quantity, wanted: Quantity, units: Sequence[Measure], task: Task) -> Finding:
    if given.measure is None and wanted.measure is not None and wanted.measure.parts in _SHARES:
        given = replace(given, measure=_ONE)
    if wanted.measure is None or given.measure is None:
        return _unitless(given, wanted, task)
    if given.measure.dimension != wanted.measure.dimension:
        words = {"given": _CALLED.get(given.measure.dimension, ""), "wanted": _CALLED.get(wanted.measure.dimension, "")}
        return incorrect("dimension_named" if all(words.values()) else "dimension", **words)
    finding = _of_numbers(given, wanted, given.measure, wanted.measure, task)
    if finding.verdict == "incorrect" and finding.reason == "different" and given.measure.parts != wanted.measure.parts:
        if check_number(given.number, wanted.number, _without_predicates(task)).verdict != "correct":
            return finding
        return unsure("percent") if given.measure is _ONE else incorrect("unit_conversion")
    if finding.verdict == "correct" and units and given.measure.parts not in [unit.parts for unit in units]:
        return wrong_form("unit_form", units=", ".join(unit.written for unit in units))
    return finding


def _of_numbers(given: Quantity, wanted: Quantity, mine: Measure, yours: Measure, task: Task) -> Finding:
    """Return the finding for two quantities that measure the same, compared in the unit of the answer."""
    target = in_measure(wanted.number, yours, mine)
    spec = task.spec
    if spec.tolerance:
        ratio = yours.scale / mine.scale
        spec = spec.model_copy(update={"tolerance": str(tolerance_of(task) * ratio)})
    if given.is_sum:
        spec = spec.model_copy(update={"significant_figures": None, "decimal_places": None})
    return check_number(given.number, target, replace(task, spec=spec))


def _unitless(given: Quantity, wanted: Quantity, task: Task) -> Finding:
    """Return the finding where the answer or the value has no unit."""
    if wanted.measure is None:
        is_plain = given.measure is None or not given.measure.dimension
        return check_number(given.number, wanted.number, task) if is_plain else incorrect("unit_unwanted")
    finding = check_number(given.number, wanted.number, task)
    if task.spec.unit_optional or finding.verdict == "unsure":
        return finding
    return wrong_form("unit_missing") if finding.verdict == "correct" else incorrect("unit_missing_too")


def _without_predicates(task: Task) -> Task:
    spec = task.spec.model_copy(update={"significant_figures": None, "decimal_places": None, "tolerance": None})
    return replace(task, spec=spec)


def _shown(quantity: Quantity, task: Task) -> str:
    number = show(quantity.number, marks_of(task).decimal)
    return f"{number} {quantity.measure.written}".rstrip() if quantity.measure else number
