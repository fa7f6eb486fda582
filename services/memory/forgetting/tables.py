"""Rows of what is being forgotten: wishes on long journals that a job is carrying out, and how far words have been cleared by age."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from services.platform import Base, tenant_column
from services.vault import Sealed, SealedBytes


class WishRow(Base):
    """A wish to forget that a job is carrying out; what it names is sealed. While it stands, the learner's memory answers nobody."""

    __tablename__ = "memory_wish"
    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    learner_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID]
    version: Mapped[int] = mapped_column(BigInteger)
    made_at: Mapped[datetime]
    sealed: Mapped[Sealed] = mapped_column(SealedBytes)


class RetentionRow(Base):
    """Up to which entry a learner's words of one category have been cleared because of their age."""

    __tablename__ = "memory_retention"
    __table_args__ = (CheckConstraint("category IN ('chat', 'attempts', 'goals')", name="category"),)
    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    learner_id: Mapped[UUID] = mapped_column(primary_key=True)
    category: Mapped[str] = mapped_column(primary_key=True)
    until_seq: Mapped[int] = mapped_column(BigInteger)
