"""Grading: an answer becomes a verdict. Learner text is parsed by our own grammar and never evaluated as code."""

from __future__ import annotations

from services.grading.grade import BadAnswerSpec
from services.grading.malrules.rules import wrong_answers
from services.grading.marking import Marking
from services.grading.now import grade_now
from services.grading.patterns import holds_match
from services.grading.proving.pool import CheckerPool, CheckersBusy
from services.grading.rubrics import MODEL_WEIGHT, graded_by, is_possible, marks_of, unmarked, unreadable_text
from services.grading.service import Grading

__all__ = [
    "MODEL_WEIGHT",
    "BadAnswerSpec",
    "CheckerPool",
    "CheckersBusy",
    "Grading",
    "Marking",
    "grade_now",
    "graded_by",
    "holds_match",
    "is_possible",
    "marks_of",
    "unmarked",
    "unreadable_text",
    "wrong_answers",
]
