"""Standing orders: obeyed by a memory that was set back they come to what forgetting came to, and by any other memory to nothing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from schemas.journal import GoalSet, Words
from schemas.retention import WordsKept
from schemas.standing import WordsOrder
from services.memory import Beliefs, Draft, Note, Notes, before_orders, owe_withdrawal
from tests.memory.forgetting.conftest import Forgetful
from tests.memory.forgetting.set_back import Backup, beliefs, left, obey, orders
from tests.memory.toys import attempt, message

GOAL, OTHER = "pass the exam", "become a carpenter"


async def say(one: Forgetful, text: str, kind: Any = "goal", course: str = "algebra") -> Draft:
    """Let the learner say something of themselves that becomes a belief."""
    one.clock.at += timedelta(minutes=1)
    said = Draft(uuid4(), kind, GoalSet(course=course), Words(text=text))
    await one.learner.append(said)
    await one.consolidate()
    return said


async def word(one: Forgetful, kind: str, word: Any, value: str | None = None) -> None:
    fact, keys = await one.fact(kind), one.learner.keys
    async with one.learner.database.open_work(keys.tenant_id) as work:
        await Beliefs(one.learner.memory).say(work, keys, one.learner.id, fact.id, word, entry_id=uuid4(), value=value)


async def note(one: Forgetful) -> None:
    """Let an educator write something down."""
    wanted, keys = Note(uuid4(), "context", "", None, "works best in the mornings"), one.learner.keys
    async with one.learner.database.open_work(keys.tenant_id) as work:
        await Notes(one.learner.memory).write(work, keys, one.learner.id, wanted, by=uuid4(), role="educator")


@pytest.fixture
async def full(one: Forgetful) -> Forgetful:
    """A learner of whom there is something of every kind."""
    await one.practise(4)
    await one.practise(3, misconception="adds-sign", skill="two-step")
    one.clock.at += timedelta(days=1)
    await one.learner.append(attempt(course="python"), message("about loops"))
    await say(one, GOAL)
    await say(one, "slowly please", "preference")
    await note(one)
    one.clock.at += timedelta(minutes=1)
    return one


async def some(one: Forgetful, kind: str) -> Any:
    return next(entry for entry in await one.learner.entries(limit=2_000) if entry.kind == kind)


WAYS: list[tuple[str, dict[str, Any]]] = [
    ("everything", {}),
    ("course", {"course": "algebra"}),
    ("period", {"first_day": date(2000, 1, 1), "last_day": date(2000, 1, 1)}),
    *(("category", {"category": name}) for name in ("knowledge", "attempts", "chat", "goals", "findings", "support")),
]


@pytest.mark.parametrize(("what", "named"), WAYS, ids=[named.get("category", what) for what, named in WAYS])
async def test_a_memory_set_back_comes_to_what_forgetting_came_to(full: Forgetful, brooms, what: str, named: dict[str, Any]) -> None:
    if what == "period":
        named = dict.fromkeys(("first_day", "last_day"), (await some(full, "attempt")).day)
    before, backup = await beliefs(full), await Backup.of(brooms[0])
    await full.forget(what, **named)
    after, entries = await beliefs(full), await left(full)
    assert before
    await backup.put_back(brooms[0])
    assert await beliefs(full) == before
    assert await obey(full, await orders(full))
    assert (await beliefs(full), await left(full)) == (after, entries)
    await full.consolidate()
    await full.rebuild_and_verify()
    assert {fact[:4] for fact in await beliefs(full)} <= {fact[:4] for fact in after}
    assert not await obey(full, await orders(full)), "obeyed already"


async def test_one_entry_and_what_rested_on_it_alone_stay_away(full: Forgetful, brooms) -> None:
    backup = await Backup.of(brooms[0])
    for kind in ("message", "goal", "attempt"):
        await full.forget("entry", id=(await some(full, kind)).id)
    after, entries = await beliefs(full), await left(full)
    await backup.put_back(brooms[0])
    assert await obey(full, await orders(full))
    assert (await beliefs(full), await left(full)) == (after, entries)
    await full.rebuild_and_verify()


async def test_each_belief_that_was_deleted_stays_away_and_the_others_stand(full: Forgetful, brooms) -> None:
    backup, before = await Backup.of(brooms[0]), await beliefs(full)
    for kind in ("goal", "misconception", "context"):
        await full.forget("fact", id=(await full.fact(kind)).id)
    after = await beliefs(full)
    assert before - after
    await backup.put_back(brooms[0])
    assert await obey(full, await orders(full))
    for _ in range(2):
        assert await beliefs(full) == after
        await full.consolidate()
        await full.rebuild_and_verify()


async def test_a_belief_that_had_not_been_formed_yet_is_not_formed_after_all(one: Forgetful, brooms) -> None:
    await one.practise(4)
    backup = await Backup.of(brooms[0])
    await one.consolidate()
    await one.forget("fact", id=(await one.fact("misconception")).id)
    await backup.put_back(brooms[0])
    await obey(one, await orders(one))
    await one.consolidate()
    assert "misconception" not in await one.kinds()
    await one.rebuild_and_verify()


async def test_what_was_wrong_stays_away_and_what_was_right_is_lost_with_everything_newer(full: Forgetful, brooms) -> None:
    backup = await Backup.of(brooms[0])
    await word(full, "preference", "correct", "quickly please")
    assert (await full.fact("preference")).value == "quickly please"
    await backup.put_back(brooms[0])
    assert await obey(full, await orders(full))
    assert not {"slowly please", "quickly please"} & {fact[3] for fact in await beliefs(full)}
    await full.rebuild_and_verify()


@pytest.mark.parametrize("kind", ["goal", "preference"])
async def test_orders_that_a_memory_reflects_change_nothing(full: Forgetful, kind: str) -> None:
    await word(full, kind, "correct", OTHER)
    said, entries = await full.fact(kind), await full.learner.entries(limit=2_000)
    assert not await obey(full, await orders(full))
    assert await full.learner.entries(limit=2_000) == entries
    assert await full.fact(kind) == said, "the learner's own word is not taken for what it stands against"


async def test_what_came_after_the_wish_is_not_what_it_speaks_of(full: Forgetful) -> None:
    await full.forget("everything")
    full.clock.at += timedelta(minutes=1)
    later = await say(full, OTHER)
    assert not await obey(full, await orders(full))
    assert later.id in await left(full)
    assert OTHER in {fact[3] for fact in await beliefs(full)}


async def test_a_wish_speaks_of_what_only_the_backup_knows(full: Forgetful, brooms) -> None:
    """A branch of the journal that an earlier restore had given up: the learner has said «everything» since."""
    before = await Backup.of(brooms[0])
    lost = await say(full, OTHER, "preference")
    branch = await Backup.of(brooms[0])
    await before.put_back(brooms[0])
    full.clock.at += timedelta(minutes=1)
    await full.forget("everything")
    await branch.put_back(brooms[0])
    assert await obey(full, await orders(full))
    assert lost.id not in await left(full)
    assert await beliefs(full) == set()


async def test_a_correction_that_was_forgotten_later_leaves_neither_value(full: Forgetful, brooms) -> None:
    backup = await Backup.of(brooms[0])
    await word(full, "preference", "correct", "quickly please")
    full.clock.at += timedelta(minutes=1)
    middle = await Backup.of(brooms[0])
    await full.forget("fact", id=(await full.fact("preference")).id)
    heard = await orders(full)
    for each in (backup, middle):
        await each.put_back(brooms[0])
        await obey(full, heard)
        assert not {"slowly please", "quickly please"} & {fact[3] for fact in await beliefs(full)}
        await full.rebuild_and_verify()


async def test_an_order_says_no_word_and_no_value(full: Forgetful) -> None:
    await word(full, "preference", "correct", "quickly please")
    await word(full, "goal", "delete")
    await full.forget("category", category="findings")
    said = "".join(order.model_dump_json() for order in await orders(full))
    assert not [each for each in ("slowly", "quickly", "exam", "drops-sign", "one-step") if each in said]


async def test_a_goal_that_was_withdrawn_is_withdrawn_again_and_not_believed(one: Forgetful, brooms) -> None:
    goal = await say(one, GOAL)
    backup = await Backup.of(brooms[0])
    keys = one.learner.keys
    async with one.learner.database.open_work(keys.tenant_id) as work:
        await owe_withdrawal(work, keys, one.learner.id, goal.id, one.clock.at)
    await one.learner.append(Draft(uuid4(), "goal", GoalSet(course="algebra", withdraws=goal.id), Words(text=GOAL)))
    assert not await obey(one, await orders(one)), "it is withdrawn already"
    await backup.put_back(brooms[0])
    assert GOAL in {fact[3] for fact in await beliefs(one)}
    assert await obey(one, await orders(one))
    for _ in range(2):
        assert GOAL not in {fact[3] for fact in await beliefs(one)}
        assert [entry.evidence.withdraws for entry in await one.learner.entries() if entry.kind == "goal"] == [None, goal.id]
        await one.consolidate()
        await one.rebuild_and_verify()
    assert not await obey(one, await orders(one))


def test_words_go_by_the_strictest_time_that_held() -> None:
    first, second, third = (date(2026, month, 1) for month in (3, 4, 5))
    policies = [WordsOrder(since=first, words_kept=WordsKept(chat=10)), WordsOrder(since=second, words_kept=WordsKept(chat=300, goals=20))]
    found = before_orders(policies, third)
    assert found["chat"] == second - timedelta(days=10), "the strict time held until the second came"
    assert found["goals"] == third - timedelta(days=20)
    assert before_orders([], third) == {}
