"""Recall over HTTP: what of a learner's memory belongs to a question, and what the tutor believed at a moment that has passed."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, ConfigDict, Field

from schemas.base import Asked, Contract, Slug, Text
from schemas.journal import EntryKind, FactKind
from schemas.memory import FactOut

Degraded = Literal["no_embedder", "embedder_unavailable", "no_consent_to_provider", "vectors_missing", "entries_waiting"]


class RecallIn(Contract):
    """What to recall. It is sent as a body, as a question is content and must stand in no address."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"query": "how did I solve equations with brackets?", "course": "algebra-1", "limit": 5}]}
    )

    query: Asked
    course: Slug | None = Field(default=None, description="the course at hand: what belongs to it comes first")
    skills: Annotated[tuple[Slug, ...], Field(max_length=20)] = Field(default=(), description="the skills at hand")
    budget_tokens: Annotated[int, Field(ge=16, le=8_000)] = Field(default=1_000, description="room for all texts, estimated high")
    limit: Annotated[int, Field(ge=1, le=50)] = Field(default=10, description="most items")
    as_of: AwareDatetime | None = Field(default=None, description="only what was remembered at this moment; null is now")


class RecalledOut(Contract):
    """One thing that was recalled: an entry of the journal, or a fact."""

    id: UUID
    kind: Literal["entry", "fact"]
    what: EntryKind | FactKind = Field(description="which kind of entry or fact")
    text: Text
    at: datetime
    course: Text | None = None
    speaker: Literal["learner", "tutor"] | None = Field(default=None, description="who wrote it; null for a fact")
    score: float = Field(description="comparable within one answer only")
    reasons: tuple[Slug, ...] = Field(description="codes, the weightiest first")


class RecallOut(Contract):
    """What was recalled, the most fitting first, within the budget."""

    items: tuple[RecalledOut, ...]
    degraded: tuple[Degraded, ...] = Field(default=(), description="what this answer had to do without; empty when nothing was missing")
    searched: int = Field(description="how many entries and facts were searched")
    embedding_ms: float = Field(description="time that the query's vector took")
    search_ms: float = Field(description="time that all the rest took")


class BelievedOut(Contract):
    """What the tutor believed at a moment, the surest first."""

    at: datetime
    facts: tuple[FactOut, ...]
    withheld: int = Field(description="beliefs of that moment that you have deleted since; they do not come back")
