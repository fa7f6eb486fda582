"""Queries of safeguarding: sessions and values in, values out. What is sealed stays so here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import case, delete, func, insert, or_, select, update
from sqlalchemy.dialects.postgresql import insert as insert_or
from sqlalchemy.ext.asyncio import AsyncSession

from services.safeguarding.tables import ConcernRow, DutyRow, LookRow, ToldRow
from services.vault import Sealed


@dataclass(frozen=True, slots=True)
class Stored:
    """A concern as stored."""

    id: UUID
    learner_id: UUID
    source: str
    state: str
    at: datetime
    seen_at: datetime | None
    handled_at: datetime | None
    handler_account_id: UUID | None
    raiser_account_id: UUID | None
    content: bytes = field(repr=False)
    note: bytes | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Look:
    """That somebody opened or changed a concern."""

    account_id: UUID | None
    what: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Waiting:
    """How an organisation's inbox stands: who has the duty, how many concerns are open, and since when the oldest."""

    named: int
    open: int
    oldest: datetime | None


_COLUMNS: Final = tuple(getattr(ConcernRow, name) for name in Stored.__dataclass_fields__)
_OPEN_FIRST: Final = case((ConcernRow.state == "open", 0), (ConcernRow.state == "seen", 1), else_=2)


async def put(session: AsyncSession, tenant_id: UUID, new: Stored) -> bool:
    """Add a concern; False if it is there already."""
    values = {name: getattr(new, name) for name in Stored.__dataclass_fields__}
    added = await session.execute(
        insert_or(ConcernRow).values(tenant_id=tenant_id, **values).on_conflict_do_nothing().returning(ConcernRow.id)
    )
    return added.one_or_none() is not None


async def page(session: AsyncSession, limit: int, state: str | None) -> list[Stored]:
    """Return concerns, those that are open first, then newest first."""
    query = select(*_COLUMNS).order_by(_OPEN_FIRST, ConcernRow.at.desc(), ConcernRow.id).limit(limit)
    rows = await session.execute(query if state is None else query.where(ConcernRow.state == state))
    return [Stored(*row) for row in rows]


async def one(session: AsyncSession, concern_id: UUID, *, lock: bool = False) -> Stored | None:
    """Return a concern."""
    query = select(*_COLUMNS).where(ConcernRow.id == concern_id)
    row = (await session.execute(query.with_for_update() if lock else query)).one_or_none()
    return Stored(*row) if row else None


async def of_learner(session: AsyncSession, learner_id: UUID, limit: int) -> list[Stored]:
    """Return the concerns about a learner, newest first."""
    query = select(*_COLUMNS).where(ConcernRow.learner_id == learner_id).order_by(ConcernRow.at.desc(), ConcernRow.id).limit(limit)
    return [Stored(*row) for row in await session.execute(query)]


async def change(session: AsyncSession, concern_id: UUID, **values: Any) -> None:
    """Write fields of a concern."""
    await session.execute(update(ConcernRow).where(ConcernRow.id == concern_id).values(values))


async def looked(session: AsyncSession, tenant_id: UUID, concern_id: UUID, look: Look) -> None:
    """Write down that somebody opened or changed a concern."""
    values = {
        "tenant_id": tenant_id,
        "id": uuid4(),
        "concern_id": concern_id,
        "account_id": look.account_id,
        "what": look.what,
        "at": look.at,
    }
    await session.execute(insert(LookRow).values(values))


async def looks(session: AsyncSession, concern_ids: Sequence[UUID]) -> dict[UUID, list[Look]]:
    """Return who opened concerns, oldest first."""
    query = select(LookRow.concern_id, LookRow.account_id, LookRow.what, LookRow.at).where(LookRow.concern_id.in_(concern_ids))
    found: dict[UUID, list[Look]] = {concern_id: [] for concern_id in concern_ids}
    for row in await session.execute(query.order_by(LookRow.number)):
        found[row.concern_id].append(Look(row.account_id, row.what, row.at))
    return found


async def duty(session: AsyncSession) -> dict[UUID, datetime]:
    """Return who has the duty, and since when, longest first."""
    return {row.account_id: row.since for row in await session.execute(select(DutyRow.account_id, DutyRow.since).order_by(DutyRow.since))}


