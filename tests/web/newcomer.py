"""Somebody new for one test, signed in through the sign-in page: what a test changes is then nobody else's."""

from __future__ import annotations

from uuid import uuid4

import httpx2
from playwright.async_api import Page

from bench.people import PASSWORD
from bench.running import Running
from bench.web.browser import enter
from services.bootstrap import Services
from tests.journeys.learner import Pupil, at_work, enrolled
from tests.journeys.stack import async_client


async def newcomer(page: Page, meno: Running, inside: Services, at: str, name: str | None = None) -> Pupil:
    """Make a learner who is remembered and in the algebra course, and sign them in at an address; `{enrollment}` in it is filled in."""
    name = name or f"new-{uuid4().hex[:8]}"
    pupil = await enrolled(meno, inside, name)
    await enter(page, meno, name, at=at.format(enrollment=pupil.enrollment_id), password=PASSWORD)
    return pupil


async def from_inside(meno: Running, inside: Services, name: str) -> Pupil:
    """Return somebody who works in the browser as seen from inside, to know what is right and what was kept."""
    with httpx2.Client(base_url=meno.url, timeout=30) as client:
        reply = client.post("/v1/sessions", json={"tenant": "demo", "name": name, "password": PASSWORD}).raise_for_status()
    return await at_work(inside, async_client(meno, f"Bearer {reply.json()['token']}"), "algebra")
