"""Rows of what is being forgotten: wishes on long journals that a job is carrying out, how far words have been cleared by age, and standing
orders that the ledger has not been told of yet.
"""

from __future__ import annotations

from datetime import date, datetime
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


class OrderRow(Base):
    """What a learner took away or corrected, sealed, until it stands in the ledger of standing orders."""

    __tablename__ = "memory_order"
    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    learner_id: Mapped[UUID] = mapped_column(index=True)
    version: Mapped[int] = mapped_column(BigInteger)
    made_at: Mapped[datetime]
    sealed: Mapped[Sealed] = mapped_column(SealedBytes)


class WordsKeptRow(Base):
    """For how many days a tenant keeps words, as retention goes by it; `is_owed`: the ledger of standing orders is to be told."""

    __tablename__ = "memory_words_kept"
    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    since: Mapped[date]
    chat: Mapped[int]
    attempts: Mapped[int]
    goals: Mapped[int]
    is_owed: Mapped[bool]


class OrdersKnownRow(Base):
    """The number of the last standing order that this database reflects: the ledger's later ones are to be obeyed, as after a restore."""

    __tablename__ = "memory_orders_known"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    serial: Mapped[int] = mapped_column(BigInteger)
