"""Settings in the browser: language, colours, account, class, a person to talk to; and a session that ends while somebody types."""

from __future__ import annotations

from uuid import uuid4

import pytest
from playwright.async_api import Page, expect

from bench.people import PASSWORD
from bench.running import Running
from bench.web.access import faults_at
from services.bootstrap import Services
from tests.journeys.stack import client_of
from tests.web.newcomer import newcomer

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


async def at_settings(page: Page, meno: Running, inside: Services, at: str = "/settings") -> str:
    """Make a learner of this test's own, sign them in at a screen, and return their user name."""
    name = f"set-{uuid4().hex[:8]}"
    await newcomer(page, meno, inside, at, name)
    return name


async def chosen(page: Page, label: str, option: str) -> None:
    await page.get_by_role("combobox", name=label).click()
    await page.get_by_role("option", name=option, exact=True).click()


async def test_the_language_is_changed_at_once_and_goes_with_the_account(page: Page, meno: Running, inside: Services) -> None:
    name = await at_settings(page, meno, inside)
    await chosen(page, "Language", "Deutsch")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Einstellungen")
    await expect(page.get_by_text("Deine Sprache gehört jetzt zu deinem Konto.")).to_be_visible()
    await page.get_by_role("button", name="Abmelden").click()
    await expect(page.get_by_role("button", name="Anmelden")).to_be_visible()
    await page.evaluate("localStorage.clear()")
    await page.reload()
    await page.get_by_label("School or organisation").fill("demo")
    await page.get_by_label("User name or e-mail").fill(name)
    await page.get_by_label("Password", exact=True).fill(PASSWORD)
    await page.get_by_role("button", name="Sign in").click()
    await expect(page.get_by_role("link", name="Einstellungen")).to_be_visible()


async def test_dark_large_and_right_to_left_are_kept(page: Page, meno: Running, inside: Services) -> None:
    await at_settings(page, meno, inside)
    await chosen(page, "Colours", "Dark")
    await chosen(page, "Text size", "Larger")
    await page.goto("/settings?lang=ar-XB")
    root = page.locator("html")
    await expect(root).to_have_attribute("dir", "rtl")
    await expect(root).to_have_attribute("data-mantine-color-scheme", "dark")
    await expect(root).to_have_attribute("data-text", "larger")


async def test_a_class_is_joined_by_its_code_and_a_wrong_code_says_so(page: Page, meno: Running, inside: Services) -> None:
    grace = client_of(meno, "grace")
    made = (await grace.post("/v1/classes", json={"name": "Evening class"})).raise_for_status().json()
    code = (await grace.put(f"/v1/classes/{made['id']}/join-code")).raise_for_status().json()["code"]
    await grace.aclose()
    await at_settings(page, meno, inside)
    await page.get_by_label("Code of the class").fill("XXXX-XXXX")
    await page.get_by_role("button", name="Join").click()
    await expect(page.get_by_role("alert")).to_be_visible()
    await page.get_by_label("Code of the class").fill(code)
    await page.get_by_role("button", name="Join").click()
    await expect(page.get_by_text("You are in the class “Evening class” now.")).to_be_visible()


async def test_a_learner_tells_a_person_and_hears_what_to_do_meanwhile(page: Page, meno: Running, inside: Services) -> None:
    await at_settings(page, meno, inside)
    await page.get_by_label("What should somebody know?").fill("I would like to talk to somebody.")
    await page.get_by_role("button", name="Tell somebody").click()
    await expect(page.get_by_label("What should somebody know?")).to_have_value("")


async def test_signing_out_asks_when_something_was_not_sent(page: Page, meno: Running, inside: Services) -> None:
    await at_settings(page, meno, inside)
    await page.get_by_label("What should somebody know?").fill("Half a thought")
    await page.reload()
    await page.get_by_role("button", name="Sign out").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("has not been sent")
    await dialog.get_by_role("button", name="Sign out anyway").click()
    await expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    assert await page.evaluate("Object.keys(sessionStorage).filter((key) => key.includes('draft')).length") == 0


async def test_a_session_that_ends_while_typing_comes_back_to_the_same_words(page: Page, meno: Running, inside: Services) -> None:
    name = await at_settings(page, meno, inside, at="/memory?part=beliefs")
    await page.get_by_label("In your words").fill("Examples from chess help me")
    await page.context.clear_cookies()
    await page.get_by_role("button", name="Remember this").click()
    await expect(page.get_by_text("Sign in, and you will be back where you were.")).to_be_visible()
    await page.get_by_label("User name or e-mail").fill(name)
    await page.get_by_label("Password", exact=True).fill(PASSWORD)
    await page.get_by_role("button", name="Sign in").click()
    await expect(page.get_by_label("In your words")).to_have_value("Examples from chess help me")
    await page.get_by_role("button", name="Remember this").click()
    await expect(page.get_by_role("article").filter(has_text="Examples from chess help me")).to_be_visible(timeout=30_000)


async def test_settings_are_accessible_in_both_schemes_directions_and_widths(page: Page, meno: Running, inside: Services) -> None:
    await at_settings(page, meno, inside)
    assert await faults_at(page, "/settings") == []
