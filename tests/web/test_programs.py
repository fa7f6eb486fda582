"""A learner's program in the browser: it runs in a sandbox with its shown tests, is stopped, reaches nothing; the server decides."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Browser, Page, expect

from bench.running import Running
from bench.web.browser import axe_faults
from services.bootstrap import Services
from tests.web.every_answer import asked, at_work, published

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]
RIGHT = "def double(n):\n    return n + n\nprint('I am here')"
LOADED_MS, STOPPED_MS = 90_000, 30_000


async def typed(page: Page, program: str) -> None:
    await page.get_by_role("textbox", name="Your program").fill(program)


async def ran(page: Page) -> None:
    await page.get_by_role("button", name="Run", exact=True).click()


async def at_a_program(page: Page, meno: Running, inside: Services) -> None:
    pupil = await at_work(page, meno, inside, await published(meno, "en"))
    await asked(page, pupil, "code")
    await pupil.client.aclose()


async def test_a_program_runs_with_its_shown_tests_is_stopped_when_it_does_not_end_and_is_checked_by_the_server(
    page: Page, meno: Running, inside: Services
) -> None:
    strange: list[str] = []
    page.on("request", lambda request: strange.append(request.url) if not request.url.startswith((meno.url, "blob:", "data:")) else None)
    await at_a_program(page, meno, inside)
    panel = page.get_by_role("region", name="Try your program")
    await typed(page, RIGHT)
    await ran(page)
    await expect(panel.get_by_text("All shown tests pass.")).to_be_visible(timeout=LOADED_MS)
    await expect(panel.get_by_text("I am here")).to_be_visible()
    await expect(panel.get_by_role("row")).to_have_count(3)  # its head and the two tests that are shown
    await typed(page, "def double(n):\n    return n * n\n")
    await ran(page)
    await expect(panel.get_by_text("0 of 2 shown tests pass.")).to_be_visible()
    await typed(page, "def double(n):\n    return 2 * n\n\nprint(double(missing))\n")
    await ran(page)
    await expect(panel.get_by_text("NameError: name 'missing' is not defined").first).to_be_visible()
    await expect(panel.get_by_text("Line 4:")).to_be_visible()
    assert not await axe_faults(page)
    await typed(page, "print('x')\nwhile True:\n    pass\n")
    await ran(page)
    await expect(panel.locator("pre").first).to_have_text("x\n")
    await panel.get_by_role("button", name="Stop").click()
    await expect(panel.get_by_text("Stopped.", exact=True)).to_be_visible()
    await ran(page)
    await expect(panel.get_by_text("Is there a loop that never ends?")).to_be_visible(timeout=LOADED_MS)
    await typed(page, "while True:\n    print('much' * 500)\n")
    await ran(page)
    await expect(panel.get_by_text("Is there a loop that never ends?")).to_be_visible(timeout=LOADED_MS)
    assert len(await panel.locator("pre").first.inner_text()) <= 20_000
    await typed(page, "def double(n):\n    return 2 * n\n")
    await page.get_by_role("button", name="Check my answer").click()
    await expect(page.get_by_text("Right.", exact=True)).to_be_visible()
    assert not strange, "nothing is loaded from elsewhere"


REACHES = """
import js
def asked(address):
    request = js.XMLHttpRequest.new()
    request.open("GET", address, False)
    request.withCredentials = True
    request.send()
    return request.status
def told(what, wish):
    try:
        print(what, wish())
    except BaseException as error:
        print(what, "refused", type(error).__name__)
told("me", lambda: asked("ADDRESS/v1/me"))
told("page", lambda: asked("ADDRESS/"))
told("elsewhere", lambda: asked("https://example.org/"))
js.fetch("ADDRESS/v1/me")
told("storage", lambda: js.localStorage.length)
told("database", lambda: js.indexedDB.open("x"))
told("cookies", lambda: js.document.cookie)
told("origin", lambda: js.self.origin)
told("script", lambda: js.eval("1 + 1"))
print("end")
"""


async def test_a_program_that_reaches_for_the_api_the_page_or_the_world_gets_nothing(
    chromium: Browser, meno: Running, inside: Services
) -> None:
    # Not watched: the browser says on its console that it refused.
    context = await chromium.new_context(base_url=meno.url, locale="en-GB", viewport={"width": 1280, "height": 800})
    page = await context.new_page()
    answered: list[str] = []
    page.on("response", lambda response: answered.append(response.url))
    await at_a_program(page, meno, inside)
    await typed(page, REACHES.replace("ADDRESS", meno.url))
    before = len(answered)
    await ran(page)
    panel = page.get_by_role("region", name="Try your program")
    output = panel.locator("pre").first
    await expect(output).to_contain_text("end", timeout=LOADED_MS)
    told = await output.inner_text()
    for what in ("me", "page", "elsewhere", "storage", "database", "cookies", "script"):
        assert re.search(rf"^{what} refused", told, re.MULTILINE), told
    assert "origin null" in told
    assert not [url for url in answered[before:] if "/v1/me" in url or "example.org" in url]
    await context.close()
