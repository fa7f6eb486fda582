"""Who changed what holds for everybody, from what to what, and why: over HTTP, in the rows, and at the machine."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import pytest

from schemas.identity import TenantPolicy
from services.bootstrap import Services
from services.identity import Forbidden, IdentityHolding
from services.identity.tenant_rules import RuleChange, rule_changes
from tests.tutor.teaching import Classroom, classroom

POLICY, CHANGES = "/v1/tenant/policy", "/v1/tenant/policy/changes"


@pytest.fixture
async def room(services: Services) -> AsyncIterator[Classroom]:
    async with classroom(services) as found:
        yield found


async def change(room: Classroom, reason: str, **rules: Any) -> None:
    """Set rules, all others as they stand."""
    held = (await room.get(room.operator, "/v1/me"))["tenant"]["policy"]
    reply = await room.call(room.operator, "PUT", POLICY, {"policy": held | rules, "reason": reason})
    assert reply.status_code == 200, reply.text
    assert reply.json()["policy"] == held | rules


def test_what_has_changed_is_told_rule_by_rule_and_a_list_is_one_rule() -> None:
    before = TenantPolicy()
    lines = [{"name": "Number against sorrow", "contact": "116 111", "locale": "de"}]
    after = TenantPolicy.model_validate({"chat": False, "words_kept": {"chat": 30}, "safeguarding": {"help_lines": lines}})
    assert rule_changes(before, before) == ()
    assert rule_changes(before, after) == (
        RuleChange("chat", before=True, after=False),
        RuleChange("words_kept.chat", before=365, after=30),
        RuleChange("safeguarding.help_lines", before=[], after=lines),
    )
    assert [one.before for one in rule_changes(after, before)] == [False, 30, lines]


async def test_a_change_is_listed_with_who_when_why_and_from_what_to_what(room: Classroom) -> None:
    await change(room, "law", consent_age=18)
    lines = [{"name": "Number against sorrow", "contact": "116 111", "locale": ""}]
    held = (await room.get(room.operator, "/v1/me"))["tenant"]["policy"]
    await change(room, "safety", chat=False, safeguarding=held["safeguarding"] | {"help_lines": lines})
    newest, oldest = (await room.get(room.operator, CHANGES))["items"]
    assert oldest["changes"] == [{"rule": "consent_age", "before": 16, "after": 18}]
    assert newest["changes"] == [
        {"rule": "chat", "before": True, "after": False},
        {"rule": "safeguarding.help_lines", "before": [], "after": lines},
    ]
    assert [(one["by"], one["reason"], one["name"], one["account_id"]) for one in (newest, oldest)] == [
        ("operator", why, "Olga", str(room.operator.account_id)) for why in ("safety", "law")
    ]
    assert newest["at"] >= oldest["at"]


async def test_limits_are_a_rule_too(room: Classroom) -> None:
    limit = {"scope": "learner", "per": "day", "money": None, "tokens": 100}
    await change(room, "cost", budget=[limit])
    assert (await room.get(room.operator, CHANGES))["items"][0]["changes"] == [{"rule": "budget", "before": [], "after": [limit]}]


async def test_what_holds_already_is_no_change(room: Classroom) -> None:
    await change(room, "trial", chat=False)
    await change(room, "trial", chat=False)
    assert len((await room.get(room.operator, CHANGES))["items"]) == 1


@pytest.mark.parametrize(
    "body",
    [
        {"policy": {"chat": False}},
        {"policy": {"chat": False}, "reason": None},
        {"policy": {"chat": False}, "reason": "since Lea wrote it"},
        {"policy": {"chat": False, "chta": True}, "reason": "law"},
        {"policy": {"consent_age": 12}, "reason": "law"},
        {"chat": False},
        {"chat": False, "reason": "law"},
    ],
    ids=["no reason", "null", "words", "an unknown rule", "out of bounds", "a bare policy", "a flat one"],
)
async def test_without_a_reason_or_with_a_wrong_rule_nothing_is_changed(room: Classroom, body: dict[str, Any]) -> None:
    refused = await room.call(room.operator, "PUT", POLICY, body)
    assert refused.status_code == 422
    assert "Lea" not in refused.text
    assert (await room.get(room.operator, CHANGES))["items"] == []
    assert (await room.get(room.operator, "/v1/me"))["tenant"]["policy"] == TenantPolicy().model_dump(mode="json")


async def test_only_operators_change_and_read_and_of_their_own_school_alone(room: Classroom, services: Services) -> None:
    await change(room, "decided", chat=False)
    body = {"policy": {}, "reason": "other"}
    for role in ("educator", "guardian", "learner"):
        who = room.educator if role == "educator" else await room.add(role, f"{role}-{uuid4().hex[:6]}")
        assert (await room.call(who, "PUT", POLICY, body)).status_code == 403, role
        assert (await room.call(who, "GET", CHANGES)).status_code == 403, role
    first = (await room.get(room.operator, CHANGES))["items"][0]["id"]
    async with classroom(services) as other:
        assert (await other.get(other.operator, CHANGES))["items"] == []
        assert (await other.get(other.operator, "/v1/me"))["tenant"]["policy"]["chat"] is True
        strange = await services.identity.tenants.policy_changes(other.operator, first, 10)
        assert strange.items == []
    with pytest.raises(Forbidden):
        await services.identity.tenants.policy_changes(room.educator, None, 10)


async def test_the_list_comes_in_pages_newest_first(room: Classroom) -> None:
    for age in (13, 14, 15, 17, 18):
        await change(room, "trial", consent_age=age)
    seen, after = [], ""
    for _ in range(3):
        page = await room.get(room.operator, f"{CHANGES}?limit=2{after}")
        seen += [one["changes"][0]["after"] for one in page["items"]]
        after = f"&after={page['after']}"
    assert (seen, page["after"]) == ([18, 17, 15, 14, 13], None)
    assert (await room.call(room.operator, "GET", f"{CHANGES}?after=nonsense")).json()["code"] == "cursor_unknown"


async def test_a_command_at_the_machine_is_listed_without_a_person_or_a_reason(room: Classroom, services: Services) -> None:
    me = await services.identity.tenants.at_the_machine(room.slug)
    await services.identity.tenants.set_policy(me, TenantPolicy(chat=False), None)
    (line,) = (await room.get(room.operator, CHANGES))["items"]
    assert (line["by"], line["account_id"], line["name"], line["reason"]) == ("machine", None, None, None)


async def test_a_change_outlives_the_operator_without_naming_them(room: Classroom, services: Services) -> None:
    other = await room.add("operator", "otto")
    await services.identity.tenants.set_policy(other, TenantPolicy(chat=False), "decided")
    async with services.database.open_work(room.operator.tenant_id) as work:
        await IdentityHolding().remove(work, room.operator.tenant_id, other.account_id, 100)
    (line,) = (await room.get(room.operator, CHANGES))["items"]
    assert (line["by"], line["account_id"], line["name"], line["reason"]) == ("operator", None, None, "decided")
    assert line["changes"][0]["rule"] == "chat"
