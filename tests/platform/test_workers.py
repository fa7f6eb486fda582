"""Jobs on real Celery workers that are killed, robbed of their broker, and doubled."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID, uuid4

import asyncpg
import psutil
import pytest
import pytest_asyncio
from redis.asyncio import Redis

from services.platform import CeleryWaker, Database, Jobs, Settings, enqueue
from services.platform.wake import JOBS_QUEUE
from tests.platform.real_worker import BEGUN, real_worker, until
from workers.app import HANDLERS, handles, load_handlers
from workers.schedule import SCHEDULES


@pytest_asyncio.fixture(loop_scope="session")
async def jobs(settings: Settings, database: Database, redis_client: Redis) -> AsyncIterator[Jobs]:
    """Jobs whose wake-ups are really sent."""
    waker = CeleryWaker(settings.wake_up_url)
    own = Database(settings.database_url, wake=waker.wake)
    yield Jobs(own)
    waker.close()
    await own.dispose()


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "worker.log"


async def promise(jobs: Jobs, kind: str) -> UUID:
    async with jobs.database.open_work() as work:
        return await enqueue(work, kind, tenant_id=uuid4())


async def ended(jobs: Jobs, *job_ids: UUID) -> bool:
    return all([(await jobs.show(job_id)).state in {"done", "dead"} for job_id in job_ids])


async def effects(jobs: Jobs) -> list[UUID]:
    return [job.subject_id for job in await jobs.find(kind="test.effect", limit=1000) if job.subject_id is not None]


async def begun(redis: Redis) -> int:
    """Return the process that runs a job, as it said itself."""
    said: list[bytes] = []

    async def is_said() -> bool:
        word = await redis.lpop(BEGUN)  # type: ignore[misc]
        said.extend([word] if isinstance(word, bytes) else [])
        return bool(said)

    await until(is_said)
    return int(said[0])


async def test_jobs_run_once_each_and_the_heartbeat_beats(settings: Settings, jobs: Jobs, log: Path) -> None:
    promised = [await promise(jobs, "test.append") for _ in range(50)]
    async with real_worker(settings, log):
        await until(lambda: ended(jobs, *promised))
        assert sorted(await effects(jobs)) == sorted(promised)

        async def beats() -> bool:
            return (await jobs.health()).heartbeat_age_s is not None

        await until(beats)


def needs_redis_as_broker(settings: Settings) -> None:
    """Skip where the broker is another: the test looks into the queue itself."""
    if settings.wake_up_url.startswith("amqp"):
        pytest.skip("looks into the queue of a Redis broker")


async def test_wake_ups_lost_with_the_broker_are_sent_again(settings: Settings, jobs: Jobs, redis_client: Redis, log: Path) -> None:
    needs_redis_as_broker(settings)
    promised = [await promise(jobs, "test.append") for _ in range(10)]

    async def are_sent() -> bool:
        return await redis_client.llen(JOBS_QUEUE) == 10  # type: ignore[misc, no-any-return]

    await until(are_sent)
    await redis_client.flushdb()
    async with real_worker(settings, log):
        await until(lambda: ended(jobs, *promised))
    assert sorted(await effects(jobs)) == sorted(promised)


async def test_a_message_holds_one_opaque_id_and_nothing_else(settings: Settings, jobs: Jobs, redis_client: Redis) -> None:
    needs_redis_as_broker(settings)
    job_id = await promise(jobs, "test.append")

    async def is_sent() -> bool:
        return await redis_client.llen(JOBS_QUEUE) == 1  # type: ignore[misc, no-any-return]

    await until(is_sent)
    job = await jobs.show(job_id)
    message = (await redis_client.lindex(JOBS_QUEUE, 0)).decode()  # type: ignore[misc]
    assert str(job_id) in message
    assert '"argsrepr": "", "kwargsrepr": ""' in message
    assert str(job.tenant_id) not in message
    assert job.kind not in message


async def test_a_job_whose_process_is_killed_is_redone_within_fifteen_seconds(
    settings: Settings, jobs: Jobs, redis_client: Redis, log: Path
) -> None:
    job_id = await promise(jobs, "test.hang_once")
    async with real_worker(settings, log):
        os.kill(await begun(redis_client), signal.SIGKILL)
        await until(lambda: ended(jobs, job_id), within_s=15)
    assert await effects(jobs) == [job_id]
    assert (await jobs.show(job_id)).attempt == 2


async def test_a_job_whose_whole_worker_is_killed_is_redone_by_the_next(
    settings: Settings, jobs: Jobs, redis_client: Redis, log: Path
) -> None:
    job_id = await promise(jobs, "test.hang_once")
    async with real_worker(settings, log) as worker:
        await begun(redis_client)
        worker.kill()
        await worker.wait()
    async with real_worker(settings, log):
        await until(lambda: ended(jobs, job_id))
    assert await effects(jobs) == [job_id]


async def test_a_job_that_kills_every_process_is_dead_after_five_and_the_worker_lives(
    settings: Settings, jobs: Jobs, admin: asyncpg.Connection, log: Path
) -> None:
    poison = await promise(jobs, "test.crash")
    async with real_worker(settings, log):

        async def is_dead() -> bool:
            # The test need not wait eight seconds for every lease.
            await admin.execute(
                "UPDATE job SET lease_until = now() - interval '1 ms' WHERE id = $1 AND started_at < now() - interval '1 s'", poison
            )
            return (await jobs.show(poison)).state == "dead"

        await until(is_dead, within_s=60)
        assert (await jobs.show(poison)).attempt == 5
        healthy = await promise(jobs, "test.append")
        await until(lambda: ended(jobs, healthy))


async def test_a_worker_told_to_stop_ends_its_job_first(settings: Settings, jobs: Jobs, redis_client: Redis, log: Path) -> None:
    job_id = await promise(jobs, "test.wait_for_word")
    async with real_worker(settings, log) as worker:
        await begun(redis_client)
        worker.send_signal(signal.SIGTERM)
        await redis_client.rpush("test.word", "now")  # type: ignore[misc]
        async with asyncio.timeout(30):
            await worker.wait()
    assert (await jobs.show(job_id)).state == "done"
    assert await effects(jobs) == [job_id]


async def test_two_workers_with_two_beats_do_everything_once(settings: Settings, jobs: Jobs, log: Path) -> None:
    async with real_worker(settings, log), real_worker(settings, log):
        promised = [await promise(jobs, "test.append") for _ in range(40)]
        await until(lambda: ended(jobs, *promised))

        async def swept() -> bool:
            return bool(await jobs.find(kind="platform.sweep", state="done"))

        await until(swept)
    assert sorted(await effects(jobs)) == sorted(promised)
    assert len(await jobs.find(kind="platform.sweep")) == 1


async def test_an_absent_broker_costs_a_commit_nothing(settings: Settings, database: Database) -> None:
    waker = CeleryWaker("redis://127.0.0.1:9/0")
    own = Database(settings.database_url, wake=waker.wake)
    async with own.open_work():
        pass  # connected: what is timed below is the commit alone
    async with asyncio.timeout(5):
        job_id = await promise(Jobs(own), "test.append")
    assert (await Jobs(own).show(job_id)).state == "waiting"
    waker.close()
    await own.dispose()


async def test_jobs_stand_back_for_whoever_waits_for_an_answer(settings: Settings, jobs: Jobs, log: Path) -> None:
    async with real_worker(settings, log) as worker:
        job_id = await promise(jobs, "test.append")
        await until(lambda: ended(jobs, job_id))
        pool = [child.nice() for child in psutil.Process(worker.pid).children(recursive=True)]
        assert len(pool) >= 2
        assert {psutil.Process(worker.pid).nice(), *pool} == {min(19, os.nice(0) + 10)}


async def test_wrong_settings_stop_the_worker_with_the_variables_name(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MENO_")}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "workers", "worker", env=environment, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    said, _ = await process.communicate()
    assert process.returncode == 2
    assert said.startswith(b"MENO_DATABASE_URL is missing")
    assert b"Traceback" not in said


def test_every_scheduled_job_has_a_handler() -> None:
    handlers = load_handlers()
    assert {schedule.kind for schedule in SCHEDULES} <= handlers.keys()


def test_a_kind_has_one_handler() -> None:
    assert "platform.heartbeat" in load_handlers()
    with pytest.raises(ValueError, match="two handlers"):
        handles("platform.heartbeat")(HANDLERS["platform.heartbeat"])
