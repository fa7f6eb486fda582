"""All that memory keeps of a learner is sealed anew under a newer data key, and deleted whole, whatever else goes on meanwhile."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from services.memory import Entry, MemoryHolding, Replay, holding_store
from services.memory.store import Owner
from services.memory.tables import IndexRow
from services.vault import AccountKeys, Place, SealRefused
from tests.memory.conftest import Learner
from tests.memory.consolidating import consolidate
from tests.memory.toys import attempt, message

OLD, NEW, NAMES = bytes(range(32)), bytes(range(32, 64)), bytes(range(64, 96))
CELLS = (
    ("memory_head", "manifest"),
    ("memory_journal", "words"),
    ("memory_journal", "evidence"),
    ("memory_part", "sealed"),
    ("memory_index", "sealed"),
)
HOLDING = MemoryHolding()


@pytest.fixture
async def before(memory, database, tenant_id) -> Learner:
    """A learner with some memory, sealed with the first data key."""
    learner_id = uuid4()
    keys = AccountKeys(tenant_id, learner_id, {1: OLD}, NAMES)
    learner = Learner(memory, database, keys, learner_id)
    await learner.append(*(attempt(f"i{n}") for n in range(5)), *(message() for _ in range(5)))
    await consolidate(learner)
    await segment(learner, 1, 10)
    return learner


async def segment(learner: Learner, from_seq: int, to_seq: int) -> UUID:
    """Write a segment of the index."""
    name = uuid4()
    sealed = learner.keys.seal(Place("memory_index", "segment", name, 1), b"postings" * 1000)
    row = {"tenant_id": learner.keys.tenant_id, "learner_id": learner.id, "segment": name, "version": 1}
    async with learner.database.open_work(learner.keys.tenant_id) as work:
        work.session.add(IndexRow(**row, from_seq=from_seq, to_seq=to_seq, made_with=uuid4(), sealed=sealed))
    return name


@pytest.fixture
def after(before: Learner) -> Learner:
    """The same learner with a second data key, which seals from now on."""
    return replace(before, keys=AccountKeys(before.keys.tenant_id, before.id, {1: OLD, 2: NEW}, NAMES))


@pytest.fixture
def without_old(before: Learner) -> Learner:
    """The same learner once the first data key has been destroyed."""
    return replace(before, keys=AccountKeys(before.keys.tenant_id, before.id, {2: NEW}, NAMES))


async def reseal(learner: Learner, limit: int = 1_000) -> int:
    found = 0
    while True:
        async with learner.database.open_work(learner.keys.tenant_id) as work:
            more = await HOLDING.reseal(work, learner.keys, limit)
        if not more:
            return found
        found += more


async def verified(learner: Learner) -> list:
    async with learner.database.open_work(learner.keys.tenant_id) as work:
        return (await Replay(learner.memory.folds).verify(work, learner.keys, learner.id)).faults


async def versions(brooms) -> set[int]:
    """The key versions in all sealed cells."""
    found = set()
    for table, column in CELLS:
        rows = await brooms[0].fetch(f"SELECT {column} AS sealed FROM {table} WHERE {column} IS NOT NULL")
        found |= {int.from_bytes(row["sealed"][2:6], "big") for row in rows}
    return found


@pytest.mark.parametrize("limit", [1, 3, 1_000])
async def test_everything_is_sealed_anew_and_the_old_key_is_not_needed_any_more(before, after, without_old, brooms, limit):
    entries: list[Entry] = await before.entries()
    assert await versions(brooms) == {1}
    assert await reseal(after, limit) > 20
    assert await versions(brooms) == {2}
    assert await without_old.entries() == entries
    assert await verified(without_old) == []
    assert await reseal(after) == 0


async def test_between_two_batches_everything_holds_and_can_be_written(after, without_old, brooms):
    async with after.database.open_work(after.keys.tenant_id) as work:
        await HOLDING.reseal(work, after.keys, 7)
    assert await versions(brooms) == {1, 2}
    assert await verified(after) == []
    await after.append(attempt("i1"), message())
    await reseal(after)
    assert await verified(without_old) == []
    assert len(await without_old.entries()) == len(await after.entries()) >= 12


async def test_a_record_that_was_cleared_or_exchanged_meanwhile_is_left(before, after, brooms):
    words = holding_store.SEALED[1]
    owner = Owner(before.keys.tenant_id, before.id)
    async with after.database.open_work(owner.tenant_id) as work:
        records = await holding_store.sealed_before(work.session, owner, words, 2, 100)
    await brooms[0].execute("UPDATE memory_journal SET words = NULL WHERE seq = 1")
    await reseal(after)
    present = [
        bytes(row["words"]) for row in await brooms[0].fetch("SELECT words FROM memory_journal WHERE words IS NOT NULL ORDER BY seq")
    ]
    async with after.database.open_work(owner.tenant_id) as work:
        pairs = [(old, after.keys.seal(words.place(old.row_id, old.version), b"late")) for old in records]
        await holding_store.exchange(work.session, owner, words, pairs)
    rows = await brooms[0].fetch("SELECT words FROM memory_journal WHERE words IS NOT NULL ORDER BY seq")
    assert [bytes(row["words"]) for row in rows] == present


async def test_a_record_that_does_not_verify_stops_it_and_nothing_is_half_done(after, brooms):
    await brooms[0].execute("UPDATE memory_part SET sealed = overlay(sealed placing '\\x00'::bytea from 90) WHERE true")
    with pytest.raises(SealRefused):
        await reseal(after)


async def test_another_learner_and_another_tenant_are_left_alone(after, new_learner, brooms):
    other = await new_learner()
    await other.append(message(), message())
    await reseal(after)
    assert await versions(brooms) == {1, 2}
    async with after.database.open_work(after.keys.tenant_id) as work:
        gone = await HOLDING.remove(work, after.keys.tenant_id, after.id, 10_000)
    assert gone > 10
    assert len(await other.entries()) == 2
    assert await verified(other) == []


async def test_removal_goes_in_batches_and_takes_the_head_last(after, brooms):
    while True:
        async with after.database.open_work(after.keys.tenant_id) as work:
            gone = await HOLDING.remove(work, after.keys.tenant_id, after.id, 4)
        assert gone <= 4
        if not gone:
            break
        heads = await brooms[0].fetchval("SELECT count(*) FROM memory_head")
        journal = await brooms[0].fetchval("SELECT count(*) FROM memory_journal")
        assert heads or not journal
    for table, _ in CELLS:
        assert await brooms[0].fetchval(f"SELECT count(*) FROM {table}") == 0


async def test_the_holding_names_every_table_of_memory_with_a_learner(brooms):
    rows = await brooms[0].fetch(
        "SELECT relname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attname = 'learner_id'"
        r" WHERE relname LIKE 'memory\_%' AND relkind = 'r'"
    )
    assert {row["relname"] for row in rows} == HOLDING.tables
