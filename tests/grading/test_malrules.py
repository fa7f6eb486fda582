"""Mal-rules: what an erroneous procedure makes of a task, and how often that names the misconception of real wrong answers."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from schemas.course import AnswerSpec, Item, MalRule, Step, WrongAnswer
from services.curriculum.questions import TemplateRefusedError, instantiate
from services.grading import grade_now, wrong_answers
from services.grading.malrules.rules import NAMES, slips
from tests.grading.misconceptions import naming

TABLE: list[tuple[MalRule, str, tuple[str, ...]]] = [
    ("fractions-added-across", "4/5 + 2/3", ("6/8",)),
    ("fractions-added-across", r"\frac{4}{5} - \frac{2}{3}", ("2/2",)),
    ("fractions-added-across", "8 - 3/5", ("5/3",)),
    ("numerators-kept", "1/2 + 1/4", ("2/4", "2/8")),
    ("fraction-scaled-by-whole", "2/3 * 3", ("6/9",)),
    ("fraction-scaled-by-whole", "3 · 2/3", ("6/9",)),
    ("fractions-divided-across", "6/10 ÷ 2/4", ("3/2",)),
    ("dividend-inverted", "2/3 ÷ 3/8", ("9/16",)),
    ("dividend-inverted", "(2/3) / (3/8)", ("9/16",)),
    ("cross-products-as-places", "1/2 * 3/8", ("68",)),
    ("mixed-subtracted-apart", "6 2/3 - 3 1/6", ("3 1/3",)),
    ("mixed-not-regrouped", "6 - 1 1/4", ("5 1/4",)),
    ("mixed-not-regrouped", "7 - 1/3", ("7 1/3", "6/3")),
    ("one-part-reduced", "4/8", ("2/8", "1/8", "4/4", "4/2", "4/1")),
    ("decimals-added-apart", "6.7 + 8.5", ("14.12",)),
    ("digits-brought-down", "60 - 1.35", ("59.35",)),
    ("digits-brought-down", "24.8 - 2.26", ("22.66",)),
    ("point-from-the-left", "6.7 * 3", ("2.01",)),
    ("longer-decimal-larger", "0.04 __ 0.5", ("0.04 > 0.5", ">")),
    ("smaller-digit-from-larger", "253 - 179", ("126",)),
    ("two-negatives-make-positive", "-8 + -3", ("11", "5")),
    ("sign-of-sum-turned", "-8 + 6", ("2",)),
    ("signs-added-apart", "-8 + 6", ("-14",)),
    ("subtraction-turned", "3 - 8", ("5",)),
    ("power-as-product", "2^9", ("9*2",)),
    ("power-of-each-term", "(z-4)^2", ("z^2 - 4^2", "z^2 + 4^2")),
    ("negative-exponent-as-sign", "5^-2", ("-5^2", "5*10^(-2)")),
    ("first-term-only", "3(x+4)", ("3*x + 4",)),
    ("unlike-terms-joined", "2x+3", ("5*x",)),
    ("term-cancelled", "(x+3)/x", ("3",)),
    ("difference-turned", "x-3", ("3 - x",)),
    ("letters-exchanged", "S=6P", ("P = 6*S",)),
    ("moved-without-turning", "16n-215=265", ("25/8",)),
    ("sides-subtracted-turned", "13n+196=391", ("-15",)),
    ("sum-of-negatives-positive", "3(6x-4)+2(3x-3)", ("(3*(6*x - 4) + 2*(3*x - 3)) + 36",)),
]
ADDING = Item(
    id="adding",
    skills=("adding",),
    stem="?",
    variables={"b": {"range": [2, 3]}, "d": {"range": [5, 7]}},  # type: ignore[dict-item]
    steps=(
        Step(
            id="only",
            answer=AnswerSpec(type="fraction", value="{{1/b + 1/d}}"),
            wrong=(WrongAnswer(rule="fractions-added-across", of="1/{{b}} + 1/{{d}}", misconception="adds-across"),),
        ),
    ),
)


@pytest.mark.parametrize(("rule", "task", "answers"), TABLE)
def test_a_rule_goes_wrong_as_pupils_do(rule: MalRule, task: str, answers: tuple[str, ...]):
    assert set(wrong_answers(rule, task)) == set(answers)


def test_every_rule_has_a_name_and_an_example():
    assert set(NAMES) == set(get_args(MalRule)) == {rule for rule, _, _ in TABLE}


@pytest.mark.parametrize(
    "task", ["", "?", "1/0 + 1/2", "9" * 50 + " - 1", "9**9**9", "1/2 + 1/3 + 1/4", "x\0", "((((", "2/3 ÷ 0/8", "{1, 2}"]
)
def test_what_a_rule_does_not_know_it_leaves_alone(task: str):
    assert [slip for slip in slips(task) if slip.rule not in ("power-as-product",)] == [] or task == "2/3 ÷ 0/8"


@given(st.text(max_size=90))
def test_any_text_is_survived(text: str):
    slips(text)


def test_a_rule_computes_the_foreseen_answer_from_the_variables_of_an_item():
    for seed in range(6):
        question = instantiate(ADDING, seed)
        b, d = int(question.values["b"]), int(question.values["d"])  # type: ignore[arg-type]
        step = question.steps[0]
        assert step.wrong[0].match == f"2/{b + d}"
        assert grade_now(step.answer, f"2/{b + d}", step.wrong).misconception == "adds-across"
        assert grade_now(step.answer, f"3/{b + d}", step.wrong).misconception is None


def test_a_rule_that_does_not_apply_refuses_the_item():
    wrong = WrongAnswer(rule="dividend-inverted", of="1/{{b}} + 1/{{d}}", misconception="x")
    step = ADDING.steps[0].model_copy(update={"wrong": (wrong,)})
    with pytest.raises(TemplateRefusedError, match="makes nothing of"):
        instantiate(ADDING.model_copy(update={"steps": (step,)}), 0)


def test_further_matches_show_the_same_misconception():
    wrong = (WrongAnswer(match="5", also=("6", "7"), misconception="near"),)
    assert [grade_now(AnswerSpec(type="number", value="4"), text, wrong).misconception for text in ("5", "6", "7.0", "8")] == [
        "near", "near", "near", None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "fields",
    [{}, {"match": "1", "rule": "subtraction-turned", "of": "1-2"}, {"rule": "subtraction-turned"}, {"match": "1", "of": "1-2"},
     {"rule": "no-such-rule", "of": "1-2"}],
)  # fmt: skip
def test_a_wrong_answer_has_a_match_or_a_rule_with_its_task(fields: dict[str, str]):
    with pytest.raises(ValidationError):
        WrongAnswer(misconception="x", **fields)  # type: ignore[arg-type]


@pytest.mark.data
def test_maes_misconceptions_are_named_by_rules(shared_data: Path):
    score = naming(shared_data)
    print(f"\nMaE: {score.count} wrong answers, {score.named} named, {score.first} rightly first, {score.among_three} among three")
    assert score.first / score.count >= 0.3
    assert score.first / score.named >= 0.9
