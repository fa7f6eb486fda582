"""Rows of what was fitted for a tenant: parameter sets under their hash, and the versions in which they were put in force. No learner is in them."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from services.platform import Base, tenant_column


class SetRow(Base):
    """A parameter set, as `ParameterSet.written`. Its name is its hash, so it is never changed."""

    __tablename__ = "mastery_set"
    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    written: Mapped[bytes] = mapped_column(LargeBinary)


class VersionRow(Base):
    """One fit and what became of it; `measures` are those of its gate. A refused one has no set that could be used."""

    __tablename__ = "mastery_version"
    __table_args__ = (
        CheckConstraint("state IN ('proposed', 'current', 'retired', 'refused')", name="state"),
        CheckConstraint("number > 0", name="number"),
        Index("uq_mastery_version_current", "tenant_id", unique=True, postgresql_where=text("state = 'current'")),
    )
    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    set_name: Mapped[str]
    state: Mapped[str]
    why: Mapped[str]
    measures: Mapped[dict[str, Any]] = mapped_column(JSON)
    made_at: Mapped[datetime]
