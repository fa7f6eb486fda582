"""The recall index in the background: brought up to the journal learner by learner, and made anew when the embedder has changed."""

from __future__ import annotations

from services.bootstrap import Services
from services.platform import JobRun
from workers.app import handles


@handles("memory.index")
async def index(services: Services, run: JobRun) -> None:
    """Bring a learner's index up to the journal, segment by segment."""
    await services.index_upkeep.run(run)


@handles("memory.reembed")
async def reembed(services: Services, _run: JobRun) -> None:
    """Promise a job for every learner whose index was made with another embedder."""
    for tenant_id in await services.vault.tenants():
        await services.index_upkeep.promise_behind(tenant_id)
