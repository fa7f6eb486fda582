"""Queries of forgetting: cells cleared, the state in which a memory answers nobody, wishes that wait."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from services.memory.forgetting.tables import RetentionRow, WishRow
from services.memory.store import Owner
from services.memory.tables import HeadRow, IndexRow, JournalRow
from services.vault import Sealed

AT_ONCE = 5_000
"""Most sequences that one statement names."""


class StoredWish(NamedTuple):
    """A wish as stored."""

    id: UUID
    version: int
    sealed: Sealed


async def clear(session: AsyncSession, owner: Owner, seqs: Iterable[int], *, words_only: bool = False) -> None:
    """Clear the cells of entries; their hashes stay, so that the chain holds. Clearing again changes nothing."""
    cells = {"words": None} if words_only else {"words": None, "evidence": None}
    mine = (JournalRow.tenant_id == owner.tenant_id, JournalRow.learner_id == owner.learner_id)
    named = sorted(seqs)
    for begin in range(0, len(named), AT_ONCE):
        await session.execute(update(JournalRow).where(*mine, JournalRow.seq.in_(named[begin : begin + AT_ONCE])).values(cells))


async def set_state(session: AsyncSession, owner: Owner, state: str) -> None:
    """Say whether a memory is open."""
    mine = (HeadRow.tenant_id == owner.tenant_id, HeadRow.learner_id == owner.learner_id)
    await session.execute(update(HeadRow).where(*mine).values(state=state))


async def add_wish(session: AsyncSession, owner: Owner, wish_id: UUID, made_at: datetime, sealed: Sealed) -> None:
    """Keep the wish that a job carries out."""
    await session.execute(insert(WishRow).values(**owner._asdict(), id=wish_id, version=1, made_at=made_at, sealed=sealed))


async def wish(session: AsyncSession, owner: Owner) -> StoredWish | None:
    """Return the wish that waits, if there is one."""
    mine = (WishRow.tenant_id == owner.tenant_id, WishRow.learner_id == owner.learner_id)
    row = (await session.execute(select(WishRow.id, WishRow.version, WishRow.sealed).where(*mine))).one_or_none()
    return StoredWish(*row) if row else None


async def drop_wish(session: AsyncSession, owner: Owner) -> None:
    """Delete the wish, which has been carried out."""
    await session.execute(delete(WishRow).where(WishRow.tenant_id == owner.tenant_id, WishRow.learner_id == owner.learner_id))


async def drop_index(session: AsyncSession, owner: Owner) -> None:
    """Delete the recall index: its segments hold texts of entries. It is a cache, and made again from what is left."""
    await session.execute(delete(IndexRow).where(IndexRow.tenant_id == owner.tenant_id, IndexRow.learner_id == owner.learner_id))


async def learners_overdue(session: AsyncSession, category: str, before: date, after: UUID | None, limit: int) -> list[UUID]:
    """Return learners of the unit of work's tenant who have an entry before this day behind the mark of a category, by id."""
    mark = select(RetentionRow.until_seq).where(
        RetentionRow.tenant_id == HeadRow.tenant_id, RetentionRow.learner_id == HeadRow.learner_id, RetentionRow.category == category
    )
    next_one = select(JournalRow.seq).where(
        JournalRow.tenant_id == HeadRow.tenant_id,
        JournalRow.learner_id == HeadRow.learner_id,
        JournalRow.seq == func.coalesce(mark.scalar_subquery(), 0) + 1,
        JournalRow.day < before,
    )
    query = select(HeadRow.learner_id).where(HeadRow.state == "open", next_one.exists()).order_by(HeadRow.learner_id).limit(limit)
    return list((await session.execute(query if after is None else query.where(HeadRow.learner_id > after))).scalars())


async def mark(session: AsyncSession, owner: Owner, category: str) -> int:
    """Return up to which entry the words of a category have been looked at because of their age."""
    mine = (RetentionRow.tenant_id == owner.tenant_id, RetentionRow.learner_id == owner.learner_id, RetentionRow.category == category)
    return (await session.execute(select(RetentionRow.until_seq).where(*mine))).scalar_one_or_none() or 0


async def set_mark(session: AsyncSession, owner: Owner, category: str, seq: int) -> None:
    """Note up to which entry that is now."""
    made = insert(RetentionRow).values(**owner._asdict(), category=category, until_seq=seq)
    await session.execute(
        made.on_conflict_do_update(index_elements=["tenant_id", "learner_id", "category"], set_={"until_seq": made.excluded.until_seq})
    )
