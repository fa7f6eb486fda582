"""Consolidation on a real database: repeated, killed, doubled, batched; and verified by replay."""

from __future__ import annotations

import asyncio
import zlib
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from schemas.journal import Corrected, GoalSet, Words
from services.memory import Draft, Memory, Replay, consolidate_now
from services.memory.facts import ALL, FACTS
from services.memory.manifest import FoldMark, Manifest, Promise
from services.memory.tally import TALLY, TallyFold
from tests.memory.consolidating import consolidate
from tests.memory.toys import attempt, message, statements


def die() -> None:
    raise KeyboardInterrupt


async def facts(learner):
    book = await learner.state(ALL, FACTS)
    return [fact for fact in book.facts.values() if fact.valid_to is None]


def wrong(**more) -> Draft:
    return attempt(score=0.0, misconception="drops-sign", **more)


@pytest.fixture
async def practised(learner, clock):
    for n in range(8):
        clock.at += timedelta(minutes=1)
        await learner.append(wrong() if n % 2 else attempt(seconds=30.0), message())
    return learner


async def test_it_finds_what_recurs_and_a_second_run_changes_nothing(practised):
    done = await consolidate(practised)
    assert (done.entries, done.is_done) == (16, True)
    assert done.operations > 0
    found = await facts(practised)
    assert "misconception" in {fact.kind for fact in found}
    before = await practised.entries()
    again = await consolidate(practised)
    assert (again.entries, again.operations) == (0, 0)
    assert await practised.entries() == before


async def test_every_fact_cites_entries_that_are_there(practised):
    await consolidate(practised)
    for fact in await facts(practised):
        assert len(await practised.by_id(*fact.evidence)) == len(fact.evidence) >= 2


async def test_a_goal_is_found_with_the_words_it_was_said_in(learner):
    await learner.append(Draft(uuid4(), "goal", GoalSet(course="algebra"), Words(text="pass the exam")))
    await consolidate(learner)
    (goal,) = await facts(learner)
    assert (goal.kind, goal.value, goal.quote, goal.source) == ("goal", "pass the exam", "pass the exam", "learner")


async def test_a_run_killed_before_its_commit_leaves_no_trace(practised, brooms):
    rows = "SELECT (SELECT count(*) FROM memory_journal), version, consolidated_seq FROM memory_head"
    before = await brooms[0].fetchrow(rows)
    with pytest.raises(KeyboardInterrupt):
        await consolidate(practised, killed=die)
    assert await brooms[0].fetchrow(rows) == before
    await consolidate(practised)
    assert len(await facts(practised)) > 0


async def test_ten_runs_at_once_do_it_once(practised):
    done = await asyncio.gather(*(consolidate(practised) for _ in range(10)))
    assert sum(each.operations > 0 for each in done) == 1
    ops = [entry for entry in await practised.entries(limit=500) if entry.kind == "fact_op"]
    assert len({entry.id for entry in ops}) == len(ops)


async def test_batches_of_any_size_come_to_the_same(practised, new_learner):
    drafts = [wrong() if n % 3 else attempt(hints=2, seconds=12.0) for n in range(24)]
    others = [await new_learner() for _ in range(2)]
    for other in others:
        await other.append(*drafts)
    while not (await consolidate(others[0], 5)).is_done:
        pass
    await consolidate(others[1])
    small, large = [[fact.model_dump() for fact in await facts(other)] for other in others]
    assert small == large
    assert len(small) >= 2


async def test_replay_verifies_facts_and_tally(practised):
    await consolidate(practised)
    await practised.append(wrong())
    async with practised.database.open_work(practised.keys.tenant_id) as work:
        found = await Replay(practised.memory.folds).verify(work, practised.keys, practised.id)
        assert (found.faults, found.parts) == ([], 4)
    async with practised.database.open_work(practised.keys.tenant_id) as work:
        assert (await Replay(practised.memory.folds).rebuild(work, practised.keys, practised.id)).holds
    assert (await consolidate(practised)).entries == 1
    async with practised.database.open_work(practised.keys.tenant_id) as work:
        assert (await Replay(practised.memory.folds).verify(work, practised.keys, practised.id)).holds


async def test_a_deleted_fact_never_returns_however_often_it_is_consolidated_and_rebuilt(practised, brooms):
    await consolidate(practised)
    fact = next(fact for fact in await facts(practised) if fact.kind == "misconception")
    await practised.append(Draft(uuid4(), "correction", Corrected(fact_id=fact.id, action="delete", kind=fact.kind, subject=fact.subject)))
    await practised.append(wrong(), wrong(), wrong())
    await consolidate(practised)
    async with practised.database.open_work(practised.keys.tenant_id) as work:
        assert (await Replay(practised.memory.folds).rebuild(work, practised.keys, practised.id)).holds
    await brooms[0].execute("UPDATE memory_head SET consolidated_seq = 0")
    await consolidate(practised)
    assert "misconception" not in {fact.kind for fact in await facts(practised)}


