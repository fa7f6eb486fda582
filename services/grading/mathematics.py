"""Reads what is written in mathematics and grades it against the values of a step: number, fraction, expression, equation (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Final, Literal

from services.grading.equations import check_equation
from services.grading.expressions import check_expression
from services.grading.findings import Finding, Task, best, unreadable, unsure
from services.grading.language.characters import Unreadable
from services.grading.language.literals import Marks
from services.grading.language.nodes import Node, letters
from services.grading.language.reading import MAX_CHARACTERS, Manner, Readings, read
from services.grading.language.show import show
from services.grading.language.spoken import written
from services.grading.language.units import split_unit, undelimited
from services.grading.language.wording import Kind
from services.grading.numbers import check_fraction, check_number

Check = Callable[[Node, Node, Task], Finding]
CHECKS: Final[dict[str, Check]] = {
    "number": check_number,
    "fraction": check_fraction,
    "expression": check_expression,
    "equation": check_equation,
}
_KINDS: Final[dict[str, Kind]] = {"set": "set", "interval": "interval", "point": "point", "ratio": "ratio", "matrix": "matrix"}
_EQUALS: Final = re.compile(r"^\s*=(?![=<>])|(?<![=<>!:\s])\s*=\s*$")  # as in `= x + 1`, and in what is copied from a calculator
_LISTED: Final = re.compile(r"[\[({].*[,;&]")


@lru_cache(maxsize=2048)
def authored(text: str, marks: Marks, names: frozenset[str], kind: Kind = "") -> Node:
    """Return an author's value as a tree. A point is always a decimal point there; a comma means what it does in the locale, or parts."""
    return read(text, Manner(replace(marks, point_groups=False, decimal="." if kind else marks.decimal), names, kind=kind)).usual


def kind_of(task: Task) -> Kind:
    """Return the kind of answer that the signs and words of a text belong to."""
    return _KINDS.get(task.spec.type, "")


def grade_mathematics(task: Task, answer: str) -> Finding:
    """Return what is found about an answer; raise `Unreadable` if a value of the author cannot be read."""
    if len(answer) > MAX_CHARACTERS:
        return unsure("too_long")
    names, marks = frozenset(task.spec.unknown or ""), marks_of(task)
    values = [_parts(value, task) for value in (str(task.spec.value), *task.spec.alternatives)]
    targets = [authored(text, marks, names) for text, _ in values]
    text, unit = _parts(answer, task)
    expected = names.union(*(letters(target) for target in targets))
    try:
        readings = read(text, Manner(marks, names, expected))
    except Unreadable as problem:
        return unreadable(problem, text)
    if unit and all(wanted not in (unit, None) for _, wanted in values):
        return Finding("incorrect", "currency")
    return _judged(readings, targets, task)


def marks_of(task: Task) -> Marks:
    """Return how numbers are written in answers to a step, in the learner's locale."""
    powers: Literal["signed", "plain", "none"] = "signed" if task.spec.type in ("number", "fraction", "quantity") else "plain"
    if task.spec.unknown in ("e", "E"):
        powers = "none"
    comma_lists = task.spec.type == "equation" or _LISTED.search(str(task.spec.value)) is not None
    return replace(Marks.of(task.locale), comma_lists=comma_lists, powers=powers)


def _parts(text: str, task: Task) -> tuple[str, str | None]:
    """Return the mathematics of a text, and the currency or degree sign of a number."""
    text = undelimited(text)
    if task.spec.type == "expression":
        return _EQUALS.sub("", text), None
    if task.spec.type not in ("number", "fraction"):
        return text, None
    return split_unit(written(text, colon_divides=Marks.of(task.locale).decimal == ","))


def _judged(readings: Readings, targets: list[Node], task: Task) -> Finding:
    """Return the finding for the usual reading; when only another reading is right, nobody is marked wrong for it."""
    understood = show(readings.usual, marks_of(task).decimal)
    finding = _against_all(readings.usual, targets, task)
    if finding.verdict != "correct" and any(_against_all(other, targets, task).verdict == "correct" for other in readings.others):
        finding = unsure("ambiguous")
    return replace(finding, understood=understood)


def _against_all(answer: Node, targets: list[Node], task: Task) -> Finding:
    check = CHECKS[task.spec.type]
    findings = []
    for target in targets:
        findings.append(check(answer, target, task))
        if findings[-1].verdict == "correct":
            break
    return best(findings)


def same_spelling(task: Task, answer: str, match: str) -> bool:
    """Return whether an answer is written like a foreseen one, whatever their values."""
    names, marks = frozenset(task.spec.unknown or ""), marks_of(task)
    try:
        return read(_parts(answer, task)[0], Manner(marks, names)).usual == authored(_parts(match, task)[0], marks, names)
    except Unreadable:
        return False
