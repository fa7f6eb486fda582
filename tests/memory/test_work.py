"""Memory's background work as the worker runs it: claimed, stepped, finished, and idle where consent or keys are gone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from schemas.identity import TenantPolicy
from services.identity import Agreement, Consents
from services.memory import Consolidator, Memory, Replay, consolidate_now
from services.memory.facts import ALL, FACTS
from services.memory.tables import HeadRow
from services.platform import Jobs, RunLater, enqueue, run_job
from tests.memory.toys import Tally, attempt
from workers.app import load_handlers


@dataclass
class Identity:
    """Says whether consent to memory holds."""

    consents: Consents

    async def agreement(self, work: Any, learner_id: UUID) -> Agreement:
        return Agreement(learner_id, self.consents, "adult", TenantPolicy(), ())

    async def zone_of(self, work: Any, learner_id: UUID) -> str:
        return "Pacific/Kiritimati"


@dataclass
class Services:
    """What memory's handlers ask for."""

    database: Any
    vault: Any
    memory: Memory
    identity: Identity

    @property
    def consolidator(self) -> Consolidator:
        return Consolidator(self.memory, self.identity)


@pytest.fixture
def services(database, vault, memory) -> Services:
    return Services(database, vault, memory, Identity(Consents(memory=True)))


async def promised(learner) -> UUID:
    async with learner.database.open_work(learner.keys.tenant_id) as work:
        return await consolidate_now(work, learner.id)


async def run(services: Services, job_id: UUID) -> Any:
    jobs = Jobs(services.database)
    assert await run_job(jobs, job_id, load_handlers().get, services)
    return await jobs.show(job_id)


async def rebuilt(services: Services) -> list[str]:
    """Run the clock's job, then every job that it promised; return how they ended."""
    await load_handlers()["memory.refold"](services, None)
    waiting = await Jobs(services.database).find(state="waiting", kind="memory.rebuild")
    return [(await run(services, job.id)).state for job in waiting]


async def count_facts(learner) -> int:
    return len((await learner.state(ALL, FACTS)).facts)


async def misconceive(learner) -> None:
    for _ in range(2):
        await learner.append(attempt(score=0.0, misconception="drops-sign"))


async def test_a_promised_consolidation_makes_facts_and_is_done(services, learner):
    await misconceive(learner)
    assert (await run(services, await promised(learner))).state == "done"
    assert await count_facts(learner) == 1
    entries = await learner.entries()
    assert (entries[0].day, entries[-1].day) == (date(2026, 11, 22), date(2026, 11, 23)), "operations bear the learner's own day"


async def test_without_consent_nothing_is_looked_at(services, learner, brooms):
    await misconceive(learner)
    refused = replace(services, identity=Identity(Consents()))
    assert (await run(refused, await promised(learner))).state == "done"
    assert await count_facts(learner) == 0
    assert await brooms[0].fetchval("SELECT consolidated_seq FROM memory_head") == 0


async def test_a_learner_whose_keys_are_gone_is_no_work(services, learner, vault, brooms):
    await misconceive(learner)
    await brooms[1].execute("DELETE FROM vault_data_key")
    vault.drop(learner.keys.tenant_id, learner.id)
    assert (await run(services, await promised(learner))).state == "done"


async def test_images_of_other_parameters_are_made_again(services, learner, new_learner, database, brooms):
    others = [await new_learner() for _ in range(2)]
    for each in (learner, *others):
        await misconceive(each)
    newer = replace(services, memory=Memory({"toy": Tally("set-2")}, services.memory.clock))
    assert await rebuilt(newer) == ["done"] * 3
    async with database.open_work(learner.keys.tenant_id) as work:
        assert await newer.memory.behind(work) == []
        assert len(set((await work.session.execute(select(HeadRow.image_set))).scalars())) == 1
        assert (await Replay(newer.memory.folds).verify(work, learner.keys, learner.id)).holds
    before = await brooms[0].fetchval("SELECT sum(version) FROM memory_head")
    assert await rebuilt(newer) == []
    assert await brooms[0].fetchval("SELECT sum(version) FROM memory_head") == before


async def test_one_damaged_journal_keeps_no_other_from_being_folded_again(services, learner, new_learner, database, brooms):
    other = await new_learner()
    for each in (learner, other):
        await misconceive(each)
    await brooms[0].execute("UPDATE memory_journal SET day = day + 1 WHERE learner_id = $1", learner.id)
    newer = replace(services, memory=Memory({"toy": Tally("set-2")}, services.memory.clock))
    assert await rebuilt(newer) == ["done"] * 2
    async with database.open_work(learner.keys.tenant_id) as work:
        assert await newer.memory.behind(work) == [learner.id]


async def test_keys_of_ended_sessions_are_destroyed(services, vault, tenant_id, clock, brooms):
    await vault.session_keys(tenant_id, uuid4(), create=True)
    await load_handlers()["memory.sweep_sessions"](services, None)
    assert await brooms[1].fetchval("SELECT count(*) FROM vault_session_key") == 1
    clock.at += timedelta(days=2)
    await load_handlers()["memory.sweep_sessions"](services, None)
    assert await brooms[1].fetchval("SELECT count(*) FROM vault_session_key") == 0


async def test_the_clocks_job_moves_every_learners_witness_and_goes_on_where_it_was_cut_short(services, vault, new_learner):
    learners = sorted([await new_learner() for _ in range(3)], key=lambda learner: learner.id)
    for learner in learners:
        await learner.append(attempt())
    tenant_id = learners[0].keys.tenant_id
    jobs = Jobs(services.database)
    async with services.database.open_work(None) as work:
        job_id = await enqueue(work, "memory.witness", tenant_id=None)
    job = await jobs.claim(job_id)
    async with services.database.open_work(None) as work:
        await jobs.step(work, job, f"{tenant_id}/{learners[0].id}", done=1)
    await jobs.fail(job, RunLater(timedelta(0), "cut_short"))
    assert (await run(services, job_id)).steps_done == 3
    witnesses = await vault.witnesses.of(tenant_id, [learner.id for learner in learners])
    assert {each: witness.seq for each, witness in witnesses.items()} == {learner.id: 1 for learner in learners[1:]}
    assert "memory.witness" in (await jobs.health()).finished_age_s
