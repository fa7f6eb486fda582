"""Grading: an answer becomes a verdict. Learner text is parsed by our own grammar and never evaluated as code."""

from __future__ import annotations

from services.grading.grade import BadAnswerSpec
from services.grading.now import grade_now
from services.grading.proving.pool import CheckerPool, CheckersBusy
from services.grading.service import Grading

__all__ = ["BadAnswerSpec", "CheckerPool", "CheckersBusy", "Grading", "grade_now"]
