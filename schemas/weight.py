"""What a journal entry says about skills: scores and weights that the folds need; read from `schemas.journal`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from schemas.base import Contract, Slug

Unit = Annotated[float, Field(ge=0, le=1)]
Rating = Annotated[float, Field(ge=-50, le=50, description="logits relative to the skill; courses keep to -4 to 4")]


class SkillEvidence(Contract):
    """What an entry says about one skill, with the part of the skill graph that the folds need."""

    skill: Slug
    score: Unit
    weight: Unit = 1.0
    requires: tuple[Slug, ...] = Field(default=(), description="direct prerequisites")
    encompasses: tuple[tuple[Slug, Unit], ...] = Field(default=(), description="skills practised along, with their share")
    fact: bool = Field(default=False, description="a fact to be recalled: how long it is remembered is FSRS-6's to say")
