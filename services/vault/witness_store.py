"""Queries over witnesses, in the key database. They take a session and return values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple, cast
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from services.vault.tables import WitnessRow


class StoredWitness(NamedTuple):
    """A witness as stored."""

    seq: int
    digest: bytes
    mac: bytes
    baseline_seq: int | None
    baseline_at: datetime | None


class Witnessed(NamedTuple):
    """How many learners of a tenant have a witness, when one was signed last, and how many begin at a restore's baseline."""

    learners: int
    newest_at: datetime | None
    restored: int


COLUMNS: Final = (WitnessRow.seq, WitnessRow.digest, WitnessRow.mac, WitnessRow.baseline_seq, WitnessRow.baseline_at)


async def witnesses(session: AsyncSession, tenant_id: UUID, account_ids: Sequence[UUID]) -> dict[UUID, StoredWitness]:
    """Return the witnesses of these learners."""
    return await _found(session, _of(tenant_id).where(WitnessRow.account_id.in_(account_ids)))


async def learners(session: AsyncSession, tenant_id: UUID, after: UUID | None, limit: int) -> list[UUID]:
    """Return learners of a tenant who have a witness, by id."""
    query = select(WitnessRow.account_id).where(WitnessRow.tenant_id == tenant_id).order_by(WitnessRow.account_id).limit(limit)
    return list((await session.execute(query if after is None else query.where(WitnessRow.account_id > after))).scalars())


async def witnessed(session: AsyncSession, tenant_id: UUID) -> Witnessed:
    """Return how a tenant's witnesses stand: counts and times only."""
    counted = select(func.count(), func.max(WitnessRow.signed_at), func.count(WitnessRow.baseline_at)).where(
        WitnessRow.tenant_id == tenant_id
    )
    return Witnessed(*(await session.execute(counted)).one())


async def page(session: AsyncSession, tenant_id: UUID, after: UUID | None, limit: int) -> dict[UUID, StoredWitness]:
    """Return and lock witnesses of a tenant, by the learner's id."""
    query = _of(tenant_id).order_by(WitnessRow.account_id).limit(limit).with_for_update()
    return await _found(session, query if after is None else query.where(WitnessRow.account_id > after))


async def put(session: AsyncSession, tenant_id: UUID, made: Sequence[tuple[UUID, StoredWitness]], *, only_forward: bool) -> int:
    """Write witnesses and return how many were written; `only_forward` leaves those that stand as far or further."""
    if not made:
        return 0
    rows = [
        {"tenant_id": tenant_id, "account_id": account_id, **witness._asdict(), "signed_at": func.now()} for account_id, witness in made
    ]
    upsert = insert(WitnessRow).values(rows)
    fresh = {name: upsert.excluded[name] for name in (*StoredWitness._fields, "signed_at")}
    moved = upsert.on_conflict_do_update(
        index_elements=["tenant_id", "account_id"], set_=fresh, where=WitnessRow.seq < upsert.excluded.seq if only_forward else None
    )
    return len((await session.execute(moved.returning(WitnessRow.account_id))).all())


def _of(tenant_id: UUID) -> Select[Any]:
    """Return the query for a tenant's witnesses."""
    return cast(Select[Any], select(WitnessRow.account_id, *COLUMNS).where(WitnessRow.tenant_id == tenant_id))


async def _found(session: AsyncSession, query: Select[Any]) -> dict[UUID, StoredWitness]:
    return {row[0]: StoredWitness(*row[1:]) for row in await session.execute(query)}
