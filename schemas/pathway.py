"""The plan over HTTP: why an activity was offered, what would be if, goals with dates and whether they can be kept."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import Field

from schemas.base import Contract, Line, Slug, Text
from schemas.grading import Verdict
from schemas.journal import ActivityKind, Unit


class SkillOut(Contract):
    """A skill as a learner sees it."""

    id: Slug
    title: Line
    objective: Line


class ReasonOut(Contract):
    """One reason in plain words, with the code it was derived from."""

    code: Slug
    text: Line


class BecauseOut(ReasonOut):
    """A reason with its numbers and skills, so that it can be said in another language, and the entries of the learner's journal that it rests on."""

    values: dict[str, float | str] = Field(default_factory=dict)
    skills: tuple[SkillOut, ...] = Field(default=(), max_length=32, description="the skills that it speaks of, at most 32")
    evidence: tuple[UUID, ...] = ()


class PredictionPartOut(ReasonOut):
    """One part of a prediction: so many logits towards a right answer, or away from it."""

    logits: float


class PredictionOut(Contract):
    """The chance of a right answer that was foreseen for the item; the parts add up to its logit."""

    chance: Unit
    parts: tuple[PredictionPartOut, ...]


class NeededOut(Contract):
    """A skill that had to be there first."""

    skill: SkillOut
    known: Unit = Field(description="how surely it was known then, by the planner's estimate")
    met: bool
    exempt: bool


class WeighedOut(Contract):
    """A skill that was considered: what a minute on it was expected to bring, and the chance with which it would be drawn."""

    skill: SkillOut
    index: float
    propensity: Unit
    due: bool
    new: bool
    chosen: bool


class PractisedOut(Contract):
    """An earlier answer on the skill; open it with GET /v1/memory/entries."""

    entry_id: UUID
    at: datetime
    activity: ActivityKind
    verdict: Verdict | None = Field(description="null where the reader may not see it")
    aided: bool


class RederivedOut(Contract):
    """Whether the same inputs gave the same choice when it was computed again just now, and why not if not."""

    same: bool
    because: tuple[ReasonOut, ...]
    policy: Slug
    constants: Text = Field(description="hash of the planner's numbers at the decision")
    constants_now: Text
    state_seq: int = Field(description="the last journal entry that the decision's state had seen")
    seed: int
    cleared: int = Field(description="entries before the decision that have been forgotten since")


class WhyOut(Contract):
    """Why an activity was offered."""

    offer_id: UUID
    skill: SkillOut
    activity: ActivityKind
    decided_at: datetime
    chosen_by: Literal["policy", "learner", "educator"]
    reasons: tuple[BecauseOut, ...]
    prediction: PredictionOut | None
    needed: tuple[NeededOut, ...]
    practised: tuple[PractisedOut, ...] = Field(description="the last answers on the skill before the offer, newest first")
    weighed: tuple[WeighedOut, ...] = Field(description="at most 32, best first")
    eligible: int
    propensity: float | None = Field(description="of the chosen skill; null when a person chose")
    rederived: RederivedOut


class LikelyOut(Contract):
    """What would most likely come next, and how likely; `nothing` says why there would be nothing."""

    skill: SkillOut | None
    chance: Unit
    nothing: ReasonOut | None = None


class MasteryIfOut(Contract):
    """How surely a skill is known, now and then on average, by the planner's belief of what practice does."""

    skill: SkillOut
    now: Unit
    then: Unit


class WhatIfOut(Contract):
    """What would be if: computed by the same planner on a copy of the state. Nothing of it is written down or counts."""

    supposed: Literal["skip", "minutes", "days"]
    value: float | None = Field(description="the minutes or days supposed")
    text: Line
    next: LikelyOut
    mastery: tuple[MasteryIfOut, ...] = Field(default=(), description="of `minutes`: skills that would be practised, the most moved first")
    recall: tuple[Unit, Unit] | None = Field(default=None, description="of `skip`: the chance to bring the skill back, now and in a day")
    reviews_due: tuple[int, float] = Field(description="without and with it; of `skip`: now and in a day")
    skills_left: tuple[int, int] = Field(description="needed and not mastered, now and then")
    minutes_needed: tuple[float, float] = Field(description="for what is aimed at, now and then")
    minutes_per_day_needed: float | None = Field(description="of what is aimed at by a date; null without one")
    on_track: bool | None
    activities: float = Field(default=0.0, description="of `minutes`: how many would be done, on average")
    runs: int = Field(default=1, description="how often practice was played forward")


class GoalOut(Contract):
    """One goal of a learner in a course."""

    id: UUID
    text: Line | None = Field(description="the learner's words; null where they have been forgotten")
    targets: tuple[Slug, ...]
    deadline: date | None
    stated_at: datetime
    aimed: bool = Field(
        description="the plan works towards it now: of goals with dates the nearest counts, and a date that has passed no more"
    )


class GoalsOut(Contract):
    """The goals that stand, oldest first."""

    goals: tuple[GoalOut, ...]


class PlanOut(Contract):
    """What the plan works towards, and whether the date can be kept at the minutes chosen: an estimate, no promise."""

    enrollment_id: UUID
    outlook: ReasonOut
    goals: tuple[UUID, ...] = Field(description="the goals behind it; empty where it is the course's or the enrollment's own aim")
    targets: tuple[SkillOut, ...] = Field(description="empty: the whole course")
    deadline: date | None
    days_left: int | None = Field(description="today and the last day counted")
    skills: int = Field(description="needed for it, targets among them")
    skills_left: int = Field(description="of them not mastered yet")
    minutes_learning: float
    minutes_upkeep: float = Field(description="reviews until the date; without one, of 30 days")
    minutes_needed: float
    minutes_available: float | None
    minutes_per_day: float
    minutes_per_day_needed: float | None
    on_track: bool | None = Field(description="null without a date")
    minutes_today: float = Field(description="wanted today, in all")
    minutes_done_today: float
