"""Progress in the browser: week by week and by skill, as chart and as table, with the answers behind it."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from bench.running import Running
from bench.web.browser import axe_faults
from services.bootstrap import Services
from tests.journeys.learner import Pupil, right_answer
from tests.web.newcomer import newcomer

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]


async def worked(page: Page, meno: Running, inside: Services) -> Pupil:
    """Return somebody who has answered a few questions, at the skill map."""
    pupil = await newcomer(page, meno, inside, "/map")
    await pupil.client.post(f"/v1/enrollments/{pupil.enrollment_id}/placement/refusal")
    await pupil.next()
    for _ in range(3):
        await pupil.attempt(right_answer(await pupil.step()), seconds=60)
    return pupil


async def test_a_skill_leads_to_how_it_grew_and_to_the_answers_behind_it(page: Page, meno: Running, inside: Services) -> None:
    await worked(page, meno, inside)
    await page.goto("/progress")
    await page.get_by_role("table", name="Skills").get_by_role("button").first.click()
    grown = page.get_by_role("region", name="How it grew")
    await expect(grown.get_by_role("img", name="Line of mastery over time")).to_be_visible()
    await expect(grown.get_by_role("listitem").first).to_contain_text("right")
    await grown.get_by_text("Table", exact=True).click()
    await expect(grown.get_by_role("table").get_by_role("row")).not_to_have_count(1)
    assert "?skill=" in page.url
    assert await axe_faults(page) == []
    await page.get_by_role("button", name="Close this skill").click()
    await expect(grown).to_have_count(0)


async def test_weeks_are_there_as_chart_and_as_table(page: Page, meno: Running, inside: Services) -> None:
    await worked(page, meno, inside)
    await page.goto("/progress")
    weeks = page.get_by_role("region", name="Week by week")
    await expect(weeks.get_by_role("img", name="Bars of minutes")).to_be_visible()
    await weeks.get_by_text("Table", exact=True).click()
    await expect(weeks.get_by_role("row")).to_have_count(13)
    await expect(weeks.get_by_role("row").last).to_contain_text("3")


async def test_today_says_about_how_long_the_next_step_takes(page: Page, meno: Running, inside: Services) -> None:
    await newcomer(page, meno, inside, "/today")
    await expect(page.get_by_text("takes about")).to_be_visible()
