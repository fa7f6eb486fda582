"""One run of a job: effects together with `done`, failures in the row, a lost lease stops the work."""

import asyncio
from datetime import timedelta
from uuid import UUID, uuid4

import asyncpg
import pytest

from services.platform import Database, Handler, JobRun, Jobs, RunLater, enqueue, no_work_open, run_job
from tests.platform.real_worker import until

SERVICES = object()


@pytest.fixture
def jobs(database: Database) -> Jobs:
    return Jobs(database)


async def promise(jobs: Jobs, tenant_id: UUID | None = None) -> UUID:
    async with jobs.database.open_work() as work:
        return await enqueue(work, "test.work", tenant_id=tenant_id)


async def run(jobs: Jobs, job_id: UUID, handler: Handler | None) -> bool:
    return await run_job(jobs, job_id, lambda kind: handler if kind == "test.work" else None, SERVICES)


async def effects(jobs: Jobs) -> int:
    return len(await jobs.find(kind="test.effect"))


async def append(_services: object, run: JobRun) -> None:
    async with run.open_work() as work:
        await enqueue(work, "test.effect", tenant_id=work.tenant_id)
        await run.finish(work)


async def test_a_handler_runs_with_the_services_in_its_jobs_tenant_and_outside_a_unit_of_work(jobs: Jobs) -> None:
    tenant, seen = uuid4(), []

    async def handler(services: object, run: JobRun) -> None:
        no_work_open("the handler")
        async with run.open_work() as work:
            seen.append((services, work.tenant_id, run.job.attempt))

    job_id = await promise(jobs, tenant)
    assert await run(jobs, job_id, handler) is True
    assert seen == [(SERVICES, tenant, 1)]
    assert (await jobs.show(job_id)).state == "done"


async def test_a_job_delivered_many_times_has_its_effect_once(jobs: Jobs) -> None:
    job_id = await promise(jobs)
    ran = await asyncio.gather(*(run(jobs, job_id, append) for _ in range(5)))
    assert sorted(ran) == [False, False, False, False, True]
    assert await effects(jobs) == 1


async def test_a_failure_after_done_does_not_undo_it(jobs: Jobs) -> None:
    async def fails_late(services: object, run: JobRun) -> None:
        await append(services, run)
        raise ValueError("canary")

    job_id = await promise(jobs)
    await run(jobs, job_id, fails_late)
    assert (await jobs.show(job_id)).state == "done"
    assert await effects(jobs) == 1


async def test_a_failing_handler_is_put_back_and_nothing_is_raised(jobs: Jobs) -> None:
    async def fails(_services: object, run: JobRun) -> None:
        async with run.open_work() as work:
            await enqueue(work, "test.effect", tenant_id=None)
            raise ValueError("canary")

    job_id = await promise(jobs)
    await run(jobs, job_id, fails)
    job = await jobs.show(job_id)
    assert (job.state, job.error_class, job.attempt) == ("waiting", "ValueError", 1)
    assert await effects(jobs) == 0


async def test_a_kind_that_nobody_handles_is_put_back(jobs: Jobs) -> None:
    job_id = await promise(jobs)
    await run(jobs, job_id, None)
    job = await jobs.show(job_id)
    assert (job.state, job.error_class) == ("waiting", "NoHandler")


async def test_a_handler_may_ask_to_run_later(jobs: Jobs) -> None:
    async def later(_services: object, _run: JobRun) -> None:
        raise RunLater(timedelta(minutes=1), "provider_away")

    job_id = await promise(jobs)
    await run(jobs, job_id, later)
    job = await jobs.show(job_id)
    assert (job.state, job.attempt, job.error_code) == ("waiting", 0, "provider_away")


async def test_a_long_job_goes_on_where_it_stopped(jobs: Jobs, admin: asyncpg.Connection) -> None:
    done: list[int] = []

    async def walk(_services: object, run: JobRun) -> None:
        for number in range(int(run.job.checkpoint or 0), 6):
            if number == 3 and run.job.fence == 1:
                raise ConnectionResetError
            async with run.open_work() as work:
                done.append(number)
                await run.step(work, str(number + 1), done=number + 1, total=6)

    job_id = await promise(jobs)
    await run(jobs, job_id, walk)
    await admin.execute("UPDATE job SET run_after = now() - interval '1 ms'")
    await run(jobs, job_id, walk)
    assert done == [0, 1, 2, 3, 4, 5]
    job = await jobs.show(job_id)
    assert (job.state, job.checkpoint, job.steps_done, job.steps_total) == ("done", "6", 6, 6)


async def test_a_running_job_keeps_its_lease_as_long_as_it_works(jobs: Jobs) -> None:
    async def until_renewed(_services: object, run: JobRun) -> None:
        before = (await run.jobs.show(run.job.id)).lease_until
        assert before is not None

        async def is_renewed() -> bool:
            return (await run.jobs.show(run.job.id)).lease_until != before

        await until(is_renewed)

    job_id = await promise(jobs)
    await run(jobs, job_id, until_renewed)
    assert (await jobs.show(job_id)).state == "done"


async def test_a_lost_lease_stops_the_work(jobs: Jobs, admin: asyncpg.Connection) -> None:
    outcome: list[str] = []

    async def robbed(_services: object, run: JobRun) -> None:
        await admin.execute("UPDATE job SET lease_until = now() - interval '1 ms'")
        assert await run.jobs.claim(run.job.id) is not None
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            outcome.append("stopped")
            raise

    job_id = await promise(jobs)
    async with asyncio.timeout(10):
        await run(jobs, job_id, robbed)
    assert outcome == ["stopped"]
    job = await jobs.show(job_id)
    assert (job.state, job.attempt, job.fence) == ("running", 2, 2)


async def test_a_cancelled_run_leaves_the_job_to_its_lease(jobs: Jobs) -> None:
    begun = asyncio.Event()

    async def waits(_services: object, _run: JobRun) -> None:
        begun.set()
        await asyncio.Event().wait()

    job_id = await promise(jobs)
    task = asyncio.create_task(run(jobs, job_id, waits))
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert (await jobs.show(job_id)).state == "running"
