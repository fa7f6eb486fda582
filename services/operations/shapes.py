"""How jobs, queues and epochs look to an operator: whom a job concerns is left out (pure)."""

from __future__ import annotations

from typing import cast

from schemas.operations import EpochOut, JobState, OperatedJobOut, QueueOut
from services.platform import Job, Queue
from services.vault import Epoch


def job_out(job: Job) -> OperatedJobOut:
    """Return a job without the ids of whom it concerns."""
    return OperatedJobOut(
        id=job.id, kind=job.kind, state=cast(JobState, job.state), of="installation" if job.tenant_id is None else "organisation",
        attempt=job.attempt, done=job.steps_done, total=job.steps_total, error_class=job.error_class or None, error_code=job.error_code or None,
        created_at=job.created_at, run_after=job.run_after, started_at=job.started_at, ended_at=job.ended_at,
    )  # fmt: skip


def queue_out(queue: Queue) -> QueueOut:
    """Return how one kind of job is doing."""
    return QueueOut(
        kind=queue.kind, waiting=queue.waiting, due=queue.due, running=queue.running, dead=queue.dead, lag_s=queue.lag_s,
        finished_at=queue.finished_at,
    )  # fmt: skip


def epoch_out(epoch: Epoch) -> EpochOut:
    """Return an epoch without what tells its key from another."""
    return EpochOut(number=epoch.number, state=epoch.state, made_at=epoch.made_at, gone_at=epoch.gone_at)
