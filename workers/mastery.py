"""The jobs of the learner model: fitting a tenant's numbers anew, when asked and once a week."""

from __future__ import annotations

from services.bootstrap import Services
from services.mastery import FIT, fit_later
from services.platform import JobRun
from workers.app import handles


@handles("mastery.refit")
async def refit(services: Services, _run: JobRun) -> None:
    """Promise a fit of every tenant."""
    for tenant_id in await services.vault.tenants():
        async with services.database.open_work(tenant_id) as work:
            await fit_later(work, None)


@handles(FIT)
async def fit(services: Services, run: JobRun) -> None:
    """Fit one tenant's numbers anew, and put them in force if they have passed."""
    await services.refits.run(run)
