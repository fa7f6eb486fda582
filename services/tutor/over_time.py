"""What became of a learner's knowledge over time, counted from one stop of the unrolled journal to the next (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from schemas.history import MasteryAtOut, WeekOut
from schemas.journal import Attempted
from services.mastery import Predictor
from services.memory import Entry
from services.pathway import PlannerConstants, minutes_of

RIGHT = 0.5  # an answer with more than this counts as right


def week_out(
    begins: date, since: Sequence[Entry], course: str, knowledge: Predictor, skills: Sequence[str], at: datetime, c: PlannerConstants
) -> WeekOut:
    """Return one week of a course.

    Args:
        begins: Its Monday.
        since: What happened in it.
        course: The course's slug.
        knowledge: The learner model when it ended.
        skills: Those of the course as it is now.
        at: When it ended.
        c: The planner's numbers, which say what a lesson costs.
    """
    mine = [entry for entry in since if getattr(entry.evidence, "course", None) == course]
    attempts = [entry.evidence for entry in mine if isinstance(entry.evidence, Attempted)]
    counted = [one for one in attempts if one.verdict != "unsure"]
    known = [knowledge.skill(skill, at, with_review=False) for skill in skills if skill in knowledge.core.rows]
    return WeekOut(
        begins=begins, minutes=round(sum(minutes_of(entry.evidence, c) for entry in mine), 1), answers=len(counted),
        right=sum(one.score > RIGHT for one in counted), mastered=sum(one.attempts > 0 and one.is_mastered for one in known),
    )  # fmt: skip


def answers_on(since: Sequence[Entry], course: str, skill: str) -> list[Entry]:
    """Return the answers that counted for a skill, oldest first."""
    return [
        entry for entry in since
        if isinstance(entry.evidence, Attempted) and entry.evidence.course == course and entry.evidence.verdict != "unsure"
        and any(one.skill == skill and one.weight > 0.0 for one in entry.evidence.skills)
    ]  # fmt: skip


@dataclass(slots=True)
class SkillCurve:
    """One skill day by day: a point for each day with practice, one a week between them, and one for today."""

    course: str
    skill: str
    today: date
    points: list[MasteryAtOut] = field(default_factory=list)
    answers: list[Entry] = field(default_factory=list)

    def take(self, day: date, since: Sequence[Entry], knowledge: Predictor, at: datetime) -> None:
        """Note how a day ended."""
        new = answers_on(since, self.course, self.skill)
        self.answers += new
        if self.skill not in knowledge.core.rows or not (new or day == self.today or day.weekday() == 6):
            return
        view = knowledge.skill(self.skill, at, with_review=False)
        if view.attempts > 0:
            on_day = sum(entry.day == day for entry in new)
            self.points.append(
                MasteryAtOut(day=day, mastery=view.mastery, uncertainty=view.variance, mastered=view.is_mastered, answers=on_day)
            )
