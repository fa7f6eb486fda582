"""Who sees what was spent on language models: operators all, educators their classes as a whole, learners themselves."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from schemas.identity import TenantPolicy
from services.bootstrap import Services
from services.identity import Principal
from services.llm import Permit, read_limits
from services.llm.spending.ledger import Wanted
from services.llm.spending.prices import Price
from services.platform import Settings
from tests.fixtures import with_model
from tests.llm.scripted_server import Script, ScriptedServer
from tests.llm.scripts import prompt_of
from tests.tutor.lessons import SetClock
from tests.tutor.teaching import Classroom, classroom

PRICE = Price(Decimal(1000), Decimal(1000), "file")


@pytest.fixture
async def services(settings: Settings, database, keys_database, redis_client, model) -> AsyncIterator[Services]:
    async with with_model(settings, SetClock(), model) as found:
        yield found


@pytest.fixture
async def room(services: Services) -> AsyncIterator[Classroom]:
    async with classroom(services) as found:
        yield found


async def spend(room: Classroom, who: Principal, class_id: UUID, tokens: int) -> None:
    permit = Permit(who.tenant_id, who.account_id, "tutoring", "adult", 2000, 200, (), b"", (class_id,))
    ledger = room.services.models.ledger
    await ledger.settle(await ledger.reserve(permit, Wanted("x", "y", PRICE, tokens, 1)), tokens, 0)


async def test_each_sees_their_own_part(room: Classroom) -> None:
    first, second = await room.join(2)
    elsewhere = await room.elsewhere()
    await spend(room, first.principal, room.class_id, 100)
    await spend(room, second.principal, room.class_id, 50)
    await spend(room, second.principal, uuid4(), 7)
    operator = await room.get(room.operator, "/v1/spending?per=day")
    assert (operator["tenant"]["tokens"], operator["tenant"]["calls"], operator["tenant"]["money"], operator["learner"]) == (
        157,
        3,
        0.157,
        None,
    )
    educator = await room.get(room.educator, "/v1/spending")
    assert (educator["tenant"], [(line["id"], line["tokens"]) for line in educator["classes"]]) == (None, [(str(room.class_id), 150)])
    assert [line["tokens"] for line in (await room.get(elsewhere, "/v1/spending"))["classes"]] == [0]
    learner = await room.get(first.principal, "/v1/spending")
    assert (learner["tenant"], learner["classes"], learner["learner"]["tokens"]) == (None, [], 100)


async def test_single_learners_are_shown_to_operators_alone_page_by_page(room: Classroom) -> None:
    pupils = await room.join(3)
    for pupil in pupils:
        await spend(room, pupil.principal, room.class_id, 10)
    page = await room.get(room.operator, "/v1/spending/learners?limit=2")
    rest = await room.get(room.operator, f"/v1/spending/learners?limit=2&after={page['after']}")
    assert {line["id"] for line in [*page["items"], *rest["items"]]} == {str(pupil.principal.account_id) for pupil in pupils}
    assert rest["after"] is None
    for other in (room.educator, pupils[0].principal):
        assert (await room.call(other, "GET", "/v1/spending/learners")).status_code == 403


async def test_limits_are_the_tenants_policy_and_what_is_used_up_is_said(room: Classroom) -> None:
    (pupil,) = await room.join(1)
    policy = TenantPolicy(budget=read_limits("learner/day=100t, tenant/month=5")).model_dump(mode="json")
    assert (await room.call(room.operator, "PUT", "/v1/tenant/policy", {"policy": policy, "reason": "cost"})).status_code == 200
    await spend(room, pupil.principal, room.class_id, 100)
    mine = (await room.get(pupil.principal, "/v1/spending?per=day"))["learner"]
    assert (mine["state"], [limit["tokens"] for limit in mine["limits"]]) == ("used_up", [100, 500_000])
    assert (await room.get(room.operator, "/v1/spending"))["tenant"]["state"] == "within"


async def test_an_operator_sees_what_the_model_server_can_do(room: Classroom, model: ScriptedServer) -> None:
    model.answer = lambda body: Script(
        pieces=('{"colour": "teal"}' if "response_format" in body else "Heliotrope",), usage=(len(prompt_of(body)) // 4, 3)
    )
    before = await room.get(room.operator, "/v1/model")
    assert (before["configured"], before["model"], before["streams"], model.seen) == (True, "scripted", None, [])
    found = (await room.call(room.operator, "POST", "/v1/model/probe")).json()
    assert (found["streams"], found["keeps_to_schema"], found["context_tokens"], found["is_whole_context"]) == (True, True, 6000, False)
    assert (await room.get(room.operator, "/v1/model")) == found
    assert (await room.call(room.educator, "GET", "/v1/model")).status_code == 403
    assert (await room.call(room.educator, "POST", "/v1/model/probe")).status_code == 403
    assert "school" not in json.dumps(model.seen)
