"""Not yours is 404, exactly as absent; and rows of another tenant do not exist."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError

from schemas.identity import EnrollmentIn
from services.platform.rls import unguarded
from tests.identity.conftest import PASSWORD

TABLES = (
    "identity_account", "identity_code", "identity_class", "identity_member", "identity_guardianship", "identity_consent", "identity_enrollment",
)  # fmt: skip


@pytest.fixture
async def peopled(school, other_school, courses):
    """Two schools, each with an educator, a class, two learners, a guardian and an enrollment: a row in every table."""
    people = {}
    for each in (school, other_school):
        educator, learner, mate, guardian = (
            await each.add("educator", "edu"), await each.add("learner", "lea", age_band="13_15"),
            await each.add("learner", "mat", age_band="adult"), await each.add("guardian", "gus"),
        )  # fmt: skip
        identity = each.identity
        class_id = await each.teach(educator, learner)
        link = await identity.guardians.link(each.operator, learner.account_id, guardian.account_id)
        await identity.consents.give(guardian, learner.account_id, "memory", granted=True)
        await identity.codes.make(educator, learner.account_id)
        enrollment = await identity.enrollments.create(learner, EnrollmentIn(version_id=courses.add(), zone="Europe/Stockholm"))
        people[each.slug] = {
            "school": each, "learner": learner, "mate": mate, "educator": educator, "guardian": guardian, "class": class_id,
            "link": link.id, "enrollment": enrollment.id,
        }  # fmt: skip
    return people


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


async def test_absent_and_not_yours_run_the_same_statements(peopled, database, identity):
    from services.platform import NotFound

    mate, seen = peopled["north"]["mate"], []
    event.listen(database._engine.sync_engine, "before_cursor_execute", lambda c, cur, statement, *rest: seen.append(statement))
    taken: list[list[str]] = []
    for ids in (ids_of(peopled["north"]), ids_of(peopled["south"]), ABSENT):
        seen.clear()
        for call in (
            identity.accounts.get(mate, ids["learner"]), identity.classes.get(mate, ids["class"]),
            identity.enrollments.get(mate, ids["enrollment"]), identity.consents.record(mate, ids["learner"]),
        ):  # fmt: skip
            with pytest.raises(NotFound):
                await call
        taken.append(list(seen))
    assert taken[0] == taken[1] == taken[2]
    assert len(taken[0]) == 4


@pytest.mark.parametrize("table", TABLES)
async def test_without_a_tenant_no_row_is_seen_and_with_one_only_its_own(peopled, database, table):
    async with database.open_work() as work:
        assert (await work.session.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one() == 0
    for slug in ("north", "south"):
        tenant_id = peopled[slug]["school"].tenant_id
        async with database.open_work(tenant_id) as work:
            found = (await work.session.execute(text(f"SELECT tenant_id FROM {table}"))).scalars().all()
        assert found
        assert set(found) == {tenant_id}


async def test_a_row_cannot_be_written_into_another_tenant(peopled, database):
    north, south = peopled["north"]["school"].tenant_id, peopled["south"]["school"].tenant_id
    with pytest.raises(DBAPIError):
        async with database.open_work(north) as work:
            await work.session.execute(
                text("INSERT INTO identity_class (tenant_id, id, name, archived, created_at) VALUES (:t, :i, 'x', false, now())"),
                {"t": south, "i": uuid4()},
            )


async def test_every_table_of_people_is_guarded(database):
    async with database.open_work() as work:
        assert [table for table in await unguarded(work.session) if table.startswith("identity")] == []


async def test_a_member_cannot_be_tied_to_an_account_of_another_tenant(peopled, database):
    north, south = peopled["north"], peopled["south"]
    with pytest.raises(DBAPIError):
        async with database.open_work(north["school"].tenant_id) as work:
            await work.session.execute(
                text("INSERT INTO identity_member (tenant_id, class_id, account_id, part, joined_at) VALUES (:t, :c, :a, 'learner', now())"),
                {"t": north["school"].tenant_id, "c": north["class"], "a": south["learner"].account_id},
            )


async def test_two_tenants_may_use_the_same_user_name(peopled):
    signed_in = {slug: await peopled[slug]["school"].sign_in("lea") for slug in peopled}
    assert signed_in["north"].principal.tenant_id != signed_in["south"].principal.tenant_id


async def test_the_requests_cover_every_path_with_an_id(new_client):
    from services.api.routers import classes, consents, enrollments, users

    named = {path.split("?")[0] for _, path, _ in requests_for(ABSENT)}
    ids = {str(value) for value in ABSENT.values()}
    covered = {"/".join("{}" if part in ids else part for part in path.split("/")) for path in named}
    for router, route in ((router, route) for router in (users, classes, consents, enrollments) for route in router.router.routes):
        if "{" in route.path:
            plain = "/".join("{}" if part.startswith("{") else part for part in route.path.split("/"))
            assert plain in covered, route.path


