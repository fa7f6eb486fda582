"""Equations, inequalities and solutions: a table of real answers."""

from __future__ import annotations

import pytest

from schemas.course import AnswerSpec
from services.grading import grade_now

TABLE = [
    # solved for a letter
    ("x=3", "x", "x=3", "correct", "equal"),
    ("x=3", "x", "3", "correct", "equal"),
    ("x=3", "x", "3=x", "correct", "equal"),
    ("x=3", "x", "x = 6/2", "correct", "equal"),
    ("x=3", "x", "$x=3$", "correct", "equal"),
    ("x=3", "x", r"\(x=3\)", "correct", "equal"),
    ("x=3", "x", "x=4", "incorrect", "different"),
    ("x=3", "x", "x=-3", "incorrect", "different"),
    ("x=3", "x", "y=3", "incorrect", "different"),
    ("x=3", "x", "2x=6", "incorrect", "unsolved"),
    ("x=3", "x", "2x+1=7", "incorrect", "unsolved"),
    ("x=3", "x", "2x=8", "incorrect", "different"),
    ("x=3", "x", "x", "incorrect", "different"),
    ("x=3", "x", "x=3 or x=4", "incorrect", "different"),
    ("3", "x", "x=3", "correct", "equal"),
    ("3", "x", "2x=6", "incorrect", "unsolved"),
    ("a=-30", None, "-30", "correct", "equal"),
    ("a=-30", None, "-30=a", "correct", "equal"),
    ("a=-30", None, "a=30", "incorrect", "different"),
    (r"q=\frac{-1}{4}", None, "q=-1/4", "correct", "equal"),
    (r"q=\frac{-1}{4}", None, "-0.25", "correct", "equal"),
    (r"q=\frac{-1}{4}", None, "q=1/4", "incorrect", "different"),
    ("x=sqrt(2)", "x", "√2", "correct", "equal"),
    ("x=sqrt(2)", "x", "1.414", "incorrect", "different"),
    # several solutions
    ("x=2 or x=-3", "x", "x=-3 or x=2", "correct", "equal"),
    ("x=2 or x=-3", "x", "2, -3", "correct", "equal"),
    ("x=2 or x=-3", "x", "2; -3", "correct", "equal"),
    ("x=2 or x=-3", "x", "x=2, x=-3", "correct", "equal"),
    ("x=2 or x=-3", "x", "x=2 and x=-3", "correct", "equal"),
    ("x=2 or x=-3", "x", "x=2 or -3", "correct", "equal"),
    ("x=2 or x=-3", "x", "2,2,-3", "correct", "equal"),
    ("x=2 or x=-3", "x", "x=2", "partly", "some_missing"),
    ("x=2 or x=-3", "x", "2, 3", "incorrect", "different"),
    ("x=2 or x=-3 or x=5", "x", "2, -3, 4", "partly", "some_wrong"),
    ("x=2 or x=-3", "x", "x=4", "incorrect", "different"),
    ("x=2 or x=-3", "x", "(x-2)(x+3)=0", "incorrect", "unsolved"),
    ("2, -3", "x", "-3, 2", "correct", "equal"),
    ("x=±3", "x", "x=3 or x=-3", "correct", "equal"),
    ("x=3 or x=-3", "x", r"\pm 3", "correct", "equal"),
    ("x=3 or x=-3", "x", "x=±4", "incorrect", "different"),
    ("x=1+sqrt(2) or x=1-sqrt(2)", "x", "1±√2", "correct", "equal"),
    ("x=(3+sqrt(5))/2 or x=(3-sqrt(5))/2", "x", r"x=\frac{3\pm\sqrt{5}}{2}", "correct", "equal"),
    # a formula
    ("y=2x+1", "y", "y=2x+1", "correct", "equal"),
    ("y=2x+1", "y", "2x+1", "correct", "equal"),
    ("y=2x+1", "y", "y=1+2x", "correct", "equal"),
    ("y=2x+1", "y", "y-2x=1", "incorrect", "unsolved"),
    ("r=A/(2*pi*h)", "r", r"r=\frac{A}{2\pi h}", "correct", "equal"),
    ("r=A/(2*pi*h)", "r", r"A=2\pi h r", "incorrect", "unsolved"),
    # an equation as such
    ("y=2x+1", None, "2x-y+1=0", "correct", "equal"),
    ("y=2x+1", None, "4x-2y+2=0", "correct", "equal"),
    ("y=2x+1", None, "y-1=2x", "correct", "equal"),
    ("y=2x+1", None, "y=2x", "incorrect", "different"),
    ("y=2x+1", None, "2x+1", "unsure", "not_an_equation"),
    ("x^2+y^2=1", None, "y^2=1-x^2", "correct", "equal"),
    ("x^2+y^2=1", None, "x^2+y^2=2", "incorrect", "different"),
    ("n-20=-8", None, "-8=n-20", "correct", "equal"),
    ("4q-8=24", None, "4q=32", "correct", "equal"),
    ("4q-8=24", None, "4q=16", "incorrect", "different"),
    ("x/4=35", None, "x=140", "correct", "equal"),
    ("1/x=2", None, "1=2x", "correct", "equal"),
    ("a*x=a*y", None, "x=y", "incorrect", "different"),
    ("y=sin(2x)", None, "y/2=cos(x)sin(x)", "correct", "equal"),
    ("(x-1)(x-2)=0", None, "x=1 or x=2", "correct", "equal"),
    ("x^2=4", None, "x=2 or x=-2", "correct", "equal"),
    ("(y-1)^30=0", None, "(1-y)^30=0", "correct", "equal"),
    # inequalities
    ("x>3", "x", "x>3", "correct", "equal"),
    ("x>3", "x", "3<x", "correct", "equal"),
    ("x>3", "x", "x≥3", "incorrect", "different"),
    ("x>3", "x", "x<3", "incorrect", "different"),
    ("x>3", "x", "x>4", "incorrect", "different"),
    ("x>3", "x", "x=3", "incorrect", "different"),
    ("-2x<6", None, "x>-3", "correct", "equal"),
    ("-2x<6", None, "x<-3", "incorrect", "different"),
    ("1<x<=3", None, "3>=x>1", "correct", "equal"),
    ("1<x<=3", None, "1<x and x<=3", "correct", "equal"),
    ("1<x<=3", None, "1<x or x<=3", "incorrect", "different"),
    ("1<x<=3", None, "1<x<3", "incorrect", "different"),
    ("x<-1 or x>1", None, "x>1 or x<-1", "correct", "equal"),
    ("x<-1 or x>1", None, "x<-1 and x>1", "incorrect", "different"),
    ("x>-32", "x", "x>-31", "incorrect", "different"),
    ("x<=5", "x", "8x+7<=50", "incorrect", "different"),
    ("x>3", "x", "2x>6", "incorrect", "unsolved"),
    ("x>3", "x", "2x+1>7", "incorrect", "unsolved"),
    ("x>3", "x", "x>6/2", "correct", "equal"),
    ("x>3", "x", "x>3 and x>1", "correct", "equal"),
    ("x>3", "x", "x>3 or x>5", "correct", "equal"),
    ("x^2<4", "x", "-2<x<2", "correct", "equal"),
    ("-2<x<2", "x", "x^2<4", "incorrect", "unsolved"),
    ("x^2>=4", "x", "x<=-2 or x>=2", "correct", "equal"),
    ("x^2>=4", "x", "x<=-2 and x>=2", "incorrect", "different"),
    ("x^2>=4", "x", "x<-2 or x>2", "incorrect", "different"),
    ("x^3<8", "x", "x<2", "correct", "equal"),
    ("x^2<2", "x", "x<2", "incorrect", "different"),
    ("x^2<400", "x", "x^2<401", "incorrect", "different"),
    ("(x-1)^2>0", "x", "x!=1", "correct", "equal"),
    ("1<x<3 or x>5", "x", "x>5 or 3>x>1", "correct", "equal"),
    ("1<x<3 or x>5", "x", "1<x or x<3 or x>5", "incorrect", "different"),
    ("x+y<2", None, "y<2-x", "correct", "equal"),
    ("x+y<2", None, "y>2-x", "incorrect", "different"),
    ("x^2<400", "x", "x^2<900", "incorrect", "different"),
    ("|x|<50", "x", "|x|<60", "incorrect", "different"),
    ("x!=2", None, "x≠2", "correct", "equal"),
    # not read
    ("x=3", "x", "x=", "unsure", "unfinished"),
    ("x=3", "x", "no solution", "unsure", "word"),
]


