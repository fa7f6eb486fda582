"""The skill graph in the studio: a skill is added, connected with a why, a circle is refused, an edge goes; by form and keyboard as on the graph."""

from __future__ import annotations

from uuid import uuid4

import pytest
from playwright.async_api import Locator, Page, expect

from bench.running import Running
from bench.web.browser import axe_faults, enter
from tests.web.test_studio import brought, bundle

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]


async def opened(page: Page, meno: Running) -> Locator:
    """Import a small course and open its graph."""
    slug = f"graph-{uuid4().hex[:6]}"
    await enter(page, meno, "grace", at="/studio")
    await brought(page, "course.zip", bundle(slug))
    await page.get_by_role("link", name=f"Course {slug}: 3 skills").click(timeout=60_000)
    await page.get_by_role("link", name="Edit").click()
    await page.get_by_text("Skill graph", exact=True).click()
    graph = page.get_by_role("application", name="Skill graph")
    await expect(graph.locator('[data-skill="s02"]')).to_be_visible()
    return graph


async def line_drawn(page: Page, graph: Locator, start: str, end: str) -> None:
    """Draw a line with the pointer, from the dot of a skill to anywhere on another."""
    dot = graph.locator(f'.react-flow__node[data-id="{start}"] .react-flow__handle.source')
    box, there = await dot.bounding_box(), await graph.locator(f'[data-skill="{end}"]').bounding_box()
    assert box
    assert there
    await page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    await page.mouse.down()
    await page.mouse.move(there["x"] + 20, there["y"] + 20, steps=5)
    await page.mouse.move(there["x"] + there["width"] / 2, there["y"] + there["height"] / 2, steps=5)
    await page.mouse.up()


async def test_a_line_drawn_from_skill_to_skill_asks_for_its_why_and_becomes_a_prerequisite(page: Page, meno: Running) -> None:
    graph = await opened(page, meno)
    await graph.get_by_role("button", name="Show the whole").click()
    await line_drawn(page, graph, "s00", "s02")
    await expect(page.get_by_role("combobox", name="“Step s02” also builds on")).to_have_value("Step s00")
    await expect(page.get_by_label("Why?")).to_be_focused()
    await page.keyboard.type("It is used there, too.")
    await page.keyboard.press("Enter")
    why = page.get_by_label("It builds on “Step s00”, because")
    await expect(why).to_have_value("It is used there, too.")
    await expect(graph.get_by_role("img", name="Step s02 builds on Step s00: It is used there, too.")).to_be_visible()

    await page.get_by_role("button", name="No longer build on Step s00").click()
    await expect(why).to_have_count(0)
    await line_drawn(page, graph, "s00", "s02")  # the same line again is a new wish
    await expect(page.get_by_role("combobox", name="“Step s02” also builds on")).to_have_value("Step s00")

    await line_drawn(page, graph, "s02", "s00")
    await expect(page.get_by_text("Step s00 → Step s02 → Step s01 → Step s00")).to_be_visible()
    await line_drawn(page, graph, "s00", "s01")  # it is there already: the skill is shown, nothing is asked
    await expect(page.get_by_label("It builds on “Step s00”, because")).to_be_visible()
    await expect(page.get_by_role("combobox", name="“Step s01” also builds on")).to_have_value("")
    await expect(page.get_by_text("Nothing changed")).to_be_visible()


async def test_the_graph_is_edited_by_form_and_keyboard_and_a_circle_is_refused_by_name(page: Page, meno: Running) -> None:
    graph = await opened(page, meno)
    node = graph.locator('[data-skill="s00"]')
    await graph.focus()
    await expect(node).to_be_focused()
    await page.keyboard.press("ArrowRight")
    await expect(graph.locator('[data-skill="s01"]')).to_be_focused()
    await page.keyboard.press("ArrowLeft")
    await expect(node).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("It builds on nothing yet.")).to_be_visible()

    await page.get_by_role("combobox", name="“Step s00” also builds on").click()
    await page.get_by_role("option", name="Step s02").click()
    await expect(page.get_by_text("Step s00 → Step s02 → Step s01 → Step s00")).to_be_visible()
    await page.get_by_label("Why?").fill("It would go round.")
    await expect(page.get_by_role("button", name="Connect", exact=True)).to_be_disabled()
    assert await axe_faults(page) == []

    await page.get_by_label("What it is called").fill("Zählen bis zehn")
    await page.keyboard.press("Enter")
    await expect(graph.locator('[data-skill="zahlen-bis-zehn"]')).to_be_visible(timeout=20_000)
    await page.get_by_role("combobox", name="“Zählen bis zehn” also builds on").click()
    await page.get_by_role("option", name="Step s02").click()
    await page.get_by_label("Why?").fill("First this, then that.")
    await page.keyboard.press("Enter")
    await expect(page.get_by_label("It builds on “Step s02”, because")).to_have_value("First this, then that.")
    await expect(page.get_by_text("1 file changed, not saved")).to_be_visible()

    await page.get_by_role("combobox", name="Skill", exact=True).click()
    await page.get_by_role("option", name="Step s01").click()
    await page.get_by_role("button", name="No longer build on Step s00").click()
    await expect(page.get_by_text("2 files changed, not saved")).to_be_visible()
    await page.get_by_role("button", name="Open its file").click()
    await page.get_by_text("Text", exact=True).click()
    assert "prerequisites: []" in await page.get_by_label("skills/s01.md", exact=True).input_value()
    await page.reload()
    await expect(page.get_by_text("2 files changed, not saved")).to_be_visible()
