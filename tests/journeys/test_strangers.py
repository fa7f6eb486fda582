"""What is not yours is not there: every call of the contract with an id, asked by strangers, answers as if the object did not exist."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import httpx2
import pytest
import pytest_asyncio

from bench.people import PASSWORD
from tests.journeys.learner import enrolled
from tests.journeys.openapi import JSON, Call, calls_of
from tests.journeys.school import Belongings, School, belongings, founded

OF_THE_SCHOOL = {"course_id", "version_id", "sha256", "before", "after"}
"""What everybody in a school may see once it is published."""

LOOKS_NOTHING_UP = {"/v1/erasures/receipts/check"}
"""What is asked of a document that is sent along, and of nothing that is kept."""

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def owned(meno, inside) -> Belongings:
    return await belongings(meno, inside)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def other_school(meno, inside) -> School:
    return await founded(meno, inside)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def calls(meno) -> list[Call]:
    async with httpx2.AsyncClient(base_url=meno.url) as client:
        return [call for call in calls_of((await client.get("/openapi.json")).json()) if call.ids and call.path not in LOOKS_NOTHING_UP]


async def send(client: httpx2.AsyncClient, call: Call, ids: dict[str, str]) -> httpx2.Response:
    """Send a call with these ids in its path, query and body."""
    query = {name: ids[name] for name in call.query_ids}
    body = {**call.body, **{name: ids[name] for name in call.body_ids}} if isinstance(call.body, dict) else call.body
    if isinstance(body, dict) and "password" in body:
        body |= {"id": str(uuid4()), "password": PASSWORD}  # their own, or nothing would be looked up
    headers = {"If-Match": '"1"', "Content-Type": call.media or JSON}
    content = body.encode() if isinstance(body, str) else json.dumps(body) if body is not None else None
    return await client.request(call.verb, call.path.format(**ids), params=query, content=content, headers=headers)


def refusals(call: Call) -> set[int]:
    """Return how a call may say that something is not there: an id in the body alone may also be called wrong."""
    return {403, 404} if call.path_ids or call.query_ids else {403, 404, 422}


def absent(ids: dict[str, str]) -> dict[str, str]:
    """Return ids of nothing; a plot has a name of its own, and no id."""
    return {name: uuid4().hex * 2 if name == "sha256" else ids[name] if name == "plot" else str(uuid4()) for name in ids}


def shape(response: httpx2.Response) -> tuple[int, Any]:
    """Return what can be told from a reply but for its request id."""
    body = response.json() if response.content else None
    return response.status_code, {**body, "request_id": ""} if isinstance(body, dict) else body


async def test_every_id_of_the_contract_has_an_object_here(calls, owned):
    missing = {name for call in calls for name in call.ids} - owned.ids.keys()
    assert not missing, "make one in school.py"


async def test_whom_they_belong_to_finds_them(calls, owned):
    for call in calls:
        if call.verb == "get":
            found = [(await send(client, call, owned.ids)).status_code for client in owned.people.values()]
            assert 200 in found, (call.name, found)


async def test_people_of_another_school_find_nothing(calls, owned, other_school):
    for call in calls:
        seen = set()
        for role, stranger in other_school.people.items():
            there, nowhere = await send(stranger, call, owned.ids), await send(stranger, call, absent(owned.ids))
            assert shape(there) == shape(nowhere), (call.name, role)
            assert there.status_code in refusals(call), (call.name, role, there.text)
            seen.add(there.status_code)
        assert refusals(call) - {403} & seen, f"{call.name}: nobody of the other school may ask at all"


async def test_another_learner_of_the_same_school_finds_nothing(calls, owned, meno, inside):
    other = await enrolled(meno, inside, f"stranger-{uuid4().hex[:8]}")
    for call in calls:
        if not call.ids <= OF_THE_SCHOOL:
            there, nowhere = await send(other.client, call, owned.ids), await send(other.client, call, absent(owned.ids))
            assert shape(there) == shape(nowhere), call.name
            assert there.status_code in refusals(call), (call.name, there.text)


async def test_nothing_of_it_has_changed_anything(calls, owned):
    kept = [(await owned.pupil.client.get(f"/v1/enrollments/{owned.ids['enrollment_id']}")).status_code]
    kept.append((await owned.people["educator"].get(f"/v1/classes/{owned.ids['class_id']}")).status_code)
    kept.append((await owned.pupil.client.get(f"/v1/memory/facts/{owned.ids['fact_id']}")).status_code)
    assert kept == [200, 200, 200]
