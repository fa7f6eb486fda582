"""A learner's day in the browser: the first run, the placement, goals and pace, what if, minutes; with wrong input and a reload in the middle."""

from __future__ import annotations

from uuid import uuid4

import pytest
from playwright.async_api import Page, expect

from bench.people import PASSWORD
from bench.running import Running
from bench.web.browser import enter
from services.bootstrap import Services
from services.identity import Profile
from tests.web.newcomer import newcomer

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]


async def test_somebody_without_a_course_chooses_one_and_sees_a_next_step(page: Page, meno: Running, inside: Services) -> None:
    name = f"first-{uuid4().hex[:8]}"
    tenant_id = (await inside.identity.tenants.at_the_machine("demo")).tenant_id
    await inside.identity.tenants.add(tenant_id, "learner", Profile(name="First Timer", user_name=name), PASSWORD, "adult")
    await enter(page, meno, name, at="/today", password=PASSWORD)
    await page.get_by_label("Code of the class").fill("NOPE-NOPE")
    await page.get_by_role("button", name="Join").click()
    await expect(page.get_by_role("alert")).to_be_visible()
    await page.get_by_role("combobox", name="Course").click()
    await page.get_by_role("option", name="Algebra: from arithmetic").click()
    await page.get_by_role("button", name="Begin the course").click()
    await expect(page.get_by_role("heading", name="Know some of this already?")).to_be_visible()


async def test_a_placement_is_begun_answered_reloaded_and_stopped(page: Page, meno: Running, inside: Services) -> None:
    await newcomer(page, meno, inside, "/placement/{enrollment}")
    await page.get_by_role("button", name="Begin", exact=True).click()
    await expect(page.get_by_text("Question 1 of at most 15")).to_be_visible()
    await page.get_by_role("button", name="I don't know").click()
    await expect(page.get_by_text("Question 2 of at most 15")).to_be_visible()
    await page.reload()
    await expect(page.get_by_text("Question 2 of at most 15")).to_be_visible()
    await page.get_by_role("button", name="Leave this one out").click()
    await expect(page.get_by_text("Question 3 of at most 15")).to_be_visible()
    await page.get_by_role("button", name="Stop here").click()
    await page.get_by_role("dialog").get_by_role("button", name="Stop here").click()
    await expect(page.get_by_role("link", name="See the map")).to_be_visible()


async def test_a_goal_with_a_day_in_the_past_is_refused_and_its_words_are_kept_over_a_reload(
    page: Page, meno: Running, inside: Services
) -> None:
    await newcomer(page, meno, inside, "/plan/{enrollment}")
    await page.get_by_label("What do you want?").fill("Pass the exam")
    await page.get_by_label("By when (optional)").first.fill("2001-01-01")
    await page.get_by_role("button", name="Add this goal").click()
    await expect(page.get_by_role("alert")).to_be_visible()
    await page.reload()
    await expect(page.get_by_label("What do you want?")).to_have_value("Pass the exam")
    await page.get_by_role("button", name="Add this goal").click()
    await expect(page.get_by_role("listitem").filter(has_text="Pass the exam")).to_be_visible()
    await page.get_by_role("button", name="Let go").click()
    await page.get_by_role("dialog").get_by_role("button", name="Let go").click()
    await expect(page.get_by_text("No goal yet")).to_be_visible()


async def test_the_pace_is_changed_and_what_if_is_answered(page: Page, meno: Running, inside: Services) -> None:
    await newcomer(page, meno, inside, "/plan/{enrollment}")
    await page.get_by_label("Minutes a day").fill("15")
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_text("15 min a day")).to_be_visible()
    await page.get_by_role("button", name="I skip what comes next").click()
    await expect(page.get_by_text("most likely comes next")).to_be_visible()


async def test_a_last_day_in_the_past_is_refused_in_place_and_the_pace_stays(page: Page, meno: Running, inside: Services) -> None:
    await newcomer(page, meno, inside, "/plan/{enrollment}")
    await page.get_by_label("Minutes a day").fill("25")
    await page.get_by_label("By when (optional)").last.fill("2001-01-01")
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_role("alert")).to_be_visible()
    await expect(page.get_by_label("Minutes a day")).to_have_value("25")


async def test_on_paper_a_plan_has_goals_and_numbers_and_nothing_to_press(page: Page, meno: Running, inside: Services) -> None:
    await newcomer(page, meno, inside, "/plan/{enrollment}")
    await expect(page.get_by_role("button", name="Add this goal")).to_be_visible()
    await page.emulate_media(media="print")
    await expect(page.get_by_role("heading", name="Goals")).to_be_visible()
    await expect(page.get_by_role("button", name="Add this goal")).to_be_hidden()
    await expect(page.get_by_role("button", name="Save")).to_be_hidden()


async def test_minutes_of_today_are_changed(page: Page, meno: Running, inside: Services) -> None:
    await newcomer(page, meno, inside, "/today")
    await page.get_by_role("button", name="Change today's minutes").click()
    await page.get_by_text("45", exact=True).click()
    await expect(page.get_by_text("of 45 minutes")).to_be_visible()
