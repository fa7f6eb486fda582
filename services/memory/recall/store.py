"""Queries of the recall index. They take the session and return values; the segments that they return and take are sealed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import BigInteger, Uuid, any_, bindparam, column, delete, func, literal, select, tuple_
from sqlalchemy.dialects.postgresql import ARRAY, insert
from sqlalchemy.ext.asyncio import AsyncSession

from services.memory.recall.upkeep import Span
from services.memory.store import Owner
from services.memory.tables import IndexRow, JournalRow
from services.platform import Statement
from services.vault import Sealed

FIRST_VERSION: Final = 1
_IDS: Final = ARRAY(Uuid())
_SPAN: Final = (IndexRow.segment, IndexRow.version, IndexRow.from_seq, IndexRow.to_seq, IndexRow.made_with)
_OF_OWNER: Final = (
    IndexRow.tenant_id == bindparam("tenant_id", type_=Uuid()),
    IndexRow.learner_id == bindparam("learner_id", type_=Uuid()),
)
_SPANS: Final = Statement(select(*_SPAN).where(*_OF_OWNER).order_by(IndexRow.from_seq, IndexRow.to_seq))
_SEALED: Final = Statement(
    select(*_SPAN, IndexRow.sealed)
    .where(*_OF_OWNER, IndexRow.segment == any_(bindparam("segments", type_=_IDS)))
    .order_by(IndexRow.from_seq)
)


class StoredSegment(NamedTuple):
    """A segment as stored."""

    span: Span
    sealed: Sealed


class Coverage(NamedTuple):
    """How much is indexed of one tenant: counts only."""

    learners: int
    segments: int
    stale: int
    sealed_bytes: int


async def spans(session: AsyncSession, owner: Owner) -> list[Span]:
    """Return a learner's segments in the order of their entries, without what is sealed."""
    return [Span._make(row) for row in await _SPANS.all(session, owner._asdict())]


async def segments(session: AsyncSession, owner: Owner, wanted: Collection[UUID]) -> list[StoredSegment]:
    """Return these segments of a learner, in the order of their entries."""
    rows = await _SEALED.all(session, {**owner._asdict(), "segments": list(wanted)})
    return [StoredSegment(Span._make(row[:5]), row[5]) for row in rows]


async def replace(session: AsyncSession, owner: Owner, gone: Collection[Span], new: StoredSegment | None) -> bool:
    """Put a segment in the place of others; False, and the unit of work must not be kept, if those are not there as they were read."""
    if gone and await remove(session, owner, gone) != len(gone):
        return False
    if new is not None:
        await session.execute(insert(IndexRow).values({**owner._asdict(), **new.span._asdict(), "sealed": new.sealed}))
    return True


async def remove(session: AsyncSession, owner: Owner, gone: Collection[Span]) -> int:
    """Remove these segments of a learner, as far as they are there as they were read; return how many were."""
    key = tuple_(IndexRow.segment, IndexRow.version)
    query = delete(IndexRow).where(*_of(owner), key.in_([(span.segment, span.version) for span in gone])).returning(IndexRow.segment)
    return len((await session.execute(query)).all())


async def drop(session: AsyncSession, owner: Owner) -> int:
    """Remove all of a learner's segments; return how many there were."""
    return len((await session.execute(delete(IndexRow).where(*_of(owner)).returning(IndexRow.segment))).all())


async def drop_over(session: AsyncSession, owner: Owner, seqs: Collection[int]) -> int:
    """Remove the segments that cover any of these entries of a learner; return how many there were."""
    covered = select(literal(1)).where(column("seq", BigInteger).between(IndexRow.from_seq, IndexRow.to_seq))
    covered = covered.select_from(func.unnest(bindparam("seqs", list(seqs), ARRAY(BigInteger()))).alias("seq"))
    query = delete(IndexRow).where(*_of(owner), covered.correlate(IndexRow).exists()).returning(IndexRow.segment)
    return len((await session.execute(query, execution_options={"synchronize_session": False})).all())


async def worded(session: AsyncSession, owner: Owner, seqs: Sequence[int]) -> set[int]:
    """Return which of these entries still have all that they had: evidence, and words if they ever had any."""
    query = select(JournalRow.seq).where(
        JournalRow.tenant_id == owner.tenant_id,
        JournalRow.learner_id == owner.learner_id,
        JournalRow.seq.in_(seqs),
        JournalRow.evidence.is_not(None),
        JournalRow.words_hash.is_(None) | JournalRow.words.is_not(None),
    )
    return set((await session.execute(query)).scalars())


async def stale(session: AsyncSession, fresh: Collection[UUID], after: UUID | None, limit: int) -> list[UUID]:
    """Return learners of the unit of work's tenant who have a segment of another mark than these, by id."""
    query = select(IndexRow.learner_id).where(IndexRow.made_with.not_in(fresh)).distinct().order_by(IndexRow.learner_id).limit(limit)
    return list((await session.execute(query if after is None else query.where(IndexRow.learner_id > after))).scalars())


async def coverage(session: AsyncSession, fresh: Collection[UUID]) -> Coverage:
    """Return how much is indexed of the unit of work's tenant."""
    query: Any = select(
        func.count(IndexRow.learner_id.distinct()),
        func.count(),
        func.count().filter(IndexRow.made_with.not_in(fresh)),
        func.coalesce(func.sum(func.octet_length(IndexRow.sealed)), 0),
    )
    return Coverage(*(await session.execute(query)).one())


def _of(owner: Owner) -> tuple[Any, Any]:
    return IndexRow.tenant_id == owner.tenant_id, IndexRow.learner_id == owner.learner_id
