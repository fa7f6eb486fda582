"""A learner takes their memory along: whole, readable, sealed at rest, theirs alone, and gone when something is forgotten."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import timedelta
from uuid import uuid4

import pytest

from schemas.exports import ExportIn
from schemas.memory import ForgetIn
from schemas.safeguarding import ConcernIn
from schemas.tutor import ConversationIn, TurnIn
from services.identity import Principal
from services.memory import MemoryForgetting
from services.platform import run_job
from services.privacy.taking.errors import ExportNotReady, ExportUnknown
from tests.memory.toys import attempt, message
from tests.privacy.conftest import House, signed_in
from tests.privacy.test_forgetting import Dying, Killed, practise
from tests.tutor.lessons import Pupil
from workers.app import load_handlers


async def archive_of(house: House, who: Principal, wanted: ExportIn | None = None) -> bytes:
    """Ask for an export, let the worker make it, and fetch it."""
    exports = house.services.rights.exports
    asked = await exports.ask(who, wanted or ExportIn())
    (job,) = await house.work_off("privacy.export")
    assert (job.id, job.state) == (asked.job_id, "done")
    assert (await exports.one(who, asked.id)).state == "ready"
    return b"".join([chunk async for chunk in exports.content(who, asked.id)])


def opened(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as held:
        assert held.testzip() is None
        return {name: held.read(name) for name in held.namelist()}


def lines(archive: bytes) -> list[dict]:
    return [json.loads(line) for line in opened(archive)["journal.jsonl"].splitlines()]


async def test_an_export_holds_the_whole_journal_what_is_believed_and_a_page(pupil: Pupil, house: House, client) -> None:
    await practise(pupil, 3)
    goal = {"id": str(uuid4()), "kind": "preference", "text": "<script>alert(1)</script> slowly please"}
    (await client.post(f"/v1/enrollments/{pupil.enrollment.id}/goals", json=goal)).raise_for_status()
    await house.work_off("memory.consolidate")
    archive = await archive_of(house, pupil.principal)
    files, journal = opened(archive), lines(archive)
    assert {"manifest.json", "journal.jsonl", "memory.html", "facts.json", "knowledge.json", "consents.json", "access-log.json", "profile.json",
            "enrollments.json", "schema/manifest.json", "schema/evidence-attempt.json"} <= files.keys()  # fmt: skip
    assert [line["id"] for line in journal] == [str(entry.id) for entry in await pupil.entries()]
    assert any(line.get("words", {}).get("answer") for line in journal if line["kind"] == "attempt")
    assert {row["skill"] for row in json.loads(files["knowledge.json"])} == {"add"}
    assert json.loads(files["profile.json"])["user_name"] == "lea"
    assert b"<script" not in files["memory.html"]
    assert b"&lt;script&gt;" in files["memory.html"]
    assert "export" in {line["evidence"]["purpose"] for line in json.loads(files["access-log.json"]) if line["kind"] == "access"}


async def test_at_rest_it_is_sealed_and_it_goes_after_a_week(pupil: Pupil, house: House, brooms, clock) -> None:
    await practise(pupil, 2)
    archive = await archive_of(house, pupil.principal)
    stored = b"".join(bytes(row["sealed"]) for row in await brooms[0].fetch("SELECT sealed FROM privacy_chunk"))
    assert len(stored) >= len(archive)
    assert b"PK\x03\x04" not in stored
    clock.pass_(days=7, seconds=1)
    (job,) = (await house.services.rights.exports.all(pupil.principal)).items or (None,)
    assert job is None
    await load_handlers()["privacy.sweep_exports"](house.services, None)
    assert await brooms[0].fetchval("SELECT (SELECT count(*) FROM privacy_export) + (SELECT count(*) FROM privacy_chunk)") == 0


async def test_only_who_asked_can_fetch_it_and_only_when_it_is_ready(pupil: Pupil, house: House, client, running) -> None:
    asked = (await client.post("/v1/exports", json={})).raise_for_status().json()
    again = (await client.post("/v1/exports", json={})).raise_for_status().json()
    assert again["id"] == asked["id"], "one that is being made stands for another"
    early = await client.get(f"/v1/exports/{asked['id']}/content")
    assert (early.status_code, early.json()["code"]) == (409, "export_not_ready")
    job = (await client.get(f"/v1/jobs/{asked['job_id']}")).raise_for_status().json()
    assert (job["kind"], job["state"]) == ("privacy.export", "waiting")
    await house.work_off("privacy.export")
    ready = await client.get(f"/v1/exports/{asked['id']}/content")
    assert ready.headers["content-type"] == "application/zip"
    assert len(ready.content) == (await client.get(f"/v1/exports/{asked['id']}")).json()["bytes"]
    await house.somebody(pupil.principal.tenant_id, "learner", "Ben", "adult")
    async with signed_in(running, pupil.principal.tenant_id, "ben") as ben:
        for path in (
            f"/v1/exports/{asked['id']}",
            f"/v1/exports/{asked['id']}/content",
            f"/v1/jobs/{asked['job_id']}",
            f"/v1/jobs/{uuid4()}",
        ):
            assert (await ben.get(path)).status_code == 404
        assert (await ben.post("/v1/exports", json={"learner_id": str(pupil.principal.account_id)})).status_code == 404
        assert (await ben.get("/v1/exports")).json() == {"items": []}


async def test_what_is_forgotten_leaves_no_export_behind(pupil: Pupil, house: House, brooms) -> None:
    await practise(pupil, 2)
    await archive_of(house, pupil.principal)
    await house.services.rights.forget.forget(pupil.principal, ForgetIn(what="category", category="attempts"))
    assert await brooms[0].fetchval("SELECT (SELECT count(*) FROM privacy_export) + (SELECT count(*) FROM privacy_chunk)") == 0
    again = lines(await archive_of(house, pupil.principal))
    assert not [line for line in again if line.get("kind") == "attempt"]
    assert [line["seq"] for line in again] == list(range(1, len(again) + 1)), "their places are left"


async def test_an_export_that_meets_forgetting_is_made_of_what_is_left(pupil: Pupil, house: House) -> None:
    await practise(pupil, 2)
    exports = house.services.rights.exports
    asked = await exports.ask(pupil.principal, ExportIn())
    with pytest.raises(ExportNotReady):
        await exports.size(pupil.principal, asked.id)
    await house.services.rights.forget.forget(pupil.principal, ForgetIn(what="everything"))
    with pytest.raises(ExportUnknown):
        await exports.one(pupil.principal, asked.id)
    (job,) = await house.work_off("privacy.export")
    assert job.state == "done", "there is nothing left to do"


async def test_a_guardian_gets_what_policy_lets_them_see(house: House, running, pupil: Pupil) -> None:
    tenant_id = pupil.principal.tenant_id
    child = await house.somebody(tenant_id, "learner", "Kim", "under_13")
    guardian = await house.somebody(tenant_id, "guardian", "Gus")
    operator = Principal(tenant_id, uuid4(), "operator", uuid4(), None, "en")
    await running.identity.guardians.link(operator, child.account_id, guardian.account_id)
    await running.identity.consents.give(guardian, child.account_id, "memory", granted=True)
    keys = await running.vault.keys(tenant_id, child.account_id)
    drafts = [attempt("i1", answer="x = 7"), message("my secret")]
    async with running.database.open_work(tenant_id) as work:
        desk = await running.memory.open(work, keys, child.account_id, drafts=drafts)
        for draft in drafts:
            desk.add(draft)
        await desk.save()
    archive = await archive_of(house, guardian, ExportIn(learner_id=child.account_id))
    kinds = {line["kind"]: line for line in lines(archive) if "kind" in line}
    assert kinds["attempt"]["words"] == {"answer": "x = 7"}
    assert "words" not in kinds["message"]
    assert b"my secret" not in b"".join(opened(archive).values())
    assert json.loads(opened(archive)["manifest.json"])["masked"] is True


async def test_a_memory_that_is_being_forgotten_is_not_exported(pupil: Pupil, house: House) -> None:
    await practise(pupil, 2)
    services = house.forgetting_by_job()
    await services.rights.forget.forget(pupil.principal, ForgetIn(what="everything"))
    with pytest.raises(MemoryForgetting):
        await services.rights.exports.ask(pupil.principal, ExportIn())


@pytest.mark.parametrize("works", range(4))
async def test_a_worker_killed_at_any_commit_of_an_export_leaves_a_job_that_another_ends(pupil: Pupil, house: House, brooms, works) -> None:
    await practise(pupil, 1)
    services, exports = house.services, house.services.rights.exports
    asked = await exports.ask(pupil.principal, ExportIn())
    (job,) = await services.jobs.find(state="waiting", kind="privacy.export")
    if works < 3:
        with pytest.raises(Killed):
            await run_job(services.jobs, job.id, lambda _kind: Dying(services, works).handle, services)
        assert await brooms[0].fetchval("SELECT count(*) FROM privacy_chunk") == 0
        await brooms[0].execute("UPDATE job SET lease_until = now() - interval '1 second' WHERE state = 'running'")
    assert await run_job(services.jobs, job.id, load_handlers().get, services)
    assert (await exports.one(pupil.principal, asked.id)).state == "ready"
    assert lines(b"".join([chunk async for chunk in exports.content(pupil.principal, asked.id)]))
    assert (await exports.one(pupil.principal, asked.id)).expires_at - asked.made_at == timedelta(days=7)


async def test_what_was_passed_on_to_a_person_is_in_no_archive_but_as_a_turn_without_words(pupil: Pupil, house: House, client) -> None:
    await pupil.next()
    opened_chat = await house.services.dialogue.open(
        pupil.principal, ConversationIn(enrollment_id=pupil.enrollment.id, offer_id=pupil.offer.id)
    )
    turn = TurnIn(id=uuid4(), text="my dad hits me when he drinks, please zebra-canary help")
    told = await house.services.dialogue.ask(pupil.principal, opened_chat.id, turn)
    assert told.for_a_person
    await house.services.safeguarding.raise_concern(pupil.principal, ConcernIn(id=uuid4(), text="I am afraid of heron-canary"))
    archive = await archive_of(house, pupil.principal)
    whole = b"".join(opened(archive).values())
    assert b"zebra-canary" not in whole
    assert b"heron-canary" not in whole
    (said,) = [line for line in lines(archive) if line["id"] == str(turn.id)]
    assert (said["kind"], said["evidence"]["set_aside"], said.get("words")) == ("message", True, None)
    assert not any("safeguard" in name or "concern" in name for name in opened(archive))
