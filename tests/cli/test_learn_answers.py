"""Answers of several lines in the terminal, and what is told of tests and criteria."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from schemas.grading import CriterionMark, TrialOutcome
from schemas.tutor import AttemptOut, NextOut, StepOut, TrialOut
from services.cli.learn_answers import asked, told, whole
from tests.cli.test_learn import Typed


def step(kind: Any, **more: Any) -> StepOut:
    return StepOut(id="a", prompt="", answer_type=kind, form="any", done=False, attempts=0, hints=(), **more)


@pytest.mark.parametrize(
    ("kind", "typed", "answer"),
    [
        ("code", ("    return x", "", "print(f(1))  ", ".", "more"), "def f(x):\n    return x\n\nprint(f(1))"),
        ("free_text", ("because.", "."), "def f(x):\nbecause."),
        ("code", (), "def f(x):"),
        ("number", ("8",), "def f(x):"),
    ],
)
def test_an_answer_of_several_lines_ends_with_a_full_stop_or_with_the_terminal(kind: str, typed: tuple[str, ...], answer: str) -> None:
    assert whole(Typed(*typed), step(kind), "def f(x):") == answer


def test_tests_units_and_the_end_are_told_before() -> None:
    console = Typed()
    asked(console, step("code", tests=(TrialOut(call="f([1])", expect="1"), TrialOut(input="4\n5", expect="9"))))
    asked(console, step("quantity", units=("m", "cm")))
    assert "f([1]) → 1" in console.shown
    assert "the program with ['4', '5'] typed → 9" in console.shown
    assert "In m, cm" in console.shown
    assert "a line that holds only ." in console.shown


def test_outcomes_and_marks_are_told_after() -> None:
    console = Typed()
    out = AttemptOut(
        id=uuid4(), offer_id=uuid4(), step="a", verdict="partly", score=0.5, message="", feedback=None, understood=None, misconception=None, counted=True,
        mastery=(), solution=None, completed=False, next=NextOut(offer=None, remembered=True),
        tests=(TrialOutcome(name="f(1)", passed=False, expected="1", got="[2]"), TrialOutcome(name="hidden test", passed=True)),
        marks=(CriterionMark(criterion="why", title="Says why", marks=1, out_of=2, quote="it floats"), CriterionMark(criterion="x", title="Example", marks=0, out_of=1, advice="Give one.")),
    )  # fmt: skip
    told(console, out)
    for line in ("✗ f(1): [2] instead of 1", "✓ hidden test", "1/2 Says why “it floats”", "0/1 Example Give one."):
        assert line in console.shown
