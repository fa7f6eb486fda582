"""Not yours is 404 over HTTP, exactly as absent."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from tests.identity.conftest import PASSWORD


def requests_for(ids: dict[str, UUID]) -> list[tuple[str, str, object]]:
    learner, class_id, enrollment, link = ids["learner"], ids["class"], ids["enrollment"], ids["link"]
    return [
        ("GET", f"/v1/users/{learner}", None),
        ("PATCH", f"/v1/users/{learner}", {"locale": "sv"}),
        ("POST", "/v1/reset-codes", {"account_id": str(learner)}),
        ("GET", f"/v1/classes/{class_id}", None),
        ("PATCH", f"/v1/classes/{class_id}", {"archived": True}),
        ("PUT", f"/v1/classes/{class_id}/join-code", None),
        ("DELETE", f"/v1/classes/{class_id}/join-code", None),
        ("GET", f"/v1/classes/{class_id}/members", None),
        ("POST", f"/v1/classes/{class_id}/members", {"account_id": str(learner)}),
        ("DELETE", f"/v1/classes/{class_id}/members/{learner}", None),
        ("GET", f"/v1/consents?learner_id={learner}", None),
        ("POST", "/v1/consents", {"learner_id": str(learner), "scope": "memory", "granted": True}),
        ("GET", f"/v1/guardianships?learner_id={learner}", None),
        ("DELETE", f"/v1/guardianships/{link}", None),
        ("GET", f"/v1/enrollments?learner_id={learner}", None),
        ("GET", f"/v1/enrollments/{enrollment}", None),
        ("PATCH", f"/v1/enrollments/{enrollment}", {"minutes_per_day": 5}),
    ]


def ids_of(people: dict) -> dict[str, UUID]:
    return {"learner": people["learner"].account_id, "class": people["class"], "enrollment": people["enrollment"], "link": people["link"]}


ABSENT = {"learner": uuid4(), "class": uuid4(), "enrollment": uuid4(), "link": uuid4()}


def shape(reply) -> tuple[object, ...]:
    body = reply.json()
    body.pop("request_id")
    return reply.status_code, body, reply.headers["content-type"]


@pytest.mark.parametrize("who", ["lea", "mat", "edu", "gus", "olga"])
async def test_another_tenants_objects_answer_exactly_as_absent_ones(peopled, new_client, who, identity):
    north = peopled["north"]["school"]
    await identity.sessions.set_password(north.tenant_id, north.operator.account_id, await identity.sessions.passwords.hash(PASSWORD))
    client = await new_client().as_(north, who)
    theirs, absent = requests_for(ids_of(peopled["south"])), requests_for(ABSENT)
    for (method, path, body), (_, nowhere, nothing) in zip(theirs, absent, strict=True):
        found = shape(await client.call(method, path, body, **{"If-Match": '"1"'}))
        assert found == shape(await client.call(method, nowhere, nothing, **{"If-Match": '"1"'})), path
        assert found[0] == 404, path


@pytest.mark.parametrize("who", ["mat", "stranger", "grandma"])
async def test_another_learners_objects_answer_exactly_as_absent_ones(peopled, new_client, who):
    north = peopled["north"]["school"]
    await north.add("educator", "stranger")
    await north.add("guardian", "grandma")
    client = await new_client().as_(north, who)
    for (method, path, body), (_, nowhere, nothing) in zip(requests_for(ids_of(peopled["north"])), requests_for(ABSENT), strict=True):
        found = shape(await client.call(method, path, body, **{"If-Match": '"1"'}))
        assert found == shape(await client.call(method, nowhere, nothing, **{"If-Match": '"1"'})), path
        assert found[0] == 404, path


async def test_the_requests_cover_every_path_with_an_id(new_client):
    from services.api.routers import classes, consents, enrollments, users

    named = {path.split("?")[0] for _, path, _ in requests_for(ABSENT)}
    ids = {str(value) for value in ABSENT.values()}
    covered = {"/".join("{}" if part in ids else part for part in path.split("/")) for path in named}
    for route in [route for each in (users, classes, consents, enrollments) for route in each.router.routes]:
        if "{" in route.path:
            plain = "/".join("{}" if part.startswith("{") else part for part in route.path.split("/"))
            assert plain in covered, route.path
