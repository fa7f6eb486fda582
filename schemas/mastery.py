"""What an operator sees of fits: the versions of a school's numbers, what their gate measured, and putting one in force."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from schemas.base import Contract, Slug, Text

VersionState = Literal["proposed", "current", "retired", "refused"]
Why = Literal[
    "better", "too_few_learners", "too_few_answers", "not_better", "not_calibrated", "forgets_worse",
]  # fmt: skip


class CourseFit(Contract):
    """What a fit rests on in one course, and how much of it may be kept: a number of one item or skill needs ten learners behind it."""

    course: Slug
    learners: int
    answers: int
    items: int = Field(description="items whose own difficulty is kept")
    items_withheld: int = Field(description="items that too few learners have answered; they are foreseen as their skills are")
    skills: int
    skills_withheld: int


class FitMeasures(Contract):
    """What was measured of a fit. Losses are of the answers of the newest week, which the fit has not seen; they are in nats an answer."""

    learners: int = Field(default=0, description="whose consent covers improving the course, and who have answered")
    answers: int = 0
    courses: tuple[CourseFit, ...] = ()
    week_answers: int = 0
    week_learners: int = 0
    log_loss_before: float | None = Field(default=None, description="by the numbers in force then")
    log_loss_after: float | None = None
    gain: float | None = None
    gain_error: float | None = Field(default=None, description="standard error over learners; the gain must be more than twice as much")
    ece: float | None = Field(default=None, description="calibration error over 15 bins; at most 0.02 more than by chance")
    ece_by_chance: float | None = Field(default=None, description="what perfectly calibrated numbers would show over so few answers")
    delayed_answers: int = Field(default=0, description="of those, a day or more after the skill was practised last")
    delayed_gain: float | None = None
    delayed_gain_error: float | None = None


class FitVersionOut(Contract):
    """One fit and what became of it."""

    number: int
    state: VersionState
    why: Why
    parameter_set: Text = Field(description="the set's name, a hash; empty where there were not learners enough")
    made_at: datetime
    measures: FitMeasures


class FitsOut(Contract):
    """The versions, newest first. `current` is the number in force; 0 are the numbers that Meno is shipped with."""

    current: int
    versions: tuple[FitVersionOut, ...]


class FitIn(Contract):
    """Fit the numbers of the learner model anew."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"deploy": True}]})

    deploy: bool = Field(default=True, description="false: if it passes, it is proposed only, and waits to be put in force")


class FitAskedOut(Contract):
    """The job that fits; see how far it is at `/v1/jobs/{id}`."""

    job_id: UUID


class PutInForceIn(Contract):
    """Put a version in force. Without a number: the one that was in force before."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"number": 3}]})

    number: Annotated[int, Field(ge=0, le=2**31 - 1)] | None = None


class PutInForceOut(Contract):
    """The number in force now; learners' states are folded anew in the background."""

    current: int
