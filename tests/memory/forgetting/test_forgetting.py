"""A learner forgets: what is named is gone, what rested on it goes or stands on less, what was closed stays closed, and everything holds."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from schemas.journal import Consented, Corrected, GoalSet, Moved, Words
from services.memory import Draft, EntryKept, EntryUnknown, FactUnknown
from tests.memory.forgetting.conftest import Forgetful
from tests.memory.forgetting.offers import offer
from tests.memory.toys import attempt, message


async def test_an_entry_is_cleared_in_both_cells_and_the_chain_holds(one: Forgetful, brooms) -> None:
    said = message("my secret")
    await one.learner.append(attempt(), said, attempt())
    await one.forget("entry", id=said.id)
    row = await brooms[0].fetchrow("SELECT words, evidence, words_hash FROM memory_journal WHERE id = $1", said.id)
    assert (row["words"], row["evidence"]) == (None, None)
    assert row["words_hash"] is not None
    assert said.id not in {entry.id for entry in await one.learner.entries()}
    await one.rebuild_and_verify()


async def test_it_is_written_down_that_something_was_forgotten_and_not_what(one: Forgetful) -> None:
    said = message("my secret")
    await one.learner.append(said)
    await one.forget("entry", id=said.id)
    (record,) = [entry for entry in await one.learner.entries() if entry.kind == "forgotten"]
    assert (record.evidence.what, record.evidence.entries, record.words) == ("entry", 1, None)


async def test_a_fact_that_rested_on_a_forgotten_entry_alone_goes(one: Forgetful) -> None:
    goal = Draft(uuid4(), "goal", GoalSet(course="algebra"), Words(text="pass the exam"))
    await one.learner.append(goal)
    await one.consolidate()
    assert "goal" in await one.kinds()
    outlook = await one.forget("entry", id=goal.id)
    assert len(outlook.decision.removed) == 1
    assert await one.kinds() == set()
    await one.rebuild_and_verify()


async def test_a_claim_that_enough_still_bears_out_stands_less_sure_and_without_what_is_gone(one: Forgetful) -> None:
    ids = await one.practise(4)
    await one.consolidate()
    before = await one.fact("misconception")
    await one.forget("entry", id=ids[0])
    after = await one.fact("misconception")
    assert ids[0] in before.evidence
    assert set(after.evidence) == set(before.evidence) - {ids[0]}
    assert after.confidence < before.confidence
    assert (after.id, after.value) == (before.id, before.value)
    await one.rebuild_and_verify()


async def test_a_claim_with_one_entry_left_goes_and_the_rest_never_makes_it_again(one: Forgetful) -> None:
    ids = await one.practise(2)
    await one.consolidate()
    assert "misconception" in await one.kinds()
    await one.forget("entry", id=ids[0])
    assert "misconception" not in await one.kinds()
    await one.learner.append(attempt(score=1.0))
    await one.consolidate()
    assert "misconception" not in await one.kinds()
    await one.rebuild_and_verify()


async def test_a_forgotten_fact_leaves_no_word_in_the_journal_and_its_slot_closed(one: Forgetful) -> None:
    await one.practise(4)
    await one.consolidate()
    fact = await one.fact("misconception")
    await one.forget("fact", id=fact.id)
    entries = await one.learner.entries(limit=500)
    assert not [entry for entry in entries if "drops-sign" in repr(getattr(entry.evidence, "fact", None))]
    await one.practise(4)
    await one.consolidate()
    assert "misconception" not in await one.kinds()
    await one.practise(4, misconception="adds-sign")
    await one.consolidate()
    assert {fact.value for fact in (await one.book()).facts.values() if fact.kind == "misconception"} == {"adds-sign"}, (
        "only that one is closed"
    )
    await one.rebuild_and_verify()


async def test_what_a_forgotten_fact_had_replaced_does_not_come_back(one: Forgetful) -> None:
    for text in ("pass the exam", "become an engineer"):
        one.clock.at += timedelta(minutes=1)
        await one.learner.append(Draft(uuid4(), "goal", GoalSet(course="algebra"), Words(text=text)))
        await one.consolidate()
    goal = await one.fact("goal")
    assert goal.value == "become an engineer"
    await one.forget("entry", id=goal.evidence[0])
    assert await one.kinds() == set()
    await one.rebuild_and_verify()
    assert await one.kinds() == set()


async def test_a_category_is_forgotten_whole_and_consolidation_does_not_find_it_again(one: Forgetful) -> None:
    await one.practise(6)
    await one.consolidate()
    assert await one.kinds() >= {"misconception", "recurring_error"}
    await one.forget("category", category="findings")
    assert await one.kinds() == {"episode_summary"}, "summaries are another category"
    await one.practise(2)
    await one.consolidate()
    assert not await one.kinds() & {"misconception", "recurring_error"}
    await one.rebuild_and_verify()


async def test_to_forget_the_chat_leaves_mastery_as_it_was(one: Forgetful) -> None:
    await one.practise(5)
    before = await one.learner.state("algebra")
    outlook = await one.forget("category", category="chat")
    assert outlook.survey.kinds == {"message": 5}
    assert await one.learner.state("algebra") == before
    await one.rebuild_and_verify()


async def test_to_forget_attempts_lets_mastery_begin_anew(one: Forgetful) -> None:
    await one.practise(5)
    outlook = await one.forget("category", category="attempts")
    assert outlook.survey.skills == {"one-step"}
    assert (await one.learner.state("algebra"))["n"] == 0
    await one.rebuild_and_verify()


async def test_a_period_takes_the_days_named_and_no_other(one: Forgetful) -> None:
    first = await one.practise(2)
    one.clock.at += timedelta(days=2)
    second = await one.practise(2)
    day = one.clock.at.date()
    await one.forget("period", first_day=day, last_day=day)
    left = {entry.id for entry in await one.learner.entries()}
    assert left >= set(first)
    assert not left & set(second)
    await one.rebuild_and_verify()


async def test_a_course_takes_its_entries_and_facts_and_leaves_the_others(one: Forgetful) -> None:
    await one.practise(4)
    await one.learner.append(*(attempt(course="python", score=0.0, misconception="off-by-one") for _ in range(3)))
    await one.consolidate()
    await one.forget("course", course="algebra")
    assert {fact.course for fact in (await one.book()).facts.values()} == {"python"}
    assert (await one.learner.state("python"))["n"] == 3
    await one.rebuild_and_verify()


async def test_everything_leaves_what_is_on_record_and_what_was_closed(one: Forgetful) -> None:
    await one.learner.append(Draft(uuid4(), "consent", Consented(scope="memory", granted=True, by="learner")))
    await one.practise(4)
    await one.consolidate()
    fact = await one.fact("misconception")
    await one.forget("fact", id=fact.id)
    outlook = await one.forget("everything")
    assert outlook.survey.kept["consent"] == 1
    assert {entry.kind for entry in await one.learner.entries()} == {"consent", "correction", "forgotten"}
    assert (await one.book()).facts == {}
    await one.practise(4)
    await one.consolidate()
    assert "misconception" not in await one.kinds()
    await one.rebuild_and_verify()


async def test_a_correction_that_is_forgotten_keeps_its_slot_closed_and_loses_its_words(one: Forgetful) -> None:
    await one.practise(4)
    await one.consolidate()
    fact = await one.fact("misconception")
    word = Corrected(
        fact_id=fact.id, action="correct", kind=fact.kind, subject=fact.subject, value="only when I hurry", course="algebra", closes="*"
    )
    await one.learner.append(Draft(uuid4(), "correction", word))
    await one.forget("everything")
    assert "hurry" not in repr(await one.learner.entries())
    await one.practise(4)
    await one.consolidate()
    assert "misconception" not in await one.kinds()
    await one.rebuild_and_verify()


async def test_the_last_offer_of_a_course_is_closed_when_its_answers_go(one: Forgetful) -> None:
    offered = offer()
    await one.learner.append(offered, attempt(offer_id=offered.id))
    await one.forget("category", category="attempts")
    moves = [entry.evidence for entry in await one.learner.entries() if isinstance(entry.evidence, Moved)]
    assert [(move.move, move.by, move.offer_id) for move in moves] == [("abandon", "system", offered.id)]


async def test_a_preview_counts_and_changes_nothing(one: Forgetful, brooms) -> None:
    ids = await one.practise(4)
    await one.consolidate()
    before = await brooms[0].fetchrow("SELECT version, seq, digest FROM memory_head")
    outlook = await one.outlook("entry", id=ids[0])
    assert (len(outlook.decision.rewritten), outlook.survey.skills) == (3, {"one-step"})
    assert await brooms[0].fetchrow("SELECT version, seq, digest FROM memory_head") == before


async def test_what_is_on_record_unknown_or_anothers_is_not_forgotten(one: Forgetful, new_learner) -> None:
    consent = Draft(uuid4(), "consent", Consented(scope="memory", granted=True, by="learner"))
    await one.learner.append(consent)
    other = await new_learner()
    theirs = message()
    await other.append(theirs)
    with pytest.raises(EntryKept):
        await one.forget("entry", id=consent.id)
    for unknown in (theirs.id, uuid4()):
        with pytest.raises(EntryUnknown):
            await one.forget("entry", id=unknown)
        with pytest.raises(FactUnknown):
            await one.forget("fact", id=unknown)
    assert len(await other.entries()) == 1


async def test_what_is_forgotten_twice_is_unknown_the_second_time(one: Forgetful) -> None:
    said = message()
    await one.learner.append(said)
    await one.forget("entry", id=said.id)
    with pytest.raises(EntryUnknown):
        await one.forget("entry", id=said.id)
