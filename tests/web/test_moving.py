"""Publishing a version from which skills are gone: a form asks what becomes of them, suggests it, and publishes with the map."""

from __future__ import annotations

import io
import zipfile
from uuid import uuid4

import pytest
from playwright.async_api import Page, expect

from bench.running import Running
from bench.web.browser import axe_faults, enter
from services.bootstrap import Services
from tests.journeys.learner import enrolled
from tests.journeys.stack import client_of
from tests.web.test_studio import brought, bundle

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]


def renamed(content: bytes, old: str, new: str) -> bytes:
    """Return a course in which a skill bears another id and name, and its items practise it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            text = source.read(name).replace(f"[{old}]".encode(), f"[{new}]".encode()).replace(f"Step {old}".encode(), b"Adding two")
            target.writestr(name.replace(f"skills/{old}", f"skills/{new}"), text)
    return packed.getvalue()


async def test_a_skill_that_goes_is_mapped_as_its_questions_suggest_and_published_with_the_map(
    page: Page, meno: Running, inside: Services
) -> None:
    slug = f"moving-{uuid4().hex[:6]}"
    first = bundle(slug)
    await enter(page, meno, "grace", at="/studio")
    await brought(page, "course.zip", first)
    await page.get_by_role("link", name=f"Course {slug}: 3 skills").click(timeout=60_000)
    await page.get_by_role("button", name="Publish").click()
    await page.get_by_role("dialog").get_by_role("button", name="Publish").click()
    await expect(page.get_by_text("It is published.")).to_be_visible()
    async with client_of(meno, "grace") as grace:
        made = (await grace.post("/v1/classes", json={"name": f"Class {slug}"})).raise_for_status().json()
        pin = {"version_id": page.url.split("/versions/")[1]}
        (await grace.put(f"/v1/courses/pins/{made['id']}", json=pin)).raise_for_status()
        pupil = await enrolled(meno, inside, f"mover-{uuid4().hex[:8]}")
        async with client_of(meno, "otto") as otto:
            (await otto.post(f"/v1/classes/{made['id']}/members", json={"account_id": str(pupil.id)})).raise_for_status()
        (await grace.post("/v1/enrollments", json={"learner_id": str(pupil.id), "zone": "UTC", **pin})).raise_for_status()
        await pupil.client.aclose()

    await page.goto("/studio")
    await brought(page, "course.zip", renamed(first, "s02", "adding-two"))
    await page.get_by_role("link", name=f"Course {slug}: 3 skills").click(timeout=60_000)
    await expect(page.get_by_text("1 skill is gone that learners may have worked on.")).to_be_visible()
    await page.get_by_role("button", name="Say what becomes of them").click()
    await expect(page.get_by_role("combobox", name="“Step s02”", exact=True)).to_have_value("It has another name")
    await expect(page.get_by_role("combobox", name="“Step s02” is now called")).to_have_value("Adding two")
    await expect(page.get_by_text("Learners go on in “Adding two” where they were in “Step s02”.")).to_be_visible()
    await expect(page.get_by_role("heading", name="Whom it concerns")).to_be_visible()
    concerned = page.get_by_role("region", name="Whom it concerns")
    await expect(concerned.get_by_text("fewer than 10 learners")).to_be_visible()
    await concerned.get_by_role("button", name=f"How many of Class {slug} have worked on them?").click()
    await expect(concerned.get_by_text("“Step s02”: not said, as it could tell of somebody")).to_be_visible()
    assert await axe_faults(page) == []
    await page.get_by_role("button", name="Save the map and publish").click()
    await expect(page.get_by_text("It is published.")).to_be_visible(timeout=60_000)
    version = page.url.split("/versions/")[1]
    course = page.url.split("/studio/")[1].split("/")[0]
    async with client_of(meno, "grace") as grace:
        found = (await grace.get(f"/v1/courses/{course}/versions/{version}/bundle")).raise_for_status()
        with zipfile.ZipFile(io.BytesIO(found.content)) as made:
            assert "rename: s02" in made.read("migrations.yaml").decode()

    await page.get_by_role("tab", name="Classes").click()
    row = page.get_by_role("listitem").filter(has_text=f"Class {slug}").first
    await row.get_by_role("button", name="What would moving here do?").click()
    await expect(row.get_by_text("1 learner would move.")).to_be_visible()
    await expect(row.get_by_text("Learners go on in “Adding two” where they were in “Step s02”.")).to_be_visible()
    await row.get_by_role("button", name=f"How many of Class {slug} have worked on them?").click()
    await expect(row.get_by_text("“Step s02”: not said, as it could tell of somebody")).to_be_visible()
    assert await axe_faults(page) == []
    await page.goto(f"/studio/{course}")
    await page.get_by_role("combobox", name="From").click()
    await page.get_by_role("option", name="Version 1").click()
    await expect(page.get_by_text("Learners go on in “Adding two” where they were in “Step s02”.")).to_be_visible()
    await page.get_by_text("1 skill removed").click()
    await expect(page.get_by_text("Step s02", exact=True)).to_be_visible()
