"""Queries on cases. They take the session and return values; rows never leave."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from schemas.cases import CaseKind, CaseState
from services.tutor.cases.tables import CaseRow
from services.tutor.cases.values import Case

_FIELDS = tuple(Case.__dataclass_fields__)


def _case(row: Any) -> Case:
    return Case(**{name: getattr(row, name) for name in _FIELDS})


async def add(session: AsyncSession, tenant_id: UUID, case: Case) -> bool:
    """Add a case; return False if its id is taken, or its answer is looked at already."""
    values = {"tenant_id": tenant_id, **asdict(case)}
    added = await session.execute(insert(CaseRow).values(values).on_conflict_do_nothing().returning(CaseRow.id))
    return added.one_or_none() is not None


async def one(session: AsyncSession, case_id: UUID) -> Case | None:
    """Return a case."""
    row = (await session.execute(select(CaseRow).where(CaseRow.id == case_id))).scalar_one_or_none()
    return None if row is None else _case(row)


async def of_learner(session: AsyncSession, learner_id: UUID, limit: int) -> list[Case]:
    """Return a learner's cases, newest first."""
    ordered = select(CaseRow).where(CaseRow.learner_id == learner_id).order_by(CaseRow.raised_at.desc(), CaseRow.id).limit(limit)
    return [_case(row) for row in (await session.execute(ordered)).scalars()]


async def count_open(session: AsyncSession, learner_id: UUID) -> int:
    """Return how many cases of a learner are open."""
    theirs = (CaseRow.learner_id == learner_id, CaseRow.state == "open")
    return int((await session.execute(select(func.count()).where(*theirs))).scalar_one())


async def open_of(session: AsyncSession, learners: Collection[UUID], kinds: Sequence[CaseKind], limit: int) -> list[Case]:
    """Return the open cases of these kinds of these learners, oldest first."""
    theirs = (CaseRow.learner_id.in_(learners), CaseRow.kind.in_(kinds), CaseRow.state == "open")
    ordered = select(CaseRow).where(*theirs).order_by(CaseRow.raised_at, CaseRow.id).limit(limit)
    return [_case(row) for row in (await session.execute(ordered)).scalars()]


async def open_reports(session: AsyncSession, learners: Collection[UUID], course_id: UUID, item: str, limit: int) -> list[Case]:
    """Return the open reports of an item by these learners, oldest first, locked until the unit of work ends."""
    theirs = (
        CaseRow.learner_id.in_(learners), CaseRow.kind == "report", CaseRow.state == "open", CaseRow.course_id == course_id, CaseRow.item == item,
    )  # fmt: skip
    ordered = select(CaseRow).where(*theirs).order_by(CaseRow.raised_at, CaseRow.id).limit(limit).with_for_update()
    return [_case(row) for row in (await session.execute(ordered)).scalars()]


async def decide(session: AsyncSession, case_id: UUID, state: CaseState, by: UUID, at: datetime, ruling_id: UUID | None) -> bool:
    """Decide an open case; return False if somebody was first."""
    values = {"state": state, "decided_by": by, "decided_at": at, "ruling_id": ruling_id}
    same = (CaseRow.id == case_id, CaseRow.state == "open")
    return (await session.execute(update(CaseRow).where(*same).values(values).returning(CaseRow.id))).one_or_none() is not None


async def is_any(session: AsyncSession, query: Select[tuple[UUID]], learner_id: UUID) -> bool:
    """Return whether a query about a learner finds anything."""
    return (await session.execute(query.limit(1), {"learner_id": learner_id})).first() is not None


async def remove(session: AsyncSession, tenant_id: UUID, account_id: UUID) -> int:
    """Remove a learner's cases, and an educator's id from those decided; return how many rows were concerned."""
    theirs = (CaseRow.tenant_id == tenant_id, CaseRow.learner_id == account_id)
    gone = (await session.execute(delete(CaseRow).where(*theirs).returning(CaseRow.id))).all()
    decided = update(CaseRow).where(CaseRow.tenant_id == tenant_id, CaseRow.decided_by == account_id)
    unsigned = (await session.execute(decided.values(decided_by=None).returning(CaseRow.id))).all()
    return len(gone) + len(unsigned)
