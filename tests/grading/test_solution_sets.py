"""Solutions of an equation, in the ways in which pupils of several countries write them down."""

from __future__ import annotations

import pytest

from schemas.course import AnswerSpec
from services.grading import grade_now

TWO = "x=2 or x=-0.5"
ROWS = [
    # value, answer, locale, verdict, reason
    (TWO, "{2, -0.5}", "en", "correct", "equal"),
    (TWO, r"\{2;-0,5\}", "de", "correct", "equal"),
    (TWO, "L = {2; -½}", "de", "correct", "equal"),
    (TWO, "𝕃 = {−0,5; 2}", "de", "correct", "equal"),
    (TWO, "x ∈ {2, -1/2}", "en", "correct", "equal"),
    (TWO, "x_1 = 2, x_2 = -1/2", "en", "correct", "equal"),
    (TWO, "x1 = 2; x2 = -0,5", "de", "correct", "equal"),
    (TWO, "x=2 und x=-0,5", "de", "correct", "equal"),
    (TWO, "x=2 ∨ x=-0.5", "en", "correct", "equal"),
    (TWO, "{2} ∪ {-1/2}", "en", "correct", "equal"),
    (TWO, "{x | x=2 or x=-1/2}", "en", "correct", "equal"),
    (TWO, "{2} ∩ {-1/2}", "en", "unsure", "not_an_equation"),
    (TWO, "{2}", "en", "partly", "some_missing"),
    (TWO, "{2, -0.5, 1}", "en", "partly", "some_wrong"),
    (TWO, "{2, 0.5}", "en", "incorrect", "different"),
    (TWO, "(2, -0.5)", "en", "unsure", "not_an_equation"),
    (TWO, "x2 = 4", "en", "unsure", "joined_number"),
    ("x=1+sqrt(2) or x=1-sqrt(2)", "x = 1 ± √2", "en", "correct", "equal"),
    ("x=1+sqrt(2) or x=1-sqrt(2)", r"\{1\pm\sqrt2\}", "en", "correct", "equal"),
    ("x=3, y=2", "(3, 2)", "en", "correct", "equal"),
    ("x=3, y=2", "L = {(3; 2)}", "de", "correct", "equal"),
    ("x=3, y=2", "(2, 3)", "en", "incorrect", "different"),
    ("x=3, y=2", "x=3 y=2", "en", "correct", "equal"),
    ("x=3, y=-1/2", "x = 3 y = -0,5", "de", "correct", "equal"),
    ("x=3, y=2", r"\begin{cases}x&=3\\y&=2\end{cases}", "en", "correct", "equal"),
    ("a=3b=c", "a = 3 b = c", "en", "correct", "equal"),
    ("x<1 or x>5", "x<1, x>5", "en", "unsure", "and_or"),
    ("x<1 or x>5", "x<1, x>6", "en", "incorrect", "different"),
    ("x>1 and x<5", "x>1, x<5", "en", "correct", "equal"),
    ("x>3", "(3, ∞)", "en", "partly", "form"),
    ("x>3", "L = ]3; ∞[", "de", "partly", "form"),
    ("x>3", "x ∈ (3, oo)", "en", "correct", "equal"),
    ("x>3", "[3, ∞)", "en", "incorrect", "different"),
]


@pytest.mark.parametrize(("value", "answer", "locale", "verdict", "reason"), ROWS)
def test_solutions_are_known_however_they_are_written(value: str, answer: str, locale: str, verdict: str, reason: str) -> None:
    graded = grade_now(AnswerSpec(type="equation", value=value), answer, (), locale)
    assert (graded.verdict, graded.reason) == (verdict, reason)
    assert verdict == "correct" or graded.message


@pytest.mark.parametrize(
    ("value", "answer", "locale"),
    [("2", "max(1,2)", "en"), ("2", "max(1;2)", "de"), ("n", "binomial(n,1)", "en"), ("6", "gcd(12,18)", "en"), ("1.5", "1,5", "en"),
     ("1500", "1,500", "en"), ("A implies B", "not A or B", "en"),
     ("x/2", "x : 2", "de"), ("sqrt(x)", "Wurzel(x)", "de"), ("x+1", "= x+1", "en"), ("x+1", "x+1 =", "en"),
     ("{x/2, 1}", "{1; x : 2}", "de")],
)  # fmt: skip
def test_signs_mean_what_they_do_where_they_stand(value: str, answer: str, locale: str) -> None:
    assert grade_now(AnswerSpec(type="expression", value=value), answer, (), locale).verdict == "correct"
