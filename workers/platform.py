"""The ground's own jobs."""

from __future__ import annotations

from services.bootstrap import Services
from services.platform import JobRun
from workers.app import handles


@handles("platform.heartbeat")
async def heartbeat(_services: Services, _run: JobRun) -> None:
    """Do nothing, on time: that the row becomes done shows that clock, broker, workers and database work together."""


@handles("platform.sweep")
async def sweep(services: Services, _run: JobRun) -> None:
    """Delete finished jobs and slots that are long past."""
    await services.jobs.sweep()
