"""Functions: f(x) = 3x + 2 is an equation for f, and h(a+b)/2 is still a product."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.course import AnswerSpec
from services.grading import grade_now

ROWS = [
    # type, value, answer, verdict, reason
    ("equation", "f(x)=3x+2", "f(x)=2+3x", "correct", "equal"),
    ("equation", "f(x)=3x+2", "f(t)=3t+2", "correct", "equal"),
    ("equation", "f(x)=3x+2", r"f\left(x\right)=3x+2", "correct", "equal"),
    ("equation", "f(x)=3x+2", "y=3x+2", "correct", "equal"),
    ("equation", "f(x)=3x+2", "3x+2", "correct", "equal"),
    ("equation", "f(x)=3x+2", "3x+2=f(x)", "correct", "equal"),
    ("equation", "f(x)=3x+2", "f(x):=3x+2", "correct", "equal"),
    ("equation", "f(x)=3x+2", "f(x)=3x-2", "incorrect", "different"),
    ("equation", "f(x)=3x+2", "g(x)=3x+2", "incorrect", "function_name"),
    ("equation", "f(x)=3x+2", "f(x,y)=3x+2", "incorrect", "different"),
    ("equation", "f(x)=3x+2", "f(x)>3x+2", "unsure", "not_an_equation"),
    ("equation", "h(t)=20t-5t^2", "h(t)=5t(4-t)", "correct", "equal"),
    ("equation", "A(x)=x(10-x)", "A(x)=10x-x^2", "correct", "equal"),
    ("equation", "f'(x)=2x", "f'(x) = x*2", "correct", "equal"),
    ("equation", "f'(x)=2x", "f(x) = 2x", "incorrect", "function_name"),
    ("equation", "f^{-1}(x)=x-1", "f^(-1)(x)=-1+x", "correct", "equal"),
    ("equation", "f(x)=sin(2x)", "f(x)=2sin(x)cos(x)", "correct", "equal"),
    ("expression", "3x+2", "f(x)=3x+2", "correct", "equal"),
    ("equation", "y=3x+2", "f(x)=3x+2", "correct", "equal"),
    ("equation", "y=3x+2", "f(x)=3x-2", "incorrect", "different"),
    ("equation", "y=3x+a", "f(x)=3x+a", "incorrect", "different"),
    ("expression", "f(x+1)-f(x)", "-f(x)+f(1+x)", "correct", "equal"),
    ("expression", "f(x+y)", "f(x)+f(y)", "incorrect", "different"),
    ("expression", "h(a+b)/2", "(a+b)h/2", "correct", "equal"),
    ("expression", "(a+b)h/2", "h(a+b)/2", "correct", "equal"),
    ("expression", "f*x+f", "f(x+1)", "correct", "equal"),
    ("expression", "(a+b)u(c+d)", "u(a+b)(c+d)", "correct", "equal"),
    ("equation", "y=x(x+1)", "y=x^2+x", "correct", "equal"),
]


@pytest.mark.parametrize(("kind", "value", "answer", "verdict", "reason"), ROWS)
def test_a_letter_is_a_function_where_it_can_be_nothing_else(kind: Any, value: str, answer: str, verdict: str, reason: str) -> None:
    graded = grade_now(AnswerSpec(type=kind, value=value), answer)
    assert (graded.verdict, graded.reason) == (verdict, reason)
    assert verdict == "correct" or graded.message


def test_infinity_and_its_opposite_are_different() -> None:
    assert grade_now(AnswerSpec(type="expression", value="inf"), "-∞").verdict == "incorrect"
    assert grade_now(AnswerSpec(type="expression", value="-inf"), "-∞").verdict == "correct"
