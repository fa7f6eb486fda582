"""What a checker says is a code with values, and the web client has a sentence for each of them in its languages."""

from __future__ import annotations

import json
import re
from pathlib import Path
from string import Formatter

import pytest

from schemas.course import AnswerSpec
from services.grading.grade import grade
from services.grading.messages import CATALOGUES, MEASURED, message_for, told
from services.grading.rubrics import unmarked

WEB = Path(__file__).parents[2] / "web" / "src" / "shared" / "told" / "messages"


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_web_client_says_what_the_service_says(language):
    kept = json.loads((WEB / f"{language}.json").read_text(encoding="utf-8"))
    said = {code: re.sub(r"\{(\w+)\}", r"{{\1}}", text) for code, text in CATALOGUES[language].items() if text}
    assert kept == {"code": said, "measured": MEASURED[language]}


def test_values_are_those_that_the_sentence_names():
    for code, text in CATALOGUES["en"].items():
        names = {name for _, name, _, _ in Formatter().parse(text) if name}
        found = told(code, **dict.fromkeys(names, "length"))
        assert found is None if text == "" else found is not None and set(found.values) == names
        assert not text or message_for(code, "en", **dict.fromkeys(names, "length"))


@pytest.mark.parametrize(
    ("spec", "answer", "code", "values"),
    [
        (AnswerSpec(type="number", value="5"), "7", "different", {}),
        (AnswerSpec(type="number", value="5"), "-5", "near_sign", {}),
        (AnswerSpec(type="point", value="(1, 2)"), "(1, 2, 3)", "coordinates_count", {"count": 2}),
        (AnswerSpec(type="number", value="5"), "5 +* 2", "unreadable", {"before": "5 +"}),
        (AnswerSpec(type="quantity", value="5 m", units=("m",)), "5 kg", "dimension_named", {"given": "mass", "wanted": "length"}),
    ],
)
def test_a_verdict_bears_its_code(spec, answer, code, values):
    graded = grade(spec, answer, (), "de", lambda _: "no")
    assert graded.told is not None
    assert (graded.told.code, graded.told.values) == (code, values)
    assert graded.message == message_for(code, "de", **values)


def test_nothing_is_told_of_a_right_answer_and_quoted_characters_can_be_kept():
    assert grade(AnswerSpec(type="number", value="5"), "5", (), "en", lambda _: "yes").told is None
    found = grade(AnswerSpec(type="number", value="5"), "4 \ud800", (), "en", lambda _: "no").told
    assert found is not None
    assert "\ud800" not in str(found.values)
    assert unmarked("waits_for_person", "en").told is not None