async def test_from_the_first_entry_again_it_finds_nothing_new(practised, brooms):
    await consolidate(practised)
    before = [fact.model_dump() for fact in await facts(practised)]
    await brooms[0].execute("UPDATE memory_head SET consolidated_seq = 0")
    await consolidate(practised)
    assert [fact.model_dump() for fact in await facts(practised)] == before


class _NewerTally(Memory):
    """The same memory with newer parameters of the tally."""

    @property
    def folds(self):
        known = super().folds
        return replace(known, by_name={**known.by_name, TALLY: TallyFold(parameter_set="tally-newer")})


@pytest.mark.parametrize("batch", [3, 1_000])
async def test_a_tally_with_new_parameters_is_made_anew_and_proposes_nothing_of_the_past(practised, batch):
    await consolidate(practised)
    before = [fact.model_dump() for fact in await facts(practised)]
    newer = replace(practised, memory=_NewerTally(practised.memory.given, practised.memory.clock))
    async with newer.database.open_work(newer.keys.tenant_id) as work:
        assert (await Replay(newer.memory.folds).verify(work, newer.keys, newer.id)).holds
    while not (await consolidate(newer, batch)).is_done:
        pass
    assert [fact.model_dump() for fact in await facts(newer)] == before
    async with newer.database.open_work(newer.keys.tenant_id) as work:
        assert (await Replay(newer.memory.folds).verify(work, newer.keys, newer.id)).holds
    await newer.append(wrong(), wrong(), wrong())
    assert (await consolidate(newer, batch)).operations > 0


async def waiting(brooms) -> list[bool]:
    """For each promised run, whether it is for later."""
    rows = await brooms[0].fetch("SELECT run_after > now() AS later FROM job WHERE kind = 'memory.consolidate' AND state = 'waiting'")
    return [row["later"] for row in rows]


async def write(learner, count: int) -> int:
    """Append entries; return how many statements that took."""
    with statements(learner.database) as seen:
        await learner.append(*(message() for _ in range(count)))
    return len(seen)


async def test_a_burst_of_work_promises_one_run_later_and_every_twentieth_entry_one_at_once(learner, database, brooms, clock):
    clock.at = await brooms[0].fetchval("SELECT now()")
    await write(learner, 2)
    assert await waiting(brooms) == [True]
    assert await write(learner, 2) == 3, "no statement more while a promise stands"
    assert await waiting(brooms) == [True]
    await write(learner, 17)
    assert await waiting(brooms) == [False]
    async with database.open_work(learner.keys.tenant_id) as work:
        await consolidate_now(work, learner.id)
    assert await waiting(brooms) == [False]


async def test_what_comes_after_a_run_is_promised_again(practised, brooms):
    await consolidate(practised)
    await brooms[0].execute("DELETE FROM job")
    await practised.append(message())
    assert len(await waiting(brooms)) == 1


async def test_a_promise_that_came_to_nothing_is_made_again_after_a_while(learner, brooms, clock):
    await learner.append(message())
    await brooms[0].execute("DELETE FROM job")
    clock.at += timedelta(minutes=9)
    await learner.append(message())
    assert await waiting(brooms) == []
    clock.at += timedelta(minutes=2)
    await learner.append(message())
    assert len(await waiting(brooms)) == 1


async def test_a_unit_of_work_that_fails_promises_nothing(learner, database, brooms):
    with pytest.raises(KeyboardInterrupt):
        await _saved_and_killed(learner, database)
    assert await waiting(brooms) == []


async def _saved_and_killed(learner, database) -> None:
    async with database.open_work(learner.keys.tenant_id) as work:
        desk = await learner.memory.open(work, learner.keys, learner.id)
        desk.add(message())
        await desk.save()
        raise KeyboardInterrupt


def test_a_manifest_keeps_the_promise_and_one_without_is_read_too():
    manifest = Manifest({"toy": FoldMark("set-1", 3)}, {}, Promise(7, 1_800_000_000))
    assert Manifest.unpack(manifest.pack()) == manifest
    before = zlib.compress(b'[1,[["toy","set-1",3]],[]]')
    assert Manifest.unpack(before) == Manifest({"toy": FoldMark("set-1", 3)})
