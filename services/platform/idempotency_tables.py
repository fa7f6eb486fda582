"""Rows of requests that carried an Idempotency-Key."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import LargeBinary, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from services.platform.tables import Base, tenant_column


class IdempotencyRow(Base):
    """A request that is being answered, or was: its reply is sealed by the caller; here it is bytes."""

    __tablename__ = "idempotency"

    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(primary_key=True)
    key_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    body_mac: Mapped[bytes] = mapped_column(LargeBinary)
    claim: Mapped[UUID]
    lease_until: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    status: Mapped[int | None] = mapped_column(SmallInteger)
    reply: Mapped[bytes | None] = mapped_column(LargeBinary)
