"""A process of its own that runs one `memory.index` job with a toy embedder, to be killed. Run as a module with the job's id."""

from __future__ import annotations

import asyncio
import sys
from uuid import UUID

from services.bootstrap import build_services
from services.platform import JobRun, load_settings, run_job
from tests.memory.index.conftest import ToyEmbedder, parts


async def main(job_id: str) -> None:
    services = await build_services(load_settings())
    upkeep = parts(services, ToyEmbedder())["upkeep"]

    async def handler(_services: object, run: JobRun) -> None:
        sys.stdout.write("begun\n")
        sys.stdout.flush()
        await upkeep.run(run)

    await run_job(services.jobs, UUID(job_id), lambda _kind: handler, services)
    await services.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
