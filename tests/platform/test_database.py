"""Units of work and row-level security, on a real PostgreSQL as the app's role."""

# ruff: noqa: PT012 - a unit of work with what is in it is what raises

import asyncio
import contextlib
from uuid import UUID, uuid4

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from services.platform import Database, Settings, Unavailable, WorkOpen, no_work_open
from services.platform.database import Work
from services.platform.line import WorkLost
from services.platform.rls import OUTSIDE, unguarded

PUT = text("INSERT INTO idempotency VALUES (:tenant, :account, '\\x01', '\\x02', :account, now(), now())")
COUNT = text("SELECT count(*) FROM idempotency")


async def put(work: Work, tenant: UUID) -> None:
    await work.session.execute(PUT, {"tenant": tenant, "account": uuid4()})


async def count(database: Database, tenant: UUID | None) -> int:
    async with database.open_work(tenant) as work:
        return int((await work.session.execute(COUNT)).scalar_one())


async def test_a_clean_exit_commits_and_an_error_rolls_back(database: Database) -> None:
    tenant = uuid4()
    async with database.open_work(tenant) as work:
        await put(work, tenant)
    with pytest.raises(KeyError):
        async with database.open_work(tenant) as work:
            await put(work, tenant)
            raise KeyError
    assert await count(database, tenant) == 1


async def test_a_cancelled_unit_of_work_keeps_nothing_and_gives_its_connection_back(settings: Settings, database: Database) -> None:
    tenant, small, begun = uuid4(), Database(settings.database_url, pool_size=1), asyncio.Event()

    async def never_ends() -> None:
        async with small.open_work(tenant) as work:
            await put(work, tenant)
            begun.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(never_ends())
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await count(small, tenant) == 0
    await small.dispose()


async def test_a_tenant_sees_only_its_own_rows(database: Database) -> None:
    one, other = uuid4(), uuid4()
    async with database.open_work(one) as work:
        await put(work, one)
    assert await count(database, one) == 1
    assert await count(database, other) == 0


async def test_without_a_tenant_there_are_no_rows_on_any_connection(database: Database) -> None:
    tenant = uuid4()
    async with database.open_work(tenant) as work:
        await put(work, tenant)
    assert [await count(database, None) for _ in range(3)] == [0, 0, 0]


async def test_a_row_of_another_tenant_cannot_be_written(database: Database) -> None:
    for tenant in (uuid4(), None):
        with pytest.raises(DBAPIError, match="row-level security"):
            async with database.open_work(tenant) as work:
                await put(work, uuid4())


async def test_a_row_cannot_be_moved_to_another_tenant(database: Database) -> None:
    tenant = uuid4()
    async with database.open_work(tenant) as work:
        await put(work, tenant)
    with pytest.raises(DBAPIError, match="row-level security"):
        async with database.open_work(tenant) as work:
            await work.session.execute(text("UPDATE idempotency SET tenant_id = :other"), {"other": uuid4()})


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE idempotency DISABLE ROW LEVEL SECURITY",
        "DROP POLICY tenant_only ON idempotency",
        "TRUNCATE idempotency",
        "CREATE TABLE loot (x int)",
        "SET ROLE meno_test_owner",
    ],
)
async def test_the_app_role_cannot_get_past_the_policy(database: Database, statement: str) -> None:
    with pytest.raises(DBAPIError, match=r"owner|permission denied"):
        async with database.open_work(uuid4()) as work:
            await work.session.execute(text(statement))


async def test_the_app_role_has_no_special_rights(database: Database) -> None:
    async with database.open_work() as work:
        rights = await work.session.execute(
            text("SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication FROM pg_roles WHERE rolname = current_user")
        )
        assert tuple(rights.one()) == (False,) * 5


async def test_switching_row_security_off_shows_an_error_and_no_rows(database: Database) -> None:
    with pytest.raises(DBAPIError, match="row-level security"):
        async with database.open_work() as work:
            await work.session.execute(text("SET LOCAL row_security = off"))
            await work.session.execute(COUNT)


async def test_every_table_with_a_tenant_is_guarded(database: Database, keys_database: Database) -> None:
    for each in (database, keys_database):
        async with each.open_work() as work:
            assert await unguarded(work.session) == []


async def test_a_forgotten_policy_is_found(database: Database, admin: asyncpg.Connection) -> None:
    await admin.execute(
        "CREATE TABLE forgotten (tenant_id uuid); CREATE TABLE half (tenant_id uuid); ALTER TABLE half ENABLE ROW LEVEL SECURITY"
    )
    try:
        async with database.open_work() as work:
            assert await unguarded(work.session) == ["forgotten", "half"]
    finally:
        await admin.execute("DROP TABLE forgotten, half")
    assert "job" in OUTSIDE


async def test_a_connection_that_died_while_idle_is_replaced_unseen(
    settings: Settings, admin: asyncpg.Connection, database: Database
) -> None:
    lively = Database(settings.database_url, pool_size=2)
    async with lively.open_work() as work:
        pid = (await work.session.execute(text("SELECT pg_backend_pid()"))).scalar_one()
    assert await admin.fetchval("SELECT pg_terminate_backend($1, 5000)", pid)
    assert await count(lively, uuid4()) == 0
    await lively.dispose()