@pytest.mark.parametrize(("value", "unknown", "answer", "verdict", "reason"), TABLE)
def test_an_equation_is_graded(value: str, unknown: str | None, answer: str, verdict: str, reason: str):
    graded = grade_now(AnswerSpec(type="equation", value=value, unknown=unknown), answer)
    assert (graded.verdict, graded.reason) == (verdict, reason)


def test_a_decimal_comma_is_none_in_a_list_where_points_are_used():
    spec = AnswerSpec(type="equation", value="x=2 or x=5", unknown="x")
    assert grade_now(spec, "2,5").verdict == "correct"
    assert grade_now(spec, "2;5", (), "sv").verdict == "correct"
    assert grade_now(AnswerSpec(type="equation", value="x=2.5", unknown="x"), "2,5", (), "sv").verdict == "correct"


def test_solutions_may_be_wanted_in_simplest_form():
    spec = AnswerSpec(type="equation", value="x=3/4", unknown="x", form="simplest")
    assert grade_now(spec, "x=3/4").verdict == "correct"
    assert grade_now(spec, "x=6/8").verdict == "partly"


def test_the_score_counts_what_was_found():
    spec = AnswerSpec(type="equation", value="x=1 or x=2 or x=3", unknown="x")
    assert grade_now(spec, "1, 2").score == pytest.approx(2 / 3, abs=1e-3)
    assert grade_now(spec, "1, 2, 4").score == pytest.approx(1 / 3, abs=1e-3)
