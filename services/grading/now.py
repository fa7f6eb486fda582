"""Grades in this process, for authors' lint and tests; learners' answers go through `Grading`, whose hard cases can be killed."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.course import AnswerSpec, WrongAnswer
from schemas.grading import Answer, Graded
from services.grading.grade import grade
from services.grading.proving.local import LOCAL
from services.grading.proving.prover import prove_in_bounds


def grade_now(spec: AnswerSpec, answer: Answer, wrong: Sequence[WrongAnswer] = (), locale: str = "en") -> Graded:
    """Return the verdict on an answer; raise `BadAnswerSpec` when a value of the author cannot be read."""
    return grade(spec, answer, wrong, locale, prove_in_bounds, LOCAL.run)
