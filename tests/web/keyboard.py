"""Somebody who has a keyboard and no mouse: goes from stop to stop with Tab, and must see at each where they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from playwright.async_api import Locator, Page, expect

MOST_STOPS: Final = 120
# A stop is seen when it, or what stands around it, looks otherwise while it has the focus. That is known once the focus has gone on.
STOP: Final = """goal => {
  const above = (e, levels) => levels && e ? [e, ...above(e.parentElement, levels - 1)] : [];
  const around = e => [...above(e, 4), e.nextElementSibling, e.labels?.[0]].filter(Boolean);
  const look = e => around(e).map(one => {
    const style = getComputedStyle(one);
    return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.borderTopColor,
      style.backgroundColor, style.transform].join();
  }).join('|');
  const name = e => `${e.tagName.toLowerCase()} “${(e.getAttribute('aria-label') ?? e.labels?.[0]?.innerText ?? e.innerText ?? '').trim().slice(0, 40)}”`;
  const now = document.activeElement, last = window.lastStop;
  const unseen = last && last.e !== now && last.e.isConnected && !last.e.disabled && look(last.e) === last.look ? last.name : null;
  const isStop = now && now !== document.body && now.tabIndex >= 0;
  window.lastStop = isStop ? {e: now, look: look(now), name: name(now)} : null;
  const box = isStop ? now.getBoundingClientRect() : null;
  const isOut = box !== null && (box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth);
  return {there: now === goal, unseen, out: isOut ? name(now) : null, name: isStop ? name(now) : null};
}"""


@dataclass
class Keyboard:
    """The keyboard of a page. `faults`: stops that could not be seen."""

    page: Page
    faults: list[str] = field(default_factory=list)

    async def to(self, goal: Locator) -> None:
        """Press Tab until something has the focus; it must come within one round of the page."""
        await expect(goal).to_be_visible()
        stops = []
        for number in range(MOST_STOPS):
            stop = await self.page.evaluate(STOP, await goal.element_handle())
            self.faults += [f"not seen to have the focus: {stop['unseen']}"] if stop["unseen"] else []
            self.faults += [f"out of sight with the focus: {stop['out']}"] if stop["out"] and number else []
            if stop["there"]:
                return
            stops.append(stop["name"])
            await self.page.keyboard.press("Tab")
        raise AssertionError(f"cannot be reached with Tab: {goal}; stops were {stops}")

    async def press(self, goal: Locator, key: str = "Enter") -> None:
        """Go to a button, link or box and press a key."""
        await self.to(goal)
        await self.page.keyboard.press(key)

    async def write(self, goal: Locator, text: str) -> None:
        """Go to a field and write a text instead of what it holds."""
        await self.to(goal)
        await self.page.keyboard.press("ControlOrMeta+A")
        await self.page.keyboard.type(text)

    async def pick(self, group: Locator, wanted: Locator) -> None:
        """Go to a group of radio buttons, and with arrows to one of them, which is chosen so."""
        radios = group.get_by_role("radio")
        await self.to(radios.and_(self.page.locator(":checked")).or_(radios.first).first)
        await self.page.keyboard.press("Space")
        for _ in range(await radios.count()):
            if await wanted.is_checked():
                return
            await self.page.keyboard.press("ArrowDown")
        await expect(wanted).to_be_checked()

    def seen(self) -> None:
        """Fail if a stop could not be seen."""
        assert not self.faults, "\n".join(dict.fromkeys(self.faults))
