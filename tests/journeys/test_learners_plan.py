"""A learner and their plan over HTTP: placed across a restart, told why and what if, with goals that have a date."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import pytest

from services.bootstrap import Services
from tests.journeys.http_school import WRONG, Hand, chain, restarted, sum_in
from tests.tutor.lessons import SetClock
from tests.tutor.teaching import Classroom, classroom

pytestmark = pytest.mark.engines
KNOWS = 7


@pytest.fixture
async def room(services: Services) -> AsyncIterator[Classroom]:
    async with classroom(services, chain()) as found:
        await found.join()
        yield found


@pytest.fixture
def lea(room: Classroom) -> Hand:
    return Hand.of(room, room.pupils[0])


def said_to(question: dict[str, Any]) -> dict[str, Any]:
    """Return what somebody says who knows the first seven steps: the others they guess, or say that they do not know."""
    number = int(question["skill"]["id"][1:])
    if number < KNOWS:
        return {"answer": sum_in(question["item"]["stem"])}
    return {"dont_know": True} if number % 2 else {"answer": WRONG}


async def reply_to(lea: Hand, now: dict[str, Any]) -> dict[str, Any]:
    body = {"id": str(uuid4()), "question": now["question"]["id"], **said_to(now["question"])}
    first = await lea.send("…/placement/answers", body)
    again = await lea.send("…/placement/answers", body)
    assert again["placement"] == first["placement"], "sent twice, it counts once"
    assert first["counted"]
    assert "verdict" not in first
    return dict(first["placement"])


async def test_a_placement_goes_on_after_a_restart_and_the_course_begins_where_it_ended(lea: Hand, settings, clock: SetClock):
    assert (await lea.next())["placement"] == "offered"
    now = await lea.send("…/placement", {"id": str(uuid4()), "questions": 15})
    for _ in range(3):
        now = await reply_to(lea, now)
    asked = now["asked"]
    async with restarted(lea.room, settings, clock):
        again = await lea.get("…/placement")
        assert (again["state"], again["asked"], again["question"]) == ("open", asked, now["question"])
        now = again
        while now["question"] is not None:
            now = await reply_to(lea, now)
        assert now["asked"] <= 15
        known = {skill["id"] for skill in now["result"]["known"]}
        assert {f"s{n:02}" for n in range(KNOWS - 1)} <= known
        assert not known & {f"s{n:02}" for n in range(KNOWS + 1, 12)}
    begun = await lea.next()
    assert begun["placement"] is None
    assert begun["offer"]["skill"]["id"] in {"s06", "s07", "s08"}
    presumed = [row for row in (await lea.skills()).values() if row["presumed"]]
    assert presumed
    assert all(row["state"] != "mastered" for row in presumed)
    refused = await lea.send("…/placement/answers", {"id": str(uuid4()), "question": str(uuid4()), "dont_know": True}, 409)
    assert refused["code"] == "placement_not_open"


async def test_why_rests_on_entries_that_the_learner_can_open_and_what_if_changes_nothing(lea: Hand, clock: SetClock):
    await lea.next()
    for number in range(7):
        await lea.answer(rightly=number % 4 != 3)
        clock.pass_(hours=9)
        await lea.next()
    before = await lea.journal()
    told = await lea.get("…/next", explain="true", skip="true", minutes=10, days=3)
    why = told["explanation"]
    assert why["offer_id"] == told["offer"]["id"]
    assert why["rederived"]["same"]
    assert why["reasons"]
    assert {entry for reason in why["reasons"] for entry in reason["evidence"]} <= {entry["id"] for entry in before}
    assert await lea.get(f"/v1/offers/{told['offer']['id']}/why") == why
    skipped, practised, in_days = told["what_if"]
    assert (skipped["supposed"], practised["supposed"], in_days["supposed"]) == ("skip", "minutes", "days")
    assert skipped["next"]["skill"] is None or skipped["next"]["skill"]["id"] != told["offer"]["skill"]["id"]
    assert practised["activities"] > 0
    assert in_days["minutes_per_day_needed"] > 0
    after = await lea.get("…/next")
    assert (after["offer"], after["explanation"], after["what_if"]) == (told["offer"], None, [])
    assert await lea.journal() == before, "wondering is not written down"


async def test_a_goal_with_a_date_is_aimed_at_and_a_date_that_has_passed_is_refused(lea: Hand, clock: SetClock):
    await lea.next()
    wish = {"id": str(uuid4()), "kind": "goal", "text": "The test on step two", "targets": ["s02"], "deadline": "2026-11-22"}
    before = await lea.journal()
    assert (await lea.send("…/goals", wish, 422))["code"] == "deadline_passed"
    assert (await lea.send("…/goals", {**wish, "targets": ["s77"], "deadline": "2026-12-20"}, 422))["code"] == "goal_skill_unknown"
    assert await lea.journal() == before
    whole = await lea.get("…/plan")
    await lea.send("…/goals", wish | {"deadline": "2026-12-20"}, 204)
    await lea.send("…/goals", wish | {"deadline": "2026-12-20"}, 204)
    [goal] = (await lea.get("…/goals"))["goals"]
    assert (goal["text"], goal["targets"], goal["deadline"], goal["aimed"]) == ("The test on step two", ["s02"], "2026-12-20", True)
    plan = await lea.get("…/plan")
    assert (plan["skills"], plan["deadline"], plan["days_left"], plan["on_track"]) == (3, "2026-12-20", 28, True)
    assert plan["minutes_needed"] < whole["minutes_needed"]
    clock.pass_(days=40)
    late = (await lea.get("…/goals"))["goals"][0]
    assert not late["aimed"], "a date that has passed is aimed at no more"
    assert (await lea.get("…/plan"))["skills"] == 12
    await lea.send(f"…/goals/{wish['id']}", None, 204, verb="DELETE")
    assert (await lea.get("…/goals"))["goals"] == []


async def test_a_learners_own_skip_is_taken_back_by_themselves(lea: Hand):
    await lea.next()
    assert lea.offer["skill"]["id"] == "s00"
    skipped = await lea.send("…/moves", {"move": "skip", "skill": "s00"})
    assert (skipped["offer"], skipped["nothing"]["code"]) == (None, "skipped")
    back = await lea.send("…/moves", {"move": "unskip", "skill": "s00"})
    assert back["offer"]["skill"]["id"] == "s00"
    refused = await lea.send("…/moves", {"move": "choose", "skill": "s05"}, 409)
    assert refused["code"] == "skill_not_ready"
