"""Runs the parts of a small installation as children: in order, each kept alive, stopped in the opposite order."""

from __future__ import annotations

import asyncio
import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from services.engines.process import Part, PartFailed, end, spawn, sweep_session, until_ready

_FIRST_PAUSE_S: Final = 0.25
_LONGEST_PAUSE_S: Final = 15.0
_STEADY_AFTER_S: Final = 30.0
_DOUBLINGS: Final = 6


class AlreadyRunning(Exception):
    """Another supervisor holds this data folder; the message says which process."""


@contextmanager
def sole_use(data_dir: Path) -> Iterator[None]:
    """Hold the data folder for this process. The kernel lets go of it however the process ends, so there is no stale lock.

    Raises:
        AlreadyRunning: Another process holds it.
    """
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(data_dir / "supervisor.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(handle, 32).decode("ascii", "replace").strip() or "another process"
            raise AlreadyRunning(f"Meno already runs with the data in {data_dir} (process {holder}); stop it first") from None
        os.truncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(handle)


@dataclass
class Child:
    """A part that was started, and the task that keeps it alive."""

    part: Part
    process: asyncio.subprocess.Process
    keeper: asyncio.Task[None] | None = None


class Supervisor:
    """The children of this process, in the order of their start."""

    def __init__(self, say: Callable[[str], None]) -> None:
        """Begin with no children.

        Args:
            say: Told in one sentence when a part ends by itself and when it is back.
        """
        self._say = say
        self.children: list[Child] = []

    async def start(self, *parts: Part) -> None:
        """Start `parts` side by side, wait until each answers, and keep them alive from then on.

        Raises:
            PartFailed: One ended or did not answer in time.
        """
        begun = []
        for part in parts:
            begun.append(Child(part, await spawn(part)))
            self.children.append(begun[-1])
        await asyncio.gather(*(self._settle(child) for child in begun))

    async def _settle(self, child: Child) -> None:
        await until_ready(child.part, child.process)
        child.keeper = asyncio.create_task(self._keep(child), name=f"keep {child.part.name}")

    async def stop(self) -> None:
        """Stop all children, the last started first, each in its own orderly way."""
        for child in self.children:
            if child.keeper is not None:
                child.keeper.cancel()
        for child in reversed(self.children):
            if child.keeper is not None:
                with suppress(asyncio.CancelledError):
                    await child.keeper
            await end(child.part, child.process)
        self.children.clear()

    async def _keep(self, child: Child) -> None:
        """Start the child again whenever it ends, after a pause that grows while it does not stay up."""
        clock, failures = asyncio.get_running_loop().time, 0
        while True:
            began = clock()
            code = await child.process.wait()
            sweep_session(child.process.pid)
            failures = 1 if clock() - began > _STEADY_AFTER_S else min(failures + 1, _DOUBLINGS + 1)
            pause_s = min(_FIRST_PAUSE_S * 2 ** (failures - 1), _LONGEST_PAUSE_S)
            self._say(f"{child.part.name} ended by itself (code {code}); starting it again in {pause_s:g} s")
            await asyncio.sleep(pause_s)
            await self._revive(child)

    async def _revive(self, child: Child) -> None:
        """Start the child's part once; if it does not come up, end it and leave the rest to the next round."""
        try:
            child.process = await spawn(child.part)
            await until_ready(child.part, child.process)
        except (PartFailed, OSError) as error:
            self._say(str(error))
            await end(child.part, child.process)
        else:
            self._say(f"{child.part.name} is back")
