"""Arguments line by line: a table of real ones, with the first line that does not follow and why."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from schemas.course import AnswerSpec, WrongAnswer
from services.grading import CheckerPool, Grading, grade_now
from tests.grading.arguments import argument_rows

QUADRATIC = AnswerSpec(type="argument", start="x^2-x=30", value="x=6 or x=-5")
SURD = AnswerSpec(type="argument", start="x-1=2sqrt(x+2)", value="x=7")
COMMON = AnswerSpec(type="argument", start="(x-4)(x-7)=2(x-4)", value="x=4 or x=9")
SQUARE = AnswerSpec(type="argument", start="(x+1)^2", value="x^2+2x+1", form="expanded")
SYSTEM = AnswerSpec(type="argument", start="2x+3y=6, 4x+9y=15", value="x=3/2, y=1")
CUBE = AnswerSpec(type="argument", start="x^3=8", value="x=2")
PERIOD = AnswerSpec(type="argument", start="T=2pi*sqrt(L/g)", value="g=4pi^2 L/T^2", domain="positive", unknown="g")
UNEQUAL = AnswerSpec(type="argument", start="2x^2+x>=6", value="x>=3/2 or x<=-2")
FREE = AnswerSpec(type="argument", value="x=3")

TABLE = [
    # what follows
    (QUADRATIC, "x^2-x=30\nx^2-x-30=0\n(x-6)(x+5)=0\nx-6=0 or x+5=0\nx=6 or x=-5", "correct", "equal", None, 1.0),
    (QUADRATIC, "x² − x = 30 | −30\n⇔ x² − x − 30 = 0\nso x = 1/2 ± √(1/4+30)\nx = 6 eller x = −5", "correct", "equal", None, 1.0),
    (QUADRATIC, "x^2-x-30=0\n{6, -5}", "correct", "equal", None, 1.0),
    (QUADRATIC, "// the usual way\nx^2-x-30=0\n\n\nx=-5, x=6", "correct", "equal", None, 1.0),
    (COMMON, "(x-4)(x-7-2)=0\nx=4 or x=9", "correct", "equal", None, 1.0),
    (SQUARE, "(x+1)(x+1)\n= x^2+x+x+1\n= x^2+2x+1", "correct", "equal", None, 1.0),
    (SQUARE, "(x+1)^2 = (x+1)(x+1) = x^2+2x+1", "correct", "equal", None, 1.0),
    (SYSTEM, "2x+3y=6 and 3y=3\n2x+3=6 and y=1\nx=3/2 and y=1", "correct", "equal", None, 1.0),
    (CUBE, "x = 2", "correct", "equal", None, 1.0),
    (PERIOD, "T^2=4pi^2 L/g\ng T^2=4pi^2 L\ng=4pi^2 L/T^2", "correct", "equal", None, 1.0),
    (UNEQUAL, "2x^2+x-6>=0\n(2x-3)(x+2)>=0\nx>=3/2 or x<=-2", "correct", "equal", None, 1.0),
    (FREE, "2x+1=7\n2x=6\nx=3", "correct", "equal", None, 1.0),
    (FREE, "x = 1 + 2\n= 3", "correct", "equal", None, 1.0),
    # solutions lost and gained
    (QUADRATIC, "x^2-x-30=0\n(x-6)(x+5)=0\nx=6", "partly", "wrong_line", 3, 0.6667),
    (COMMON, "x-7=2\nx=9", "incorrect", "wrong_line", 1, 0.0),
    (SURD, "(x-1)^2=4(x+2)\nx=7 or x=-1", "incorrect", "wrong_line", 1, 0.0),
    (SURD, "⇒ (x-1)^2=4(x+2)\nx^2-6x-7=0\nx=7 or x=-1\nx=7", "correct", "equal", None, 1.0),
    (SURD, "=> (x-1)^2=4(x+2)\nx=7 or x=-1", "incorrect", "different", None, 0.0),
    # what does not follow
    (QUADRATIC, "x^2-x-30=0\n(x+6)(x-5)=0\nx=-6 or x=5", "partly", "wrong_line", 2, 0.3333),
    (QUADRATIC, "x(x-1)=30\nx=30 or x-1=30", "partly", "wrong_line", 2, 0.5),
    (QUADRATIC, "(x-6)(x+5)=0\nx=6 or -5", "partly", "wrong_line", 2, 0.5),
    (QUADRATIC, "(x-6)(x+5)=0\nx=6 and x=5", "partly", "wrong_line", 2, 0.5),
    (SQUARE, "x^2+1", "incorrect", "wrong_line", 1, 0.0),
    (SQUARE, "(x+1)(x+1)\n= x^2+1", "partly", "wrong_line", 2, 0.5),
    (SQUARE, "(x+1)^2=0", "incorrect", "wrong_line", 1, 0.0),
    (SYSTEM, "2x+3y=6 and 3y=9\nx=-3/2 and y=3", "incorrect", "wrong_line", 1, 0.0),
    (SYSTEM, "2x+3y=6 and 3y=3\nx=3/2 or y=1", "partly", "wrong_line", 2, 0.5),
    (UNEQUAL, "(2x-3)(x+2)>=0\nx>=3/2 or x>=-2", "partly", "wrong_line", 2, 0.5),
    (FREE, "2x+1=7\n2x=8\nx=4", "incorrect", "wrong_line", 2, 0.0),
    # right so far
    (QUADRATIC, "x^2-x-30=0", "partly", "unfinished_argument", None, 0.5),
    (SQUARE, "(x+1)(x+1)", "partly", "unfinished_argument", None, 0.5),
    (FREE, "x=4", "incorrect", "different", None, 0.0),
    # not judged
    (QUADRATIC, "", "unsure", "empty", None, 0.0),
    (QUADRATIC, "x^2-x-30=0\nx = ?", "unsure", "line_unread", None, 0.0),
    (QUADRATIC, "we factor\nx=6", "unsure", "line_unread", None, 0.0),
    (FREE, "sin(x)=x\nx=0", "unsure", "line_undecided", None, 0.0),
    (QUADRATIC, "x=1\n" * 41, "unsure", "too_long", None, 0.0),
]


@pytest.mark.parametrize(("spec", "answer", "verdict", "reason", "line", "score"), TABLE)
def test_the_first_line_that_does_not_follow_is_named(
    spec: AnswerSpec, answer: str, verdict: str, reason: str, line: int | None, score: float
):
    graded = grade_now(spec, answer)
    assert (graded.verdict, graded.reason, graded.line, graded.score) == (verdict, reason, line, score)
    assert (graded.message == "") == (verdict == "correct")


@pytest.mark.parametrize(
    ("spec", "answer", "said"),
    [
        (COMMON, "x-7=2", "divided by x - 4"),
        (SURD, "(x-1)^2=4(x+2)", "squaring both sides"),
        (QUADRATIC, "(x-6)(x+5)=0\nx=6 or -5", "as in x = 2"),
        (SYSTEM, "x=3/2 or y=1", '"and" and "or"'),
        (SQUARE, "x^2+1", "not the same value"),
    ],
)
def test_a_wrong_line_comes_with_a_sentence_that_says_why(spec: AnswerSpec, answer: str, said: str):
    given = spec.model_copy(update={"start": "x=3/2 and y=1"}) if spec is SYSTEM else spec
    assert said in grade_now(given, answer).message


def test_lines_may_come_as_a_list_and_are_shown_as_read():
    graded = grade_now(QUADRATIC, ("x²-x-30=0", "x=6 or x=-5"))
    assert (graded.verdict, graded.understood) == ("correct", "x^2 - x - 30 = 0\nx = 6 or x = -5")


def test_a_foreseen_wrong_line_names_its_misconception():
    wrong = (WrongAnswer(match="x=30 or x-1=30", misconception="zero-product-elsewhere"),)
    assert grade_now(QUADRATIC, "x(x-1)=30\nx-1=30 or 30=x", wrong).misconception == "zero-product-elsewhere"
    assert grade_now(QUADRATIC, "x(x-1)=30\nx=5 or x=-6", wrong).misconception is None


def test_messages_are_in_the_language_of_the_course():
    assert grade_now(COMMON, "x-7=2", (), "sv").message.startswith("Rad 1: båda leden dividerades med x - 4")


def test_where_it_starts_belongs_to_arguments_only():
    with pytest.raises(ValidationError):
        AnswerSpec(type="equation", value="x=1", start="x=2")


async def test_a_learners_argument_is_judged_by_checkers():
    pool = CheckerPool()
    await pool.start()
    try:
        graded = await Grading(pool).grade(QUADRATIC, "x^2-x-30=0\n(x+6)(x-5)=0")
        bomb = await Grading(pool).grade(FREE, "x=9**9**9\nx=3")
    finally:
        await pool.stop()
    assert (graded.verdict, graded.line) == ("partly", 2)
    assert bomb.verdict in ("unsure", "incorrect")


@pytest.mark.data
def test_the_first_wrong_line_of_stacks_arguments_is_found(shared_data: Path):
    score = argument_rows(shared_data)
    print(f"\nSTACK arguments: {score.rows} rows, {score.covered} covered, {score.right} right, {len(score.unsure)} unsure")
    assert score.covered >= 70
    assert score.right / score.covered >= 0.95
