"""Rows of safeguarding: who has the duty, concerns (sealed), who opened them, and who was told that there is one."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKeyConstraint, Identity, Index
from sqlalchemy.orm import Mapped, mapped_column

from services.platform import Base, tenant_column
from services.vault import SealedBytes


class DutyRow(Base):
    """Somebody with the duty of safeguarding."""

    __tablename__ = "safeguarding_duty"

    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(primary_key=True)
    since: Mapped[datetime]


class ConcernRow(Base):
    """A concern. What it says, even what kind it is, is sealed with the learner's key; so is the note."""

    __tablename__ = "safeguarding_concern"
    __table_args__ = (
        CheckConstraint("state IN ('open', 'seen', 'handled')", name="state"),
        Index("ix_safeguarding_concern_state", "tenant_id", "state", "at"),
        Index("ix_safeguarding_concern_learner", "tenant_id", "learner_id"),
    )

    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    learner_id: Mapped[UUID]
    source: Mapped[str]
    state: Mapped[str]
    at: Mapped[datetime]
    seen_at: Mapped[datetime | None]
    handled_at: Mapped[datetime | None]
    handler_account_id: Mapped[UUID | None]
    raiser_account_id: Mapped[UUID | None]
    content: Mapped[bytes] = mapped_column(SealedBytes)
    note: Mapped[bytes | None] = mapped_column(SealedBytes)


class LookRow(Base):
    """That somebody opened or changed a concern."""

    __tablename__ = "safeguarding_look"
    __table_args__ = (
        ForeignKeyConstraint(
            ["tenant_id", "concern_id"], ["safeguarding_concern.tenant_id", "safeguarding_concern.id"], ondelete="CASCADE"
        ),
        Index("ix_safeguarding_look_concern", "tenant_id", "concern_id"),
    )

    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger, Identity(always=True))
    concern_id: Mapped[UUID]
    account_id: Mapped[UUID | None]
    what: Mapped[str]
    at: Mapped[datetime]


class ToldRow(Base):
    """That somebody with the duty was told of a concern, so that they are told once."""

    __tablename__ = "safeguarding_told"
    __table_args__ = (
        ForeignKeyConstraint(
            ["tenant_id", "concern_id"], ["safeguarding_concern.tenant_id", "safeguarding_concern.id"], ondelete="CASCADE"
        ),
    )

    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    concern_id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(primary_key=True)
    at: Mapped[datetime]
