"""Rows of jobs and of the slots of their schedules. Outside row-level security: opaque ids, times and codes, nothing else."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Index, SmallInteger, String, Text, func, text
from sqlalchemy.orm import Mapped, mapped_column

from services.platform.tables import Base

STATES: Final = ("waiting", "running", "done", "dead")


class JobRow(Base):
    """A piece of work that was promised in some commit, and how far it has come."""

    __tablename__ = "job"
    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'running', 'done', 'dead')", name="state"),
        CheckConstraint("kind ~ '^[a-z]+(\\.[a-z_]+)+$'", name="kind"),
        CheckConstraint("dedupe_key ~ '^[A-Za-z0-9:._/-]{1,200}$'", name="dedupe_key"),
        CheckConstraint("checkpoint ~ '^[A-Za-z0-9:._/-]{0,200}$'", name="checkpoint"),
        # One waiting job of a kind and key; a running one may be followed by one more, as it may have read before the change.
        Index("uq_job_waiting", "kind", "dedupe_key", unique=True, postgresql_where=text("state = 'waiting' AND dedupe_key IS NOT NULL")),
        Index("ix_job_due", "run_after", postgresql_where=text("state = 'waiting'")),
        Index("ix_job_leased", "lease_until", postgresql_where=text("state = 'running'")),
        Index("ix_job_ended", "kind", "ended_at", postgresql_where=text("state IN ('done', 'dead')")),
        Index("ix_job_tenant", "tenant_id", "account_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(80))
    tenant_id: Mapped[UUID | None]
    account_id: Mapped[UUID | None]
    subject_id: Mapped[UUID | None]
    dedupe_key: Mapped[str | None] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(8), server_default=text("'waiting'"))
    run_after: Mapped[datetime] = mapped_column(server_default=func.now())
    attempt: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    fence: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    lease_until: Mapped[datetime | None]
    checkpoint: Mapped[str | None] = mapped_column(Text)
    steps_done: Mapped[int] = mapped_column(server_default=text("0"))
    steps_total: Mapped[int | None]
    error_class: Mapped[str | None] = mapped_column(String(100))
    error_code: Mapped[str | None] = mapped_column(String(100))
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class JobSlotRow(Base):
    """A slot of a schedule that was taken: whoever inserts it first makes the job."""

    __tablename__ = "job_slot"

    name: Mapped[str] = mapped_column(String(80), primary_key=True)
    slot: Mapped[datetime] = mapped_column(primary_key=True)
