"""The planner's jobs."""

from __future__ import annotations

from services.bootstrap import Services
from services.platform import JobRun
from workers.app import handles


@handles("pathway.simulate")
async def simulate(services: Services, run: JobRun) -> None:
    """Let simulated learners work through a course version, and report."""
    await services.simulations.run(run)
