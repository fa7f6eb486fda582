"""What the journal holds of a placement; read from `schemas.journal`."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from schemas.base import Contract, Slug
from schemas.weight import Rating, SkillEvidence, Unit


class Asked(Contract):
    """One question of a placement: the first step of an item, drawn with a seed, to tell whether a skill is known."""

    skill: Slug
    item: Slug
    step: Slug
    seed: int


class Presumed(Contract):
    """What a placement has come to believe of one skill: the chance that it is known."""

    skill: Slug
    chance: Unit


class Placed(Contract):
    """Evidence of kind `placement`: one step of a diagnostic, by default one answer."""

    v: Literal[1] = 1
    course: Slug
    item: Slug | None = None
    dont_know: bool = False
    skills: tuple[SkillEvidence, ...]
    difficulty: Rating = 0.0
    phase: Literal["started", "answered", "passed", "ended", "refused"] = Field(default="answered", description="passed: over a question")
    placement_id: UUID | None = Field(default=None, description="the entry that started it; its own id where it starts one")
    enrollment_id: UUID | None = Field(default=None, description="where it starts or is refused")
    version_id: UUID | None = Field(default=None, description="where it starts: the course as it is asked from")
    most: Annotated[int, Field(ge=1, le=40)] | None = Field(default=None, description="where it starts: questions accepted")
    step: Slug | None = Field(default=None, description="of the item; `a` in older entries")
    asked: Slug | None = Field(default=None, description="the skill that the question was asked for")
    guess: Unit = Field(default=0.0, description="chance of a right answer by guessing")
    asks: Asked | None = Field(default=None, description="the question that follows")
    ended: Literal["asked_enough", "sure", "nothing_left", "stopped"] | None = None
    presumed: tuple[Presumed, ...] = Field(default=(), description="where it ends: every skill that is likely known or in doubt")
