"""Every type of answer in the browser: a wrong one and a right one, with plain fields, with the maths field, and in German."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Final

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

from bench.running import Running
from bench.web.browser import axe_faults, watched
from services.bootstrap import Services
from tests.journeys.learner import Pupil
from tests.web.every_answer import asked, at_work, published

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]
Give = Callable[[Page], Awaitable[None]]
FIELD: Final = "Your answer"


@dataclass
class Desk:
    """Somebody at work in a course with every type of answer, and their page."""

    page: Page
    pupil: Pupil

    async def at(self, skill: str) -> Page:
        """Go to the question of a skill."""
        await asked(self.page, self.pupil, skill)
        return self.page


async def a_desk(chromium: Browser, meno: Running, inside: Services, locale: str, course_locale: str, plain: bool) -> AsyncIterator[Desk]:
    context = await chromium.new_context(
        base_url=meno.url, locale="en-GB", viewport={"width": 1280, "height": 900}, reduced_motion="reduce"
    )
    page = await context.new_page()
    async with watched(page):
        pupil = await at_work(page, meno, inside, await published(meno, course_locale))
        settings = f'{{"plainMath": {str(plain).lower()}, "language": "{locale}"}}'
        await page.evaluate("settings => localStorage.setItem('meno.preferences', settings)", settings)
        yield Desk(page, pupil)
    await pupil.client.aclose()
    await context.close()


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def plain(chromium: Browser, meno: Running, inside: Services) -> AsyncIterator[Desk]:
    async for desk in a_desk(chromium, meno, inside, "en", "en", plain=True):
        yield desk


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def maths(chromium: Browser, meno: Running, inside: Services) -> AsyncIterator[Desk]:
    async for desk in a_desk(chromium, meno, inside, "en", "en", plain=False):
        yield desk


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def german(chromium: Browser, meno: Running, inside: Services) -> AsyncIterator[Desk]:
    async for desk in a_desk(chromium, meno, inside, "de", "de", plain=True):
        yield desk


def typed(text: str, field: str = FIELD) -> Give:
    async def give(page: Page) -> None:
        await page.get_by_role("textbox", name=field).fill(text)

    return give


def picked(*names: str) -> Give:
    async def give(page: Page) -> None:
        for option in await page.locator("form input[data-answer]").all():
            wanted = await label_of(option) in names
            if wanted or await option.get_attribute("type") == "checkbox":
                await option.set_checked(wanted)

    return give


async def label_of(option: Locator) -> str:
    return (await option.locator("xpath=ancestor::label").inner_text()).strip()


def ordered(*names: str) -> Give:
    async def give(page: Page) -> None:
        lines = page.get_by_role("group", name="Your order").get_by_role("listitem")
        for place, name in enumerate(names):
            while name not in await lines.nth(place).inner_text():
                at = [name in text for text in await lines.all_inner_texts()].index(True)
                await lines.nth(at).get_by_role("button").first.press("ArrowUp")

    return give


def filled(*rows: tuple[str, ...]) -> Give:
    async def give(page: Page) -> None:
        for row, cells in enumerate(rows, 1):
            for column, cell in enumerate(cells, 1):
                await page.get_by_role("textbox", name=f"Row {row}, column {column}").fill(cell)

    return give


def argued(*lines: str) -> Give:
    async def give(page: Page) -> None:
        for old in await page.get_by_role("button", name="Remove line").all():
            await page.get_by_role("button", name="Remove line 1", exact=True).click()
            del old
        for at, line in enumerate(lines, 1):
            await page.get_by_role("textbox", name=f"Line {at}").fill(line)
            if at < len(lines):
                await page.keyboard.press("Enter")
                await expect(page.get_by_role("textbox", name=f"Line {at + 1}")).to_be_focused()

    return give


def with_unit(number: str, unit: str) -> Give:
    async def give(page: Page) -> None:
        await typed(number)(page)
        await page.get_by_role("button", name=unit, exact=True).click()
        await expect(page.get_by_role("textbox", name=FIELD)).to_have_value(f"{number} {unit}")

    return give


async def handed_in(page: Page, verdict: str) -> None:
    await page.get_by_role("button", name="Check my answer").click()
    await expect(page.get_by_role("region", name="What came of your answer").get_by_text(verdict, exact=True)).to_be_visible()


PLAIN: Final[dict[str, tuple[Give, str, Give]]] = {
    "number": (typed("4"), "Not yet.", typed("5")),
    "decimal": (typed("0.05"), "Not yet.", typed("1/2")),
    "fraction": (typed("6/8"), "Partly right.", typed("3/4")),
    "expression": (typed("2x^2 + 3"), "Not yet.", typed("6x + 2x^2")),
    "equation": (typed("x = 2"), "Partly right.", typed("x = -2 or x = 2")),
    "choice": (picked("First"), "Not yet.", picked("Second")),
    "multi-choice": (picked("First", "Second"), "Not yet.", picked("First", "Third")),
    "ordering": (ordered("Second", "Third", "First"), "Not yet.", ordered("Third", "Second", "First")),
    "short-text": (typed("dog"), "Not yet.", typed(" Cat ")),
    "pattern": (typed("hue"), "Not yet.", typed("color")),
    "interval": (typed("(1, 3)"), "Not yet.", typed("1 <= x < 3")),
    "set": (typed("{1, 4}"), "Partly right.", typed("{4, 2, 1}")),
    "point": (typed("(-1, 2)"), "Not yet.", typed("(2, -1)")),
    "ratio": (typed("3:2"), "Not yet.", typed("2:3")),
    "matrix": (filled(("2", "0"), ("4", "2")), "Partly right.", filled(("2", "0"), ("4", "-2"))),
    "quantity": (with_unit("2.5", "m"), "Not yet.", with_unit("2.5", "km")),
    "argument": (argued("2x = 8", "x = 4"), "Not yet.", argued("2x = 6", "x = 3")),
    "code": (typed("def double(n):\n    return n * n", "Your program"), "Not yet.", typed("def double(n):\n    return n + n", "Your program")),
}  # fmt: skip


@pytest.mark.parametrize("skill", PLAIN)
async def test_a_wrong_answer_is_told_from_a_right_one(plain: Desk, skill: str) -> None:
    page = await plain.at(skill)
    wrong, verdict, right = PLAIN[skill]
    await page.get_by_role("button", name="Check my answer").click()
    if skill != "ordering":  # an order is an answer as soon as it is shown
        await expect(page.get_by_text("Enter an answer first, even if you are not sure.")).to_be_visible()
        await wrong(page)
        await handed_in(page, verdict)
    assert not await axe_faults(page)
    await right(page)
    await handed_in(page, "Right.")
    await expect(page.get_by_role("button", name="Next")).to_be_focused()


async def test_free_text_is_kept_over_a_reload_and_handed_in(plain: Desk) -> None:
    page = await plain.at("free-text")
    await typed("Because light is scattered by the air.")(page)
    await page.reload()
    await expect(page.get_by_role("textbox", name=FIELD)).to_have_value("Because light is scattered by the air.")
    await page.get_by_role("textbox", name=FIELD).press("Control+Enter")
    await expect(page.get_by_role("region", name="What came of your answer")).to_be_visible(timeout=20_000)


async def test_the_first_line_that_does_not_follow_is_marked(plain: Desk) -> None:
    page = await plain.at("argument")
    await argued("2x = 6", "x = 2")(page)
    await page.get_by_role("button", name="Check my answer").click()
    await expect(page.get_by_role("textbox", name="Line 2: this one does not follow")).to_be_visible()


MATHS: Final = {
    "number": "5", "decimal": "0.5", "fraction": "3/4", "expression": "2x^2ArrowRight+6x", "equation": "x=2or x=-2", "interval": "[1,3)",
    "set": "{1,2,4}", "point": "(2,-1)", "ratio": "2:3",
}  # fmt: skip


# It listens once the focus is on what is inside of it, a little after a click.
LISTENS: Final = "at => document.querySelectorAll('math-field')[at]?.shadowRoot?.activeElement"
BETWEEN_KEYS_MS: Final = 50


async def clicked(page: Page) -> None:
    await page.locator("math-field").first.click()
    await page.wait_for_function(LISTENS, arg=0)


@pytest.mark.parametrize("skill", MATHS)
async def test_maths_is_typed_into_the_maths_field(maths: Desk, skill: str) -> None:
    page = await maths.at(skill)
    keys = MATHS[skill]
    await expect(page.locator("math-field")).to_be_visible()
    await clicked(page)
    for at, part in enumerate(keys.split("ArrowRight")):
        if at:
            await page.keyboard.press("ArrowRight")
        await page.keyboard.type(part, delay=BETWEEN_KEYS_MS)
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("region", name="What came of your answer").get_by_text("Right.", exact=True)).to_be_visible()


async def test_no_key_is_lost_that_is_pressed_in_the_moment_of_a_click(maths: Desk) -> None:
    page = await maths.at("expression")
    field = page.locator("math-field")
    await expect(field).to_be_visible()
    for _ in range(5):
        await page.get_by_role("heading", level=1).click()  # it loses the focus
        await expect(page.locator("math-field:focus-within")).to_have_count(0)
        await field.evaluate("field => { field.value = '' }")
        box = await field.bounding_box()
        assert box
        await page.mouse.click(box["x"] + 40, box["y"] + box["height"] / 2)
        await page.keyboard.press("4")
        await page.wait_for_timeout(120)
        await page.keyboard.press("2")
        await expect(field).to_have_js_property("value", "42")
    await page.keyboard.press("ControlOrMeta+A")
    await page.keyboard.press("Backspace")
    await expect(field).to_have_js_property("value", "")


async def test_the_maths_field_keeps_what_was_typed_over_a_reload_and_gives_it_to_the_plain_field(maths: Desk) -> None:
    page = await maths.at("expression")
    await clicked(page)
    await page.keyboard.type("2x^2", delay=BETWEEN_KEYS_MS)
    await page.reload()
    await expect(page.locator("math-field")).to_be_visible()
    assert await page.locator("math-field").evaluate("field => field.value") == "2x^2"
    await page.get_by_role("button", name="Use the plain field").click()
    await expect(page.get_by_role("textbox", name=FIELD)).to_have_value("2x^2")
    await page.get_by_role("button", name="Use the maths field").click()
    await expect(page.locator("math-field")).to_be_visible()


async def test_lines_of_an_argument_are_typed_put_between_and_taken_away_in_the_maths_field(maths: Desk) -> None:
    page = await maths.at("argument")
    await clicked(page)
    await page.keyboard.type("2x=6", delay=BETWEEN_KEYS_MS)
    await page.keyboard.press("Enter")
    await page.wait_for_function(LISTENS, arg=1)
    await page.keyboard.type("x=3", delay=BETWEEN_KEYS_MS)
    await clicked(page)
    await page.keyboard.press("Enter")
    await expect(page.locator("math-field")).to_have_count(3)
    values = "fields => fields.map(field => field.value)"
    assert await page.locator("math-field").evaluate_all(values) == ["2x=6", "", "x=3"]
    await page.get_by_role("button", name="Remove line 2").click()
    assert await page.locator("math-field").evaluate_all(values) == ["2x=6", "x=3"]
    assert not await axe_faults(page)
    await page.keyboard.press("Control+Enter")
    await expect(page.get_by_role("region", name="What came of your answer").get_by_text("Right.", exact=True)).to_be_visible()


GERMAN: Final = {
    "decimal": ("0,05", "0,5"),
    "quantity": ("2,5 m", "2,5 km"),
    "point": ("(2; 1)", "(2; -1)"),
    "equation": ("x = 3", "x = 2 oder x = -2"),
}


@pytest.mark.parametrize("skill", GERMAN)
async def test_numbers_are_written_with_a_comma_in_german(german: Desk, skill: str) -> None:
    page = await german.at(skill)
    for answer, verdict in zip(GERMAN[skill], ("Noch nicht.", "Richtig."), strict=True):
        await page.get_by_role("textbox", name="Deine Antwort").fill(answer)
        await page.get_by_role("button", name="Antwort prüfen").click()
        await expect(page.get_by_text(verdict, exact=True)).to_be_visible()
    assert not await axe_faults(page)


async def test_a_review_is_answered_taken_back_and_sent_by_keyboard_in_the_same_field(plain: Desk) -> None:
    await plain.pupil.move("choose", "multi-choice")
    skill = plain.pupil.offer["skill"]
    due = {"due": True, "today": True, "due_at": "2026-01-01T00:00:00Z", "retrievability": 0.6, "skill": skill}
    listed = {"due": 1, "today": 1, "minutes": 2, "new_minutes": 0, "reviews": [due]}
    page = plain.page
    await page.route("**/v1/enrollments/*/reviews", lambda route: route.fulfill(json=listed))
    await page.goto(f"/reviews/{plain.pupil.enrollment_id}")
    await page.get_by_role("button", name="Begin", exact=True).click()
    boxes = page.get_by_role("checkbox")
    await expect(boxes).to_have_count(3)
    await expect(boxes.first).to_be_focused()
    for number, text in enumerate(await page.locator("form label").all_inner_texts(), 1):
        if "Second" not in text:
            await page.keyboard.press(str(number))
    assert not await axe_faults(page)
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("This is sent in five seconds.")).to_be_visible()
    await page.keyboard.press("u")
    await expect(boxes.first).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="Send now")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Right.", exact=True)).to_be_visible()
    await page.unroute_all()
