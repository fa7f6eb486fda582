"""Queries over the versions of data keys and of tenants' keys, and over the rotations that were asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal
from uuid import UUID

from sqlalchemy import delete, exists, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as insert_or
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from services.vault.store import Purpose, Wrapped
from services.vault.tables import DataKeyRow, RotationRow, SessionKeyRow, TenantKeyRow

Level = Literal["tenant", "index", "data"]
PURPOSES: Final[dict[Level, Purpose]] = {"tenant": "wrap", "index": "index"}


@dataclass(frozen=True, slots=True)
class Rotation:
    """A rotation that was asked for; keys made since `begun_at` count as new. `scope` is `all` or the id of a tenant or an account."""

    id: int
    level: Level
    scope: str
    begun_at: datetime


async def begin_rotation(session: AsyncSession, level: Level, scope: str, now: datetime) -> Rotation:
    """Return the rotation of this level and scope that is under way, or a new one."""
    row = RotationRow
    await session.execute(insert_or(row).values(level=level, scope=scope, begun_at=now, done_at=None).on_conflict_do_nothing())
    return next(found for found in await open_rotations(session) if (found.level, found.scope) == (level, scope))


async def open_rotations(session: AsyncSession) -> list[Rotation]:
    """Return the rotations that are under way, oldest first."""
    row = RotationRow
    query = select(row.id, row.level, row.scope, row.begun_at).where(row.done_at.is_(None)).order_by(row.id)
    return [Rotation(found.id, _level(found.level), found.scope, found.begun_at) for found in await session.execute(query)]


def _level(text: str) -> Level:
    return "tenant" if text == "tenant" else "index" if text == "index" else "data"


async def end_rotation(session: AsyncSession, rotation_id: int, now: datetime) -> None:
    """Note that a rotation has made all its new keys."""
    await session.execute(update(RotationRow).where(RotationRow.id == rotation_id).values(done_at=now))


# Data keys


@dataclass(frozen=True, slots=True)
class ActiveKey:
    """The data key that an account's records are sealed with, now or next."""

    account_id: UUID
    wrapped: Wrapped


async def hold_active(
    session: AsyncSession, tenant_id: UUID, made_before: datetime, only: UUID | None, after: UUID | None, limit: int
) -> list[ActiveKey]:
    """Return active data keys made before then of accounts that have no next one, by account, and hold them until the unit of work ends."""
    row, other = DataKeyRow, aliased(DataKeyRow)
    has_next = exists().where(other.tenant_id == row.tenant_id, other.account_id == row.account_id, other.state == "next")
    query = (
        select(row.account_id, row.version, row.epoch, row.wrapped, row.wrap_version)
        .where(row.tenant_id == tenant_id, row.state == "active", row.created_at < made_before, ~has_next)
        .order_by(row.account_id)
        .limit(limit)
        .with_for_update()
    )
    if only is not None:
        query = query.where(row.account_id == only)
    if after is not None:
        query = query.where(row.account_id > after)
    return [
        ActiveKey(found.account_id, Wrapped(found.version, found.epoch, found.wrapped, found.wrap_version))
        for found in await session.execute(query)
    ]


async def activate(session: AsyncSession, tenant_id: UUID, account_id: UUID, since: datetime, now: datetime) -> bool:
    """Let the next data key of an account seal, if it is known since then; the one before becomes old. Return whether it was so."""
    row = DataKeyRow
    of_account = (row.tenant_id == tenant_id, row.account_id == account_id)
    found = await session.execute(select(row.version, row.state, row.state_since).where(*of_account).with_for_update())
    version = next((each.version for each in found if each.state == "next" and each.state_since <= since), None)
    if version is None:
        return False
    await session.execute(update(row).where(*of_account, row.state == "active").values(state="old", state_since=now))
    await session.execute(update(row).where(*of_account, row.version == version).values(state="active", state_since=now))
    return True


