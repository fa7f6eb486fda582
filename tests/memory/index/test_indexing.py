"""The index follows the journal: whole, sealed, repeatable, whatever happens meanwhile."""

from __future__ import annotations

import asyncio
from uuid import uuid4

import pytest

from schemas.journal import GoalSet, Words
from services.memory import Draft, forget_in_index
from services.memory.recall import store
from services.memory.recall.indexing import Indexing
from services.memory.recall.sealing import opened_segment
from services.memory.recall.upkeep import BATCH
from tests.memory.consolidating import consolidated
from tests.memory.index.conftest import Place, ToyEmbedder, another
from tests.memory.toys import attempt, message

CANARY = "zebra-canary-7261"


async def whole(place: Place) -> None:
    """Check that segments lie side by side over the whole journal, as far as entries give documents."""
    spans = await place.spans()
    assert [span.from_seq for span in spans] == [1, *(span.to_seq + 1 for span in spans[:-1])]


async def ids(place: Place) -> list:
    """The ids of all documents, segment by segment."""
    async with place.services.database.open_work(place.owner.tenant_id) as work:
        stored = await store.segments(work.session, place.owner, [span.segment for span in await store.spans(work.session, place.owner)])
    return [found for one in stored if (segment := opened_segment(place.keys, one)) for found in segment.ids]


async def test_words_answers_and_goals_are_indexed_and_what_nobody_said_is_not(ada: Place):
    said = [message("I mix up signs"), attempt("i7", answer="x = 9"), Draft(uuid4(), "goal", GoalSet(), Words(text="pass the exam"))]
    await ada.append(*said, Draft(uuid4(), "preference", GoalSet(), Words(text=" ")))
    await ada.index()
    assert set(await ids(ada)) == {draft.id for draft in said}
    assert "learner: I mix up signs" in ada.embedder.seen
    assert any("x = 9" in text and "right" in text for text in ada.embedder.seen)


async def test_facts_are_indexed_too(ada: Place):
    await ada.append(*(attempt(score=0.0, misconception="drops-sign") for _ in range(4)))
    await consolidated(ada.services.memory, ada.services.database, ada.keys, ada.owner.learner_id)
    await ada.index()
    assert any(text.startswith("misconception on one step") for text in ada.embedder.seen)


async def test_nothing_of_it_can_be_read_without_the_key(ada: Place, brooms):
    await ada.append(message(CANARY), attempt(answer=CANARY, course=CANARY, skill=CANARY))
    await ada.index()
    (row,) = await brooms[0].fetch("SELECT * FROM memory_index")
    raw = b"".join(value if isinstance(value, bytes) else str(value).encode() for value in row.values())
    for secret in (CANARY.encode(), b"zebra", b"toy/1", b"learner"):
        assert secret not in raw
    jobs = str(await brooms[0].fetch("SELECT * FROM job"))
    assert "zebra" not in jobs


async def test_a_second_run_makes_nothing_and_embeds_nothing(ada: Place):
    await ada.append(*(message(f"text {n}") for n in range(5)))
    await ada.index()
    before, seen = await ada.spans(), len(ada.embedder.seen)
    await ada.index()
    assert (await ada.spans(), len(ada.embedder.seen)) == (before, seen)


async def test_entries_that_say_nothing_make_no_segment_and_no_end_of_work(ada: Place, brooms):
    await ada.append(message())
    await ada.index()
    await ada.consent("improve_course")
    await ada.index()
    assert len(await ada.spans()) == 1
    assert await brooms[0].fetchval("SELECT count(*) FROM job WHERE kind = 'memory.index' AND state <> 'done'") == 0


async def test_a_journal_longer_than_a_batch_is_indexed_in_steps_and_each_text_embedded_once(ada: Place):
    for _ in range(3):
        await ada.append(*(message(f"one of many {n}") for n in range(BATCH)))
    await ada.index()
    await whole(ada)
    assert len(await ids(ada)) == len(ada.embedder.seen) == 3 * BATCH
    assert len(await ada.spans()) <= 3


