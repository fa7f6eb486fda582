"""An educator overrides one learner's plan, with a reason that the learner reads: what comes next obeys, and it can be taken back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID, uuid4

import pytest

from services.identity import Principal
from services.memory import Replay
from services.platform import NotFound
from tests.tutor.lessons import WRONG, Pupil, SetClock
from tests.tutor.teaching import Classroom, classroom
from tests.tutor.test_placing import Placed12, chain

pytestmark = pytest.mark.engines
TODAY, TOMORROW, YESTERDAY = "2026-11-23", "2026-11-24", "2026-11-22"


@pytest.fixture
async def room(services) -> AsyncIterator[Classroom]:
    async with classroom(services) as found:
        await found.join()
        yield found


@pytest.fixture
def pupil(room: Classroom) -> Pupil:
    return room.pupils[0]


def wish(move: str = "pin", skill: str | None = "twice", **more: Any) -> dict[str, Any]:
    return {"id": str(uuid4()), "move": move, "skill": skill, "reason": "We do this in class.", **more}


async def send(room: Classroom, body: dict[str, Any], who: Principal | None = None, status: int = 201, code: str | None = None) -> Any:
    """Send an override of the first learner's plan, and return the answer, which must have this status and code."""
    path = f"/v1/enrollments/{room.pupils[0].enrollment.id}/overrides"
    reply = await room.call(who or room.educator, "POST", path, body)
    assert (reply.status_code, reply.json().get("code")) == (status, code), reply.text
    return reply.json()


async def undo(room: Classroom, override_id: str, status: int = 200, code: str | None = None, **more: Any) -> Any:
    path = f"/v1/enrollments/{room.pupils[0].enrollment.id}/overrides/{override_id}/undo"
    reply = await room.call(room.educator, "POST", path, {"id": str(uuid4()), "reason": "Enough of it.", **more})
    assert (reply.status_code, reply.json().get("code")) == (status, code), reply.text
    return reply.json()


async def listed(room: Classroom, who: Principal) -> list[dict[str, Any]]:
    return (await room.get(who, f"/v1/enrollments/{room.pupils[0].enrollment.id}/overrides"))["overrides"]


async def must_replay(pupil: Pupil) -> None:
    """The image is byte by byte what the journal folds to."""
    keys = await pupil.services.vault.keys(pupil.principal.tenant_id, pupil.principal.account_id)
    async with pupil.services.database.open_work(pupil.principal.tenant_id) as work:
        found = await Replay(pupil.services.memory.folds).verify(work, keys, pupil.principal.account_id)
    assert found.holds, found.faults


async def test_what_an_educator_pins_comes_next_and_the_learner_reads_why(room, pupil):
    made = await send(room, wish(until=TOMORROW))
    assert (made["state"], made["by"]) == ("in_force", str(room.educator.account_id))
    await pupil.next()
    assert (pupil.offer.skill.id, [reason.code for reason in pupil.offer.why]) == ("twice", ["pinned", "completion_first"])
    [seen] = await listed(room, pupil.principal)
    assert (seen["move"], seen["skill"], seen["until"], seen["reason"]) == ("pin", "twice", TOMORROW, "We do this in class.")
    assert await room.log_of(pupil.principal) == [("educator", "educator_view", ("plan",))]
    await must_replay(pupil)


async def test_a_pin_ends_by_itself_or_is_undone(room, pupil, clock: SetClock):
    first = await send(room, wish(until=TODAY))
    clock.pass_(days=1)
    assert (await listed(room, pupil.principal))[0]["state"] == "expired"
    await pupil.next()
    assert pupil.offer.skill.id == "add"
    await undo(room, first["id"], 409, "override_ended")
    await pupil.attempt()
    again = await send(room, wish())
    undone = await undo(room, again["id"])
    assert (undone["state"], undone["reason"]) == ("undone", "We do this in class.")
    assert pupil.enrollment.zone == "Europe/Stockholm"
    plan = await pupil.plan()
    assert plan.pin_until[plan.rows["twice"]] == 0


