"""The skill map in the browser: walked with arrow keys, read as a list, and a skill chosen from it."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from bench.running import Running
from services.bootstrap import Services
from tests.web.newcomer import newcomer

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]


async def test_the_graph_is_walked_with_arrow_keys_and_a_closed_skill_gives_the_focus_back(
    page: Page, meno: Running, inside: Services
) -> None:
    await newcomer(page, meno, inside, "/map")
    await page.get_by_role("application", name="Map of skills").focus()
    here = page.locator("[data-skill]:focus")
    await expect(here).to_be_visible()
    first = await here.get_attribute("data-skill")
    await page.keyboard.press("ArrowRight")
    await expect(here).not_to_have_attribute("data-skill", first or "")
    second = await here.get_attribute("data-skill")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("complementary").get_by_text("Builds on", exact=True)).to_be_visible()
    await expect(page.get_by_role("heading", level=2)).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("complementary")).to_have_count(0)
    await expect(here).to_have_attribute("data-skill", second or "")


async def test_a_way_says_why_it_is_there_to_whoever_reaches_it_by_keyboard(page: Page, meno: Running, inside: Services) -> None:
    await newcomer(page, meno, inside, "/map")
    await page.get_by_role("application", name="Map of skills").focus()
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("Enter")
    way = page.get_by_role("img", name="builds on").first
    said = (await way.get_attribute("aria-label") or "").partition(": ")[2]
    await way.focus()
    await expect(page.locator(".react-flow__edgelabel-renderer").get_by_text(said)).to_be_visible()
    await expect(page.get_by_role("complementary").get_by_text(said)).to_be_visible()


async def test_the_list_says_the_same_and_is_searched(page: Page, meno: Running, inside: Services) -> None:
    await newcomer(page, meno, inside, "/map")
    await page.get_by_text("List", exact=True).click()
    await expect(page.get_by_text("47 skills", exact=True)).to_be_visible()
    await page.get_by_label("Find a skill").fill("coordinate")
    await expect(page.get_by_text("1 skill", exact=True)).to_be_visible()
    await page.get_by_text("Builds on 1 skill").click()
    await expect(page.get_by_role("button", name="Negative numbers on the number line")).to_be_visible()
    await page.get_by_role("button", name="The coordinate plane").click()
    await expect(page.get_by_role("heading", level=2, name="The coordinate plane")).to_be_focused()
    await page.get_by_role("button", name="Close", exact=True).click()
    await expect(page.get_by_role("button", name="The coordinate plane")).to_be_focused()


async def test_on_a_phone_the_list_comes_first(page: Page, meno: Running, inside: Services) -> None:
    await page.set_viewport_size({"width": 360, "height": 740})
    await newcomer(page, meno, inside, "/map")
    await expect(page.get_by_role("list", name="Skill map")).to_be_visible()
