"""Rows of a learner's memory: one head, the journal, the parts of the image, and the recall index. All content in them is sealed."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from services.platform import Base, tenant_column
from services.vault import Sealed, SealedBytes


class HeadRow(Base):
    """A learner's journal as a whole: its last sequence and digest. Its row lock orders all writing.

    `version` counts its changes; `image_set` names the folds and parameters that the image was made with.
    """

    __tablename__ = "memory_head"
    __table_args__ = (CheckConstraint("state IN ('open', 'forgetting', 'erasing')", name="state"),)
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


class IndexRow(Base):
    """A segment of the recall index: what the journal says from one entry to another, ready to be searched. A cache, written once.

    `made_with` names, blinded with the tenant's key, the embedder that the segment was made with; nothing else of it can be read.
    """

    __tablename__ = "memory_index"
    __table_args__ = (
        CheckConstraint("0 < from_seq AND from_seq <= to_seq", name="span"),
        Index("ix_memory_index_made_with", "tenant_id", "made_with", "learner_id"),
    )
    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    learner_id: Mapped[UUID] = mapped_column(primary_key=True)
    segment: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(BigInteger)
    from_seq: Mapped[int] = mapped_column(BigInteger)
    to_seq: Mapped[int] = mapped_column(BigInteger)
    made_with: Mapped[UUID]
    sealed: Mapped[Sealed] = mapped_column(SealedBytes)
