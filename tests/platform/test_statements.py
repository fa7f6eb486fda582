"""Statements that go straight to the driver, on a real PostgreSQL: the same rows, the same refusals, and the same unit of work."""

# ruff: noqa: PT012 - a unit of work with what is in it is what raises

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID, uuid4

import asyncpg
import pytest
import pytest_asyncio
from sqlalchemy import Numeric, Uuid, bindparam, event, func, literal, select, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.exc import DBAPIError

from services.platform import Database, Settings, Statement, Unavailable
from services.platform.idempotency_tables import IdempotencyRow
from services.platform.line import WorkLost

PUT = Statement(text("INSERT INTO idempotency VALUES (:tenant, :account, '\\x01', '\\x02', :account, now(), now()) RETURNING account_id"))
FOUND = Statement(select(IdempotencyRow.account_id, IdempotencyRow.status).where(IdempotencyRow.tenant_id == bindparam("tenant")))
SLOW = Statement(text("SELECT pg_sleep(30)"))
PID = Statement(text("SELECT pg_backend_pid() AS pid"))


async def test_rows_are_named_and_made_of_the_columns_types(database: Database) -> None:
    query = select(
        literal(Decimal("1.50"), Numeric(6, 2)).label("price"),
        bindparam("ids", type_=ARRAY(Uuid())).label("ids"),
        func.cardinality(bindparam("ids", type_=ARRAY(Uuid()))).label("many"),
    )
    statement, ids = Statement(query), [uuid4(), uuid4()]
    async with database.open_work() as work:
        row = await statement.one(work.session, {"ids": ids})
        same = (await work.session.execute(query, {"ids": ids})).one()
        assert (row.price, row.ids, row.many) == tuple(row) == tuple(same) == (Decimal("1.50"), ids, 2)
        assert (await statement.one(work.session, {"ids": []})).many == 0


async def test_one_row_at_most_is_one_row_at_most(database: Database) -> None:
    many = Statement(text("SELECT n FROM generate_series(1, CAST(:count AS int)) AS n"))
    async with database.open_work() as work:
        assert await many.one_or_none(work.session, {"count": 0}) is None
        assert (await many.one_or_none(work.session, {"count": 1})).n == 1
        assert [row.n for row in await many.all(work.session, {"count": 3})] == [1, 2, 3]
        for count in (0, 2):
            with pytest.raises(ValueError, match=r"values to unpack|found more"):
                await (many.one_or_none if count else many.one)(work.session, {"count": count})


async def test_a_value_that_is_missing_is_a_bug_and_nothing_is_sent(database: Database) -> None:
    async with database.open_work() as work:
        with pytest.raises(KeyError):
            await FOUND.all(work.session, {})
        assert await FOUND.all(work.session, {"tenant": uuid4()}) == []


async def test_a_list_that_is_written_out_is_refused(database: Database) -> None:
    async with database.open_work() as work:
        with pytest.raises(TypeError, match="would change"):
            await Statement(select(IdempotencyRow.status).where(IdempotencyRow.status.in_([1, 2]))).all(work.session, {})


async def test_it_is_of_the_unit_of_work_and_what_waits_in_the_session_comes_before_it(database: Database) -> None:
    tenant, now = uuid4(), datetime.now(UTC)
    with pytest.raises(KeyError):
        async with database.open_work(tenant) as work:
            await PUT.one(work.session, {"tenant": tenant, "account": uuid4()})
            raise KeyError
    async with database.open_work(tenant) as work:
        assert await FOUND.all(work.session, {"tenant": tenant}) == []
        row = IdempotencyRow(
            tenant_id=tenant, account_id=uuid4(), key_hash=b"1", body_mac=b"2", claim=uuid4(), lease_until=now, expires_at=now, status=200
        )
        work.session.add(row)
        assert [(found.account_id, found.status) for found in await FOUND.all(work.session, {"tenant": tenant})] == [(row.account_id, 200)]
        row.status = 201
        assert [found.status for found in await FOUND.all(work.session, {"tenant": tenant})] == [201]
        await work.session.delete(row)
        assert await FOUND.all(work.session, {"tenant": tenant}) == []
    async with database.open_work(uuid4()) as work:
        assert await FOUND.all(work.session, {"tenant": tenant}) == []  # as if it were not there


