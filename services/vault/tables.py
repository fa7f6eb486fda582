"""Rows of the key database, and the one row in the content database that tells which keys belong to it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from services.platform import Base, KeysBase, tenant_column

_STATE = "state IN ('active', 'old', 'retired')"
_ONE_ROW = "id = 1"


class FingerprintRow(Base):
    """In the content database: the fingerprint of the keys that its records are sealed with. No tenant: it concerns all."""

    __tablename__ = "vault_fingerprint"
    __table_args__ = (CheckConstraint(_ONE_ROW, name="one_row"),)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    fingerprint: Mapped[str]


class KeyringRow(KeysBase):
    """In the key database: the same fingerprint."""

    __tablename__ = "vault_keyring"
    __table_args__ = (CheckConstraint(_ONE_ROW, name="one_row"),)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    fingerprint: Mapped[str]


class EpochRow(KeysBase):
    """An epoch that rows may be wrapped under, with a value that tells its key from another."""

    __tablename__ = "vault_epoch"
    epoch: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    check_value: Mapped[bytes]
    created_at: Mapped[datetime]


class TenantRow(KeysBase):
    """A tenant that has keys: the list that work across tenants goes through, one unit of work each."""

    __tablename__ = "vault_tenant"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    created_at: Mapped[datetime]


class TenantKeyRow(KeysBase):
    """A key of a tenant: `wrap` salts the wrapping of its data keys, `index` blinds e-mails and user names for look-up."""

    __tablename__ = "vault_tenant_key"
    __table_args__ = (CheckConstraint("purpose IN ('wrap', 'index')", name="purpose"), CheckConstraint(_STATE, name="state"))
    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    purpose: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    state: Mapped[str]
    epoch: Mapped[int]
    wrapped: Mapped[bytes]
    created_at: Mapped[datetime]


class DataKeyRow(KeysBase):
    """A version of an account's data key. `active` seals, `old` still opens, `retired` is kept for older backups only."""

    __tablename__ = "vault_data_key"
    __table_args__ = (CheckConstraint(_STATE, name="state"),)
    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    state: Mapped[str]
    epoch: Mapped[int]
    wrapped: Mapped[bytes]
    created_at: Mapped[datetime]


class SessionKeyRow(KeysBase):
    """The key of a session in no-memory mode; when the row is gone, so is what the session has kept."""

    __tablename__ = "vault_session_key"
    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    session_id: Mapped[UUID] = mapped_column(primary_key=True)
    epoch: Mapped[int]
    wrapped: Mapped[bytes]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)


class WitnessRow(KeysBase):
    """Where a learner's journal stood when it was last witnessed; the MAC covers the last baseline that a restore has signed, too."""

    __tablename__ = "vault_witness"
    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger)
    digest: Mapped[bytes]
    mac: Mapped[bytes]
    baseline_seq: Mapped[int | None] = mapped_column(BigInteger)
    baseline_at: Mapped[datetime | None]
    signed_at: Mapped[datetime]
