"""Queries of the key database and of the content database's fingerprint. They take a session and return values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase

from services.vault.tables import DataKeyRow, EpochRow, FingerprintRow, KeyringRow, SessionKeyRow, TenantKeyRow, TenantRow, WitnessRow
from services.vault.witness_store import COLUMNS as WITNESS
from services.vault.witness_store import StoredWitness

Purpose = Literal["wrap", "index"]


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A wrapped key as stored."""

    version: int
    epoch: int
    blob: bytes


async def fingerprint(session: AsyncSession, table: type[FingerprintRow] | type[KeyringRow]) -> str | None:
    """Return the fingerprint that a database was given, if any."""
    return (await session.execute(select(table.fingerprint))).scalar_one_or_none()


async def add_fingerprint(session: AsyncSession, table: type[FingerprintRow] | type[KeyringRow], value: str) -> None:
    """Give a database its fingerprint, unless it has one."""
    await _add(session, table, id=1, fingerprint=value)


async def epoch_checks(session: AsyncSession) -> dict[int, bytes]:
    """Return the check value of each epoch known to the database."""
    return {row.epoch: row.check_value for row in await session.execute(select(EpochRow.epoch, EpochRow.check_value))}


async def add_epoch(session: AsyncSession, epoch: int, check_value: bytes, now: datetime) -> None:
    """Note an epoch, unless it is noted."""
    await _add(session, EpochRow, epoch=epoch, check_value=check_value, created_at=now)


async def tenant_keys(session: AsyncSession, tenant_id: UUID) -> dict[Purpose, Wrapped]:
    """Return a tenant's active key of each purpose."""
    query = select(TenantKeyRow.purpose, TenantKeyRow.version, TenantKeyRow.epoch, TenantKeyRow.wrapped).where(
        TenantKeyRow.tenant_id == tenant_id, TenantKeyRow.state == "active"
    )
    return {row.purpose: Wrapped(row.version, row.epoch, row.wrapped) for row in await session.execute(query)}


async def add_tenant(session: AsyncSession, tenant_id: UUID, wrapped: dict[Purpose, Wrapped], now: datetime) -> None:
    """Add a tenant and its keys, where they are missing."""
    await _add(session, TenantRow, id=tenant_id, created_at=now)
    for purpose, key in wrapped.items():
        await _add(
            session, TenantKeyRow, tenant_id=tenant_id, purpose=purpose, version=key.version, state="active", epoch=key.epoch,
            wrapped=key.blob, created_at=now,
        )  # fmt: skip


async def data_keys(session: AsyncSession, tenant_id: UUID, account_id: UUID) -> tuple[Sequence[Wrapped], StoredWitness | None]:
    """Return every version of an account's data key, the active one last, and the witness of its journal, all in one statement."""
    is_theirs = (WitnessRow.tenant_id == DataKeyRow.tenant_id) & (WitnessRow.account_id == DataKeyRow.account_id)
    query = (
        select(DataKeyRow.version, DataKeyRow.epoch, DataKeyRow.wrapped, *WITNESS)
        .outerjoin(WitnessRow, is_theirs)
        .where(DataKeyRow.tenant_id == tenant_id, DataKeyRow.account_id == account_id)
        .order_by(DataKeyRow.version)
    )
    rows = (await session.execute(query)).all()
    witness = StoredWitness(*rows[0][3:]) if rows and rows[0].mac is not None else None
    return [Wrapped(row.version, row.epoch, row.wrapped) for row in rows], witness


async def add_data_key(session: AsyncSession, tenant_id: UUID, account_id: UUID, key: Wrapped, now: datetime) -> None:
    """Add a version of an account's data key, unless it is there."""
    await _add(
        session, DataKeyRow, tenant_id=tenant_id, account_id=account_id, version=key.version, state="active", epoch=key.epoch,
        wrapped=key.blob, created_at=now,
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


async def session_key(session: AsyncSession, tenant_id: UUID, session_id: UUID, now: datetime) -> Wrapped | None:
    """Return the key of a session that has not expired."""
    query = select(SessionKeyRow.epoch, SessionKeyRow.wrapped).where(
        SessionKeyRow.tenant_id == tenant_id, SessionKeyRow.session_id == session_id, SessionKeyRow.expires_at > now
    )
    row = (await session.execute(query)).one_or_none()
    return Wrapped(1, row.epoch, row.wrapped) if row else None


async def add_session_key(
    session: AsyncSession, tenant_id: UUID, session_id: UUID, key: Wrapped, now: datetime, expires_at: datetime
) -> None:
    """Add the key of a session, in the place of one that has expired; leave one that is alive."""
    fresh = {"epoch": key.epoch, "wrapped": key.blob, "created_at": now, "expires_at": expires_at}
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