async def name(session: AsyncSession, tenant_id: UUID, account_id: UUID, now: datetime) -> None:
    """Give somebody the duty; who has it keeps it."""
    await session.execute(insert_or(DutyRow).values(tenant_id=tenant_id, account_id=account_id, since=now).on_conflict_do_nothing())


async def unname(session: AsyncSession, account_id: UUID) -> None:
    """Take the duty from somebody."""
    await session.execute(delete(DutyRow).where(DutyRow.account_id == account_id))


async def told(session: AsyncSession, concern_id: UUID) -> set[UUID]:
    """Return who was told of a concern."""
    return set((await session.execute(select(ToldRow.account_id).where(ToldRow.concern_id == concern_id))).scalars())


async def tell(session: AsyncSession, tenant_id: UUID, concern_id: UUID, account_id: UUID, now: datetime) -> None:
    """Write down that somebody was told."""
    values = {"tenant_id": tenant_id, "concern_id": concern_id, "account_id": account_id, "at": now}
    await session.execute(insert_or(ToldRow).values(values).on_conflict_do_nothing())


async def waiting(session: AsyncSession) -> Waiting:
    """Return how the inbox of the unit of work's tenant stands."""
    named = (await session.execute(select(func.count()).select_from(DutyRow))).scalar_one()
    row = (await session.execute(select(func.count(), func.min(ConcernRow.at)).where(ConcernRow.state == "open"))).one()
    return Waiting(named, row[0], row[1])


async def drop_handled(session: AsyncSession, before: datetime, limit: int) -> int:
    """Delete concerns that were handled before a moment; return how many."""
    old = select(ConcernRow.id).where(ConcernRow.state == "handled", ConcernRow.handled_at < before).limit(limit)
    return len((await session.execute(delete(ConcernRow).where(ConcernRow.id.in_(old)).returning(ConcernRow.id))).all())


async def sealed_before(session: AsyncSession, tenant_id: UUID, learner_id: UUID, version: int, limit: int) -> list[Stored]:
    """Return concerns about a learner of which something is sealed with another data key than the given one."""
    query = select(*_COLUMNS).where(ConcernRow.tenant_id == tenant_id, ConcernRow.learner_id == learner_id).order_by(ConcernRow.id)
    found = [Stored(*row) for row in await session.execute(query)]
    old = [one for one in found if any(Sealed(part).key_version != version for part in (one.content, one.note) if part is not None)]
    return old[:limit]


async def reseal(session: AsyncSession, old: Stored, content: bytes, note: bytes | None) -> None:
    """Put what is sealed anew in the place of what was there, if that still stands there."""
    unchanged = (ConcernRow.id == old.id, ConcernRow.content == Sealed(old.content))
    await session.execute(update(ConcernRow).where(*unchanged).values(content=content, note=note))


async def remove(session: AsyncSession, tenant_id: UUID, account_id: UUID, limit: int) -> int:
    """Delete concerns about somebody, their duty, and their id wherever it stands; return how many rows were concerned."""
    about = select(ConcernRow.id).where(ConcernRow.tenant_id == tenant_id, ConcernRow.learner_id == account_id).limit(limit)
    gone = len((await session.execute(delete(ConcernRow).where(ConcernRow.id.in_(about)).returning(ConcernRow.id))).all())
    for row in (DutyRow, ToldRow):
        theirs = delete(row).where(row.tenant_id == tenant_id, row.account_id == account_id).returning(row.account_id)
        gone += len((await session.execute(theirs)).all())
    looks = update(LookRow).where(LookRow.tenant_id == tenant_id, LookRow.account_id == account_id)
    gone += len((await session.execute(looks.values(account_id=None).returning(LookRow.id))).all())
    for column in (ConcernRow.handler_account_id, ConcernRow.raiser_account_id):
        signed = update(ConcernRow).where(ConcernRow.tenant_id == tenant_id, or_(column == account_id))
        gone += len((await session.execute(signed.values({column.key: None}).returning(ConcernRow.id))).all())
    return gone
