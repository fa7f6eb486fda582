"""What somebody who knows would answer to a step: its value, an example of its pattern, or the value rounded as asked."""

from __future__ import annotations

from schemas.course import AnswerSpec
from schemas.grading import Answer
from services.grading.language.literals import Marks
from services.grading.language.reading import Manner, read
from services.grading.proving.numeric import Calculator

_DIGITS = 30


def right_answer_to(spec: AnswerSpec) -> Answer:
    """Return an answer that is right."""
    if spec.examples:
        return spec.examples[0]
    if spec.decimal_places is not None and isinstance(spec.value, str):
        return f"{float(Calculator().value(read(spec.value, Manner(Marks())).usual, {}, _DIGITS)):.{spec.decimal_places}f}"
    return spec.value
