"""A real Celery worker with a beat beside it, and a few kinds of jobs that only tests ask for. Run as a module it is that worker."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from services.bootstrap import Services
from services.platform import JobRun, Settings, enqueue
from workers.__main__ import main
from workers.app import handles

ROOT = Path(__file__).resolve().parents[2]
BEGUN = "test.begun"


async def until(is_so: Callable[[], Awaitable[object]], within_s: float = 40.0) -> None:
    """Return as soon as `is_so`; fail when it takes too long."""
    async with asyncio.timeout(within_s):
        while not await is_so():  # noqa: ASYNC110 - what is awaited is in another process
            await asyncio.sleep(0.05)


@asynccontextmanager
async def real_worker(settings: Settings, log: Path, command: str = "both") -> AsyncIterator[asyncio.subprocess.Process]:
    """Run a worker over the test's databases and Redis; it is killed at the end if it has not ended before."""
    given = settings.model_dump(include={"database_url", "keys_database_url", "redis_url", "broker_url"}, exclude_none=True)
    environment = {**os.environ, **{f"MENO_{name}".upper(): value for name, value in given.items()}, "MENO_WORKER_PROCESSES": "2"}
    environment["MENO_DATA_DIR"] = str(settings.data_dir)
    with log.open("ab") as output:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.platform.real_worker",
            command,
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        if process.returncode is None:
            os.killpg(process.pid, signal.SIGKILL)
        await process.wait()


@handles("test.append")
async def append(_services: Services, run: JobRun) -> None:
    """Have one effect, together with `done`."""
    async with run.open_work() as work:
        await enqueue(work, "test.effect", tenant_id=None, subject_id=run.job.id, run_after=run.job.created_at.replace(year=2100))
        await run.finish(work)


@handles("test.crash")
async def crash(_services: Services, _run: JobRun) -> None:
    """Kill the process, as a fault in a C library would."""
    os.kill(os.getpid(), signal.SIGKILL)


@handles("test.hang_once")
async def hang_once(services: Services, run: JobRun) -> None:
    """Say who runs it and never end, but for the second start."""
    if run.job.fence == 1:
        await services.redis.rpush(BEGUN, os.getpid())  # type: ignore[misc]
        await asyncio.Event().wait()
    await append(services, run)


@handles("test.wait_for_word")
async def wait_for_word(services: Services, run: JobRun) -> None:
    """Say that it runs, and end when it is told to."""
    await services.redis.rpush(BEGUN, os.getpid())  # type: ignore[misc]
    while await services.redis.blpop(["test.word"], timeout=1) is None:  # type: ignore[misc]
        pass
    await append(services, run)


@handles("test.wait_for_row")
async def wait_for_row(services: Services, _run: JobRun) -> None:
    """End when the database says so, whatever becomes of Redis meanwhile."""
    await until(lambda: services.jobs.find(kind="test.row", limit=1))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