async def test_a_refusal_is_that_of_a_session_and_nothing_is_kept_if_it_is_swallowed(database: Database) -> None:
    tenant = uuid4()
    with pytest.raises(DBAPIError, match="row-level security") as refused:
        async with database.open_work(tenant) as work:
            await PUT.one(work.session, {"tenant": uuid4(), "account": uuid4()})
    assert refused.value.params is None
    with pytest.raises(WorkLost):
        async with database.open_work(tenant) as work:
            await PUT.one(work.session, {"tenant": tenant, "account": uuid4()})
            with pytest.raises(DBAPIError):
                await PUT.one(work.session, {"tenant": uuid4(), "account": uuid4()})
    async with database.open_work(tenant) as work:
        assert await FOUND.all(work.session, {"tenant": tenant}) == []


async def test_what_takes_too_long_may_be_tried_again(database: Database) -> None:
    with pytest.raises(Unavailable):
        async with database.open_work() as work:
            await work.session.execute(text("SET LOCAL statement_timeout = '50ms'"))
            await SLOW.all(work.session, {})


@pytest_asyncio.fixture(loop_scope="session")
async def single(settings: Settings, database: Database) -> AsyncIterator[Database]:
    """A database with one connection, so that one that is lost is missed."""
    single = Database(settings.database_url, pool_size=1)
    yield single
    await single.dispose()


async def test_a_connection_that_dies_says_unavailable_and_another_takes_its_place(single: Database, admin: asyncpg.Connection) -> None:
    tenant = uuid4()
    with pytest.raises(Unavailable):
        async with single.open_work(tenant) as work:
            await PUT.one(work.session, {"tenant": tenant, "account": uuid4()})
            assert await admin.fetchval("SELECT pg_terminate_backend($1, 5000)", (await PID.one(work.session, {})).pid)
            await PUT.one(work.session, {"tenant": tenant, "account": uuid4()})
    async with single.open_work(tenant) as work:
        assert await FOUND.all(work.session, {"tenant": tenant}) == []


async def test_one_that_is_cancelled_keeps_nothing_and_no_connection(single: Database) -> None:
    tenant: UUID = uuid4()
    begun = asyncio.Event()

    async def never_ends() -> None:
        async with single.open_work(tenant) as work:
            await PUT.one(work.session, {"tenant": tenant, "account": uuid4()})
            begun.set()
            await SLOW.all(work.session, {})

    task = asyncio.create_task(never_ends())
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with single.open_work(tenant) as work:
        assert await FOUND.all(work.session, {"tenant": tenant}) == []


async def test_a_table_that_was_changed_meanwhile_is_read_anew(single: Database, admin: asyncpg.Connection) -> None:
    statement = Statement(text("SELECT n FROM changing"))
    await admin.execute("CREATE TABLE changing (n int); INSERT INTO changing VALUES (1); GRANT SELECT ON changing TO PUBLIC")
    try:
        async with single.open_work() as work:
            assert (await statement.one(work.session, {})).n == 1
        await admin.execute("ALTER TABLE changing ALTER n TYPE text")
        with pytest.raises(DBAPIError, match="cached statement"):
            async with single.open_work() as work:
                await statement.one(work.session, {})
        async with single.open_work() as work:
            assert (await statement.one(work.session, {})).n == "1"
    finally:
        await admin.execute("DROP TABLE changing")


async def test_whoever_listens_to_the_engine_hears_of_it(database: Database) -> None:
    seen: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        seen.append(statement)

    engine = database._engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        async with database.open_work() as work:
            await PID.one(work.session, {})
    finally:
        event.remove(engine, "before_cursor_execute", note)
    assert seen == ["SELECT pg_backend_pid() AS pid"]
