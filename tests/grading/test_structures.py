"""Intervals, sets, points, ratios and matrices: tables of real answers, right, wrong and not to be read."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.course import AnswerSpec, WrongAnswer
from schemas.grading import Answer
from services.grading import BadAnswerSpec, grade_now

HALF_OPEN, OUTSIDE, AROUND_ROOT = "[1, 2)", "(-inf, -2) ∪ (2, inf)", "(-sqrt(2), sqrt(2)]"
INTERVALS = [
    # value, answer, locale, verdict, reason
    (HALF_OPEN, "[1, 2)", "en", "correct", "equal"),
    (HALF_OPEN, "[1;2[", "en", "correct", "equal"),
    (HALF_OPEN, "[1; 2[", "sv", "correct", "equal"),
    (HALF_OPEN, "1 ≤ x < 2", "en", "correct", "equal"),
    (HALF_OPEN, "2 > x >= 1", "en", "correct", "equal"),
    (HALF_OPEN, "1<=x and x<2", "en", "correct", "equal"),
    (HALF_OPEN, "x ∈ [1,2)", "en", "correct", "equal"),
    (HALF_OPEN, "{x | 1<=x<2}", "en", "correct", "equal"),
    (HALF_OPEN, r"\{x \in \mathbb{R} : 1 \le x < 2\}", "en", "correct", "equal"),
    (HALF_OPEN, r"$\left[1,2\right)$", "en", "correct", "equal"),
    (HALF_OPEN, r"\left[\frac{2}{2}, 2\right)", "en", "correct", "equal"),
    (HALF_OPEN, "[1, 1.5] ∪ [1.5, 2)", "en", "correct", "equal"),
    (HALF_OPEN, "[1, 3) ∩ (0, 2)", "en", "correct", "equal"),
    (HALF_OPEN, "(1,2)", "en", "incorrect", "interval_ends_belong"),
    (HALF_OPEN, "[1,2]", "en", "incorrect", "interval_ends_belong"),
    (HALF_OPEN, "(-∞,1) ∪ [2,∞)", "en", "incorrect", "opposite"),
    (HALF_OPEN, "[1,3)", "en", "incorrect", "different"),
    (HALF_OPEN, "[1,2) ∪ {5}", "en", "incorrect", "different"),
    (HALF_OPEN, "∅", "en", "incorrect", "not_nothing"),
    (HALF_OPEN, "[2,1)", "en", "unsure", "interval_order"),
    (HALF_OPEN, "[1,2", "en", "unsure", "unclosed"),
    (HALF_OPEN, "[1,2,3)", "en", "unsure", "interval_ends"),
    (HALF_OPEN, "between 1 and 2", "en", "unsure", "not_a_region"),
    (HALF_OPEN, "", "en", "unsure", "empty"),
    ("[0.5, 1.5]", "[0,5; 1,5]", "sv", "correct", "equal"),
    ("[0.5, 1.5]", "0,5 ≤ x ≤ 1,5", "sv", "correct", "equal"),
    (OUTSIDE, "x<-2 or x>2", "en", "correct", "equal"),
    (OUTSIDE, "x < -2 eller x > 2", "sv", "correct", "equal"),
    (OUTSIDE, "(-∞,-2) U (2,∞)", "en", "correct", "equal"),
    (OUTSIDE, "]-∞;-2[ ∪ ]2;∞[", "fr", "correct", "equal"),
    (OUTSIDE, r"(-\infty,-2)\cup(2,\infty)", "en", "correct", "equal"),
    (OUTSIDE, "ℝ∖[-2,2]", "en", "correct", "equal"),
    (OUTSIDE, r"R \ [-2,2]", "en", "correct", "equal"),
    (OUTSIDE, "x>2", "en", "partly", "some_missing"),
    (OUTSIDE, "(-2, 2)", "en", "incorrect", "different"),
    (OUTSIDE, "[-2, 2]", "en", "incorrect", "opposite"),
    (OUTSIDE, "x^2 > 4", "en", "unsure", "region_unsolved"),
    (AROUND_ROOT, "(-√2, √2]", "en", "correct", "equal"),
    (AROUND_ROOT, "(-sqrt 2, sqrt(8)/2]", "en", "correct", "equal"),
    (AROUND_ROOT, "(-1.4142, 1.4142]", "en", "incorrect", "different"),
    ("x != 0", r"\mathbb{R}\setminus\{0\}", "en", "correct", "equal"),
    ("x != 0", "x<0 or x>0", "en", "correct", "equal"),
    ("x != 0", "ℝ", "en", "incorrect", "different"),
    ("∅", "no solution", "en", "correct", "equal"),
    ("∅", "{}", "en", "correct", "equal"),
    ("∅", "x>3", "en", "incorrect", "not_empty"),
    ("(-inf, inf)", "all real numbers", "en", "correct", "equal"),
    ("{2, 3}", "x = 2 or x = 3", "en", "correct", "equal"),
    ("{1, -1}", "x = ±1", "en", "correct", "equal"),
    ("{1, -1}", "{±1}", "en", "correct", "equal"),
    ("[0.5, inf)", "[0,5; oo[", "de", "correct", "equal"),
    ("[0.5, inf)", r"\left[ \frac12, \infty \right)", "en", "correct", "equal"),
    ("[0.5, inf)", "L = [1/2, +∞)", "en", "correct", "equal"),
    ("[0.5, inf)", r"\{x \in \mathbb{R} \mid x \ge 0.5\}", "en", "correct", "equal"),
    ("[0.5, inf)", "{x : x >= 1/2}", "en", "correct", "equal"),
    ("(-2, 2)", "|x| < 2", "en", "unsure", "region_unsolved"),
    (OUTSIDE, "(-oo,-2) u (2,oo)", "en", "correct", "equal"),
    (OUTSIDE, "(-oo,-2), (2,oo)", "en", "correct", "equal"),
    (OUTSIDE, "{x | x < -2} ∪ (2, ∞)", "en", "correct", "equal"),
    (OUTSIDE, "ℝ∖(ℝ∖(ℝ∖[-2,2]))", "en", "correct", "equal"),
    (OUTSIDE, "ℝ∖([-2,0] ∪ [0,2])", "en", "correct", "equal"),
    ("x != 0", "ℝ\\{0}", "en", "correct", "equal"),
    ("x != 0", "R \\ {0}", "en", "correct", "equal"),
    ("(-inf, inf)", "-∞ < x < ∞", "en", "correct", "equal"),
    ("∅", "keine Lösung", "de", "correct", "equal"),
]
SETS = [
    ("{1, 2, 3}", "{3,2,1}", "en", "correct", "equal"),
    ("{1, 2, 3}", "1, 2, 3", "en", "correct", "equal"),
    ("{1, 2, 3}", "{1,2,2,3}", "en", "correct", "equal"),
    ("{1, 2, 3}", r"\{1,2,3\}", "en", "correct", "equal"),
    ("{1, 2, 3}", r"$\left\{1,\frac{4}{2},3\right\}$", "en", "correct", "equal"),
    ("{1, 2, 3}", ("3", "1", "2"), "en", "correct", "equal"),
    ("{1, 2, 3}", (), "en", "unsure", "empty"),
    ("{1, 2, 3}", "{1,2}", "en", "partly", "some_missing"),
    ("{1, 2, 3}", "{1,2,4}", "en", "partly", "some_wrong"),
    ("{1, 2, 3}", "{1,2,1+2}", "en", "partly", "some_wrong"),
    ("{1, 2, 3}", "{4}", "en", "incorrect", "different"),
    ("{1, 2, 3}", "∅", "en", "incorrect", "not_nothing"),
    ("{1, 2, 3}", "{1,2,", "en", "unsure", "unclosed"),
    ("{1.5, 2}", "{1,5; 2}", "sv", "correct", "equal"),
    ("{1.5, 2}", "1,5, 2", "sv", "unsure", "ambiguous"),
    ("{1, 2, 5}", "{1,5,2}", "sv", "correct", "equal"),
    ("{(1,2),(3,4)}", "(3,4), (1,2)", "en", "correct", "equal"),
    ("{(1,2),(3,4)}", "{(2,1),(3,4)}", "en", "incorrect", "different"),
    ("{heads, tails}", "{Tails, Heads}", "en", "correct", "equal"),
    ("{HH, HT, TH, TT}", "{TT,TH,HT,HH}", "en", "correct", "equal"),
    ("{HH, HT, TH, TT}", "{HT,TH}", "en", "partly", "some_missing"),
    ("{xy, x}", "{x, yx}", "en", "correct", "equal"),
    ("{sqrt(2), -sqrt(2)}", "{-√2; √2}", "en", "correct", "equal"),
    ("∅", "{}", "en", "correct", "equal"),
    ("∅", "{0}", "en", "incorrect", "not_empty"),
    ("{1/2, 3}", r"\left\{ \frac{1}{2}, 3\right\}", "en", "correct", "equal"),
    ("{1/2, 3}", "𝕃 = {½; 3}", "de", "correct", "equal"),
    ("{1/2, 3}", "x = 0.5 or x = 3", "en", "correct", "equal"),
    ("{1/2, 3}", "x_1 = 0,5; x_2 = 3", "de", "correct", "equal"),
    ("{1/2, 3}", "x = 0.5, x = 3, x = 4", "en", "partly", "some_wrong"),
    ("{2, -2}", "±2", "en", "correct", "equal"),
    ("{2, -2}", r"x = \pm 2", "en", "correct", "equal"),
    ("{heads, tails}", "heads and tails", "en", "correct", "equal"),
    ("{new york, rome}", "Rome, New York", "en", "correct", "equal"),
    ("{(1,2),(3,4)}", "{(1;2); (3,4)}", "de", "correct", "equal"),
    ("{{1},{2}}", "{{2},{1}}", "en", "correct", "equal"),
    ("{{1},{2}}", "{1, 2}", "en", "incorrect", "different"),
]
POINTS = [
    ("(1, -2)", "(1,-2)", "en", "correct", "equal"),
    ("(1, -2)", "(1|-2)", "de", "correct", "equal"),
    ("(1, -2)", "P(1,-2)", "en", "correct", "equal"),
    ("(1, -2)", "x=1, y=-2", "en", "correct", "equal"),
    ("(1, -2)", r"\left(1,-2\right)", "en", "correct", "equal"),
    ("(1, -2)", ("1", "-2"), "en", "correct", "equal"),
    ("(1, 5)", "(1,5)", "sv", "correct", "equal"),
    ("(1.5, 2)", "(1,5; 2)", "sv", "correct", "equal"),
    ("(1, -2)", "(-2,1)", "en", "incorrect", "coordinates_turned"),
    ("(1, -2)", "(1,2)", "en", "incorrect", "coordinate"),
    ("(1, -2)", "(3,4)", "en", "incorrect", "different"),
    ("(1, -2)", "(1,-2,0)", "en", "incorrect", "coordinates_count"),
    ("(1, -2)", "1", "en", "unsure", "not_a_point"),
    ("(1, -2)", "y = -2, x = 1", "en", "correct", "equal"),
    ("(1, -2)", "(x, y) = (1, -2)", "en", "correct", "equal"),
    ("(1, -2)", r"\begin{pmatrix}1\\-2\end{pmatrix}", "en", "correct", "equal"),
    ("(1, -2)", r"\langle 1, -2\rangle", "en", "correct", "equal"),
    ("(1.5, 2)", "P(1,5|2)", "de", "correct", "equal"),
    ("(1.5, 2)", "S_1 = (1.5, 2)", "en", "correct", "equal"),
    ("(1, 2, 3)", "(1|2|3)", "de", "correct", "equal"),
]
RATIOS = [
    ("2:3", "2:3", "en", "correct", "equal"),
    ("2:3", "2 to 3", "en", "correct", "equal"),
    ("2:3", "2 till 3", "sv", "correct", "equal"),
    ("2:3", "2/3", "en", "correct", "equal"),
    ("2:3", "4:6", "en", "partly", "form"),
    ("2:3", "0.2:0.3", "en", "partly", "form"),
    ("2:3", "3:2", "en", "incorrect", "terms_turned"),
    ("2:3", "2:4", "en", "incorrect", "different"),
    ("2:3", "2:3:4", "en", "incorrect", "terms_count"),
    ("2:3", "0:0", "en", "incorrect", "undefined_ratio"),
    ("2:3", "2", "en", "unsure", "not_a_ratio"),
    ("2:3", "2, 3", "en", "unsure", "not_a_ratio"),
    ("2:3", "2 zu 3", "de", "correct", "equal"),
    ("1:2:3", "1:2:3", "en", "correct", "equal"),
    ("a:2b", "3a:6b", "en", "correct", "equal"),
    ("a:2b", "2b:a", "en", "incorrect", "different"),
]
SQUARE, COLUMN = "[[1,2],[3,4]]", "[[1],[2]]"
MATRICES = [
    (SQUARE, "[[1,2],[3,4]]", "en", "correct", "equal"),
    (SQUARE, "1 2\n3 4", "en", "correct", "equal"),
    (SQUARE, "1 2; 3 4", "en", "correct", "equal"),
    (SQUARE, "[1,2;3,4]", "en", "correct", "equal"),
    (SQUARE, "{{1,2},{3,4}}", "en", "correct", "equal"),
    (SQUARE, r"\begin{pmatrix}1&2\\3&4\end{pmatrix}", "en", "correct", "equal"),
    (SQUARE, r"$$\begin{bmatrix} 1 & 2 \\ 3 & \frac{8}{2} \end{bmatrix}$$", "en", "correct", "equal"),
    (SQUARE, r"\left[\begin{array}{cc}1&2\\3&4\end{array}\right]", "en", "correct", "equal"),
    (SQUARE, (("1", "2"), ("3", "4")), "en", "correct", "equal"),
    ("[[0.5,1],[2,3]]", "0,5 1; 2 3", "sv", "correct", "equal"),
    (SQUARE, "[[1,3],[2,4]]", "en", "incorrect", "matrix_turned"),
    (SQUARE, "[[1,2],[3,5]]", "en", "partly", "entries"),
    (SQUARE, "[[9,9],[9,4]]", "en", "incorrect", "different"),
    (SQUARE, "[[1,2,3],[4,5,6]]", "en", "incorrect", "matrix_size"),
    (SQUARE, "[[1,2],[3]]", "en", "unsure", "ragged"),
    (SQUARE, "[[1,],[3,4]]", "en", "unsure", "empty_cell"),
    (SQUARE, "x", "en", "unsure", "not_a_matrix"),
    (SQUARE, "", "en", "unsure", "empty"),
    (COLUMN, "1;2", "en", "correct", "equal"),
    (COLUMN, "[1,2]", "en", "incorrect", "matrix_turned_size"),
    (SQUARE, "matrix([1,2],[3,4])", "en", "correct", "equal"),
    (SQUARE, "A = [[1,2],[3,4]]", "en", "correct", "equal"),
    (SQUARE, "[[1;2];[3;4]]", "de", "correct", "equal"),
    (SQUARE, "[1 2\n3 4]", "en", "correct", "equal"),
    ("[[0.5,1],[2,3]]", r"\begin{pmatrix}0,5&1\\[2pt]2&3\end{pmatrix}", "de", "correct", "equal"),
    ("[[1,-2],[3,4]]", "1 -2; 3 4", "en", "correct", "equal"),
    ("[[a, 2a],[0, 1]]", "[[a, a+a],[0, 1]]", "en", "correct", "equal"),
]
TABLES: dict[str, tuple[dict[str, Any], list[tuple[str, Answer, str, str, str]]]] = {
    "interval": ({}, INTERVALS), "set": ({}, SETS), "point": ({}, POINTS), "ratio": ({"form": "simplest"}, RATIOS), "matrix": ({}, MATRICES),
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "value", "answer", "locale", "verdict", "reason"), [(kind, *row) for kind, (_, table) in TABLES.items() for row in table]
)
def test_an_answer_of_several_parts_is_graded(kind: Any, value: str, answer: Answer, locale: str, verdict: str, reason: str) -> None:
    graded = grade_now(AnswerSpec(type=kind, value=value, **TABLES[kind][0]), answer, (), locale)
    assert (graded.verdict, graded.reason) == (verdict, reason)
    assert verdict == "correct" or graded.message


def test_what_was_understood_can_be_read_again() -> None:
    for kind, (options, table) in TABLES.items():
        for value, answer, locale, verdict, _ in table:
            spec = AnswerSpec(type=kind, value=value, **options)  # type: ignore[arg-type]
            understood = grade_now(spec, answer, (), locale).understood
            if verdict == "correct":
                assert understood is not None
                assert grade_now(spec, understood, (), locale).verdict == "correct", understood


def test_a_foreseen_wrong_set_is_named_whatever_its_order() -> None:
    spec = AnswerSpec(type="set", value="{2, 3, 5}")
    patterns = (WrongAnswer(match="{1, 2, 3, 5}", misconception="one-is-prime"),)
    assert grade_now(spec, "5, 3, 2, 1", patterns).misconception == "one-is-prime"


@pytest.mark.parametrize(
    ("kind", "value"), [("interval", "[2, 1, 3)"), ("point", "7"), ("matrix", "[[1],[2,3]]"), ("ratio", "2"), ("set", "{1,,+}")]
)
def test_a_value_that_cannot_be_read_is_the_authors_fault(kind: Any, value: str) -> None:
    with pytest.raises(BadAnswerSpec):
        grade_now(AnswerSpec(type=kind, value=value), value)


def test_coordinates_and_entries_may_be_near_enough() -> None:
    assert grade_now(AnswerSpec(type="point", value="(1/3, 2)", tolerance="0.01"), "(0.33, 2)").verdict == "correct"
    assert grade_now(AnswerSpec(type="matrix", value="[[1/3, 2]]", tolerance="0.01"), "[[0.3, 2]]").verdict != "correct"
