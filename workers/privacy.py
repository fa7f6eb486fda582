"""The jobs of privacy: erasing a person, settling what was erased, archives, and proving journals."""

from __future__ import annotations

from services.bootstrap import Services
from services.platform import JobRun
from services.privacy import PROVE_JOB
from workers.app import handles


@handles("privacy.erase")
async def erase(services: Services, run: JobRun) -> None:
    """Erase one person, step by step."""
    await services.erasures.run(run)


@handles("privacy.settle")
async def settle(services: Services, _run: JobRun) -> None:
    """Sweep after finished erasures, and complete the receipts whose horizon has come."""
    for tenant_id in await services.vault.tenants():
        await services.erasures.settle(tenant_id)


@handles("privacy.export")
async def export(services: Services, run: JobRun) -> None:
    """Make the archive of one learner's memory."""
    await services.rights.exports.make(run)


@handles("privacy.import")
async def import_memory(services: Services, run: JobRun) -> None:
    """Check an archive and take it into one learner's memory."""
    await services.rights.imports.run(run)


@handles("privacy.sweep_exports")
async def sweep_exports(services: Services, _run: JobRun) -> None:
    """Delete archives whose time is over."""
    for tenant_id in await services.vault.tenants():
        async with services.database.open_work(tenant_id) as work:
            await services.rights.exports.sweep(work)


@handles(PROVE_JOB)
async def prove(services: Services, run: JobRun) -> None:
    """Prove all journals of one organisation, some at a time."""
    await services.proofs.run(run)
