"""What a journal entry is taken to have cost of the learner's day (pure)."""

from __future__ import annotations

from typing import Final

from schemas.journal import Attempted, LessonViewed
from services.pathway.constants import PlannerConstants

MOST_MINUTES: Final = 5.0  # of one attempt: longer is a pause, not work


def minutes_of(evidence: object, c: PlannerConstants) -> float:
    """Return the minutes of an attempt, as the client measured them within bounds, or of a lesson read; 0 for anything else."""
    if isinstance(evidence, Attempted):
        return c.attempt_minutes if evidence.seconds is None else min(MOST_MINUTES, evidence.seconds / 60.0)
    return c.lesson_minutes if isinstance(evidence, LessonViewed) else 0.0
