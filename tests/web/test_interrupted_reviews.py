"""The light goes out in a review: the network is cut, the API is killed, the page is left. What was answered is sent once; what was taken back never."""

from __future__ import annotations

from contextlib import suppress

import pytest
from playwright.async_api import Error, Page, expect

from bench.people import PASSWORD
from bench.running import Running
from bench.web.browser import axe_faults, enter
from services.bootstrap import Services
from tests.journeys.learner import Pupil, right_answer
from tests.journeys.test_once import attempts_of
from tests.web.answering import give
from tests.web.interrupting import api_away, back
from tests.web.newcomer import from_inside
from tests.web.weeks_ago import weeks_ago

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]
BACK_MS = 90_000
GRACE = "This is sent in five seconds."
KEPT = "Your answer is kept and is sent once, as soon as that is possible."


async def asked(page: Page, meno: Running, inside: Services) -> tuple[Pupil, int]:
    """Be at the first review with its answer typed and not sent; return how many answers there were before."""
    returning = await weeks_ago(meno, inside)
    await enter(page, meno, returning.name, at=f"/reviews/{returning.enrollment_id}", password=PASSWORD)
    pupil = await from_inside(meno, inside, returning.name)
    await page.get_by_role("button", name="Begin", exact=True).click()
    await expect(page.locator("form [data-answer]").first).to_be_visible()
    await pupil.next()
    await give(page, pupil, right_answer(await pupil.step()))
    return pupil, len(await attempts_of(pupil))


async def answer(page: Page) -> None:
    """Answer, and do not wait the five seconds."""
    await page.get_by_role("button", name="Answer", exact=True).click()
    await page.get_by_role("button", name="Send now").click()


async def test_an_answer_without_a_network_is_kept_and_sent_once_when_it_is_back(page: Page, meno: Running, inside: Services) -> None:
    pupil, before = await asked(page, meno, inside)
    await page.context.set_offline(True)
    await page.get_by_role("button", name="Answer", exact=True).click()
    await expect(page.get_by_text(GRACE)).to_be_visible()
    await page.keyboard.press("u")
    await expect(page.get_by_text(GRACE)).to_have_count(0)
    await expect(page.get_by_text(KEPT)).to_have_count(0)
    await answer(page)
    await expect(page.get_by_text(KEPT)).to_be_visible()
    await page.keyboard.press("u")  # what is on its way cannot be taken back: it may have arrived
    await expect(page.get_by_text(KEPT)).to_be_visible()
    assert not await axe_faults(page)
    await page.context.set_offline(False)
    await expect(page.get_by_text("Right.", exact=True)).to_be_visible(timeout=30_000)
    await expect(page.get_by_role("button", name="Next", exact=True)).to_be_focused()
    assert len(await attempts_of(pupil)) == before + 1
    await pupil.client.aclose()


async def test_an_answer_given_while_the_api_is_dead_survives_leaving_and_a_reload(page: Page, meno: Running, inside: Services) -> None:
    pupil, before = await asked(page, meno, inside)
    with api_away(meno):
        await answer(page)
        await expect(page.get_by_text(KEPT)).to_be_visible()
        with suppress(Error):  # nobody is there to give the page
            await page.reload()
    await back(meno)
    await page.goto(f"/reviews/{pupil.enrollment_id}")
    await expect(page.get_by_text("The answer that was waiting has been sent. Right.")).to_be_visible(timeout=BACK_MS)
    assert len(await attempts_of(pupil)) == before + 1
    await expect(page.get_by_role("button", name="Begin", exact=True)).to_be_enabled()
    await pupil.client.aclose()


async def test_while_an_answer_waits_no_other_review_is_begun(page: Page, meno: Running, inside: Services) -> None:
    pupil, before = await asked(page, meno, inside)
    await page.route("**/attempts", lambda route: route.abort())
    await answer(page)
    await expect(page.get_by_text(KEPT)).to_be_visible()
    await page.get_by_role("link", name="Back to today").click()
    await page.get_by_role("link", name="Review now").click()
    await expect(page.get_by_text(KEPT)).to_be_visible()
    await expect(page.get_by_role("button", name="Begin", exact=True)).to_be_disabled()
    await page.unroute("**/attempts")
    await expect(page.get_by_role("button", name="Begin", exact=True)).to_be_enabled(timeout=30_000)
    assert len(await attempts_of(pupil)) == before + 1
    await pupil.client.aclose()


async def test_an_answer_still_held_is_sent_when_the_page_is_left_and_one_taken_back_is_not(
    page: Page, meno: Running, inside: Services
) -> None:
    pupil, before = await asked(page, meno, inside)
    button = page.get_by_role("button", name="Answer", exact=True)
    await button.click()
    await page.get_by_role("button", name="Take it back").click()
    await page.get_by_role("link", name="Back to today").click()
    await expect(page.get_by_role("link", name="Review now")).to_be_visible()
    assert len(await attempts_of(pupil)) == before
    await page.get_by_role("link", name="Review now").click()
    await page.get_by_role("button", name="Begin", exact=True).click()
    await button.click()
    await expect(page.get_by_text(GRACE)).to_be_visible()
    await page.get_by_role("link", name="Back to today").click()
    await expect(page.get_by_text("The answer that was waiting has been sent. Right.")).to_be_visible()
    assert len(await attempts_of(pupil)) == before + 1
    await pupil.client.aclose()
