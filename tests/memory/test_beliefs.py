"""What the learner sees of the tutor's beliefs, and what their word does."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from schemas.journal import GoalSet, Words
from services.identity import CATEGORIES
from services.memory import (
    CATEGORY_OF_KIND,
    Beliefs,
    Draft,
    FactStale,
    FactUnknown,
    FactUnspoken,
    Trail,
    access_out,
    contract,
    fact_out,
    fact_with_evidence_out,
    version_of,
)
from tests.memory.consolidating import consolidate
from tests.memory.toys import attempt, message


class Seen:
    """A learner's beliefs, each call in a unit of work of its own."""

    def __init__(self, learner) -> None:
        self.learner = learner
        self.beliefs = Beliefs(learner.memory)
        self.trail = Trail(learner.memory)

    async def _in_work(self, act, *args, **more):
        async with self.learner.database.open_work(self.learner.keys.tenant_id) as work:
            return await act(work, self.learner.keys, self.learner.id, *args, **more)

    async def now(self):
        return await self._in_work(self.beliefs.now)

    async def one(self, fact_id):
        return await self._in_work(self.beliefs.one, fact_id)

    async def say(self, fact_id, word, **more):
        return await self._in_work(self.beliefs.say, fact_id, word, **{"entry_id": uuid4(), **more})

    async def brief(self, **more):
        return await self._in_work(self.beliefs.brief, **{"skills": [], "budget_tokens": 500, **more})

    async def consolidate(self):
        return await consolidate(self.learner)

    async def note(self, **more):
        given = {"by": uuid4(), "role": "educator", "purpose": "educator_view", "categories": ["attempts", "knowledge"], **more}
        return await self._in_work(self.trail.note, **given)

    async def read_trail(self, **more):
        return await self._in_work(self.trail.read, **more)


@pytest.fixture
async def seen(learner) -> Seen:
    for _ in range(2):
        await learner.append(attempt(score=0.0, misconception="drops-sign", answer="-4"))
    await learner.append(Draft(uuid4(), "goal", GoalSet(), Words(text="pass the exam")))
    await learner.append(Draft(uuid4(), "preference", GoalSet(), Words(text="explain in French")))
    found = Seen(learner)
    await found.consolidate()
    return found


async def _misconception(seen):
    return next(fact for fact in await seen.now() if fact.kind == "misconception")


async def test_a_fact_is_shown_with_the_answers_it_rests_on(seen):
    fact, entries = await seen.one((await _misconception(seen)).id)
    out = fact_with_evidence_out(fact, entries)
    assert [(line.kind, line.verdict, line.words) for line in out.evidence] == [("attempt", "incorrect", "-4")] * 2
    assert out.deleted == 0
    assert out.fact.version == version_of(fact)


async def test_evidence_that_was_deleted_is_counted(seen, brooms):
    fact = await _misconception(seen)
    await brooms[0].execute("UPDATE memory_journal SET words = NULL, evidence = NULL WHERE id = $1", fact.evidence[0])
    assert fact_with_evidence_out(*await seen.one(fact.id)).deleted == 1


async def test_a_corrected_fact_is_the_learners_own(seen):
    fact = await _misconception(seen)
    mine = await seen.say(fact.id, "correct", value=" I <b>only</b> mistyped\nhttps://x.example ", version=version_of(fact))
    assert (mine.value, mine.source, mine.confidence) == ("I b only /b mistyped", "learner", 1.0)
    assert fact_out(mine).value == mine.value
    with pytest.raises(FactUnknown):
        await seen.one(fact.id)


async def test_the_same_word_sent_twice_is_said_once(seen, brooms):
    fact, entry_id = await _misconception(seen), uuid4()
    first = await seen.say(fact.id, "correct", value="no", entry_id=entry_id)
    count = await brooms[0].fetchval("SELECT count(*) FROM memory_journal")
    assert await seen.say(fact.id, "correct", value="no", entry_id=entry_id) == first
    assert await brooms[0].fetchval("SELECT count(*) FROM memory_journal") == count


async def test_a_deleted_fact_is_gone_and_nothing_more_can_be_said_about_it(seen):
    fact = await _misconception(seen)
    assert await seen.say(fact.id, "delete") is None
    for word in ("delete", "contest", "confirm", "correct"):
        with pytest.raises(FactUnknown):
            await seen.say(fact.id, word, value="x")


async def test_a_stale_version_is_refused(seen):
    fact = await _misconception(seen)
    contested = await seen.say(fact.id, "contest", version=version_of(fact))
    assert contested.contested
    with pytest.raises(FactStale):
        await seen.say(fact.id, "delete", version=version_of(fact))


