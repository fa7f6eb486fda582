"""Jobs: promised in the commit that needs them, run by whoever claims their row. Postgres is the truth, a message is only a nudge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from services.platform import job_store
from services.platform.database import Database, Nudge, Work
from services.platform.errors import NotFound, Problem
from services.platform.job_store import MAX_STARTS, Job, JobHealth, Queue
from services.platform.logs import get_logger

log = get_logger(__name__)

RECONCILE_EVERY_S: Final = 3.0
_FIRST_DELAY_S: Final = 2.0
_LONGEST_DELAY_S: Final = 60.0
_MOST_LAPSED: Final = 200


class LeaseLost(Exception):
    """Another worker has the job now: nothing of this run may be kept."""


class RunLater(Exception):
    """Raised by a handler that cannot go on now through no fault of the job; the start is not counted."""

    def __init__(self, delay: timedelta, code: str) -> None:
        """Ask for another run after `delay`; `code` says why, in one word for the operator."""
        super().__init__(code)
        self.delay = delay
        self.code = code


class JobNotDead(Problem):
    """Only a dead job can be retried, and only a job that is not running can be dropped."""

    status = 409
    code = "job_not_dead"
    title = "This job is running or waiting; only a dead one can be retried"


async def enqueue(
    work: Work,
    kind: str,
    *,
    tenant_id: UUID | None,
    account_id: UUID | None = None,
    subject_id: UUID | None = None,
    dedupe_key: str | None = None,
    run_after: datetime | None = None,
) -> UUID:
    """Promise a job in this unit of work and return its id; its wake-up is sent after the commit.

    Args:
        work: The unit of work whose effects make the job needed.
        kind: `<domain>.<verb>`, which names its one handler.
        tenant_id: Whose unit of work the handler opens; None for work across tenants.
        account_id: The account concerned, so that its jobs can be forgotten with it.
        subject_id: One more random id that the handler needs.
        dedupe_key: Of ids only. While a job of this kind and key is waiting, it stands for this one too (and runs at the earlier time).
        run_after: Not before this moment; None is now.
    """
    job_id, is_due = await job_store.insert(
        work.session,
        id=uuid4(),
        kind=kind,
        tenant_id=tenant_id,
        account_id=account_id,
        subject_id=subject_id,
        dedupe_key=dedupe_key,
        run_after=run_after,
    )
    if is_due:
        work.jobs.append(Nudge(job_id, kind))
    return job_id


async def is_alive(work: Work, kind: str, *, account_id: UUID, subject_id: UUID) -> bool:
    """Return whether a job that was promised for this account and subject, in the tenant of the unit of work, waits or runs."""
    return await job_store.is_alive(work.session, kind=kind, tenant_id=work.tenant_id, account_id=account_id, subject_id=subject_id)


@dataclass(frozen=True, slots=True)
class Schedule:
    """A kind of job that is due once in every slot of `every`, counted from midnight UTC plus `past`."""

    name: str
    kind: str
    every: timedelta
    past: timedelta = timedelta(0)


@dataclass(frozen=True)
class Jobs:
    """Everything that may be done with jobs other than promising them."""

    database: Database

    async def claim(self, job_id: UUID) -> Job | None:
        """Take the lease of a job and count the start; None if it is done, leased, dead, not yet due, or gone."""
        async with self.database.open_work() as work:
            return await job_store.claim(work.session, job_id)

    async def renew(self, job: Job) -> bool:
        """Prolong the lease; False if it is no longer ours."""
        async with self.database.open_work() as work:
            return await job_store.renew(work.session, job)

    async def step(self, work: Work, job: Job, checkpoint: str, *, done: int = 0, total: int | None = None) -> None:
        """Note how far the job has come, in the same commit as the step's effects; the starts count from there anew.

        Raises:
            LeaseLost: Another worker has the job; this unit of work must not be kept.
        """
        if not await job_store.step(work.session, job, checkpoint, done, total):
            raise LeaseLost(str(job.id))

    async def finish(self, work: Work, job: Job) -> None:
        """Mark the job done, in the same commit as its effects.

        Raises:
            LeaseLost: Another worker has the job; this unit of work must not be kept.
        """
        if not await job_store.finish(work.session, job):
            raise LeaseLost(str(job.id))

    async def fail(self, job: Job, error: BaseException) -> None:
        """Put a failed job back, later each time, or bury it after its last start. Only class and code of the error are kept."""
        code = str(getattr(error, "code", "")) if isinstance(error, (Problem, RunLater)) else ""
        is_dead = not isinstance(error, RunLater) and job.attempt >= MAX_STARTS
        delay_s = error.delay.total_seconds() if isinstance(error, RunLater) else retry_delay_s(job.attempt)
        async with self.database.open_work() as work:
            await job_store.put_back(
                work.session,
                job,
                delay_s=delay_s,
                counted=not isinstance(error, RunLater),
                dead=is_dead,
                error_class=type(error).__name__,
                error_code=code,
            )
        log.warning("job_failed", job_id=job.id, kind=job.kind, attempt=job.attempt, dead=is_dead, error_class=type(error).__name__)

    async def reconcile(self, room: int) -> list[Nudge]:
        """Bury what has used up its starts and return the jobs that are due and not leased, to be woken again.

        Args:
            room: How many waiting jobs may be woken; those whose worker died are few, and come in any case.
        """
        async with self.database.open_work() as work:
            buried = await job_store.bury(work.session)
            due = await job_store.lapsed(work.session, _MOST_LAPSED)
            if room > 0:
                due += await job_store.due(work.session, room)
        for job_id, kind, _ in buried:
            log.error("job_dead", job_id=job_id, kind=kind, error_code="worker_lost")
        return due

    async def keep_schedules(self, schedules: Sequence[Schedule]) -> None:
        """Promise the job of every schedule whose present slot nobody has taken. Any number of processes may call it at any time."""
        by_name = {schedule.name: schedule for schedule in schedules}
        every = [schedule.every.total_seconds() for schedule in by_name.values()]
        past = [schedule.past.total_seconds() for schedule in by_name.values()]
        async with self.database.open_work() as work:
            for name in await job_store.take_slots(work.session, list(by_name), every, past):
                await enqueue(work, by_name[name].kind, tenant_id=None, dedupe_key=name)

    async def find(self, *, state: str | None = None, kind: str | None = None, limit: int = 50) -> list[Job]:
        """Return jobs, newest first."""
        async with self.database.open_work() as work:
            return await job_store.find(work.session, state=state, kind=kind, limit=limit)

    async def queues(self, tenant_id: UUID) -> list[Queue]:
        """Return how each kind of job is doing, of a tenant's jobs and those without a tenant."""
        async with self.database.open_work() as work:
            return await job_store.queues(work.session, tenant_id)

    async def seen_by(self, tenant_id: UUID, *, state: str | None, kind: str | None, limit: int) -> list[Job]:
        """Return the jobs that a tenant's operator sees, newest first: the tenant's, and those without a tenant."""
        async with self.database.open_work() as work:
            return await job_store.find_seen(work.session, tenant_id, state=state, kind=kind, limit=limit)

    async def show(self, job_id: UUID) -> Job:
        """Return one job.

        Raises:
            NotFound: There is none.
        """
        async with self.database.open_work() as work:
            job = await job_store.show(work.session, job_id)
        if job is None:
            raise NotFound("there is no such job; finished ones are kept for seven days")
        return job

    async def own(self, tenant_id: UUID, account_id: UUID, job_id: UUID) -> Job:
        """Return a job that concerns this account.

        Raises:
            NotFound: There is none, or it concerns somebody else.
        """
        async with self.database.open_work() as work:
            job = await job_store.show(work.session, job_id)
        if job is None or (job.tenant_id, job.account_id) != (tenant_id, account_id):
            raise NotFound
        return job

    async def retry(self, job_id: UUID) -> None:
        """Give a dead job its starts again.

        Raises:
            JobNotDead: It is not dead, or not there, or a newer one of its kind and key is waiting.
        """
        async with self.database.open_work() as work:
            job = await job_store.retry(work.session, job_id)
            if job is None:
                raise JobNotDead
            work.jobs.append(job)

    async def drop(self, job_id: UUID) -> None:
        """Delete a job for good.

        Raises:
            JobNotDead: It is running, or not there.
        """
        async with self.database.open_work() as work:
            if not await job_store.drop(work.session, job_id):
                raise JobNotDead("this job is running or does not exist; wait until its lease ends")

    async def forget(self, work: Work, *, tenant_id: UUID, account_id: UUID, but: UUID | None = None) -> None:
        """Delete the jobs of an account that is being erased, other than the job `but` that erases it."""
        await job_store.forget(work.session, tenant_id, account_id, but)

    async def sweep(self) -> None:
        """Delete finished jobs after seven days, the ground's own after an hour, and slots long past."""
        async with self.database.open_work() as work:
            await job_store.sweep(work.session)

    async def health(self) -> JobHealth:
        """Return how many jobs wait, run and are dead, how late the oldest is, and how long ago the heartbeat ran."""
        async with self.database.open_work() as work:
            return await job_store.health(work.session)


def retry_delay_s(starts: int) -> float:
    """Return how long a job rests after its `starts`-th failed start: 2 s, doubled each time, a minute at most."""
    return float(min(_LONGEST_DELAY_S, _FIRST_DELAY_S * 2 ** max(0, starts - 1)))
