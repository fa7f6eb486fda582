"""The light goes out in the middle of a lesson: a part is killed, the way to the server is blocked, a sign-in ends. Nothing typed is lost, nothing counts twice."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from playwright.async_api import Error, Page, expect

from bench.people import PASSWORD
from bench.running import Running
from services.bootstrap import Services
from tests.journeys.learner import Pupil, right_answer
from tests.journeys.test_once import attempts_of
from tests.web.answering import HAND_IN, give, open_question
from tests.web.interrupting import api_away, back, worker_of
from tests.web.newcomer import newcomer
from tests.web.test_session import at_work

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]
BACK_MS = 90_000
UNREACHED = "The server cannot be reached just now. Your answer is kept and is sent once"
ENTERED = """form => [...form.querySelectorAll('[data-answer]')].map(
  field => ['radio', 'checkbox'].includes(field.type) ? field.checked : field.value ?? field.textContent)"""


async def entered(page: Page) -> list[Any]:
    """Return what stands in the fields of the open step."""
    form = page.locator("form").filter(has=page.locator("[data-answer]"))
    await expect(form).to_be_visible()
    return list(await form.evaluate(ENTERED))


async def answered(page: Page, meno: Running, inside: Services) -> Pupil:
    """Be at the first question with its answer typed and not handed in."""
    pupil = await at_work(page, meno, inside)
    await give(page, pupil, right_answer(await open_question(page, pupil)))
    return pupil


async def test_an_answer_handed_in_while_the_api_is_dead_is_kept_and_counted_once(page: Page, meno: Running, inside: Services) -> None:
    pupil = await answered(page, meno, inside)
    typed = await entered(page)
    with api_away(meno):
        await page.get_by_role("button", name=HAND_IN).click()
        await expect(page.get_by_text(UNREACHED)).to_be_visible()
        assert await entered(page) == typed
    await expect(page.get_by_text("Right.", exact=True).first).to_be_visible(timeout=BACK_MS)
    assert len(await attempts_of(pupil)) == 1
    await page.get_by_role("button", name="Next", exact=True).click()
    await open_question(page, pupil)
    await pupil.client.aclose()


async def test_reloads_before_and_after_handing_in_lose_nothing_though_the_api_dies_meanwhile(
    page: Page, meno: Running, inside: Services
) -> None:
    pupil = await answered(page, meno, inside)
    typed = await entered(page)
    with api_away(meno), suppress(Error):
        await page.reload()  # nobody is there to give the page
    await back(meno)
    await page.goto(f"/session/{pupil.enrollment_id}")
    assert await entered(page) == typed
    with api_away(meno):
        await page.get_by_role("button", name=HAND_IN).click()
        await expect(page.get_by_text(UNREACHED)).to_be_visible()
        with suppress(Error):
            await page.reload()
    await back(meno)
    await page.goto(f"/session/{pupil.enrollment_id}")
    await expect(page.get_by_text("Right.").first).to_be_visible()
    assert len(await attempts_of(pupil)) == 1
    await pupil.client.aclose()


async def test_the_worker_is_killed_and_what_it_had_to_do_is_done_all_the_same(page: Page, meno: Running, inside: Services) -> None:
    await newcomer(page, meno, inside, "/memory")
    worker_of(meno).kill()
    await page.get_by_label("In your words").fill("Examples from sailing help me")
    await page.get_by_role("button", name="Remember this").click()
    await expect(page.get_by_role("article").filter(has_text="Examples from sailing help me")).to_be_visible(timeout=BACK_MS)


async def test_an_answer_that_waits_is_told_and_sent_from_another_screen(page: Page, meno: Running, inside: Services) -> None:
    pupil = await answered(page, meno, inside)
    await page.route("**/attempts", lambda route: route.abort())
    await page.get_by_role("button", name=HAND_IN).click()
    await expect(page.get_by_text(UNREACHED)).to_be_visible()
    await page.get_by_role("link", name="Progress").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Your progress")
    await expect(page.get_by_text(UNREACHED)).to_be_visible()
    await page.unroute("**/attempts")
    with suppress(Error):  # by now it may have been sent without being told to
        await page.get_by_role("button", name="Send now").click(timeout=2_000)
    await expect(page.get_by_text("The answer that was waiting has been sent. Right.")).to_be_visible(timeout=30_000)
    assert len(await attempts_of(pupil)) == 1
    await pupil.client.aclose()


async def test_a_sign_in_that_ends_mid_work_leads_back_to_the_same_place_with_all_that_was_typed(
    page: Page, meno: Running, inside: Services
) -> None:
    pupil = await answered(page, meno, inside)
    await page.get_by_label("Say something to the tutor").fill("Half a sentence")
    await page.context.clear_cookies()  # as after the session's last day
    await page.get_by_role("button", name=HAND_IN).click()
    await expect(page.get_by_role("heading", name="Sign in", level=1)).to_be_visible()
    assert await attempts_of(pupil) == []
    me = (await pupil.client.get("/v1/me")).raise_for_status().json()
    await page.get_by_label("User name or e-mail").fill(me["account"]["user_name"])
    await page.get_by_label("Password", exact=True).fill(PASSWORD)
    await page.get_by_role("button", name="Sign in").click()
    await expect(page.get_by_text("Right.").first).to_be_visible()
    assert pupil.enrollment_id in page.url
    await expect(page.get_by_label("Say something to the tutor")).to_have_value("Half a sentence")
    assert len(await attempts_of(pupil)) == 1
    await pupil.client.aclose()
