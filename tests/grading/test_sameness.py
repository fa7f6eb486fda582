"""Lists, sets, intervals, matrices and propositions as values: a table of real answers."""

from __future__ import annotations

import pytest

from schemas.course import AnswerSpec
from services.grading import grade_now

TABLE = [
    # sets: order and repetition do not count
    ("{1, 2}", "{2, 1}", "correct"),
    ("{1, 2}", "{1, 2, 2/2}", "correct"),
    ("{1, 2}", "{1, 3}", "incorrect"),
    ("{1, 2}", "{1}", "incorrect"),
    ("{1, 2}", "[1, 2]", "incorrect"),
    ("{x+x, 1}", "{1, 2x}", "correct"),
    ("{2√2}", "{√8, 2√2}", "correct"),
    ("{x<1, 2}", "{2, 1>x}", "correct"),
    ("{x=1, 1<x and x<5}", "{5>x and x>1, x-1=0}", "correct"),
    ("{}", "{}", "correct"),
    ("{}", "{0}", "incorrect"),
    # an element that is equal only after more than collecting terms is not worked out
    ("{1-2^(3/2)}", "{(2-2^(5/2))/2}", "partly"),
    ("{sin(x)^2}", "{1-cos(x)^2}", "partly"),
    # lists and points: order counts
    ("[1, 2]", "[1, 4/2]", "correct"),
    ("[1, 2]", "[2, 1]", "incorrect"),
    ("(1, 2)", "(1, 2)", "correct"),
    ("(1, 2)", "(2, 1)", "incorrect"),
    ("(1, 2)", "P = (1, 2)", "correct"),
    # intervals and sets of real numbers
    ("[1, 2)", "[1, 4/2)", "correct"),
    ("[1, 2)", "(1, 2)", "incorrect"),
    ("(-√2, √2]", r"(-\sqrt2, \sqrt2]", "correct"),
    ("(-inf, 1) ∪ {3}", "{3} U (-∞, 1)", "correct"),
    ("(-inf, inf)", "ℝ", "correct"),
    ("[0, 1) ∪ (1, 2]", r"[0, 2] \setminus {1}", "correct"),
    ("[0, 1) ∪ [1, 2]", "[0, 2]", "correct"),
    ("[0, 3) ∩ (1, 5)", "(1, 3)", "correct"),
    ("(a, b]", "(a, b]", "correct"),
    # matrices
    ("matrix([1, 2], [3, 4])", r"\begin{pmatrix} 1 & 2 \\ 3 & 8/2 \end{pmatrix}", "correct"),
    ("matrix([1, 2], [3, 4])", r"\begin{pmatrix} 1 & 3 \\ 2 & 4 \end{pmatrix}", "incorrect"),
    ("matrix([1, 2], [3, 4])", "matrix([1, 2, 0], [3, 4, 0])", "incorrect"),
    # propositions
    ("A implies B", "B or not A", "correct"),
    ("A implies B", "B implies A", "incorrect"),
    ("not (A and B)", "not A or not B", "correct"),
    ("true", "A or not A", "correct"),
    ("true", "x > 1 or x < 3", "correct"),
    # both signs
    ("cos(x ± y)", "cos(x)cos(y) - (±sin(x)sin(y))", "correct"),
    ("cos(x ± y)", "cos(x)cos(y) + (±sin(x)sin(y))", "incorrect"),
    # functions
    ("|x|", "max(x, -x)", "correct"),
    ("binomial(n, k)", "n!/(k!(n-k)!)", "correct"),
    ("coth(x)", "1/tanh(x)", "correct"),
    ("asinh(x)", "ln(x+√(x^2+1))", "correct"),
    ("n(n+1)(2n+1)/6", "sum(k^2, k, 1, n)", "correct"),
    ("sum(k^2, k, 1, n)", "sum((j+1)^2, j, 0, n-1)", "correct"),
    ("sum(k^2, k, 1, n)", "sum(k^2, k, 0, n-1)", "incorrect"),
    ("n!", "product(k, k, 1, n)", "correct"),
    # a decimal number that is wanted is worked out
    ("20.4", "100.4-80.0", "incorrect"),
    ("20.4", "102/5", "correct"),
]


@pytest.mark.parametrize(("value", "answer", "verdict"), TABLE)
def test_a_collection_is_compared_as_what_it_stands_for(value: str, answer: str, verdict: str):
    graded = grade_now(AnswerSpec(type="expression", value=value), answer)
    assert (graded.verdict, graded.message == "") == (verdict, verdict == "correct")
