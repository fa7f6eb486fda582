"""Queries of what was fitted for a tenant. They take the session and return values."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from services.mastery.tables import SetRow, VersionRow

_COLUMNS: Final = (VersionRow.number, VersionRow.set_name, VersionRow.state, VersionRow.why, VersionRow.measures, VersionRow.made_at)


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """A version as stored."""

    number: int
    set_name: str
    state: str
    why: str
    measures: dict[str, Any]
    made_at: datetime


async def current_name(session: AsyncSession) -> str | None:
    """Return the name of the set in force for the unit of work's tenant; None if it is the shipped one."""
    return (await session.execute(select(VersionRow.set_name).where(VersionRow.state == "current"))).scalar_one_or_none()


async def written(session: AsyncSession, name: str) -> bytes | None:
    """Return a set's bytes."""
    return (await session.execute(select(SetRow.written).where(SetRow.name == name))).scalar_one_or_none()


async def keep_set(session: AsyncSession, tenant_id: UUID, name: str, packed: bytes) -> None:
    """Keep a set; one that is there already is the same."""
    await session.execute(insert(SetRow).values(tenant_id=tenant_id, name=name, written=packed).on_conflict_do_nothing())


async def versions(session: AsyncSession, limit: int, *, lock: bool = False) -> list[StoredVersion]:
    """Return versions, newest first."""
    query = select(*_COLUMNS).order_by(VersionRow.number.desc()).limit(limit)
    return [StoredVersion(*row) for row in await session.execute(query.with_for_update() if lock else query)]


async def version(session: AsyncSession, number: int) -> StoredVersion | None:
    """Return one version."""
    row = (await session.execute(select(*_COLUMNS).where(VersionRow.number == number))).one_or_none()
    return None if row is None else StoredVersion(*row)


async def next_number(session: AsyncSession) -> int:
    """Return the number of the next version."""
    return int((await session.execute(select(func.coalesce(func.max(VersionRow.number), 0)))).scalar_one()) + 1


async def add_version(session: AsyncSession, tenant_id: UUID, new: StoredVersion) -> None:
    """Add a version."""
    session.add(VersionRow(tenant_id=tenant_id, **asdict(new)))
    await session.flush()


async def retire_current(session: AsyncSession) -> None:
    """Put no version in force: the shipped set is."""
    await session.execute(update(VersionRow).where(VersionRow.state == "current").values(state="retired"))


async def put_in_force(session: AsyncSession, number: int) -> None:
    """Put a version in force in the place of the one that is."""
    await retire_current(session)
    await session.execute(update(VersionRow).where(VersionRow.number == number).values(state="current"))
