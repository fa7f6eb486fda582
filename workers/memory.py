"""Memory's background work: consolidation of one learner, images made again after a change of parameters, sessions that have ended."""

from __future__ import annotations

from uuid import UUID

from services.bootstrap import Services
from services.identity import allows
from services.memory import Consolidation, Replay
from services.platform import JobRun, NotFound, get_logger
from services.vault import KeysMissing
from workers.app import handles

log = get_logger(__name__)


@handles("memory.consolidate")
async def consolidate(services: Services, run: JobRun) -> None:
    """Turn a learner's new entries into facts, batch by batch, each with its watermark and the job's step in one commit."""
    tenant_id, learner_id = run.job.tenant_id, run.job.account_id
    if tenant_id is None or learner_id is None:
        return
    try:
        keys = await services.vault.keys(tenant_id, learner_id)
    except KeysMissing:
        return
    looked_at = 0
    while True:
        async with run.open_work() as work:
            agreement = await services.identity.agreement(work, learner_id)
            if allows("consolidation", "findings", "system", agreement.consents, agreement.age_band, agreement.policy) == "deny":
                return
            done = await Consolidation(services.memory).run(work, keys, learner_id)
            looked_at += done.entries
            if done.is_done:
                await run.finish(work)
                return
            await run.step(work, str(looked_at), done=looked_at)


@handles("memory.refold")
async def refold(services: Services, _run: JobRun) -> None:
    """Fold again, one unit of work each, the journals of all learners whose image was made with other parameters."""
    for tenant_id in await services.vault.tenants():
        async with services.database.open_work(tenant_id) as work:
            behind = await services.memory.behind(work)
        for learner_id in behind:
            await _refold(services, tenant_id, learner_id)


async def _refold(services: Services, tenant_id: UUID, learner_id: UUID) -> None:
    """Fold one learner's journal again; one that does not hold together is left as it is and said."""
    try:
        keys = await services.vault.keys(tenant_id, learner_id)
    except NotFound:
        return
    async with services.database.open_work(tenant_id) as work:
        found = await Replay(services.memory.folds).rebuild(work, keys, learner_id)
    if not found.holds:
        log.error("journal_damaged", learner_id=learner_id, faults=len(found.faults))


@handles("memory.sweep_sessions")
async def sweep_sessions(services: Services, _run: JobRun) -> None:
    """Destroy the keys of sessions without memory that have expired; what Redis still holds of them opens no more."""
    await services.vault.sweep_sessions()
