"""Screens in a state that an address alone does not bring about: while something loads, fails, is answered or is asked. Nothing here reads a word, so that any language will do."""

from __future__ import annotations

import json
from typing import Final

from playwright.async_api import Page, Route, expect

from bench.web.screens import SCREENS, SHOWN_MS, Screen

FIELD = "form [data-answer]"


async def at_a_question(page: Page) -> None:
    """Read the lesson with which a new skill begins, if there is one, and wait for the question's field."""
    field, read = page.locator(FIELD).first, page.locator("main article > button.no-print").first
    await expect(field.or_(read).first).to_be_visible(timeout=SHOWN_MS)
    if not await field.count():
        await read.click()
    await expect(field).to_be_visible(timeout=SHOWN_MS)


async def wrong_answer(page: Page) -> None:
    """Hand in an answer that is hardly right, and wait for what comes of it."""
    await at_a_question(page)
    form = page.locator("form").filter(has=page.locator("[data-answer]"))
    choice = form.locator("input[type=radio], input[type=checkbox]")
    if await choice.count():
        await choice.first.check()
    elif await form.locator("li[draggable]").count() == 0:
        await page.locator(FIELD).first.click()
        await page.keyboard.type("17")
    await form.locator("button[type=submit]").last.click()
    await expect(page.locator("section[data-kind]").first).to_be_visible(timeout=SHOWN_MS)


async def asked_the_tutor(page: Page) -> None:
    """Say something to the tutor, and wait for the reply."""
    await _say(page)
    await expect(page.get_by_role("log").locator("[aria-busy]")).to_have_count(0, timeout=SHOWN_MS)


async def more_actions(page: Page) -> None:
    """Open the list of what else may be done with an activity."""
    await at_a_question(page)
    await page.locator("header button[aria-expanded]").first.click()
    await expect(page.locator("header li button").first).to_be_visible()


async def tutor_thinks(page: Page) -> None:
    """Say something to the tutor, who does not come to an answer."""
    await page.route("**/turns", _held)
    await _say(page)
    await expect(page.get_by_role("log").locator("[aria-busy]")).to_be_visible()


async def without_network(page: Page) -> None:
    """Lose the network."""
    await page.context.set_offline(True)
    await page.wait_for_timeout(300)


async def while_it_loads(page: Page) -> None:
    """Load the page again from a server that takes its time."""
    await page.route("**/v1/enrollments/**", _held)
    await page.reload(wait_until="commit")
    await expect(page.locator(".mantine-Skeleton-root").first).to_be_visible(timeout=SHOWN_MS)


async def server_fails(page: Page) -> None:
    """Load the page again from a server that cannot answer."""
    await page.route("**/v1/enrollments/**", _failed)
    await page.reload()
    await expect(page.get_by_role("alert").first).to_be_visible(timeout=SHOWN_MS)


async def nothing_left(page: Page) -> None:
    """Load the page again when everything has been put off for today."""
    await page.route("**/next*", _nothing)
    await page.reload()
    await expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=SHOWN_MS)


async def asked_to_erase(page: Page) -> None:
    """Be asked whether all shall go."""
    await page.locator("main section:nth-last-of-type(2) button").last.click()
    await expect(page.locator("main section input[type=password]")).to_be_visible()


async def one_skill(page: Page) -> None:
    """Open a skill on the map, or in its list where the map is one."""
    await page.locator("[data-skill], main li button").first.click()
    await page.wait_for_timeout(300)


async def evidence_shown(page: Page) -> None:
    """Ask of the first belief what it rests on."""
    await page.locator("article button[aria-expanded]").first.click()
    await expect(page.locator("article li").first).to_be_visible(timeout=SHOWN_MS)


async def asked_why(page: Page) -> None:
    """Change a rule of the school, and be asked why."""
    save = page.locator("main button[data-variant=filled]").last
    while await save.is_disabled():  # what an earlier look has changed is a draft still, and changed back by the first click
        await page.locator("main input[role=switch]").first.click()
        await page.wait_for_timeout(100)
    await save.click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    await page.wait_for_timeout(300)


STATES: Final = (
    Screen("session-answered", "ada", "/session/{enrollment}", wrong_answer),
    Screen("session-more", "ada", "/session/{enrollment}", more_actions),
    Screen("session-thinking", "ada", "/session/{enrollment}", tutor_thinks),
    Screen("session-replied", "ada", "/session/{enrollment}", asked_the_tutor),
    Screen("session-offline", "ada", "/session/{enrollment}", without_network),
    Screen("session-nothing", "ada", "/session/{enrollment}", nothing_left),
    Screen("today-loading", "ada", "/today", while_it_loads),
    Screen("today-failed", "ada", "/today", server_fails),
    Screen("map-skill", "ada", "/map", one_skill),
    Screen("privacy-erase", "ada", "/privacy", asked_to_erase),
    Screen("memory-evidence", "ada", "/memory", evidence_shown),
    Screen("rules-why", "otto", "/operations/rules", asked_why),
)
EVERY: Final = SCREENS + STATES


async def _say(page: Page) -> None:
    beside = page.locator("[role=log] ~ form textarea")
    if not await beside.count():
        await page.locator("main button[class*=chatButton], button[class*=chatButton]").first.click()
    await beside.fill("I do not see how to begin.")
    await beside.press("Enter")


async def _held(_: Route) -> None:
    """Leave a call without an answer."""


async def _failed(route: Route) -> None:
    problem = {"type": "about:blank", "title": "x", "status": 503, "code": "unavailable", "request_id": "0"}
    await route.fulfill(status=503, content_type="application/problem+json", body=json.dumps(problem))


async def _nothing(route: Route) -> None:
    nothing = {"offer": None, "alternatives": [], "nothing": {"code": "skipped", "text": "-"}, "until": None, "remembered": True}
    await route.fulfill(status=200, content_type="application/json", body=json.dumps(nothing))
