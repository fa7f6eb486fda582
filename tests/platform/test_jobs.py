"""Jobs as rows: promised in a commit, claimed once, fenced, counted, buried."""

# ruff: noqa: PT012 - a unit of work with what is in it is what raises

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import asyncpg
import pytest
import pytest_asyncio
from sqlalchemy.exc import DBAPIError

from services.platform import Database, Job, JobNotDead, Jobs, LeaseLost, NotFound, RunLater, Schedule, Settings, Unavailable, enqueue
from services.platform.database import Nudge
from services.platform.job_store import MAX_STARTS


class Told:
    """A waker that remembers."""

    def __init__(self) -> None:
        self.jobs: list[Nudge] = []

    def wake(self, jobs: list[Nudge]) -> None:
        self.jobs += jobs


@pytest.fixture
def told() -> Told:
    return Told()


@pytest_asyncio.fixture(loop_scope="session")
async def jobs(settings: Settings, database: Database, told: Told) -> AsyncIterator[Jobs]:
    """Jobs over a database that wakes `told`."""
    own = Database(settings.database_url, wake=told.wake)
    yield Jobs(own)
    await own.dispose()


async def promise(jobs: Jobs, kind: str = "test.work", dedupe_key: str | None = None, run_after: datetime | None = None) -> UUID:
    async with jobs.database.open_work() as work:
        return await enqueue(work, kind, tenant_id=uuid4(), dedupe_key=dedupe_key, run_after=run_after)


async def claimed(jobs: Jobs, job_id: UUID) -> Job:
    job = await jobs.claim(job_id)
    assert job is not None
    return job


async def lapse(admin: asyncpg.Connection, job_id: UUID) -> None:
    """Let a lease end now, as if its worker had died eight seconds ago."""
    await admin.execute("UPDATE job SET lease_until = now() - interval '1 ms' WHERE id = $1", job_id)


async def make_due(admin: asyncpg.Connection, job_id: UUID) -> None:
    await admin.execute("UPDATE job SET run_after = now() - interval '1 ms' WHERE id = $1", job_id)


async def test_a_job_and_its_wake_up_exist_after_the_commit_and_not_before(jobs: Jobs, told: Told) -> None:
    async with jobs.database.open_work() as work:
        job_id = await enqueue(work, "test.work", tenant_id=uuid4())
        assert told.jobs == []
    assert told.jobs == [Nudge(job_id, "test.work")]
    assert (await jobs.show(job_id)).state == "waiting"


async def test_a_rolled_back_job_was_never_promised(jobs: Jobs, told: Told) -> None:
    with pytest.raises(KeyError):
        async with jobs.database.open_work() as work:
            job_id = await enqueue(work, "test.work", tenant_id=uuid4())
            raise KeyError
    assert told.jobs == []
    with pytest.raises(NotFound):
        await jobs.show(job_id)


async def test_a_job_is_claimed_once_however_often_it_is_delivered(jobs: Jobs) -> None:
    job_id = await promise(jobs)
    found = [job for job in await asyncio.gather(*(jobs.claim(job_id) for _ in range(6))) if job is not None]
    assert [(job.attempt, job.fence) for job in found] == [(1, 1)]
    async with jobs.database.open_work() as work:
        await jobs.finish(work, found[0])
    assert await jobs.claim(job_id) is None
    assert (await jobs.show(job_id)).state == "done"


async def test_an_unknown_job_cannot_be_claimed(jobs: Jobs) -> None:
    assert await jobs.claim(uuid4()) is None


async def test_a_job_of_the_future_is_neither_woken_nor_claimed_until_it_is_due(jobs: Jobs, told: Told, admin: asyncpg.Connection) -> None:
    job_id = await promise(jobs, run_after=datetime(2100, 1, 1, tzinfo=UTC))
    assert told.jobs == []
    assert await jobs.claim(job_id) is None
    assert await jobs.reconcile(10) == []
    await make_due(admin, job_id)
    assert await jobs.reconcile(10) == [Nudge(job_id, "test.work")]
    assert await jobs.claim(job_id) is not None


async def test_a_stale_worker_can_keep_nothing(jobs: Jobs, admin: asyncpg.Connection) -> None:
    job_id = await promise(jobs)
    stale = await claimed(jobs, job_id)
    await lapse(admin, job_id)
    fresh = await claimed(jobs, job_id)
    assert (fresh.attempt, fresh.fence) == (2, 2)
    assert await jobs.renew(stale) is False
    for act in (jobs.finish, lambda work, job: jobs.step(work, job, "1")):
        with pytest.raises(LeaseLost):
            async with jobs.database.open_work() as work:
                await enqueue(work, "test.effect", tenant_id=None)
                await act(work, stale)
    await jobs.fail(stale, ValueError())
    assert await jobs.find(kind="test.effect") == []
    assert await jobs.renew(fresh) is True
    assert (await jobs.show(job_id)).state == "running"


async def test_effects_and_done_are_one_commit(jobs: Jobs) -> None:
    job = await claimed(jobs, await promise(jobs))
    with pytest.raises(KeyError):
        async with jobs.database.open_work() as work:
            await jobs.finish(work, job)
            raise KeyError
    assert (await jobs.show(job.id)).state == "running"


