"""Queries over archives on their way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import delete, insert, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession

from services.privacy.taking.tables import ChunkRow, ExportRow
from services.vault import AccountKeys, Place, Sealed

CHUNK_BYTES: Final = 256 * 1024


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive as stored, without what it holds."""

    tenant_id: UUID
    id: UUID
    account_id: UUID
    requester_id: UUID
    direction: str
    state: str
    reason: str | None
    masked: bool
    size: int | None
    entries: int
    job_id: UUID
    made_at: datetime
    expires_at: datetime
    left_out: int = 0
    moves_left_out: int = 0


_COLUMNS: Final = tuple(getattr(ExportRow, name) for name in Archive.__dataclass_fields__)


async def add(session: AsyncSession, archive: Archive) -> None:
    """Write a new archive."""
    values = {name: getattr(archive, name) for name in Archive.__dataclass_fields__}
    await session.execute(insert(ExportRow).values(values))


async def find(session: AsyncSession, archive_id: UUID) -> Archive | None:
    """Return an archive of the unit of work's tenant."""
    row = (await session.execute(select(*_COLUMNS).where(ExportRow.id == archive_id))).one_or_none()
    return Archive(*row) if row else None


async def asked_by(session: AsyncSession, requester_id: UUID, now: datetime) -> list[Archive]:
    """Return the exports that somebody has asked for and that are kept, newest first."""
    query = select(*_COLUMNS).where(ExportRow.requester_id == requester_id, ExportRow.direction == "out", ExportRow.expires_at > now)
    return [Archive(*row) for row in await session.execute(query.order_by(ExportRow.made_at.desc(), ExportRow.id).limit(50))]


async def change(session: AsyncSession, archive_id: UUID, **values: Any) -> bool:
    """Note how far an archive is; False if it is gone."""
    changed = await session.execute(update(ExportRow).where(ExportRow.id == archive_id).values(values).returning(ExportRow.id))
    return changed.scalar_one_or_none() is not None


async def put(session: AsyncSession, keys: AccountKeys, archive_id: UUID, content: bytes) -> None:
    """Seal what an archive holds, in chunks, in the place of what was there."""
    await session.execute(delete(ChunkRow).where(ChunkRow.export_id == archive_id))
    for number, begin in enumerate(range(0, len(content), CHUNK_BYTES)):
        sealed = keys.seal(chunk_place(archive_id, number), content[begin : begin + CHUNK_BYTES])
        row = {"tenant_id": keys.tenant_id, "export_id": archive_id, "number": number, "account_id": keys.account_id, "sealed": sealed}
        await session.execute(insert(ChunkRow).values(row))


async def chunk(session: AsyncSession, keys: AccountKeys, archive_id: UUID, number: int) -> bytes | None:
    """Return one chunk, opened; None behind the last."""
    query = select(ChunkRow.sealed).where(ChunkRow.export_id == archive_id, ChunkRow.number == number)
    sealed = (await session.execute(query)).scalar_one_or_none()
    return None if sealed is None else keys.open(chunk_place(archive_id, number), sealed)


async def drop_of(session: AsyncSession, account_id: UUID, direction: str) -> None:
    """Delete the archives of a learner that go one way."""
    await session.execute(delete(ExportRow).where(ExportRow.account_id == account_id, ExportRow.direction == direction))


async def drop_content(session: AsyncSession, archive_id: UUID) -> None:
    """Delete what an archive holds."""
    await session.execute(delete(ChunkRow).where(ChunkRow.export_id == archive_id))


async def drop_expired(session: AsyncSession, now: datetime) -> int:
    """Delete the archives of the unit of work's tenant whose time is over; return how many."""
    gone = await session.execute(delete(ExportRow).where(ExportRow.expires_at <= now).returning(ExportRow.id))
    return len(gone.all())


async def chunks_before(session: AsyncSession, keys: AccountKeys, limit: int) -> Sequence[tuple[UUID, int, Sealed]]:
    """Return chunks of an account that an older data key has sealed."""
    query = select(ChunkRow.export_id, ChunkRow.number, ChunkRow.sealed).where(
        ChunkRow.tenant_id == keys.tenant_id, ChunkRow.account_id == keys.account_id
    )
    rows = await session.stream(query.order_by(ChunkRow.export_id, ChunkRow.number))
    found: list[tuple[UUID, int, Sealed]] = []
    async for export_id, number, sealed in rows:
        if sealed.key_version != keys.version:
            found.append((export_id, number, sealed))
        if len(found) >= limit:
            break
    await rows.close()
    return found


async def exchange(session: AsyncSession, keys: AccountKeys, old: tuple[UUID, int, Sealed]) -> None:
    """Put a chunk sealed with the newest data key in the place of an older one, if that still stands there."""
    export_id, number, sealed = old
    place = chunk_place(export_id, number)
    mine = (ChunkRow.tenant_id == keys.tenant_id, ChunkRow.export_id == export_id, ChunkRow.number == number, ChunkRow.sealed == sealed)
    await session.execute(update(ChunkRow).where(*mine).values(sealed=keys.seal(place, keys.open(place, sealed))))


async def remove(session: AsyncSession, tenant_id: UUID, account_id: UUID, limit: int) -> int:
    """Delete rows of an account: chunks, then archives of its memory, and those that it has asked for; return how many."""
    gone = 0
    chunks = select(ChunkRow.export_id, ChunkRow.number).where(ChunkRow.tenant_id == tenant_id, ChunkRow.account_id == account_id)
    query = delete(ChunkRow).where(tuple_(ChunkRow.export_id, ChunkRow.number).in_(chunks.limit(limit))).returning(ChunkRow.number)
    gone += len((await session.execute(query)).all())
    mine = select(ExportRow.id).where(ExportRow.tenant_id == tenant_id, _concerns(account_id)).limit(max(0, limit - gone))
    gone += len((await session.execute(delete(ExportRow).where(ExportRow.id.in_(mine)).returning(ExportRow.id))).all())
    return gone


def _concerns(account_id: UUID) -> Any:
    return (ExportRow.account_id == account_id) | (ExportRow.requester_id == account_id)


def chunk_place(archive_id: UUID, number: int) -> Place:
    """Return where a chunk stands."""
    return Place("privacy_chunk", "archive", archive_id, number)
