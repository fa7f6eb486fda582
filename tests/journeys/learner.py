"""A simulated learner: works over HTTP as any client would, and knows right and wrong answers by looking inside."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any
from uuid import UUID, uuid4

import httpx2

from bench.oracle import open_step
from bench.people import newcomer
from bench.running import Running
from schemas.course import Step
from services.bootstrap import Services
from tests.engines.waiting import until
from tests.grading.right import right_answer_to
from tests.journeys.stack import async_client

UNREADABLE = "?!) (("
LISTS = ("multi_choice", "ordering")
ANSWERS = 40


@dataclass
class Pupil:
    """Somebody at work in one course; `now` is the last word on what comes next."""

    client: httpx2.AsyncClient
    inside: Services = field(repr=False)
    tenant_id: UUID
    id: UUID
    course: str
    enrollment_id: str
    session_id: UUID | None = None
    now: dict[str, Any] = field(default_factory=dict)

    @property
    def offer(self) -> dict[str, Any]:
        """Return the open offer."""
        assert self.now["offer"] is not None, f"nothing to do: {self.now['nothing']}"
        return self.now["offer"]

    async def next(self) -> dict[str, Any]:
        """Ask what comes next."""
        self.now = (await self.client.get(f"/v1/enrollments/{self.enrollment_id}/next")).raise_for_status().json()
        return self.now

    async def step(self) -> Step:
        """Return the step to answer, with its answer."""
        return await open_step(self.inside, self.tenant_id, self.id, self.course, self.session_id)

    async def attempt(self, answer: object, attempt_id: UUID | None = None, seconds: float = 20.0) -> dict[str, Any]:
        """Answer the open step."""
        reply = await self.client.post(f"/v1/offers/{self.offer['id']}/attempts", json=self.body(answer, attempt_id, seconds))
        found = reply.raise_for_status().json()
        self.now = found["next"]
        return found

    def body(self, answer: object, attempt_id: UUID | None = None, seconds: float = 20.0) -> dict[str, Any]:
        """Return the request of an attempt."""
        return {"id": str(attempt_id or uuid4()), "step": self.offer["step"], "answer": answer, "seconds": seconds}

    async def hint(self) -> dict[str, Any]:
        """Ask for a hint; the whole solution closes the step, so then what is open is asked for anew."""
        asked = {"id": str(uuid4()), "step": self.offer["step"]}
        shown = (await self.client.post(f"/v1/offers/{self.offer['id']}/hints", json=asked)).raise_for_status().json()
        if shown["last"]:
            await self.next()
        return shown

    async def read_lesson(self) -> None:
        """Say that the lesson has been read."""
        (await self.client.post(f"/v1/offers/{self.offer['id']}/lesson", json={"id": str(uuid4())})).raise_for_status()

    async def move(self, move: str, skill: str) -> httpx2.Response:
        """Choose or skip a skill."""
        reply = await self.client.post(f"/v1/enrollments/{self.enrollment_id}/moves", json={"move": move, "skill": skill})
        self.now = reply.raise_for_status().json()
        return reply

    async def progress(self) -> dict[str, Any]:
        """Return the map."""
        return (await self.client.get(f"/v1/enrollments/{self.enrollment_id}/progress")).raise_for_status().json()


def right_answer(step: Step) -> str | list[str]:
    """Return the right answer of a step."""
    right = right_answer_to(step.answer)
    return list(right) if isinstance(right, tuple) else right


def wrong_answer(step: Step, rng: Random) -> str | list[str]:
    """Return a wrong answer: one that the author foresaw, if there is any."""
    if step.answer.type in LISTS:
        shown = [choice.id for choice in step.answer.choices]
        return next(order for order in (shown, shown[::-1], shown[1:] + shown[:1]) if order != right_answer(step))
    if step.answer.type == "choice":
        return rng.choice([choice.id for choice in step.answer.choices if choice.id != step.answer.value])
    return rng.choice(step.wrong).match if step.wrong else "987654321"


async def believed(pupil: Pupil) -> list[dict[str, Any]]:
    """Be wrong at first, time and again, until the tutor believes something; return what."""
    rng, tried = Random(1), set[str]()
    for _ in range(ANSWERS):
        step = await pupil.step()
        is_first = pupil.offer["id"] not in tried
        tried.add(pupil.offer["id"])
        await pupil.attempt(wrong_answer(step, rng) if is_first else right_answer(step))

    async def facts() -> list[dict[str, Any]]:
        return (await pupil.client.get("/v1/memory/facts")).raise_for_status().json()["facts"]

    return await until(facts, seconds=60)


async def enrolled(meno: Running, inside: Services, name: str, course: str = "algebra") -> Pupil:
    """Make a learner who is remembered and enrolled, and return them signed in, with their first offer."""
    client = await newcomer(meno, inside, name, course)
    pupil = await at_work(inside, async_client(meno, client.headers["Authorization"]), course)
    client.close()
    return pupil


async def at_work(inside: Services, client: httpx2.AsyncClient, course: str) -> Pupil:
    """Return somebody signed in at work in a course, with their offer; the session counts when nothing may be remembered."""
    me = (await client.get("/v1/me")).raise_for_status().json()
    for enrollment in (await client.get("/v1/enrollments")).raise_for_status().json()["items"]:
        found = (await client.get(f"/v1/courses/{enrollment['course_id']}")).raise_for_status().json()
        if found["slug"] == course:
            pupil = Pupil(client, inside, UUID(me["tenant"]["id"]), UUID(me["account"]["id"]), course, enrollment["id"])
            await pupil.next()
            if not pupil.now["remembered"]:
                pupil.session_id = await _session_of(inside, client)
            return pupil
    raise LookupError(f"not enrolled in {course}")


async def _session_of(inside: Services, client: httpx2.AsyncClient) -> UUID:
    token = client.headers["Authorization"].removeprefix("Bearer ")
    return (await inside.identity.authenticate(token)).session_id