async def test_a_job_that_kills_its_process_is_dead_after_five_starts(jobs: Jobs, admin: asyncpg.Connection) -> None:
    job_id = await promise(jobs)
    for start in range(1, MAX_STARTS + 1):
        assert (await claimed(jobs, job_id)).attempt == start
        await lapse(admin, job_id)
    assert await jobs.claim(job_id) is None
    assert await jobs.reconcile(10) == []
    job = await jobs.show(job_id)
    assert (job.state, job.error_code) == ("dead", "worker_lost")


async def test_progress_sets_the_starts_back_to_none(jobs: Jobs, admin: asyncpg.Connection) -> None:
    job_id = await promise(jobs)
    for number in range(2 * MAX_STARTS):
        job = await claimed(jobs, job_id)
        assert job.checkpoint == (str(number) if number else None)
        async with jobs.database.open_work() as work:
            await jobs.step(work, job, str(number + 1), done=number + 1, total=10)
        await lapse(admin, job_id)
    job = await jobs.show(job_id)
    assert (job.state, job.attempt, job.steps_done, job.steps_total) == ("running", 0, 10, 10)


async def test_a_failed_job_rests_and_keeps_class_and_code_and_no_words(jobs: Jobs) -> None:
    job = await claimed(jobs, await promise(jobs))
    await jobs.fail(job, Unavailable("words of a learner"))
    found = await jobs.show(job.id)
    assert (found.state, found.error_class, found.error_code) == ("waiting", "Unavailable", "unavailable")
    assert found.run_after > found.created_at
    assert "learner" not in repr(found)
    assert await jobs.claim(job.id) is None


async def test_a_job_that_fails_five_times_is_dead(jobs: Jobs, admin: asyncpg.Connection) -> None:
    job_id = await promise(jobs)
    for _ in range(MAX_STARTS):
        await jobs.fail(await claimed(jobs, job_id), ValueError("canary"))
        await make_due(admin, job_id)
    job = await jobs.show(job_id)
    assert (job.state, job.error_class, job.error_code) == ("dead", "ValueError", "")


async def test_a_job_that_asks_to_run_later_loses_no_start(jobs: Jobs, admin: asyncpg.Connection) -> None:
    job_id = await promise(jobs)
    for _ in range(2 * MAX_STARTS):
        job = await claimed(jobs, job_id)
        assert job.attempt == 1
        await jobs.fail(job, RunLater(timedelta(minutes=5), "provider_away"))
        await make_due(admin, job_id)
    assert (await jobs.show(job_id)).error_code == "provider_away"


async def test_one_waiting_job_stands_for_all_with_its_key(jobs: Jobs) -> None:
    first = await promise(jobs, dedupe_key="a:1")
    assert await promise(jobs, dedupe_key="a:1") == first
    assert await promise(jobs, dedupe_key="a:2") != first
    assert await promise(jobs, kind="test.other", dedupe_key="a:1") != first


async def test_a_running_job_is_followed_by_one_more_as_it_may_have_read_before_the_change(jobs: Jobs) -> None:
    first = await promise(jobs, dedupe_key="a:1")
    running = await claimed(jobs, first)
    second = await promise(jobs, dedupe_key="a:1")
    assert second != first
    await jobs.fail(running, ValueError())
    assert (await jobs.show(first)).state == "done"
    assert (await jobs.show(second)).state == "waiting"


async def test_an_earlier_wish_brings_the_waiting_job_forward(jobs: Jobs, told: Told) -> None:
    job_id = await promise(jobs, dedupe_key="a:1", run_after=datetime(2100, 1, 1, tzinfo=UTC))
    assert await promise(jobs, dedupe_key="a:1") == job_id
    assert told.jobs == [Nudge(job_id, "test.work")]
    assert await jobs.claim(job_id) is not None


async def test_a_waiting_job_that_is_joined_is_not_claimed_before_the_joining_commit(jobs: Jobs) -> None:
    job_id = await promise(jobs, dedupe_key="a:1")
    async with jobs.database.open_work() as work:
        await enqueue(work, "test.work", tenant_id=None, dedupe_key="a:1")
        claiming = asyncio.create_task(jobs.claim(job_id))
        done, _ = await asyncio.wait([claiming], timeout=0.2)
        assert done == set()
    assert await claiming is not None


async def test_words_do_not_fit_into_a_job(jobs: Jobs) -> None:
    with pytest.raises(DBAPIError, match="ck_job_dedupe_key"):
        await promise(jobs, dedupe_key="I am bad at fractions")
    job = await claimed(jobs, await promise(jobs))
    with pytest.raises(DBAPIError, match="ck_job_checkpoint"):
        async with jobs.database.open_work() as work:
            await jobs.step(work, job, "I am bad at fractions")


