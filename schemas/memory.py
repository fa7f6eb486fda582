"""A learner's memory over HTTP: what the tutor believes, on what evidence, and what the learner says to it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field, model_validator

from schemas.base import Contract, Line, Slug, Text
from schemas.identity import PolicyRow
from schemas.journal import EntryKind, FactKind, FactSource, Unit


class FactOut(Contract):
    """One belief about the learner, with the entries it rests on."""

    id: UUID
    kind: FactKind
    subject: Text = Field(description="skill or topic; empty for the learner as a whole")
    course: Text | None
    value: Line | None = Field(description="null where the reader may know that there is something, but not what")
    confidence: Unit
    source: FactSource
    evidence: tuple[UUID, ...]
    quote: Text | None = Field(description="for the learner alone: the span of their words that it was taken from")
    valid_from: datetime
    recorded_at: datetime
    expires_at: datetime | None
    contested: bool
    contests: UUID | None = Field(default=None, description="the belief that this one stands against: confirm the one that is right")
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
    withheld: int = Field(default=0, description="entries that the reader may not see")


class NoteIn(Contract):
    """An educator's note about a learner of theirs. The learner sees who wrote it, and may contest, correct or delete it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"id": "0d6f7a43-6f0e-4f0f-8f0e-1c5a0b6f9d21", "learner_id": "5b1f9f0e-6c1e-4f0b-9f43-0a2f6f1d7c11", "kind": "accommodation",
                 "value": "Takes tests with half an hour more"}
            ]
        }
    )  # fmt: skip

    id: UUID = Field(description="made by the client; sent again, it is the same note")
    learner_id: UUID
    kind: Literal["accommodation", "context", "strategy_that_works"]
    subject: Annotated[str, Field(max_length=80)] = Field(default="", description="skill or topic; empty for the learner as a whole")
    course: Slug | None = None
    value: Line = Field(description="one plain line, without links or markup")


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
    sent_bytes: int | None = Field(default=None, description="how much went to the provider")
    scope: Text | None = None
    granted: bool | None = None


class AccessLogOut(Contract):
    """A page of the access log, newest first. One call looks through a part of the journal only: ask on while `before` is not null."""

    items: tuple[AccessOut, ...]
    before: int | None = Field(default=None, description="ask on with it; null at the beginning of the journal")


class Wish(Contract):
    """What is to be forgotten, in one of six ways. It is kept sealed until it is done."""

    what: Literal["fact", "entry", "category", "period", "course", "everything"]
    id: UUID | None = Field(default=None, description="of the fact or the entry")
    category: Slug | None = None
    course: Slug | None = None
    first_day: date | None = None
    last_day: date | None = Field(default=None, description="the learner's own days, both included")


class ForgetIn(Contract):
    """What the learner wants forgotten. With `dry_run` nothing is changed: the answer says what would be."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"what": "period", "first_day": "2031-05-01", "last_day": "2031-05-07", "dry_run": True}]}
    )

    what: Literal["category", "period", "course", "everything"]
    category: Slug | None = Field(default=None, description="for `category`: one of GET /v1/memory/contract, but for audit")
    course: Slug | None = Field(default=None, description="for `course`: its short name")
    first_day: date | None = Field(default=None, description="for `period`: the learner's own first day")
    last_day: date | None = Field(default=None, description="for `period`: the last day, included")
    dry_run: bool = False

    @model_validator(mode="after")
    def _says_what_it_needs_and_nothing_else(self) -> ForgetIn:
        given = {name for name in ("category", "course", "first_day", "last_day") if getattr(self, name) is not None}
        needed = {"category": {"category"}, "course": {"course"}, "period": {"first_day", "last_day"}, "everything": set()}[self.what]
        if given != needed:
            raise ValueError(f"for {self.what} give {' and '.join(sorted(needed)) or 'nothing more'}, and only that")
        if self.first_day is not None and self.last_day is not None and self.first_day > self.last_day:
            raise ValueError("first_day must not be after last_day")
        return self


class ForgetOut(Contract):
    """What was forgotten, would be (`preview`), or will be in a moment (`promised`: the memory answers again when the job is done)."""

    state: Literal["done", "preview", "promised"]
    job_id: UUID | None = Field(default=None, description="of what is promised: GET /v1/jobs/{id}")
    entries: dict[Slug, int] = Field(default={}, description="entries cleared, by kind")
    facts_removed: int = Field(default=0, description="beliefs that rested on them alone, or were named")
    facts_rewritten: int = Field(default=0, description="beliefs that rest on less now: less sure, without their quote")
    skills: tuple[Slug, ...] = Field(default=(), description="skills whose mastery is computed anew")
    kept: dict[Slug, int] = Field(
        default={}, description="entries that stay on record: enrollments, consents, accesses, what was sent to whom"
    )


class PauseOut(Contract):
    """Whether what the learner does in this session is remembered."""

    state: Literal["remembering", "paused", "no_consent"]
    since: datetime | None = Field(default=None, description="of a pause")


class EntryOut(Contract):
    """One entry of the journal, as its learner sees it."""

    id: UUID
    seq: int
    kind: EntryKind
    at: datetime
    day: date
    course: Slug | None = None
    item: Slug | None = None
    question: Text | None = Field(
        default=None,
        description="what the item asked, as it was put then; null where it was about none, or its offer is forgotten or not here",
    )
    skill: Slug | None = Field(default=None, description="what it was about; of an attempt the skill it says most about")
    verdict: Text | None = None
    words: Text | None = None
    may_be_forgotten: bool = Field(description="false for what stays on record, and for what is forgotten with the fact it is about")


class EntriesOut(Contract):
    """A page of the journal, newest first. One call looks through a part of it only: ask on while `before` is not null."""

    items: tuple[EntryOut, ...]
    before: int | None = Field(default=None, description="ask on with it; null at the beginning of the journal")
