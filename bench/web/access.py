"""What axe says of every screen, in light and dark, left to right and right to left, on a desk and at 320 px; and what does not fit at 320 px."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from playwright.async_api import Browser, Page

from bench.running import Running
from bench.web.browser import axe_faults
from bench.web.living import Places
from bench.web.screens import DESK, LANGUAGES, PHONE, SCHEMES, Screen, Then, arrive, looked_at, settled
from bench.web.states import EVERY

STILL_MS = 250
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclass(frozen=True)
class Fault:
    """One fault of one screen as it was seen."""

    address: str
    seen: str
    what: str


async def faults_of(browser: Browser, meno: Running, places: Places, screens: tuple[Screen, ...] = EVERY) -> list[Fault]:
    """Return every fault of these screens, each seen by whoever it is for."""
    found: list[Fault] = []
    for person in dict.fromkeys(screen.person for screen in screens):
        context = await looked_at(browser, meno, person)
        page = await context.new_page()
        for screen in screens:
            if screen.person == person:
                found += await faults_at(page, places.fill(screen.address), screen.then)
        await context.close()
    return found


async def faults_at(page: Page, address: str, then: Then | None = None) -> list[Fault]:
    """Return every fault of one address, in eight ways: it is loaded once a language, and looked at in both schemes and widths."""
    found: list[Fault] = []
    shown = f"{address} ({then.__name__})" if then else address
    for language in LANGUAGES:
        try:
            await arrive(page, address, then, language)
        except AssertionError as fault:
            found.append(Fault(shown, language, f"was not there: {str(fault).splitlines()[0]}"))
            continue
        for scheme, (width, height) in product(SCHEMES, (DESK, PHONE)):
            await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            await page.set_viewport_size({"width": width, "height": height})
            await (page.wait_for_timeout(STILL_MS) if then else settled(page))
            seen = f"{scheme} {language} {width} px"
            found += [Fault(shown, seen, f"{one['rule']} at {one['at']}: {one['why']}") for one in await axe_faults(page)]
            over = await page.evaluate(OVERFLOW)
            if over > 1:
                found.append(Fault(shown, seen, f"is {over} px wider than the window"))
    return found
