"""No-memory mode: the same desk, sealed under the session's key, and nothing left behind."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
import redis.asyncio

from services.memory import Duplicate, Entry, Memory, MemoryBusy, MemoryFull, SessionErasure, SessionMemory
from services.platform import KeyInFlight, KeyReused, Unavailable
from services.vault import SealRefused, Vault
from tests.memory.toys import Tally, attempt, message


@pytest.fixture
def session_memory(redis_client, clock) -> SessionMemory:
    return SessionMemory(redis_client, {"toy": Tally()}, clock)


@pytest.fixture
async def keys(vault, tenant_id):
    return await vault.session_keys(tenant_id, uuid4(), create=True)


async def append(session_memory, keys, *drafts):
    desk = await session_memory.open(keys, zone="Asia/Tokyo", drafts=drafts)
    added = [desk.add(draft) for draft in drafts]
    await desk.save()
    return added


async def test_the_same_desk_works_without_a_database(session_memory, keys):
    first, second = attempt("i1"), message("hm")
    added = await append(session_memory, keys, first, second)
    await append(session_memory, keys, attempt("i2"))
    assert (await session_memory.entries(keys))[:2] == added
    assert await session_memory.entry(keys, first.id) == added[0]
    assert await session_memory.entry(keys, uuid4()) is None
    view = await session_memory.read(keys, [("toy", "algebra"), ("toy", "algebra/i2"), ("toy", "other")])
    assert [view.state("toy", part)["n"] for part in ("algebra", "algebra/i2", "other")] == [2, 1, 0]
    assert view.seq == 3


async def test_it_leaves_no_row_in_sql(session_memory, keys, brooms):
    await append(session_memory, keys, attempt(), message())
    for table in ("memory_head", "memory_journal", "memory_part"):
        assert await brooms[0].fetchval(f"SELECT count(*) FROM {table}") == 0


async def test_what_redis_holds_is_sealed_and_ends(session_memory, keys, redis_client):
    await append(session_memory, keys, attempt("canary-item", answer="canary"), message("canary"))
    await session_memory.keep_reply(keys, uuid4(), bytes(32) + b"canary")
    (name,) = await redis_client.keys("*")
    assert b"canary" not in b"".join((await redis_client.hgetall(name)).values())
    assert 0 < await redis_client.ttl(name) <= 24 * 3600


async def test_when_the_key_is_dropped_nothing_opens_it(session_memory, vault, tenant_id, keys):
    await append(session_memory, keys, attempt())
    await vault.drop_session(tenant_id, keys.account_id)
    with pytest.raises(SealRefused):
        await session_memory.entries(keys)
    anew = await vault.session_keys(tenant_id, keys.account_id, create=True)
    assert await session_memory.entries(anew) == []


async def test_after_a_day_a_session_begins_anew_under_a_new_key(session_memory, vault, tenant_id, keys, clock, redis_client):
    await append(session_memory, keys, attempt())
    (old,) = await redis_client.keys("*")
    clock.at += timedelta(hours=24)
    anew = await Vault(vault._keyring).session_keys(tenant_id, keys.account_id, create=True)
    await append(session_memory, anew, message("hm"))
    assert len(await session_memory.entries(anew)) == 1
    assert old in await redis_client.keys("*")
    assert len(await redis_client.keys("*")) == 2


async def test_the_end_of_a_session_leaves_neither_key_nor_blob(session_memory, vault, tenant_id, keys, redis_client, database, brooms):
    await append(session_memory, keys, attempt())
    erasure = SessionErasure(vault, session_memory)
    async with database.open_work(tenant_id) as work:
        await erasure.ended(work, tenant_id, [keys.account_id, uuid4()])
        assert await brooms[1].fetchval("SELECT count(*) FROM vault_session_key") == 0
        assert await redis_client.keys("*")
    assert await redis_client.keys("*") == []


async def test_a_reply_that_comes_after_the_end_does_not_stay_for_ever(session_memory, keys, redis_client):
    await session_memory.keep_reply(keys, uuid4(), bytes(32) + b"late")
    (name,) = await redis_client.keys("*")
    assert 0 < await redis_client.ttl(name) <= 24 * 3600


async def test_two_that_write_at_once_do_not_lose_one_another(session_memory, keys):
    drafts = [attempt(f"i{n}") for n in range(2)]
    desks = [await session_memory.open(keys, drafts=[draft]) for draft in drafts]
    for desk, draft in zip(desks, drafts, strict=True):
        desk.add(draft)
    answers = await asyncio.gather(*(desk.save() for desk in desks), return_exceptions=True)
    assert sorted(type(answer) for answer in answers if answer) == [MemoryBusy]
    assert len(await session_memory.entries(keys)) == 1


async def test_the_same_attempt_twice_is_said(session_memory, keys):
    draft = attempt()
    assert isinstance((await append(session_memory, keys, draft))[0], Entry)
    assert await append(session_memory, keys, draft) == [Duplicate(draft.id, 1)]


async def test_a_blob_put_back_or_moved_is_refused(session_memory, keys, vault, tenant_id, redis_client):
    await append(session_memory, keys, attempt())
    (name,) = await redis_client.keys("*")
    old = await redis_client.hget(name, "blob")
    await append(session_memory, keys, attempt())
    await redis_client.hset(name, "blob", old)
    with pytest.raises(SealRefused):
        await session_memory.entries(keys)
    other = await vault.session_keys(tenant_id, uuid4(), create=True)
    await append(session_memory, other, attempt())
    (elsewhere,) = set(await redis_client.keys("*")) - {name}
    await redis_client.hset(elsewhere, mapping={"version": 1, "blob": old})
    with pytest.raises(SealRefused):
        await session_memory.entries(other)


async def test_a_reply_is_the_same_again_and_only_for_the_same_request(session_memory, keys):
    attempt_id, mac = uuid4(), b"m" * 32
    with pytest.raises(KeyInFlight):
        await session_memory.reply(keys, attempt_id, mac)
    await session_memory.keep_reply(keys, attempt_id, mac + b"well done")
    assert await session_memory.reply(keys, attempt_id, mac) == b"well done"
    with pytest.raises(KeyReused):
        await session_memory.reply(keys, attempt_id, b"n" * 32)


async def test_a_new_parameter_set_during_a_session_folds_anew(session_memory, keys):
    await append(session_memory, keys, attempt(), attempt())
    newer = replace(session_memory, given={"toy": Tally("set-2", step=10)})
    await append(newer, keys, attempt())
    assert (await newer.read(keys, [("toy", "algebra")])).state("toy", "algebra")["n"] == 30


async def test_a_session_has_an_end_of_size(session_memory, keys):
    long = [message("x" * 20_000) for _ in range(103)]
    await append(session_memory, keys, *long)
    with pytest.raises(MemoryFull):
        await append(session_memory, keys, *(message("y" * 20_000) for _ in range(3)))


async def test_keys_of_an_account_are_not_taken_for_a_session(session_memory, learner):
    with pytest.raises(TypeError):
        await session_memory.open(learner.keys)


async def test_without_redis_it_says_so(session_memory, keys, clock):
    nowhere = redis.asyncio.from_url("redis://127.0.0.1:1/0")
    with pytest.raises(Unavailable):
        await SessionMemory(nowhere, {}, clock).entries(keys)
    await nowhere.aclose()


async def test_a_desk_of_the_database_and_one_of_a_session_agree(session_memory, keys, learner, clock):
    drafts = [attempt(f"i{n % 3}", score=n % 2) for n in range(12)]
    await append(session_memory, keys, *drafts)
    await learner.append(*drafts, zone="Asia/Tokyo")
    assert isinstance(learner.memory, Memory)
    view = await session_memory.read(keys, [("toy", "algebra")])
    assert view.state("toy", "algebra") == await learner.state("algebra")