async def test_growing_little_by_little_it_stays_in_few_segments_and_embeds_each_text_once(ada: Place):
    for _ in range(20):
        await ada.append(message(), message())
        await ada.index()
    await whole(ada)
    assert len(await ada.spans()) <= 7
    assert len(ada.embedder.seen) == 40 == len(set(await ids(ada)))


async def test_dropped_it_is_made_again_the_same(ada: Place):
    await ada.append(*(message(f"text {n}") for n in range(30)))
    await ada.index()
    before = await ids(ada)
    async with ada.services.database.open_work(ada.owner.tenant_id) as work:
        assert await forget_in_index(work, ada.owner) == 1
    assert await ada.spans() == []
    await ada.index()
    assert await ids(ada) == before


async def test_many_workers_at_once_do_it_once(ada: Place):
    await ada.append(*(message(f"text {n}") for n in range(BATCH + 40)))

    async def work_on() -> None:
        indexing, names = Indexing(ada.embedding), await ada.upkeep.marks(ada.owner.tenant_id)
        for _ in range(12):
            async with ada.services.database.open_work(ada.owner.tenant_id) as work:
                plan = await indexing.plan(work, ada.keys, ada.owner.learner_id, {names.with_vectors}, None)
            if plan is None:
                return
            made = await indexing.make(ada.keys, ada.owner.learner_id, plan, names)
            await put(ada, plan, made)

    await asyncio.gather(*(work_on() for _ in range(6)))
    await ada.index()
    await whole(ada)
    found = await ids(ada)
    assert len(found) == len(set(found)) == BATCH + 40


class _Refused(Exception):
    pass


async def put(place: Place, plan, made) -> bool:
    """Write a segment; what is refused is not kept."""
    try:
        async with place.services.database.open_work(place.owner.tenant_id) as work:
            if not await Indexing(place.embedding).put(work, place.keys, place.owner.learner_id, plan, made):
                raise _Refused
    except _Refused:
        return False
    return True


async def test_an_entry_that_is_cleared_while_its_segment_is_made_is_not_in_it(ada: Place, brooms):
    drafts = [message(f"text {n}") for n in range(5)]
    await ada.append(*drafts)

    async def clear() -> None:
        ada.embedder.before = None
        await brooms[0].execute("UPDATE memory_journal SET words = NULL, evidence = NULL WHERE id = $1", drafts[2].id)

    ada.embedder.before = clear
    await ada.index()
    assert set(await ids(ada)) == {draft.id for draft in drafts if draft is not drafts[2]}


async def test_a_segment_of_a_plan_that_was_overtaken_is_refused(ada: Place):
    await ada.append(*(message(f"text {n}") for n in range(5)))
    indexing, names = Indexing(ada.embedding), await ada.upkeep.marks(ada.owner.tenant_id)
    async with ada.services.database.open_work(ada.owner.tenant_id) as work:
        plan = await indexing.plan(work, ada.keys, ada.owner.learner_id, {names.with_vectors}, None)
    made = await indexing.make(ada.keys, ada.owner.learner_id, plan, names)
    await ada.index()
    before = await ada.spans()
    assert not await put(ada, plan, made)
    assert await ada.spans() == before


async def test_forgetting_takes_the_segments_over_an_entry_and_promises_the_rest(ada: Place, brooms):
    drafts = [message(f"text {n}") for n in range(BATCH * 2 + 10)]
    *_, last = await ada.append(*drafts)
    await ada.index()
    total = len(await ada.spans())
    await brooms[0].execute("DELETE FROM job")
    async with ada.services.database.open_work(ada.owner.tenant_id) as work:
        assert await forget_in_index(work, ada.owner, [last.seq, last.seq + 1_000]) == 1
    assert len(await ada.spans()) == total - 1
    assert await brooms[0].fetchval("SELECT count(*) FROM job WHERE kind = 'memory.index'") == 1
    await brooms[0].execute("UPDATE memory_journal SET words = NULL, evidence = NULL WHERE seq = $1", last.seq)
    await ada.index()
    assert len(await ids(ada)) == len(drafts) - 1


