"""A wrong answer that is nearly right is told in what way; what is told never holds the right answer."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.course import AnswerSpec, WrongAnswer
from services.grading import grade_now
from services.grading.messages import message_for

CASES: list[tuple[str, str, dict[str, Any], str, str]] = [
    ("number", "7", {}, "-7", "near_sign"),
    ("number", "7", {"unknown": "x"}, "x = -7", "near_sign"),
    ("number", "4", {}, "1/4", "near_reciprocal"),
    ("number", "0.35", {}, "3.5", "near_point"),
    ("number", "$35", {}, "350", "near_point"),
    ("number", "7", {}, "8", "different"),
    ("number", "0", {}, "1", "different"),
    ("fraction", "3/4", {}, "4/3", "near_reciprocal"),
    ("expression", "x-3", {}, "3-x", "near_all_signs"),
    ("expression", "x^2+2x-3", {}, "x^2-2x-3", "near_one_sign"),
    ("expression", "x^2+2x-3", {}, "x^2+2x-4", "near_constant"),
    ("expression", "(x+1)(x-3)", {}, "x^2-5x-3", "near_one_term"),
    ("expression", "x^2+2x-3", {}, "x^2", "different"),
    ("expression", "2x", {}, "-2x", "different"),
    ("short_text", "mitosis", {}, "mitossis", "near_spelling"),
    ("short_text", "mitosis", {}, "mtiosis", "near_spelling"),
    ("short_text", "mitosis", {}, "meiosis", "different"),
    ("short_text", "mitosis", {}, "osmosis", "different"),
    ("short_text", "cat", {}, "cut", "different"),
    ("short_text", "Paris", {"case_sensitive": True}, "paris", "case"),
]


@pytest.mark.parametrize(("kind", "value", "options", "answer", "told"), CASES)
def test_a_near_miss_is_explained(kind: Any, value: str, options: dict[str, Any], answer: str, told: str) -> None:
    graded = grade_now(AnswerSpec(type=kind, value=value, **options), answer)
    assert (graded.verdict, graded.message) == ("incorrect", message_for(told, "en"))
    assert value.strip("$") not in graded.message


def test_what_the_author_foresaw_is_said_instead() -> None:
    patterns = (WrongAnswer(match="-7", feedback="Which way is up?"),)
    graded = grade_now(AnswerSpec(type="number", value="7"), "-7", patterns)
    assert (graded.feedback, graded.message) == ("Which way is up?", message_for("different", "en"))
