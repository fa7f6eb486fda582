"""What my tutor remembers, in the browser: a belief is made, corrected, contested, forgotten; asked, looked back at, paused, taken along."""

from __future__ import annotations

import zipfile
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.async_api import Page, expect

from bench.running import Running
from bench.web.access import faults_at
from bench.web.browser import axe_faults
from bench.web.screens import settled
from services.bootstrap import Services
from tests.journeys.learner import believed
from tests.web.newcomer import newcomer

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
NOTE = "Examples from football help me"


async def noted(page: Page, text: str = NOTE) -> None:
    await page.get_by_label("In your words").fill(text)
    await page.get_by_role("button", name="Remember this").click()
    await expect(page.get_by_role("article").filter(has_text=text)).to_be_visible(timeout=30_000)


async def test_a_new_learner_is_told_warmly_that_there_is_nothing_yet(page: Page, meno: Running, inside: Services) -> None:
    await newcomer(page, meno, inside, "/memory")
    await expect(page.get_by_role("heading", level=1)).to_have_text("What my tutor remembers")
    await expect(page.get_by_text("We are only getting to know each other")).to_be_visible()


async def test_a_note_is_remembered_corrected_contested_and_forgotten(page: Page, meno: Running, inside: Services) -> None:
    await newcomer(page, meno, inside, "/memory")
    await noted(page)
    card = page.get_by_role("article").filter(has_text=NOTE)
    await card.get_by_role("button", name="Correct").click()
    await page.get_by_label("What is right instead?").fill("Examples from cooking help me")
    await page.get_by_role("button", name="Save my words").click()
    card = page.get_by_role("article").filter(has_text="Examples from cooking help me")
    await expect(card).to_be_visible()
    await expect(page.get_by_role("article").filter(has_text=NOTE)).to_have_count(0)
    await card.get_by_role("button", name="I doubt this").click()
    await expect(card.get_by_text("Contested by you")).to_be_visible()
    await card.get_by_role("button", name="It is right after all").click()
    await expect(card.get_by_text("Contested by you")).to_have_count(0)
    await card.get_by_role("button", name="Forget").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("This cannot be undone")
    await dialog.get_by_role("button", name="Forget it").click()
    await expect(page.get_by_role("article")).to_have_count(0)
    await page.reload()
    await expect(page.get_by_text("We are only getting to know each other")).to_be_visible()


async def test_a_correction_being_typed_outlives_a_reload(page: Page, meno: Running, inside: Services) -> None:
    await newcomer(page, meno, inside, "/memory")
    await noted(page)
    await page.get_by_role("button", name="Correct").click()
    await page.get_by_label("What is right instead?").fill("Half a sentence")
    await page.reload()
    await page.get_by_role("button", name="Correct").click()
    await expect(page.get_by_label("What is right instead?")).to_have_value("Half a sentence")


async def test_a_belief_from_answers_shows_what_it_rests_on(page: Page, meno: Running, inside: Services) -> None:
    pupil = await newcomer(page, meno, inside, "/memory")
    await believed(pupil)
    await page.reload()
    card = page.get_by_role("article").first
    await card.get_by_role("button", name="Why?").click()
    await expect(card.get_by_role("listitem").first).to_contain_text("Answer")
    await card.get_by_role("link", name="Show it in the journal").first.click()
    await expect(page.get_by_role("tab", name="Journal")).to_have_attribute("aria-selected", "true")
    await expect(page.get_by_role("listitem").filter(has_text="Answer").first).to_be_visible()


async def test_the_journal_and_reports_tell_of_questions_and_not_of_short_names(page: Page, meno: Running, inside: Services) -> None:
    pupil = await newcomer(page, meno, inside, "/memory?part=journal")
    await pupil.next()
    report = {"id": str(uuid4()), "reason": "unclear", "note": "Which line is meant?"}
    (await pupil.client.post(f"/v1/offers/{pupil.offer['id']}/reports", json=report)).raise_for_status()
    await page.reload()
    listed = (await pupil.client.get("/v1/memory/entries")).raise_for_status().json()["items"]
    asked = next(one for one in listed if one["kind"] == "case")
    assert asked["question"]
    for address in ("/memory?part=journal", "/settings"):
        await page.goto(address)
        row = page.get_by_role("listitem").filter(has_text="Which line is meant?")
        await expect(row.locator("[data-asked]")).to_be_visible()
        await expect(row.get_by_text(asked["item"])).to_have_count(0)
        await settled(page)
        assert await axe_faults(page) == []


async def test_memory_is_asked_in_a_body_and_looked_back_at_by_day(page: Page, meno: Running, inside: Services) -> None:
    await newcomer(page, meno, inside, "/memory")
    await noted(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    await page.get_by_role("tab", name="Ask and look back").click()
    await page.get_by_label("Your question").fill("football")
    await page.get_by_role("button", name="Ask my memory").click()
    await expect(page.get_by_text(NOTE).first).to_be_visible()
    assert not any("football" in url for url in asked)
    await page.get_by_label("At the end of").fill(str(inside.clock.now().date()))
    await expect(page.get_by_text("Still believed")).to_be_visible()
    await page.get_by_label("At the end of").fill("2020-01-01")
    await expect(page.get_by_text("Came later")).to_be_visible()


async def test_a_period_is_forgotten_after_it_was_told_what_goes(page: Page, meno: Running, inside: Services) -> None:
    await newcomer(page, meno, inside, "/memory")
    await noted(page)
    await page.get_by_role("tab", name="Take along or forget").click()
    await page.get_by_label("First day").fill("2020-01-01")
    await page.get_by_label("Last day").fill("2090-01-01")
    await page.get_by_role("button", name="Show what would be lost").click()
    await expect(page.get_by_text("1 belief goes")).to_be_visible()
    await page.get_by_role("button", name="Forget all of this").click()
    await page.get_by_role("dialog").get_by_role("button", name="Forget all of this").click()
    await expect(page.get_by_text("It is forgotten.")).to_be_visible()
    await page.get_by_role("tab", name="Beliefs").click()
    await expect(page.get_by_text("We are only getting to know each other")).to_be_visible()


async def test_memory_is_taken_along_as_an_archive(page: Page, meno: Running, inside: Services, tmp_path: Path) -> None:
    await newcomer(page, meno, inside, "/memory?part=yours")
    await page.get_by_role("button", name="Make an archive").click()
    link = page.get_by_role("link", name="Download")
    await expect(link).to_be_visible(timeout=60_000)
    async with page.expect_download() as waiting:
        await link.click()
    await (await waiting.value).save_as(tmp_path / "memory.zip")
    with zipfile.ZipFile(tmp_path / "memory.zip") as archive:
        assert {"manifest.json", "journal.jsonl"} <= set(archive.namelist())


async def test_memory_is_paused_is_seen_to_be_everywhere_and_goes_on(page: Page, meno: Running, inside: Services) -> None:
    await newcomer(page, meno, inside, "/memory")
    await page.get_by_role("button", name="Pause memory").click()
    await expect(page.get_by_role("region", name="Memory is paused")).to_be_visible()
    await page.goto("/settings")
    banner = page.get_by_role("region", name="Memory is paused")
    await banner.get_by_role("button", name="Remember again").click()
    await expect(banner).to_have_count(0)


async def test_every_part_is_accessible_in_both_schemes_at_both_widths(page: Page, meno: Running, inside: Services) -> None:
    await newcomer(page, meno, inside, "/memory")
    await noted(page)
    for part in ("beliefs", "ask", "journal", "yours", "contract"):
        assert await faults_at(page, f"/memory?part={part}") == []