@pytest.mark.parametrize("value", [None, "", "  \n", "<>", "https://only.example/link"])
async def test_a_correction_that_says_nothing_is_refused(seen, value):
    with pytest.raises(FactUnspoken):
        await seen.say((await _misconception(seen)).id, "correct", value=value)


async def test_a_fact_of_another_learner_is_as_unknown_as_none(seen, new_learner):
    other = Seen(await new_learner())
    fact = await _misconception(seen)
    for fact_id in (fact.id, uuid4()):
        with pytest.raises(FactUnknown):
            await other.one(fact_id)
        with pytest.raises(FactUnknown):
            await other.say(fact_id, "delete")


async def test_an_expired_fact_is_not_shown(seen, clock):
    fact = await _misconception(seen)
    clock.at = fact.expires_at + timedelta(seconds=1)
    assert fact.id not in {each.id for each in await seen.now()}


async def test_the_brief_begins_with_standing_wishes_and_keeps_to_its_budget(seen):
    brief = await seen.brief(skills=["one-step"])
    assert [item.reason for item in brief.items] == ["standing_wish", "goal", "this_skill"]
    assert brief.tokens <= 500
    small = await seen.brief(skills=["one-step"], budget_tokens=brief.items[0].tokens)
    assert [item.reason for item in small.items] == ["standing_wish"]
    assert small.left_out == 2


async def test_the_brief_opens_only_what_the_purpose_may_and_nothing_contested(seen):
    assert {item.reason for item in (await seen.brief(allowed=["goals"])).items} == {"standing_wish", "goal"}
    await seen.say((await _misconception(seen)).id, "contest")
    assert {item.reason for item in (await seen.brief()).items} == {"standing_wish", "goal"}


async def test_the_brief_of_one_course_leaves_out_what_concerns_another(seen):
    assert "related" not in {item.reason for item in (await seen.brief(course="python")).items}
    assert "related" in {item.reason for item in (await seen.brief(course="algebra")).items}


async def test_each_access_of_another_is_kept_and_of_the_learners_own_one_a_session(seen):
    session_id, me = uuid4(), seen.learner.id
    for _ in range(2):
        await seen.note()
        await seen.note(by=me, role="learner", purpose="learner_view", session_id=session_id)
    await seen.note(by=me, role="learner", purpose="learner_view", session_id=uuid4())
    lines = [access_out(entry) for entry in (await seen.read_trail()).entries]
    assert [line.role for line in lines] == ["learner", "educator", "learner", "educator"]
    assert lines[1].categories == ("attempts", "knowledge")


async def test_other_categories_are_another_access_of_the_same_session(seen):
    own = {"by": seen.learner.id, "role": "learner", "purpose": "learner_view", "session_id": uuid4(), "zone": "Pacific/Kiritimati"}
    for categories in (["goals"], ["goals", "attempts"], ["attempts", "goals"]):
        await seen.note(**own, categories=categories)
    found = (await seen.read_trail()).entries
    assert [access_out(entry).categories for entry in found] == [("attempts", "goals"), ("goals",)]
    assert {entry.day for entry in found} == {date(2026, 11, 23)}


async def test_one_call_opens_a_part_of_the_journal_only_and_says_where_to_go_on(seen):
    await seen.note()
    await seen.learner.append(*(message() for _ in range(30)))
    seen.trail = Trail(seen.learner.memory, page_size=5)
    first = await seen.read_trail()
    assert (first.entries, first.before_seq is None) == ([], False)
    found, before = [], first.before_seq
    while before is not None:
        page = await seen.read_trail(before_seq=before)
        found, before = [*found, *page.entries], page.before_seq
    assert [entry.kind for entry in found] == ["access"]


async def test_the_trail_is_found_behind_many_other_entries(seen):
    await seen.note()
    await seen.learner.append(*(message() for _ in range(600)))
    await seen.note()
    found = (await seen.read_trail(limit=5)).entries
    assert [entry.kind for entry in found] == ["access", "access"]
    assert access_out(found[0]).purpose == "educator_view"
    assert len((await seen.read_trail(before_seq=found[0].seq)).entries) == 1


def test_the_contract_answers_for_every_category_and_every_fact_has_one():
    assert tuple(row.category for row in contract().rows) == CATEGORIES
    assert all(all(value for value in row.model_dump().values()) for row in contract().rows)
    assert set(CATEGORY_OF_KIND.values()) <= set(CATEGORIES)
