"""The course and its skills in the studio as forms: they write the same files that the text shows, and say at a field what is wrong there."""

from __future__ import annotations

from uuid import uuid4

import pytest
from playwright.async_api import Page, expect

from bench.running import Running
from bench.web.browser import axe_faults, enter
from bench.web.screens import settled
from tests.web.test_studio import brought, bundle

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]


async def opened(page: Page, meno: Running, path: str) -> str:
    """Import a small course and open one of its files in its form; return the course's slug."""
    slug = f"forms-{uuid4().hex[:6]}"
    await enter(page, meno, "grace", at="/studio")
    await brought(page, "course.zip", bundle(slug))
    await page.get_by_role("link", name=f"Course {slug}: 3 skills").click(timeout=60_000)
    await page.get_by_role("link", name="Edit").click()
    await page.get_by_role("navigation", name="Files").get_by_role("button", name=path, exact=True).click()
    return slug


async def test_a_course_is_written_in_a_form_and_seen_as_others_see_it(page: Page, meno: Running) -> None:
    slug = await opened(page, meno, "course.yaml")
    title = page.get_by_label("What the course is called")
    await expect(title).to_have_value(f"Course {slug}")
    await title.fill("")
    await expect(page.get_by_text("This is needed.")).to_be_visible()
    await title.fill("Small steps: one, two")
    await page.get_by_label("Language", exact=True).fill("de-AT")
    await expect(page.get_by_text("Austrian German", exact=True)).to_be_visible()
    await page.get_by_label("What one can do at the end").fill("Count\nAdd")
    await page.get_by_label("Most of a day for reviews").fill("40")
    await page.get_by_role("combobox", name="Skills that it aims at").click()
    await page.get_by_role("option", name="Step s02").click()
    await page.keyboard.press("Escape")
    seen = page.get_by_role("region", name="As a learner reads it")
    await expect(seen.get_by_role("heading", name="Small steps: one, two")).to_be_visible()
    await expect(seen.get_by_role("listitem")).to_have_text(["Count", "Add"])
    assert await axe_faults(page) == []
    await page.get_by_text("Text", exact=True).click()
    text = await page.get_by_label("course.yaml", exact=True).input_value()
    for line in (f"id: {slug}", 'title: "Small steps: one, two"', "locale: de-AT", "  review_cap: 0.4", "  - s02"):
        assert line in text.split("\n"), text
    await page.get_by_text("Form", exact=True).click()
    await page.get_by_role("button", name="Save as a draft").click()
    await expect(page.get_by_role("link", name="Small steps: one, two: 3 skills, 9 items, 0 errors")).to_be_visible(timeout=60_000)


async def test_a_skill_is_written_in_a_form_and_lint_leads_to_its_field(page: Page, meno: Running) -> None:
    await opened(page, meno, "skills/s02.md")
    await page.get_by_label("What it is called").fill("The last step")
    await page.get_by_label("Lesson").fill("Go on as before.\n\n## Worked example of nothing")
    await page.get_by_role("button", name="Add an example").click()
    await page.get_by_label("Example 1, step by step").fill("$10 + 2 = 12$")
    await page.get_by_role("button", name="Add an example").click()
    last = page.get_by_role("group", name="Example").last
    await last.get_by_label("Title of example").fill("With tens")
    await last.get_by_label("step by step").fill("$20 + 2 = 22$")
    await last.get_by_role("button", name="up").click()
    await expect(page.get_by_label("Title of example 1")).to_have_value("With tens")
    await page.get_by_label("It builds on “Step s01”, because").fill("It goes on from there.")
    await page.get_by_role("button", name="Add a wrong idea").click()
    await expect(page.get_by_text("This is needed.")).to_have_count(2)
    await page.get_by_label("Wrong idea 1, in words").fill("Counts the first twice")
    await page.get_by_label("What is said to wrong idea 1").fill("Begin with the next one.")
    await page.get_by_label("Id of wrong idea 1").fill("Counts twice")
    await expect(page.get_by_text("Small letters, digits")).to_be_visible()
    await page.get_by_label("Id of wrong idea 1").fill("counts-twice")
    await page.get_by_label("Minutes to learn it").fill("0")
    await expect(page.get_by_text("More than 0, at most 600.")).to_be_visible()
    assert await axe_faults(page) == []
    seen = page.get_by_role("region", name="As a learner reads it")
    await expect(seen.get_by_role("heading", name="Worked example: With tens")).to_be_visible()
    await page.get_by_role("button", name="Save as a draft").click()
    refused = page.get_by_role("listitem").filter(has_text="minutes: Input").get_by_role("button").first
    await refused.click(timeout=60_000)
    await expect(page.get_by_label("Minutes to learn it")).to_be_focused()
    await page.get_by_label("Minutes to learn it").fill("12")
    await page.get_by_role("button", name="Save as a draft").click()
    await expect(page.get_by_text("It is there, as a draft.")).to_be_visible(timeout=60_000)
    await page.get_by_text("Text", exact=True).click()
    text = await page.get_by_label("skills/s02.md", exact=True).input_value()
    for line in ("title: The last step", "minutes: 12", "## Worked example: With tens", "\\## Worked example of nothing"):
        assert line in text.split("\n"), text


async def test_lint_reads_a_skill_and_a_course_before_they_are_saved_for_the_first_time(page: Page, meno: Running) -> None:
    await opened(page, meno, "skills/s02.md")
    said = page.get_by_role("region", name="What lint says of this file as it is now")
    await expect(said).to_have_count(0)
    lesson = page.get_by_label("Lesson")
    await lesson.fill("Look: ![a box](assets/nowhere.png)")
    await expect(said.get_by_text("there is no figure assets/nowhere.png")).to_be_visible()
    await expect(page.get_by_text("there is no figure assets/nowhere.png; add the file")).to_be_visible()
    await said.get_by_role("button", name="skills/s02.md").click()
    await expect(lesson).to_be_focused()
    await settled(page)
    assert await axe_faults(page) == []
    await lesson.fill("Look closely.")
    await expect(said.get_by_text("Lint finds nothing to mend.")).to_be_visible()
    await page.get_by_role("button", name="course.yaml", exact=True).click()
    await page.get_by_text("Text", exact=True).click()
    text = page.get_by_label("course.yaml", exact=True)
    await text.fill(await text.input_value() + "targets: [nowhere]\n")
    await expect(said.get_by_text("there is no skill 'nowhere'")).to_be_visible()
