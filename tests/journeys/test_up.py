"""`meno up` as a person meets it: it comes up, says where it is, refuses a second one, stops in order, and leaves no orphan."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest

from services.engines.stack import answers_ok
from tests.engines.waiting import until

ROOT = Path(__file__).resolve().parents[2]
IDLE_MIB = 500

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


@dataclass
class Up:
    """A running `meno up`, what it has printed, and the processes below it."""

    process: asyncio.subprocess.Process
    port: int
    said: list[str] = field(default_factory=list)

    def below(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    async def read_until(self, word: str, seconds: float = 120.0) -> str:
        async with asyncio.timeout(seconds):
            while line := (await self.process.stdout.readline()).decode():
                self.said.append(line)
                if word in line:
                    return line
        raise AssertionError(f"ended before it said {word!r}:\n{''.join(self.said)}")


async def begin(folder: Path, port: int) -> Up:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("MENO_")}
    own = {"MENO_DATA_DIR": str(folder), "MENO_PORT": str(port), "MENO_METRICS_PORT": "0", "MENO_PUBLIC_URL": f"http://127.0.0.1:{port}"}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "services.cli", "up"),
        cwd=ROOT,
        env=clean | own,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        start_new_session=True,
    )
    return Up(process, port)


@asynccontextmanager
async def running_up(folder: Path, port: int):
    up = await begin(folder, port)
    try:
        await up.read_until("Meno is ready")
        yield up
    finally:
        if up.process.returncode is None:
            up.process.kill()
        await up.process.communicate()


async def gone(processes: list[psutil.Process]) -> None:
    await until(lambda: not any(each.is_running() and each.status() != psutil.STATUS_ZOMBIE for each in processes))


def resident_mib(up: Up) -> float:
    """The proportional memory of the whole stack: what it would give back."""
    everyone = [psutil.Process(up.process.pid), *up.below()]
    return sum(each.memory_full_info().pss for each in everyone) / 2**20


async def test_it_comes_up_answers_refuses_a_second_and_stops_in_order(open_folder):
    port = free_port()
    async with running_up(open_folder, port) as up:
        assert await answers_ok("127.0.0.1", port, "/readyz")
        second = await begin(open_folder, free_port())
        written, _ = await second.process.communicate()
        assert second.process.returncode == 1
        assert f"already runs with the data in {open_folder}" in written.decode().replace("\n", " ")
        below = up.below()
        up.process.send_signal(signal.SIGINT)
        rest, _ = await asyncio.wait_for(up.process.communicate(), 60)
        assert up.process.returncode == 0
        assert "your data is kept" in rest.decode()
        await gone(below)
    log = (open_folder / "logs" / "postgres.log").read_text()
    assert "database system is shut down" in log


async def test_a_killed_one_leaves_no_orphan_and_the_next_is_quick_and_small(open_folder):
    port = free_port()
    async with running_up(open_folder, port) as up:
        below = up.below()
        assert len(below) > 4
        up.process.kill()
        await up.process.wait()
        await gone(below)
    async with running_up(open_folder, port) as again:
        assert await answers_ok("127.0.0.1", port, "/readyz")
        assert resident_mib(again) < IDLE_MIB
        again.process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(again.process.communicate(), 60)


async def test_every_part_comes_back_when_it_is_killed(open_folder):
    port = free_port()
    async with running_up(open_folder, port) as up:
        parts = psutil.Process(up.process.pid).children()
        assert len(parts) == 4
        for part in parts:
            part.kill()
        await gone(parts)
        await until(lambda: answers_ok("127.0.0.1", port, "/readyz"), seconds=60)
        await until(lambda: len(psutil.Process(up.process.pid).children()) == 4)


async def test_a_taken_port_is_said_before_anything_is_started(open_folder):
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        up = await begin(open_folder, held.getsockname()[1])
        written, _ = await asyncio.wait_for(up.process.communicate(), 60)
    assert up.process.returncode == 1
    assert "choose another: MENO_PORT=" in written.decode()
    assert not (open_folder / "engines").exists()
