"""An educator's overrides of the plan: what is set aside for one learner, until when, by whom and why. The learner reads them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic.config import JsonDict

from schemas.base import Contract, Slug, storable

OverrideMove = Literal["pin", "skip", "exempt", "reset", "extend"]
OverrideState = Literal["in_force", "done", "expired", "undone", "replaced"]
Reason = Annotated[str, StringConstraints(min_length=1, max_length=500, strip_whitespace=True), AfterValidator(storable)]
_EXAMPLE: JsonDict = {
    "id": "0b0e6f0a-6a70-4a38-9a53-3f0d0c9a1a11", "move": "extend", "assignment_id": "3c8e7a52-70e5-4f5e-9c35-6f7ad1c5b333",
    "until": "2099-12-04", "reason": "Was away for a week.",
}  # fmt: skip
_PIN: JsonDict = {
    "id": "0b0e6f0a-6a70-4a38-9a53-3f0d0c9a1a12", "move": "pin", "skill": "two-step-equations", "until": "2099-12-04",
    "reason": "We work on this in class this week.",
}  # fmt: skip


class OverrideIn(Contract):
    """One override. `id` is made by the client: sent twice, it is the same override."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE, _PIN]})

    id: UUID
    move: OverrideMove = Field(
        description=(
            "pin: comes next until unpinned or `until`; skip: not offered before `until`; exempt: counts as mastered; "
            "reset: begins anew, what was done stays in the journal; extend: another date for one assignment"
        )
    )
    skill: Slug | None = Field(default=None, description="of all but `extend`, and a `reset` of the placement")
    placement: bool = Field(default=False, description="of `reset`: the placement, instead of a skill, so that it may be taken again")
    assignment_id: UUID | None = Field(default=None, description="of `extend`")
    until: date | None = Field(default=None, description="pin: the last day; skip: the day it comes back; extend: the new date")
    reason: Reason = Field(description="kept with it, and read by the learner")

    @model_validator(mode="after")
    def _complete(self) -> OverrideIn:
        if self.placement:
            if self.move != "reset" or self.skill is not None or self.assignment_id is not None:
                raise ValueError("placement goes with reset alone, and with no skill")
        elif self.move == "extend":
            if self.assignment_id is None or self.until is None or self.skill is not None:
                raise ValueError("extend takes assignment_id and until, and no skill")
        elif self.skill is None or self.assignment_id is not None:
            raise ValueError(f"{self.move} takes a skill, and no assignment_id")
        if self.move == "skip" and self.until is None:
            raise ValueError("skip takes until, the day on which the skill comes back")
        if self.move in ("exempt", "reset") and self.until is not None:
            raise ValueError(f"{self.move} takes no until")
        return self


class OverrideUndoIn(Contract):
    """Taking an override back, with a reason."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"id": "6a2d6c0b-8a36-4f4e-9a0e-7f6b8f1d2c22", "reason": "The week is over."}]}
    )

    id: UUID = Field(description="made by the client: sent twice, it is the same")
    reason: Reason


class OverrideOut(Contract):
    """One override, whether it holds or not."""

    id: UUID
    move: OverrideMove
    skill: Slug | None = Field(description="null for `extend`, and for a `reset` of the placement")
    assignment_id: UUID | None
    until: date | None
    state: OverrideState = Field(description="done: a reset, which is no state; replaced: by a later override or a reset")
    reason: str | None = Field(description="null where it is not yours to read, or was forgotten")
    by: UUID | None = Field(description="the educator")
    at: datetime
    ended_at: datetime | None = Field(description="when it was undone or replaced")


class OverridesOut(Contract):
    """The overrides of a learner in a course, newest first."""

    overrides: tuple[OverrideOut, ...]
