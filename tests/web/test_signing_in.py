"""Signing in through the browser: with the right password, with a wrong one, and back to where one was."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from bench.running import Running
from bench.web.browser import axe_faults, enter

pytestmark = pytest.mark.slow


async def test_a_learner_signs_in_and_is_at_home(page: Page, meno: Running) -> None:
    await enter(page, meno, "ada")
    await expect(page.get_by_role("link", name="Today")).to_have_attribute("aria-current", "page")


async def test_a_wrong_password_says_what_to_do_and_keeps_what_was_typed(page: Page, meno: Running) -> None:
    await page.goto("/")
    await page.get_by_label("School or organisation").fill("demo")
    await page.get_by_label("User name or e-mail").fill("ada")
    await page.get_by_label("Password", exact=True).fill("not this one")
    await page.get_by_role("button", name="Sign in").click()
    await expect(page.get_by_role("alert")).to_contain_text("is not right")
    await expect(page.get_by_label("User name or e-mail")).to_have_value("ada")


async def test_the_sign_in_is_accessible(page: Page) -> None:
    await page.goto("/sign-in")
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert await axe_faults(page) == []


async def test_an_unknown_call_of_the_api_is_a_problem_and_an_unknown_file_is_none(page: Page) -> None:
    missing_call = await page.request.get("/v1/nothing-here")
    missing_file = await page.request.get("/assets/nothing.js")
    assert (missing_call.status, missing_file.status) == (404, 404)
    assert (await missing_call.json())["code"] == "not_found"
