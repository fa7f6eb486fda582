"""An educator at work over HTTP: overrides with reasons, assignments, what is seen of a class, an upgrade, a simulation, a policy judged."""

from __future__ import annotations

import asyncio
import csv
import io
from collections.abc import AsyncIterator
from random import Random
from typing import Any
from uuid import UUID, uuid4

import pytest

from services.bootstrap import Services
from services.curriculum import write_bundle
from tests.journeys.http_school import Hand, course, restarted, wide
from tests.mastery.test_fit_command import run
from tests.privacy.conftest import House
from tests.tutor.lessons import SetClock
from tests.tutor.teaching import Classroom, classroom

pytestmark = pytest.mark.engines
IN_A_WEEK, IN_A_FORTNIGHT = "2026-11-30", "2026-12-07"


@pytest.fixture
async def room(services: Services) -> AsyncIterator[Classroom]:
    async with classroom(services, wide()) as found:
        await found.join()
        yield found


@pytest.fixture
def grace(room: Classroom) -> Hand:
    return Hand(room, room.educator, room.pupils[0].enrollment.id)


@pytest.fixture
def lea(room: Classroom) -> Hand:
    return Hand.of(room, room.pupils[0])


async def override(grace: Hand, move: str, skill: str | None, status: int = 201, **more: Any) -> dict[str, Any]:
    body = {"id": str(uuid4()), "move": move, "skill": skill, "reason": f"Because of {move}.", **more}
    return dict(await grace.send("…/overrides", body, status))


async def taken_back(grace: Hand, override_id: str) -> dict[str, Any]:
    return dict(await grace.send(f"…/overrides/{override_id}/undo", {"id": str(uuid4()), "reason": "Enough."}))


def class_path(room: Classroom, what: str) -> str:
    return f"/v1/classes/{room.class_id}/{what}?course_id={room.course_id}"


async def test_pin_skip_exempt_and_reset_are_obeyed_read_with_their_reasons_and_taken_back(grace: Hand, lea: Hand):
    await lea.next()
    tried = lea.offer["skill"]["id"]
    for _ in range(3):
        await lea.answer(rightly=False)
    wanted = next(f"w{n}" for n in (5, 2, 1) if f"w{n}" not in (tried, lea.offer["skill"]["id"]))
    skip, exempted = [f"w{n}" for n in (4, 3, 0) if f"w{n}" not in (wanted, tried)][:2]
    pinned = await override(grace, "pin", wanted, until=IN_A_WEEK)
    while lea.offer["skill"]["id"] != wanted:
        await lea.answer()
    assert "pinned" in [reason["code"] for reason in lea.offer["why"]]
    skipped = await override(grace, "skip", skip, until=IN_A_WEEK)
    exempt = await override(grace, "exempt", exempted)
    assert (await override(grace, "pin", exempted, 409))["code"] == "override_conflict"
    state = await lea.skills()
    assert (state[exempted]["state"], state[exempted]["exempt"]) == ("known", True)
    await override(grace, "reset", tried)
    assert (await lea.skills())[tried]["attempts"] == 0
    read = (await lea.get("…/overrides"))["overrides"]
    assert [(each["move"], each["reason"]) for each in read] == [
        (move, f"Because of {move}.") for move in ("reset", "exempt", "skip", "pin")
    ]  # fmt: skip
    for made in (pinned, skipped, exempt):
        assert (await taken_back(grace, made["id"]))["state"] == "undone"
    assert not (await lea.skills())[exempted]["exempt"]
    assert {each["state"] for each in (await lea.get("…/overrides"))["overrides"]} == {"undone", "done"}
    assert "educator_view" in {purpose for _, purpose, _ in await grace.room.log_of(lea.who)}