async def test_the_reconciler_leaves_a_fresh_wake_up_its_moment_and_finds_lost_ones(jobs: Jobs, admin: asyncpg.Connection) -> None:
    fresh, lost, leased, dead_worker = [await promise(jobs) for _ in range(4)]
    await admin.execute("UPDATE job SET run_after = now() - interval '3 s', created_at = now() - interval '3 s' WHERE id <> $1", fresh)
    await claimed(jobs, leased)
    await claimed(jobs, dead_worker)
    await lapse(admin, dead_worker)
    assert {nudge.job_id: nudge.is_urgent for nudge in await jobs.reconcile(10)} == {dead_worker: True, lost: False}


async def test_a_backlog_is_not_sent_anew_but_what_a_dead_worker_left_is(jobs: Jobs, admin: asyncpg.Connection) -> None:
    for _ in range(3):
        await promise(jobs)
    dead_worker = await promise(jobs)
    await admin.execute("UPDATE job SET run_after = now() - interval '3 s', created_at = now() - interval '3 s'")
    await claimed(jobs, dead_worker)
    await lapse(admin, dead_worker)
    assert [nudge.job_id for nudge in await jobs.reconcile(0)] == [dead_worker]
    assert len(await jobs.reconcile(2)) == 3


async def test_a_schedule_makes_one_job_a_slot_however_many_beats_there_are(jobs: Jobs) -> None:
    schedules = [
        Schedule("yearly", "test.yearly", timedelta(days=36500)),
        Schedule("other", "test.other", timedelta(days=36500), timedelta(days=3)),
    ]
    await asyncio.gather(*(jobs.keep_schedules(schedules) for _ in range(8)))
    assert [len(await jobs.find(kind=kind)) for kind in ("test.yearly", "test.other")] == [1, 1]


async def test_the_next_slot_makes_the_next_job_and_a_waiting_one_is_enough(jobs: Jobs, admin: asyncpg.Connection) -> None:
    schedule = Schedule("yearly", "test.yearly", timedelta(days=36500))
    await jobs.keep_schedules([schedule])
    await admin.execute("UPDATE job_slot SET slot = slot - interval '36500 days'")
    await jobs.keep_schedules([schedule])
    [waiting] = await jobs.find(kind="test.yearly")
    await claimed(jobs, waiting.id)
    await admin.execute("DELETE FROM job_slot WHERE slot = (SELECT max(slot) FROM job_slot)")
    await jobs.keep_schedules([schedule])
    assert len(await jobs.find(kind="test.yearly")) == 2


async def test_a_dead_job_can_be_retried_and_a_living_one_cannot(jobs: Jobs, admin: asyncpg.Connection, told: Told) -> None:
    job_id = await promise(jobs)
    with pytest.raises(JobNotDead):
        await jobs.retry(job_id)
    await admin.execute("UPDATE job SET state = 'dead', attempt = 5")
    told.jobs.clear()
    await jobs.retry(job_id)
    assert told.jobs == [Nudge(job_id, "test.work")]
    assert (await claimed(jobs, job_id)).attempt == 1


async def test_a_running_job_cannot_be_dropped_and_a_waiting_one_can(jobs: Jobs) -> None:
    job_id = await promise(jobs)
    await claimed(jobs, job_id)
    with pytest.raises(JobNotDead):
        await jobs.drop(job_id)
    other = await promise(jobs)
    await jobs.drop(other)
    with pytest.raises(NotFound):
        await jobs.show(other)


async def test_an_accounts_jobs_are_forgotten_but_for_the_one_that_forgets(jobs: Jobs) -> None:
    tenant, account, other = uuid4(), uuid4(), uuid4()
    async with jobs.database.open_work(tenant) as work:
        for owner in (account, account, other):
            await enqueue(work, "test.work", tenant_id=tenant, account_id=owner)
        eraser = await enqueue(work, "test.erase", tenant_id=tenant, account_id=account)
        await jobs.forget(work, tenant_id=tenant, account_id=account, but=eraser)
    assert sorted(str(job.account_id) for job in await jobs.find()) == sorted([str(other), str(account)])


async def test_the_sweep_takes_what_is_done_and_old_and_leaves_the_dead(jobs: Jobs, admin: asyncpg.Connection) -> None:
    old, dead, young = [await promise(jobs) for _ in range(3)]
    await admin.execute("UPDATE job SET state = 'done', ended_at = now() - interval '8 days' WHERE id = $1", old)
    await admin.execute("UPDATE job SET state = 'dead', ended_at = now() - interval '8 days' WHERE id = $1", dead)
    await admin.execute("UPDATE job SET state = 'done', ended_at = now() WHERE id = $1", young)
    await jobs.sweep()
    assert {job.id for job in await jobs.find()} == {dead, young}


async def test_health_tells_lag_and_heartbeat(jobs: Jobs, admin: asyncpg.Connection) -> None:
    assert (await jobs.health()).heartbeat_age_s is None
    await promise(jobs)
    await admin.execute("UPDATE job SET run_after = now() - interval '30 s'")
    beat = await claimed(jobs, await promise(jobs, "platform.heartbeat"))
    async with jobs.database.open_work() as work:
        await jobs.finish(work, beat)
    health = await jobs.health()
    assert (health.due, health.waiting, health.running, health.dead) == (1, 1, 0, 0)
    assert health.lag_s >= 30
    assert health.heartbeat_age_s is not None
    assert health.heartbeat_age_s < 5
