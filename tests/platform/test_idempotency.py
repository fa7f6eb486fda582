"""Idempotency keys: once, with the same bytes, whoever sends it how often."""

# ruff: noqa: PT012 - a unit of work with what is in it is what raises

import asyncio
from uuid import UUID, uuid4

import asyncpg
import pytest

from services.platform import Database, Idempotency, KeyClaim, KeyInFlight, KeyReused, StoredReply, enqueue

TENANT, ACCOUNT = uuid4(), uuid4()
KEYS = Idempotency()


async def send(database: Database, body: bytes = b"mac", key: str = "key", account: UUID = ACCOUNT) -> StoredReply:
    """Answer a request as a use case does: effect and reply in one unit of work."""
    async with database.open_work(TENANT) as work:
        claim = await KEYS.begin(work, account, key, body)
        if isinstance(claim, StoredReply):
            return claim
        effect = await enqueue(work, "test.effect", tenant_id=TENANT, account_id=account)
        await KEYS.finish(work, claim, 201, effect.bytes)
        return StoredReply(201, effect.bytes)


async def begin(database: Database, body: bytes = b"mac") -> KeyClaim:
    async with database.open_work(TENANT) as work:
        claim = await KEYS.begin(work, ACCOUNT, "key", body)
    assert isinstance(claim, KeyClaim)
    return claim


async def effects(database: Database) -> int:
    async with database.open_work() as work:
        connection = await work.session.connection()
        return int((await connection.exec_driver_sql("SELECT count(*) FROM job WHERE kind = 'test.effect'")).scalar_one())


async def test_the_same_request_twice_has_one_effect_and_the_same_bytes(database: Database) -> None:
    first = await send(database)
    assert await send(database) == first
    assert await effects(database) == 1


async def test_many_at_once_have_one_effect_and_the_same_bytes(database: Database) -> None:
    replies = await asyncio.gather(*(send(database) for _ in range(6)))
    assert len(set(replies)) == 1
    assert await effects(database) == 1


async def test_another_request_with_the_same_key_is_refused(database: Database) -> None:
    await send(database)
    with pytest.raises(KeyReused):
        await send(database, body=b"other")
    assert await effects(database) == 1


async def test_keys_of_two_accounts_never_meet(database: Database) -> None:
    assert await send(database) != await send(database, account=uuid4(), body=b"other")


async def test_a_request_in_flight_is_refused_until_it_is_answered(database: Database) -> None:
    claim = await begin(database)
    with pytest.raises(KeyInFlight) as caught:
        await send(database)
    assert caught.value.headers is not None
    async with database.open_work(TENANT) as work:
        await KEYS.finish(work, claim, 200, b"sealed")
    assert await send(database) == StoredReply(200, b"sealed")


async def test_another_body_in_flight_is_reuse_and_not_patience(database: Database) -> None:
    await begin(database)
    with pytest.raises(KeyReused):
        await send(database, body=b"other")


async def test_a_request_whose_process_died_may_be_sent_again_and_the_dead_one_keeps_nothing(
    database: Database, admin: asyncpg.Connection
) -> None:
    stale = await begin(database)
    await admin.execute("UPDATE idempotency SET lease_until = now() - interval '1 s'")
    reply = await send(database)
    with pytest.raises(KeyInFlight):
        async with database.open_work(TENANT) as work:
            await enqueue(work, "test.effect", tenant_id=TENANT)
            await KEYS.finish(work, stale, 200, b"stale")
    assert await send(database) == reply
    assert await effects(database) == 1


async def test_a_reply_is_forgotten_after_a_day(database: Database, admin: asyncpg.Connection) -> None:
    first = await send(database)
    await admin.execute("UPDATE idempotency SET expires_at = now() - interval '1 s'")
    assert await send(database, body=b"other") != first


async def test_the_sweep_takes_what_has_expired_in_its_tenant(database: Database, admin: asyncpg.Connection) -> None:
    await send(database, key="old")
    await admin.execute("UPDATE idempotency SET expires_at = now() - interval '1 s'")
    await send(database, key="new")
    async with database.open_work(TENANT) as work:
        await KEYS.sweep(work)
    assert await admin.fetchval("SELECT count(*) FROM idempotency") == 1


async def test_an_erased_accounts_keys_are_forgotten(database: Database, admin: asyncpg.Connection) -> None:
    await send(database)
    await send(database, account=uuid4())
    async with database.open_work(TENANT) as work:
        await KEYS.forget(work, ACCOUNT)
    assert await admin.fetchval("SELECT count(*) FROM idempotency WHERE account_id = $1", ACCOUNT) == 0
    assert await admin.fetchval("SELECT count(*) FROM idempotency") == 1


async def test_a_key_without_a_tenant_is_a_bug(database: Database) -> None:
    with pytest.raises(ValueError, match="tenant"):
        async with database.open_work() as work:
            await KEYS.begin(work, ACCOUNT, "key", b"mac")


async def test_the_key_itself_is_not_stored(database: Database, admin: asyncpg.Connection) -> None:
    await send(database, key="key-canary")
    row = await admin.fetchrow("SELECT * FROM idempotency")
    assert "canary" not in repr(row)
