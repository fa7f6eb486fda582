"""`make screenshots`: every screen in light and dark, on a desk and on a phone, into build/screenshots."""

from __future__ import annotations

import asyncio
import sys
from itertools import product
from pathlib import Path

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Page
from rich.console import Console

from bench.loop import opened_services
from bench.running import running, thrown_away
from bench.web.browser import NO_BROWSER, chromium_path, started
from bench.web.living import lived_in
from bench.web.screens import DESK, SCHEMES, Screen, arrive, looked_at
from bench.web.states import EVERY

OUT = Path("build/screenshots")
SIZES = {"desk": DESK, "phone": (390, 844)}
console = Console(highlight=False)


async def taken(names: set[str], sizes: dict[str, tuple[int, int]]) -> None:
    """Take the named screens, or all."""
    with thrown_away() as (folder, port), running(folder, port) as meno:
        async with opened_services(meno) as inside, started() as browser:
            places = await lived_in(meno, inside)
            wanted = [screen for screen in EVERY if not names or screen.name in names]
            for scheme, person in product(SCHEMES, dict.fromkeys(screen.person for screen in wanted)):
                for size_name, size in sizes.items():
                    context = await looked_at(browser, meno, person, scheme, size)
                    page = await context.new_page()
                    for screen in wanted:
                        if screen.person == person:
                            await _taken(page, screen, places.fill(screen.address), OUT / f"{screen.name}-{scheme}-{size_name}.png")
                    await context.close()


async def _taken(page: Page, screen: Screen, address: str, path: Path) -> None:
    """Take a picture of the whole screen: the window grows with it, so that what sticks to its edges is at its edges."""
    size = page.viewport_size or {"width": 0, "height": 0}
    try:
        await arrive(page, address, screen.then)
        whole = await page.evaluate("document.documentElement.scrollHeight")
        await page.set_viewport_size({"width": size["width"], "height": max(size["height"], whole)})
        await page.screenshot(path=path)
    except (AssertionError, PlaywrightError) as fault:
        console.print(f"[red]{path.stem}[/red] was not there: {str(fault).splitlines()[0]}")
    finally:
        await page.set_viewport_size(size)


def main() -> int:
    """Return 0 when all were taken."""
    if chromium_path() is None:
        console.print(NO_BROWSER)
        return 1
    OUT.mkdir(parents=True, exist_ok=True)
    asyncio.run(taken(set(sys.argv[1:]), SIZES))
    console.print(f"Look at them in {OUT}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
