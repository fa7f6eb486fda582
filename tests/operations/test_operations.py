"""What operators see of the installation over HTTP, and that nobody else does."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import pytest
from sqlalchemy import text

from services.bootstrap import Services
from services.platform import enqueue, run_job
from services.privacy import PROVE_JOB
from tests.tutor.teaching import Classroom, classroom
from workers.app import load_handlers

READS = ("health", "jobs", f"jobs/{UUID(int=4)}", "keys", "audit", "audit/proof")


@pytest.fixture
async def room(services: Services) -> AsyncIterator[Classroom]:
    async with classroom(services) as found:
        yield found


async def promised(room: Classroom, tenant_id: UUID | None, *, dead: bool = False) -> UUID:
    """Promise a job of a tenant or of none, and bury it if wished."""
    async with room.services.database.open_work(None) as work:
        job_id = await enqueue(work, "memory.consolidate", tenant_id=tenant_id, account_id=uuid4(), subject_id=uuid4())
        if dead:
            died = text("UPDATE job SET state = 'dead', attempt = 5, error_class = 'OSError', ended_at = now() WHERE id = :id")
            await work.session.execute(died, {"id": job_id})
    return job_id


async def test_health_counts_what_waits_and_says_what_is_not_well(room: Classroom) -> None:
    await promised(room, room.operator.tenant_id)
    await promised(room, room.operator.tenant_id, dead=True)
    found = await room.get(room.operator, "/v1/operations/health")
    assert (found["parts"]["database"], found["parts"]["migrations"]) == (True, True)
    codes = {sign["code"]: sign for sign in found["signs"]}
    assert codes["jobs_dead"]["count"] == found["dead"] >= 1
    assert codes["worker_silent"]["level"] == "now"
    queue = next(one for one in found["queues"] if one["kind"] == "memory.consolidate")
    assert (queue["waiting"], queue["due"], queue["dead"]) == (1, 1, 1)


async def test_an_operator_sees_jobs_of_their_school_and_of_the_installation_without_whom_they_concern(room: Classroom) -> None:
    own, common, strange = [await promised(room, tenant, dead=True) for tenant in (room.operator.tenant_id, None, uuid4())]
    listed = (await room.get(room.operator, "/v1/operations/jobs?state=dead&kind=memory.consolidate"))["items"]
    assert {(one["id"], one["of"]) for one in listed} == {(str(own), "organisation"), (str(common), "installation")}
    shown = await room.get(room.operator, f"/v1/operations/jobs/{own}")
    assert not {"account_id", "subject_id", "tenant_id", "dedupe_key", "checkpoint"} & set(shown)
    assert (await room.call(room.operator, "GET", f"/v1/operations/jobs/{strange}")).status_code == 404
    assert (await room.call(room.operator, "POST", f"/v1/operations/jobs/{strange}/retry")).status_code == 404


async def test_a_dead_job_is_given_its_starts_again_and_a_waiting_one_is_not(room: Classroom) -> None:
    dead = await promised(room, room.operator.tenant_id, dead=True)
    again = await room.call(room.operator, "POST", f"/v1/operations/jobs/{dead}/retry")
    assert (again.status_code, again.json()["state"], again.json()["attempt"]) == (200, "waiting", 0)
    twice = await room.call(room.operator, "POST", f"/v1/operations/jobs/{dead}/retry")
    assert (twice.status_code, twice.json()["code"]) == (409, "job_not_dead")


async def test_keys_are_told_in_numbers_and_times(room: Classroom) -> None:
    found = await room.get(room.operator, "/v1/operations/keys")
    assert (found["belongs"], found["in_both_places"]) == (True, True)
    assert found["epochs"][0] == {**found["epochs"][0], "number": found["epoch"], "state": "current"}
    assert found["data_keys"]["active"] >= 2
    assert not {"check_value", "wrapped", "key"} & set(found["epochs"][0])


async def test_the_witnesses_of_journals_are_counted(room: Classroom) -> None:
    before = await room.get(room.operator, "/v1/operations/audit")
    await room.join(2)
    after = await room.get(room.operator, "/v1/operations/audit")
    assert (before["witnessed"], after["restored"]) == (0, 0)


async def proven(room: Classroom) -> dict[str, Any]:
    """Have the journals proven, the job done here as a worker would, and return what operators read of it."""
    handlers, jobs = load_handlers(), room.services.jobs
    (job,) = await jobs.seen_by(room.operator.tenant_id, state="waiting", kind=PROVE_JOB, limit=5)
    assert await run_job(jobs, job.id, handlers.get, room.services)
    return await room.get(room.operator, "/v1/operations/audit/proof")


async def test_all_journals_are_proven_by_a_job_and_one_that_was_changed_is_counted(
    room: Classroom, brooms: list[asyncpg.Connection]
) -> None:
    pupils = await room.join(3)
    assert (await room.get(room.operator, "/v1/operations/audit/proof"))["state"] is None
    for _ in range(2):
        assert (await room.call(room.operator, "POST", "/v1/operations/audit/proof")).json()["state"] == "waiting"
    sound = await proven(room)
    assert (sound["state"], sound["learners"], sound["total"], sound["faulty"]) == ("done", 3, 3, 0)
    assert sound["entries"] >= 3
    await brooms[0].execute("UPDATE memory_journal SET day = day + 1 WHERE learner_id = $1", pupils[0].principal.account_id)
    await room.call(room.operator, "POST", "/v1/operations/audit/proof")
    assert (await proven(room))["faulty"] == 1


async def test_days_without_a_call_are_there_with_nothing(room: Classroom) -> None:
    found = await room.get(room.operator, "/v1/spending/days?days=5")
    assert [day["calls"] for day in found["days"]] == [0] * 5
    assert [day["day"] for day in found["days"]] == sorted(day["day"] for day in found["days"])


async def test_erasures_are_listed_to_operators_without_whose_they_were(room: Classroom) -> None:
    (pupil,) = await room.join(1)
    asked = await room.services.erasures.begin(room.operator, pupil.principal.account_id, uuid4(), "left")
    (line,) = (await room.get(room.operator, "/v1/erasures"))["items"]
    assert (line["id"], line["asked_by"], line["reason"]) == (str(asked.id), "operator", "left")
    assert set(line) == {"id", "state", "asked_by", "reason", "requested_at", "erased_at"}


@pytest.mark.parametrize("path", [*(f"/v1/operations/{read}" for read in READS), "/v1/spending/days", "/v1/erasures"])
async def test_nobody_but_operators_sees_any_of_it(room: Classroom, path: str) -> None:
    (pupil,) = await room.join(1)
    for other in (room.educator, pupil.principal):
        assert (await room.call(other, "GET", path)).status_code == 403
