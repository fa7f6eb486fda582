"""Every screen of the web client, by name: who sees it, where it is, and when it is there."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final, Literal

from playwright.async_api import Browser, BrowserContext, Page, expect

from bench.running import Running
from bench.web.browser import enter

Scheme = Literal["light", "dark"]
Then = Callable[[Page], Awaitable[None]]
SCHEMES: Final[tuple[Scheme, ...]] = ("light", "dark")
LANGUAGES: Final = ("en", "ar-XB")  # left to right, right to left
DESK, PHONE = (1280, 800), (320, 720)
SHOWN_MS = 20_000


@dataclass(frozen=True)
class Screen:
    """A screen; `person` None is a visitor, `address` names its parts as Places does, and `then` is done there before it is looked at."""

    name: str
    person: str | None
    address: str
    then: Then | None = None


SCREENS: Final = (
    Screen("sign-in", None, "/sign-in"),
    Screen("code", None, "/code"),
    Screen("sign-in-again", None, "/sign-in?back=/today"),
    Screen("erased", None, "/erased"),
    Screen("today", "ada", "/today"),
    Screen("session", "ada", "/session/{enrollment}"),
    Screen("lesson", "ada", "/session/{other}"),
    Screen("placement", "ada", "/placement/{other}"),
    Screen("plan", "ada", "/plan/{enrollment}"),
    Screen("reviews", "ada", "/reviews/{enrollment}"),
    Screen("map", "ada", "/map"),
    Screen("progress", "ada", "/progress"),
    Screen("memory", "ada", "/memory"),
    Screen("memory-ask", "ada", "/memory?part=ask"),
    Screen("memory-journal", "ada", "/memory?part=journal"),
    Screen("memory-yours", "ada", "/memory?part=yours"),
    Screen("memory-contract", "ada", "/memory?part=contract"),
    Screen("privacy", "ada", "/privacy"),
    Screen("settings", "ada", "/settings"),
    Screen("not-found", "ada", "/nowhere"),
    Screen("first-day", "ben", "/today"),
    Screen("first-day-map", "ben", "/map"),
    Screen("first-day-progress", "ben", "/progress"),
    Screen("first-day-memory", "ben", "/memory"),
    Screen("family", "gus", "/family"),
    Screen("classes", "grace", "/classes"),
    Screen("class", "grace", "/classes/{class_id}"),
    Screen("class-empty", "grace", "/classes/{empty_class}"),
    Screen("class-empty-people", "grace", "/classes/{empty_class}/people"),
    Screen("learner", "grace", "/classes/{class_id}/learners/{learner}"),
    Screen("assignments", "grace", "/classes/{class_id}/assignments"),
    Screen("roster", "grace", "/classes/{class_id}/people"),
    Screen("inbox", "grace", "/inbox"),
    Screen("care", "grace", "/care"),
    Screen("studio", "grace", "/studio"),
    Screen("studio-course", "grace", "/studio/{course}"),
    Screen("studio-version", "grace", "/studio/{course}/versions/{version}"),
    Screen("studio-edit", "grace", "/studio/{course}/edit"),
    Screen("studio-item", "grace", "/studio/{course}/edit?file=items/add-fractions/add-fractions-difference.md"),
    Screen("studio-graph", "grace", "/studio/{course}/edit?view=graph"),
    Screen("operations", "otto", "/operations"),
    Screen("spending", "otto", "/operations/spending"),
    Screen("rules", "otto", "/operations/rules"),
    Screen("keys", "otto", "/operations/keys"),
    Screen("learner-model", "otto", "/operations/learner-model"),
    Screen("people", "otto", "/people"),
    Screen("person", "otto", "/people/{learner}"),
)


async def visit(page: Page, address: str, language: str = "en") -> None:
    """Go to an address and wait until it shows what it has, rather than that it waits."""
    await page.goto(f"{address}{'&' if '?' in address else '?'}lang={language}")
    await settled(page)


async def arrive(page: Page, address: str, then: Then | None = None, language: str = "en") -> None:
    """Go to an address and do there what brings the screen into its state; what an earlier state did to the network is undone."""
    await page.context.set_offline(False)
    await page.unroute_all(behavior="ignoreErrors")
    await visit(page, address, language)
    if then:
        await then(page)


async def settled(page: Page) -> None:
    """Wait until a screen is there whole."""
    await expect(page.get_by_role("heading", level=1).first).to_be_visible(timeout=SHOWN_MS)
    await expect(page.locator(".mantine-Skeleton-root")).to_have_count(0, timeout=SHOWN_MS)
    await expect(page.get_by_text(re.compile("^Loading"))).to_have_count(0, timeout=SHOWN_MS)
    await page.wait_for_timeout(150)


async def looked_at(
    browser: Browser, meno: Running, person: str | None, scheme: Scheme = "light", size: tuple[int, int] = DESK
) -> BrowserContext:
    """Return a context in a colour scheme and size, signed in as somebody."""
    width, height = size
    context = await browser.new_context(
        base_url=meno.url, locale="en-GB", color_scheme=scheme, viewport={"width": width, "height": height}, reduced_motion="reduce"
    )
    if person is not None:
        page = await context.new_page()
        await enter(page, meno, person)
        await page.close()
    return context
