"""Rows of the key database, and the one row in the content database that tells which keys belong to it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Identity, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from services.platform import Base, KeysBase, tenant_column

_EPOCH_STATE = "state IN ('current', 'old', 'gone')"
_TENANT_STATE = "state IN ('next', 'active', 'old', 'retired')"
_DATA_STATE = "state IN ('next', 'active', 'old', 'retired')"
_LEVEL = "level IN ('tenant', 'index', 'data')"
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
    """An epoch, with a value that tells its key from another. Whoever writes a wrapped key holds the row of the `current` one.

    `old`: rows may still hang on it, none is added. `gone`: none does, and its key is destroyed wherever it is met.
    """

    __tablename__ = "vault_epoch"
    __table_args__ = (
        CheckConstraint(_EPOCH_STATE, name="state"),
        Index("uq_vault_epoch_current", "state", unique=True, postgresql_where=text("state = 'current'")),
    )
    epoch: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    check_value: Mapped[bytes]
    created_at: Mapped[datetime]
    state: Mapped[str]
    gone_at: Mapped[datetime | None]


class TenantRow(KeysBase):
    """A tenant that has keys: the list that work across tenants goes through, one unit of work each."""

    __tablename__ = "vault_tenant"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    created_at: Mapped[datetime]


class TenantKeyRow(KeysBase):
    """A key of a tenant: `wrap` salts the wrapping of its data keys, `index` blinds e-mails and user names for look-up.

    Of an index key, all versions find; `next` is made known everywhere before it becomes `active` and writes.
    """

    __tablename__ = "vault_tenant_key"
    __table_args__ = (CheckConstraint("purpose IN ('wrap', 'index')", name="purpose"), CheckConstraint(_TENANT_STATE, name="state"))
    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    purpose: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    state: Mapped[str]
    epoch: Mapped[int]
    wrapped: Mapped[bytes]
    created_at: Mapped[datetime]
    state_since: Mapped[datetime]


class DataKeyRow(KeysBase):
    """A version of an account's data key; all open. `next` is made known everywhere before it seals, `active` seals, `old` still has records,
    `retired` is kept for older backups only.
    """

    __tablename__ = "vault_data_key"
    __table_args__ = (
        CheckConstraint(_DATA_STATE, name="state"),
        Index("ix_vault_data_key_past", "tenant_id", "account_id", postgresql_where=text("state <> 'active'")),
    )
    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    state: Mapped[str]
    epoch: Mapped[int]
    wrapped: Mapped[bytes]
    created_at: Mapped[datetime]
    state_since: Mapped[datetime]
    wrap_version: Mapped[int]


class SessionKeyRow(KeysBase):
    """The key of a session in no-memory mode; when the row is gone, so is what the session has kept."""

    __tablename__ = "vault_session_key"
    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    session_id: Mapped[UUID] = mapped_column(primary_key=True)
    epoch: Mapped[int]
    wrapped: Mapped[bytes]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    wrap_version: Mapped[int]


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


class RotationRow(KeysBase):
    """A rotation that was asked for: level, scope (`all`, or the id of a tenant or an account), and from when on a key counts as new."""

    __tablename__ = "vault_rotation"
    __table_args__ = (
        CheckConstraint(_LEVEL, name="level"),
        Index("uq_vault_rotation_open", "level", "scope", unique=True, postgresql_where=text("done_at IS NULL")),
    )
    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    level: Mapped[str]
    scope: Mapped[str]
    begun_at: Mapped[datetime]
    done_at: Mapped[datetime | None]


class BlockRow(KeysBase):
    """An account whose keys are opened no more, as it is being erased. `epoch`: the last one that its destroyed keys were wrapped under."""

    __tablename__ = "vault_block"
    tenant_id: Mapped[UUID] = tenant_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(primary_key=True)
    epoch: Mapped[int | None]
    blocked_at: Mapped[datetime]


class LedgerRow(KeysBase):
    """How many tombstones and standing orders the ledger is known to have: one that has fewer is not whole, one that has more has been
    carried on elsewhere.
    """

    __tablename__ = "vault_ledger"
    __table_args__ = (CheckConstraint(_ONE_ROW, name="one_row"),)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    entries: Mapped[int]
    orders: Mapped[int] = mapped_column(BigInteger)
