"""What simulated learners met in a course: asked for, and reported. No learner's data: nobody in here exists."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from schemas.base import Contract, Slug, Text

FamilyName = Literal["two_state", "traces", "stability"]
PlotName = Literal["mastery", "load", "skills"]
SimulationState = Literal["waiting", "done", "failed"]
Rule = Literal["deadlock", "never-met", "stalls", "items-used-up", "mastery-out-of-reach", "too-hard", "takes-long", "heavy-reviews"]
Share = Annotated[float, Field(ge=0, le=1)]


class SimulateIn(Contract):
    """A course version to be tried, by how many simulated learners, for how long."""

    version_id: UUID
    learners: Annotated[int, Field(ge=3, le=2_000)] = 1_000
    days: Annotated[int, Field(ge=1, le=120)] = 60
    minutes: Annotated[float, Field(ge=5, le=240)] = Field(default=30.0, description="a day")
    seed: Annotated[int, Field(ge=0, lt=2**31)] = 1


class SimulationFinding(Contract):
    """Something that an author should look at, and how to mend it. `skill` is null where it is about the course as a whole."""

    level: Literal["error", "warning"]
    rule: Rule
    skill: Slug | None = None
    file: Text
    message: Text
    mend: Text


class FamilyReport(Contract):
    """How learners of one family fared; null where nobody, or fewer than that share, got there."""

    family: FamilyName | Literal["all"]
    learners: int
    mastered_at_end: Share = Field(description="mean share of the course's targets truly mastered after the last day")
    reached: Share = Field(description="share of learners who had mastered every target at some time")
    minutes_p50: float | None = Field(description="minutes of work until then, of half of all learners")
    minutes_p90: float | None
    stuck: Share = Field(description="share of learners for whom there was nothing to do")


class SkillReport(Contract):
    """What one skill asked of those who met it; minutes are those spent on the skill itself."""

    skill: Slug
    met: Share = Field(description="share of all learners who got to it")
    mastered: Share = Field(description="share of those who met it that truly mastered it at some time")
    minutes_p50: float | None
    minutes_p90: float | None
    answers: float = Field(description="mean number, reviews included")
    right: Share | None
    stalled: Share = Field(description="share of those who met it that gave many answers without mastering it")
    used_up: Share = Field(description="share of those who met it to whom a question without variables came again before mastery")


class DayReport(Contract):
    """One day's work, in minutes."""

    day: int
    work_p50: float
    reviews_p50: float
    reviews_p90: float


class CurvePoint(Contract):
    """After so many minutes of work: the mean share of targets that had been mastered, by family."""

    minutes: float
    two_state: Share
    traces: Share
    stability: Share


class SimulationReport(Contract):
    """What simulated learners met in a course. The same course, plan and planner give the same report on one machine."""

    course: Slug
    title: Text
    learners: int
    days: int
    minutes: float
    seed: int
    constants: Text = Field(description="hash of the planner's constants")
    families: tuple[FamilyReport, ...] = Field(description="all together first")
    skills: tuple[SkillReport, ...]
    load: tuple[DayReport, ...]
    curve: tuple[CurvePoint, ...]
    findings: tuple[SimulationFinding, ...]


class SimulationOut(Contract):
    """A simulation that was asked for, and its report once it is done. `failed`: our fault; ask again."""

    id: UUID
    version_id: UUID
    state: SimulationState
    learners: int
    days: int
    minutes: float
    seed: int
    created_at: datetime
    job_id: UUID | None = None
    report: SimulationReport | None = None