async def test_an_exemption_opens_what_depends_on_the_skill_until_it_is_undone(room, pupil):
    made = await send(room, wish("exempt", "add"))
    await pupil.next()
    assert pupil.offer.skill.id == "twice", "as if it were mastered"
    await undo(room, made["id"])
    plan = await pupil.plan()
    assert plan.flags[plan.rows["add"]] & 2 == 0
    await must_replay(pupil)


async def test_a_skip_holds_until_its_day_and_can_be_undone(room, pupil):
    made = await send(room, wish("skip", "add", until="2026-11-30"))
    nothing = await pupil.next()
    assert nothing.offer is None
    assert nothing.nothing.code == "skipped"
    await undo(room, made["id"])
    await pupil.next()
    assert pupil.offer.skill.id == "add"


async def test_a_reset_begins_a_skill_again_in_plan_and_knowledge_and_leaves_what_was_done_in_the_journal(room, pupil):
    async def progress() -> dict[str, Any]:
        found = await pupil.services.progress.progress(pupil.principal, pupil.enrollment.id)
        return {skill.skill.id: (skill.attempts, skill.mastery) for skill in found.skills}

    await pupil.next()
    await pupil.attempt(WRONG)
    await pupil.attempt(WRONG)
    before = len(await pupil.attempts())
    assert (await progress())["add"][0] > 0
    made = await send(room, wish("reset", "add"))
    assert made["state"] == "done"
    assert (await progress())["add"] == (0, None)
    assert len(await pupil.attempts()) == before
    await undo(room, made["id"], 409, "override_final")
    await pupil.next()
    assert (await pupil.attempt()).verdict == "correct"
    assert (await progress())["add"][0] == 1
    await must_replay(pupil)


async def test_a_placement_that_is_reset_may_be_taken_again_and_the_learner_reads_why(services, clock: SetClock):
    async with classroom(services, chain()) as room:
        [pupil] = await room.join()
        ended = await Placed12(pupil, knows=5).run(await Placed12(pupil, knows=5).start())
        assert ended.state == "done"
        await pupil.next()
        await pupil.attempt()
        made = await send(room, wish("reset", None, placement=True))
        assert (made["state"], made["skill"]) == ("done", None)
        [seen] = await listed(room, pupil.principal)
        assert (seen["move"], seen["skill"], seen["reason"]) == ("reset", None, "We do this in class.")
        assert (await Placed12(pupil, knows=5).look()).state == "allowed"
        again = await Placed12(pupil, knows=9).run(await Placed12(pupil, knows=9).start())
        assert again.state == "done"
        await must_replay(pupil)


async def test_the_same_override_sent_twice_is_one_and_its_id_serves_nothing_else(room, pupil):
    body = wish()
    first, second = await send(room, body), await send(room, body)
    assert first == second
    assert len(await listed(room, pupil.principal)) == 1
    await send(room, {**body, "reason": "Another one."}, None, 422, "idempotency_key_reused")
    taken_back = {"id": str(uuid4())}
    assert await undo(room, body["id"], **taken_back) == await undo(room, body["id"], **taken_back)
    await undo(room, body["id"], 409, "override_ended")


async def test_a_later_override_replaces_the_same_one_before_and_a_reset_all_of_the_skill(room, pupil):
    first = await send(room, wish(until=TODAY))
    second = await send(room, wish(until=TOMORROW))
    await send(room, wish("reset"))
    states = {each["id"]: each["state"] for each in await listed(room, pupil.principal)}
    assert (states[first["id"]], states[second["id"]]) == ("replaced", "replaced")


