"""Processes that rotate keys, to be killed: one that has imported everything waits for a word and forks one that does it."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from services.bootstrap import build_services
from services.platform import Settings
from services.vault import Scope

ROOT = Path(__file__).resolve().parents[2]
_GIVEN = {"database_url", "keys_database_url", "redis_url", "data_dir", "key_dir", "escrow_dir", "key_backup_dir"}


class Rotating:
    """Starts rotations in processes of their own."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    async def begin(self, level: str) -> int:
        """Begin a rotation and return the id of its process."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{level}\n".encode())
        return int(await self._line())

    async def ended(self) -> int:
        """Wait for the end of the process and return its status, negative if it was killed."""
        return int(await self._line())

    async def _line(self) -> bytes:
        assert self._process.stdout is not None
        return await asyncio.wait_for(self._process.stdout.readline(), 120)


@asynccontextmanager
async def rotating(settings: Settings, log: Path) -> AsyncIterator[Rotating]:
    """Run the process that forks others, for the length of the block."""
    given = {name: str(value) for name, value in settings.model_dump(include=_GIVEN, exclude_none=True).items()}
    environment = {**os.environ, **{f"MENO_{name}".upper(): value for name, value in given.items()}, "PYTHONUNBUFFERED": "1"}
    with log.open("ab") as errors:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.vault.rotating", cwd=ROOT, env=environment, stderr=errors,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
    try:
        yield Rotating(process)
    finally:
        process.stdin.close()
        await process.wait()


async def rotate(level: str) -> None:
    """Rotate, as the command line and the workers do, without waiting for other processes to forget what they have opened."""
    services = await build_services()
    try:
        if level == "epoch":
            await services.rotation.epoch.run()
            return
        rotation = replace(services.rotation, data=replace(services.rotation.data, settled=timedelta(0), rest=_no_rest))
        await rotation.rotate("data", Scope())
        for _ in range(2):
            await rotation.advance(120.0)
    finally:
        await services.close()


async def _no_rest(_seconds: float) -> None:
    """Go on at once."""


def main() -> None:
    """Fork a process for each line that is read; tell its id, and then how it ended."""
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            _die_after(line.strip())
        print(pid, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)


def _die_after(level: str) -> None:
    status = 1
    try:
        asyncio.run(rotate(level))
        status = 0
    finally:
        os._exit(status)


if __name__ == "__main__":
    main()
