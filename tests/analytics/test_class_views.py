"""What an educator sees of a class on the real stack: people by name where consent and policy let them, logged; the group never by name."""

from __future__ import annotations

import csv
import io
from typing import Any
from uuid import uuid4

import pytest

from tests.analytics.tries import SECRET, try_
from tests.tutor.lessons import SetClock
from tests.tutor.teaching import Classroom

pytestmark = pytest.mark.engines
LOOKED = ("educator", "educator_view", ("attempts", "findings", "knowledge", "plan"))


def path(room: Classroom, what: str = "overview", class_id: object = None) -> str:
    return f"/v1/classes/{class_id or room.class_id}/{what}?course_id={room.course_id}"


async def overview(room: Classroom) -> Any:
    return await room.get(room.educator, path(room))


async def table_of(room: Classroom) -> list[dict[str, str]]:
    reply = await room.call(room.educator, "GET", path(room, "progress.csv"))
    assert (reply.status_code, reply.headers["content-type"]) == (200, "text/csv; charset=utf-8")
    assert reply.content.startswith("\N{ZERO WIDTH NO-BREAK SPACE}".encode())
    return list(csv.DictReader(io.StringIO(reply.content.decode("utf-8-sig"), newline="")))


async def test_who_needs_a_person_is_named_with_reasons_and_finds_it_in_their_log_once_a_day(room, clock: SetClock):
    stuck, gone, fine, helped = await room.join(4)
    await try_(stuck, "rwwww")
    await try_(gone, "rr")
    clock.pass_(days=8)
    await try_(fine, "rrr")
    await try_(helped, "hhggg")
    await try_(stuck, "w")
    found = await overview(room)
    told = {person["learner_id"]: [need["code"] for need in person["needs"]] for person in found["people"]}
    ids = [str(pupil.principal.account_id) for pupil in (stuck, gone, fine, helped)]
    assert told == {ids[0]: ["stuck"], ids[1]: ["idle"], ids[3]: ["gave_up"]}
    [need] = next(person["needs"] for person in found["people"] if person["learner_id"] == ids[0])
    assert (need["skill"], need["count"]) == ("add", 5)
    assert need["text"].endswith("5 wrong tries since the last right one.")
    assert list(need["values"]) == ["title"]
    assert need["values"]["title"] in need["text"]
    more = {person["learner_id"]: person["needs"][0]["values"] for person in found["people"]}
    assert (more[ids[1]], set(more[ids[3]])) == ({"begun": 1}, {"of"})
    assert (found["learners"], found["unseen"]) == (4, [])
    assert SECRET not in str(found)
    await overview(room)
    assert await room.log_of(fine.principal) == [LOOKED], "also whoever is not listed was looked at; twice a day is once"
    clock.pass_(days=1)
    await overview(room)
    assert await room.log_of(fine.principal) == [LOOKED] * 2


async def test_three_who_are_stuck_on_the_same_are_a_group_to_sit_down_with(room):
    pupils = await room.join(4)
    for pupil in pupils[:3]:
        await try_(pupil, "wwww", misconception="subtracts")
    await try_(pupils[3], "www", misconception="subtracts")
    found = (await overview(room))["together"]
    told = [(each["skill"]["id"], each["misconception"], each["misconception_name"], len(each["learners"])) for each in found]
    assert told == [("add", "subtracts", "Subtracts", 4), ("add", None, None, 3)], (
        "three wrong tries are not yet four, but the same misconception"
    )


async def test_without_consent_a_learner_is_neither_opened_nor_logged_nor_counted(room):
    seen, silent = (await room.join())[0], (await room.join(memory=False))[0]
    found = await overview(room)
    assert (found["learners"], found["unseen"]) == (2, [str(silent.principal.account_id)])
    assert str(seen.principal.account_id) not in found["unseen"]
    assert await room.log_of(silent.principal) == []
    [row] = [row for row in await table_of(room) if row["learner_id"] == str(silent.principal.account_id)]
    assert (row["seen"], row["skills"], row["needs"], row["skill:add"]) == ("no", "", "", "")
    learner = await room.call(room.educator, "GET", path(room, f"learners/{silent.principal.account_id}"))
    assert (learner.status_code, learner.json()["code"], learner.json()["scope"]) == (403, "consent_needed", "memory")


async def test_of_nine_nothing_is_said_and_of_ten_nothing_that_tells_of_one(room):
    await room.join(9)
    await room.join(improve=False)
    for pupil in room.pupils:
        await try_(pupil, "w")
    assert (await overview(room))["group"] == {"shown": False, "skills": [], "hardest": []}, "nine have agreed, the tenth has not"
    await room.join()
    group = (await overview(room))["group"]
    assert group["shown"]
    for row in group["skills"]:
        assert [row[name] for name in ("not_begun", "learning", "stuck", "mastered")] == [None] * 4, "ten leave no two cells of ten"


