"""One run of a job: claimed, its lease renewed beside the work, its effects committed together with `done` or not at all."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias
from uuid import UUID

from services.platform.database import Work
from services.platform.errors import Unavailable
from services.platform.job_store import MAX_STARTS, Job
from services.platform.jobs import Jobs, LeaseLost, RunLater
from services.platform.logs import get_logger

log = get_logger(__name__)

RENEW_EVERY_S: Final = 2.0
RUN_LIMIT_S: Final = 300.0


class NoHandler(Exception):
    """No code in this worker knows the job's kind: it is of a newer or an older version."""


@dataclass
class JobRun:
    """What a handler is given: the claimed job, and how to commit its effects."""

    job: Job
    jobs: Jobs
    is_finished: bool = field(default=False, init=False)

    @property
    def is_last_start(self) -> bool:
        """Return whether the job is dead if this run fails."""
        return self.job.attempt >= MAX_STARTS

    @asynccontextmanager
    async def open_work(self) -> AsyncIterator[Work]:
        """Open a unit of work for the job's tenant."""
        async with self.jobs.database.open_work(self.job.tenant_id) as work:
            yield work

    async def step(self, work: Work, checkpoint: str, *, done: int = 0, total: int | None = None) -> None:
        """Commit a part of a long job: `checkpoint` is where the next run goes on, made of ids and numbers only.

        Args:
            work: The unit of work of this step's effects.
            checkpoint: Where to go on; the next run reads it from `job.checkpoint`.
            done: How many steps are done, for a progress bar.
            total: Of how many, if that is known.
        """
        await self.jobs.step(work, self.job, checkpoint, done=done, total=total)

    async def finish(self, work: Work) -> None:
        """Mark the job done in the unit of work of its last effects. A handler that has none may leave it out."""
        await self.jobs.finish(work, self.job)
        work.on_commit(self._note_finished)

    async def _note_finished(self) -> None:
        self.is_finished = True


Handler: TypeAlias = Callable[[Any, JobRun], Awaitable[None]]


async def run_job(jobs: Jobs, job_id: UUID, handler_of: Callable[[str], Handler | None], services: object) -> bool:
    """Run a job if it can be claimed; return whether it was. Its failure is written to its row and not raised.

    Args:
        jobs: The jobs of this process.
        job_id: The one opaque id that the wake-up carried.
        handler_of: Finds the handler of a kind.
        services: Handed to the handler.
    """
    job = await jobs.claim(job_id)
    if job is None:
        return False
    run = JobRun(job, jobs)
    handler = handler_of(job.kind)
    try:
        if handler is None:
            raise NoHandler(job.kind)
        await _run_beside_renewal(run, handler, services)
    except (LeaseLost, Unavailable) as error:
        # Nothing can be written, or nothing may: the lease ends and the job is claimed again.
        log.warning("job_let_go", job_id=job.id, kind=job.kind, error_class=type(error).__name__)
    except Exception as error:
        if not run.is_finished:
            await jobs.fail(job, error)
    return True


async def _run_beside_renewal(run: JobRun, handler: Handler, services: object) -> None:
    """Run the handler while a task beside it renews the lease; a lost lease cancels the handler."""
    working = asyncio.ensure_future(_work(run, handler, services))
    renewing = asyncio.create_task(_renew(run, working))
    try:
        await working
    except asyncio.CancelledError:
        if renewing.done() and not renewing.cancelled():
            raise LeaseLost(str(run.job.id)) from None
        raise
    finally:
        renewing.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await renewing


async def _work(run: JobRun, handler: Handler, services: object) -> None:
    """Run the handler within its time, and mark the job done if the handler did not."""
    async with asyncio.timeout(RUN_LIMIT_S):
        await handler(services, run)
    if not run.is_finished:
        async with run.open_work() as work:
            await run.finish(work)


async def _renew(run: JobRun, working: asyncio.Future[None]) -> None:
    """Renew the lease every two seconds; end, and cancel the work, when it is another's."""
    while not working.done():
        await asyncio.sleep(RENEW_EVERY_S)
        try:
            is_ours = await run.jobs.renew(run.job)
        except Unavailable:
            continue
        if not is_ours and not run.is_finished and not working.done():
            working.cancel()
            return


__all__ = ["RENEW_EVERY_S", "RUN_LIMIT_S", "Handler", "JobRun", "NoHandler", "RunLater", "run_job"]
