"""An educator's day in the browser: a class is made, people come in, something is assigned and set aside, a report is answered."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from playwright.async_api import Page, expect

from bench.running import Running
from bench.web.browser import axe_faults, enter
from bench.web.screens import settled
from services.bootstrap import Services
from tests.journeys.learner import Pupil, enrolled, right_answer
from tests.journeys.stack import client_of

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]


async def own_class(page: Page, meno: Running) -> str:
    """Make a class in the browser, and return its name."""
    name = f"Class {uuid4().hex[:6]}"
    await enter(page, meno, "grace")
    await page.get_by_role("button", name="New class").click()
    await page.get_by_label("Name of the class").fill(name)
    await page.get_by_role("button", name="Make the class").click()
    await expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()
    return name


async def looks_at(pupil: Pupil) -> int:
    """Return how many looks an educator has had, as the learner's own log says."""
    found = (await pupil.client.get("/v1/access-log")).raise_for_status().json()
    return sum(one["role"] == "educator" for one in found["items"])


async def test_a_class_is_made_and_a_learner_invited_with_a_code_that_is_shown_once(page: Page, meno: Running) -> None:
    await own_class(page, meno)
    await page.get_by_role("button", name="Make a code").click()
    await expect(page.get_by_role("button", name="Make another")).to_be_visible()
    user_name = f"new-{uuid4().hex[:6]}"
    await page.get_by_label("Name", exact=True).fill("Noor Berg")
    await page.get_by_label("User name").fill(user_name)
    await page.get_by_role("button", name="Add", exact=True).click()
    await expect(page.get_by_text("Noor Berg is in the class.")).to_be_visible()
    await page.get_by_role("button", name="Invite").click()
    await expect(page.get_by_role("dialog").get_by_text("It works once")).to_be_visible()


async def test_a_user_name_that_is_taken_is_told_in_place_and_nothing_typed_is_lost(page: Page, meno: Running) -> None:
    await own_class(page, meno)
    await page.get_by_label("Name", exact=True).fill("Another Ada")
    await page.get_by_label("User name").fill("ada")
    await page.get_by_role("button", name="Add", exact=True).click()
    await expect(page.get_by_role("alert")).to_be_visible()
    await expect(page.get_by_label("Name", exact=True)).to_have_value("Another Ada")


async def test_a_roster_is_reported_on_line_by_line(page: Page, meno: Running) -> None:
    await own_class(page, meno)
    names = [f"r{uuid4().hex[:6]}" for _ in range(2)]
    lines = "name,user_name\n" + "".join(f"Pupil {n},{n}\n" for n in names) + "No name here\n"
    await page.locator("input[type=file]").set_input_files({"name": "roster.csv", "mimeType": "text/csv", "buffer": lines.encode()})
    await page.get_by_role("button", name="Import").click()
    await expect(page.get_by_text("2 new")).to_be_visible()
    await expect(page.get_by_text("1 refused")).to_be_visible()


async def test_an_assignment_is_made_changed_and_withdrawn(page: Page, meno: Running, inside: Services) -> None:
    await own_class(page, meno)
    await page.get_by_role("tab", name="Assignments").click()
    await page.get_by_role("button", name="Work with this version").click()
    await page.get_by_role("button", name="New assignment").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Skills to master").click()
    await page.get_by_role("option").first.click()
    due = inside.clock.now().date() + timedelta(days=8)
    await dialog.get_by_label("Last day").fill(str(due - timedelta(days=100)))
    await dialog.get_by_role("heading").click()
    await dialog.get_by_role("button", name="Assign").click()
    await expect(dialog.get_by_role("alert")).to_be_visible()
    await dialog.get_by_label("Last day").fill(str(due))
    await dialog.get_by_role("button", name="Assign").click()
    await expect(dialog).to_be_hidden()
    await page.get_by_role("button", name="Change").click()
    await page.get_by_role("dialog").get_by_label("Note").fill("Before the test.")
    await page.get_by_role("dialog").get_by_role("button", name="Save").click()
    await expect(page.get_by_text("Before the test.")).to_be_visible()
    await page.get_by_role("button", name="Withdraw").click()
    await page.get_by_role("dialog").get_by_role("button", name="Withdraw").click()
    await expect(page.get_by_text("withdrawn")).to_be_visible()


