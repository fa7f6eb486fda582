"""Foreseen wrong answers and what the learner is told."""

from __future__ import annotations

import re

import pytest

from schemas.course import AnswerSpec, Choice, WrongAnswer
from services.grading import grade_now
from services.grading.messages import CATALOGUES, MEASURED

OPTIONS = tuple(Choice(id=name, text=name.upper()) for name in "abcd")


def wrong(**matches: str) -> tuple[WrongAnswer, ...]:
    return tuple(
        WrongAnswer(match=match, misconception=name.replace("_", "-"), feedback=f"about {name}") for name, match in matches.items()
    )


@pytest.mark.parametrize(
    ("spec", "patterns", "answer", "misconception"),
    [
        (AnswerSpec(type="number", value="7"), wrong(sign="-7", swapped="1/7"), "−7", "sign"),
        (AnswerSpec(type="number", value="7"), wrong(sign="-7", swapped="1/7"), "1/7", "swapped"),
        (AnswerSpec(type="number", value="7"), wrong(sign="-7"), "8", None),
        (AnswerSpec(type="number", value="7"), wrong(sign="-7"), "-3-4", "sign"),
        (AnswerSpec(type="number", value="7"), wrong(sign="-7"), "7", None),
        (AnswerSpec(type="fraction", value="3/4"), wrong(added="2/6"), "1/3", "added"),
        (AnswerSpec(type="fraction", value="3/4", form="simplest"), wrong(unreduced="6/8"), "6/8", "unreduced"),
        (AnswerSpec(type="fraction", value="3/4", form="simplest"), wrong(unreduced="6/8"), "9/12", None),
        (AnswerSpec(type="expression", value="x^2+2x+1"), wrong(squares="x^2+1"), "1+x²", "squares"),
        (AnswerSpec(type="expression", value="(x+1)^2", form="factored"), wrong(squares="x^2+1", half="x(x+2)+1"), "x(x+2)+1", "half"),
        (AnswerSpec(type="equation", value="x=3", unknown="x"), wrong(sign="x=-3"), "-3", "sign"),
        (AnswerSpec(type="equation", value="x=3", unknown="x"), wrong(sign="-3"), "x=-3", "sign"),
        (AnswerSpec(type="choice", value="a", choices=OPTIONS), wrong(second="b"), "B", "second"),
        (AnswerSpec(type="multi_choice", value=("a", "b"), choices=OPTIONS), wrong(outer="a, d"), ("d", "a"), "outer"),
        (
            AnswerSpec(type="ordering", value=("a", "b", "c", "d"), choices=OPTIONS),
            wrong(backwards="d c b a"),
            ("d", "c", "b", "a"),
            "backwards",
        ),
        (AnswerSpec(type="short_text", value="mitosis"), wrong(mixed_up="meiosis"), "Meiosis.", "mixed-up"),
        (AnswerSpec(type="number", value="7"), wrong(broken="((", sign="-7"), "-7", "sign"),
    ],
)
def test_a_foreseen_wrong_answer_names_its_misconception(
    spec: AnswerSpec, patterns: tuple[WrongAnswer, ...], answer: str | tuple[str, ...], misconception: str | None
):
    graded = grade_now(spec, answer, patterns)
    assert graded.misconception == misconception
    assert (graded.feedback is None) == (misconception is None)


def test_an_answer_that_was_not_read_reveals_no_misconception():
    assert grade_now(AnswerSpec(type="number", value="7"), "((", wrong(broken="((")).misconception is None


@pytest.mark.parametrize(
    ("spec", "answer"),
    [
        (AnswerSpec(type="number", value="424242"), "424241"),
        (AnswerSpec(type="fraction", value="4242/77", form="simplest"), "8484/154"),
        (AnswerSpec(type="expression", value="4242x+4242", form="factored"), "x+1"),
        (AnswerSpec(type="equation", value="x=4242", unknown="x"), "x+1=1"),
        (AnswerSpec(type="short_text", value="4242"), "no"),
        (AnswerSpec(type="number", value="4242.42", significant_figures=3), "4245"),
    ],
)
def test_no_message_holds_the_right_answer(spec: AnswerSpec, answer: str):
    for locale in CATALOGUES:
        graded = grade_now(spec, answer, (), locale)
        assert graded.verdict != "correct"
        assert graded.message
        assert "4242" not in graded.message


def test_every_reason_has_a_message_in_every_language():
    english = CATALOGUES["en"]
    for language, messages in CATALOGUES.items():
        assert {*messages, "equal"} == set(english), language
        assert set(MEASURED[language]) == set(MEASURED["en"])
        for reason, message in messages.items():
            assert set(re.findall(r"{\w+}", english[reason])) == set(re.findall(r"{\w+}", message)), (language, reason)


@pytest.mark.parametrize("locale", ["en", "sv", "de", "sv-SE", "xx"])
def test_a_place_in_the_text_is_shown(locale: str):
    graded = grade_now(AnswerSpec(type="expression", value="x+1"), "x + 1 ? {y}", (), locale)
    assert "x + 1 ⟨" in graded.message


def test_a_long_text_is_not_repeated():
    graded = grade_now(AnswerSpec(type="expression", value="x+1"), "x+" * 60 + "?")
    assert len(graded.message) < 120


def test_the_learner_sees_how_the_answer_was_read():
    graded = grade_now(AnswerSpec(type="number", value="1.5"), "1 1/2", (), "sv")
    assert graded.understood == "1 1/2"
    assert grade_now(AnswerSpec(type="number", value="1.5"), "1.25", (), "sv").understood == "1,25"
