"""The item editor in the browser: a form that writes the course file, a preview to be answered, and findings that lead to fields."""

from __future__ import annotations

import asyncio
from uuid import uuid4

import pytest
from playwright.async_api import Page, Route, expect

from bench.running import Running
from bench.web.browser import axe_faults, enter
from tests.web.test_studio import brought, bundle

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]
ITEM = "items/s02/s02-1.md"


async def opened(page: Page, meno: Running) -> None:
    """Import a small course and open one of its items in the form."""
    slug = f"items-{uuid4().hex[:6]}"
    await enter(page, meno, "grace", at="/studio")
    await brought(page, "course.zip", bundle(slug))
    await page.get_by_role("link", name=f"Course {slug}: 3 skills").click(timeout=60_000)
    await page.get_by_role("link", name="Edit").click()
    await page.get_by_role("button", name=ITEM, exact=True).click()
    await expect(page.get_by_label("Question", exact=True)).to_be_visible()


async def test_an_item_is_written_in_a_form_tried_as_a_learner_would_and_its_fault_leads_to_its_field(page: Page, meno: Running) -> None:
    await opened(page, meno)
    tried = page.get_by_role("region", name="As a learner sees it")
    await page.get_by_label("Question", exact=True).fill("How much is ${{a}} + 2$, altogether?")
    await expect(tried.get_by_text("altogether?")).to_be_visible(timeout=20_000)

    await page.get_by_role("button", name="Add a wrong answer").click()
    await page.get_by_label("Wrong answer 1", exact=True).fill("{{a-2}}")
    await page.get_by_label("What is said about it", exact=True).fill("Plus, not minus.")
    await page.get_by_role("button", name="Add a hint").click()
    await page.get_by_label("Hint 1", exact=True).fill("Count on two.")
    await expect(tried.get_by_role("button", name="Show hint 1 of 2")).to_be_visible(timeout=20_000)
    await tried.get_by_role("button", name="Show hint 1 of 2").click()
    await expect(tried.get_by_text("Count on two.")).to_be_visible()

    own = page.get_by_role("region", name="Item tests")
    await expect(own.get_by_text("its grader takes it")).to_be_visible()
    right = int(await own.locator("li code").inner_text())
    await tried.get_by_role("button", name="Use the plain field").click()
    answer = tried.get_by_role("textbox", name="Your answer")
    await answer.fill(str(right - 4))
    await tried.get_by_role("button", name="Try this answer").click()
    judged = tried.get_by_role("region", name="How it would be judged")
    await expect(judged.get_by_text("Wrong", exact=True)).to_be_visible(timeout=20_000)
    await expect(judged.get_by_text("Plus, not minus.")).to_be_visible()
    await answer.fill(str(right))
    await tried.get_by_role("button", name="Try this answer").click()
    await expect(judged.get_by_text("Right", exact=True)).to_be_visible(timeout=20_000)

    await page.get_by_role("combobox", name="Must be").click()
    await page.get_by_role("option", name="Wrong").click()
    found = page.get_by_role("region", name="What lint says of this item")
    await expect(found.get_by_text("not as expected")).to_be_visible(timeout=20_000)
    await found.get_by_role("listitem").filter(has_text="not as expected").get_by_role("button").click()
    await expect(page.get_by_label("Answer 1", exact=True)).to_be_focused()
    assert await axe_faults(page) == []

    await page.reload()
    await expect(page.get_by_text("1 file changed, not saved")).to_be_visible()
    await page.get_by_role("navigation", name="Files").get_by_role("button", name=ITEM).click()  # its name ends in a dot: it is changed
    await page.get_by_text("Text", exact=True).click()
    text = await page.get_by_label(ITEM).input_value()
    assert 'match: "{{a-2}}"' in text
    assert "## Hint\nCount on two.\n" in text
    assert "expect: incorrect" in text
    await page.get_by_label(ITEM).fill(text.replace("skills:", "skills: ["))
    await page.get_by_text("Form", exact=True).click()
    await expect(page.get_by_text("This file cannot be shown as a form")).to_be_visible()
    await expect(found.get_by_text("Error:").first).to_be_visible(timeout=20_000)


async def test_variables_are_edited_where_the_preview_shows_what_is_drawn(page: Page, meno: Running) -> None:
    await opened(page, meno)
    tried = page.get_by_role("region", name="As a learner sees it")
    a = page.get_by_role("group", name="Variable a")
    await a.get_by_label("From").fill("100")
    await expect(a.get_by_text("Not less than where it begins.")).to_be_visible()
    await a.get_by_label("From").fill("70")
    await a.get_by_label("To", exact=True).fill("70")
    await page.get_by_role("button", name="Add a variable").click()
    more = page.get_by_role("group", name="Variable b")
    await more.get_by_role("combobox", name="Its value").click()
    await page.get_by_role("option", name="computed from the others").click()
    await more.get_by_label("Computed as").fill("a * 2 +")
    await expect(more.get_by_label("Computed as")).to_have_attribute("aria-invalid", "true", timeout=20_000)  # as lint says
    await more.get_by_label("Computed as").fill("a * 2 + 1")
    await more.get_by_label("Name").fill("a")
    await expect(more.get_by_text("Another variable has this name.")).to_be_visible()
    await more.get_by_label("Name").fill("double")
    await page.get_by_label("Question", exact=True).fill("What is ${{double}}$ less ${{a}}$?")
    await expect(tried.get_by_text("141").first).to_be_visible(timeout=20_000)
    assert await axe_faults(page) == []
    await page.get_by_text("Text", exact=True).click()
    text = await page.get_by_label(ITEM).input_value()
    assert "range: [70, 70]" in text
    assert 'double: "a * 2 + 1"' in text


async def test_a_preview_that_comes_late_leaves_the_page_and_an_open_list_where_they_are(page: Page, meno: Running) -> None:
    asked = asyncio.Event()

    async def late(route: Route) -> None:
        await asked.wait()
        await route.continue_()

    await page.route("**/v1/rehearsals", late)
    await opened(page, meno)
    await page.get_by_role("combobox", name="Type of answer").click()
    wanted = page.get_by_role("option", name="One of several options")
    await wanted.hover()
    where = await page.evaluate("window.scrollY")
    assert where > 0
    asked.set()
    await expect(page.get_by_role("region", name="As a learner sees it").get_by_role("button", name="Try this answer")).to_be_visible()
    await expect(wanted).to_be_visible()
    assert await page.evaluate("window.scrollY") == where


async def test_another_type_of_answer_brings_its_own_fields(page: Page, meno: Running) -> None:
    await opened(page, meno)
    tried = page.get_by_role("region", name="As a learner sees it")
    await page.get_by_role("combobox", name="Type of answer").click()
    await page.get_by_role("option", name="One of several options").click()
    await page.get_by_label("Option 1", exact=True).fill("Seven")
    await page.get_by_role("radio", name="Option 2 is right").check()
    await expect(tried.get_by_role("radio", name="Seven")).to_be_visible(timeout=20_000)
    await page.get_by_role("textbox", name="Answer 1").fill("two")
    await tried.get_by_role("radio", name="Seven").check()
    await tried.get_by_role("button", name="Try this answer").click()
    await expect(tried.get_by_text("Wrong", exact=True)).to_be_visible(timeout=20_000)
