"""Rows of erasures. They hold ids, times and counts; when all is gone, not even the erased account's id."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.dialects.postgresql import BYTEA
from sqlalchemy.orm import Mapped, mapped_column

from services.platform import Base, tenant_column


class ErasureRow(Base):
    """An erasure: whose (until it is settled), who asked, and how far it is."""

    __tablename__ = "privacy_erasure"
    __table_args__ = (
        CheckConstraint("state IN ('requested', 'erasing', 'erased', 'final')", name="state"),
        CheckConstraint("asked_by IN ('self', 'guardian', 'operator', 'ledger')", name="asked_by"),
        CheckConstraint("reason IN ('asked_for', 'left', 'by_mistake', 'not_to_be_kept', 'other')", name="reason"),
        Index("uq_privacy_erasure_account", "tenant_id", "account_id", unique=True, postgresql_where=text("account_id IS NOT NULL")),
    )

    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID | None]
    requester_id: Mapped[UUID | None]
    asked_by: Mapped[str]
    role: Mapped[str | None]
    tombstone: Mapped[bytes] = mapped_column(BYTEA)
    state: Mapped[str]
    rows: Mapped[int]
    epoch: Mapped[int | None]
    requested_at: Mapped[datetime]
    erased_at: Mapped[datetime | None]
    receipt: Mapped[str | None]
    reason: Mapped[str | None]


class GoneSessionRow(Base):
    """A session of an erased account, by the hash of its token, so that the token is answered with what became of it."""

    __tablename__ = "privacy_gone_session"

    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    hash: Mapped[bytes] = mapped_column(BYTEA, primary_key=True)
    erasure_id: Mapped[UUID]
    until: Mapped[datetime]
