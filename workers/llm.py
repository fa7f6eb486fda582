"""The ledger in the background: reservations whose process has gone, and what is older than anybody needs it."""

from __future__ import annotations

from services.bootstrap import Services
from services.platform import JobRun
from workers.app import handles


@handles("llm.settle")
async def settle(services: Services, _run: JobRun) -> None:
    """Settle what was reserved for calls that nobody ends any more, and sweep."""
    ledger = services.models.ledger
    for tenant_id in await services.vault.tenants():
        await ledger.settle_left(tenant_id)
        await ledger.sweep(tenant_id)