async def test_without_consent_or_for_a_learner_who_is_being_erased_nothing_is_made(ada: Place, brooms):
    await ada.append(message())
    await ada.consent("memory", granted=False)
    await ada.index()
    assert await ada.spans() == []
    await ada.consent("memory")
    await brooms[0].execute("UPDATE memory_head SET state = 'erasing'")
    await ada.index()
    assert await ada.spans() == []


async def test_a_segment_that_was_tampered_with_is_made_again(ada: Place, brooms):
    await ada.append(*(message(f"text {n}") for n in range(5)))
    await ada.index()
    await brooms[0].execute("UPDATE memory_index SET sealed = overlay(sealed placing '\\x00'::bytea from 100), made_with = segment")
    await ada.index()
    assert len(await ids(ada)) == 5


async def test_segments_put_back_from_an_old_dump_are_taken_away(ada: Place, brooms):
    await ada.append(*(message(f"text {n}") for n in range(5)))
    await ada.index()
    await brooms[0].execute("CREATE TEMP TABLE dump AS SELECT * FROM memory_index")
    await ada.append(*(message(f"more {n}") for n in range(5)))
    await ada.index()
    await brooms[0].execute("INSERT INTO memory_index SELECT * FROM dump ON CONFLICT DO NOTHING")
    await brooms[0].execute("DROP TABLE dump")
    await ada.index()
    await whole(ada)
    assert len(set(await ids(ada))) == len(await ids(ada)) == 10


async def test_another_embedder_makes_everything_anew_and_the_clock_promises_it_for_those_who_are_behind(ada: Place, brooms):
    bert = await another(ada.services, ada.owner.tenant_id, "bert")
    for place in (ada, bert):
        await place.append(*(message(f"text {n}") for n in range(5)))
    await ada.index()
    newer = ada.with_embedder(ToyEmbedder("toy/2", 24))
    assert await ada.upkeep.promise_behind(ada.owner.tenant_id) == 0
    await brooms[0].execute("DELETE FROM job")
    assert await newer.upkeep.promise_behind(ada.owner.tenant_id) == 1
    assert await brooms[0].fetchval("SELECT account_id FROM job WHERE kind = 'memory.index'") == ada.owner.learner_id
    await newer.index()
    assert len(newer.embedder.seen) == 5
    assert await newer.upkeep.promise_behind(ada.owner.tenant_id) == 0
    assert (await newer.upkeep.coverage(ada.owner.tenant_id)).stale == 0


async def test_without_any_embedder_words_are_indexed_and_vectors_that_are_there_stay(ada: Place):
    await ada.append(*(message(f"text {n}") for n in range(5)))
    await ada.index()
    wordy = ada.with_embedder(None)
    await wordy.append(*(message(f"more {n}") for n in range(5)))
    await wordy.index()
    assert await wordy.upkeep.promise_behind(ada.owner.tenant_id) == 0
    assert len(await ids(ada)) == 10
    await ada.index()
    assert len(ada.embedder.seen) == 10, "only what had no vectors was embedded"


@pytest.mark.parametrize("times", [1, 3])
async def test_an_embedder_that_does_not_answer_leaves_words_and_a_job_that_comes_again(ada: Place, brooms, times):
    await ada.append(*(message(f"text {n}") for n in range(5)))
    ada.embedder.is_down = True
    for _ in range(times):
        await brooms[0].execute("UPDATE job SET run_after = now()")
        await ada.index()
        job = await brooms[0].fetchrow("SELECT * FROM job WHERE kind = 'memory.index'")
        assert (job["state"], job["error_code"], job["attempt"]) == ("waiting", "embedder_unavailable", 0)
    assert len(await ids(ada)) == 5
    assert await ada.upkeep.promise_behind(ada.owner.tenant_id) == 1
    ada.embedder.is_down = False
    await brooms[0].execute("UPDATE job SET run_after = now()")
    await ada.index()
    assert len(ada.embedder.seen) == 5
    assert await brooms[0].fetchval("SELECT state FROM job WHERE kind = 'memory.index'") == "done"
