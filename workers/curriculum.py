"""The curriculum's jobs."""

from __future__ import annotations

from services.bootstrap import Services
from services.platform import JobRun
from workers.app import handles


@handles("curriculum.import")
async def import_course(services: Services, run: JobRun) -> None:
    """Read an uploaded course and keep its versions as drafts."""
    await services.imports.run(run)