async def test_a_connection_that_dies_at_work_says_unavailable_and_keeps_nothing(database: Database, admin: asyncpg.Connection) -> None:
    tenant = uuid4()
    with pytest.raises(Unavailable):
        async with database.open_work(tenant) as work:
            await put(work, tenant)
            pid = (await work.session.execute(text("SELECT pg_backend_pid()"))).scalar_one()
            assert await admin.fetchval("SELECT pg_terminate_backend($1, 5000)", pid)
            await put(work, tenant)
    assert await count(database, tenant) == 0


async def test_a_connection_that_dies_before_the_commit_says_unavailable(database: Database, admin: asyncpg.Connection) -> None:
    tenant = uuid4()
    with pytest.raises(Unavailable):
        async with database.open_work(tenant) as work:
            await put(work, tenant)
            pid = (await work.session.execute(text("SELECT pg_backend_pid()"))).scalar_one()
            assert await admin.fetchval("SELECT pg_terminate_backend($1, 5000)", pid)
    assert await count(database, tenant) == 0


async def test_an_absent_database_says_unavailable() -> None:
    with pytest.raises(Unavailable):
        async with Database("postgresql+asyncpg://nobody:pw@127.0.0.1:9/none").open_work():
            pass


async def test_a_swallowed_error_does_not_pass_for_a_commit(database: Database) -> None:
    tenant = uuid4()
    with pytest.raises(WorkLost):
        async with database.open_work(tenant) as work:
            await put(work, tenant)
            with contextlib.suppress(DBAPIError):
                await work.session.execute(text("SELECT 1/0"))
    assert await count(database, tenant) == 0


async def test_what_waits_for_the_commit_is_called_after_it_and_only_then(database: Database) -> None:
    tenant, seen = uuid4(), []

    async def look() -> None:
        no_work_open("looking")
        seen.append(await count(database, tenant))

    async with database.open_work(tenant) as work:
        work.on_commit(look)
        await put(work, tenant)
    with pytest.raises(KeyError):
        async with database.open_work(tenant) as work:
            work.on_commit(look)
            raise KeyError
    assert seen == [1]


async def test_a_failure_after_the_commit_does_not_undo_it(database: Database) -> None:
    tenant = uuid4()

    async def fails() -> None:
        raise RuntimeError("canary")

    async with database.open_work(tenant) as work:
        work.on_commit(fails)
        await put(work, tenant)
    assert await count(database, tenant) == 1


async def test_nothing_slow_runs_inside_a_unit_of_work(database: Database) -> None:
    no_work_open("the model")
    async with database.open_work():
        with pytest.raises(WorkOpen, match="the model"):
            no_work_open("the model")
    no_work_open("the model")


async def test_a_task_begun_inside_is_free_once_the_unit_of_work_is_closed(database: Database) -> None:
    closed = asyncio.Event()

    async def later() -> None:
        await closed.wait()
        no_work_open("the model")

    async with database.open_work():
        task = asyncio.create_task(later())
    closed.set()
    await task


async def test_a_second_unit_of_work_of_the_same_database_is_refused_and_of_the_other_not(
    database: Database, keys_database: Database
) -> None:
    async with database.open_work():
        async with keys_database.open_work():
            with pytest.raises(WorkOpen):
                async with database.open_work():
                    pass
        with pytest.raises(WorkOpen, match="the model"):
            no_work_open("the model")


async def test_errors_and_their_text_show_no_values(database: Database) -> None:
    with pytest.raises(DBAPIError) as caught:
        async with database.open_work() as work:
            await work.session.execute(text("SELECT CAST(:value AS text) || (1/0)::text"), {"value": "canary"})
    assert "canary" not in str(caught.value)


@pytest.mark.parametrize("state", ["55P03", "57014", "40P01", "40001"])
async def test_what_a_repetition_may_mend_says_so(database: Database, state: str) -> None:
    with pytest.raises(Unavailable):
        async with database.open_work() as work:
            await work.session.execute(text(f"DO $$ BEGIN RAISE EXCEPTION 'in the way' USING ERRCODE = '{state}'; END $$"))
    assert await count(database, uuid4()) == 0


async def test_a_statement_that_takes_too_long_is_unavailable_and_not_a_bug(database: Database) -> None:
    with pytest.raises(Unavailable):
        async with database.open_work() as work:
            await work.session.execute(text("SET LOCAL statement_timeout = '20ms'"))
            await work.session.execute(text("SELECT pg_sleep(2)"))


async def test_only_the_unit_of_work_that_may_be_lost_does_not_wait_for_the_disk(settings: Settings) -> None:
    asked, database = text("SHOW synchronous_commit"), Database(settings.database_url, pool_size=1)
    try:
        async with database.open_work() as work:
            await work.may_be_lost()
            assert (await work.session.execute(asked)).scalar_one() == "off"
        async with database.open_work() as work:
            assert (await work.session.execute(asked)).scalar_one() == "on"
    finally:
        await database.dispose()
