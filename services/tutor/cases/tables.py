"""Rows of cases. They say that a learner has asked and what came of it, never in what words."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from services.platform import Base, tenant_column


class CaseRow(Base):
    """A case; `id` is that of the journal's entry, `ruling_id` that of the decision's."""

    __tablename__ = "tutor_case"
    __table_args__ = (
        CheckConstraint("kind IN ('report', 'contest', 'waiting')", name="kind"),
        CheckConstraint("state IN ('open', 'mended', 'dismissed', 'marked', 'kept')", name="state"),
        Index("ix_tutor_case_learner", "tenant_id", "learner_id", "raised_at"),
        Index("uq_tutor_case_attempt", "tenant_id", "attempt_id", unique=True),
    )

    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    learner_id: Mapped[UUID]
    course_id: Mapped[UUID]
    version_id: Mapped[UUID]
    item: Mapped[str]
    step: Mapped[str | None]
    seed: Mapped[int]
    kind: Mapped[str]
    reason: Mapped[str | None]
    attempt_id: Mapped[UUID | None]
    state: Mapped[str]
    raised_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None]
    ruling_id: Mapped[UUID | None]
