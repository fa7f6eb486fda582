"""Sent twice, done once: attempts by their id, other changes by their Idempotency-Key; one after the other or all at a time."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import httpx2
import pytest
import pytest_asyncio

from tests.journeys.learner import Pupil, enrolled, right_answer
from tests.journeys.openapi import calls_of
from tests.journeys.school import School, founded

TOGETHER = 6

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def pupil(meno, inside) -> Pupil:
    return await enrolled(meno, inside, f"twice-{uuid4().hex[:8]}")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def school(meno, inside) -> School:
    return await founded(meno, inside)


async def attempts_of(pupil: Pupil) -> list[str]:
    """Return the ids of the attempts in the journal."""
    keys = await pupil.inside.vault.keys(pupil.tenant_id, pupil.id)
    async with pupil.inside.database.open_work(pupil.tenant_id) as work:
        entries = await pupil.inside.memory.entries(work, keys, pupil.id, limit=2000)
    return [str(entry.id) for entry in entries if entry.kind == "attempt"]


async def test_an_attempt_sent_again_gets_the_same_bytes_and_counts_once(pupil):
    path, body = f"/v1/offers/{pupil.offer['id']}/attempts", pupil.body(right_answer(await pupil.step()))
    first, second = [await pupil.client.post(path, json=body) for _ in range(2)]
    slower = await pupil.client.post(path, json={**body, "seconds": 99.0})
    assert first.status_code == 200
    assert first.content == second.content == slower.content, "what a retry measures anew makes it no other attempt"
    assert (await attempts_of(pupil)).count(body["id"]) == 1
    await pupil.next()


async def test_the_same_attempt_id_with_another_answer_is_refused(pupil):
    path, body = f"/v1/offers/{pupil.offer['id']}/attempts", pupil.body(right_answer(await pupil.step()))
    (await pupil.client.post(path, json=body)).raise_for_status()
    other = await pupil.client.post(path, json={**body, "answer": "another"})
    assert (other.status_code, other.json()["code"]) in {(422, "idempotency_key_reused"), (422, "answer_shape")}
    await pupil.next()
    elsewhere = await pupil.client.post(f"/v1/offers/{pupil.offer['id']}/attempts", json={**pupil.body("1"), "id": body["id"]})
    assert elsewhere.status_code == 422
    assert (await attempts_of(pupil)).count(body["id"]) == 1


async def test_an_attempt_sent_many_times_at_once_has_one_effect(pupil):
    await pupil.next()
    path, body = f"/v1/offers/{pupil.offer['id']}/attempts", pupil.body(right_answer(await pupil.step()))
    replies = await asyncio.gather(*(pupil.client.post(path, json=body) for _ in range(TOGETHER)))
    assert {reply.status_code for reply in replies} == {200}
    assert len({reply.content for reply in replies}) == 1
    assert (await attempts_of(pupil)).count(body["id"]) == 1


async def test_different_attempts_at_once_are_one_after_the_other(pupil):
    await pupil.next()
    path, answer = f"/v1/offers/{pupil.offer['id']}/attempts", right_answer(await pupil.step())
    before = len(await attempts_of(pupil))
    replies = await asyncio.gather(*(pupil.client.post(path, json=pupil.body(answer)) for _ in range(TOGETHER)))
    done = sum(reply.status_code == 200 for reply in replies)
    assert {reply.status_code for reply in replies} <= {200, 409}
    assert done >= 1
    assert len(await attempts_of(pupil)) - before == done


async def test_a_hint_asked_many_times_at_once_is_one_hint(pupil):
    await pupil.next()
    path, body = f"/v1/offers/{pupil.offer['id']}/hints", {"id": str(uuid4()), "step": pupil.offer["step"]}
    replies = await asyncio.gather(*(pupil.client.post(path, json=body) for _ in range(TOGETHER)))
    assert {reply.status_code for reply in replies} == {200}
    assert len({reply.content for reply in replies}) == 1
    assert len((await pupil.next())["offer"]["item"]["steps"][0]["hints"]) <= 1


Make = Callable[[], dict[str, Any]]
CHANGES: dict[str, tuple[str, Make]] = {
    "/v1/classes": ("educator", lambda: {"name": f"Class {uuid4().hex[:6]}"}),
    "/v1/users": ("operator", lambda: {"role": "educator", "name": "Grace Two", "user_name": f"g{uuid4().hex[:10]}"}),
    "/v1/consents": ("learner", lambda: {"scope": "improve_course", "granted": True}),
}


async def effects(client: httpx2.AsyncClient, path: str) -> int:
    """Return how many things of that path there are."""
    found = (await client.get(path, params={} if path == "/v1/consents" else {"limit": 100})).raise_for_status().json()
    return len(found.get("items", found.get("history", ())))


async def keyed(client: httpx2.AsyncClient, path: str, body: object, key: str) -> httpx2.Response:
    headers = {"Idempotency-Key": key, "Content-Type": "application/json"}
    return await client.post(path, content=json.dumps(body), headers=headers)


@pytest.mark.parametrize("path", sorted(CHANGES))
async def test_the_same_key_gets_the_same_bytes_and_another_body_is_refused(school, path):
    role, make = CHANGES[path]
    client, body, key = school.people[role], make(), str(uuid4())
    first, second = [await keyed(client, path, body, key) for _ in range(2)]
    assert first.status_code == 201, first.text
    assert (first.status_code, first.content) == (second.status_code, second.content)
    assert first.headers.get("etag") == second.headers.get("etag")
    other = await keyed(
        client, path, {**body, "name": "Other", "granted": False, "scope": "memory"} if path == "/v1/consents" else make(), key
    )
    assert other.status_code == 422, other.text


@pytest.mark.parametrize("path", sorted(CHANGES))
async def test_the_same_key_at_once_has_one_effect(school, path):
    role, make = CHANGES[path]
    client, body, key = school.people[role], make(), str(uuid4())
    before = await effects(client, path)
    replies = await asyncio.gather(*(keyed(client, path, body, key) for _ in range(TOGETHER)))
    made = [reply for reply in replies if reply.status_code == 201]
    assert made
    assert {reply.status_code for reply in replies} <= {201, 409}
    assert len({reply.content for reply in made}) == 1
    again = await keyed(client, path, body, key)
    assert again.content == made[0].content
    assert await effects(client, path) - before in ({0, 1} if path == "/v1/consents" else {1}), "what holds already is not given anew"


async def test_a_refused_request_does_not_use_its_key_up(school):
    client, key = school.people["operator"], str(uuid4())
    taken = {"role": "educator", "name": "Grace", "user_name": "educator"}
    assert (await keyed(client, "/v1/users", taken, key)).status_code == 409
    found = await keyed(client, "/v1/users", {**taken, "user_name": f"g{uuid4().hex[:10]}"}, key)
    assert found.status_code == 201, found.text


async def test_keys_of_different_people_never_meet(school):
    key, body = str(uuid4()), {"name": "Ours"}
    mine, theirs = [await keyed(school.people[role], "/v1/classes", body, key) for role in ("educator", "operator")]
    assert mine.status_code == theirs.status_code == 201
    assert mine.json()["id"] != theirs.json()["id"]


@pytest.mark.parametrize("key", ["short", "x" * 201, "with space in it", "ümläut-" + "x" * 8])
async def test_a_key_that_is_none_is_refused(school, key):
    headers = {"Idempotency-Key": key.encode("latin-1"), "Content-Type": "application/json"}
    found = await school.people["educator"].post("/v1/classes", content=b'{"name":"x"}', headers=headers)
    assert (found.status_code, found.json()["code"]) == (422, "idempotency_key_malformed")


async def test_every_change_that_makes_something_takes_a_key_or_an_id(meno):
    async with httpx2.AsyncClient(base_url=meno.url) as client:
        calls = [call for call in calls_of((await client.get("/openapi.json")).json()) if call.verb == "post"]
    without = {call.path for call in calls if not call.keeps_keys and not (isinstance(call.body, dict) and "id" in call.body)}
    harmless = {"/v1/sessions", "/v1/reset-codes", "/v1/reset-codes/redeem", "/v1/conversations", "/v1/enrollments/{enrollment_id}/moves",
                "/v1/memory/recall", "/v1/erasures/receipts/check", "/v1/markings/{case_id}", "/v1/classes/{class_id}/reports/decision",
                "/v1/rehearsals", "/v1/rehearsals/lint", "/v1/operations/jobs/{job_id}/retry", "/v1/operations/audit/proof"}  # fmt: skip
    assert without <= harmless, "repeating one of these does harm"
