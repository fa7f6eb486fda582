"""A lesson that another tutor's authors wrote: uploaded, read by the worker, published by an educator, and worked through."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random
from typing import Any
from uuid import uuid4

import httpx2
import pytest

from services.memory import Replay
from tests.engines.waiting import until
from tests.journeys.learner import Pupil, at_work, enrolled, right_answer, wrong_answer
from tests.journeys.stack import client_of

ACTIVITIES = 12
RIGHT = 0.7

pytestmark = [pytest.mark.slow, pytest.mark.data, pytest.mark.timeout(300)]


async def uploaded(author: httpx2.AsyncClient, archive: bytes) -> dict[str, Any]:
    """Upload an archive and wait until the worker has read it."""
    sent = await author.post("/v1/courses/import", files={"file": ("lessons.tar.gz", archive)}, data={"format": "oatutor"})
    assert sent.status_code == 202, sent.text

    async def read() -> dict[str, Any] | None:
        found = (await author.get(f"/v1/courses/import/{sent.json()['id']}")).raise_for_status().json()
        return None if found["state"] == "waiting" else found

    return await until(read, seconds=200)


async def published(author: httpx2.AsyncClient, version: dict[str, Any]) -> str:
    """Publish a version; return the slug of its course."""
    (await author.post(f"/v1/courses/{version['course_id']}/versions/{version['id']}/publish")).raise_for_status()
    return (await author.get(f"/v1/courses/{version['course_id']}")).raise_for_status().json()["slug"]


async def work_on(pupil: Pupil, rng: Random, activities: int) -> Counter[str]:
    """Answer, right or wrong, until so many activities have been done or there is nothing to do."""
    seen, offers = Counter[str](), set()
    while pupil.now["offer"] and len(offers | {pupil.offer["id"]}) <= activities:
        offers.add(pupil.offer["id"])
        step = await pupil.step()
        is_right = rng.random() < RIGHT
        found = await pupil.attempt(right_answer(step) if is_right else wrong_answer(step, rng))
        assert found["verdict"] == "correct" if is_right else found["verdict"] != "correct", (step.answer.type, found["verdict"])
        seen[found["verdict"]] += 1
    seen["activities"] = len(offers)
    return seen


@pytest.fixture
def archive(shared_data: Path) -> bytes:
    """The sample of OATutor's content."""
    return next((shared_data / "oatutor").glob("*.tar.gz")).read_bytes()


async def test_an_imported_lesson_is_learnt_from(meno, inside, archive):
    author = client_of(meno, "grace")
    found = await uploaded(author, archive)
    assert found["state"] == "done", found["findings"]
    assert found["report"]["items_lost"] == 0
    biggest = max((version for version in found["versions"] if not version["errors"]), key=lambda version: version["items"])
    course = await published(author, biggest)
    pupil = await enrolled(meno, inside, f"imported-{uuid4().hex[:8]}", course)
    seen = await work_on(pupil, Random(3), ACTIVITIES)
    assert seen["activities"] == ACTIVITIES
    keys = await inside.vault.keys(pupil.tenant_id, pupil.id)
    async with inside.database.open_work(pupil.tenant_id) as work:
        assert (await Replay(inside.memory.folds).verify(work, keys, pupil.id)).holds
    assert (await at_work(inside, pupil.client, course)).offer["id"] == pupil.offer["id"], "the open offer waits"
