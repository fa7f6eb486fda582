"""Queries of forgetting: cells cleared, the state in which a memory answers nobody, wishes that wait."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from services.memory.forgetting.tables import WishRow
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


async def clear(session: AsyncSession, owner: Owner, seqs: Sequence[int], *, words_only: bool = False) -> None:
    """Clear the cells of entries; their hashes stay, so that the chain holds. Clearing again changes nothing."""
    cells = {"words": None} if words_only else {"words": None, "evidence": None}
    mine = (JournalRow.tenant_id == owner.tenant_id, JournalRow.learner_id == owner.learner_id)
    for begin in range(0, len(seqs), AT_ONCE):
        await session.execute(update(JournalRow).where(*mine, JournalRow.seq.in_(seqs[begin : begin + AT_ONCE])).values(cells))


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
