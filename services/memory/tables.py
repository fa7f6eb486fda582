"""Rows of a learner's memory: one head, the journal, and the parts of the image. All content in them is sealed."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from services.platform import Base, tenant_column
from services.vault import Sealed, SealedBytes


class HeadRow(Base):
    """A learner's journal as a whole: its last sequence and digest. Its row lock orders all writing.

    `version` counts its changes; `image_set` names the folds and parameters that the image was made with.
    """

    __tablename__ = "memory_head"
    __table_args__ = (CheckConstraint("state IN ('open', 'erasing')", name="state"),)
    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    learner_id: Mapped[UUID] = mapped_column(primary_key=True)
    state: Mapped[str]
    version: Mapped[int] = mapped_column(BigInteger)
    seq: Mapped[int] = mapped_column(BigInteger)
    digest: Mapped[bytes] = mapped_column(LargeBinary)
    consolidated_seq: Mapped[int] = mapped_column(BigInteger)
    image_set: Mapped[str]
    manifest: Mapped[Sealed | None] = mapped_column(SealedBytes)


class JournalRow(Base):
    """One entry. A cleared cell is NULL; its hash stays, so that the chain holds."""

    __tablename__ = "memory_journal"
    __table_args__ = (UniqueConstraint("tenant_id", "learner_id", "id"),)
    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    learner_id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[UUID]
    day: Mapped[date]
    version: Mapped[int]
    digest: Mapped[bytes] = mapped_column(LargeBinary)
    words_hash: Mapped[bytes | None] = mapped_column(LargeBinary)
    evidence_hash: Mapped[bytes] = mapped_column(LargeBinary)
    words: Mapped[Sealed | None] = mapped_column(SealedBytes)
    evidence: Mapped[Sealed | None] = mapped_column(SealedBytes)


class PartRow(Base):
    """One part of the image under its opaque name, written when `applied_seq` was the last entry and `digest` its digest."""

    __tablename__ = "memory_part"
    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    learner_id: Mapped[UUID] = mapped_column(primary_key=True)
    part: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(BigInteger)
    applied_seq: Mapped[int] = mapped_column(BigInteger)
    digest: Mapped[bytes] = mapped_column(LargeBinary)
    parameter_set: Mapped[str]
    sealed: Mapped[Sealed] = mapped_column(SealedBytes)
