"""A learner looks back over HTTP: recall and as-of, and how they refuse."""

from __future__ import annotations

from datetime import timedelta

import httpx2
import pytest

from schemas.journal import GoalSet, Words
from services.bootstrap import Services
from services.memory import Draft
from tests.memory.consolidating import consolidated
from tests.privacy.conftest import House, signed_in
from tests.tutor.lessons import Pupil, SetClock

PROBLEM = "application/problem+json"


async def goal(pupil: Pupil, text: str) -> None:
    """Let the pupil state a goal, and the tutor take note of it."""
    services, who = pupil.services, pupil.principal
    keys = await services.vault.keys(who.tenant_id, who.account_id)
    draft = Draft(keys.pseudonym("goal", text), "goal", GoalSet(), Words(text=text))
    async with services.database.open_work(who.tenant_id) as work:
        desk = await services.memory.open(work, keys, who.account_id, drafts=[draft])
        desk.add(draft)
        await desk.save()
    await consolidated(services.memory, services.database, keys, who.account_id)


async def recall(client: httpx2.AsyncClient, query: str, **more: object) -> httpx2.Response:
    return await client.post("/v1/memory/recall", json={"query": query, **more})


async def test_recall_answers_with_ids_reasons_and_what_it_had_to_do_without(client, pupil: Pupil, house: House) -> None:
    await goal(pupil, "I want to build bridges")
    await house.work_off("memory.index")
    found = (await recall(client, "bridges")).raise_for_status().json()
    assert {item["what"] for item in found["items"]} == {"goal"}
    first = found["items"][0]
    assert "bridges" in first["text"]
    assert first["reasons"]
    assert found["degraded"] == ["no_embedder"]
    assert found["searched"] >= 1


async def test_looking_is_in_the_access_log_once(client, pupil: Pupil) -> None:
    await goal(pupil, "bridges")
    for _ in range(3):
        await recall(client, "bridges")
    lines = (await client.get("/v1/access-log")).json()["items"]
    assert [line["purpose"] for line in lines if line["kind"] == "access"] == ["learner_view"]


async def test_without_consent_it_is_refused_with_a_code_that_names_it(client, pupil: Pupil) -> None:
    await goal(pupil, "bridges")
    who = pupil.principal
    await pupil.services.identity.consents.give(who, who.account_id, "memory", granted=False)
    refused = await recall(client, "bridges")
    assert (refused.status_code, refused.headers["content-type"]) == (403, PROBLEM)
    assert (refused.json()["code"], refused.json()["scope"]) == ("consent_needed", "memory")


@pytest.mark.parametrize(
    "body",
    [
        {}, {"query": ""}, {"query": "   "}, {"query": "x" * 2_001}, {"query": "x", "limit": 0}, {"query": "x", "limit": 51},
        {"query": "x", "budget_tokens": 1}, {"query": "x", "as_of": "yesterday"}, {"query": "x", "as_of": "2026-01-01T00:00:00"},
        {"query": "x", "course": "No Slug"}, {"query": "x", "unknown": 1}, {"query": "a\x00b"}, {"query": "x", "skills": ["a"] * 21},
    ],
)  # fmt: skip
async def test_a_question_that_is_none_is_refused(client, body) -> None:
    refused = await client.post("/v1/memory/recall", json=body)
    assert (refused.status_code, refused.headers["content-type"]) == (422, PROBLEM)


@pytest.mark.parametrize("query", ["…", "🦉🦉", "日本語の分数", "مرحبا", "' OR 1=1 --", "x" * 2_000, "\u202e", "<script>"])
async def test_any_language_and_any_signs_may_be_asked(client, pupil: Pupil, query: str) -> None:
    await goal(pupil, "bridges")
    (await recall(client, query)).raise_for_status()


async def test_nobody_but_a_learner_has_a_memory_to_ask(running: Services, pupil: Pupil, house: House) -> None:
    await house.somebody(pupil.principal.tenant_id, "educator", "Eve")
    async with signed_in(running, pupil.principal.tenant_id, "eve") as educator:
        assert (await recall(educator, "bridges")).status_code == 403
        assert (await educator.get("/v1/memory/as-of", params={"at": "2026-01-01T00:00:00Z"})).status_code == 403


async def test_as_of_tells_what_was_believed_then(client, pupil: Pupil, clock: SetClock) -> None:
    await goal(pupil, "build bridges")
    before = clock.now()
    clock.at += timedelta(days=2)
    await goal(pupil, "build ships")
    then = (await client.get("/v1/memory/as-of", params={"at": before.isoformat()})).raise_for_status().json()
    assert ([fact["value"] for fact in then["facts"]], then["withheld"]) == (["build bridges"], 0)
    now = (await client.get("/v1/memory/as-of", params={"at": (clock.now() + timedelta(days=9)).isoformat()})).raise_for_status().json()
    assert [fact["value"] for fact in now["facts"]] == ["build ships"]
    for wrong in ("yesterday", "2026-01-01T00:00:00", ""):
        assert (await client.get("/v1/memory/as-of", params={"at": wrong})).status_code == 422


async def test_a_deleted_fact_is_withheld_from_the_past_and_counted(client, pupil: Pupil, clock: SetClock) -> None:
    await goal(pupil, "build bridges")
    fact = (await client.get("/v1/memory/facts")).json()["facts"][0]
    before = clock.now()
    clock.at += timedelta(days=1)
    assert (await client.delete(f"/v1/memory/facts/{fact['id']}")).status_code == 204
    then = (await client.get("/v1/memory/as-of", params={"at": before.isoformat()})).raise_for_status().json()
    assert then["facts"] == []
    assert not [item for item in (await recall(client, "bridges")).json()["items"] if item["kind"] == "fact"]
