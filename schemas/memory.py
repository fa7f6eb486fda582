"""A learner's memory over HTTP: what the tutor believes, on what evidence, and what the learner says to it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from schemas.base import Contract, Line, Slug, Text
from schemas.identity import PolicyRow
from schemas.journal import EntryKind, FactKind, FactSource, Unit


class FactOut(Contract):
    """One belief about the learner, with the entries it rests on."""

    id: UUID
    kind: FactKind
    subject: Text = Field(description="skill or topic; empty for the learner as a whole")
    course: Text | None
    value: Line
    confidence: Unit
    source: FactSource
    evidence: tuple[UUID, ...]
    quote: Text | None
    valid_from: datetime
    recorded_at: datetime
    expires_at: datetime | None
    contested: bool
    version: Text = Field(default="", description="send it as If-Match with a correction")


class FactsOut(Contract):
    """What the tutor remembers now."""

    facts: tuple[FactOut, ...]


class EvidenceOut(Contract):
    """One entry that a fact rests on."""

    id: UUID
    kind: EntryKind
    at: datetime
    day: date
    item: Slug | None = None
    verdict: Text | None = None
    words: Text | None = None


class FactWithEvidenceOut(Contract):
    """One belief with its evidence; entries that have been deleted are counted only."""

    fact: FactOut
    evidence: tuple[EvidenceOut, ...]
    deleted: int


class FactCorrectionIn(Contract):
    """The learner's word about a fact. It stands for good: no machine brings back what was corrected or deleted."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"id": "5b1f9f0e-6c1e-4f0b-9f43-0a2f6f1d7c11", "word": "correct", "value": "I mix up the signs only when I hurry"}]
        }
    )

    id: UUID = Field(description="made by the client; sent again, it is the same word")
    word: Literal["correct", "contest", "confirm"]
    value: Line | None = Field(default=None, description="what is right instead, for `correct`: one plain line")


class ContractRow(Contract):
    """Five questions about one category of memory. Who may open it stands in the policy."""

    category: Slug
    holds: Text
    needed_for: Text
    lives: Text
    updated_by: Text
    changes: Text


class ContractOut(Contract):
    """The memory contract, category by category."""

    rows: tuple[ContractRow, ...]
    policy: tuple[PolicyRow, ...] = Field(default=(), description="who may open which category for which purpose")


class AccessOut(Contract):
    """One line of the access log: who opened what, what went to a provider, or which consent was given."""

    id: UUID
    seq: int
    at: datetime
    kind: Literal["access", "disclosure", "consent"]
    by: UUID | None = None
    role: Text | None = None
    purpose: Text | None = None
    categories: tuple[Slug, ...] = ()
    provider: Text | None = None
    model: Text | None = None
    scope: Text | None = None
    granted: bool | None = None


class AccessLogOut(Contract):
    """A page of the access log, newest first. One call looks through a part of the journal only: ask on while `before` is not null."""

    items: tuple[AccessOut, ...]
    before: int | None = Field(default=None, description="ask on with it; null at the beginning of the journal")
