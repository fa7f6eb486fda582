from __future__ import annotations

from schemas.course import AnswerSpec, Choice, Hint, Step
from services.tutor.ladder import closes, hint_text, next_rung, rungs, shown_texts

STEP = Step(
    id="a", answer=AnswerSpec(type="number", value="4"), hints=(Hint(text="one"), Hint(text="two")), solution="It is 4."
)  # fmt: skip


def test_the_first_rung_needs_no_attempt() -> None:
    rung = next_rung(STEP, shown=0, attempts=0, attempts_at_last_rung=0)
    assert rung is not None
    assert (rung.number, rung.text, rung.last) == (1, "one", False)


def test_between_rungs_an_attempt_is_needed() -> None:
    assert next_rung(STEP, shown=1, attempts=0, attempts_at_last_rung=0) is None
    assert next_rung(STEP, shown=1, attempts=1, attempts_at_last_rung=0) is not None


def test_the_last_rung_is_the_solution() -> None:
    rung = next_rung(STEP, shown=2, attempts=2, attempts_at_last_rung=1)
    assert rung is not None
    assert rung.last
    assert rung.text == "It is 4."


def test_at_the_end_of_the_ladder_there_is_nothing_more() -> None:
    assert next_rung(STEP, shown=3, attempts=5, attempts_at_last_rung=1) is None


def test_without_a_solution_no_rung_is_the_last() -> None:
    assert [rung.last for rung in rungs(STEP.model_copy(update={"solution": ""}))] == [False, False]


def test_a_scaffold_shows_its_options_and_never_its_answer() -> None:
    ask = AnswerSpec(type="choice", value="y", choices=(Choice(id="y", text="yes"), Choice(id="n", text="no")))
    shown = hint_text(Hint(title="Look", text="Is it even?", answer=ask))
    assert shown == "**Look**\n\nIs it even?\n\n- yes\n- no"


def test_shown_rungs_are_those_so_far() -> None:
    assert shown_texts(STEP, 2) == ("one", "two")


def test_a_step_closes_when_right_after_three_tries_or_once_the_solution_was_shown() -> None:
    assert closes(correct=True, attempts=1, bottom_out=False, is_check=False)
    assert not closes(correct=False, attempts=2, bottom_out=False, is_check=False)
    assert closes(correct=False, attempts=3, bottom_out=False, is_check=False)
    assert closes(correct=False, attempts=1, bottom_out=True, is_check=False)


def test_a_check_takes_one_try() -> None:
    assert closes(correct=False, attempts=1, bottom_out=False, is_check=True)
