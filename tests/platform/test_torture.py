"""Jobs under `kill -9` of workers, Redis and PostgreSQL at random moments: every one has its effect once."""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import signal
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID, uuid4

import psutil
import pytest
import pytest_asyncio
from sqlalchemy import text
from sqlalchemy.engine import make_url

from services.engines.embedded import prepare_engines
from services.engines.process import Part, end, spawn, until_ready
from services.platform import CeleryWaker, Database, Jobs, Settings, Unavailable, enqueue, load_settings, prepare_servers, upgrade
from tests.platform.real_worker import real_worker

_COUNT = text(
    "SELECT count(*) FILTER (WHERE state = 'done') AS done, count(*) FILTER (WHERE state = 'dead') AS dead FROM job WHERE kind = 'test.append'"
)
_EFFECTS = text("SELECT subject_id FROM job WHERE kind = 'test.effect'")
_TOGETHER = 10


class House:
    """Engines and a worker that can be killed, and come back as a supervisor would bring them back."""

    def __init__(self, settings: Settings, parts: dict[str, Part], log: Path) -> None:
        self.settings = settings
        self.parts = parts
        self.running: dict[str, asyncio.subprocess.Process] = {}
        self.waker = CeleryWaker(settings.wake_up_url)
        self.jobs = Jobs(Database(settings.database_url, wake=self.waker.wake))
        self.log = log

    async def start(self, name: str) -> None:
        self.running[name] = await spawn(self.parts[name])
        await until_ready(self.parts[name], self.running[name])

    async def kill(self, name: str) -> None:
        self.running[name].kill()
        await self.running[name].wait()
        await self.start(name)

    async def stop(self) -> None:
        self.waker.close()
        await self.jobs.database.dispose()
        for name in reversed(self.running):
            await end(self.parts[name], self.running[name])

    async def promise(self, promised: list[UUID]) -> None:
        """Promise some jobs; those whose commit was answered must happen."""
        try:
            async with self.jobs.database.open_work() as work:
                made = [await enqueue(work, "test.append", tenant_id=uuid4()) for _ in range(_TOGETHER)]
        except Unavailable:
            return
        promised += made

    async def is_done(self, promised: list[UUID]) -> bool:
        try:
            async with self.jobs.database.open_work() as work:
                row = (await work.session.execute(_COUNT)).one()
        except Unavailable:
            return False
        assert row.dead == 0
        return bool(row.done >= len(promised))

    async def effects(self) -> list[UUID]:
        async with self.jobs.database.open_work() as work:
            return list((await work.session.execute(_EFFECTS)).scalars())


@pytest_asyncio.fixture(loop_scope="session")
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """Engines of this test's own, as the common ones must not be killed."""
    engines = await prepare_engines(tmp_path / "engines")

    def address(role: str, database: str) -> str:
        return make_url(engines.admin_url).set(username=role, password="torture", database=database).render_as_string(hide_password=False)

    settings = load_settings(
        database_url=address("app", "content"),
        database_owner_url=address("owner", "content"),
        keys_database_url=address("keys_app", "keys"),
        keys_database_owner_url=address("keys_owner", "keys"),
        redis_url=engines.redis_url,
        broker_url=engines.redis_url,
        data_dir=tmp_path,
    )
    house = House(settings, {"postgres": engines.postgres, "valkey": engines.valkey}, tmp_path / "worker.log")
    await house.start("postgres")
    await house.start("valkey")
    await prepare_servers(engines.admin_url, settings)
    await upgrade(settings)
    yield house
    await house.stop()
    shutil.rmtree(engines.home, ignore_errors=True)


async def kill_something(house: House, worker: asyncio.subprocess.Process, rng: random.Random) -> None:
    """Kill one process: mostly one that runs a job, now and then the whole worker, Redis or PostgreSQL."""
    chance = rng.random()
    if chance < 0.1:
        await house.kill("postgres")
    elif chance < 0.2:
        await house.kill("valkey")
    elif chance < 0.3:
        os.killpg(worker.pid, signal.SIGKILL)
        await worker.wait()
    elif children := psutil.Process(worker.pid).children():
        rng.choice(children).kill()


async def torture(house: House, count: int, kills: int, seed: int) -> list[UUID]:
    """Promise jobs while things are killed, until all is done; return the promised jobs."""
    rng, promised = random.Random(seed), list[UUID]()
    while len(promised) < count or kills > 0 or not await house.is_done(promised):
        async with real_worker(house.settings, house.log) as worker:
            while worker.returncode is None and (len(promised) < count or kills > 0 or not await house.is_done(promised)):
                if len(promised) < count:
                    await house.promise(promised)
                if kills > 0 and rng.random() < 0.2:
                    await kill_something(house, worker, rng)
                    kills -= 1
                await asyncio.sleep(rng.uniform(0.02, 0.3))
    return promised


@pytest.mark.engines
@pytest.mark.slow
@pytest.mark.parametrize(("count", "kills"), [(300, 10), pytest.param(10_000, 100, marks=[pytest.mark.torture, pytest.mark.timeout(1800)])])
async def test_no_job_is_lost_and_none_has_its_effect_twice(house: House, count: int, kills: int) -> None:
    async with asyncio.timeout(1700 if count > 1000 else 240):
        promised = await torture(house, count, kills, seed=kills)
    effects = await house.effects()
    assert len(effects) == len(set(effects))
    assert set(promised) <= set(effects)
