"""The curriculum studio in the browser: import with a report, edit, lint that blocks, mend, simulate, publish, the class moves."""

from __future__ import annotations

import io
import zipfile
from uuid import uuid4

import pytest
from playwright.async_api import Page, expect

from bench.running import Running
from bench.web.browser import enter
from tests.journeys.http_school import chain
from tests.journeys.stack import client_of

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]


def bundle(slug: str, skills: int = 3) -> bytes:
    """Return a small course of its own as a zip."""
    files = chain(skills)
    files["course.yaml"] = files["course.yaml"].replace(b"id: chain\ntitle: chain", f"id: {slug}\ntitle: Course {slug}".encode())
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return packed.getvalue()


async def brought(page: Page, name: str, content: bytes) -> None:
    """Import a file on the studio's first page."""
    await page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "application/zip", "buffer": content})
    await page.get_by_role("button", name="Import").click()


async def blocked_until_mended(page: Page, item: str) -> None:
    """See that lint forbids publishing a draft, go where it points, mend the item there, and save."""
    await page.get_by_role("button", name="Publish").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog.get_by_text("Lint finds 1 error")).to_be_visible()
    await dialog.get_by_role("button", name="Publish").click()
    await expect(page.get_by_role("alert").filter(has_text="must be incorrect")).to_be_visible()
    await page.get_by_role("listitem").filter(has_text="Error:").get_by_role("link").click()
    area = page.get_by_label("items/s02/s02-1.md")
    selected = "area => area.value.slice(area.selectionStart, area.selectionEnd)"
    await expect(area).to_be_focused()
    assert "expect: incorrect" in await area.evaluate(selected)
    await area.fill(item)
    await page.get_by_role("button", name="Save as a draft").click()


async def test_a_broken_zip_is_refused_with_what_to_do(page: Page, meno: Running) -> None:
    await enter(page, meno, "grace", at="/studio")
    await brought(page, "broken.zip", b"PK this is no zip")
    await expect(page.get_by_text("It was refused").or_(page.get_by_role("alert")).first).to_be_visible(timeout=30_000)


async def test_a_course_is_imported_edited_mended_tried_and_published_and_the_class_moves(page: Page, meno: Running) -> None:
    slug = f"studio-{uuid4().hex[:6]}"
    async with client_of(meno, "grace") as grace:
        made = (await grace.post("/v1/classes", json={"name": f"Class {slug}"})).raise_for_status().json()
    await enter(page, meno, "grace", at="/studio")
    await brought(page, "course.zip", bundle(slug))
    await page.get_by_role("link", name=f"Course {slug}: 3 skills").click(timeout=60_000)
    await expect(page.get_by_role("heading", level=1, name=f"Course {slug}")).to_be_visible()

    await page.get_by_role("link", name="Edit").click()
    await page.get_by_role("button", name="skills/s02.md", exact=True).click()
    await page.get_by_text("Text", exact=True).click()
    area = page.get_by_label("skills/s02.md")
    text = await area.input_value()
    await area.fill(text.replace("s01", "nowhere"))
    await expect(page.get_by_text("1 file changed, not saved")).to_be_visible()
    await page.reload()
    await expect(page.get_by_text("1 file changed, not saved")).to_be_visible()
    await page.get_by_role("button", name="Save as a draft").click()
    await expect(page.get_by_text("It was refused").or_(page.get_by_text("It is there, as a draft."))).to_be_visible(timeout=60_000)
    await expect(page.get_by_text("nowhere").first).to_be_visible()

    await page.get_by_role("button", name="skills/s02.md", exact=True).click()
    await page.get_by_label("skills/s02.md").fill(text.replace("How Step s02 is done.", "How it is done, better."))
    await page.get_by_role("button", name="items/s02/s02-1.md", exact=True).click()
    item = await page.get_by_label("items/s02/s02-1.md").input_value()
    await page.get_by_label("items/s02/s02-1.md").fill(item.replace("expect: correct", "expect: incorrect"))
    await page.get_by_role("button", name="Save as a draft").click()
    await page.get_by_role("link", name=f"Course {slug}: 3 skills, 9 items, 1 errors").click(timeout=60_000)
    await blocked_until_mended(page, item)
    await page.get_by_role("link", name=f"Course {slug}: 3 skills, 9 items, 0 errors").click(timeout=60_000)

    await page.get_by_role("tab", name="Simulated learners").click()
    await page.get_by_role("textbox", name="Learners").fill("9")
    await page.get_by_role("textbox", name="Days").fill("5")
    await page.get_by_role("button", name="Simulate", exact=True).click()
    await (
        page.get_by_role("button", name="Open the report")
        .or_(page.get_by_role("button", name="Close the report"))
        .wait_for(timeout=120_000)
    )
    await expect(page.get_by_role("img", name="The way to mastery")).to_be_visible(timeout=30_000)

    await page.get_by_role("button", name="Publish").click()
    await page.get_by_role("dialog").get_by_role("button", name="Publish").click()
    await expect(page.get_by_text("It is published.")).to_be_visible()
    await page.get_by_role("tab", name="Classes").click()
    row = page.get_by_role("listitem").filter(has_text=made["name"])
    await row.get_by_role("button", name="What would moving here do?").click()
    await row.get_by_role("button", name="Move the class here").click()
    await expect(row.get_by_text("works with this version")).to_be_visible()
