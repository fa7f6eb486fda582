"""Forms that an expression may be asked for: a table of real answers, and STACK's tests of forms."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from schemas.course import AnswerSpec
from services.grading import grade_now
from tests.grading.families import family_scores

TABLE = [
    ("single_fraction", "1/(x-1)-1/(x+1)", "2/(x^2-1)", "correct"),
    ("single_fraction", "1/(x-1)-1/(x+1)", "1/(x-1)-1/(x+1)", "partly"),
    ("single_fraction", "c/(1+2b/a)", "a c/(a+2b)", "correct"),
    ("single_fraction", "c/(1+2b/a)", "c/(1+2b/a)", "partly"),
    ("single_fraction", "-1/(x-1)", "-(1/(x-1))", "correct"),
    ("single_fraction", "-1/(x-1)", "-(x-1)^-1", "partly"),
    ("single_fraction", "3", "3", "correct"),
    ("single_fraction", "3", "4", "incorrect"),
    ("lowest_terms", "x/2+1/3", "x/2+1/3", "correct"),
    ("lowest_terms", "x/2+1/3", "2x/4+1/3", "partly"),
    ("lowest_terms", "√3/3", "1/√3", "partly"),
    ("lowest_terms", "√3/3", "√3/3", "correct"),
    ("lowest_terms", "[1/2, 3]", "[2/4, 3]", "partly"),
    ("completed_square", "x^2-2x+2", "(x-1)^2+1", "correct"),
    ("completed_square", "x^2-2x+2", "(1-x)^2+1", "correct"),
    ("completed_square", "x^2-2x+2", "x^2-2x+2", "partly"),
    ("completed_square", "x^2-2x+2", "(x-2)^2+2x-2", "partly"),
    ("completed_square", "2x^2+4x", "2(x+1)^2-2", "correct"),
    ("completed_square", "x^2/2+x", "(x+1)^2/2-1/2", "correct"),
    ("partial_fractions", "2/(x^2-1)", "1/(x-1)-1/(x+1)", "correct"),
    ("partial_fractions", "2/(x^2-1)", "2/((x-1)(x+1))", "partly"),
    ("partial_fractions", "(9y-8)/(y-4)^2", "9/(y-4)+28/(y-4)^2", "correct"),
    ("partial_fractions", "(9y-8)/(y-4)^2", "(9y-8)/(y-4)^2", "partly"),
    ("partial_fractions", "2x^3/(x^2-1)", "2x+1/(x+1)+1/(x-1)", "correct"),
    ("partial_fractions", "1/((x-1)(x^2+1))", "1/(2(x-1))-(x+1)/(2(x^2+1))", "correct"),
    ("partial_fractions", "2/(x^2-1)", "1/(x-1)+1/(x+1)", "incorrect"),
    ("as_given", "3*4-1*2", "-1*2+4*3", "correct"),
    ("as_given", "3*4-1*2", "10", "partly"),
    ("as_given", "x/2+1", "1+x/2", "correct"),
    ("as_given", "x/2+1", "1/2*x+1", "partly"),
    ("as_given", "(x+1)(x-1)/x", "(x-1)/x*(x+1)", "correct"),
    ("as_given", "{x+1, 2}", "{2, 1+x}", "correct"),
    ("as_given", "{x+1, 2}", "{2, 1+1+x-1}", "partly"),
]


@pytest.mark.parametrize(("form", "value", "answer", "verdict"), TABLE)
def test_a_value_of_another_form_is_partly_right(form: Any, value: str, answer: str, verdict: str):
    graded = grade_now(AnswerSpec(type="expression", value=value, form=form), answer)
    assert graded.verdict == verdict
    assert (graded.message == "") == (verdict == "correct")


@pytest.mark.data
def test_stacks_tests_of_forms_come_out_right(shared_data: Path):
    scores = family_scores(shared_data)
    print()
    for name, score in scores.items():
        print(f"STACK {name}: {score.rows} rows, {score.covered} covered, {score.right} right, {score.unsure} unsure")
    covered, right = (sum(part) for part in zip(*((score.covered, score.right) for score in scores.values()), strict=True))
    assert right / covered >= 0.93
