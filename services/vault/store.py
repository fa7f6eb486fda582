"""Queries of the key database and of the content database's fingerprint. They take a session and return values."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, Literal
from uuid import UUID

from sqlalchemy import Row, delete, exists, func, select, true
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase

from services.vault.tables import (
    BlockRow,
    DataKeyRow,
    EpochRow,
    FingerprintRow,
    KeyringRow,
    SessionKeyRow,
    TenantKeyRow,
    TenantRow,
    WitnessRow,
)
from services.vault.witness_store import COLUMNS as WITNESS
from services.vault.witness_store import StoredWitness

Purpose = Literal["wrap", "index"]
EpochState = Literal["current", "old", "gone"]


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A wrapped key as stored; `wrap_version` is that of the tenant's wrap key, which means nothing for the tenant's own keys."""

    version: int
    epoch: int
    blob: bytes
    wrap_version: int = 1
    is_active: bool = True


@dataclass(frozen=True, slots=True)
class TenantKey:
    """A wrapped key of a tenant, what it is for and what it still does."""

    purpose: Purpose
    state: str
    since: datetime
    wrapped: Wrapped


@dataclass(frozen=True, slots=True)
class Epoch:
    """What the key database knows of an epoch."""

    number: int
    check_value: bytes
    state: EpochState
    made_at: datetime
    gone_at: datetime | None


async def fingerprint(session: AsyncSession, table: type[FingerprintRow] | type[KeyringRow]) -> str | None:
    """Return the fingerprint that a database was given, if any."""
    return (await session.execute(select(table.fingerprint))).scalar_one_or_none()


async def add_fingerprint(session: AsyncSession, table: type[FingerprintRow] | type[KeyringRow], value: str) -> None:
    """Give a database its fingerprint, unless it has one."""
    await _add(session, table, id=1, fingerprint=value)


async def epochs(session: AsyncSession) -> list[Epoch]:
    """Return the epochs, oldest first."""
    query = select(EpochRow.epoch, EpochRow.check_value, EpochRow.state, EpochRow.created_at, EpochRow.gone_at).order_by(EpochRow.epoch)
    return [Epoch(row.epoch, row.check_value, _epoch_state(row.state), row.created_at, row.gone_at) for row in await session.execute(query)]


def _epoch_state(text: str) -> EpochState:
    return "current" if text == "current" else "old" if text == "old" else "gone"


async def add_epoch(session: AsyncSession, epoch: int, check_value: bytes, now: datetime) -> None:
    """Note the current epoch, unless there is one."""
    await _add(session, EpochRow, epoch=epoch, check_value=check_value, created_at=now, state="current", gone_at=None)


async def hold_epoch(session: AsyncSession, epoch: int) -> str | None:
    """Return the state of an epoch, which stays so until the unit of work ends."""
    query = select(EpochRow.state).where(EpochRow.epoch == epoch).with_for_update(read=True)
    return (await session.execute(query)).scalar_one_or_none()


async def held_epoch(session: AsyncSession) -> int | None:
    """Return the current epoch, which stays so until the unit of work ends; None if it is being turned at this moment."""
    query = select(EpochRow.epoch).where(EpochRow.state == "current").with_for_update(read=True)
    return (await session.execute(query)).scalar_one_or_none()


async def held(session: AsyncSession, tenant_id: UUID) -> tuple[int, int] | None:
    """Return the current epoch and the version of the tenant's wrap key, which stay so until the unit of work ends; None as above."""
    query = (
        select(EpochRow.epoch, TenantKeyRow.version)
        .join_from(EpochRow, TenantKeyRow, true())
        .where(EpochRow.state == "current", TenantKeyRow.tenant_id == tenant_id)
        .where(TenantKeyRow.purpose == "wrap", TenantKeyRow.state == "active")
        .with_for_update(read=True)
    )
    row = (await session.execute(query)).one_or_none()
    return None if row is None else (row.epoch, row.version)


async def tenant_keys(session: AsyncSession, tenant_id: UUID) -> list[TenantKey]:
    """Return every version of a tenant's keys."""
    row = TenantKeyRow
    query = select(row.purpose, row.state, row.state_since, row.version, row.epoch, row.wrapped).where(row.tenant_id == tenant_id)
    return [
        TenantKey("wrap" if found.purpose == "wrap" else "index", found.state, found.state_since, Wrapped(found.version, found.epoch, found.wrapped))
        for found in await session.execute(query.order_by(row.purpose, row.version))
    ]  # fmt: skip