async def test_an_assignment_runs_its_way_and_one_learner_has_longer(grace: Hand, lea: Hand, clock: SetClock):
    room = grace.room
    [other] = await room.join()
    wanted = {
        "id": str(uuid4()), "course_id": str(room.course_id), "skills": ["w0", "w1"], "starts": "2026-11-23", "due": IN_A_WEEK,
        "note": "Before the test.",
    }  # fmt: skip
    made = await grace.send(f"/v1/classes/{room.class_id}/assignments", wanted, 201)
    assert await grace.send(f"/v1/classes/{room.class_id}/assignments", wanted, 201) == made
    [mine] = (await lea.get("…/assignments"))["assignments"]
    assert (mine["state"], mine["mastered"], mine["note"]) == ("not_begun", 0, "Before the test.")
    await override(grace, "exempt", "w0")
    await override(grace, "extend", None, assignment_id=made["id"], until=IN_A_FORTNIGHT)
    [mine] = (await lea.get("…/assignments"))["assignments"]
    assert (mine["due"], mine["extended"], mine["mastered"]) == (IN_A_FORTNIGHT, True, 1)
    await worked(lea, Random(2), 6, 0.9)
    clock.pass_(days=9)
    assert [each["state"] for each in (await Hand.of(room, other).get("…/assignments"))["assignments"]] == ["late"]
    assert [each["state"] for each in (await lea.get("…/assignments"))["assignments"]] != ["late"]
    await grace.send(f"/v1/classes/{room.class_id}/assignments/{made['id']}", None, 204, verb="DELETE")
    assert (await lea.get("…/assignments"))["assignments"] == []


async def worked(lea: Hand, rng: Random, answers: int, ability: float) -> None:
    await lea.next()
    for _ in range(answers):
        if lea.now["offer"] is None:
            return
        await lea.answer(rightly=rng.random() < ability)


async def test_of_a_class_educators_see_people_by_consent_and_the_group_in_numbers_that_tell_of_nobody(grace: Hand, clock: SetClock):
    room = grace.room
    await room.join(12)
    await room.join(memory=False)
    for number, pupil in enumerate(room.pupils[:13]):
        await worked(Hand.of(room, pupil), Random(number), 5, 0.1 if number < 3 else 0.9)
    found = await grace.get(class_path(room, "overview"))
    assert (found["learners"], found["unseen"]) == (14, [str(room.pupils[13].principal.account_id)])
    assert found["group"]["shown"]
    for row in found["group"]["skills"]:
        counts = [row[name] for name in ("not_begun", "learning", "stuck", "mastered")]
        assert all(count is None or count >= 10 for count in counts), "no cell tells of fewer than ten"
        assert sum(count is None for count in counts) != 1, "nor can one that is hidden be found by subtraction"
    table = list(csv.DictReader(io.StringIO((await csv_of(room)).decode("utf-8-sig"), newline="")))
    assert len(table) == 14
    assert {row["seen"] for row in table} == {"yes", "no"}
    lea = Hand.of(room, room.pupils[0])
    view = await grace.get(class_path(room, f"learners/{lea.who.account_id}"))
    assert len(view["attempts"]) == 5
    assert "answer" not in str(view["attempts"])
    looks = await room.log_of(lea.who)
    assert len(looks) == 3, "overview, table and the look at this one learner, each in the learner's own log"
    assert {role for role, _, _ in looks} == {"educator"}
    stranger = await room.elsewhere()
    for what in ("overview", "progress.csv", f"learners/{lea.who.account_id}"):
        assert (await room.call(stranger, "GET", class_path(room, what))).status_code == 404
    assert len(await room.log_of(lea.who)) == 3


async def csv_of(room: Classroom) -> bytes:
    reply = await room.call(room.educator, "GET", class_path(room, "progress.csv"))
    assert (reply.status_code, reply.headers["content-type"]) == (200, "text/csv; charset=utf-8")
    return reply.content


