"""A person's rights in the browser: consents by a learner and by a guardian, and the end of an account with its receipt."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.async_api import Page, expect

from bench.people import PASSWORD
from bench.running import Running
from bench.web.access import faults_at
from bench.web.browser import axe_faults, enter
from services.bootstrap import Services
from tests.web.newcomer import newcomer

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


async def at_privacy(page: Page, meno: Running, inside: Services) -> str:
    """Make a learner of this test's own, sign them in at their privacy, and return their user name."""
    name = f"priv-{uuid4().hex[:8]}"
    await newcomer(page, meno, inside, "/privacy", name)
    return name


async def test_a_consent_is_withdrawn_and_given_again(page: Page, meno: Running, inside: Services) -> None:
    await at_privacy(page, meno, inside)
    row = page.get_by_role("listitem").filter(has_text="Being remembered").first
    await expect(row.get_by_text("Agreed", exact=True)).to_be_visible()
    await row.get_by_role("button", name="Take back").click()
    await page.get_by_role("dialog").get_by_role("button", name="Take back").click()
    await expect(row.get_by_text("Not agreed", exact=True)).to_be_visible()
    await page.goto("/memory")
    await expect(page.get_by_text("You are not being remembered now")).to_be_visible()
    await page.goto("/privacy")
    await row.get_by_role("button", name="Agree").click()
    await expect(row.get_by_text("Agreed", exact=True)).to_be_visible()


async def test_a_guardian_says_yes_and_no_for_a_child_and_looks_at_the_memory(page: Page, meno: Running) -> None:
    await enter(page, meno, "gus", at="/family")
    await expect(page.get_by_role("heading", name="Ben Okoye", exact=True)).to_be_visible()
    await expect(page.get_by_role("region", name="Courses").get_by_text("Course", exact=True)).to_have_count(0)  # by their titles
    ben = page.get_by_role("region", name="Ben Okoye", exact=True)  # other tests give this guardian more children
    row = ben.get_by_role("listitem").filter(has_text="Improving the course")
    await row.get_by_role("button", name="Agree").click()
    await expect(row.get_by_text("Agreed", exact=True)).to_be_visible()
    await row.get_by_role("button", name="Take back").click()
    await page.get_by_role("dialog").get_by_role("button", name="Take back").click()
    await expect(row.get_by_text("Not agreed", exact=True)).to_be_visible()
    await ben.get_by_role("link", name="What the tutor remembers").click()
    await expect(page.get_by_text("Your child can see that you looked")).to_be_visible()
    await expect(page.get_by_role("cell", name="You: a look at what is remembered").first).to_be_visible()
    assert await axe_faults(page) == []


async def test_an_account_is_erased_after_its_name_is_typed_and_the_receipt_holds(
    page: Page, meno: Running, inside: Services, tmp_path: Path
) -> None:
    name = await at_privacy(page, meno, inside)
    await page.get_by_role("button", name="Erase my account").click()
    await page.get_by_label("Your own password").fill(PASSWORD)
    await page.get_by_label(f"Type “{name}” to confirm").fill("somebody")
    await expect(page.get_by_role("button", name="Erase for good")).to_be_disabled()
    await page.get_by_label(f"Type “{name}” to confirm").fill(name)
    await page.get_by_role("button", name="Erase for good").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Your account is erased")
    save = page.get_by_role("button", name="Save the receipt")
    await expect(save).to_be_visible(timeout=90_000)
    async with page.expect_download() as waiting:
        await save.click()
    file = tmp_path / "receipt.json"
    await (await waiting.value).save_as(file)
    await page.get_by_role("button", name="Done, leave").click()
    await enter(page, meno, "gus", at="/privacy")
    await page.locator("input[type=file]").set_input_files(file)
    await expect(page.get_by_text("This receipt is ours, and unaltered.")).to_be_visible()
    forged = tmp_path / "forged.json"
    forged.write_text(json.dumps({**json.loads(file.read_text()), "rows": 1}))
    await page.locator("input[type=file]").set_input_files(forged)
    await expect(page.get_by_text("This receipt is not ours")).to_be_visible()


async def test_privacy_is_accessible_in_both_schemes_directions_and_widths(page: Page, meno: Running, inside: Services) -> None:
    await at_privacy(page, meno, inside)
    assert await faults_at(page, "/privacy") == []
