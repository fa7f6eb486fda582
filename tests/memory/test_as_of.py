"""What was believed at a moment that has passed: as it was then, but for what the learner has deleted since."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.journal import Corrected, Fact, FactOp, GoalSet, Words
from services.memory import AsOf, Draft
from services.memory.as_of import Hindsight
from services.memory.entry import Entry
from services.memory.facts import ALL, FACTS, FactBook
from tests.memory.conftest import NOW
from tests.memory.consolidating import consolidate
from tests.memory.toys import attempt, message


async def believed(learner, moment: datetime):
    async with learner.database.open_work(learner.keys.tenant_id) as work:
        return await AsOf().believed(work, learner.keys, learner.id, moment)


def goal(text: str) -> Draft:
    return Draft(uuid4(), "goal", GoalSet(course="algebra"), Words(text=text))


@pytest.fixture
async def changed(learner, clock):
    """A learner whose goal was one thing on the first day and another on the third; a misconception is found on the second."""
    await learner.append(goal("pass the exam"))
    await consolidate(learner)
    clock.at += timedelta(days=1)
    await learner.append(*(attempt(score=0.0, misconception="drops-sign") for _ in range(4)))
    await consolidate(learner)
    clock.at += timedelta(days=1)
    await learner.append(goal("become an engineer"))
    await consolidate(learner)
    return learner


def day(number: int) -> datetime:
    return NOW + timedelta(days=number - 1, hours=1)


async def test_a_fact_that_was_superseded_later_shows_as_it_was(changed):
    assert (await believed(changed, NOW - timedelta(hours=1))).facts == []
    first, second, third = [await believed(changed, day(n)) for n in (1, 2, 3)]
    assert [fact.value for fact in first.facts] == ["pass the exam"]
    assert {fact.kind for fact in second.facts} >= {"goal", "misconception"}
    assert next(fact for fact in second.facts if fact.kind == "goal").value == "pass the exam"
    assert next(fact for fact in third.facts if fact.kind == "goal").value == "become an engineer"
    assert all(fact.valid_to is None and fact.superseded_by is None for fact in first.facts)


async def test_a_fact_that_was_reinforced_later_shows_as_sure_as_it_was(changed, clock):
    before = next(fact for fact in (await believed(changed, day(2))).facts if fact.kind == "misconception")
    for _ in range(10):
        clock.at += timedelta(days=1)
        await changed.append(attempt(score=0.0, misconception="drops-sign"))
        await consolidate(changed)
    now = next(fact for fact in (await believed(changed, clock.at)).facts if fact.kind == "misconception")
    assert (now.id, now.recorded_at > before.recorded_at) == (before.id, True)
    assert next(fact for fact in (await believed(changed, day(2))).facts if fact.kind == "misconception") == before


async def test_what_the_learner_has_deleted_since_does_not_come_back(changed, clock):
    clock.at += timedelta(days=1)
    fact = next(fact for fact in (await believed(changed, day(2))).facts if fact.kind == "misconception")
    await changed.append(Draft(uuid4(), "correction", Corrected(fact_id=fact.id, action="delete", kind=fact.kind, subject=fact.subject)))
    found = await believed(changed, day(2))
    assert "misconception" not in {fact.kind for fact in found.facts}
    assert found.withheld == 1


async def test_deleting_the_newest_goal_takes_the_earlier_ones_too(changed, clock):
    clock.at += timedelta(days=1)
    fact = next(fact for fact in (await believed(changed, day(3))).facts if fact.kind == "goal")
    await changed.append(Draft(uuid4(), "correction", Corrected(fact_id=fact.id, action="delete", kind=fact.kind, subject=fact.subject)))
    for number in (1, 2, 3):
        assert "goal" not in {fact.kind for fact in (await believed(changed, day(number))).facts}


async def test_what_was_corrected_since_shows_as_it_was_believed(changed, clock):
    clock.at += timedelta(days=1)
    fact = next(fact for fact in (await believed(changed, day(2))).facts if fact.kind == "misconception")
    word = Corrected(fact_id=fact.id, action="correct", kind=fact.kind, subject=fact.subject, value="only when I hurry")
    await changed.append(Draft(uuid4(), "correction", word))
    assert fact in (await believed(changed, day(2))).facts
    assert "only when I hurry" in {fact.value for fact in (await believed(changed, clock.at)).facts}


async def test_entries_that_were_cleared_since_are_not_looked_at_however_many_there_are(changed, clock, brooms):
    await changed.append(*(message() for _ in range(600)))
    clock.at += timedelta(days=1)
    await changed.append(goal("rest"))
    await consolidate(changed)
    await brooms[0].execute("UPDATE memory_journal SET words = NULL, evidence = NULL WHERE seq BETWEEN 1 AND 600")
    assert [fact.value for fact in (await believed(changed, clock.at)).facts if fact.kind == "goal"] == ["rest"]


async def test_now_is_what_the_book_says(changed, clock):
    book: FactBook = await changed.state(ALL, FACTS)
    assert {fact.id for fact in (await believed(changed, clock.at)).facts} == {fact.id for fact in book.live(clock.at)}


@given(st.lists(st.sampled_from(["goal", "delete", "correct"]), max_size=12), st.integers(0, 12))
def test_no_moment_ever_shows_a_fact_that_was_deleted(acts, moment):
    """Whatever is said and deleted in whatever order, a deleted fact shows at no moment, and at the end all is as in the book."""
    hindsights, book, deleted = [Hindsight(NOW + timedelta(hours=at)) for at in range(13)], FactBook(), set()
    for n, act in enumerate(acts):
        at, newest = NOW + timedelta(hours=n), next(iter(book.live(NOW + timedelta(hours=n))), None)
        if act != "goal" and newest is None:
            continue
        entry = _said(n, at) if act == "goal" else _word(n, at, newest, act)
        deleted |= {newest.id} if act == "delete" else set()
        for hindsight in hindsights:
            hindsight.take(entry)
        book = hindsights[-1].now
    for hindsight in hindsights:
        assert deleted.isdisjoint(fact.id for fact in hindsight.believed().facts)
    assert {fact.id for fact in hindsights[-1].believed().facts} == {fact.id for fact in book.live(NOW + timedelta(hours=12))}
    assert hindsights[moment].believed().withheld >= 0


def _said(n: int, at: datetime) -> Entry:
    from_entry = uuid4()
    fact = {
        "id": uuid4(),
        "kind": "goal",
        "subject": "",
        "value": f"goal {n}",
        "confidence": 1.0,
        "evidence": (from_entry,),
        "source": "learner",
    }
    return Entry(n + 1, uuid4(), "fact_op", at, at.date(), _fact_op(fact, at))


def _fact_op(fact, at: datetime) -> FactOp:
    return FactOp(op="add", fact=Fact(**fact, valid_from=at, recorded_at=at))


def _word(n: int, at: datetime, fact, act: str) -> Entry:
    value = f"rather {n}" if act == "correct" else None
    return Entry(
        n + 1,
        uuid4(),
        "correction",
        at,
        at.date(),
        Corrected(fact_id=fact.id, action=act, kind=fact.kind, subject=fact.subject, value=value),
    )
