"""Moves the witnesses of learners' journals forward, by the clock."""

from __future__ import annotations

from uuid import UUID

from services.bootstrap import Services
from services.memory import Witnessing
from services.platform import JobRun, get_logger
from workers.app import handles

log = get_logger(__name__)


@handles("memory.witness")
async def witness(services: Services, run: JobRun) -> None:
    """Go through all tenants' learners, some at a time; cut short, it goes on where it stopped.

    A journal that contradicts its witness stays as it is, and everybody else's goes on.
    """
    witnessing = Witnessing(services.database.open_work, services.vault.witnesses)
    begun, last = _read(run.job.checkpoint)
    moved, contradicted = run.job.steps_done, 0
    for tenant_id in sorted(await services.vault.tenants()):
        if begun is not None and tenant_id < begun:
            continue
        after = last if tenant_id == begun else None
        while True:
            step = await witnessing.advance(tenant_id, after)
            moved, contradicted = moved + step.moved, contradicted + len(step.contradicted)
            if step.last is None:
                break
            after = step.last
            if step.moved:
                async with run.open_work() as work:
                    await run.step(work, f"{tenant_id}/{after}", done=moved)
    log.info("witnessed", moved=moved, contradicted=contradicted)


def _read(checkpoint: str | None) -> tuple[UUID | None, UUID | None]:
    """Return the tenant and the learner after whom to go on."""
    if not checkpoint:
        return None, None
    tenant_id, _, learner_id = checkpoint.partition("/")
    return UUID(tenant_id), UUID(learner_id)
