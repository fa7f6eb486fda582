"""Words go when they are older than a tenant keeps them; what was learnt from them stays, and so does everything that is younger."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.journal import GoalSet, Words
from schemas.retention import WordsKept
from services.memory import Draft, Retention, before_days
from tests.memory.forgetting.conftest import Forgetful
from tests.memory.toys import attempt, message


async def retain(one: Forgetful, kept: WordsKept, batch: int = 1_000) -> int:
    """Clear what is overdue today; return how many entries were looked at."""
    looked_at, memory, keys = 0, one.learner.memory, one.learner.keys
    for category, before in before_days(kept, one.clock.at.date()).items():
        while True:
            async with one.learner.database.open_work(keys.tenant_id) as work:
                found = await Retention(memory, batch).clear(work, keys, one.learner.id, category, before)
            looked_at += found
            if not found:
                break
    return looked_at


async def overdue(one: Forgetful, kept: WordsKept) -> list:
    async with one.learner.database.open_work(one.learner.keys.tenant_id) as work:
        return await Retention(one.learner.memory).overdue(work, before_days(kept, one.clock.at.date()), None, 100)


async def worded(one: Forgetful) -> dict[str, int]:
    found: dict[str, int] = {}
    for entry in await one.learner.entries(limit=2_000):
        found[entry.kind] = found.get(entry.kind, 0) + (entry.words is not None)
    return found


async def test_old_chat_loses_its_words_and_young_chat_keeps_them(one: Forgetful) -> None:
    await one.practise(3)
    before = await one.learner.state("algebra")
    one.clock.at += timedelta(days=40)
    await one.learner.append(message(), attempt())
    kept = WordsKept(chat=30, attempts=0)
    assert await overdue(one, kept) == [one.learner.id]
    await retain(one, kept)
    assert await worded(one) == {"attempt": 4, "message": 1, "forgotten": 0}
    assert (await one.learner.state("algebra"))["n"] == before["n"] + 1
    assert await overdue(one, kept) == []
    await one.rebuild_and_verify()


async def test_answers_go_later_than_talk_and_their_evidence_stays(one: Forgetful) -> None:
    await one.practise(3)
    kept = WordsKept(chat=10, attempts=20)
    for days, left in ((15, {"attempt": 3, "message": 0}), (15, {"attempt": 0, "message": 0})):
        one.clock.at += timedelta(days=days)
        await retain(one, kept)
        assert {kind: n for kind, n in (await worded(one)).items() if kind != "forgotten"} == left
    assert len([entry for entry in await one.learner.entries() if entry.kind == "attempt"]) == 3
    await one.rebuild_and_verify()


async def test_done_again_it_changes_nothing(one: Forgetful, brooms) -> None:
    await one.practise(3)
    one.clock.at += timedelta(days=400)
    await retain(one, WordsKept())
    before = await brooms[0].fetchrow("SELECT version, seq, digest FROM memory_head")
    assert await retain(one, WordsKept()) <= 1, "its own record, once it is old enough"
    assert await brooms[0].fetchrow("SELECT version, seq, digest FROM memory_head") == before


async def test_kept_for_good_means_that_nothing_is_looked_at(one: Forgetful) -> None:
    await one.practise(3)
    one.clock.at += timedelta(days=4_000)
    forever = WordsKept(chat=0, attempts=0, goals=0)
    assert await overdue(one, forever) == []
    assert await retain(one, forever) == 0
    assert await worded(one) == {"attempt": 3, "message": 3}


async def test_a_fact_that_quotes_words_that_go_stands_on_without_the_quote(one: Forgetful) -> None:
    await one.learner.append(Draft(uuid4(), "goal", GoalSet(course="algebra"), Words(text="pass the exam")))
    await one.consolidate()
    before = await one.fact("goal")
    one.clock.at += timedelta(days=31)
    await retain(one, WordsKept(goals=30))
    after = await one.fact("goal")
    assert (before.quote, after.quote) == ("pass the exam", None)
    assert (after.id, after.value, after.confidence, after.evidence) == (before.id, before.value, before.confidence, before.evidence)
    assert "pass the exam" not in repr(
        [getattr(entry.evidence.fact, "quote", None) for entry in await one.learner.entries() if entry.kind == "fact_op"]
    )
    await one.rebuild_and_verify()


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ages=st.lists(st.integers(0, 60), max_size=12), batch=st.integers(1, 5))
async def test_in_batches_of_any_size_exactly_what_is_old_goes(new_learner, clock, ages, batch) -> None:
    one, begin = Forgetful(await new_learner(), clock), clock.at
    for age in sorted(ages, reverse=True):
        clock.at = begin - timedelta(days=age)
        await one.learner.append(message())
    clock.at = begin
    await retain(one, WordsKept(chat=30), batch)
    assert (await worded(one)).get("message", 0) == sum(age <= 30 for age in ages)
    await one.rebuild_and_verify()
