"""Queries over all wrapped keys of a tenant, page by page, and the writing of keys wrapped anew: compared and set, each row by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Table, bindparam, func, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession

from services.vault.store import Wrapped
from services.vault.tables import DataKeyRow, EpochRow, SessionKeyRow, TenantKeyRow
from services.vault.wrapping import Scheme


@dataclass(frozen=True, slots=True)
class Slot:
    """A wrapped key and where it stands; the owner of a tenant's own key is the tenant."""

    scheme: Scheme
    owner_id: UUID
    wrapped: Wrapped


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last row of a page."""

    owner_id: UUID
    version: int


async def tenant_slots(session: AsyncSession, tenant_id: UUID) -> list[Slot]:
    """Return a tenant's own keys."""
    row = TenantKeyRow
    query = select(row.purpose, row.version, row.epoch, row.wrapped).where(row.tenant_id == tenant_id).order_by(row.purpose, row.version)
    return [
        Slot("wrap" if found.purpose == "wrap" else "index", tenant_id, Wrapped(found.version, found.epoch, found.wrapped))
        for found in await session.execute(query)
    ]


async def data_slots(session: AsyncSession, tenant_id: UUID, after: Cursor | None, limit: int) -> list[Slot]:
    """Return a page of data keys of all states, in the order of their owners."""
    row = DataKeyRow
    query = select(row.account_id, row.version, row.epoch, row.wrapped, row.wrap_version).where(row.tenant_id == tenant_id)
    if after is not None:
        query = query.where(tuple_(row.account_id, row.version) > (after.owner_id, after.version))
    found = await session.execute(query.order_by(row.account_id, row.version).limit(limit))
    return [Slot("dek", each.account_id, Wrapped(each.version, each.epoch, each.wrapped, each.wrap_version)) for each in found]


async def session_slots(session: AsyncSession, tenant_id: UUID, after: Cursor | None, limit: int) -> list[Slot]:
    """Return a page of session keys, those that have expired too."""
    row = SessionKeyRow
    query = select(row.session_id, row.epoch, row.wrapped, row.wrap_version).where(row.tenant_id == tenant_id)
    if after is not None:
        query = query.where(row.session_id > after.owner_id)
    found = await session.execute(query.order_by(row.session_id).limit(limit))
    return [Slot("session", each.session_id, Wrapped(1, each.epoch, each.wrapped, each.wrap_version)) for each in found]


async def exchange(session: AsyncSession, tenant_id: UUID, pairs: Sequence[tuple[Slot, Wrapped]]) -> None:
    """Write keys wrapped anew in the place of the old ones; a row that was changed or deleted meanwhile is left."""
    for table, is_meant in _TABLES:
        rows = [
            {
                "of_tenant": tenant_id, "of_owner": slot.owner_id, "of_purpose": slot.scheme, "of_version": slot.wrapped.version,
                "before": slot.wrapped.blob, "wrapped": fresh.blob, "epoch": fresh.epoch, "wrap_version": fresh.wrap_version,
            }
            for slot, fresh in pairs if slot.scheme in is_meant
        ]  # fmt: skip
        if rows:
            await (await session.connection()).execute(_exchange(table), rows)


def _exchange(table: Table) -> Any:
    """Return the statement that exchanges one row's wrapped key."""
    keys = {"account_id": "of_owner", "session_id": "of_owner", "purpose": "of_purpose", "version": "of_version"}
    fresh = [name for name in ("wrapped", "epoch", "wrap_version") if name in table.c]
    return (
        update(table)
        .where(table.c.tenant_id == bindparam("of_tenant"), table.c.wrapped == bindparam("before"))
        .where(*(table.c[name] == bindparam(keys[name]) for name in keys if name in table.c))
        .values({name: bindparam(name) for name in fresh})
    )


def _table(row: Any) -> Table:
    return row.__table__  # type: ignore[no-any-return]


_TABLES: Final[tuple[tuple[Table, frozenset[Scheme]], ...]] = (
    (_table(TenantKeyRow), frozenset({"wrap", "index"})),
    (_table(DataKeyRow), frozenset({"dek"})),
    (_table(SessionKeyRow), frozenset({"session"})),
)


async def count_keys(session: AsyncSession, tenant_id: UUID) -> int:
    """Return how many wrapped keys a tenant has."""
    count = 0
    for table, _ in _TABLES:
        count += (await session.execute(select(func.count()).select_from(table).where(table.c.tenant_id == tenant_id))).scalar_one()
    return count


async def turn(session: AsyncSession, old: int, new: int, check_value: bytes, now: datetime) -> bool:
    """Make `new` the current epoch if `old` is. Waits for every unit of work that writes a key under the old one."""
    closing = update(EpochRow).where(EpochRow.epoch == old, EpochRow.state == "current").values(state="old").returning(EpochRow.epoch)
    if (await session.execute(closing)).one_or_none() is None:
        return False
    session.add(EpochRow(epoch=new, check_value=check_value, created_at=now, state="current", gone_at=None))
    return True


async def bury_epochs(session: AsyncSession, now: datetime) -> list[int]:
    """Say of every old epoch that it has gone, once nobody copies its file; return which."""
    statement = update(EpochRow).where(EpochRow.state == "old").values(state="gone", gone_at=now).returning(EpochRow.epoch)
    return list((await session.execute(statement)).scalars())
