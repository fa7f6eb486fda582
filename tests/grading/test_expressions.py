"""Expressions: a table of real answers, their forms, and what is never mistaken for them."""

from __future__ import annotations

import pytest

from schemas.course import AnswerSpec
from services.grading import grade_now

EQUIVALENT = [
    (
        "3x+12",
        [
            "3x+12",
            "12+3x",
            "3(x+4)",
            "3*x + 3*4",
            "(x+4)*3",
            "x+x+x+12",
            "(6x+24)/2",
            "y=3x+12",
            "3x + 12.0",
            "3·x+12",
            r"3\left(x+4\right)",
        ],
    ),
    ("-8y-2", ["-2-8y", "-(8y+2)", "-2(4y+1)", "−8y − 2", "-8*y-2"]),
    ("27m-21n", ["3(9m-7n)", "-21n+27m", "27*m - 21*n"]),
    (r"\frac{24+5x}{40}", ["(24+5x)/40", "24/40+5x/40", "3/5+x/8", "0.6+0.125x", "(5x+24)/40"]),
    (r"\frac{-14}{x}", ["-14/x", "14/(-x)", "-14x^-1", "-14*x^{-1}", r"-\frac{14}{x}"]),
    (r"\frac{-10}{3n}", ["-10/(3n)", r"\frac{10}{-3n}"]),
    (r"\frac{x}{y}", ["x/y", "xy^-1", "x*(1/y)", "(2x)/(2y)"]),
    ("x^2-1", ["(x+1)(x-1)", "(x-1)(1+x)", "x²-1", "x*x-1", "x**2 - 1"]),
    ("(x-a)^6000", ["(a-x)^6000", "(x-a)^6000"]),
    ("x/2", ["1/2x", "½x", "0.5x", "x÷2", "(1/2)*x", r"\frac{1}{2}x"]),
    ("1/(xy)", ["1/xy", "1/x/y", "x^-1*y^-1"]),
    ("x+1", ["(x^2-1)/(x-1)", "x + 1"]),
    (r"2\sqrt{2}", ["2√2", "sqrt(8)", "√8", "8^(1/2)", "2*2^0.5", "4/√2", "2^(3/2)"]),
    (r"\frac{1+\sqrt{5}}{2}", ["(1+√5)/2", "1/2+√5/2", "2/(√5-1)"]),
    ("sqrt(6)", ["√2*√3", "√2√3", "√(2*3)", "√24/2"]),
    ("5", ["√25", "25^(1/2)", "|-5|", "10/2", "125^(1/3)", r"\sqrt[3]{125}", "2^2+1"]),
    ("i^2", ["-1", "i*i"]),
    ("2i", ["√(-4)", "2*i"]),
    (r"-3\cos\left(x\right)", ["-3cos(x)", "-3cos x", "-3*cosx", "cos(x)*(-3)"]),
    ("1-sin(x)", ["1 - sin x", "-sin x+1", r"1-\sin\left(x\right)"]),
    (r"2x-\sec^2(x)", ["2x - sec^2 x", "2x-1/cos(x)^2", "2x-(1+tan^2 x)"]),
    ("cos(2x)", ["cos^2 x - sin^2 x", "2cos^2(x)-1", "1-2sin^2 x", "cos(x+x)"]),
    ("sin(x)cos(x)", ["sin(2x)/2", "½sin 2x", "cos x sin x"]),
    ("ln(6)", ["ln 2 + ln 3", "ln(2*3)", "ln(36)/2"]),
    ("log_2(8)", ["3", "log(8)/log(2)", "ln 8/ln 2"]),
    ("e^{2x}", ["exp(2x)", "(e^x)^2", "e^x*e^x"]),
    ("1/sqrt(x)", ["x^(-1/2)", "sqrt(1/x)", "sqrt(x)/x"]),
    ("|x|", ["abs(x)", "sqrt(x^2)", "|-x|"]),
    ("4a^3", ["4a³", "4aaa", "2a*2a^2", "8a^6/(2a^3)"]),
    ("pi*r^2", ["πr²", "r^2 pi", r"\pi r^2"]),
    ("n(n+1)/2", ["(n^2+n)/2", "n/2*(n+1)", "0.5n^2+0.5n"]),
]