async def test_a_skill_is_pinned_for_one_learner_with_a_reason_and_taken_back(page: Page, meno: Running, inside: Services) -> None:
    pupil = await enrolled(meno, inside, f"pin-{uuid4().hex[:6]}")
    async with client_of(meno, "grace") as grace, client_of(meno, "otto") as otto:
        made = (await grace.post("/v1/classes", json={"name": f"Class {uuid4().hex[:6]}"})).raise_for_status().json()
        (await otto.post(f"/v1/classes/{made['id']}/members", json={"account_id": str(pupil.id)})).raise_for_status()
        course = (await grace.get("/v1/courses")).raise_for_status().json()["items"]
    algebra = next(one["id"] for one in course if one["slug"] == "algebra")
    await enter(page, meno, "grace", at=f"/classes/{made['id']}/learners/{pupil.id}?course={algebra}")
    await page.get_by_role("button", name="Set something aside").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Skill", exact=True).click()
    await page.get_by_role("option").nth(2).click()
    await dialog.get_by_label("Reason").fill("We do this in class this week.")
    await dialog.get_by_role("button", name="Set aside").click()
    await expect(page.get_by_text("We do this in class this week.")).to_be_visible()
    await page.get_by_role("button", name="Take back").click()
    await page.get_by_label("Reason").fill("The week is over.")
    await page.get_by_role("button", name="Take back", exact=True).click()
    await expect(page.get_by_text("taken back")).to_be_visible()
    await pupil.client.aclose()


async def test_how_a_learner_grew_is_seen_by_wish_and_each_look_is_in_their_log(page: Page, meno: Running, inside: Services) -> None:
    pupil = await enrolled(meno, inside, f"grow-{uuid4().hex[:6]}")
    async with client_of(meno, "grace") as grace, client_of(meno, "otto") as otto:
        made = (await grace.post("/v1/classes", json={"name": f"Class {uuid4().hex[:6]}"})).raise_for_status().json()
        (await otto.post(f"/v1/classes/{made['id']}/members", json={"account_id": str(pupil.id)})).raise_for_status()
        course = (await grace.get("/v1/courses")).raise_for_status().json()["items"]
    algebra = next(one["id"] for one in course if one["slug"] == "algebra")
    await pupil.attempt(right_answer(await pupil.step()), seconds=60)
    await enter(page, meno, "grace", at=f"/classes/{made['id']}/learners/{pupil.id}?course={algebra}")
    weeks = page.get_by_role("region", name="Over time")
    await expect(weeks.get_by_role("button", name="Show the last weeks")).to_be_visible()
    looks = await looks_at(pupil)
    await weeks.get_by_role("button", name="Show the last weeks").click()
    await expect(weeks.get_by_role("img", name="Bars of minutes")).to_be_visible()
    assert await looks_at(pupil) == looks + 1
    await page.get_by_role("region", name="Skills").get_by_role("button").first.click()
    grown = page.get_by_role("region", name="How it grew")
    await expect(grown.get_by_role("img", name="Line of mastery over time")).to_be_visible()
    await expect(grown.get_by_text("How each of them went is not shown here.")).to_be_visible()  # as policy masks it
    await expect(grown.get_by_role("listitem").first).to_contain_text("alone")
    assert await looks_at(pupil) == looks + 2
    assert await axe_faults(page) == []
    await page.get_by_role("button", name="Close this skill").click()
    await expect(grown).to_have_count(0)
    await pupil.client.aclose()


async def test_a_reported_item_is_answered(page: Page, meno: Running, inside: Services) -> None:
    pupil = await enrolled(meno, inside, f"rep-{uuid4().hex[:6]}")
    async with client_of(meno, "grace") as grace, client_of(meno, "otto") as otto:
        made = (await grace.post("/v1/classes", json={"name": f"AA {uuid4().hex[:6]}"})).raise_for_status().json()
        (await otto.post(f"/v1/classes/{made['id']}/members", json={"account_id": str(pupil.id)})).raise_for_status()
    note = "I cannot tell which line is meant."
    body = {"id": str(uuid4()), "step": pupil.offer["step"], "reason": "unclear", "note": note}
    (await pupil.client.post(f"/v1/offers/{pupil.offer['id']}/reports", json=body)).raise_for_status()
    await enter(page, meno, "grace", at="/inbox")
    await page.get_by_role("combobox", name="Class").click()
    await page.get_by_role("option", name=made["name"]).click()
    await expect(page.get_by_text(note)).to_be_visible()
    card = page.get_by_role("article").filter(has_text=note)
    await expect(card.get_by_role("heading")).not_to_have_text(pupil.offer["item"]["id"])
    await settled(page)
    assert await axe_faults(page) == []
    await page.get_by_label("Note to those who reported it").fill("Thank you, it says so now.")
    await page.get_by_role("button", name="It is mended").click()
    await expect(page.get_by_text("No item is reported.")).to_be_visible()
    cases = (await pupil.client.get("/v1/cases")).raise_for_status().json()["cases"]
    assert [(one["state"], one["answer"]) for one in cases] == [("mended", "Thank you, it says so now.")]
    await pupil.client.aclose()


async def test_a_learner_who_types_an_educators_address_finds_nothing_there(page: Page, meno: Running) -> None:
    await enter(page, meno, "ada", at="/classes")
    await expect(page.get_by_role("heading", level=1, name="Not found")).to_be_visible()
