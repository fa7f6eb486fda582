"""Rows of archives on their way out or in. What they hold is sealed in chunks under the key of the learner whose memory it is."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from services.platform import Base, tenant_column
from services.vault import Sealed, SealedBytes


class ExportRow(Base):
    """An archive: whose memory, who asked, which way it goes, how far it is."""

    __tablename__ = "privacy_export"
    __table_args__ = (
        CheckConstraint("direction IN ('out', 'in')", name="direction"),
        CheckConstraint("state IN ('waiting', 'ready', 'done', 'refused')", name="state"),
        Index("ix_privacy_export_account", "tenant_id", "account_id"),
        Index("ix_privacy_export_expires", "tenant_id", "expires_at"),
    )
    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID]
    requester_id: Mapped[UUID]
    direction: Mapped[str]
    state: Mapped[str]
    reason: Mapped[str | None]
    masked: Mapped[bool]
    size: Mapped[int | None] = mapped_column(BigInteger)
    entries: Mapped[int] = mapped_column(BigInteger)
    job_id: Mapped[UUID]
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    left_out: Mapped[int] = mapped_column(BigInteger)
    moves_left_out: Mapped[int] = mapped_column(BigInteger)


class ChunkRow(Base):
    """A piece of an archive."""

    __tablename__ = "privacy_chunk"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "export_id"], ["privacy_export.tenant_id", "privacy_export.id"], ondelete="CASCADE"),
        Index("ix_privacy_chunk_account", "tenant_id", "account_id"),
    )
    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    export_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    account_id: Mapped[UUID]
    sealed: Mapped[Sealed] = mapped_column(SealedBytes)
