"""The jobs of privacy: erasing a person, and settling what was erased."""

from __future__ import annotations

from services.bootstrap import Services
from services.platform import JobRun
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
