"""What an educator sees of a class and of one learner of it; people by name where policy and consent let them, the group never so."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import Field

from schemas.assignments import MyAssignmentOut
from schemas.base import Contract, Line, Slug, Text
from schemas.grading import Verdict
from schemas.journal import ActivityKind
from schemas.memory import FactOut
from schemas.overrides import OverrideOut
from schemas.tutor import SkillOut, SkillProgressOut

NeedCode = Literal["behind", "stuck", "gave_up", "idle", "leaning_on_help", "backlog"]
Band = Literal["under_a_quarter", "a_quarter_to_half", "half_to_three_quarters", "over_three_quarters"]


class NeedOut(Contract):
    """One reason why a learner might need a person: as a sentence, and as code, number and values for a client that says it in its reader's language."""

    code: NeedCode
    text: Line
    skill: Slug | None = None
    count: int = Field(description="tries, activities, days, reviews or assignments, as the code says")
    values: dict[str, int | str] = Field(
        default_factory=dict,
        description="`title`: the skill's, of `stuck`; `of`: how many last activities were looked at, or of `backlog` how many days of work; "
        "`begun`: of `idle`, 0 where nothing has been done yet",
    )


class NeedsPersonOut(Contract):
    """A learner who might need a person, most urgent reason first."""

    learner_id: UUID
    enrollment_id: UUID
    name: Text
    needs: tuple[NeedOut, ...]


class TogetherOut(Contract):
    """Learners who are stuck on the same skill, or hold the same misconception: a group to sit down with."""

    skill: SkillOut
    misconception: Slug | None = None
    misconception_name: Line | None = Field(default=None, description="as the course calls it")
    learners: tuple[UUID, ...]


class SkillSpreadOut(Contract):
    """How a group stands on one skill: about so many learners, null where it cannot be said without saying it of somebody."""

    skill: SkillOut
    not_begun: int | None
    learning: int | None
    stuck: int | None
    mastered: int | None


class HardItemOut(Contract):
    """An item that many get wrong: in which quarter the share lies that is right at the first try without help."""

    item: Slug
    title: Text | None
    right_first: Band


class GroupOut(Contract):
    """The group without names: those who agreed to `improve_course` (and to memory). Counts are about right: see docs/educators.md."""

    shown: bool = Field(description="false: fewer than ten learners, so that nothing is said")
    skills: tuple[SkillSpreadOut, ...] = ()
    hardest: tuple[HardItemOut, ...] = ()


class ClassOverviewOut(Contract):
    """A class in one course. Each learner who is looked at finds it in their access log, once a session and day."""

    class_id: UUID
    course_id: UUID
    at: datetime
    learners: int = Field(description="enrolled in the course")
    unseen: tuple[UUID, ...] = Field(description="without consent to memory, or not to be read now: nothing is said of them")
    people: tuple[NeedsPersonOut, ...]
    together: tuple[TogetherOut, ...]
    group: GroupOut


class AttemptSeenOut(Contract):
    """An attempt as others see it: that it was made and how it went, not what was written."""

    at: datetime
    activity: ActivityKind
    item: Slug
    step: Slug
    skills: tuple[Slug, ...]
    verdict: Verdict
    attempt_no: int
    hints: int
    aided: bool
    gave_up: bool
    seconds: float | None
    misconception: Slug | None
    misconception_name: Line | None = Field(description="as the course calls it; null without one, and where the version has it no more")


class LearnerViewOut(Contract):
    """One learner of a class in one course. Each look is in the learner's access log."""

    learner_id: UUID
    enrollment_id: UUID
    name: Text
    at: datetime
    last_day: date | None = Field(description="the learner's own day of the last answer")
    needs: tuple[NeedOut, ...]
    skills: tuple[SkillProgressOut, ...]
    attempts: tuple[AttemptSeenOut, ...] = Field(description="the last ones, newest first")
    facts: tuple[FactOut, ...] = Field(description="what the tutor believes, as far as it may be seen")
    overrides: tuple[OverrideOut, ...]
    assignments: tuple[MyAssignmentOut, ...]
