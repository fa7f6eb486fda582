"""The jobs of safeguarding: telling those named, and deleting what was handled long ago."""

from __future__ import annotations

from services.bootstrap import Services
from services.platform import JobRun
from services.safeguarding import TELL
from workers.app import handles


@handles(TELL)
async def tell(services: Services, run: JobRun) -> None:
    """Tell those named that something waits for them, never what."""
    await services.safeguarding.telling.tell(run)


@handles("safeguarding.sweep")
async def sweep(services: Services, _run: JobRun) -> None:
    """Delete handled concerns whose time is over."""
    for tenant_id in await services.vault.tenants():
        await services.safeguarding.sweep(tenant_id)
