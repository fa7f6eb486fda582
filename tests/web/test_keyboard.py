"""Every journey by keyboard alone: nothing is clicked, every stop can be seen, and dialogs give the focus back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from random import Random
from uuid import uuid4

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from bench.people import PASSWORD
from bench.running import Running
from bench.web.browser import axe_faults
from services.bootstrap import Services
from services.cli.demo import demo_password
from tests.journeys.learner import Pupil, enrolled, right_answer, wrong_answer
from tests.web.answering import HAND_IN, listed
from tests.web.keyboard import Keyboard
from tests.web.newcomer import from_inside
from tests.web.weeks_ago import weeks_ago

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]


@pytest_asyncio.fixture(loop_scope="session")
async def keys(page: Page) -> AsyncIterator[Keyboard]:
    """The keyboard; a stop that could not be seen fails the test."""
    found = Keyboard(page)
    yield found
    found.seen()


async def signed_in(keys: Keyboard, name: str, at: str, password: str) -> None:
    """Sign in as somebody does who cannot click."""
    page = keys.page
    await page.goto(f"/sign-in?back={at}")
    await keys.write(page.get_by_label("School or organisation"), "demo")
    await keys.write(page.get_by_label("User name or e-mail"), name)
    await keys.write(page.get_by_label("Password", exact=True), password)
    await keys.press(page.get_by_role("button", name="Sign in"))
    await expect(page.get_by_role("navigation", name="Main")).to_be_visible()


async def newcomer(keys: Keyboard, meno: Running, inside: Services, at: str) -> Pupil:
    """Make a learner, and sign them in at an address."""
    name = f"keys-{uuid4().hex[:8]}"
    pupil = await enrolled(meno, inside, name)
    await signed_in(keys, name, at.format(enrollment=pupil.enrollment_id), PASSWORD)
    return pupil


async def give(keys: Keyboard, pupil: Pupil, answer: object) -> None:
    """Enter an answer to the open step."""
    page = keys.page
    shown = next(step for step in pupil.offer["item"]["steps"] if step["id"] == pupil.offer["step"])
    form = page.locator("form").filter(has=page.locator("[data-answer]"))
    if shown["answer_type"] == "choice":
        await keys.pick(form, form.locator(f"input[value='{answer}']"))
    elif shown["answer_type"] == "multi_choice":
        for box in await form.get_by_role("checkbox").all():
            if await box.is_checked() != (await box.get_attribute("value") in listed(answer)):
                await keys.press(box, "Space")
    elif shown["answer_type"] == "ordering":
        await put_in_order(keys, [choice["id"] for choice in shown["choices"]], listed(answer))
    else:
        switch = page.get_by_role("button", name="Use the plain field")
        if await switch.count():
            await keys.press(switch)
        await keys.write(form.locator("[data-answer]").first, str(answer))


async def put_in_order(keys: Keyboard, order: list[str], wanted: list[str]) -> None:
    """Move each line up to its place, the first one first."""
    for place, name in enumerate(wanted):
        for at in range(order.index(name), place, -1):
            await keys.press(keys.page.get_by_role("button", name=f"Move line {at + 1} up"))
        order.remove(name)
        order.insert(place, name)


async def checked(keys: Keyboard) -> dict[str, object]:
    """Hand in what was entered, and return what came of it."""
    page = keys.page
    async with page.expect_response(lambda reply: reply.url.endswith("/attempts")) as waiting:
        await keys.press(page.get_by_role("button", name=HAND_IN))
    return dict(await (await waiting.value).json())


async def test_a_session_with_a_hint_and_a_mistake_and_the_tutor_beside_it(keys: Keyboard, meno: Running, inside: Services) -> None:
    page = keys.page
    pupil = await newcomer(keys, meno, inside, "/today")
    (await pupil.client.post("/v1/consents", json={"scope": "model_provider", "granted": True})).raise_for_status()
    await keys.press(page.get_by_role("button", name="No, begin at the start"))
    await keys.press(page.get_by_role("link", name="Begin", exact=True))
    await keys.press(page.get_by_role("button", name="I have read this"))
    await expect(page.locator("[data-answer]:focus")).to_be_visible()
    await pupil.next()
    step = await pupil.step()
    await keys.press(page.get_by_role("button", name="A hint"))
    await expect(page.get_by_role("region", name="Hints")).to_be_visible()
    await give(keys, pupil, wrong_answer(step, Random(1)))
    await checked(keys)
    await expect(page.get_by_role("region", name="What came of your answer")).to_be_visible()
    await give(keys, pupil, right_answer(step))
    reply = await checked(keys)
    if reply["completed"]:
        await expect(page.get_by_role("button", name="Next", exact=True)).to_be_focused()
        await page.keyboard.press("Enter")
        await expect(page.locator("h1:focus, [data-answer]:focus")).to_be_visible()
    await keys.write(page.get_by_label("Say something to the tutor"), "Where do I begin?")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("log").get_by_text("Look at the whole line first.")).to_be_visible(timeout=20_000)
    more = page.get_by_role("button", name="More")
    await keys.press(more)
    assert await axe_faults(page) == []
    await keys.press(page.get_by_role("button", name="Something is wrong here"))
    await expect(page.get_by_role("dialog")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(more).to_be_focused()
    await page.keyboard.press("Enter")
    await keys.to(page.get_by_role("button", name="Minutes today"))
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("button", name="Minutes today")).to_have_count(0)
    await expect(more).to_be_focused()
    await pupil.client.aclose()


async def test_reviews_with_an_answer_taken_back(keys: Keyboard, meno: Running, inside: Services) -> None:
    page = keys.page
    returning = await weeks_ago(meno, inside)
    await signed_in(keys, returning.name, f"/reviews/{returning.enrollment_id}", PASSWORD)
    pupil = await from_inside(meno, inside, returning.name)
    await expect(page.get_by_role("button", name="Begin")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator("form [data-answer]").first).to_be_visible()
    await pupil.next()
    step = await pupil.step()
    await give(keys, pupil, right_answer(step))
    await keys.press(page.get_by_role("button", name="Answer", exact=True))
    await expect(page.get_by_text("This is sent in five seconds.")).to_be_visible()
    await page.keyboard.press("u")
    await expect(page.get_by_text("This is sent in five seconds.")).to_have_count(0)
    await keys.press(page.get_by_role("button", name="Answer", exact=True))
    await expect(page.get_by_role("button", name="Send now")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Right.", exact=True)).to_be_visible()
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Right.", exact=True)).to_have_count(0)
    await pupil.client.aclose()


async def test_a_placement_is_begun_answered_and_stopped(keys: Keyboard, meno: Running, inside: Services) -> None:
    page = keys.page
    pupil = await newcomer(keys, meno, inside, "/placement/{enrollment}")
    await keys.press(page.get_by_role("button", name="Begin"))
    await expect(page.get_by_text("Question 1 of at most 15")).to_be_visible()
    await keys.press(page.get_by_role("button", name="I don't know"))
    await expect(page.get_by_text("Question 2 of at most 15")).to_be_visible()
    await keys.press(page.get_by_role("button", name="Stop here"))
    await keys.press(page.get_by_role("dialog").get_by_role("button", name="Stop here"))
    await keys.to(page.get_by_role("link", name="See the map"))
    await pupil.client.aclose()


async def test_a_belief_is_corrected_and_the_memory_taken_along(keys: Keyboard, meno: Running, inside: Services) -> None:
    page = keys.page
    pupil = await newcomer(keys, meno, inside, "/memory")
    await keys.write(page.get_by_label("In your words"), "Examples from rowing help me")
    await keys.press(page.get_by_role("button", name="Remember this"))
    card = page.get_by_role("article").filter(has_text="Examples from rowing help me")
    await expect(card).to_be_visible(timeout=60_000)
    await keys.press(card.get_by_role("button", name="Correct"))
    await keys.write(page.get_by_label("What is right instead?"), "Examples from baking help me")
    await keys.press(page.get_by_role("button", name="Save my words"))
    await expect(page.get_by_role("article").filter(has_text="Examples from baking help me")).to_be_visible()
    await keys.press(page.get_by_role("link", name="Settings"))
    await keys.press(page.get_by_role("link", name="Consents, archives, who looked"))
    await keys.press(page.get_by_role("button", name="Make an archive"))
    await keys.to(page.get_by_role("link", name="Download"))
    async with page.expect_download():
        await page.keyboard.press("Enter")
    await pupil.client.aclose()


async def test_settings_and_the_map(keys: Keyboard, meno: Running, inside: Services) -> None:
    page = keys.page
    pupil = await newcomer(keys, meno, inside, "/settings")
    await keys.press(page.get_by_role("combobox", name="Colours"), "ArrowDown")
    await keys.page.keyboard.press("ArrowDown")
    await keys.page.keyboard.press("Enter")
    await keys.press(page.get_by_role("link", name="Skill map"))
    await expect(page.locator("[data-skill]").first).to_be_visible()
    skill = page.locator("[data-skill]:focus")
    for _ in range(20):  # the map takes the focus and hands it to a skill
        await page.keyboard.press("Tab")
        if await skill.count():
            break
    await expect(skill).to_be_visible()
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("complementary").get_by_text("Builds on", exact=True)).to_be_visible()
    await pupil.client.aclose()


async def test_an_educator_looks_at_a_class_and_assigns_something(keys: Keyboard, meno: Running, inside: Services) -> None:
    page = keys.page
    name = f"Keys {uuid4().hex[:6]}"
    await signed_in(keys, "grace", "/classes", demo_password(meno.data_dir, "demo", "grace") or "")
    await keys.press(page.get_by_role("button", name="New class"))
    await keys.write(page.get_by_label("Name of the class"), name)
    await keys.press(page.get_by_role("button", name="Make the class"))
    await expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()
    await keys.to(page.get_by_role("tab", selected=True))
    assignments = page.get_by_role("tab", name="Assignments")
    for _ in range(await page.get_by_role("tab").count()):
        if await assignments.evaluate("tab => tab === document.activeElement"):
            break
        await page.keyboard.press("ArrowRight")
    await page.keyboard.press("Enter")
    await expect(assignments).to_have_attribute("aria-selected", "true")
    await keys.press(page.get_by_role("button", name="Work with this version"))
    await keys.press(page.get_by_role("button", name="New assignment"))
    dialog = page.get_by_role("dialog")
    await keys.press(dialog.get_by_label("Skills to master"), "ArrowDown")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Escape")
    await keys.to(dialog.get_by_label("Last day"))
    await page.keyboard.type(f"0101{inside.clock.now().year + 1}")  # the same whether day or month comes first
    await keys.press(dialog.get_by_role("button", name="Assign"))
    await expect(dialog).to_be_hidden()
    await expect(page.get_by_role("button", name="Withdraw")).to_be_visible()
    await expect(page.get_by_role("button", name="New assignment")).to_be_focused()


async def test_a_guardian_consents_and_takes_it_back(keys: Keyboard, meno: Running) -> None:
    page = keys.page
    await signed_in(keys, "gus", "/family", demo_password(meno.data_dir, "demo", "gus") or "")
    ben = page.get_by_role("region", name="Ben Okoye", exact=True)
    row = ben.get_by_role("listitem").filter(has_text="Improving the course")
    await keys.press(row.get_by_role("button", name="Agree"))
    await expect(row.get_by_text("Agreed", exact=True)).to_be_visible()
    await keys.press(row.get_by_role("button", name="Take back"))
    await keys.press(page.get_by_role("dialog").get_by_role("button", name="Take back"))
    await expect(row.get_by_text("Not agreed", exact=True)).to_be_visible()
