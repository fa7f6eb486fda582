"""Real Chromium against a whole Meno: what tests of the web client may ask for."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page

from bench.running import Running
from bench.web.browser import NO_BROWSER, chromium_path, started, watched


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """Debian's Chromium, one for all tests."""
    if chromium_path() is None:
        pytest.skip(NO_BROWSER)
    async with started() as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="session")
async def context(chromium: Browser, meno: Running) -> AsyncIterator[BrowserContext]:
    """A visitor with an empty profile, in English, at a laptop."""
    found = await chromium.new_context(base_url=meno.url, locale="en-GB", viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    yield found
    await found.close()


@pytest_asyncio.fixture(loop_scope="session")
async def page(context: BrowserContext) -> AsyncIterator[Page]:
    """A page of that visitor. What the browser complains of on its console fails the test."""
    found = await context.new_page()
    async with watched(found):
        yield found