async def uploaded(grace: Hand, files: dict[str, bytes]) -> dict[str, Any]:
    """Upload a course as a bundle, let the worker read it, and return the draft."""
    room = grace.room
    token = await room.token(grace.who)
    sent = await room.http.post(
        "/v1/courses/import", files={"file": ("course.zip", write_bundle(files))}, data={"format": "bundle"},
        headers={"Authorization": f"Bearer {token}"},
    )  # fmt: skip
    assert sent.status_code == 202, sent.text
    await House(room.services).work_off("curriculum.import")
    found = await grace.get(f"/v1/courses/import/{sent.json()['id']}")
    assert found["state"] == "done", found["findings"]
    return dict(found["versions"][0])


async def test_a_version_that_breaks_needs_a_map_and_with_one_the_learners_state_goes_along(grace: Hand, lea: Hand, settings, clock):
    room = grace.room
    await worked(lea, Random(3), 8, 0.7)
    before = {f"n-{name}": row["mastery"] for name, row in (await lea.skills()).items() if row["attempts"]}
    assert before
    renamed = wide(prefix="n-")
    draft = await uploaded(grace, renamed)
    refused = await grace.send(f"/v1/courses/{draft['course_id']}/versions/{draft['id']}/publish", None, 422)
    assert refused["code"] == "course_refused"
    maps = "skills:\n" + "".join(f"  - {{rename: w{n}, to: n-w{n}}}\n" for n in range(6))
    maps += "items:\n" + "".join(f"  - {{rename: w{n}-{sheet}, to: n-w{n}-{sheet}}}\n" for n in range(6) for sheet in (1, 2, 3))
    mapped = await uploaded(grace, renamed | {"migrations.yaml": maps.encode()})
    place = f"/v1/courses/{mapped['course_id']}/versions/{mapped['id']}/publish"
    assert (await grace.send(place))["state"] == "published"
    preview = await grace.get(f"/v1/courses/pins/{room.class_id}/upgrade", version_id=mapped["id"])
    assert (preview["learners"], preview["is_possible"]) == (1, True)
    await grace.send(f"/v1/courses/pins/{room.class_id}", {"version_id": mapped["id"]}, verb="PUT")
    after = await lea.skills()
    assert {name: row["mastery"] for name, row in after.items() if row["attempts"]} == before, "a rename loses nothing"
    async with restarted(room, settings, clock):
        assert (await lea.next())["offer"]["skill"]["id"].startswith("n-")
        await lea.answer()


async def test_a_draft_is_tried_on_simulated_learners_before_it_is_published(grace: Hand):
    trap = course({"first": (), "second": ("first",)}, "trap", sheets=3)
    draft = await uploaded(grace, trap)
    asked = await grace.send("/v1/simulations", {"version_id": draft["id"], "learners": 30, "days": 6}, 202)
    await House(grace.room.services).work_off("pathway.simulate")
    done = await grace.get(f"/v1/simulations/{asked['id']}")
    assert (done["state"], done["report"]["learners"], len(done["report"]["load"])) == ("done", 30, 6)
    assert {row["skill"] for row in done["report"]["skills"]} == {"first", "second"}
    assert [each["id"] for each in await grace.get("/v1/simulations", version_id=draft["id"])] == [asked["id"]]
    for plot in ("mastery", "load", "skills"):
        picture = await grace.room.call(grace.who, "GET", f"/v1/simulations/{asked['id']}/plots/{plot}")
        assert picture.headers["content-type"] == "image/svg+xml"


async def test_a_policy_is_judged_at_the_machine_by_what_learners_did_over_http(grace: Hand, settings, clock: SetClock):
    room = grace.room
    await room.join(10)
    for _ in range(3):
        for number, pupil in enumerate(room.pupils):
            await worked(Hand.of(room, pupil), Random(number), 6, 0.75)
        clock.pass_(days=1, hours=2)
    told = await asyncio.to_thread(run, settings, "evaluate", "--tenant", room.slug, "--temperature", "0.3", command="policy")
    assert told.exit_code == 0, told.output
    assert "1 d" in told.output
    lea = Hand.of(room, room.pupils[0])
    assert ("system", "analytics", ("attempts", "plan")) in await room.log_of(lea.who)
    assert UUID(str(lea.who.account_id)).hex not in told.output
