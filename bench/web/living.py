"""A school that has been lived in for a while: what screens show when they are not empty. All of it is done over HTTP, as people would."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import timedelta
from random import Random
from typing import Any
from uuid import uuid4

import httpx2

from bench.running import Running
from services.bootstrap import Services
from tests.journeys.learner import Pupil, at_work, enrolled, right_answer, wrong_answer
from tests.journeys.stack import client_of

NAMES = ("Mira Holm", "Jonas Ek", "Aisha Noor", "Leo Brandt", "Sana Rahimi", "Elin Dahl", "Tomas Vega", "Nora Wik", "Ivo Petrov", "Lena Fuchs", "Omar Said", "Ida Lund")  # fmt: skip
HOME_ATTEMPTS, CLASS_ATTEMPTS = 45, 12


@dataclass(frozen=True)
class Places:
    """What stands in the addresses of screens."""

    enrollment: str
    class_id: str
    course: str
    version: str
    learner: str
    other: str
    empty_class: str

    def fill(self, address: str) -> str:
        """Return an address with its parts filled in."""
        return address.format(**asdict(self))


async def lived_in(meno: Running, inside: Services, *, classmates: int = len(NAMES), attempts: int = HOME_ATTEMPTS) -> Places:
    """Let Ada and a class work for a while, her educator set something, and somebody report an item; return where to look."""
    ada = await at_work(inside, client_of(meno, "ada"), "algebra")
    grace, otto = client_of(meno, "grace"), client_of(meno, "otto")
    await _settled(ada)
    await _worked(ada, attempts, Random(5), share_right=0.8)
    places = await _places(ada, grace)
    for at, name in enumerate(NAMES[:classmates]):
        mate = await enrolled(meno, inside, f"mate-{at}-{uuid4().hex[:6]}")
        account = _ok(await otto.get(f"/v1/users/{mate.id}"))
        patch = {"name": name}
        await otto.patch(f"/v1/users/{mate.id}", json=patch, headers={"If-Match": f'"{account["version"]}"'})
        _ok(await otto.post(f"/v1/classes/{places.class_id}/members", json={"account_id": str(mate.id)}))
        await _settled(mate)
        await _worked(mate, CLASS_ATTEMPTS, Random(at), share_right=0.35 + 0.05 * at)
    await _set(inside, grace, places)
    await _reported(ada)
    for client in (grace, otto, ada.client):
        await client.aclose()
    return places


async def _settled(pupil: Pupil) -> None:
    """Refuse the placement, so that work begins at once."""
    if pupil.now.get("placement"):
        await pupil.client.post(f"/v1/enrollments/{pupil.enrollment_id}/placement/refusal")
        await pupil.next()


async def _worked(pupil: Pupil, attempts: int, rng: Random, *, share_right: float) -> None:
    for _ in range(attempts):
        if pupil.now["offer"] is None:
            return
        if pupil.offer["step"] is None:
            await pupil.read_lesson()
            await pupil.next()
            continue
        step = await pupil.step()
        await pupil.attempt(right_answer(step) if rng.random() < share_right else wrong_answer(step, rng), seconds=10 + 50 * rng.random())


async def _places(ada: Pupil, grace: httpx2.AsyncClient) -> Places:
    enrollment = _ok(await ada.client.get(f"/v1/enrollments/{ada.enrollment_id}"))
    classes = _ok(await grace.get("/v1/classes"))["items"]
    club = next(one for one in classes if one["name"] == "Algebra club")
    all_of_hers = _ok(await ada.client.get("/v1/enrollments"))["items"]
    other = next(one["id"] for one in all_of_hers if one["id"] != ada.enrollment_id)
    empty = _ok(await grace.post("/v1/classes", json={"name": "Maths, year 8"}))
    return Places(ada.enrollment_id, club["id"], enrollment["course_id"], enrollment["version_id"], str(ada.id), other, empty["id"])


async def _set(inside: Services, grace: httpx2.AsyncClient, places: Places) -> None:
    """Assign two skills, and pin one for Ada with a reason."""
    today = inside.clock.now().date()
    graph = _ok(await grace.get(f"/v1/courses/{places.course}/versions/{places.version}/graph"))
    skills = [skill["id"] for skill in graph["skills"]][3:5]
    await grace.put(f"/v1/courses/pins/{places.class_id}", json={"version_id": places.version})
    wanted = {"id": str(uuid4()), "course_id": places.course, "skills": skills, "starts": str(today), "due": str(today + timedelta(days=6))}
    _ok(await grace.post(f"/v1/classes/{places.class_id}/assignments", json={**wanted, "note": "Before the test on Friday."}))
    pin = {"id": str(uuid4()), "move": "pin", "skill": skills[0], "until": str(today + timedelta(days=3)), "reason": "We do this in class."}
    _ok(await grace.post(f"/v1/enrollments/{places.enrollment}/overrides", json=pin))
    note = {
        "id": str(uuid4()),
        "learner_id": places.learner,
        "kind": "strategy_that_works",
        "value": "Draws a balance before she moves terms",
    }
    await grace.post("/v1/memory/facts", json=note)


async def _reported(ada: Pupil) -> None:
    await ada.next()
    if ada.now["offer"] is not None:
        body = {"id": str(uuid4()), "step": ada.offer["step"], "reason": "unclear", "note": "I do not know which line is meant."}
        await ada.client.post(f"/v1/offers/{ada.offer['id']}/reports", json=body)


def _ok(reply: httpx2.Response) -> Any:
    return reply.raise_for_status().json()
