"""Answers given in the browser as a learner gives them: a card is clicked, a line is moved, a field is typed into."""

from __future__ import annotations

import re

from playwright.async_api import Page, expect

from bench.web.states import at_a_question
from schemas.course import Step
from tests.journeys.learner import Pupil

PLAIN = "Use the plain field"
HAND_IN = re.compile("^(Check my answer|Hand in)$")


async def plain_field(page: Page) -> None:
    """Choose the plain field for maths, where one can be chosen; the choice is kept."""
    switch = page.get_by_role("button", name=PLAIN)
    if await switch.count():
        await switch.click()
        await expect(switch).to_have_count(0)


async def give(page: Page, pupil: Pupil, answer: object) -> None:
    """Enter an answer to the open step; it is not handed in."""
    shown = next(step for step in pupil.offer["item"]["steps"] if step["id"] == pupil.offer["step"])
    form = page.locator("form").filter(has=page.locator("[data-answer]"))
    if shown["answer_type"] == "choice":
        await form.locator(f"input[value='{answer}']").check()
    elif shown["answer_type"] == "multi_choice":
        for box in await form.get_by_role("checkbox").all():
            await box.set_checked(await box.get_attribute("value") in listed(answer))
    elif shown["answer_type"] == "ordering":
        await _put_in_order(page, [choice["id"] for choice in shown["choices"]], listed(answer))
    else:
        await plain_field(page)
        await form.locator("[data-answer]").first.fill(str(answer))


async def check(page: Page) -> bool:
    """Hand in what was entered, wait for what comes of it, and return whether the step is behind the learner."""
    async with page.expect_response(lambda reply: reply.url.endswith("/attempts")) as waiting:
        await page.get_by_role("button", name=HAND_IN).click()
    came = await (await waiting.value).json()
    await expect(page.get_by_role("region", name="What came of your answer")).to_be_visible()
    now = came["next"]["offer"]
    return now is None or (now["id"], now["step"]) != (came["offer_id"], came["step"])


def listed(answer: object) -> list[str]:
    """Return an answer of several parts."""
    assert isinstance(answer, (list, tuple))
    return [str(part) for part in answer]


async def _put_in_order(page: Page, shown: list[str], wanted: list[str]) -> None:
    """Move each line up to its place, the first one first."""
    order = list(shown)
    for place, name in enumerate(wanted):
        for at in range(order.index(name), place, -1):
            await page.get_by_role("button", name=f"Move line {at + 1} up").click()
        order.remove(name)
        order.insert(place, name)


async def open_question(page: Page, pupil: Pupil) -> Step:
    """Read a lesson if one comes first, and return the step that is open, once it is shown."""
    await at_a_question(page)
    await pupil.next()
    return await pupil.step()
