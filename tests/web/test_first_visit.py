"""Somebody's first visit, from the code of a class to the archive of what was remembered, all of it in the browser."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from random import Random
from uuid import uuid4

import pytest
from playwright.async_api import Page, expect

from bench.people import PASSWORD
from bench.running import Running
from bench.web.browser import enter
from services.bootstrap import Services
from services.identity import Profile
from tests.journeys.learner import Pupil, right_answer, wrong_answer
from tests.journeys.model_server import ModelServer
from tests.journeys.stack import client_of
from tests.web.answering import check, give, open_question
from tests.web.newcomer import from_inside

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
ATTEMPTS, MISTAKE = 10, 1
FOOTBALL, COOKING = "Examples from football help me", "Examples from cooking help me"
PITCH, KITCHEN = "Picture a match on a pitch. ", "Picture a busy kitchen. "


async def test_a_first_visit_from_the_code_of_a_class_to_the_archive(
    page: Page, meno: Running, inside: Services, model_server: ModelServer, tmp_path: Path
) -> None:
    model_server.words = {"football": PITCH, "cooking": KITCHEN}
    name = await arrived(page, meno, inside)
    await agreed(page)
    await placed(page)
    pupil = await from_inside(meno, inside, name)
    await worked(page, pupil)
    await remembered(page)
    await explained(page, PITCH)
    await page.get_by_role("link", name="Memory").click()
    await corrected(page)
    await explained(page, KITCHEN)
    await nothing_due(page, pupil)
    await taken_along(page, tmp_path / "memory.zip")
    model_server.words = {}
    await pupil.client.aclose()


async def arrived(page: Page, meno: Running, inside: Services) -> str:
    """Sign in with an account without a course, join a class by its code, choose a course; return the user name."""
    name = f"visit-{uuid4().hex[:8]}"
    tenant_id = (await inside.identity.tenants.at_the_machine("demo")).tenant_id
    await inside.identity.tenants.add(tenant_id, "learner", Profile(name="Vera Nilsson", user_name=name), PASSWORD, "adult")
    async with client_of(meno, "grace") as grace:
        made = (await grace.post("/v1/classes", json={"name": "First visits"})).raise_for_status().json()
        code = (await grace.put(f"/v1/classes/{made['id']}/join-code")).raise_for_status().json()["code"]
    await enter(page, meno, name, password=PASSWORD)
    await page.get_by_label("Code of the class").fill(code)
    await page.get_by_role("button", name="Join").click()
    await expect(page.get_by_text("You are in the class “First visits” now.")).to_be_visible()
    await page.get_by_role("combobox", name="Course").click()
    await page.get_by_role("option", name="Algebra: from arithmetic").click()
    await page.get_by_role("button", name="Begin the course").click()
    return name


async def agreed(page: Page) -> None:
    """Agree to be remembered and to a model's help."""
    await page.get_by_role("link", name="Decide about it").click()
    for consent in ("Being remembered", "Help by a language model"):
        row = page.get_by_role("listitem").filter(has_text=consent).first
        await row.get_by_role("button", name="Agree").click()
        await expect(row.get_by_text("Agreed", exact=True)).to_be_visible()
    await page.get_by_role("link", name="Today").click()


async def placed(page: Page) -> None:
    """Answer two questions of the placement, stop, and go to work."""
    await page.get_by_role("link", name="Find out where I begin").click()
    await page.get_by_role("button", name="Begin", exact=True).click()  # Today has “No, begin at the start”
    for number in (1, 2):
        await expect(page.get_by_text(f"Question {number} of at most 15")).to_be_visible()
        await page.get_by_role("button", name="I don't know").click()
    await expect(page.get_by_text("Question 3 of at most 15")).to_be_visible()
    await page.get_by_role("button", name="Stop here").click()
    await page.get_by_role("dialog").get_by_role("button", name="Stop here").click()
    await page.get_by_role("link", name="Begin").click()


async def worked(page: Page, pupil: Pupil) -> None:
    """Read what there is to read and answer, with one mistake and one hint; after each Next the focus is on what is new."""
    has_hint = False
    for number in range(ATTEMPTS):
        step = await open_question(page, pupil)
        hint = page.get_by_role("button", name="A hint")
        if number > MISTAKE and not has_hint and await hint.count():
            await hint.click()
            await expect(page.get_by_role("region", name="Hints")).to_be_visible()
            has_hint = True
        await give(page, pupil, wrong_answer(step, Random(number)) if number == MISTAKE else right_answer(step))
        if await check(page):
            await page.get_by_role("button", name="Next", exact=True).click()
            await expect(page.locator("h1:focus, [data-answer]:focus")).to_be_visible()
    assert has_hint


async def remembered(page: Page) -> None:
    """Tell the tutor something to remember."""
    await page.get_by_role("link", name="Memory").click()
    await page.get_by_label("In your words").fill(FOOTBALL)
    await page.get_by_role("button", name="Remember this").click()
    await expect(page.get_by_role("article").filter(has_text=FOOTBALL)).to_be_visible(timeout=60_000)


async def explained(page: Page, how: str) -> None:
    """Ask the tutor for an explanation, which is given by what is remembered."""
    await page.get_by_role("link", name="Today").click()
    await page.get_by_role("link", name="Go on where you were").or_(page.get_by_role("link", name="Begin", exact=True)).click()
    await page.get_by_role("radiogroup", name="What you want").get_by_text("Explain", exact=True).click()
    await page.get_by_label("Say something to the tutor").fill("Please explain this to me.")
    await page.get_by_role("button", name="Send").click()
    await expect(page.get_by_role("log").get_by_text(how.strip())).to_be_visible(timeout=30_000)


async def corrected(page: Page) -> None:
    """Say what is right instead."""
    await page.get_by_role("article").filter(has_text=FOOTBALL).get_by_role("button", name="Correct").click()
    await page.get_by_label("What is right instead?").fill(COOKING)
    await page.get_by_role("button", name="Save my words").click()
    await expect(page.get_by_role("article").filter(has_text=COOKING)).to_be_visible()
    await expect(page.get_by_role("article").filter(has_text=FOOTBALL)).to_have_count(0)


async def nothing_due(page: Page, pupil: Pupil) -> None:
    """On the first day there is nothing to review yet, and that is said kindly."""
    await page.goto(f"/reviews/{pupil.enrollment_id}")
    await expect(page.get_by_text("Nothing is due. What you know is holding.")).to_be_visible()


async def taken_along(page: Page, file: Path) -> None:
    """Have an archive made, fetch it, and find one's answers and words in it."""
    await page.goto("/memory?part=yours")
    await page.get_by_role("button", name="Make an archive").click()
    link = page.get_by_role("link", name="Download")
    await expect(link).to_be_visible(timeout=60_000)
    async with page.expect_download() as waiting:
        await link.click()
    await (await waiting.value).save_as(file)
    with zipfile.ZipFile(file) as archive:
        journal = [json.loads(line) for line in archive.read("journal.jsonl").splitlines()]
        told = b"".join(archive.read(name) for name in archive.namelist())
    assert sum(entry["kind"] == "attempt" for entry in journal) == ATTEMPTS
    assert COOKING.encode() in told
