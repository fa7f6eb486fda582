"""Debian's Chromium, driven by Playwright: how it is started, how a demo person signs in, what axe and the console have to say."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

from playwright.async_api import Browser, ConsoleMessage, Page, async_playwright, expect

from bench.running import Running
from services.cli.demo import demo_password

ROOT: Final = Path(__file__).resolve().parents[2]
# Where it runs as root it has no sandbox; and it asks nobody outside for anything.
FLAGS: Final = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
AXE: Final = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
# Failed calls are logged by Chromium itself; that an API refuses is what many tests are about.
EXPECTED: Final = ("Failed to load resource", "net::ERR_")
# For what is expected of a page: a busy machine takes its time, and what never comes fails all the same.
PATIENCE_MS: Final = 20_000
NO_BROWSER: Final = "NO BROWSER: no Chromium here, so the web client is not looked at. apt-get install chromium, or set MENO_CHROMIUM"


def chromium_path() -> str | None:
    """Return where Chromium is, None without one."""
    return os.environ.get("MENO_CHROMIUM") or shutil.which("chromium")


@asynccontextmanager
async def started() -> AsyncIterator[Browser]:
    """Run Chromium until the block ends."""
    expect.set_options(timeout=PATIENCE_MS)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        yield browser
        await browser.close()


@asynccontextmanager
async def watched(page: Page) -> AsyncIterator[None]:
    """Fail when the page throws, or complains on its console."""
    complaints: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error" and not any(word in message.text for word in EXPECTED):
            complaints.append(message.text)

    page.on("console", heard)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield
    assert not complaints, complaints


async def enter(page: Page, meno: Running, name: str, *, at: str = "/", password: str | None = None) -> None:
    """Sign somebody of the demo school in through the sign-in page, and wait until `at` is shown."""
    await page.goto(f"/sign-in?back={at}")
    await page.get_by_label("School or organisation").fill("demo")
    await page.get_by_label("User name or e-mail").fill(name)
    await page.get_by_label("Password", exact=True).fill(password or demo_password(meno.data_dir, "demo", name) or "")
    await page.get_by_role("button", name="Sign in").click()
    await expect(page.get_by_role("navigation", name="Main")).to_be_visible()


async def axe_faults(page: Page) -> list[dict[str, Any]]:
    """Return what axe finds serious or critical on the page as it is now: rule, and where."""
    # A page's policy forbids strange scripts; what the browser itself evaluates is let through.
    await page.evaluate(AXE.read_text(encoding="utf-8"))
    found = await page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations']})).violations")
    return [
        {
            "rule": fault["id"],
            "impact": fault["impact"],
            "at": [node["target"] for node in fault["nodes"]][:5],
            "why": fault["nodes"][0]["failureSummary"],
        }
        for fault in found
        if fault["impact"] in ("serious", "critical")
    ]
