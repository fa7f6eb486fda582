"""What may go wrong while somebody works: a part of Meno is killed, and stays away for as long as a block lasts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import httpx2
import psutil

from bench.running import Running
from tests.engines.waiting import until

BACK_S = 90


@contextmanager
def api_away(meno: Running) -> Iterator[None]:
    """Kill the API, and keep the supervisor from starting it again until the block ends."""
    supervisor = psutil.Process(meno.process.pid)
    supervisor.suspend()
    try:
        api = meno.api()
        for process in (*api.children(recursive=True), api):
            process.kill()
        yield
    finally:
        supervisor.resume()


def worker_of(meno: Running) -> psutil.Process:
    """Return the worker's process."""
    return next(process for process in meno.processes() if "-m workers" in " ".join(process.cmdline()))


async def back(meno: Running) -> None:
    """Wait until the API answers again."""

    async def is_ready() -> bool:
        try:
            async with httpx2.AsyncClient(timeout=5) as client:
                return bool((await client.get(f"{meno.url}/readyz")).status_code == 200)
        except httpx2.TransportError:
            return False

    await until(is_ready, seconds=BACK_S)
