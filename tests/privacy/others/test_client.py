"""The Python client on the real API: what a learner, a guardian and an educator do with the memory, and what they are refused."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from schemas.memory import ForgetIn, NoteIn
from schemas.recall import RecallIn
from services.client import ApiProblem, ConsentMissing, NotThere, OutOfDate
from tests.privacy.others.conftest import Family


async def test_a_learner_sees_corrects_contests_confirms_and_forgets(family: Family):
    async with await family.house.meno(family.child) as meno:
        facts = {fact.kind: fact for fact in (await meno.list_facts()).facts}
        assert facts.keys() == {"goal", "misconception", "context", "episode_summary"}
        seen = (await meno.get_fact(facts["goal"].id)).fact
        corrected = await meno.correct_fact(seen.id, "I want to build bridges", seen.version)
        assert (corrected.value, corrected.source) == ("I want to build bridges", "learner")
        assert (await meno.contest_fact(facts["context"].id)).contested
        with pytest.raises(OutOfDate):
            await meno.forget_fact(facts["context"].id, facts["context"].version)
        assert not (await meno.confirm_fact(facts["context"].id)).contested
        await meno.forget_fact(facts["context"].id)
        with pytest.raises(NotThere):
            await meno.get_fact(facts["context"].id)
        assert {fact.kind for fact in (await meno.list_facts()).facts} == {"goal", "misconception", "episode_summary"}


async def test_a_learner_reads_the_journal_looks_back_recalls_and_forgets_the_chat(family: Family):
    async with await family.house.meno(family.child) as meno:
        entries = (await meno.list_entries(["message", "attempt"])).items
        assert [entry.kind for entry in entries] == ["message", "attempt"]
        assert len((await meno.believed_as_of(datetime.now(UTC))).facts) == 4
        assert (await meno.recall(RecallIn(query="trains"))).searched >= 0
        wish = ForgetIn(what="category", category="chat", dry_run=True)
        assert (await meno.forget(wish)).entries["message"] == 1
        assert (await meno.forget(wish.model_copy(update={"dry_run": False}))).state == "done"
        assert (await meno.list_entries(["message"])).items == ()
        assert (await meno.forget_entry(entries[1].id)).entries["attempt"] == 1


async def test_consents_contract_and_the_log_of_who_looked(family: Family):
    async with await family.house.meno(family.educator) as educator, await family.house.meno(family.child) as child:
        assert (await educator.list_facts(family.child.account_id)).facts
        note = NoteIn(id=uuid4(), learner_id=family.child.account_id, kind="context", value="Shares a desk")
        assert (await educator.note_fact(note)).id == note.id
        assert {line.role for line in (await child.access_log()).items if line.kind == "access"} == {"educator"}
        assert len((await child.memory_contract()).policy) == 450
        assert (await child.get_consents()).memory
        assert not (await child.give_consent("memory", granted=False)).memory
        for call in (educator.list_facts(family.child.account_id), child.recall(RecallIn(query="trains"))):
            with pytest.raises(ConsentMissing) as told:
                await call
            assert (told.value.scope, told.value.decided_by) == ("memory", "guardian")
        with pytest.raises(ApiProblem) as refused:
            await child.give_consent("memory")
        assert refused.value.code == "guardian_decides"


async def test_strangers_meet_nothing(family: Family):
    async with await family.house.meno(family.stranger) as meno:
        for call in (
            meno.list_facts(family.child.account_id),
            meno.get_fact(family.facts["goal"]),
            meno.access_log(learner_id=family.child.account_id),
        ):
            with pytest.raises(NotThere):
                await call
