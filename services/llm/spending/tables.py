"""Rows of the ledger: each call while it is fresh, and sums by day and month. Amounts, ids and names of models; nothing that was said."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, CheckConstraint, Index, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column

from services.platform import Base, tenant_column


class ChargeRow(Base):
    """One call: what was reserved for it, and once it has ended what it came to. `presumed` is one whose process has gone: its reservation counts."""

    __tablename__ = "llm_charge"
    __table_args__ = (
        CheckConstraint("state IN ('reserved', 'settled', 'presumed')", name="state"),
        Index("ix_llm_charge_reserved", "tenant_id", "at", postgresql_where=text("state = 'reserved'")),
        Index("ix_llm_charge_learner", "tenant_id", "learner_id"),
    )
    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    learner_id: Mapped[UUID]
    class_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid(as_uuid=True, native_uuid=True)))
    purpose: Mapped[str]
    provider: Mapped[str]
    model: Mapped[str]
    state: Mapped[str]
    is_priced: Mapped[bool]
    tokens_in: Mapped[int] = mapped_column(BigInteger)
    tokens_out: Mapped[int] = mapped_column(BigInteger)
    micros: Mapped[int] = mapped_column(BigInteger)
    day: Mapped[date]
    at: Mapped[datetime]


class SpentRow(Base):
    """What one learner, class or tenant has spent in one day or month."""

    __tablename__ = "llm_spent"
    __table_args__ = (
        CheckConstraint("scope IN ('learner', 'class', 'tenant')", name="scope"),
        CheckConstraint("per IN ('day', 'month')", name="per"),
    )
    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    scope: Mapped[str] = mapped_column(primary_key=True)
    owner_id: Mapped[UUID] = mapped_column(primary_key=True)
    per: Mapped[str] = mapped_column(primary_key=True)
    begins: Mapped[date] = mapped_column(primary_key=True)
    calls: Mapped[int] = mapped_column(BigInteger)
    unpriced_calls: Mapped[int] = mapped_column(BigInteger)
    tokens: Mapped[int] = mapped_column(BigInteger)
    micros: Mapped[int] = mapped_column(BigInteger)
    reserved_tokens: Mapped[int] = mapped_column(BigInteger)
    reserved_micros: Mapped[int] = mapped_column(BigInteger)
