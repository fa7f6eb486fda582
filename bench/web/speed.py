"""How fast the client feels: bytes of the first load, first paint and interactions, in Chromium slowed down four times."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from statistics import median

from playwright.async_api import Browser, Page, expect

from bench.running import Running
from bench.web.browser import ROOT, enter
from bench.web.living import Places
from bench.web.screens import SHOWN_MS, looked_at, settled
from bench.web.states import FIELD, at_a_question

SLOWER = 4
PAUSE_MS = 300
KB = 1000
INITIAL = re.compile(r"""(?:src|href)="(/assets/[^"]+\.(?:js|css))\"""")
AT_ONCE = re.compile(r"""(?:\bfrom|^import)\s*["']\./([^"']+\.js)["']""")
# The longest event of each interaction, as the browser's own event timing has it: input delay, work, and the next paint.
WATCH = """() => {
  window.interactions = new Map();
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!entry.interactionId) continue;
      const longest = window.interactions.get(entry.interactionId) ?? 0;
      window.interactions.set(entry.interactionId, Math.max(longest, entry.duration));
    }
  }).observe({type: 'event', durationThreshold: 16, buffered: true});
}"""
READ = "() => Array.from(window.interactions.values())"
PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"


def first_load_kb(dist: Path = ROOT / "web" / "dist") -> float:
    """Return kB of gzip that the first page loads as script and style: what index.html names, and what that imports at once."""
    loaded, waiting = set[str](), INITIAL.findall((dist / "index.html").read_text("utf-8"))
    while waiting:
        name = waiting.pop().lstrip("/")
        if name in loaded:
            continue
        loaded.add(name)
        if name.endswith(".js"):
            waiting += [f"assets/{found}" for found in AT_ONCE.findall((dist / name).read_text("utf-8"))]
    return sum(len(gzip.compress((dist / name).read_bytes(), 9)) for name in loaded) / KB


async def slowed(page: Page) -> None:
    """Slow the page's processor down."""
    session = await page.context.new_cdp_session(page)
    await session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


async def first_paint_ms(browser: Browser, meno: Running, rounds: int) -> float:
    """Return the median first contentful paint of the first page, with an empty cache each time."""
    found = []
    for _ in range(rounds):
        context = await browser.new_context(base_url=meno.url, locale="en-GB")
        page = await context.new_page()
        await slowed(page)
        await page.goto("/")
        await settled(page)
        found.append(float(await page.evaluate(PAINT)))
        await context.close()
    return median(found)


async def interactions(page: Page) -> list[float]:
    """Return the longest event of each interaction since WATCH was put on the page, in ms; those under 16 ms are not told by the browser."""
    await page.wait_for_timeout(400)
    return [float(one) for one in await page.evaluate(READ)]


async def player_ms(browser: Browser, meno: Running, places: Places) -> list[float]:
    """Return the interactions of a learner who types and sends answers in the exercise player."""
    context = await looked_at(browser, meno, "ada")
    page = await context.new_page()
    await page.goto(f"/session/{places.enrollment}")
    await settled(page)
    await slowed(page)
    await page.evaluate(WATCH)
    await at_a_question(page)
    if await (plain := page.get_by_role("button", name="Use the plain field")).count():
        await plain.click()
    if await (field := page.get_by_role("textbox", name="Your answer")).count():
        await field.click()
        await page.keyboard.type("12", delay=60)
    else:
        await page.locator(FIELD).first.click(force=True)  # its label lies over it
    await page.get_by_role("button", name="Check my answer").click()
    found = await interactions(page)
    await context.close()
    return found


async def map_ms(browser: Browser, meno: Running, learner: str, password: str) -> list[float]:
    """Return the interactions of a learner on a large map: walked by keyboard, dragged, zoomed, a skill opened and closed, and read as a list."""
    context = await browser.new_context(base_url=meno.url, locale="en-GB", viewport={"width": 1280, "height": 800})
    page = await context.new_page()
    await enter(page, meno, learner, at="/map", password=password)
    await expect(page.locator(".react-flow__node").first).to_be_visible(timeout=SHOWN_MS)
    await slowed(page)
    await page.evaluate(WATCH)
    await _looked_around(page)
    await _opened_and_closed(page)
    await _read_as_a_list(page)
    found = await interactions(page)
    await context.close()
    return found


async def _looked_around(page: Page) -> None:
    """Drag the map, zoom, and walk it with arrow keys."""
    box = await page.locator(".react-flow").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] - 20
    await page.mouse.move(x, y)
    await page.mouse.down()
    for step in range(1, 9):
        await page.mouse.move(x - 40 * step, y - 20 * step)
    await page.mouse.up()
    for name in ("Smaller", "Smaller", "Larger"):
        await page.get_by_role("button", name=name, exact=True).click()
        await page.wait_for_timeout(PAUSE_MS)
    await page.get_by_role("application", name="Map of skills").focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowDown", "ArrowLeft"):
        await page.keyboard.press(key)
        await page.wait_for_timeout(PAUSE_MS)


async def _opened_and_closed(page: Page) -> None:
    """Open the details of the skill that has the focus, and close them."""
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="Close", exact=True).click()
    await page.wait_for_timeout(PAUSE_MS)


async def _read_as_a_list(page: Page) -> None:
    """Change to the list, search it, and open a skill."""
    await page.get_by_text("List", exact=True).click()
    await page.get_by_label("Find a skill").click()
    await page.keyboard.type("fraction", delay=120)
    await page.get_by_role("listitem").get_by_role("button").nth(2).click()
    await page.wait_for_timeout(PAUSE_MS)
