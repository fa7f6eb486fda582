"""The tutor's jobs."""

from __future__ import annotations

from services.bootstrap import Services
from services.platform import JobRun
from services.tutor import CLOSE_TURN
from workers.app import handles


@handles(CLOSE_TURN)
async def close_turn(services: Services, run: JobRun) -> None:
    """End a turn whose writer has gone; a turn that has its reply is left alone."""
    job = run.job
    if job.tenant_id is None or job.account_id is None or job.subject_id is None:
        return
    seen = await services.dialogue.seen(job.tenant_id, job.account_id, job.subject_id)
    async with run.open_work() as work:
        await services.dialogue.end_abandoned(work, job.tenant_id, job.account_id, job.subject_id, seen)
        await run.finish(work)
