"""Queries over jobs: sessions and values in, values out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import CursorResult, Row
from sqlalchemy.ext.asyncio import AsyncSession

from services.platform import job_sql
from services.platform.database import Nudge

LEASE_S: Final = 8.0
MAX_STARTS: Final = 5
_GRACE_S: Final = 2.0


@dataclass(frozen=True, slots=True)
class Job:
    """A job as its row has it: ids, times and codes."""

    id: UUID
    kind: str
    tenant_id: UUID | None
    account_id: UUID | None
    subject_id: UUID | None
    dedupe_key: str | None
    state: str
    run_after: datetime
    attempt: int
    fence: int
    lease_until: datetime | None
    checkpoint: str | None
    steps_done: int
    steps_total: int | None
    error_class: str | None
    error_code: str | None
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None


_FIELDS: Final = tuple(field.name for field in fields(Job))


@dataclass(frozen=True, slots=True)
class JobHealth:
    """How the jobs are doing.

    Args:
        due: Jobs that wait and are due.
        waiting: Jobs that wait.
        running: Jobs under way.
        dead: Jobs that have used up their starts.
        lag_s: How late the oldest due job is.
        heartbeat_age_s: How long ago the heartbeat ran; None if it never did.
        finished_age_s: For each kind of work across tenants, how long ago it was last finished.
    """

    due: int
    waiting: int
    running: int
    dead: int
    lag_s: float
    heartbeat_age_s: float | None
    finished_age_s: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Queue:
    """How the jobs of one kind are doing; `lag_s` is how late the oldest due one is."""

    kind: str
    waiting: int
    due: int
    running: int
    dead: int
    lag_s: float
    finished_at: datetime | None


def _job(row: Row[Any]) -> Job:
    """Return the job of a row, which may have columns of a newer version."""
    return Job(*(row._mapping[name] for name in _FIELDS))


async def _changed(session: AsyncSession, statement: Any, **values: object) -> bool:
    """Run a statement and return whether it met a row."""
    result = await session.execute(statement, values)
    return isinstance(result, CursorResult) and result.rowcount > 0


async def insert(session: AsyncSession, **values: object) -> tuple[UUID, bool]:
    """Insert a job or join the one waiting; return its id and whether it is due now."""
    row = await job_sql.ENQUEUE.one(session, values)
    return row.id, row.due


async def is_alive(session: AsyncSession, **values: object) -> bool:
    """Return whether a job of this tenant, account, kind and subject waits or runs."""
    return bool((await session.execute(job_sql.ALIVE, values)).scalar_one())


async def claim(session: AsyncSession, job_id: UUID) -> Job | None:
    """Take the lease of a job that is due and not leased, and count the start; None if there is nothing to take."""
    row = (await session.execute(job_sql.CLAIM, {"id": job_id, "lease_s": LEASE_S, "max_starts": MAX_STARTS})).one_or_none()
    return None if row is None else _job(row)


async def renew(session: AsyncSession, job: Job) -> bool:
    """Prolong the lease; False if it is no longer ours."""
    return await _changed(session, job_sql.RENEW, id=job.id, fence=job.fence, lease_s=LEASE_S)


async def step(session: AsyncSession, job: Job, checkpoint: str, done: int, total: int | None) -> bool:
    """Note the progress, which sets the starts back to none; False if the lease is no longer ours."""
    values = {"checkpoint": checkpoint, "done": done, "total": total, "lease_s": LEASE_S}
    return await _changed(session, job_sql.STEP, id=job.id, fence=job.fence, **values)


async def finish(session: AsyncSession, job: Job) -> bool:
    """Mark the job done; False if the lease is no longer ours."""
    return await _changed(session, job_sql.FINISH, id=job.id, fence=job.fence)


async def put_back(
    session: AsyncSession, job: Job, *, delay_s: float, counted: bool, dead: bool, error_class: str, error_code: str
) -> bool:
    """Let the job run again after a delay, or bury it; an uncounted start is given back."""
    values = {"delay_s": delay_s, "counted": counted, "dead": dead, "error_class": error_class[:100], "error_code": error_code[:100]}
    return await _changed(session, job_sql.PUT_BACK, id=job.id, fence=job.fence, **values)


async def bury(session: AsyncSession) -> list[Nudge]:
    """Bury the jobs whose last permitted start was lost with its worker; return their ids and kinds."""
    return [Nudge(row.id, row.kind) for row in await session.execute(job_sql.BURY, {"max_starts": MAX_STARTS})]


async def lapsed(session: AsyncSession, room: int) -> list[Nudge]:
    """Return the jobs whose lease has ended with their worker, oldest first, `room` at most."""
    return [Nudge(row.id, row.kind, is_urgent=True) for row in await session.execute(job_sql.LAPSED, {"room": room})]


async def due(session: AsyncSession, room: int) -> list[Nudge]:
    """Return the jobs that wait and are due, oldest first, `room` at most."""
    return [Nudge(row.id, row.kind) for row in await session.execute(job_sql.DUE, {"room": room, "grace_s": _GRACE_S})]


async def take_slots(session: AsyncSession, names: Sequence[str], every_s: Sequence[float], past_s: Sequence[float]) -> list[str]:
    """Take the present slot of each schedule; return the names of those that nobody had taken."""
    values = {"names": list(names), "every": list(every_s), "past": list(past_s)}
    return list((await session.execute(job_sql.TAKE_SLOTS, values)).scalars())


async def find(session: AsyncSession, *, state: str | None, kind: str | None, limit: int) -> list[Job]:
    """Return jobs, newest first."""
    return [_job(row) for row in await session.execute(job_sql.FIND, {"state": state, "kind": kind, "limit": limit})]


async def queues(session: AsyncSession, tenant_id: UUID) -> list[Queue]:
    """Return the kinds of jobs of a tenant and of those without one, by name."""
    found = await session.execute(job_sql.QUEUES, {"tenant_id": tenant_id})
    return [Queue(row.kind, row.waiting, row.due, row.running, row.dead, float(row.lag_s), row.finished_at) for row in found]


async def find_seen(session: AsyncSession, tenant_id: UUID, *, state: str | None, kind: str | None, limit: int) -> list[Job]:
    """Return jobs of a tenant and those without one, newest first."""
    values = {"tenant_id": tenant_id, "state": state, "kind": kind, "limit": limit}
    return [_job(row) for row in await session.execute(job_sql.FIND_SEEN, values)]


async def show(session: AsyncSession, job_id: UUID) -> Job | None:
    """Return one job."""
    row = (await session.execute(job_sql.SHOW, {"id": job_id})).one_or_none()
    return None if row is None else _job(row)


async def retry(session: AsyncSession, job_id: UUID) -> Nudge | None:
    """Give a dead job its starts again; None if it is not dead or a newer one waits."""
    row = (await session.execute(job_sql.RETRY, {"id": job_id})).one_or_none()
    return None if row is None else Nudge(row.id, row.kind)


async def drop(session: AsyncSession, job_id: UUID) -> bool:
    """Delete a job that is not running."""
    return await _changed(session, job_sql.DROP, id=job_id)


async def forget(session: AsyncSession, tenant_id: UUID, account_id: UUID, but: UUID | None) -> None:
    """Delete the jobs of an account, other than the one that does the forgetting."""
    await session.execute(job_sql.FORGET, {"tenant_id": tenant_id, "account_id": account_id, "but": but})


async def sweep(session: AsyncSession) -> None:
    """Delete what is done and old."""
    for statement in job_sql.SWEEP:
        await session.execute(statement)


async def health(session: AsyncSession) -> JobHealth:
    """Return how the jobs are doing."""
    row = (await session.execute(job_sql.HEALTH)).one()
    age = row.heartbeat_age_s
    finished = {row.kind: float(row.age_s) for row in await session.execute(job_sql.FINISHED)}
    return JobHealth(row.due, row.waiting, row.running, row.dead, float(row.lag_s), None if age is None else float(age), finished)
