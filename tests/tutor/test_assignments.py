"""Assignments: set for a class or some of it, aimed at by the planner, seen by each learner with how far they are, moved for one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from services.pathway import Aim
from services.tutor.assigned.values import Assignment, Reached, pressing, state_of
from tests.tutor.lessons import NOW, TWICE, Pupil, SetClock, lesson_files
from tests.tutor.teaching import Classroom, classroom

pytestmark = pytest.mark.engines
TODAY = NOW.date()
OTHER = TWICE.replace("Doubling", "Halving").replace("prerequisites: [{id: add, why: it comes first}]\n", "")


@pytest.fixture
async def room(services) -> AsyncIterator[Classroom]:
    made = lesson_files(skills__half=OTHER)
    made |= {f"items/half-{n}.md": made[f"items/twice-{n}.md"].replace(b"[twice]", b"[half]") for n in (1, 2)}
    async with classroom(services, made) as found:
        await found.join()
        yield found


def wanted(room: Classroom, **more: Any) -> dict[str, Any]:
    told = {
        "id": str(uuid4()),
        "course_id": str(room.course_id),
        "skills": ["half"],
        "starts": "2026-11-20",
        "due": "2026-11-27",
        "note": "Soon.",
    }
    return {name: value for name, value in (told | more).items() if value is not None}


async def send(room: Classroom, body: dict[str, Any], status: int = 201, code: str | None = None, who: Any = None) -> Any:
    reply = await room.call(who or room.educator, "POST", f"/v1/classes/{room.class_id}/assignments", body)
    assert (reply.status_code, reply.json().get("code")) == (status, code), reply.text
    return reply.json()


async def mine(room: Classroom, pupil: Pupil) -> list[dict[str, Any]]:
    return (await room.get(pupil.principal, f"/v1/enrollments/{pupil.enrollment.id}/assignments"))["assignments"]


async def extend(room: Classroom, pupil: Pupil, assignment_id: str, until: str) -> Any:
    body = {"id": str(uuid4()), "move": "extend", "assignment_id": assignment_id, "until": until, "reason": "Was away."}
    return await room.call(room.educator, "POST", f"/v1/enrollments/{pupil.enrollment.id}/overrides", body)


async def test_the_planner_aims_at_what_is_assigned_and_the_learner_sees_how_far_they_are(room, clock: SetClock):
    [pupil] = room.pupils
    made = await send(room, wanted(room))
    assert made == await send(room, wanted(room, id=made["id"])), "sent twice, it is the same"
    [seen] = await mine(room, pupil)
    assert (seen["state"], seen["mastered"], [skill["id"] for skill in seen["skills"]]) == ("not_begun", 0, ["half"])
    await pupil.next()
    offered = next(entry.evidence for entry in await pupil.entries() if entry.kind == "offer")
    assert (offered.decision.aim.targets, offered.decision.aim.days_left) == (("half",), 5)
    while pupil.offer.skill.id != "half":
        await pupil.attempt()
    await pupil.attempt()
    assert (await mine(room, pupil))[0]["state"] == "under_way"
    clock.pass_(days=5)
    assert (await mine(room, pupil))[0]["state"] == "late"
    people = (await room.get(room.educator, f"/v1/classes/{room.class_id}/overview?course_id={room.course_id}"))["people"]
    assert people[0]["needs"][0]["code"] == "behind"


async def test_another_date_for_one_learner_moves_it_for_them_alone_and_can_be_undone(room, clock: SetClock):
    first, second = room.pupils[0], (await room.join())[0]
    made = await send(room, wanted(room))
    clock.pass_(days=5)
    extended = await extend(room, first, made["id"], "2026-12-04")
    assert extended.status_code == 201, extended.text
    assert [(one["state"], one["due"], one["extended"]) for one in await mine(room, first)] == [("not_begun", "2026-12-04", True)]
    assert [(one["state"], one["due"], one["extended"]) for one in await mine(room, second)] == [("late", "2026-11-27", False)]
    view = await room.get(room.educator, f"/v1/classes/{room.class_id}/learners/{first.principal.account_id}?course_id={room.course_id}")
    assert [(one["due"], one["state"]) for one in view["assignments"]] == [("2026-12-04", "not_begun")]
    path = f"/v1/enrollments/{first.enrollment.id}/overrides/{extended.json()['id']}/undo"
    assert (await room.call(room.educator, "POST", path, {"id": str(uuid4()), "reason": "Back."})).status_code == 200
    assert (await mine(room, first))[0]["state"] == "late"
    assert (await extend(room, first, str(uuid4()), "2026-12-04")).json()["code"] == "assignment_unknown"
    assert (await extend(room, first, made["id"], "2026-11-20")).json()["code"] == "override_date"


async def test_an_exempt_skill_is_done_and_an_assignment_for_some_is_theirs_alone(room):
    first, second = room.pupils[0], (await room.join())[0]
    made = await send(room, wanted(room, learner_ids=[str(first.principal.account_id)]))
    assert made["learner_ids"] == [str(first.principal.account_id)]
    assert await mine(room, second) == []
    exempt = {"id": str(uuid4()), "move": "exempt", "skill": "half", "reason": "Knows it."}
    assert (await room.call(room.educator, "POST", f"/v1/enrollments/{first.enrollment.id}/overrides", exempt)).status_code == 201
    assert [one["state"] for one in await mine(room, first)] == ["done"]


async def test_it_is_changed_by_version_and_withdrawn(room):
    [pupil] = room.pupils
    made = await send(room, wanted(room))
    path = f"/v1/classes/{room.class_id}/assignments/{made['id']}"
    assert (await room.call(room.educator, "PATCH", path, {"due": "2026-12-01"})).status_code == 428
    changed = await room.call(room.educator, "PATCH", path, {"due": "2026-12-01", "skills": ["add"]}, If_Match='"1"')
    assert (changed.json()["due"], changed.json()["skills"], changed.headers["ETag"]) == ("2026-12-01", ["add"], '"2"')
    assert (await room.call(room.educator, "PATCH", path, {"note": "x"}, If_Match='"1"')).json()["code"] == "changed_meanwhile"
    assert (await room.call(room.educator, "PATCH", path, {"starts": "2026-12-02"}, If_Match='"2"')).json()["code"] == "assignment_refused"
    for _ in range(2):
        assert (await room.call(room.educator, "DELETE", path)).status_code == 204
    assert await mine(room, pupil) == []
    listed = await room.get(room.educator, f"/v1/classes/{room.class_id}/assignments?course_id={room.course_id}")
    assert [one["withdrawn_at"] is not None for one in listed["assignments"]] == [True]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"skills": ["nonsense"]}, "assignment_refused"),
        ({"skills": [], "standard": "nowhere"}, "assignment_refused"),
        ({"skills": []}, "invalid_request"),
        ({"standard": "both"}, "invalid_request"),
        ({"due": "2026-11-01", "starts": "2026-10-01"}, "assignment_refused"),
        ({"starts": "2026-11-28"}, "assignment_refused"),
        ({"due": "2099-01-01"}, "assignment_refused"),
        ({"learner_ids": [str(uuid4())]}, "assignment_refused"),
        ({"learner_ids": []}, "invalid_request"),
        ({"course_id": str(uuid4())}, "assignment_refused"),
        ({"note": "x" * 501}, "invalid_request"),
    ],
)
async def test_what_makes_no_sense_is_refused(room, change, code):
    await send(room, wanted(room) | change, 422, code)
    assert (await room.get(room.educator, f"/v1/classes/{room.class_id}/assignments?course_id={room.course_id}"))["assignments"] == []


async def test_only_those_who_teach_the_class_assign_and_strangers_learn_nothing(room):
    made = await send(room, wanted(room))
    other, [pupil] = await room.elsewhere(), room.pupils
    await send(room, wanted(room), 404, "not_found", other)
    await send(room, wanted(room), 403, "forbidden", pupil.principal)
    path = f"/v1/classes/{room.class_id}/assignments"
    assert (await room.call(other, "GET", f"{path}?course_id={room.course_id}")).status_code == 404
    assert (await room.call(other, "DELETE", f"{path}/{made['id']}")).status_code == 404
    assert (await room.call(room.educator, "GET", f"/v1/enrollments/{pupil.enrollment.id}/assignments")).status_code == 403
    await send(room, wanted(room, id=made["id"], note="Another."), 422, "idempotency_key_reused")


def assigned(due: int, *skills: str, starts: int = 0) -> Assignment:
    first, last = TODAY + timedelta(days=starts), TODAY + timedelta(days=due)
    return Assignment(uuid4(), UUID(int=1), UUID(int=2), skills, first, last, "", None, 1, NOW, None)


NOTHING = Reached(frozenset(), frozenset())


def aim(*all_: Assignment, reached: Reached = NOTHING, moved: dict[UUID, date] | None = None) -> Aim | None:
    return pressing(all_, moved or {}, TODAY, reached, {"a", "b"}, 20.0)


def test_what_is_due_next_is_aimed_at_and_what_is_done_to_come_or_unknown_is_not():
    soon, later = assigned(2, "a"), assigned(9, "b")
    assert aim(later, soon) == Aim(("a",), 3, 20.0)
    assert aim(soon, later, reached=Reached(frozenset("a"), frozenset())) == Aim(("b",), 10, 20.0)
    assert aim(soon, later, moved={soon.id: TODAY + timedelta(days=20)}) == Aim(("b",), 10, 20.0)
    assert aim(assigned(5, "a", starts=1)) is None
    assert aim(assigned(5, "gone")) is None
    assert aim(assigned(-3, "a", starts=-9)) == Aim(("a",), 1, 20.0), "what is late presses like what is due today"


def test_the_state_follows_from_what_is_reached():
    one = assigned(2, "a", "b")
    states = [
        state_of(one, one.due, TODAY, reached, {"a", "b"})
        for reached in (NOTHING, Reached(frozenset("a"), frozenset("a")), Reached(frozenset("ab"), frozenset("ab")))
    ]
    assert states == ["not_begun", "under_way", "done"]
    assert state_of(one, one.due, one.due + timedelta(days=1), NOTHING, {"a", "b"}) == "late"
    assert state_of(one, one.due, TODAY - timedelta(days=1), NOTHING, {"a", "b"}) == "to_come"