async def add_next_keys(session: AsyncSession, tenant_id: UUID, fresh: Sequence[ActiveKey], now: datetime) -> None:
    """Add the next data keys of some accounts: they open, and do not seal yet."""
    await session.execute(
        insert(DataKeyRow),
        [
            {
                "tenant_id": tenant_id, "account_id": key.account_id, "version": key.wrapped.version, "state": "next", "state_since": now,
                "epoch": key.wrapped.epoch, "wrapped": key.wrapped.blob, "wrap_version": key.wrapped.wrap_version, "created_at": now,
            }
            for key in fresh
        ],
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class PastKey:
    """A version of a data key that seals no more."""

    version: int
    state: str
    since: datetime


async def past_keys(session: AsyncSession, tenant_id: UUID, account_id: UUID) -> list[PastKey]:
    """Return the versions of an account's data key that seal no more."""
    row = DataKeyRow
    query = select(row.version, row.state, row.state_since).where(
        row.tenant_id == tenant_id, row.account_id == account_id, row.state.in_(("old", "retired"))
    )
    return [PastKey(found.version, found.state, found.state_since) for found in await session.execute(query)]


async def is_pending(session: AsyncSession, tenant_id: UUID, account_id: UUID) -> bool:
    """Return whether an account has a data key that is to become active, or one that still has records."""
    row = DataKeyRow
    pending = exists().where(row.tenant_id == tenant_id, row.account_id == account_id, row.state.in_(("next", "old")))
    return bool((await session.execute(select(pending))).scalar_one())


async def accounts_with(session: AsyncSession, tenant_id: UUID, state: str, since: datetime, after: UUID | None, limit: int) -> list[UUID]:
    """Return accounts that have a version in this state since then or before, in the order of their ids."""
    row = DataKeyRow
    query = select(row.account_id).where(row.tenant_id == tenant_id, row.state == state, row.state_since <= since).distinct()
    if after is not None:
        query = query.where(row.account_id > after)
    return list((await session.execute(query.order_by(row.account_id).limit(limit))).scalars())


async def set_state(
    session: AsyncSession, tenant_id: UUID, account_id: UUID, versions: Sequence[int], state: Literal["old", "retired"], now: datetime
) -> None:
    """Put versions of an account's data key into another state."""
    row = DataKeyRow
    statement = update(row).where(
        row.tenant_id == tenant_id, row.account_id == account_id, row.version.in_(versions), row.state.in_(("old", "retired"))
    )
    await session.execute(statement.values(state=state, state_since=now))


async def delete_versions(session: AsyncSession, tenant_id: UUID, account_id: UUID, versions: Sequence[int]) -> None:
    """Destroy retired versions of an account's data key."""
    row = DataKeyRow
    await session.execute(
        delete(row).where(row.tenant_id == tenant_id, row.account_id == account_id, row.version.in_(versions), row.state == "retired")
    )


async def count_by_state(session: AsyncSession, tenant_id: UUID) -> dict[str, int]:
    """Return how many data keys of a tenant are in each state."""
    row = DataKeyRow
    query = select(row.state, func.count()).where(row.tenant_id == tenant_id).group_by(row.state)
    return {found[0]: found[1] for found in await session.execute(query)}


async def count_made_before(session: AsyncSession, tenant_id: UUID, made_before: datetime) -> int:
    """Return how many active data keys of a tenant were made before then."""
    row = DataKeyRow
    query = select(func.count()).where(row.tenant_id == tenant_id, row.state == "active", row.created_at < made_before)
    return (await session.execute(query)).scalar_one()


# Tenants' keys


async def hold_tenant_keys(session: AsyncSession, tenant_id: UUID, purpose: Purpose) -> list[PastKey]:
    """Return the versions of a tenant's key, oldest first, and hold them until the unit of work ends."""
    row = TenantKeyRow
    query = select(row.version, row.state, row.state_since).where(row.tenant_id == tenant_id, row.purpose == purpose)
    found = await session.execute(query.order_by(row.version).with_for_update())
    return [PastKey(each.version, each.state, each.state_since) for each in found]


async def add_next(session: AsyncSession, tenant_id: UUID, purpose: Purpose, key: Wrapped, now: datetime) -> None:
    """Add a tenant's next key."""
    await session.execute(
        insert(TenantKeyRow).values(
            tenant_id=tenant_id, purpose=purpose, version=key.version, state="next", epoch=key.epoch, wrapped=key.blob, created_at=now,
            state_since=now,
        )
    )  # fmt: skip


async def set_tenant_state(session: AsyncSession, tenant_id: UUID, purpose: Purpose, version: int, state: str, now: datetime) -> None:
    """Put a tenant's key into another state."""
    row = TenantKeyRow
    statement = update(row).where(row.tenant_id == tenant_id, row.purpose == purpose, row.version == version)
    await session.execute(statement.values(state=state, state_since=now))


async def delete_tenant_key(session: AsyncSession, tenant_id: UUID, purpose: Purpose, version: int) -> None:
    """Destroy a version of a tenant's key that is used no more."""
    row = TenantKeyRow
    await session.execute(
        delete(row).where(row.tenant_id == tenant_id, row.purpose == purpose, row.version == version, row.state.in_(("old", "retired")))
    )


async def hangs_on(session: AsyncSession, tenant_id: UUID, version: int) -> bool:
    """Return whether a data key or a session key of a tenant is wrapped with this version of its wrap key."""
    for row in (DataKeyRow, SessionKeyRow):
        query = select(row.tenant_id).where(row.tenant_id == tenant_id, row.wrap_version == version).limit(1)
        if (await session.execute(query)).first() is not None:
            return True
    return False
