"""A learner's session in the browser: an answer, a hint, a mistake, a lost network, a reload, and the tutor beside the work."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from playwright.async_api import Page, expect

from bench.running import Running
from services.bootstrap import Services
from tests.journeys.learner import Pupil
from tests.web.answering import open_question
from tests.web.newcomer import newcomer

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]


async def at_work(page: Page, meno: Running, inside: Services) -> Pupil:
    """Sign in as somebody new who agrees to a model's help, at their session."""
    pupil = await newcomer(page, meno, inside, "/today")
    (await pupil.client.post("/v1/consents", json={"scope": "model_provider", "granted": True})).raise_for_status()
    await pupil.client.post(f"/v1/enrollments/{pupil.enrollment_id}/placement/refusal", json={"id": str(uuid4())})
    await page.goto(f"/session/{pupil.enrollment_id}")
    return pupil


async def test_the_tutor_replies_beside_the_work_and_the_reply_is_there_after_a_reload(page: Page, meno: Running, inside: Services) -> None:
    pupil = await at_work(page, meno, inside)
    await page.get_by_label("Say something to the tutor").fill("I do not know where to begin.")
    await page.get_by_role("button", name="Send").click()
    log = page.get_by_role("log")
    await expect(log.get_by_text("I do not know where to begin.")).to_be_visible()
    await expect(log.get_by_text("Look at the whole line first.")).to_be_visible(timeout=20_000)
    await page.reload()
    await expect(page.get_by_role("log").get_by_text("Look at the whole line first.")).to_have_count(1)
    await pupil.client.aclose()


async def test_what_is_said_to_the_tutor_survives_a_reload_before_it_is_sent(page: Page, meno: Running, inside: Services) -> None:
    pupil = await at_work(page, meno, inside)
    await page.get_by_label("Say something to the tutor").fill("Half a sentence")
    await page.reload()
    await expect(page.get_by_label("Say something to the tutor")).to_have_value("Half a sentence")
    await pupil.client.aclose()


async def test_a_lesson_that_was_read_is_not_read_again_and_can_be_opened_without_saying_so_twice(
    page: Page, meno: Running, inside: Services
) -> None:
    pupil = await at_work(page, meno, inside)
    read = page.get_by_role("button", name="I have read this")
    await read.click()
    question = page.locator("form [data-answer]").first
    await expect(question).to_be_focused()
    await page.evaluate("sessionStorage.clear()")  # as another device would have it
    await page.reload()
    await expect(question).to_be_visible()
    await page.get_by_text("Read the lesson again").click()
    await expect(page.get_by_text("Worked example:").first).to_be_visible()
    await expect(read).to_have_count(0)
    await pupil.client.aclose()


async def test_a_hint_takes_back_that_an_answer_is_missing(page: Page, meno: Running, inside: Services) -> None:
    pupil = await at_work(page, meno, inside)
    await open_question(page, pupil)
    if await page.get_by_text("Put these in the right order").count():
        return  # an order is an answer from the beginning
    await page.get_by_role("button", name="Check my answer").click()
    await expect(page.get_by_text("Enter an answer first")).to_be_visible()
    await page.get_by_role("button", name="A hint").click()
    await expect(page.get_by_role("region", name="Hints")).to_be_visible()
    await expect(page.get_by_text("Enter an answer first")).to_have_count(0)
    await pupil.client.aclose()


async def test_why_is_said_in_the_language_of_the_client(page: Page, meno: Running, inside: Services) -> None:
    pupil = await at_work(page, meno, inside)
    await page.goto(f"/session/{pupil.enrollment_id}?lang=de")
    why = page.locator("details").filter(has_text="Warum das?")
    await why.locator("summary").click()
    await expect(why.get_by_text("Daran hast du noch nicht gearbeitet.")).to_be_visible()
    await expect(why.get_by_text(re.compile("dieses wurde mit einer Chance von .* gezogen"))).to_be_visible()
    await expect(why.get_by_text(re.compile("You |chance of"))).to_have_count(0)
    await pupil.client.aclose()