async def test_a_large_class_is_told_about_in_counts_that_are_about_right_and_in_quarters(room):
    await room.join(26)
    for number, pupil in enumerate(room.pupils):
        if number < 13:
            await try_(pupil, "w", item="add-2")
    group = (await overview(room))["group"]
    [add] = [row for row in group["skills"] if row["skill"]["id"] == "add"]
    [twice] = [row for row in group["skills"] if row["skill"]["id"] == "twice"]
    assert [twice[name] for name in ("not_begun", "learning", "stuck", "mastered")] == [None] * 4, (
        "that nobody has begun tells of everybody"
    )
    shown = [count for count in (add["not_begun"], add["learning"]) if count is not None]
    assert all(11 <= count <= 15 for count in shown)
    assert [item["right_first"] for item in group["hardest"] if item["item"] == "add-2"] in ([], ["under_a_quarter"])
    assert await overview(room) | {"at": None} == await overview(room) | {"at": None}, "asked again, the same numbers"


async def test_one_learner_is_seen_with_how_it_went_and_not_with_what_they_wrote(room):
    [pupil] = await room.join()
    await try_(pupil, "wr", misconception="subtracts")
    await try_(pupil, "r", item="add-3", misconception="of-another-version")
    said = {"id": str(uuid4()), "move": "pin", "skill": "twice", "reason": "Before the test."}
    assert (await room.call(room.educator, "POST", f"/v1/enrollments/{pupil.enrollment.id}/overrides", said)).status_code == 201
    found = await room.get(room.educator, path(room, f"learners/{pupil.principal.account_id}"))
    assert [(each["item"], each["verdict"]) for each in found["attempts"]] == [
        ("add-3", "correct"), ("add-1", "correct"), ("add-1", "incorrect"),
    ]  # fmt: skip
    assert [each["misconception_name"] for each in found["attempts"]] == [None, "Subtracts", "Subtracts"], "as the course calls it"
    assert SECRET not in str(found)
    assert {skill["skill"]["id"]: skill["attempts"] for skill in found["skills"]} == {"add": 3, "twice": 0}
    assert [(each["move"], each["reason"]) for each in found["overrides"]] == [("pin", "Before the test.")]
    await room.get(room.educator, path(room, f"learners/{pupil.principal.account_id}"))
    looked = ("educator", "educator_view", ("attempts", "findings", "goals", "knowledge", "plan", "support"))
    assert (await room.log_of(pupil.principal)).count(looked) == 2, "each look at one learner is an entry"


async def test_the_table_of_progress_has_a_line_a_learner_and_no_formula(room):
    [pupil] = await room.join()
    person = await room.services.identity.accounts.get(room.operator, pupil.principal.account_id)
    await room.services.identity.accounts.write(person, {"name": "=HYPERLINK(1)"})
    await try_(pupil, "wwww")
    [row] = await table_of(room)
    assert (row["name"], row["begun"], row["mastered"], row["needs"], row["stuck_on"]) == ("'=HYPERLINK(1)", "1", "0", "stuck", "add")
    assert (row["skill:add"], row["skill:twice"], row["last_day"]) == ("learning", "locked", "2026-11-23")
    await table_of(room)
    assert await room.log_of(pupil.principal) == [("educator", "educator_view", ("knowledge", "plan"))]


@pytest.mark.parametrize("what", ["overview", "progress.csv", "learners/{learner}"])
async def test_who_does_not_teach_the_class_sees_nothing_and_learns_nothing(room, what):
    [pupil] = await room.join()
    what = what.format(learner=pupil.principal.account_id)
    other = await room.elsewhere()
    theirs, nobodys = await room.call(other, "GET", path(room, what)), await room.call(other, "GET", path(room, what, uuid4()))
    assert (theirs.status_code, theirs.json()["code"]) == (404, "not_found")
    assert {**theirs.json(), "request_id": None, "instance": None} == {**nobodys.json(), "request_id": None, "instance": None}
    for who in (pupil.principal, room.operator):
        assert (await room.call(who, "GET", path(room, what))).status_code == 403
    assert await room.log_of(pupil.principal) == []


async def test_a_learner_of_another_class_or_course_is_not_found_through_this_one(room):
    await room.join()
    other = (await room.services.identity.classes.create(room.educator, "Class 7c")).id
    [theirs] = await room.join(class_id=other)
    assert (await room.call(room.educator, "GET", path(room, f"learners/{theirs.principal.account_id}"))).status_code == 404
    unknown = f"/v1/classes/{room.class_id}/overview?course_id={uuid4()}"
    assert (await room.call(room.educator, "GET", unknown)).status_code == 404
    assert (await room.call(room.educator, "GET", f"/v1/classes/{room.class_id}/overview")).status_code == 422


async def test_an_erased_learner_vanishes_from_every_view(room):
    stays, goes = await room.join(2)
    await try_(goes, "wwww")
    assert len((await overview(room))["people"]) == 1
    await room.services.vault.destroy(goes.principal.tenant_id, goes.principal.account_id)
    found = await overview(room)
    assert (found["people"], found["unseen"]) == ([], [str(goes.principal.account_id)]), "between the keys' end and the rows'"
    await room.services.identity.classes.drop_member(room.operator, room.class_id, goes.principal.account_id)
    assert (await overview(room))["learners"] == 1
    assert [row["learner_id"] for row in await table_of(room)] == [str(stays.principal.account_id)]
