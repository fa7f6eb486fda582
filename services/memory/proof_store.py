"""Queries that hold journals against their witnesses. They take the session and return values; nothing sealed is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from sqlalchemy import BigInteger, Uuid, bindparam, select, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession

from services.memory.proof import WINDOW, Sums
from services.memory.store import Owner
from services.memory.tables import HeadRow
from services.vault import Stand

_SUMS: Final = text("""
SELECT h.state, coalesce(h.seq, 0) AS seq, coalesce(h.digest, ''::bytea) AS digest, counted.rows, counted.within,
    (SELECT digest FROM memory_journal WHERE tenant_id = :tenant_id AND learner_id = :learner_id AND seq = h.seq) AS last_digest,
    (SELECT digest FROM memory_journal WHERE tenant_id = :tenant_id AND learner_id = :learner_id AND seq = :witnessed) AS witnessed_digest
FROM (SELECT 1) AS one
LEFT JOIN memory_head h ON h.tenant_id = :tenant_id AND h.learner_id = :learner_id
CROSS JOIN LATERAL (
    SELECT count(*) AS rows, count(*) FILTER (WHERE j.seq BETWEEN 1 AND coalesce(h.seq, 0)) AS within
    FROM memory_journal j
    WHERE j.tenant_id = :tenant_id AND j.learner_id = :learner_id AND j.seq > coalesce(h.seq, 0) - :most
) AS counted
""").bindparams(
    bindparam("tenant_id", type_=Uuid()),
    bindparam("learner_id", type_=Uuid()),
    bindparam("witnessed", type_=BigInteger()),
    bindparam("most", type_=BigInteger()),
)
_DIGESTS: Final = text("""
SELECT j.learner_id, j.seq, j.digest
FROM unnest(CAST(:learners AS uuid[]), CAST(:seqs AS bigint[])) AS asked (learner_id, seq)
JOIN memory_journal j ON j.tenant_id = :tenant_id AND j.learner_id = asked.learner_id AND j.seq = asked.seq
""").bindparams(
    bindparam("tenant_id", type_=Uuid()), bindparam("learners", type_=ARRAY(Uuid())), bindparam("seqs", type_=ARRAY(BigInteger()))
)


async def sums(session: AsyncSession, owner: Owner, witnessed_seq: int) -> Sums:
    """Return what a learner's rows come to, as of one moment."""
    row = (await session.execute(_SUMS, {**owner._asdict(), "witnessed": witnessed_seq, "most": WINDOW})).one()
    return Sums(*row)


async def stands(session: AsyncSession, after: UUID | None, limit: int) -> dict[UUID, Stand]:
    """Return where the journals of the unit of work's tenant stand, by the learner's id; those being erased are left out."""
    query = select(HeadRow.learner_id, HeadRow.seq, HeadRow.digest).where(HeadRow.state == "open").order_by(HeadRow.learner_id).limit(limit)
    rows = await session.execute(query if after is None else query.where(HeadRow.learner_id > after))
    return {row.learner_id: Stand(row.seq, row.digest) for row in rows}


async def digests(session: AsyncSession, tenant_id: UUID, asked: Mapping[UUID, tuple[int, ...]]) -> dict[tuple[UUID, int], bytes]:
    """Return the digests of these learners' journals at these sequences; entries that are not there are missing."""
    pairs = [(learner_id, seq) for learner_id, seqs in asked.items() for seq in dict.fromkeys(seqs)]
    values = {"tenant_id": tenant_id, "learners": [each for each, _ in pairs], "seqs": [seq for _, seq in pairs]}
    return {(row.learner_id, row.seq): row.digest for row in await session.execute(_DIGESTS, values)}