async def add_tenant(session: AsyncSession, tenant_id: UUID, wrapped: dict[Purpose, Wrapped], now: datetime) -> None:
    """Add a tenant and its keys, where they are missing."""
    await _add(session, TenantRow, id=tenant_id, created_at=now)
    for purpose, key in wrapped.items():
        await _add(
            session, TenantKeyRow, tenant_id=tenant_id, purpose=purpose, version=key.version, state="active", epoch=key.epoch,
            wrapped=key.blob, created_at=now, state_since=now,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class StoredKeys:
    """Every version of an account's data key, the newest last, and the witness of its journal."""

    versions: Sequence[Wrapped]
    witness: StoredWitness | None


async def data_keys(session: AsyncSession, tenant_id: UUID, account_ids: Collection[UUID]) -> dict[UUID, StoredKeys]:
    """Return what is stored of the keys of these accounts, all in one statement; without those that have none or are being erased."""
    is_theirs = (WitnessRow.tenant_id == DataKeyRow.tenant_id) & (WitnessRow.account_id == DataKeyRow.account_id)
    row = DataKeyRow
    key: tuple[Any, ...] = (row.account_id, row.version, row.epoch, row.wrapped, row.wrap_version, row.state)
    query = (
        select(*key, *WITNESS)
        .outerjoin(WitnessRow, is_theirs)
        .where(DataKeyRow.tenant_id == tenant_id, DataKeyRow.account_id.in_(account_ids), ~_IS_BLOCKED)
        .order_by(DataKeyRow.account_id, DataKeyRow.version)
    )
    rows = (await session.execute(query)).all()
    return {account_id: _stored(list(theirs)) for account_id, theirs in groupby(rows, key=itemgetter(0))}


def _stored(rows: Sequence[Row[*tuple[Any, ...]]]) -> StoredKeys:
    """Return one account's keys from its rows, of which each bears the same witness."""
    witness = StoredWitness(*tuple(rows[0])[6:]) if rows[0].mac is not None else None
    return StoredKeys([Wrapped(row.version, row.epoch, row.wrapped, row.wrap_version, row.state == "active") for row in rows], witness)


_IS_BLOCKED: Final = (
    exists().where(BlockRow.tenant_id == DataKeyRow.tenant_id, BlockRow.account_id == DataKeyRow.account_id).correlate(DataKeyRow)
)
"""The condition that the account of a data key is being erased."""


async def add_data_key(session: AsyncSession, tenant_id: UUID, account_id: UUID, key: Wrapped, now: datetime) -> None:
    """Add a version of an account's data key, unless it is there."""
    await _add(
        session, DataKeyRow, tenant_id=tenant_id, account_id=account_id, version=key.version, state="active", epoch=key.epoch,
        wrapped=key.blob, created_at=now, state_since=now, wrap_version=key.wrap_version,
    )  # fmt: skip


async def accounts(session: AsyncSession, made_before: datetime, after: UUID | None, limit: int) -> list[UUID]:
    """Return accounts of the unit of work's tenant whose first data key was made before then, in the order of their ids."""
    query = select(DataKeyRow.account_id).group_by(DataKeyRow.account_id).having(func.min(DataKeyRow.created_at) < made_before)
    if after is not None:
        query = query.where(DataKeyRow.account_id > after)
    return list((await session.execute(query.order_by(DataKeyRow.account_id).limit(limit))).scalars())


async def delete_data_keys(session: AsyncSession, tenant_id: UUID, account_id: UUID) -> None:
    """Delete every version of an account's data key, and the witness of its journal."""
    await session.execute(delete(WitnessRow).where(WitnessRow.tenant_id == tenant_id, WitnessRow.account_id == account_id))
    await session.execute(delete(DataKeyRow).where(DataKeyRow.tenant_id == tenant_id, DataKeyRow.account_id == account_id))


async def session_keys(session: AsyncSession, tenant_id: UUID, session_id: UUID, now: datetime) -> Sequence[Wrapped]:
    """Return the key of a session that has not expired, or nothing."""
    row = SessionKeyRow
    query = select(row.epoch, row.wrapped, row.wrap_version).where(
        row.tenant_id == tenant_id, row.session_id == session_id, row.expires_at > now
    )
    return [Wrapped(1, found.epoch, found.wrapped, found.wrap_version) for found in await session.execute(query)]


async def add_session_key(
    session: AsyncSession, tenant_id: UUID, session_id: UUID, key: Wrapped, now: datetime, expires_at: datetime
) -> None:
    """Add the key of a session, in the place of one that has expired; leave one that is alive."""
    fresh = {"epoch": key.epoch, "wrapped": key.blob, "wrap_version": key.wrap_version, "created_at": now, "expires_at": expires_at}
    made = insert(SessionKeyRow).values(tenant_id=tenant_id, session_id=session_id, **fresh)
    await session.execute(
        made.on_conflict_do_update(index_elements=["tenant_id", "session_id"], set_=fresh, where=SessionKeyRow.expires_at <= now)
    )


async def delete_session_key(session: AsyncSession, tenant_id: UUID, session_id: UUID) -> None:
    """Delete the key of a session."""
    await session.execute(delete(SessionKeyRow).where(SessionKeyRow.tenant_id == tenant_id, SessionKeyRow.session_id == session_id))


async def delete_expired_session_keys(session: AsyncSession, now: datetime) -> int:
    """Delete the session keys of the unit of work's tenant that have expired; return how many there were."""
    gone = await session.execute(delete(SessionKeyRow).where(SessionKeyRow.expires_at <= now).returning(SessionKeyRow.session_id))
    return len(gone.all())


async def tenant_ids(session: AsyncSession) -> list[UUID]:
    """Return every tenant that has keys."""
    return list((await session.execute(select(TenantRow.id).order_by(TenantRow.id))).scalars())


async def keys_by_epoch(session: AsyncSession) -> dict[int, int]:
    """Return how many data keys of the unit of work's tenant are wrapped under each epoch."""
    query = select(DataKeyRow.epoch, func.count()).group_by(DataKeyRow.epoch)
    return {row[0]: row[1] for row in await session.execute(query)}


async def _add(session: AsyncSession, table: type[DeclarativeBase], **values: Any) -> None:
    """Insert a row; leave the one that is there."""
    await session.execute(insert(table).values(**values).on_conflict_do_nothing())
