"""Progress over time: the weeks of a learner in a course, and one skill with its mastery day by day and the answers behind it."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from pydantic import Field

from schemas.base import Contract, Slug, Text
from schemas.grading import Verdict
from schemas.journal import ActivityKind, Unit
from schemas.pathway import SkillOut


class WeekOut(Contract):
    """One week of work. Minutes are counted as the plan counts them: no answer for more than five, as longer is a pause."""

    begins: date = Field(description="its Monday, the learner's own day")
    minutes: float
    answers: int
    right: int
    mastered: int = Field(description="skills that counted as mastered when it ended, or count so now; forgetting may lower it")


class HistoryOut(Contract):
    """The last weeks, oldest first, those without work too."""

    enrollment_id: UUID
    weeks: tuple[WeekOut, ...]
    cleared: int = Field(description="entries that have been forgotten: what they said counts nowhere any more")


class MasteryAtOut(Contract):
    """What was known of a skill when a day ended, or is known now."""

    day: date
    mastery: Unit
    uncertainty: float = Field(description="variance of the estimate, logits squared")
    mastered: bool
    answers: int = Field(description="on this day, on this skill")


class AnswerSeenOut(Contract):
    """One answer that counted for the skill; open it with GET /v1/memory/entries."""

    entry_id: UUID
    at: datetime
    activity: ActivityKind
    item: Slug
    verdict: Verdict | None = Field(description="null where the reader may not see it")
    aided: bool = Field(description="with hints, or after the solution was shown")
    words: Text | None = Field(default=None, description="what was answered, to the learner alone; null once cleared")


class SkillHistoryOut(Contract):
    """One skill over time. `points` begin with its first practice; days on which nothing was known of it are left out."""

    enrollment_id: UUID
    skill: SkillOut
    points: tuple[MasteryAtOut, ...] = Field(description="oldest first; each day with practice, each week between, and today")
    evidence: tuple[AnswerSeenOut, ...] = Field(description="the last answers, newest first, at most 50")
    answers: int = Field(description="how many there are in all")
    cleared: int = Field(description="entries that have been forgotten: what they said counts nowhere any more")