DIFFERENT = [
    ("3x+12", ["3x-12", "3x+13", "3x+1", "4x+12", "3x", "12", "3y+12", "3x+12x", "3(x+12)", "-3x-12", "3x^2+12"]),
    (r"\frac{-14}{x}", ["14/x", "-14x", "x/-14", "-14/y"]),
    ("x^2-1", ["x^2+1", "(x-1)^2", "2x-1", "x-1"]),
    (r"2\sqrt{2}", ["2.83", "√2", "-2√2", "√6", "2.8284271247461903"]),
    ("sqrt(6)", ["√2+√3", "2.449489742783178", "√5"]),
    ("x", ["sqrt(x^2)", "|x|", "-x", "x+1e-20", "x+0.0000000001"]),
    ("cos(2x)", ["2cos x", "cos^2 x", "cos(2)x", "sin(2x)", "cos(2x)+10^-30"]),
    ("(a^b)^c", ["a^(b*c)"]),
    ("x+y", ["sqrt(x^2+y^2)", "xy"]),
    ("inf", ["5", "10^50", "x"]),
    ("7", ["inf", "9**9**9", "2^2^2^2", "(9^9)^9"]),
    ("pi", ["3.14159265358979", "22/7", "3.14159265358979323846264338327950288"]),
    ("e", ["2.718281828459045", "pi"]),
    ("x", ["x+2305843009213693951", "x+2^61-1", "x+(2^61-1)/10^60"]),
]

FORMS = [
    ("3(x+4)", "factored", "3(x+4)", "correct"),
    ("3(x+4)", "factored", "(x+4)*3", "correct"),
    ("3(x+4)", "factored", "3x+12", "partly"),
    ("(x+2)(x+3)", "factored", "(x+3)(x+2)", "correct"),
    ("(x+2)(x+3)", "factored", "(-x-2)(-x-3)", "correct"),
    ("(x+2)(x+3)", "factored", "x^2+5x+6", "partly"),
    ("(x+2)(x+3)", "factored", "x(x+5)+6", "partly"),
    ("(x+2)(x+3)", "factored", "(x+2)(x+4)", "incorrect"),
    ("2(x+2)(x+3)", "factored", "(2x+4)(x+3)", "partly"),
    ("2(x+2)(x+3)", "factored", "2(x^2+5x+6)", "partly"),
    ("2(x+2)(x+3)", "factored", "(x+2)*2*(x+3)", "correct"),
    ("x^2(x-1)", "factored", "x*x*(x-1)", "correct"),
    ("x^2(x-1)", "factored", "x(x^2-x)", "partly"),
    ("(x-1)^2", "factored", "(x-1)(x-1)", "correct"),
    ("(x-1)^2", "factored", "(1-x)^2", "correct"),
    ("(x-1)^2", "factored", "x^2-2x+1", "partly"),
    ("x^2+1", "factored", "x^2+1", "correct"),
    ("(x-1)(x^2+x+1)", "factored", "x^3-1", "partly"),
    ("(x-1)(x^2+x+1)", "factored", "(x-1)(1+x+x^2)", "correct"),
    ("(x+y)(x-y)", "factored", "x^2-y^2", "partly"),
    ("(x+y)(x-y)", "factored", "(x-y)(y+x)", "correct"),
    ("(x^2+1)(x^2+2)", "factored", "x^4+3x^2+2", "partly"),
    ("x^2+5x+6", "expanded", "x^2+5x+6", "correct"),
    ("x^2+5x+6", "expanded", "6+5x+x²", "correct"),
    ("x^2+5x+6", "expanded", "(x+2)(x+3)", "partly"),
    ("x^2+5x+6", "expanded", "x^2+2x+3x+6", "partly"),
    ("x^2+5x+6", "expanded", "x(x+5)+6", "partly"),
    ("x^2+5x+6", "expanded", "x*x+5x+6", "correct"),
    ("x^2-2x+1", "expanded", "(x-1)^2", "partly"),
    ("8x^3", "expanded", "(2x)^3", "partly"),
    ("3x+12", "simplest", "3x+12", "correct"),
    ("3x+12", "simplest", "3(x+4)", "correct"),
    ("3x+12", "simplest", "12+3x", "correct"),
    ("3x+12", "simplest", "x+2x+12", "partly"),
    ("3x+12", "simplest", "3x+10+2", "partly"),
    ("3x+12", "simplest", "3(x+2)+6", "partly"),
    ("3x+12", "simplest", "3*x+3*4", "partly"),
    ("3x+12", "simplest", "(6x+24)/2", "partly"),
    ("3x+12", "simplest", "3x+12+0", "partly"),
    ("3x+12", "simplest", "1(3x+12)", "partly"),
    ("x", "simplest", "1x", "partly"),
    ("x", "simplest", "x^1", "partly"),
    ("x", "simplest", "--x", "partly"),
    ("x^3", "simplest", "x*x^2", "partly"),
    ("x^3", "simplest", "x^5/x^2", "partly"),
    ("x^6", "simplest", "(x^2)^3", "partly"),
    ("8x^3", "simplest", "(2x)^3", "partly"),
    ("8x^3", "simplest", "2^3*x^3", "partly"),
    ("8x^3", "simplest", "8x^3", "correct"),
    ("x/2", "simplest", "2x/4", "partly"),
    ("x/2", "simplest", "½x", "correct"),
    ("x/2", "simplest", "x/2", "correct"),
    ("x+1", "simplest", "(x^2-1)/(x-1)", "partly"),
    ("x+1", "simplest", "(2x+2)/2", "partly"),
    ("1/(x+1)", "simplest", "(x-1)/(x^2-1)", "partly"),
    ("1/(x+1)", "simplest", "1/(x+1)", "correct"),
    ("5/x", "simplest", "5y/(xy)", "partly"),
    (r"2\sqrt{2}", "simplest", "sqrt(8)", "partly"),
    (r"2\sqrt{2}", "simplest", "2√2", "correct"),
    ("5", "simplest", "sqrt(25)", "partly"),
    ("3/4", "simplest", "6/8", "partly"),
    ("3/4", "simplest", "3/4", "correct"),
    ("-3/4", "simplest", "-3/4", "correct"),
    ("y-2x-2", "simplest", "y-2(x+1)", "correct"),
    ("x^2-y", "simplest", "x^2-(y)", "correct"),
    ("a-b-c", "simplest", "a-(b+c)", "partly"),
]

