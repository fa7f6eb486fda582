"""Choices, orderings and short texts: a table of real answers."""

from __future__ import annotations

import pytest

from schemas.course import AnswerSpec, Choice
from services.grading import grade_now

OPTIONS = tuple(Choice(id=name, text=text) for name, text in (("a", "Red"), ("b", "Green"), ("c", "Blue"), ("d", "$x^2$")))


@pytest.mark.parametrize(
    ("answer", "verdict", "reason"),
    [
        ("b", "correct", "equal"),
        ("Green", "correct", "equal"),
        (" green ", "correct", "equal"),
        (("b",), "correct", "equal"),
        ("a", "incorrect", "different"),
        ("$x^2$", "incorrect", "different"),
        ("z", "unsure", "not_an_option"),
        (("a", "b"), "unsure", "not_an_option"),
        ("", "unsure", "empty"),
        ((), "unsure", "empty"),
    ],
)
def test_one_option_is_graded(answer: str | tuple[str, ...], verdict: str, reason: str):
    graded = grade_now(AnswerSpec(type="choice", value="b", choices=OPTIONS), answer)
    assert (graded.verdict, graded.reason) == (verdict, reason)


@pytest.mark.parametrize(
    ("answer", "verdict", "score"),
    [
        (("a", "c"), "correct", 1.0),
        (("c", "a"), "correct", 1.0),
        (("a", "c", "a"), "correct", 1.0),
        ("a, c", "correct", 1.0),
        ("a c", "correct", 1.0),
        (("a",), "partly", 0.5),
        (("a", "b", "c"), "partly", 0.5),
        (("a", "b"), "incorrect", 0.0),
        (("b", "d"), "incorrect", 0.0),
        (("a", "b", "c", "d"), "incorrect", 0.0),
        (("a", "z"), "unsure", 0.0),
        ((), "unsure", 0.0),
    ],
)
def test_several_options_are_graded_in_part(answer: str | tuple[str, ...], verdict: str, score: float):
    graded = grade_now(AnswerSpec(type="multi_choice", value=("a", "c"), choices=OPTIONS), answer)
    assert (graded.verdict, graded.score) == (verdict, score)


@pytest.mark.parametrize(
    ("answer", "verdict", "score"),
    [
        (("a", "b", "c", "d"), "correct", 1.0),
        ("a b c d", "correct", 1.0),
        (("b", "a", "c", "d"), "partly", 0.6667),
        (("d", "a", "b", "c"), "partly", 0.6667),
        (("b", "c", "d", "a"), "partly", 0.6667),
        (("b", "a", "d", "c"), "incorrect", 0.0),
        (("d", "c", "b", "a"), "incorrect", 0.0),
        (("a", "b", "c"), "unsure", 0.0),
        (("a", "a", "b", "c"), "unsure", 0.0),
        (("a", "b", "c", "z"), "unsure", 0.0),
    ],
)
def test_an_ordering_is_graded_by_its_longest_part_in_order(answer: str | tuple[str, ...], verdict: str, score: float):
    graded = grade_now(AnswerSpec(type="ordering", value=("a", "b", "c", "d"), choices=OPTIONS), answer)
    assert (graded.verdict, graded.score) == (verdict, score)


@pytest.mark.parametrize(
    ("value", "options", "answer", "verdict"),
    [
        ("photosynthesis", {}, "Photosynthesis", "correct"),
        ("photosynthesis", {}, "  photosynthesis. ", "correct"),
        ("photosynthesis", {}, "ＰＨＯＴＯＳＹＮＴＨＥＳＩＳ", "correct"),
        ("photosynthesis", {}, "fotosynthesis", "incorrect"),
        ("photosynthesis", {"alternatives": ("fotosynthesis",)}, "fotosynthesis", "correct"),
        ("the mitochondria", {}, "the  mitochondria!", "correct"),
        ("don't", {}, "don’t", "correct"),
        ("yes, it is", {}, "yes it is", "correct"),
        ("Straße", {}, "STRASSE", "correct"),
        ("é", {}, "e\u0301", "correct"),
        ("é", {}, "e", "incorrect"),
        ("Na", {"case_sensitive": True}, "na", "incorrect"),
        ("Na", {"case_sensitive": True}, "Na", "correct"),
        ("x += 1", {}, "x  +=  1", "correct"),
        ("x += 1", {}, "x -= 1", "incorrect"),
        ("-5", {}, "−5", "correct"),
        ("-5", {}, "5", "incorrect"),
        ("print()", {}, "print( )", "correct"),
        ("print()", {}, "print", "incorrect"),
        ("[1, 2]", {}, "[1,2]", "correct"),
        ("[1, 2]", {}, "[12]", "incorrect"),
        ("a != b", {}, "a!=b", "correct"),
        ("a != b", {}, "a = b", "incorrect"),
        ("3.5", {}, "35", "incorrect"),
        ("3.5", {}, "3.5.", "correct"),
        ("'hello'", {}, "hello", "correct"),
        ("hello world", {}, "helloworld", "incorrect"),
        ("10:30", {}, "10:30", "correct"),
        ("yes", {}, "...", "unsure"),
        ("yes", {}, "", "unsure"),
    ],
)
def test_a_short_text_is_graded(value: str, options: dict[str, object], answer: str, verdict: str):
    assert grade_now(AnswerSpec(type="short_text", value=value, **options), answer).verdict == verdict


def test_a_list_where_one_text_is_wanted_is_not_judged():
    assert grade_now(AnswerSpec(type="number", value="7"), ("7",)).verdict == "unsure"