@pytest.mark.parametrize(
    ("first", "second"),
    [("pin", "exempt"), ("exempt", "pin"), ("skip", "pin"), ("pin", "skip"), ("exempt", "skip"), ("skip", "exempt"), ("exempt", "reset")],
)
async def test_overrides_that_contradict_each_other_are_refused_with_the_one_to_undo(room, pupil, first, second):
    until = {"skip": {"until": TOMORROW}}
    made = await send(room, wish(first, **until.get(first, {})))
    before = len(await pupil.entries())
    refused = await send(room, wish(second, **until.get(second, {})), None, 409, "override_conflict")
    assert refused["override_id"] == made["id"]
    assert len(await pupil.entries()) == before


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (wish(skill="nonsense"), 422, "skill_unknown"),
        (wish(until=YESTERDAY), 422, "override_date"),
        (wish("skip", until=TODAY), 422, "override_date"),
        (wish("skip"), 422, "invalid_request"),
        (wish("exempt", until=TOMORROW), 422, "invalid_request"),
        (wish(skill=None), 422, "invalid_request"),
        (wish("reset", None), 422, "invalid_request"),
        (wish("pin", None, placement=True), 422, "invalid_request"),
        (wish("reset", "add", placement=True), 422, "invalid_request"),
        (wish("extend", None, until=TOMORROW), 422, "invalid_request"),
        (wish("extend", None, until=TOMORROW, assignment_id=str(uuid4())), 422, "assignment_unknown"),
        (wish(reason=""), 422, "invalid_request"),
        (wish(reason="   "), 422, "invalid_request"),
        (wish(reason="x" * 501), 422, "invalid_request"),
        (wish(reason="a\x00b"), 422, "invalid_request"),
        (wish("choose"), 422, "invalid_request"),
        (wish(by=str(uuid4())), 422, "invalid_request"),
    ],
)
async def test_what_makes_no_sense_is_refused_and_leaves_nothing(room, pupil, body, status, code):
    before = len(await pupil.entries())
    await send(room, {**body, "id": str(uuid4())}, None, status, code)
    assert len(await pupil.entries()) == before


async def test_only_an_educator_of_the_learners_class_overrides_and_strangers_learn_nothing(room, pupil):
    other, mate = await room.elsewhere(), (await room.join())[0].principal
    path = f"/v1/enrollments/{pupil.enrollment.id}/overrides"
    for who, verdict in ((pupil.principal, 403), (mate, 403), (room.operator, 403), (other, 404)):
        assert (await room.call(who, "POST", path, wish())).status_code == verdict
    for who in (other, mate, room.operator):
        theirs, nobodys = await room.call(who, "GET", path), await room.call(who, "GET", f"/v1/enrollments/{uuid4()}/overrides")
        assert (theirs.status_code, theirs.json()["code"]) == (404, "not_found")
        assert {**theirs.json(), "request_id": None, "instance": None} == {**nobodys.json(), "request_id": None, "instance": None}
    assert await room.log_of(pupil.principal) == []


async def test_without_consent_to_memory_nothing_is_kept_and_the_educator_is_told_who_can_give_it(room, pupil):
    await pupil.consent(granted=False)
    before = len(await pupil.entries())
    refused = await send(room, wish(), None, 403, "consent_needed")
    assert (refused["scope"], refused["decided_by"]) == ("memory", "learner")
    path = f"/v1/enrollments/{pupil.enrollment.id}/overrides"
    assert (await room.call(room.educator, "GET", path)).json()["code"] == "consent_needed"
    assert len(await pupil.entries()) == before


async def test_each_look_of_the_educator_at_the_list_is_in_the_learners_log(room, pupil):
    await listed(room, room.educator)
    await listed(room, room.educator)
    assert await room.log_of(pupil.principal) == [("educator", "educator_view", ("plan",))] * 2


async def test_an_override_of_another_enrollment_is_not_found(room):
    made = await send(room, wish())
    mate = (await room.join())[0]
    reply = await room.call(
        room.educator, "POST", f"/v1/enrollments/{mate.enrollment.id}/overrides/{made['id']}/undo", {"id": str(uuid4()), "reason": "No."}
    )
    assert reply.status_code == 404
    with pytest.raises(NotFound):
        await room.services.teaching.overrides.all(room.educator, UUID(int=1))