UNSURE = [
    ("3x+12", "3x+12=0", "not_an_expression"),
    ("3x+12", "3x or 12", "not_an_expression"),
    ("3x+12", "±3x+12", "not_an_expression"),
    ("3x+12", "x3+12", "joined_number"),
    ("3x+12", "three x", "word"),
    ("3x+12", "1/(x-x)", "undefined"),
    ("1/(2x)", "1/2x", "ambiguous"),
    ("y/x", "1/xy", "ambiguous"),
    ("x/3", r"1\frac{1}{3}x", "ambiguous"),
    (r"\frac{-10}{3n}", "-10/3n", "ambiguous"),
    ("5", "inf-inf", "undecided"),
    ("7", "sin(9**9**9)", "undecided"),
    ("x", "x^(9^9^9)", "undecided"),
]


def verdicts(value: str, answers: list[str], **options: object) -> dict[str, str]:
    spec = AnswerSpec(type="expression", value=value, **options)
    return {answer: grade_now(spec, answer).verdict for answer in answers}


@pytest.mark.parametrize(("value", "answers"), EQUIVALENT)
def test_every_spelling_of_the_same_value_is_right(value: str, answers: list[str]):
    assert verdicts(value, answers) == dict.fromkeys(answers, "correct")


@pytest.mark.parametrize(("value", "answers"), DIFFERENT)
def test_nothing_else_is_right(value: str, answers: list[str]):
    assert verdicts(value, answers) == dict.fromkeys(answers, "incorrect")


@pytest.mark.parametrize(("value", "form", "answer", "verdict"), FORMS)
def test_the_form_asked_for_is_wanted(value: str, form: str, answer: str, verdict: str):
    graded = grade_now(AnswerSpec(type="expression", value=value, form=form), answer)
    assert graded.verdict == verdict
    assert (graded.reason == "form") == (verdict == "partly")


@pytest.mark.parametrize(("value", "answer", "reason"), UNSURE)
def test_what_is_not_understood_is_not_judged(value: str, answer: str, reason: str):
    graded = grade_now(AnswerSpec(type="expression", value=value), answer)
    assert graded.reason == reason
    assert graded.verdict == "unsure"


def test_the_unknown_may_stand_before_an_expression():
    spec = AnswerSpec(type="expression", value="2x+1", unknown="y")
    assert grade_now(spec, "y=2x+1").verdict == "correct"
    assert grade_now(spec, "2x+1=y").verdict == "correct"
    assert grade_now(spec, "x=2x+1").verdict == "unsure"


def test_a_letter_that_is_the_unknown_is_no_constant():
    assert grade_now(AnswerSpec(type="expression", value="2e+1", unknown="e"), "1+e+e").verdict == "correct"
    assert grade_now(AnswerSpec(type="equation", value="i=3", unknown="i"), "3=i").verdict == "correct"
