"""The desk on a real database: one writer at a time, all or nothing, few statements."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from uuid import uuid4

import pytest
from sqlalchemy import select, text

from services.memory import Duplicate, Entry, ImageBehind, LearnerErasing, Memory, MemoryDamaged, PartNotLoaded
from services.memory.desk import CATCH_UP_ENTRIES
from services.memory.tables import HeadRow, JournalRow, PartRow
from services.vault import SealRefused
from tests.memory.toys import Tally, attempt, message, statements

PARTS = ("toy", "algebra"), ("toy", "algebra/i1")


async def test_what_is_appended_comes_back_word_for_word(learner):
    drafts = [attempt(answer="x = 4 😀"), message("wieso?")]
    added = await learner.append(*drafts)
    read = await learner.entries()
    assert read == added
    assert [(entry.id, entry.kind, entry.evidence, entry.words) for entry in read] == [(d.id, d.kind, d.evidence, d.words) for d in drafts]
    assert [entry.seq for entry in read] == [1, 2]


async def test_the_local_day_is_the_learners(learner):
    for zone in ("UTC", "Asia/Tokyo", "America/Los_Angeles"):
        await learner.append(message(), zone=zone)
    assert [entry.day for entry in await learner.entries()] == [date(2026, 11, 22), date(2026, 11, 23), date(2026, 11, 22)]


@pytest.mark.parametrize(("told", "believed"), [(0, 0), (90, 0), (-90, -90), (-200_000, -86_400)])
async def test_the_clients_time_is_clamped_to_the_servers(learner, clock, told, believed):
    await learner.append(replace(message(), client_at=clock.now() + timedelta(seconds=told)))
    assert (await learner.entries())[0].client_at == clock.now() + timedelta(seconds=believed)


@pytest.mark.parametrize(
    "told", [datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))), datetime(9999, 12, 31, 23, tzinfo=timezone(timedelta(hours=-12)))]
)
async def test_a_clients_time_at_the_end_of_the_calendar_is_clamped_too(learner, clock, told):
    await learner.append(replace(message(), client_at=told))
    assert clock.now() - timedelta(days=1) <= (await learner.entries())[0].client_at <= clock.now()


async def test_states_are_live_at_the_desk_before_anything_is_written(learner):
    async def act(desk):
        first = desk.add(draft)
        assert isinstance(first, Entry)
        assert desk.state("toy", "algebra")["n"] == 1
        desk.add(message("and one more, decided on by the new state"))
        await desk.save()

    draft = attempt()
    await learner.desk(act, drafts=[draft])
    assert (await learner.state("algebra"))["seqs"][0] == 1
    assert len(await learner.entries()) == 2


async def test_open_and_save_take_three_statements(learner, database):
    await learner.append(attempt())
    draft = attempt()
    with statements(database) as seen:
        await learner.append(draft, message())
    assert len(seen) == 3, seen


async def test_reading_takes_one_statement(learner, database):
    await learner.append(attempt())
    with statements(database) as seen:
        await learner.state("algebra")
    assert len(seen) == 1


async def test_twenty_at_once_make_a_journal_without_gaps(learner):
    await asyncio.gather(*(learner.append(attempt(f"i{n % 3}"), message()) for n in range(20)))
    assert [entry.seq for entry in await learner.entries()] == list(range(1, 41))
    assert (await learner.state("algebra"))["n"] == 20


async def test_the_same_attempt_sent_ten_times_at_once_is_there_once(learner):
    draft = attempt()
    answers = [added[0] for added in await asyncio.gather(*(learner.append(draft) for _ in range(10)))]
    assert sum(isinstance(answer, Entry) for answer in answers) == 1
    assert {(answer.id, answer.seq) for answer in answers} == {(draft.id, 1)}
    assert (await learner.state("algebra"))["n"] == 1


async def test_the_same_id_twice_at_one_desk_is_said_and_not_appended(learner):
    draft = attempt()
    first, second = await learner.append(draft, draft)
    assert second == Duplicate(draft.id, first.seq)
    assert len(await learner.entries()) == 1


async def test_an_id_that_was_not_looked_up_still_cannot_be_written_twice(learner):
    draft = message()
    await learner.append(draft)

    async def act(desk):
        desk.add(draft)
        await desk.save()

    with pytest.raises(Exception, match="uq_memory_journal"):
        await learner.desk(act)
    assert len(await learner.entries()) == 1


async def test_two_learners_may_have_an_entry_of_the_same_id(learner, new_learner):
    draft, other = message(), await new_learner()
    for each in (learner, other):
        assert isinstance((await each.append(draft))[0], Entry)


async def test_an_entry_whose_part_is_not_at_the_desk_is_refused_before_anything_is_written(learner):
    async def act(desk):
        desk.add(attempt())

    with pytest.raises(PartNotLoaded):
        await learner.desk(act)
    assert await learner.entries() == []


async def test_what_is_not_saved_leaves_nothing(learner):
    async def act(desk):
        desk.add(draft)

    draft = attempt()
    await learner.desk(act, drafts=[draft])
    assert await learner.entries() == []
    assert (await learner.state("algebra"))["n"] == 0


@pytest.mark.parametrize("after", range(1, 4))
async def test_a_crash_after_any_statement_leaves_nothing(learner, database, after):
    await learner.append(attempt())
    before = await _everything(learner, database)
    with pytest.raises(KeyboardInterrupt):
        await _crash_after(after, learner, database)
    assert await _everything(learner, database) == before
    await learner.append(attempt())


async def _crash_after(count: int, learner, database) -> None:
    draft = attempt()
    with statements(database) as seen:
        async with database.open_work(learner.keys.tenant_id) as work:
            desk = await learner.memory.open(work, learner.keys, learner.id, drafts=[draft] if count > 1 else [])
            if count > 2:
                desk.add(draft)
                await desk.save()
            assert len(seen) == count
            raise KeyboardInterrupt


async def _everything(learner, database) -> list:
    async with database.open_work(learner.keys.tenant_id) as work:
        return [
            [tuple(row) for row in await work.session.execute(select(*table.__table__.columns).order_by(*table.__table__.primary_key))]
            for table in (HeadRow, JournalRow, PartRow)
        ]


async def test_a_new_parameter_set_folds_the_journal_again(learner, database):
    for n in range(7):
        await learner.append(attempt(f"i{n % 2}"))
    newer = replace(learner, memory=Memory({"toy": Tally("set-2", step=10)}, learner.memory.clock))
    assert (await newer.state("algebra"))["n"] == 70
    await newer.append(attempt("i0"))
    assert (await newer.state("algebra"))["n"] == 80
    assert (await newer.state("algebra/i1"))["n"] == 30
    async with database.open_work(learner.keys.tenant_id) as work:
        assert set((await work.session.execute(select(PartRow.parameter_set))).scalars()) == {"set-2"}


async def test_parts_that_a_new_parameter_set_does_not_make_are_removed(learner, database):
    await learner.append(attempt("i1"), attempt("i2"))
    coarse = replace(learner, memory=Memory({"toy": _Coarse("set-2")}, learner.memory.clock))
    await coarse.append(attempt("i1"))
    assert (await coarse.state("algebra"))["n"] == 3
    async with database.open_work(learner.keys.tenant_id) as work:
        assert len((await work.session.execute(select(PartRow.part))).all()) == 1


class _Coarse(Tally):
    """A fold without shards."""

    def parts(self, entry):
        return super().parts(entry)[:1]


async def test_a_new_fold_sees_the_whole_journal(learner):
    await learner.append(attempt(), attempt())
    folds = {"toy": Tally(), "second": Tally(name="second")}
    both = replace(learner, memory=Memory(folds, learner.memory.clock))
    await both.append(attempt())
    assert (await both.state("algebra", "second"))["n"] == 3
    assert (await both.state("algebra/i1"))["n"] == 3


async def test_a_fold_that_missed_entries_is_caught_up_from_where_it_was(learner):
    await learner.append(attempt())
    without = replace(learner, memory=Memory({}, learner.memory.clock))
    await without.append(attempt(), message())
    assert (await learner.state("algebra"))["n"] == 2
    await learner.append(attempt())
    assert (await learner.state("algebra"))["n"] == 3


async def test_a_fold_far_behind_is_not_caught_up_while_a_request_waits(learner, database, brooms):
    await learner.append(attempt())
    async with database.open_work(learner.keys.tenant_id) as work:
        desk = await learner.memory.open(work, learner.keys, learner.id)
        desk.seq += CATCH_UP_ENTRIES + 1
        await desk.save()
    newer = replace(learner, memory=Memory({"toy": Tally("set-2")}, learner.memory.clock))
    with pytest.raises(ImageBehind) as refusal:
        await newer.append(attempt())
    assert refusal.value.headers == {"Retry-After": "5"}
    with pytest.raises(ImageBehind):
        await newer.state("algebra")
    jobs = await brooms[0].fetch("SELECT account_id FROM job WHERE kind = 'memory.rebuild'")
    assert [job["account_id"] for job in jobs] == [learner.id], "one job, promised although the unit of work was rolled back"


async def test_a_part_that_was_removed_is_noticed(learner, brooms):
    await learner.append(attempt())
    await brooms[0].execute("DELETE FROM memory_part")
    with pytest.raises(MemoryDamaged):
        await learner.append(attempt())
    with pytest.raises(MemoryDamaged):
        await learner.state("algebra")


async def test_a_part_that_was_rolled_back_is_noticed(learner, brooms):
    await learner.append(attempt())
    await brooms[0].execute("CREATE TEMP TABLE old AS SELECT * FROM memory_part")
    await learner.append(attempt())
    await brooms[0].execute("DELETE FROM memory_part")
    await brooms[0].execute("INSERT INTO memory_part SELECT * FROM old")
    await brooms[0].execute("DROP TABLE old")
    with pytest.raises(MemoryDamaged):
        await learner.append(attempt())


async def test_parts_that_were_swapped_are_refused(learner, brooms):
    await learner.append(attempt())
    await brooms[0].execute("UPDATE memory_part p SET sealed = o.sealed FROM memory_part o WHERE p.part <> o.part")
    with pytest.raises(SealRefused):
        await learner.append(attempt())


@pytest.mark.parametrize("column", ["words", "evidence"])
async def test_cells_that_were_swapped_are_refused(learner, brooms, column):
    await learner.append(message("one"), message("two"))
    await brooms[0].execute(f"UPDATE memory_journal p SET {column} = o.{column} FROM memory_journal o WHERE p.seq <> o.seq")
    with pytest.raises(SealRefused):
        await learner.entries()


async def test_a_words_cell_in_the_place_of_evidence_is_refused(learner, brooms):
    await learner.append(message())
    await brooms[0].execute("UPDATE memory_journal SET evidence = words")
    with pytest.raises(SealRefused):
        await learner.entries()


async def test_rows_of_another_learner_are_refused(learner, new_learner, brooms):
    other = await new_learner()
    await learner.append(attempt())
    await other.append(attempt())
    await brooms[0].execute("UPDATE memory_part p SET sealed = o.sealed FROM memory_part o WHERE p.learner_id <> o.learner_id")
    with pytest.raises(SealRefused):
        await learner.state("algebra")


async def test_a_learner_being_erased_takes_no_entry(learner, brooms):
    await learner.append(attempt())
    await brooms[0].execute("UPDATE memory_head SET state = 'erasing'")
    with pytest.raises(LearnerErasing):
        await learner.append(attempt())


async def test_the_lock_shows_what_its_last_holder_wrote(learner, database):
    """The second desk waits for the first and must see its parts, not those of when it began to wait."""
    await learner.append(attempt())
    tenant_id, first_in, second = learner.keys.tenant_id, asyncio.Event(), attempt()

    async def holds() -> None:
        draft = attempt()
        async with database.open_work(tenant_id) as work:
            desk = await learner.memory.open(work, learner.keys, learner.id, drafts=[draft])
            first_in.set()
            while not await work.session.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted")):  # noqa: ASYNC110 - only the server knows who waits
                await asyncio.sleep(0.01)
            desk.add(draft)
            await desk.save()

    async def waits() -> None:
        await first_in.wait()
        await learner.append(second)

    await asyncio.wait_for(asyncio.gather(holds(), waits()), 20)
    assert (await learner.state("algebra"))["n"] == 3


async def test_no_word_and_no_skill_stands_in_the_clear(learner, brooms):
    await learner.append(attempt("canary-item", answer="canary answer", skill="canary-skill"), message("canary word"))
    for table in ("memory_head", "memory_journal", "memory_part"):
        for row in await brooms[0].fetch(f"SELECT t::text AS whole FROM {table} t"):
            assert b"canary".hex() not in row["whole"]
            assert "canary" not in row["whole"]


async def test_another_tenant_sees_nothing(learner, database):
    await learner.append(attempt())
    for tenant_id in (uuid4(), None):
        async with database.open_work(tenant_id) as work:
            for table in (HeadRow, JournalRow, PartRow):
                assert (await work.session.execute(select(table.tenant_id))).all() == []


async def test_the_last_entries_come_newest_first(learner):
    await learner.append(*(message(str(n)) for n in range(10)))
    found = await learner.entries(before_seq=9, limit=3)
    assert [entry.seq for entry in found] == [8, 7, 6]
    assert [entry.seq for entry in await learner.entries(after_seq=8)] == [9, 10]
    assert [entry.seq for entry in await learner.by_id(found[0].id, uuid4())] == [8]


async def test_an_entry_shows_no_content_in_its_repr(learner):
    (entry,) = await learner.append(message("canary"))
    assert "canary" not in repr(entry)
    assert "canary" not in repr(message("canary"))
    assert entry.at == datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
