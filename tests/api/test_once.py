"""Idempotency-Key over HTTP, with the real services: a repetition gets the same status, headers and bytes, and counts like any request."""

from __future__ import annotations

from collections.abc import AsyncIterator
from uuid import uuid4

import httpx2
import pytest

from schemas.identity import TenantPolicy
from services.api.app import create_app
from services.bootstrap import build_services
from services.identity import Profile

PASSWORD = "correct horse battery"


@pytest.fixture
async def operator(settings, database, keys_database, redis_client) -> AsyncIterator[httpx2.AsyncClient]:
    services = await build_services(settings.model_copy(update={"rate_limit": "5/minute"}))
    await services.identity.tenants.found("north", "North", Profile(name="Olga", user_name="olga"), TenantPolicy(), PASSWORD)
    app = create_app(services)
    app.state.services = services
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://meno.test") as client:
        signed = await client.post("/v1/sessions", json={"tenant": "north", "name": "olga", "password": PASSWORD})
        client.headers["Authorization"] = f"Bearer {signed.json()['token']}"
        yield client
    await services.close()


async def make_account(client: httpx2.AsyncClient, key: str) -> httpx2.Response:
    body = {"role": "educator", "name": "Grace", "user_name": "grace"}
    return await client.post("/v1/users", json=body, headers={"Idempotency-Key": key})


async def test_a_repetition_gets_the_same_headers_and_bytes(operator: httpx2.AsyncClient) -> None:
    first, again = [await make_account(operator, "the-same-key") for _ in range(2)]
    assert first.status_code == again.status_code == 201
    assert first.content == again.content
    for name in ("etag", "location", "content-type"):
        assert first.headers.get(name) == again.headers.get(name)
    assert "etag" in first.headers


async def test_a_repetition_counts_against_the_allowance_and_says_so(operator: httpx2.AsyncClient) -> None:
    key = uuid4().hex
    answers = [await make_account(operator, key) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [201] * 5 + [429]
    left = [answer.headers["ratelimit"].split(";")[1] for answer in answers[:5]]
    assert left == ["r=4", "r=3", "r=2", "r=1", "r=0"]
