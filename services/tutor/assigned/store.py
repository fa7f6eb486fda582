"""Queries on assignments. They take the session and return values; rows never leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Uuid, bindparam, delete, func, insert, or_, select, update
from sqlalchemy.dialects.postgresql import insert as insert_or
from sqlalchemy.ext.asyncio import AsyncSession

from services.platform import Statement
from services.tutor.assigned.tables import AssignedRow, AssignmentRow
from services.tutor.assigned.values import Assignment

_NAMED = (
    select(func.array_agg(AssignedRow.learner_id))
    .where(AssignedRow.tenant_id == AssignmentRow.tenant_id, AssignedRow.assignment_id == AssignmentRow.id)
    .scalar_subquery()
)
_ALL = select(AssignmentRow, _NAMED.label("learner_ids"))


def _assignment(row: Any, learner_ids: Sequence[UUID] | None) -> Assignment:
    named = None if row.is_for_all else tuple(sorted(learner_ids or ()))
    return Assignment(
        row.id, row.class_id, row.course_id, tuple(row.skills), row.starts, row.due, row.note, named, row.version, row.made_at, row.withdrawn_at
    )  # fmt: skip


async def add(session: AsyncSession, tenant_id: UUID, made: Assignment, by: UUID) -> bool:
    """Add an assignment; return False if its id is taken."""
    values = {
        "tenant_id": tenant_id, "id": made.id, "class_id": made.class_id, "course_id": made.course_id, "skills": list(made.skills),
        "starts": made.starts, "due": made.due, "note": made.note, "is_for_all": made.learner_ids is None, "version": made.version, "made_by": by,
        "made_at": made.made_at, "withdrawn_at": None,
    }  # fmt: skip
    added = await session.execute(insert_or(AssignmentRow).values(values).on_conflict_do_nothing().returning(AssignmentRow.id))
    if added.one_or_none() is None:
        return False
    if made.learner_ids:
        rows = [{"tenant_id": tenant_id, "assignment_id": made.id, "learner_id": learner_id} for learner_id in made.learner_ids]
        await session.execute(insert(AssignedRow), rows)
    return True


async def one(session: AsyncSession, assignment_id: UUID) -> Assignment | None:
    """Return an assignment."""
    row = (await session.execute(_ALL.where(AssignmentRow.id == assignment_id))).one_or_none()
    return None if row is None else _assignment(row[0], row[1])


async def of_class(session: AsyncSession, class_id: UUID, course_id: UUID, limit: int) -> list[Assignment]:
    """Return the assignments of a class in a course, by due date, those withdrawn last."""
    statement = _ALL.where(AssignmentRow.class_id == class_id, AssignmentRow.course_id == course_id)
    ordered = statement.order_by(AssignmentRow.withdrawn_at.is_not(None), AssignmentRow.due, AssignmentRow.id).limit(limit)
    return [_assignment(row[0], row[1]) for row in await session.execute(ordered)]


async def count(session: AsyncSession, class_id: UUID, course_id: UUID) -> int:
    """Return how many assignments of a class in a course are not withdrawn."""
    theirs = (AssignmentRow.class_id == class_id, AssignmentRow.course_id == course_id, AssignmentRow.withdrawn_at.is_(None))
    return int((await session.execute(select(func.count()).where(*theirs))).scalar_one())


async def of_learner(session: AsyncSession, classes: Select[tuple[UUID]], course_id: UUID, learner_id: UUID) -> list[Assignment]:
    """Return the assignments of a learner by due date; `classes` is the query of the classes that the learner of its `learner_id` is in."""
    found = await _of_learner(classes).all(session, {"course_id": course_id, "learner_id": learner_id})
    return [replace(_assignment(row, row.learner_ids), learner_ids=None) for row in found]


@lru_cache(maxsize=4)
def _of_learner(classes: Select[tuple[UUID]]) -> Statement:
    """Return the query of a learner's assignments; building it costs more than running it, and every answer asks."""
    named = select(AssignedRow.assignment_id).where(AssignedRow.learner_id == bindparam("learner_id", type_=Uuid()))
    theirs = (
        AssignmentRow.class_id.in_(classes), AssignmentRow.course_id == bindparam("course_id", type_=Uuid()), AssignmentRow.withdrawn_at.is_(None),
        or_(AssignmentRow.is_for_all, AssignmentRow.id.in_(named)),
    )  # fmt: skip
    query = select(*AssignmentRow.__table__.c, _NAMED.label("learner_ids")).where(*theirs)
    return Statement(query.order_by(AssignmentRow.due, AssignmentRow.id))


async def change(session: AsyncSession, made: Assignment) -> bool:
    """Change an assignment to its next version; return False if somebody was first."""
    values = {"skills": list(made.skills), "starts": made.starts, "due": made.due, "note": made.note, "version": made.version}
    same = (AssignmentRow.id == made.id, AssignmentRow.version == made.version - 1, AssignmentRow.withdrawn_at.is_(None))
    return (await session.execute(update(AssignmentRow).where(*same).values(values).returning(AssignmentRow.id))).one_or_none() is not None


async def withdraw(session: AsyncSession, assignment_id: UUID, at: datetime) -> None:
    """Withdraw an assignment; one that is withdrawn stays as it is."""
    theirs = (AssignmentRow.id == assignment_id, AssignmentRow.withdrawn_at.is_(None))
    await session.execute(update(AssignmentRow).where(*theirs).values(withdrawn_at=at))


async def remove(session: AsyncSession, tenant_id: UUID, account_id: UUID) -> int:
    """Take a learner off every assignment, and an educator's id off those made; return how many rows were concerned."""
    theirs = (AssignedRow.tenant_id == tenant_id, AssignedRow.learner_id == account_id)
    gone = (await session.execute(delete(AssignedRow).where(*theirs).returning(AssignedRow.assignment_id))).all()
    made = update(AssignmentRow).where(AssignmentRow.tenant_id == tenant_id, AssignmentRow.made_by == account_id)
    unsigned = (await session.execute(made.values(made_by=None).returning(AssignmentRow.id))).all()
    return len(gone) + len(unsigned)
