"""Memory's background work: consolidation of one learner, images made again after a change of parameters, sessions that have ended."""

from __future__ import annotations

from contextlib import suppress
from uuid import UUID

from services.bootstrap import Services
from services.memory import (
    FORGET,
    FORGET_FACT,
    RETAIN,
    TELL_LEDGER,
    Consolidated,
    OrdersOwed,
    Retention,
    before_days,
    index_later,
    rebuild_later,
)
from services.platform import JobNotDead, JobRun, Work, enqueue, get_logger
from workers.app import handles

log = get_logger(__name__)

AT_ONCE = 200
"""Most jobs that are promised in one commit."""


@handles("memory.consolidate")
async def consolidate(services: Services, run: JobRun) -> None:
    """Turn a learner's new entries into facts, step by step, each with its watermark and the job's step in one commit."""
    keys = await services.vault.keys_if_any(run.job.tenant_id, run.job.account_id)
    if keys is None:
        return
    learner_id = keys.account_id
    looked_at = 0

    async def settled(work: Work, done: Consolidated, is_last: bool) -> None:
        nonlocal looked_at
        looked_at += done.entries
        if is_last:
            await index_later(work, learner_id)
            await run.finish(work)
        elif not done.is_void:
            await run.step(work, str(looked_at), done=looked_at)

    await services.consolidator.run(run.open_work, keys, learner_id, settled, attempt=f"{run.job.id}:{run.job.fence}")


@handles("memory.refold")
async def refold(services: Services, _run: JobRun) -> None:
    """Promise a job for every learner whose image was made with other parameters, so that a journal that fails holds up no other."""
    for tenant_id in await services.vault.tenants():
        last: UUID | None = None
        while True:
            async with services.database.open_work(tenant_id) as work:
                behind = await services.memory.behind(work, last, AT_ONCE)
                for learner_id in behind:
                    await rebuild_later(work, learner_id)
            if len(behind) < AT_ONCE:
                break
            last = behind[-1]


@handles("memory.rebuild")
async def rebuild(services: Services, run: JobRun) -> None:
    """Fold one learner's journal again; one that does not hold together is left as it is and said."""
    keys = await services.vault.keys_if_any(run.job.tenant_id, run.job.account_id)
    if keys is None:
        return
    learner_id = keys.account_id
    async with run.open_work() as work:
        found = await services.memory.replay.rebuild(work, keys, learner_id)
        await run.finish(work)
    if not found.holds:
        log.error("journal_damaged", learner_id=learner_id, fault_count=len(found.faults))


@handles(FORGET)
async def forget(services: Services, run: JobRun) -> None:
    """Forget what a learner has named, slice by slice; the memory answers nobody until the last commit, which does what follows from it."""
    keys = await services.vault.keys_if_any(run.job.tenant_id, run.job.account_id)
    if keys is None:
        return
    learner_id = keys.account_id
    forgetting, cleared = services.rights.forget.forgetting, int(run.job.checkpoint or 0)
    async with run.open_work() as work:
        outlook = await forgetting.begun(work, keys, learner_id, is_resumed=cleared > 0)
    if outlook is None:
        return
    chosen = sorted(outlook.survey.chosen)
    total = cleared + len(outlook.decision.clear)
    for begin in range(0, len(chosen), forgetting.slice):
        slice_ = chosen[begin : begin + forgetting.slice]
        done = cleared + begin + len(slice_)
        async with run.open_work() as work:
            await forgetting.clear(work, keys, learner_id, slice_)
            await run.step(work, str(done), done=done, total=total)
    async with run.open_work() as work:
        zone = await services.identity.zone_of(work, learner_id)
        await forgetting.end(work, keys, learner_id, outlook, total, zone=zone)
        await run.finish(work)


@handles(FORGET_FACT)
async def forget_fact(services: Services, run: JobRun) -> None:
    """Clear what a long journal still says of a fact that its learner has deleted."""
    keys, fact_id = await services.vault.keys_if_any(run.job.tenant_id, run.job.account_id), run.job.subject_id
    if keys is None or fact_id is None:
        return
    learner_id = keys.account_id
    async with run.open_work() as work:
        zone = await services.identity.zone_of(work, learner_id)
        await services.rights.forget.forgetting.forget_deleted(work, keys, learner_id, fact_id, zone=zone)
        await run.finish(work)


@handles(TELL_LEDGER)
async def tell_ledger(services: Services, run: JobRun) -> None:
    """Tell the ledger of standing orders what one learner took away, or for how long a tenant keeps words."""
    tenant_id, learner_id = run.job.tenant_id, run.job.account_id
    if tenant_id is None:
        return
    if learner_id is None:
        await services.rights.standing.tell_words_kept(tenant_id)
    else:
        await services.rights.standing.tell(tenant_id, learner_id)


@handles("memory.rearm")
async def rearm(services: Services, _run: JobRun) -> None:
    """Begin again what failed for good and may not stay so: a memory that is being forgotten in answers nobody until it is."""
    for kind in (FORGET, FORGET_FACT, TELL_LEDGER):
        for job in await services.jobs.find(state="dead", kind=kind, limit=AT_ONCE):
            with suppress(JobNotDead):
                await services.jobs.retry(job.id)


@handles("memory.retention")
async def retention(services: Services, _run: JobRun) -> None:
    """Promise a job for every learner with words that are older than their tenant keeps them."""
    for tenant_id in await services.vault.tenants():
        last: UUID | None = None
        while True:
            async with services.database.open_work(tenant_id) as work:
                kept = (await services.identity.policy_of(work, tenant_id)).words_kept
                today = services.clock.now().date()
                before = before_days(await OrdersOwed().keep_words(work, kept, today), today)
                overdue = await Retention(services.memory).overdue(work, before, last, AT_ONCE)
                for learner_id in overdue:
                    await enqueue(work, RETAIN, tenant_id=tenant_id, account_id=learner_id, dedupe_key=str(learner_id))
            if len(overdue) < AT_ONCE:
                break
            last = overdue[-1]


@handles(RETAIN)
async def retain(services: Services, run: JobRun) -> None:
    """Clear the words of one learner that are older than their tenant keeps them, batch by batch."""
    keys = await services.vault.keys_if_any(run.job.tenant_id, run.job.account_id)
    if keys is None:
        return
    learner_id = keys.account_id
    async with run.open_work() as work:
        # What the ledger is told of, not what the policy has become since: the next run goes by that.
        kept = await OrdersOwed().words_kept(work) or (await services.identity.policy_of(work, keys.tenant_id)).words_kept
        zone = await services.identity.zone_of(work, learner_id)
    looked_at = 0
    for category, before in before_days(kept, services.clock.now().date()).items():
        is_done = False
        while not is_done:
            async with run.open_work() as work:
                found = await Retention(services.memory).clear(work, keys, learner_id, category, before, zone=zone)
                looked_at, is_done = looked_at + found, not found
                await run.step(work, str(looked_at), done=looked_at)


@handles("memory.sweep_sessions")
async def sweep_sessions(services: Services, _run: JobRun) -> None:
    """Destroy the keys of sessions without memory that have expired; what Redis still holds of them opens no more."""
    await services.vault.sweep_sessions()
