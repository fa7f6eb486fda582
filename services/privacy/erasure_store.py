"""Queries on erasures. They take the session and return values."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, delete, select, union, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from services.identity import EndedSession
from services.platform import Base
from services.privacy.erasure_tables import ErasureRow, GoneSessionRow

ACCOUNT_COLUMNS: Final = ("account_id", "learner_id", "guardian_id", "author_id")
"""Columns that name an account, in whichever table they are; and `id` in the table of accounts itself."""
ACCOUNTS: Final = "identity_account"


@dataclass(frozen=True, slots=True)
class Erasure:
    """An erasure as stored."""

    tenant_id: UUID
    id: UUID
    account_id: UUID | None
    requester_id: UUID | None
    asked_by: Any
    role: Any
    tombstone: bytes
    state: Any
    rows: int
    epoch: int | None
    requested_at: datetime
    erased_at: datetime | None
    receipt: str | None
    reason: Any = None


_COLUMNS: Final = tuple(getattr(ErasureRow, name) for name in Erasure.__slots__)


async def add(session: AsyncSession, made: Erasure) -> bool:
    """Add an erasure; return False if there is one of this id, or one of this account."""
    values = {name: getattr(made, name) for name in Erasure.__slots__}
    added = await session.execute(insert(ErasureRow).values(values).on_conflict_do_nothing().returning(ErasureRow.id))
    return added.one_or_none() is not None


async def by_id(session: AsyncSession, erasure_id: UUID, *, lock: bool = False) -> Erasure | None:
    """Return an erasure of the tenant of the unit of work; `lock` holds it until that ends."""
    query: Select[Any] = select(*_COLUMNS).where(ErasureRow.id == erasure_id)
    return _one((await session.execute(query.with_for_update() if lock else query)).one_or_none())


async def of_account(session: AsyncSession, account_id: UUID) -> Erasure | None:
    """Return the erasure of an account that is not settled yet."""
    return _one((await session.execute(select(*_COLUMNS).where(ErasureRow.account_id == account_id))).one_or_none())


async def unsettled(session: AsyncSession, erased_before: datetime) -> list[Erasure]:
    """Return what was erased before then and still names its account."""
    query = select(*_COLUMNS).where(ErasureRow.erased_at < erased_before, ErasureRow.account_id.is_not(None))
    return [Erasure(*row) for row in await session.execute(query)]


async def unfinished(session: AsyncSession) -> list[Erasure]:
    """Return every erasure that has not come to its end: rows or account are there, or the last key is."""
    return [Erasure(*row) for row in await session.execute(select(*_COLUMNS).where(ErasureRow.state != "final"))]


async def newest(session: AsyncSession, limit: int) -> list[Erasure]:
    """Return the erasures of the tenant of the unit of work, newest first."""
    query = select(*_COLUMNS).order_by(ErasureRow.requested_at.desc(), ErasureRow.id).limit(limit)
    return [Erasure(*row) for row in await session.execute(query)]


async def change(session: AsyncSession, erasure_id: UUID, **values: Any) -> None:
    """Change an erasure."""
    await session.execute(update(ErasureRow).where(ErasureRow.id == erasure_id).values(**values))


async def count_rows(session: AsyncSession, erasure_id: UUID, rows: int) -> None:
    """Count rows that the unit of work has deleted."""
    await change(session, erasure_id, rows=ErasureRow.rows + rows)


async def forget_requester(session: AsyncSession, account_id: UUID) -> int:
    """Take an account's id off the erasures that it asked for; return how many."""
    asked = update(ErasureRow).where(ErasureRow.requester_id == account_id).values(requester_id=None)
    return len((await session.execute(asked.returning(ErasureRow.id))).all())


async def add_gone(session: AsyncSession, tenant_id: UUID, erasure_id: UUID, ended: Sequence[EndedSession]) -> None:
    """Remember the tokens of sessions that ended."""
    if ended:
        rows = [{"tenant_id": tenant_id, "hash": each.token_hash, "erasure_id": erasure_id, "until": each.until} for each in ended]
        await session.execute(insert(GoneSessionRow).values(rows).on_conflict_do_nothing())


async def gone(session: AsyncSession, token_hash: bytes) -> UUID | None:
    """Return the erasure that ended the session of a token."""
    query = select(GoneSessionRow.erasure_id).where(GoneSessionRow.hash == token_hash)
    return (await session.execute(query)).scalar_one_or_none()


async def sweep_gone(session: AsyncSession, now: datetime) -> None:
    """Forget tokens that would have ended by now in any case."""
    await session.execute(delete(GoneSessionRow).where(GoneSessionRow.until < now))


async def accounts_in(session: AsyncSession, tables: Collection[str]) -> set[UUID]:
    """Return every account that any of these tables names, in the tenant of the unit of work."""
    columns = [column for name in sorted(tables) for column in account_columns(name)]
    found = await session.execute(union(*(select(column).where(column.is_not(None)) for column in columns)))
    return set(found.scalars())


def account_columns(table_name: str) -> list[Any]:
    """Return the columns of a table that name an account."""
    table = Base.metadata.tables[table_name]
    names = ("id",) if table_name == ACCOUNTS else ACCOUNT_COLUMNS
    return [table.c[name] for name in names if name in table.c]


def _one(row: Any) -> Erasure | None:
    return None if row is None else Erasure(*row)
