from __future__ import annotations

import pytest

from schemas.course import AnswerSpec
from services.tutor.gate import Gate, sentences


def gate(value: str, question: str = "Solve $2x + 3 = 17$.", kind: str = "equation") -> Gate:
    return Gate.of(AnswerSpec(type=kind, value=value, unknown="x" if kind == "equation" else None), question)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "sentence",
    [
        "So x is 7.", "The answer is 7", "x = 7", "You should get seven.", "It is $7$!", "x=7 is what you get", "Yes, that's right.", "Correct!",
        "7.0 would do.", "That is $\\frac{14}{2}$, so 7.", "Your answer is close.",
    ],
)  # fmt: skip
def test_a_sentence_that_gives_the_answer_away_is_blocked(sentence: str) -> None:
    assert not gate("7").releases("", sentence)


@pytest.mark.parametrize(
    "sentence",
    ["What could you subtract from both sides?", "There are 2 steps: undo the 3, then the 2.", "Write down 2x = 17 - 3 first.", "Try it with a balance."],
)  # fmt: skip
def test_harmless_help_is_released(sentence: str) -> None:
    assert gate("7").releases("", sentence)


def test_an_answer_split_over_two_sentences_is_blocked() -> None:
    assert not gate("3/4", "Add $1/2 + 1/4$.", "fraction").releases("The top is 3 /", "4 is below it.")


def test_an_expression_is_found_however_it_is_spaced() -> None:
    assert not gate("2x+6", "Expand $2(x+3)$.", "expression").releases("", "It becomes $2 x + 6$.")


def test_a_number_that_the_question_shows_may_be_said() -> None:
    assert gate("3", "Solve $x + 2 = 3 + 2$.", "number").releases("", "Look at the 3 on the right.")


def test_sentences_are_cut_at_their_ends_and_not_at_decimal_points() -> None:
    assert sentences(["It is 2.5 here. And", " there."]) == ["It is 2.5 here.", " And there."]
