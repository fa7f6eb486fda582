"""The standards of CCSSM as a published course of 471 skills, and somebody who has begun it: what a large map looks like."""

from __future__ import annotations

import json
from random import Random
from uuid import uuid4

from bench.ccssm import ccssm, folder, name_of
from bench.people import newcomer
from bench.running import Running
from schemas.answers import AnswerSpec
from schemas.course import Course, Item, Prerequisite, Skill, Step
from services.bootstrap import Services
from services.curriculum import write_course
from tests.journeys.learner import at_work, right_answer, wrong_answer
from tests.journeys.stack import async_client

COURSE = "standards"
ATTEMPTS = 20
TITLE_CHARACTERS = 90


async def beginner(meno: Running, inside: Services) -> str:
    """Publish the course, and let somebody new answer a few questions in it; return their name."""
    tenant_id = (await inside.identity.tenants.at_the_machine("demo")).tenant_id
    await inside.curriculum.publish_files(tenant_id, write_course(standards(), {}), seeds=1)
    name = f"standards-{uuid4().hex[:8]}"
    client = await newcomer(meno, inside, name, COURSE)
    pupil = await at_work(inside, async_client(meno, client.headers["Authorization"]), COURSE)
    client.close()
    await pupil.client.post(f"/v1/enrollments/{pupil.enrollment_id}/placement/refusal", json={"id": str(uuid4())})
    await pupil.next()
    rng = Random(3)
    for _ in range(ATTEMPTS):
        step = await pupil.step()
        await pupil.attempt(right_answer(step) if rng.random() < 0.8 else wrong_answer(step, rng))
    await pupil.client.aclose()
    return name


def standards() -> Course:
    """Return the course: a skill each standard with its dependencies, and one plain question a skill."""
    graph, said = ccssm(), _descriptions()
    skills = tuple(
        Skill(
            id=skill, title=f"{skill.upper()} {said[skill]}"[:TITLE_CHARACTERS], objective=said[skill][:280],
            prerequisites=tuple(Prerequisite(id=graph.ids[one], why="A dependency between the standards.") for one in graph.prerequisites[row]),
        )
        for row, skill in enumerate(graph.ids)
    )  # fmt: skip
    items = tuple(Item(id=f"q-{skill.id}", skills=(skill.id,), stem="What is $20 - 8$?", steps=(_step(),)) for skill in skills)
    return Course(id=COURSE, title="The standards", licence="see the standards' own licence", skills=skills, items=items)


def _step() -> Step:
    return Step(id="a", answer=AnswerSpec(type="number", value="12"), solution="It is 12.")


def _descriptions() -> dict[str, str]:
    found = (one for level in ("k8", "hs") for one in json.loads((folder() / f"ccssm-{level}.json").read_text())["standards"])
    return {name_of(one).lower(): " ".join(one["description"].split()) for one in found}
